"""Whether figures that misfit speak of one thing at all: how far apart they are, and what the words leave out."""

from decimal import Decimal
from fractions import Fraction

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts
from extractor.checks.judge import Judgement
from extractor.checks.points import points
from extractor.checks.relations import LINEAR, Relation
from extractor.checks.slips import is_slip
from extractor.checks.units import is_percent

AVERAGES, OTHERS = frozenset({"A07", "A16", "A18"}), 20
"""Means, and how many times the one side of them is the other where the words tie figures that have nothing in common."""
SCALES, ROUNDED = tuple(10**power for power in range(1, 10)), Fraction(1, 20)
"""What a word of scale or a digit too many may make of a mean, and how much of it rounding leaves open."""
FEW, MORE, FAR_MORE, SLIPPED = 100, Decimal("1.5"), 3, 9
"""How many times its whole a part is none, of few things and of more; ten times as much may be a slip of scale."""


def is_of_other_scope(facts: Facts, judgement: Judgement, doubtful: bool, repairable: bool) -> bool:
    """Whether figures are so far apart that they hardly belong together."""
    if is_of_others(judgement):
        return True
    if judgement.claim.borne_out:
        return False
    if holds_far_more(judgement.relation):
        return True
    near = is_near(judgement.relation) or leaves_a_part_out(facts, judgement) or is_slip(judgement.relation)
    if doubtful:
        return not near or judgement.relation.rule not in LINEAR
    return not near and not repairable and judgement.relation.rule != "A06"


def is_of_others(judgement: Judgement) -> bool:
    """Whether a mean is so far from what its figures make, and by no scale, that it is one of others.

    "268 HTX có 33.500 thành viên; tổng vốn 402 tỷ đồng, bình quân 1,5 tỷ đồng" is one of the cooperatives.
    """
    if judgement.relation.rule not in AVERAGES:
        return False
    low, high = sorted(abs(one) for one in points(judgement.relation))
    slipped = any(abs(high - low * scale) <= high * ROUNDED for scale in SCALES)
    return low * OTHERS < high and not slipped


def holds_far_more(relation: Relation) -> bool:
    """Whether a part is so many times its whole that it can be none: "trên báo động III là 0,92 m (báo động III: 4,5 m)"."""
    if relation.rule != "A01" or relation.printed[0].value is None:
        return False
    whole = relation.printed[0].value
    most = whole * (FAR_MORE if whole >= FEW else MORE)
    return any(most < (part.value or 0) < whole * SLIPPED for part in relation.terms)


def falls_short(judgement: Judgement) -> bool:
    """Whether the parts are less than the whole, so that a part not named could make up for it."""
    computed, published = judgement.sides
    left = judgement.relation.rule in {"A02", "B07"}  # what is left by the figures, against what is said to be left
    whole, parts = (computed, published) if left else (published, computed)
    return parts.below(whole)


def leaves_a_part_out(facts: Facts, judgement: Judgement) -> bool:
    """Whether a list that claims to name all the parts of its whole lacks about one of them.

    "Các tổ kiểm tra 246 cơ sở, gồm 58 quán ăn, 73 cửa hàng tạp hóa, 41 đại lý và 38 điểm bán bánh" is one list of one
    whole; parts that make up half of it or less may have another scope.
    """
    relation, claim = judgement.relation, judgement.claim
    if relation.rule != "A01" or not (claim.firm and claim.closed) or len(relation.terms) < 3:
        return False
    whole, first = facts.by_id[relation.printed[0].id], facts.by_id[relation.terms[0].id]
    computed, published = points(relation)
    least = published * (1 - Fraction(rules().tolerances.part))
    return least <= computed < published and facts.cues.any("parts", whole.end, first.start)


def names_some(facts: Facts, judgement: Judgement) -> bool:
    """Whether the parts are far less than a whole of which the words do not say that it is made up of them.

    "22 vụ, trong đó có 2 vụ phá rừng; 2 vụ cháy rừng" names some; "22 vụ, gồm …" claims to name all.
    """
    relation = judgement.relation
    if relation.rule != "A01" or not falls_short(judgement) or is_near(relation):
        return False
    whole, first = facts.by_id[relation.printed[0].id], facts.by_id[relation.terms[0].id]
    return not facts.cues.any("parts", whole.end, first.start)


def is_near(relation: Relation) -> bool:
    """Whether both sides are so near that they can only mean the same: within a tenth, or ten points of a percentage.

    Of small percentages those are more than what is printed: 2% and 7% of some amount say nothing of each other.

    Figures that are farther apart more often belong to different scopes than to one relation misprinted.
    """
    computed, published = points(relation)
    reach = Fraction(rules().tolerances.reach)
    if relation.printed and is_percent(relation.printed[0]):
        return abs(computed - published) <= min(reach * 100, max(abs(computed), abs(published)) / 2)
    return abs(computed - published) <= reach * max(abs(computed), abs(published))
