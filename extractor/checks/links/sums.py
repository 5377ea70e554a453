"""A whole and its parts (A01), and a share of a whole (A03, B06), as relations."""

from collections.abc import Iterable
from decimal import Decimal

from extractor.checks.facts import Mention
from extractor.checks.relations import Relation


def sum_of(whole: Mention, parts: Iterable[Mention]) -> Relation:
    """That the parts, in the order of the article, add up to the whole."""
    return Relation("A01", tuple(part.figure for part in parts), (whole.figure,))


def share_of(percent: Mention, part: Mention, whole: Mention, *, rule: str = "A03") -> Relation:
    """That a percentage says how much of the whole the part is; of a target under the rule B06."""
    return Relation(rule, (part.figure, whole.figure), (percent.figure,))


NEAR = 4
"""What part of their whole, one in so many, parts may miss or exceed it where a misprint can still be the reason."""


def nearly_make(whole: Mention, parts: Iterable[Mention]) -> bool:
    """Whether parts come so near to a whole that they can be all of it, be one of the numbers misprinted."""
    value = whole.figure.value or Decimal(0)
    return abs(total(parts) - value) * NEAR <= value


def total(parts: Iterable[Mention]) -> Decimal:
    """What the parts come to as printed, whatever their units."""
    return sum((part.figure.value or Decimal(0) for part in parts), Decimal(0))
