"""The relations of an article: what every link proposes, judged, and settled where two speak of the same figures."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain

from extractor.checks.facts import Facts
from extractor.checks.judge import Judgement, judge
from extractor.checks.links import (
    announced,
    aspects,
    averages,
    bands,
    bounds,
    bullets,
    changes,
    closed_rows,
    complements,
    contributions,
    conversions,
    counterparts,
    criteria,
    distant,
    enumerations,
    excesses,
    flows,
    gaps,
    groups,
    labelled,
    leftovers,
    line_accounts,
    linked,
    lists,
    loans,
    medals,
    multiplied,
    near_rows,
    net_amounts,
    partitions,
    percents,
    prices,
    products,
    rates,
    ratios,
    rest_opens,
    rests,
    shares,
    sides,
    stocks,
    subjects,
    summaries,
    tables,
    totals,
    votes,
    worded,
    worded_changes,
)
from extractor.checks.links.endings import is_open_sum
from extractor.checks.reading import Mode
from extractor.checks.relations import LINEAR, Claim, Relation

SUMS = (
    tables.claims,
    bullets.claims,
    labelled.claims,
    medals.claims,
    sides.claims,
    excesses.claims,
    votes.claims,
    linked.claims,
    rests.claims,
    leftovers.claims,
    totals.claims,
    summaries.claims,
    lists.claims,
    partitions.claims,
    aspects.claims,
    subjects.claims,
    contributions.claims,
    announced.claims,
    criteria.claims,
    line_accounts.claims,
    rest_opens.claims,
    closed_rows.claims,
    bands.claims,
)
ROWS = (stocks, enumerations, near_rows, net_amounts)
SIDES = (complements, loans, groups)
DIVIDED = frozenset({"A07", "A08"})
CHANGES = (
    changes.claims,
    ratios.claims,
    counterparts.claims,
    averages.claims,
    products.claims,
    prices.claims,
    conversions.claims,
    rates.claims,
    multiplied.claims,
    percents.claims,
    worded.claims,
    worded_changes.claims,
    bounds.claims,
    gaps.claims,
)


def relations(facts: Facts, mode: Mode) -> list[Judgement]:
    """The relations of the article, judged: sums first, since a share is of the whole that a list shows."""
    sums = settled(sound(facts, (claim for propose in SUMS for claim in propose(facts)), mode))
    sums = settled(sums + sound(facts, flows.claims(facts, members_of(sums)), mode))
    sums = settled(sums + sound(facts, (claim for rows in ROWS for claim in rows.claims(facts)), mode))
    members = done_of(sums) | members_of(sums)
    sums = settled(sums + sound(facts, (claim for sides in SIDES for claim in sides.claims(facts)), mode))
    others = [shares.claims(facts, members), *(propose(facts) for propose in CHANGES), distant.claims(facts, members)]
    known = {judgement.relation.ids for judgement in sums if not judgement.fails}
    return sums + [
        one for one in settled(judged(chain.from_iterable(others), mode)) if not is_told(one.relation, known)
    ]


def sound(facts: Facts, claims: Iterable[Claim], mode: Mode) -> list[Judgement]:
    """What can be said of `claims` on sums, but for misfits of figures that make up no sum at all."""
    return [one for one in judged(claims, mode) if not (one.fails and makes_no_sum(facts, one))]


def makes_no_sum(facts: Facts, one: Judgement) -> bool:
    """Whether figures stand on both sides of one account, or leave a rest without its number that words do not close."""
    return stocks.mixes_sides(facts, one.relation) or (not one.claim.firm and is_open_sum(facts, one.relation))


def is_told(relation: Relation, told: set[frozenset[str]]) -> bool:
    """Whether a difference is a sum of `told` once more: "xuất khẩu 8,4 tỷ, nhập khẩu 6,9 tỷ, thặng dư 1,5 tỷ USD"."""
    return relation.rule in LINEAR and relation.ids in told


def judged(claims: Iterable[Claim], mode: Mode) -> list[Judgement]:
    """What can be said of `claims`; those that leave open what belongs together are dropped."""
    return [judgement for claim in claims if (judgement := judge(claim, mode)) is not None]


def members_of(sums: Iterable[Judgement]) -> dict[str, str]:
    """The id of the whole of each part, from sums and partitions."""
    return {
        part.id: judgement.relation.printed[0].id
        for judgement in sums
        if judgement.relation.rule == "A01" and (judgement.claim.firm or not judgement.fails)
        for part in judgement.relation.terms
    }


def done_of(sums: Iterable[Judgement]) -> dict[str, str]:
    """The id of the whole of each figure that is done of it while a rest is left."""
    rests = (judgement.relation for judgement in sums if judgement.relation.rule == "B07" and not judgement.fails)
    return {relation.terms[1].id: relation.terms[0].id for relation in rests}


def settled(judged: list[Judgement]) -> list[Judgement]:
    """One judgement for each relation.

    What holds goes before what fails and settles the figures that both share; of two sums that fail the fuller one is
    the one that the article tells.
    """
    kept: list[Judgement] = []
    order = sorted(judged, key=rank)
    for judgement in order:
        if not any(_settles(other, judgement) for other in kept):
            kept.append(judgement)
    return kept


def rank(one: Judgement) -> tuple[bool, bool, bool, int, bool]:
    """What holds first, then what the words tie closest; of a misfit the whole says more than what little is left of it."""
    relation = one.relation
    return one.fails, one.claim.distant, not one.claim.firm, -len(relation.ids), one.fails and relation.rule == "B07"


def _settles(kept: Judgement, judgement: Judgement) -> bool:
    one, two = kept.relation, judgement.relation
    if one.ids == two.ids or (one.rule == two.rule and one.terms == two.terms and values(one) == values(two)):
        return True  # one whole that is printed twice, as in headline and body, is one
    if one.rule in LINEAR and two.rule in LINEAR and len(one.ids & two.ids) > 1 and numbers(one) == numbers(two):
        return True  # told of a figure and of its twin: "157 suất cấp …; trong 157 suất có 89 và 68 suất"
    if {one.rule, two.rule} == DIVIDED and not kept.fails and len(one.ids & two.ids) > 1:
        return True  # the mean of a total is no price of it once more
    if not judgement.fails:
        return False
    if (
        judgement.claim.borne_out
        and not kept.fails
        and not judgement.claim.likely
        and one.ids.isdisjoint(f.id for f in two.printed)
    ):
        return False  # "nhận 418 đơn, cộng với 36 đơn cũ là 445 đơn; đã xử lý 431 đơn, còn 23 đơn" make 454, which is not printed
    if one.rule in LINEAR and two.rule in LINEAR:
        # Among those that fail a firm tie comes first and settles every other reading of the same whole.
        return len(one.ids & two.ids) > 1 if not kept.fails or not judgement.claim.firm else one.ids > two.ids
    # That a part is no more than its whole says nothing of another part of it.
    bounds = one.rule == two.rule == "A06"
    return (
        (not kept.fails or judgement.claim.distant) and not bounds and bool(one.printed) and one.printed == two.printed
    )


def numbers(relation: Relation) -> list[Decimal]:
    """The numbers of all figures, the smallest first."""
    return sorted(figure.value or Decimal(0) for figure in relation.figures)


def values(relation: Relation) -> list[Decimal | None]:
    """The numbers that the relation takes as printed."""
    return [figure.value for figure in relation.printed]
