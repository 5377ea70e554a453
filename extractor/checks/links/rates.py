"""Rates per so many people or things (A16): "4.215 ca; tỷ suất 407,6 ca/100.000 dân (dân số 1.034.000 người)"."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.mean_kinds import is_elsewhere
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import is_bare, is_count, norm, one_noun, same

BASES = frozenset(Decimal(10) ** power for power in (3, 4, 5, 6))
SIGNS = frozenset({"/", "trên"})
MOST = 4
"""How many readings of one rate are tried."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each rate whose cases and population stand in its sentence or the one before."""
    for rate in facts.mentions:
        base = base_of(facts, rate)
        if base is None:
            continue
        near = [m for m in around(facts, rate) if m not in (rate, base) and base_of(facts, m) is None]
        cases = here_first(rate, [m for m in near if m.index < rate.index and is_case(facts, m, rate)])
        people = here_first(rate, [m for m in near if is_population(m, base)])
        readings = tuple(
            Relation("A16", (case.figure, whole.figure, base.figure), (rate.figure,))
            for case, whole in product(cases, people)
        )
        if readings:
            here = all(m.sentence == rate.sentence for m in (*cases, *people))
            own = here and len(readings) == 1 and not is_elsewhere(facts, rate, cases[0])
            yield Claim(readings[:MOST], firm=own)


def here_first(rate: Mention, mentions: list[Mention]) -> list[Mention]:
    """Those of the sentence of the rate where it has any."""
    return [m for m in mentions if m.sentence == rate.sentence] or mentions


def base_of(facts: Facts, mention: Mention) -> Mention | None:
    """The 100.000 right behind a figure that is told for each so many; such a figure counts nothing by itself."""
    base = facts.following(mention)
    if (
        base is None
        or base.sentence != mention.sentence
        or base.figure.value not in BASES
        or not is_count(mention.figure)
    ):
        return None
    between = facts.text[mention.end : base.start].strip()
    led = between or facts.text[base.start : base.end].lower().partition(" ")[0]
    return base if led in SIGNS else None


def around(facts: Facts, rate: Mention) -> list[Mention]:
    """The figures told for themselves in the sentence of a rate and the one before in its paragraph, the last first."""
    near = [m for number in (rate.sentence, rate.sentence - 1) for m in reversed(facts.by_sentence.get(number, ()))]
    return [m for m in near if m.block == rate.block and m.figure.role == "reported" and not is_change(facts, m)]


def is_case(facts: Facts, mention: Mention, rate: Mention) -> bool:
    """Whether a figure counts what a rate tells: "4.215 ca" for "407,6 ca", "96 bác sĩ" for "tỷ lệ bác sĩ là 8,1 trên …"."""
    if not is_bare(rate.figure):
        return one_noun(mention.figure, rate.figure)
    return f" {norm(mention.figure.unit)} " in facts.before(rate).lower()


def is_population(mention: Mention, base: Mention) -> bool:
    """Whether a figure can be all of those of whom a rate takes so many: "1.034.000 người" for "100.000 dân"."""
    persons = {norm(base.figure.unit), norm(mention.figure.unit)} <= {*rules().units.persons, "dân"}
    return (persons or same(mention.figure, base.figure)) and mention.figure.value not in BASES
