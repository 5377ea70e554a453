"""Slips in the digits of a mean: "bình quân 363 trường hợp" where 2.352 in 7 days are 336."""

from decimal import Decimal
from fractions import Fraction

from extractor.checks.chances import exact_chance, width_chance
from extractor.checks.conversions import mean_scale
from extractor.checks.judge import sides
from extractor.checks.reading import plain
from extractor.checks.relations import Relation
from extractor.checks.repair import edits, fitting
from extractor.checks.roundness import significant
from extractor.schema.record import Figure

KINDS = {"substitution": 9, "transposition": 1, "comma": 2, "scale": 4}
"""The slips that a mean is tried with, and in how many ways each can be made, for each digit or in all."""
BY_DIGIT = frozenset({"substitution", "transposition"})
WITHIN = Fraction(1, 5)
"""How far off a digit may put a mean of which the words do not settle the count: others than those may be meant."""
DIGITS = 2
"""How many digits a mean has at least, so that a slip in one leaves something to know it by."""
FINE = 10
"""How many times its last digit's worth a mended mean comes to, so that rounding leaves it a size."""
ZEROS = frozenset(Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3))
"""By how much a mean in a wrong scale is off."""
ODDS = Fraction(1, 200)
"""How likely at most chance may bring about that a slip explains one of the totals and counts that were tried."""


def slip_of(relation: Relation) -> tuple[Decimal, str] | None:
    """The number that the mean should be and the kind of slip, where one slip of its digits lets the relation hold."""
    mean = relation.printed[0]
    if mean.value is None or significant(mean) < DIGITS:
        return None
    tried = {value: kind for value, kind in edits(mean) if kind in KINDS and value >= FINE * mean.resolution}
    ranges = {figure.id: plain(figure) for figure in relation.figures}
    found = fitting(relation, mean, sorted(tried), ranges)
    kept = [one for one in sorted(found) if tried[one] != "substitution" or is_close(one, mean.value)]
    return (kept[0], tried[kept[0]]) if kept else None


def is_slip_of_multiple(relation: Relation) -> bool:
    """Whether a slip explains a mean that would be the total's exact part: 86,8 tỷ đồng are 1.240 times 70 triệu đồng."""
    found, (whole, count) = slip_of(relation), relation.terms
    return found is not None and whole.value == found[0] * (count.value or 0)


def is_slip_of_scale(relation: Relation) -> bool:
    """Whether a mean is the total's exact part but for zeros: of 18,5 tỷ đồng 74 fires cost 250 triệu each, not 2,5 tỷ."""
    (whole, count), mean = relation.terms, relation.printed[0]
    if not (whole.value and count.value and mean.value) or significant(mean) < DIGITS:
        return False
    told = Fraction(whole.value) * mean_scale(whole, count, mean) / (Fraction(count.value) * Fraction(mean.value))
    return told in ZEROS


def is_slip_from(figure: Figure, wanted: Fraction, kinds: frozenset[str] = frozenset(KINDS)) -> bool:
    """Whether a slip of one of these kinds made the figure of the number that is wanted."""
    return any(kind in kinds and Fraction(value) == wanted for value, kind in edits(figure))


def exactly(figure: Figure) -> Figure:
    """A figure as the very number that it prints: "6 triệu đồng mỗi tháng" of a norm was not rounded."""
    return figure.model_copy(update={"modifier": "exact", "lower": figure.value, "upper": figure.value})


def is_close(value: Decimal, printed: Decimal) -> bool:
    """Whether a digit puts a mean off by little."""
    return abs(Fraction(value - printed)) <= WITHIN * Fraction(max(value, printed))


def is_sharp_slip(relation: Relation, tried: int) -> bool:
    """Whether a slip explains a mean, and chance would hardly have one explain any of so many totals and counts."""
    found = slip_of(relation)
    if found is None:
        return False
    value, kind = found
    mended = Relation(relation.rule, relation.terms, (relation.printed[0].model_copy(update={"value": value}),))
    chance = width_chance(mended, sides(mended, "plain")) * exact_chance(mended)
    digits = len(str(int(value / mended.printed[0].resolution))) if kind in BY_DIGIT else 1
    return chance * tried * KINDS[kind] * digits < ODDS
