"""One quantity printed in two units (A14) and rates per so many (A16)."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.checks.conversions import factor
from extractor.checks.facts import Facts, Mention
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import is_count, same

LINKS = frozenset({"(", "tương đương", "hay", "tức", "tức là", "= ", "bằng", "(tương đương"})
RATE_BASES = frozenset(Decimal(10) ** power for power in (3, 4, 5, 6))


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each pair of figures that are one quantity, and for each rate with its cases and population."""
    for mentions in facts.by_sentence.values():
        for one, other in pairwise(mentions):
            between = facts.text[one.end : other.start].strip(" ,")
            if between in LINKS and factor(one.figure, other.figure):
                yield Claim((Relation("A14", (one.figure,), (other.figure,)),), firm=True)
            if between in {"/", "trên"} and other.figure.value in RATE_BASES and is_count(one.figure):
                yield from rate(facts, one, other)


def rate(facts: Facts, per: Mention, base: Mention) -> Iterator[Claim]:
    """The cases and the population of a rate, from its own sentence and the one before."""
    near = [m for m in facts.mentions[: per.index] if per.sentence - m.sentence <= 1 and m.block == per.block]
    cases = [m for m in near if same(m.figure, per.figure)]
    people = [m for m in near if same(m.figure, base.figure)]
    readings = tuple(
        Relation("A16", (case.figure, population.figure, base.figure), (per.figure,))
        for case in reversed(cases)
        for population in reversed(people)
    )
    if readings:
        together = all(m.sentence == per.sentence for m in (*cases, *people))
        yield Claim(readings[:4], firm=together and len(readings) == 1)
