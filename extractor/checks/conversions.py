"""Factors between the units of one measure, from `rules/checks.toml`; regional land measures have none."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from extractor.checks.catalogue import rules
from extractor.checks.units import norm
from extractor.schema.record import Figure


def factor(one: Figure, other: Figure) -> Decimal | None:
    """How many of the second unit make one of the first; None where they are not of one measure."""
    return unit_factor(norm(one.unit), norm(other.unit))


def unit_factor(one: str | None, other: str | None) -> Decimal | None:
    """How many of the second unit make one of the first."""
    for rule in rules().conversion:
        if (one, other) == (rule.unit, rule.base):
            return rule.factor
        if (one, other) == (rule.base, rule.unit):
            return 1 / rule.factor
    return None


def mean_scale(whole: Figure, count: Figure, mean: Figure) -> Fraction:
    """By how much total / count is to be scaled to be in the unit of the mean: "420 tấn, 14.000 hộ, mỗi hộ 30 kg" by 1000."""
    amount, _, per = (norm(mean.unit) or "").partition("/")
    measured = (norm(count.unit) or "").partition(" ")[0]
    return Fraction(unit_factor(norm(whole.unit), amount) or 1) / Fraction(unit_factor(measured, per) or 1)


def product_scale(total: Figure, quantities: Iterable[Figure], rate: Figure) -> Fraction:
    """By how much rate × quantities is to be scaled to be in the unit of the total: "15 kg/người, 12.840 người, 192,6 tấn"."""
    amount, *parts = (norm(rate.unit) or "").split("/")
    scale = 1 / Fraction(unit_factor(norm(total.unit), amount) or 1)
    for quantity in quantities:
        unit = (norm(quantity.unit) or "").partition("/")[0]
        measured = unit if unit in parts else unit.partition(" ")[0]
        factors = (unit_factor(measured, part) for part in parts if measured != part)
        scale *= Fraction(next((found for found in factors if found), 1))
    return scale
