"""Factors between the units of one measure, from `rules/checks.toml`; regional land measures have none."""

from decimal import Decimal

from extractor.checks.catalogue import rules
from extractor.checks.units import norm
from extractor.schema.record import Figure


def factor(one: Figure, other: Figure) -> Decimal | None:
    """How many of the second unit make one of the first; None where they are not of one measure."""
    for rule in rules().conversion:
        if (norm(one.unit), norm(other.unit)) == (rule.unit, rule.base):
            return rule.factor
        if (norm(one.unit), norm(other.unit)) == (rule.base, rule.unit):
            return 1 / rule.factor
    return None
