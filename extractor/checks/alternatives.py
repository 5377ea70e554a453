"""The legitimate readings to try before figures are called inconsistent (catalogue 0.4).

The commonest reason for a misfit in true articles is a base that is not the one nearby: all members of an assembly and
not those present, a target, another period. One that fits turns the verdict into a review that names it.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from extractor.checks.conversions import mean_scale
from extractor.checks.facts import Facts
from extractor.checks.judge import fit_of, sides
from extractor.checks.links.item_forms import in_one_form
from extractor.checks.members import absent, bodies, carried_over, unprinted
from extractor.checks.ranges import Range
from extractor.checks.relations import Relation
from extractor.checks.repair import edits
from extractor.checks.scale import doubtful, grouped
from extractor.checks.units import alike, exceeds, is_count, is_percent, is_points
from extractor.checks.wording import alternative, printed
from extractor.rules.checks import Words
from extractor.schema.record import Figure

BASE_RULES = frozenset({"A03", "B06", "B02", "A07"})
SHARP = frozenset({"exact", "over", "nearly"})
"""Hedges that leave a figure narrow enough for a fit to mean something."""
ROUGHLY = Fraction(3, 10)
"""How far another whole may be from what a share or mean asks for, as a part of it; rounding never leaves more open."""
ONE, HUNDRED, HALF = Range.exactly(1), Range.exactly(100), Fraction(1, 2)
ALL = 100
OTHER_READINGS: dict[str, tuple[tuple[str, Callable[[Relation, Range], Range]], ...]] = {
    # "tăng 134%" of what is 134% of the old number
    "B02": (("equals", lambda relation, computed: (-computed if relation.direction < 0 else computed) + HUNDRED),),
    "A03": (
        ("above", lambda _, computed: computed - HUNDRED),
        ("complement", lambda _, computed: HUNDRED - computed),
        ("half_target", lambda _, computed: computed.scaled(2)),
    ),
    "B06": (
        ("above", lambda _, computed: computed - HUNDRED),
        ("half_target", lambda _, computed: computed.scaled(2)),
    ),
    # "tăng 2 lần" is said of three times as much too
    "B04": (("times", lambda _, computed: computed - ONE),),
}


def alternatives(facts: Facts, relation: Relation, *, named: bool = False, tied: bool = False) -> list[Words]:
    """The readings under which the figures of `relation` fit, in words; empty where there is none.

    `named`: the words name the whole in full, which leaves no other one. `tied`: they tell a share, which is no growth.
    """
    found = [
        *(() if named else other_bases(facts, relation)), *bodies(relation), *absent(facts, relation),
        *carried_over(facts, relation), *unprinted(facts, relation),
        *readings(relation, named or tied), *missing(facts, relation, named), *other_values(facts, relation),
    ]  # fmt: skip
    return list({words.vi: words for words in found}.values())


def may_fit(relation: Relation, other: Figure) -> bool:
    """Whether another whole is of the size that the share or mean asks for; saves the arithmetic on all the rest."""
    part, printed_one = relation.terms[0].value, relation.printed[0].value
    if relation.by_gap or not part or not printed_one or other.value is None:
        return True
    if relation.rule == "B02":
        kept = 100 + Fraction(printed_one) * (relation.direction or 1)
        asked = Fraction(part) * 100 / kept if kept > 0 else Fraction(0)
    else:
        asked = Fraction(part) / Fraction(printed_one)
        asked *= (
            mean_scale(relation.terms[0], relation.terms[1], relation.printed[0]) if relation.rule == "A07" else 100
        )
    return abs(Fraction(other.value) - asked) <= ROUGHLY * asked


def fits(relation: Relation) -> bool:
    """Whether the relation holds as printed or under another way of shortening, hedges taken at their word."""
    return fit_of(relation, sides(relation, "plain"), "plain")[0] in {"plain", "shortened"}


def other_bases(facts: Facts, relation: Relation) -> Iterator[Words]:
    """Every other figure around the percentage that counts as whole or part do, as the whole or base."""
    if relation.rule not in BASE_RULES:
        return
    first, second = relation.terms
    name = "base" if relation.rule == "B02" else "whole"
    for mention in facts.around(relation.printed[0]):
        figure = mention.figure
        if figure.id in relation.ids or figure.value in (None, second.value, first.value):
            continue
        if not (alike(figure, second) or (relation.rule != "A07" and alike(figure, first))):
            continue
        if figure.modifier not in SHARP or figure.role in {"target", "threshold"}:
            continue
        if relation.rule == "A07" and figure.role != first.role:
            continue  # no total of this year is spread over those of the last: "1.520 doanh nghiệp, năm trước 1.360"
        if not may_fit(relation, figure):
            continue
        if fits(Relation(relation.rule, (first, figure), relation.printed, relation.direction, relation.by_gap)):
            yield alternative(name, figure=quote(figure))
    yield from unread_bases(facts, relation, name)


def unread_bases(facts: Facts, relation: Relation, name: str) -> Iterator[Words]:
    """A number between the whole and its share that no figure tells: "Huyện có 34 cơ sở, đoàn kiểm tra 28; … 17 cơ sở, 60%"."""
    first, second = relation.terms
    told = [facts.by_id[figure.id] for figure in (second, *relation.printed) if figure.id in facts.by_id]
    if len(told) < 2 or relation.rule != "A03" or not is_count(second):
        return
    start, end = min(m.end for m in told), max(m.start for m in told)
    for number in facts.unread_numbers(start, end):
        value = Decimal(number[0])
        other = second.model_copy(update={"value": value, "lower": value, "upper": value})
        if fits(Relation(relation.rule, (first, other), relation.printed)):
            yield alternative(name, figure=number[0])


def readings(relation: Relation, named: bool) -> Iterator[Words]:
    """The other things that writers mean by a percentage or a number of times; a share of what is named is no growth."""
    computed, published = sides(relation, "plain")
    result = printed(relation.printed[0]) if relation.printed else ""
    if relation.rule == "B04":
        published = roughly(relation.printed[0], published)
    for name, other in OTHER_READINGS.get(relation.rule, ()):
        if other(relation, computed).meets(published) and not rules_out(relation, name, tied=named):
            yield alternative(name, published=result)
    may_grow = relation.rule == "A03" and not named and exceeds(relation.terms[1], relation.terms[0])
    if may_grow and any(fits(as_growth(relation, direction)) for direction in (1, -1)):
        yield alternative("growth", published=result)
    if relation.rule in {"A04", "A05"} and not named and computed.below(HUNDRED):
        yield alternative("third")
    pointed = relation.rule == "B03" and is_points(relation.printed[0])
    if (
        relation.rule == "B03"
        and not pointed
        and fits(Relation("B02", relation.terms, relation.printed, relation.direction))
    ):
        yield alternative("relative")
    if relation.rule == "B02" and all(map(is_percent, relation.terms)):
        yield from _points(relation)


def roughly(times: Figure, published: Range) -> Range:
    """A whole number of times with what rounds to it: "tăng 2 lần" may be a rise by 2,1 times as much."""
    whole = times.value is not None and times.modifier == "exact" and not times.decimals
    return Range(Fraction(times.value or 0) - HALF, Fraction(times.value or 0) + HALF) if whole else published


def rules_out(relation: Relation, name: str, *, tied: bool = False) -> bool:
    """Whether the words leave no such reading: "bằng 20% so với cùng kỳ" is no change, "gấp 3 lần" not three times more."""
    change = relation.printed[0].value or 0
    if name == "equals" and change <= ALL:
        return relation.direction > 0 or tied  # "tăng 60%" is no rise to 60% of it, and a fall to 65% is one of 35%
    return (name in {"above", "complement"} and relation.compares) or (name == "times" and relation.direction == 0)


def as_growth(relation: Relation, direction: int) -> Relation:
    """A share read as a change: the part is by how much the whole grew, and the percentage is of what it was before."""
    part, whole = relation.terms
    return Relation("B02", (whole, part), relation.printed, direction, by_gap=True)


def _points(relation: Relation) -> Iterator[Words]:
    if fits(Relation("B01", relation.terms, relation.printed, relation.direction)):
        yield alternative("points")


def missing(facts: Facts, relation: Relation, named: bool) -> Iterator[Words]:
    """A sum or balance that fits with one more figure of the neighbourhood, or without one of its own.

    `named`: the words tell how many parts there are ("tổng kinh phí ba nguồn"), so that none of them is nested.
    """
    if relation.rule == "A02":
        for term in relation.terms[1:]:
            kept = tuple(figure for figure in relation.terms if figure is not term)
            if fits(Relation("A02", kept, relation.printed)):
                yield alternative("included", figure=quote(term))
    if relation.rule in {"A07", "A08"}:
        yield from exempt(facts, relation)
    if relation.rule in {"A01", "A02", "B07"}:
        yield from other_sums(facts, relation)
    if relation.rule not in {"A01", "A02"}:
        return
    yield from () if named else nested(facts, relation)
    for figure in told_beside(facts, relation):
        more = Relation(relation.rule, (*relation.terms, figure), relation.printed)
        other = Relation(relation.rule, relation.terms, (*relation.printed, figure))
        if fits(more) or (relation.rule == "A02" and fits(other)):
            yield alternative("more", figure=quote(figure))


def told_beside(facts: Facts, relation: Relation) -> Iterator[Figure]:
    """The other figures of its sentences that a sum or balance may have left out, among them the next item of another noun.

    "170 giấy phép, gồm 45 giấy phép thăm dò, 75 giấy phép khai thác, 50 quyết định gia hạn".
    """
    told = [facts.by_id[figure.id] for figure in relation.figures if figure.id in facts.by_id]
    sentences, last = {m.sentence for m in told}, max((m.index for m in told), default=0)
    whole = relation.printed[0]
    for mention in (m for sentence in sorted(sentences) for m in facts.by_sentence.get(sentence, ())):
        goes_on = mention.index == last + 1 and is_count(mention.figure) and is_count(whole)
        if mention.id not in relation.ids and (goes_on or alike(mention.figure, whole)):
            yield mention.figure


def other_sums(facts: Facts, relation: Relation) -> Iterator[Words]:
    """Another figure around that is the sum of these parts to the digit, if it is no misprint of the whole.

    "Thụ lý 736 việc. Số phải thi hành là 728 việc. … Đã thi hành xong 369 việc. Số chuyển kỳ sau là 359 việc": of 728.
    """
    whole, parts = sides_of_sum(relation)
    if whole is None:
        return
    told = sum((part.value or Decimal(0) for part in parts), Decimal(0))
    if told in {value for value, _ in edits(whole)}:
        return
    for mention in facts.around(whole):
        figure = mention.figure
        if (
            figure.value == told
            and figure.id not in relation.ids
            and figure.modifier == "exact"
            and alike(figure, whole)
        ):
            yield alternative("whole", figure=quote(figure))


def sides_of_sum(relation: Relation) -> tuple[Figure | None, tuple[Figure, ...]]:
    """The whole of a sum, a rest or a balance of one figure, and what it is made of."""
    if relation.rule == "A01":
        return relation.printed[0], relation.terms
    if relation.rule == "B07":
        return relation.terms[0], (*relation.terms[1:], *relation.printed)
    return (relation.terms[0] if len(relation.terms) == 1 else None), relation.printed


def exempt(facts: Facts, relation: Relation) -> Iterator[Words]:
    """A price or mean that fits without some of those counted: "1.248 em nộp 450.000 đồng; 56 em được miễn"."""
    count = relation.terms[1]
    if count.id not in facts.by_id:
        return  # a period that is told as a date
    for mention in facts.by_sentence.get(facts.by_id[count.id].sentence, ()):
        some = mention.figure
        if some.role != count.role or some.id in relation.ids or not some.value:
            continue
        if abs(mention.index - facts.by_id[relation.printed[0].id].index) == 1 and some.value == 1:
            continue  # "trong 9 ngày, trung bình 240 m3 một ngày"
        if not alike(some, count) or not exceeds(count, some):
            continue
        left = (count.value or Decimal(0)) - some.value
        others = count.model_copy(update={"value": left, "lower": left, "upper": left})
        if fits(replaced(relation, count, others)):
            yield alternative("less", figure=quote(some))


def nested(facts: Facts, relation: Relation) -> Iterator[Words]:
    """A sum that fits without one of its parts, which may be a part of another: "12 vụ, gồm 9 vụ trộm, 3 vụ cướp, 2 vụ nặng".

    Places or kinds told in one form hold none of each other.
    """
    if relation.rule != "A01" or len(relation.terms) < 3:
        return
    parts = [facts.by_id[figure.id] for figure in relation.terms if figure.id in facts.by_id]
    if in_one_form(facts, parts) == len(relation.terms):
        return
    for term in relation.terms:
        kept = tuple(figure for figure in relation.terms if figure is not term)
        if fits(Relation("A01", kept, relation.printed)):
            yield alternative("less", figure=quote(term))


def other_values(facts: Facts, relation: Relation) -> Iterator[Words]:
    """Another printed value of one of the figures, or a comma that groups thousands."""
    for figure in relation.figures:
        for twin in facts.twins.get(figure.id, ()):
            if fits(replaced(relation, figure, twin)):
                yield alternative("duplicate", figure=quote(figure), other=quote(twin))
        if doubtful(figure) and fits(replaced(relation, figure, grouped(figure))):
            yield alternative("separator", figure=quote(figure))


def replaced(relation: Relation, figure: Figure, other: Figure) -> Relation:
    """`relation` with `other` in the place of `figure`."""
    terms, printed_side = (
        tuple(other if one is figure else one for one in side) for side in (relation.terms, relation.printed)
    )
    return Relation(relation.rule, terms, printed_side, relation.direction, relation.by_gap)


def quote(figure: Figure) -> str:
    """The printed words of a figure."""
    return figure.evidence[0].quote if figure.evidence else printed(figure)
