"""Shares told side by side that all miss one whole: most likely they are of wholes of their own.

"149 cơ sở vi phạm, trong đó nhà thuốc 51 cơ sở (50%), quầy thuốc 98 cơ sở (71%)": each is of all shops of its kind. One
misprint of the whole would be another reason, and is told where there is one.
"""

from collections.abc import Iterable, Sequence

from extractor.checks.alternatives import alternatives
from extractor.checks.facts import Facts
from extractor.checks.judge import Judgement
from extractor.checks.units import alike
from extractor.schema.record import Figure
from extractor.schema.verdict import Hypothesis

RULE = "A03"


def of_own_wholes(facts: Facts, judged: Sequence[Judgement], found: Iterable[Hypothesis]) -> set[frozenset[str]]:
    """The figures of each share that fails as its neighbours in the sentence do, where nothing else is known to fit.

    `found`: the misprints that close some.
    """
    shares = [one for one in judged if one.relation.rule == RULE and one.relation.printed[0].id in facts.by_id]
    misprinted = {one.figure for one in found if one.closes.count(RULE) > 1}
    return {
        one.relation.ids
        for one in shares
        if one.fails and whole_of(one).id not in misprinted and is_of_own(facts, one, shares)
        if one.claim.named or not alternatives(facts, one.relation)
    }


def is_of_own(facts: Facts, share: Judgement, shares: Iterable[Judgement]) -> bool:
    """Whether others beside a share miss its whole too, and none fits it.

    "19/25 tiêu chí (76%), 27/36 nội dung (72%)": where the words tie each to its whole, one that fits says nothing.
    """
    beside = [other for other in shares if other is not share and is_beside(facts, share, other)]
    fitting = any(not other.fails and whole_of(other) is whole_of(share) for other in beside)
    missing = not share.claim.borne_out or any(other.fails for other in beside)
    return bool(beside) and missing and not fitting


def is_beside(facts: Facts, one: Judgement, other: Judgement) -> bool:
    """Whether two shares are told alike: of one whole, or each in a bracket behind a count of the same things."""
    (first, second) = (facts.by_id[judgement.relation.printed[0].id] for judgement in (one, other))
    if first.sentence != second.sentence or not alike(one.relation.terms[0], other.relation.terms[0]):
        return False
    bracketed = all(facts.before(mention).endswith("(") for mention in (first, second))
    return whole_of(one) is whole_of(other) or bracketed


def whole_of(share: Judgement) -> Figure:
    """What the share is held against."""
    return share.relation.terms[1]
