"""How likely a random printed figure would agree with the others: what a fit says (catalogue 0.7)."""

from fractions import Fraction

from extractor.checks.conversions import mean_scale
from extractor.checks.relations import Relation, Sides
from extractor.schema.record import Figure

PERCENT_RULES = frozenset({"A03", "A04", "A05", "B02", "B03", "B06"})


def chance_of_fit(relation: Relation, both: Sides) -> Fraction:
    """How likely a random printed figure would fit: the share of the possible numbers that the two ranges leave.

    For a share the possible numbers are 0 to 100, for a count or amount 0 to the printed number itself.
    Source: `grim_probability` of the R package scrutiny, turned to relations with both parts known.
    """
    return min(width_chance(relation, both), exact_chance(relation))


def width_chance(relation: Relation, both: Sides) -> Fraction:
    """The share of the possible numbers that what is printed and what is computed leave together."""
    widths = both.computed.width(), both.published.width()
    if widths[0] is None or widths[1] is None:
        return Fraction(1)
    top = abs(Fraction(both.published.middle() or 1))
    scope = Fraction(100) if relation.rule in PERCENT_RULES else max(top, Fraction(1))
    step = _step(relation.printed[-1] if relation.printed else relation.terms[-1])
    return min(Fraction(1), max(widths[0] + widths[1], step) / scope)


def exact_chance(relation: Relation) -> Fraction:
    """How likely a total that gives the mean would be its exact multiple: "456 triệu của 114 cơ sở, mỗi cơ sở 4 triệu"."""
    if relation.rule != "A07" or any(figure.modifier not in {"exact", "about"} for figure in relation.figures):
        return Fraction(1)  # "ước đạt 4.950.000 lượt" was reckoned to the last digit, "hơn 4,9 triệu" was not
    (whole, count), mean = relation.terms, relation.printed[0]
    if not (whole.value and count.value and mean.value):
        return Fraction(1)
    scale = mean_scale(whole, count, mean)
    if Fraction(whole.value) * scale != Fraction(count.value) * Fraction(mean.value):
        return Fraction(1)
    return _step(whole) * scale / (Fraction(count.value) * _step(mean))


def _step(figure: Figure) -> Fraction:
    return Fraction(figure.resolution)
