"""All checks of one record, in the order of the catalogue: facts, ties, judgements, repair, verdicts."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from extractor.checks.facts import Facts
from extractor.checks.judge import Judgement, judge
from extractor.checks.links import averages, changes, flows, lists, partitions, rests, shares
from extractor.checks.reading import Mode
from extractor.checks.relations import LINEAR, Claim
from extractor.checks.repair import hypotheses
from extractor.checks.verdicts import verdict_of
from extractor.parsers.precision import Rounding
from extractor.schema.record import InspectionRecord
from extractor.schema.verdict import Hypothesis, Verdict

SUMS = (lists.claims, rests.claims, partitions.claims)


def check(
    record: InspectionRecord,
    *,
    rounding: Rounding = "nearest",
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    published: date | None = None,
) -> InspectionRecord:
    """`record` with its verdicts.

    `rounding`: how the writer is thought to have shortened numbers; the other ways still count as a match, with a
    note. `select`, `ignore`: rule codes or their beginnings ("A02", "A"). `published` is used where the record names no
    publication date.
    """
    facts = Facts.of(record)
    verdicts = arithmetic(facts, rounding)
    return record.model_copy(update={"checks": tuple(filter_rules(verdicts, select, ignore))})


def arithmetic(facts: Facts, rounding: Rounding) -> Iterator[Verdict]:
    """The verdicts on relations between figures."""
    mode: Mode = "plain" if rounding == "nearest" else rounding
    sums = settled(judged((claim for propose in SUMS for claim in propose(facts)), mode))
    sums = settled(sums + judged(flows.claims(facts, members_of(sums)), mode))
    # A share is of the whole that a list has shown its part to belong to, hence the second round.
    others = chain(shares.claims(facts, members_of(sums)), changes.claims(facts), averages.claims(facts))
    kept = sums + settled(judged(others, mode))
    failing = [judgement.relation for judgement in kept if judgement.fails]
    holding = [judgement.relation for judgement in kept if not judgement.fails]
    found = hypotheses(failing, holding) if failing else []
    for judgement in kept:
        yield verdict_of(facts, judgement, _closing(judgement, found))


def judged(claims: Iterable[Claim], mode: Mode) -> list[Judgement]:
    """What can be said of `claims`; those that leave open what belongs together are dropped."""
    return [judgement for claim in claims if (judgement := judge(claim, mode)) is not None]


def members_of(sums: Iterable[Judgement]) -> dict[str, str]:
    """The id of the whole of each part, from sums and partitions."""
    return {
        part.id: judgement.relation.printed[0].id
        for judgement in sums
        if judgement.relation.rule == "A01"
        for part in judgement.relation.terms
    }


def settled(judged: list[Judgement]) -> list[Judgement]:
    """One judgement for each relation.

    What holds goes before what fails and settles the figures that both share; of two sums that fail the fuller one is
    the one that the article tells.
    """
    kept: list[Judgement] = []
    for judgement in sorted(judged, key=lambda one: (one.fails, -len(one.relation.ids))):
        if not any(_settles(other, judgement) for other in kept):
            kept.append(judgement)
    return kept


def _settles(kept: Judgement, judgement: Judgement) -> bool:
    one, two = kept.relation, judgement.relation
    if one.ids == two.ids:
        return True
    if not judgement.fails:
        return False
    if one.rule in LINEAR and two.rule in LINEAR:
        return len(one.ids & two.ids) > 1 if not kept.fails else one.ids > two.ids
    return not kept.fails and one.printed == two.printed


def _closing(judgement: Judgement, found: list[Hypothesis]) -> Iterator[Hypothesis]:
    ids, rule = judgement.relation.ids, judgement.relation.rule
    if judgement.fails:
        yield from (one for one in found if one.figure in ids and rule in one.closes)


def filter_rules(
    verdicts: Iterable[Verdict], select: Iterable[str] | None, ignore: Iterable[str] | None
) -> Iterator[Verdict]:
    """The verdicts whose rule begins with one of `select` (all by default) and with none of `ignore`."""
    wanted, unwanted = tuple(select or ("",)), tuple(ignore or ())
    yield from (v for v in verdicts if v.rule.startswith(wanted) and not (unwanted and v.rule.startswith(unwanted)))
