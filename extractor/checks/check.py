"""All checks of one record, in the order of the catalogue: facts, ties, judgements, repair, verdicts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain

from extractor.checks import administration, calendar, counts, page, scale
from extractor.checks.days import first_day
from extractor.checks.facts import Facts
from extractor.checks.formulas import FORMULAS
from extractor.checks.judge import Judgement
from extractor.checks.reading import Mode
from extractor.checks.relations import LINEAR
from extractor.checks.repair import FEW, explains, hypotheses, mends
from extractor.checks.roundness import coarse_of
from extractor.checks.scopes import is_near
from extractor.checks.siblings import of_own_wholes
from extractor.checks.slips import is_slip
from extractor.checks.ties import relations
from extractor.checks.unchecked import unchecked
from extractor.checks.verdicts import SWAPS, exceeds_closely, is_far_beyond, looks_misprinted, verdict_of
from extractor.parsers.precision import Rounding
from extractor.schema.record import InspectionRecord
from extractor.schema.verdict import Hypothesis, Verdict

HIDDEN_PASSES = frozenset({"A04", "A06"})
"""Rules of which a pass says too little to be listed: a bound that holds, a share and what it leaves of a hundred."""
SHARES = frozenset({"A03", "B02", "B06"})
SCOPED = frozenset({"A02", "A06", "A07", "A16", "B01", "B07"})
"""Rules of which a misfit that no misprint explains is no finding unless it is small."""
OFF = frozenset({"D08"})
"""Rules that run only when selected by name."""

Direct = Callable[[Facts], Iterator[Verdict]]
Dated = Callable[[Facts, date | None], Iterator[Verdict]]
DIRECT: dict[str, Direct] = {
    "A09": counts.possible_share, "A11": counts.announced, "A12": page.repeated, "A13": scale.separators,
    "A15": counts.unlike,
    "A17": counts.beyond_bounds, "B05": counts.direction, "D01": calendar.impossible, "D02": calendar.weekday,
    "D03": calendar.length, "D04": calendar.order, "D07": calendar.year_in_number, "D08": calendar.date_form,
    "D12": page.ranks, "T01": page.headline, "T02": page.lead, "T03": page.captions, "T05": page.repeated,
    "T06": page.names,
}  # fmt: skip
DATED: dict[str, Dated] = {
    "D05": calendar.future, "D06": calendar.coverage, "D09": administration.units, "D10": administration.parents,
    "D11": administration.bodies,
}  # fmt: skip
CHECKS: dict[str, Callable[..., object]] = {**FORMULAS, "A10": hypotheses, **DIRECT, **DATED}
"""Every check of the catalogue by its code."""


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
    wanted, unwanted = tuple(select or ()), tuple(ignore or ())
    day = first_day(record.source.date_published) or published
    verdicts = chain(direct(facts, day), arithmetic(facts, rounding))
    kept = (one for one in verdicts if is_wanted(one.rule, wanted) and not (unwanted and one.rule.startswith(unwanted)))
    return record.model_copy(update={"checks": tuple(unique(kept))})


def is_wanted(rule: str, select: tuple[str, ...]) -> bool:
    """Whether `rule` is selected; the ones that are off need to be named in full."""
    if rule in OFF:
        return rule in select
    return not select or rule.startswith(select)


def unique(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Verdicts without repetition: two checks may come upon one finding."""
    seen = set()
    for verdict in verdicts:
        if verdict.fingerprint not in seen:
            seen.add(verdict.fingerprint)
            yield verdict


def direct(facts: Facts, published: date | None) -> Iterator[Verdict]:
    """The verdicts of the checks that need no relation."""
    for function in dict.fromkeys(DIRECT.values()):
        yield from function(facts)
    for dated in DATED.values():
        yield from dated(facts, published)


def arithmetic(facts: Facts, rounding: Rounding) -> Iterator[Verdict]:
    """The verdicts on relations between figures."""
    mode: Mode = "plain" if rounding == "nearest" else rounding
    kept = to_the_digit(relations(facts, mode))
    failing = [judgement.relation for judgement in kept if judgement.fails]
    holding = [judgement.relation for judgement in kept if not judgement.fails]
    found = hypotheses(failing, holding) if failing else []
    misplaced = of_own_wholes(facts, kept, found) if failing else set()
    known: set[str] = set()
    for judgement in kept:
        if judgement.relation.ids in misplaced:
            continue
        verdict = shown(facts, judgement, list(closing(judgement, found)))
        if verdict is not None:
            yield verdict
        if verdict is not None or not (judgement.claim.distant or judgement.fails):
            known |= judgement.relation.ids
    yield from unchecked(facts, known)


def to_the_digit(judged: list[Judgement]) -> list[Judgement]:
    """`judged`, with no round count taken for an approximate one that others bear out to the digit.

    "xử lý 2.370 vụ, tăng 370 vụ (tăng 15,8%) so với cùng kỳ (2.000 vụ)": the 370 show that it is 2.000 and no other number.
    """
    sums = [one.relation for one in judged if one.fit == "plain" and one.relation.rule in LINEAR]
    exact = frozenset().union(*(coarse_of(one) for one in sums))
    return [
        replace(one, fit="none") if one.fit == "round" and coarse_of(one.relation) <= exact else one for one in judged
    ]


def shown(facts: Facts, judgement: Judgement, explained: list[Hypothesis]) -> Verdict | None:
    """The verdict on a judgement that is worth listing; a tie over a distance of which one cannot be sure is not."""
    judgement = confirmed(judgement, explained)
    verdict = verdict_of(facts, judgement, explained) if is_shown(judgement, explained) else None
    doubtful = verdict is not None and verdict.verdict == "review" and judgement.claim.distant
    return None if doubtful else verdict


def confirmed(judgement: Judgement, explained: Iterable[Hypothesis]) -> Judgement:
    """A likely tie made sure by a misprint in it that explains another misfit too.

    "Nhận 8.310 đơn, giải quyết 7.541 đơn; còn 796 đơn, trong đó 604 đơn chưa đến hạn và 165 đơn quá hạn": both say 769.
    """
    shared = any(len(one.closes) > 1 and one.edit in SWAPS and abs(Decimal(one.from_value)) >= FEW for one in explained)
    if not (judgement.claim.likely and shared and is_near(judgement.relation)):
        return judgement
    return replace(judgement, claim=replace(judgement.claim, firm=True))


def is_shown(judgement: Judgement, explained: list[Hypothesis]) -> bool:
    """Whether to list the judgement at all: not a bound that holds, nor parts after "trong đó" that fall short."""
    if not judgement.fails:
        return judgement.relation.rule not in HIDDEN_PASSES
    claim = judgement.claim
    if claim.distant:
        return looks_misprinted(judgement, explained)
    slipped = any(one.edit == "scale" for one in explained)
    if judgement.relation.rule in SHARES and not claim.firm and not slipped and not is_near(judgement.relation):
        return False
    if exceeds_closely(judgement):
        return True
    if claim.firm and is_slip(judgement.relation):
        return True
    if (
        judgement.relation.rule in SCOPED
        and not claim.borne_out
        and not explains(explained, judgement.relation)
        and not is_near(judgement.relation)
    ):
        return False  # figures of different accounts, most likely
    if judgement.relation.rule == "A06" and not claim.borne_out and is_far_beyond(judgement):
        return False
    return claim.firm or bool(explained) or judgement.relation.rule not in LINEAR


def closing(judgement: Judgement, found: list[Hypothesis]) -> Iterator[Hypothesis]:
    """The misprints among `found` that would close this relation, and not another of its rule alone."""
    if judgement.fails:
        yield from (one for one in found if mends(one, judgement.relation))
