"""The known slips of newsrooms: a change the other way, of the new number or of no base, a ratio turned over, digits exchanged.

A misfit that such a slip explains to the last digit is one of the same figures and no matter of another scope.
"""

from dataclasses import replace

from extractor.checks.exchanged import DIGITS
from extractor.checks.judge import is_plain
from extractor.checks.ranges import Range
from extractor.checks.reading import plain
from extractor.checks.relations import Relation
from extractor.checks.units import is_count

DIRECTED = frozenset({"B01", "B02", "B03"})
HUNDRED = Range.exactly(100)
LEAST = 10
"""A difference of fewer things may be a percentage by chance."""


def is_slip(relation: Relation) -> bool:
    """Whether a change or a ratio misfits in a way in which newsrooms err."""
    if relation.rule in DIRECTED and is_turned(relation):
        return True
    if relation.rule == "A06":
        return is_transposed(relation)
    if relation.rule == "B02":
        return is_on_wrong_base(relation) or is_difference(relation)
    return relation.rule == "A03" and is_inverse(relation)


def is_turned(relation: Relation) -> bool:
    """Whether the size fits and the direction does not: "684 vụ; so với cùng kỳ (625 vụ) giảm 9,4%"."""
    return bool(relation.direction) and is_plain(replace(relation, direction=-relation.direction))


def is_on_wrong_base(relation: Relation) -> bool:
    """Whether the change is a percentage of the new number: "58 vụ, giảm 18 vụ (31%)", which is 18 of 58 and not of 76."""
    new, second = map(plain, relation.terms)
    if relation.by_gap:
        share = second.over(new).scaled(100)
    else:
        share = HUNDRED - second.over(new).scaled(100)
        share = -share if relation.direction < 0 else share
    return share.meets(plain(relation.printed[0]))


def is_difference(relation: Relation) -> bool:
    """Whether the difference of two counts was printed as a percentage: "84 công trình; cùng kỳ là 70 công trình, tăng 14%"."""
    new, old = (figure.value or 0 for figure in relation.terms)
    counts = not relation.by_gap and all(is_count(figure) and figure.modifier == "exact" for figure in relation.terms)
    apart = (new - old) * relation.direction
    return counts and apart >= LEAST and apart == relation.printed[0].value


def is_transposed(relation: Relation) -> bool:
    """Whether part and whole differ by two neighbouring digits alone: "428 hồ sơ, trong đó có 482 hồ sơ đúng quy định"."""
    part, whole = (format(one.value or 0, "f") for one in (*relation.terms, *relation.printed))
    apart = [place for place, pair in enumerate(zip(part, whole, strict=False)) if pair[0] != pair[1]]
    if len(part) != len(whole) or len(part) < DIGITS or len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    return part[apart[0] : apart[1] + 1] == whole[apart[0] : apart[1] + 1][::-1]


def is_inverse(relation: Relation) -> bool:
    """Whether the old number was divided by the new one: "3,15 tỷ, bằng 119% so với cùng kỳ (3,75 tỷ)"."""
    return relation.compares and is_plain(replace(relation, terms=relation.terms[::-1]))
