"""A whole and its parts as a relation (A01)."""

from collections.abc import Iterable

from extractor.checks.facts import Mention
from extractor.checks.relations import Relation


def sum_of(whole: Mention, parts: Iterable[Mention]) -> Relation:
    """That the parts, in the order of the article, add up to the whole."""
    return Relation("A01", tuple(part.figure for part in parts), (whole.figure,))
