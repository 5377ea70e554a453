"""The smallest misprint that would make everything fit (catalogue 0.6).

Every figure of a failing relation is tried with one digit changed, added or dropped, or two neighbours exchanged
(Damerau-Levenshtein distance 1, as `correctTypos` of the R package deducorrect does). An edit counts only if no
relation that held is broken by it. Several edits may fit: they are hypotheses and no verdict on which figure is wrong.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extractor.checks.exchanged import swapped
from extractor.checks.formulas import FORMULAS
from extractor.checks.points import sides_with
from extractor.checks.ranges import Range
from extractor.checks.reading import plain, with_value
from extractor.checks.relations import Relation
from extractor.checks.units import is_measure, is_percent
from extractor.checks.wording import number
from extractor.schema.record import Figure
from extractor.schema.verdict import Hypothesis

DIGITS = "0123456789"
FEW = 100
"""How many units of its last digit a number must have for one of its digits to tell something."""
SCALED = frozenset({"scale", "comma"})
SHIFTS = frozenset({"insertion", "deletion"})
SCALES = (Decimal(1000), Decimal(1_000_000))


def hypotheses(failing: Sequence[Relation], holding: Sequence[Relation]) -> list[Hypothesis]:
    """The one-digit edits that close failing relations and break none, those that close most first."""
    found = []
    ranges = {figure.id: plain(figure) for relation in (*failing, *holding) for figure in relation.figures}
    for figure in {figure.id: figure for relation in failing for figure in relation.figures}.values():
        kinds = dict(edits(figure))
        values = sorted(kinds)
        touched = [(one, fitting(one, figure, values, ranges)) for one in failing if figure.id in one.ids]
        useful = set().union(*(fits for _, fits in touched))
        for relation in holding:
            if useful and figure.id in relation.ids:
                useful &= fitting(relation, figure, values, ranges)
        for value in sorted(useful):
            found.append(_hypothesis(figure, value, kinds[value], [one for one, fits in touched if value in fits]))
    return sorted(found, key=lambda one: (-len(one.closes), abs(Decimal(one.to_value) - Decimal(one.from_value))))


def _hypothesis(figure: Figure, value: Decimal, edit: str, closed: list[Relation]) -> Hypothesis:
    return Hypothesis(
        figure=figure.id,
        from_value=number(figure.value or Decimal(0)),
        to_value=number(value),
        edit=edit,
        closes=tuple(relation.rule for relation in closed),
    )


def mends(misprint: Hypothesis, relation: Relation) -> bool:
    """Whether `relation` would hold without the misprint."""
    figure = next((one for one in relation.figures if one.id == misprint.figure), None)
    if figure is None or relation.rule not in misprint.closes:
        return False
    return sides_with(relation, figure, Decimal(misprint.to_value)).agree()


def explains(found: Iterable[Hypothesis], relation: Relation) -> bool:
    """Whether one of the misprints `found` for a relation says something.

    A digit more or less makes a number ten times as much or as little, which closes too many relations to tell anything,
    but where it leaves one value for the printed result: "bình quân 300 triệu đồng" for 3.000. Nor does a digit
    of a part or whole of two digits, of which almost any percentage can be made.
    """
    results = {figure.id for figure in relation.printed}
    terms = relation.terms if any(map(is_percent, relation.printed)) else ()
    short = {figure.id for figure in terms if abs(figure.value or Decimal(0)) < FEW * figure.resolution}
    kept = [one for one in found if one.edit not in SHIFTS or one.figure in results]
    kept = [one for one in kept if one.edit in SCALED or one.figure not in short]
    shifts = [one for one in kept if one.edit in SHIFTS]
    return len(kept) > len(shifts) or len(shifts) == 1


def fitting(relation: Relation, figure: Figure, values: Sequence[Decimal], ranges: Mapping[str, Range]) -> set[Decimal]:
    """Those of the sorted `values` with which `figure` would make `relation` hold, the others being as in `ranges`.

    Both sides of every formula rise or fall with each of its figures, so that the values that fit lie together and two
    bisections find them. The range of a hedged figure jumps with its digits, so there each value is tried.
    """

    @cache
    def side(value: Decimal) -> int:
        changed = with_value(figure, value)
        computed, published = FORMULAS[relation.rule](
            relation, lambda other: changed if other.id == figure.id else ranges[other.id]
        )
        return published.below(computed) - computed.below(published)

    if not values or figure.modifier != "exact":
        return {value for value in values if not side(value)}
    turn = -1 if side(values[0]) > side(values[-1]) else 1
    first = bisect_left(values, 0, key=lambda value: turn * side(value))
    return set(values[first : bisect_right(values, 0, lo=first, key=lambda value: turn * side(value))])


def edits(figure: Figure) -> Iterator[tuple[Decimal, str]]:
    """The values one slip away from the printed digits, with its kind; numbers in words have none.

    A measure, and a count with a scale word, can also slip by that word: triệu for tỷ, "6.066 ngàn vụ" for 6.066; and a
    measure by its comma or a zero: "23,8 triệu đồng" for "2,38 triệu đồng", "300 triệu đồng" for "3.000 triệu đồng".
    """
    if figure.value is None or not any(digit in figure.evidence[0].quote for digit in DIGITS):
        return
    mantissa = figure.value / figure.resolution
    if mantissa != mantissa.to_integral_value() or mantissa < 0:
        return
    seen = {str(int(mantissa))}
    for text, edit in _neighbours(str(int(mantissa))):
        if text and text not in seen and (text[0] != "0" or figure.decimals):
            seen.add(text)
            yield Decimal(text) * figure.resolution, edit
    if is_measure(figure) and not is_percent(figure):
        yield from ((value, "comma") for value in (figure.value * 10, figure.value / 10))
    if (is_measure(figure) or figure.resolution >= SCALES[0]) and not is_percent(figure):
        yield from ((value, "scale") for power in SCALES for value in (figure.value * power, figure.value / power))


def _neighbours(digits: str) -> Iterator[tuple[str, str]]:
    for place, old in enumerate(digits):
        yield from ((digits[:place] + new + digits[place + 1 :], "substitution") for new in DIGITS if new != old)
    yield from ((text, "transposition") for text in swapped(digits))
    for place in range(len(digits)):
        yield digits[:place] + digits[place + 1 :], "deletion"
    for place in range(len(digits) + 1):
        yield from ((digits[:place] + new + digits[place:], "insertion") for new in DIGITS)
