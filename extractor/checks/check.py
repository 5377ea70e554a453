"""All checks of one record, in the order of the catalogue: facts, ties, judgements, repair, verdicts."""

from collections.abc import Iterable, Iterator
from datetime import date

from extractor.checks.facts import Facts
from extractor.checks.judge import Judgement, judge
from extractor.checks.links import averages, changes, lists, partitions, shares
from extractor.checks.reading import Mode
from extractor.checks.relations import LINEAR, Claim
from extractor.checks.repair import hypotheses
from extractor.checks.verdicts import verdict_of
from extractor.parsers.precision import Rounding
from extractor.schema.record import InspectionRecord
from extractor.schema.verdict import Hypothesis, Verdict

PROPOSERS = (lists.claims, partitions.claims, shares.claims, changes.claims, averages.claims)


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
    judged = [judge(claim, mode) for claim in proposed(facts)]
    kept = settled([judgement for judgement in judged if judgement is not None])
    failing = [judgement.relation for judgement in kept if judgement.fails]
    holding = [judgement.relation for judgement in kept if not judgement.fails]
    found = hypotheses(failing, holding) if failing else []
    for judgement in kept:
        yield verdict_of(facts, judgement, _closing(judgement, found))


def proposed(facts: Facts) -> Iterator[Claim]:
    """Every claim that the words of the article make about its figures."""
    for propose in PROPOSERS:
        yield from propose(facts)


def settled(judged: list[Judgement]) -> list[Judgement]:
    """One judgement for each relation: what holds goes before what fails, and settles the figures that both share."""
    kept: list[Judgement] = []
    for judgement in sorted(judged, key=lambda judgement: judgement.fails):
        if not any(_same(judgement, other) for other in kept):
            kept.append(judgement)
    return kept


def _same(judgement: Judgement, other: Judgement) -> bool:
    one, two = judgement.relation, other.relation
    if one.ids == two.ids:
        return True
    if judgement.fails and not other.fails and one.rule in LINEAR and two.rule in LINEAR:
        return len(one.ids & two.ids) > 1
    return judgement.fails and one.printed == two.printed and one.rule not in LINEAR


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
