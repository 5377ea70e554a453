"""One quantity printed in two units (A14)."""

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.conversions import factor
from extractor.checks.facts import Facts
from extractor.checks.relations import Claim, Relation

LINKS = frozenset({"(", "tương đương", "hay", "tức", "tức là", "= ", "bằng", "(tương đương"})


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each pair of figures that are one quantity."""
    for mentions in facts.by_sentence.values():
        for one, other in pairwise(mentions):
            between = facts.text[one.end : other.start].strip(" ,")
            if between in LINKS and factor(one.figure, other.figure):
                yield Claim((Relation("A14", (one.figure,), (other.figure,)),), firm=True)
