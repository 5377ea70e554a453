"""From a judgement to a verdict: outcome, level, arithmetic, words, fingerprint."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from extractor.checks.alternatives import alternatives, other_bases
from extractor.checks.catalogue import rules
from extractor.checks.exchanged import is_turned_round
from extractor.checks.facts import Facts
from extractor.checks.fingerprints import fingerprint
from extractor.checks.formulas import FORMULAS
from extractor.checks.judge import Judgement, is_scale_apart, is_telling, on_the_edge
from extractor.checks.members import denominators
from extractor.checks.points import points
from extractor.checks.relations import LINEAR, Relation
from extractor.checks.repair import explains
from extractor.checks.roundness import within_reach
from extractor.checks.scopes import falls_short, is_near, is_of_other_scope, names_some
from extractor.checks.slips import is_slip
from extractor.checks.units import is_percent
from extractor.checks.wording import (
    alternative,
    as_sentence,
    decimal,
    expression,
    joined,
    note,
    places,
    sentence,
)
from extractor.rules.checks import Words
from extractor.schema.base import told
from extractor.schema.verdict import Hypothesis, Level, Outcome, Verdict

MOST_HYPOTHESES = 6
SWAPS = frozenset({"substitution", "transposition"})
"""Misprints that leave the number of digits as it is."""
MEANS, BEYOND, WELL_BEYOND = frozenset({"A07", "A08", "A16", "A18"}), Fraction(23, 20), Fraction(3, 2)
"""How many times one side of a mean, product or rate exceeds the other where "khoảng", and where "hơn" explains it no more."""
SHARP = 5
"""Points from nothing and from all within which so many shares lie that one digit between two of them says little."""


def verdict_of(facts: Facts, judgement: Judgement, found: Iterable[Hypothesis] = ()) -> Verdict | None:
    """The verdict on one judged claim, None for figures of different scopes. `found`: the misprints that would close it."""
    relation = judgement.relation
    computed, published = points(relation)
    closing = tuple(found)
    repairable = explains(closing, relation) or (bool(closing) and is_near(relation))
    outcome, level, alternative = outcome_of(facts, judgement, repairable)
    if outcome is None:
        return None
    digits = places(relation)
    fields = {
        "expression": expression(relation),
        "computed": decimal(computed, digits),
        "published": decimal(published, digits),
        "difference": decimal(abs(computed - published), digits),
        "alternative": "; ".join(words.vi for words in alternative),
        "quotes": "; ".join(f"“{figure.evidence[0].quote}”" for figure in relation.figures if figure.evidence),
    }
    english = {**fields, "alternative": "; ".join(words.en for words in alternative)}
    words = sentence(relation.rule, outcome, told(fields, "vi"), told(english, "en"))
    told_too = map(as_sentence, alternative if outcome == "inconsistent" else ())
    words = joined(words, *told_too, *remarks(judgement, outcome))
    hypotheses = closing[:MOST_HYPOTHESES] if outcome in {"inconsistent", "review"} else ()
    return Verdict(
        rule=relation.rule,
        kind=relation.kind,
        verdict=outcome,
        level=level,
        decisive=outcome == "inconsistent" and decisive(relation, computed, published),
        figures=tuple(figure.id for figure in relation.figures if figure.id in facts.by_id),
        expression=fields["expression"],
        computed=fields["computed"],
        published=fields["published"],
        difference=fields["difference"],
        message=words.vi,
        message_en=words.en,
        alternatives=tuple(words.vi for words in alternative),
        hypotheses=hypotheses,
        fail_probability=round_chance(1 - judgement.chance),
        evidence=tuple(figure.evidence[0] for figure in relation.figures if figure.evidence),
        fingerprint=fingerprint(facts.record.id, relation.rule, relation.figures),
    )


def outcome_of(facts: Facts, judgement: Judgement, repairable: bool) -> tuple[Outcome | None, Level, list[Words]]:
    """Outcome, level and the alternatives to name; no outcome where the figures say nothing of each other."""
    if judgement.fit == "plain":
        return ("consistent" if is_telling(judgement) else "not_checkable"), "none", []
    if judgement.fit in {"shortened", "hedged"}:
        return "consistent", "note", []
    if judgement.fit in {"round", "far"} and not (is_beyond_hedges(judgement) or is_sharp(judgement)):
        if names_some(facts, judgement):
            return "not_checkable", "none", []
        return "review", "note", [note("round" if judgement.fit == "round" else "vague")]
    return misfit(facts, judgement, repairable)


def is_beyond_hedges(judgement: Judgement) -> bool:
    """Whether figures that the words tie without doubt are so far apart that no "hơn" or "khoảng" is ever read so widely."""
    computed, published = points(judgement.relation)
    hedges = {figure.modifier for figure in judgement.relation.figures}
    reach = WELL_BEYOND if hedges - {"exact", "about"} else BEYOND
    apart = abs(computed) * reach < abs(published) or abs(published) * reach < abs(computed)
    return judgement.claim.borne_out and judgement.relation.rule in MEANS and apart


def is_sharp(judgement: Judgement) -> bool:
    """Whether a hedge or a round number is no excuse where grammar ties a share to its figures.

    "Ước 1.836 tỷ đồng, bằng 67,5% dự toán (2.400 tỷ đồng)" was reckoned with these digits, and a target is what it is:
    "486 doanh nghiệp, đạt 78% mục tiêu 600 doanh nghiệp". "Hơn 60%" may be of any number above.
    """
    relation = judgement.relation
    if not judgement.claim.borne_out or relation.rule not in {"A03", "B02", "B06"}:
        return False
    if judgement.fit == "round":
        return relation.rule == "B06"
    return not FORMULAS[relation.rule](relation, within_reach).agree()


def misfit(facts: Facts, judgement: Judgement, repairable: bool) -> tuple[Outcome | None, Level, list[Words]]:
    """A misfit is a review while another reading or the edge of a hedge can explain it, and nothing of another scope."""
    turned = judgement.claim.borne_out and is_turned_round(judgement.relation, judgement.sides)
    named = (judgement.claim.named or turned) and judgement.relation is judgement.claim.readings[0]
    other = alternatives(facts, judgement.relation, named=named, tied=judgement.claim.borne_out)
    if other:
        return "review", "warning", other
    mistaken = list(other_bases(facts, judgement.relation)) if named else []
    if mistaken:  # "44 cơ sở vi phạm, chiếm 5,9% số cơ sở được thanh tra", which is their share of all there are
        return "inconsistent", "warning", mistaken
    if on_the_edge(judgement.sides):
        return "review", "note", [note("edge")]
    doubtful = judgement.claim.likely and not judgement.claim.firm and not beyond_chance(judgement, repairable)
    if names_some(facts, judgement) and (doubtful or not repairable):
        return "not_checkable", "none", []
    if is_of_other_scope(facts, judgement, doubtful, repairable):
        return None, "none", []
    doubt = doubt_of(judgement, doubtful, repairable)
    if doubt:
        return "review", "warning", [doubt]
    # A balance may miss a category that the article does not name: files withdrawn, returned, passed on.
    return "inconsistent", "warning" if judgement.relation.rule == "A02" else "error", []


def doubt_of(judgement: Judgement, doubtful: bool, repairable: bool) -> Words | None:
    """What else may lie behind a misfit that no alternative explains, or None where it stands."""
    if doubtful:
        return note("parts")
    # One digit mends almost any bound of small numbers, and a part far above its whole is mostly no part of it.
    if judgement.relation.rule == "A06" and not is_settled_bound(judgement):
        return note("scope")
    if is_vague(judgement.relation):
        return note("vague")
    if not repairable and not judgement.claim.closed and falls_short(judgement):
        return alternative("third")
    return None


def beyond_chance(judgement: Judgement, repairable: bool) -> bool:
    """Whether a tie that the words make only likely fails in a way that another scope would hardly bring about.

    A percentage of another whole is seldom within two points. The digits of a sum have to explain it, and the more
    digits there are the less can chance: one edit closes about one misfit in ten of three digits, one in a hundred
    of four. Two parts that fall short need four; three parts, or parts that exceed their whole, leave less to a part
    that the article does not name. What rounding leaves open counts too: of "262 triệu USD, trong đó Đài Loan 98 triệu
    USD, Nhật Bản 81 triệu USD, Hàn Quốc 64 triệu USD" each number could be off by half a million.
    """
    computed, published = points(judgement.relation)
    if is_percent(judgement.relation.printed[0]):
        return abs(computed - published) <= rules().tolerances.close
    if is_scale_apart(judgement):
        return True
    doubtful = falls_short(judgement) and len(judgement.relation.terms) < 3
    return repairable and judgement.chance * (1000 if doubtful else 100) <= 1


def looks_misprinted(judgement: Judgement, found: Iterable[Hypothesis]) -> bool:
    """Whether a share is one digit from what follows from its figures, or nearer than a share of others would be.

    A percentage of other figures comes within half a point, or has all digits but one, in few cases of a hundred; shares
    near to nothing or to all lie closer together.
    """
    percent = judgement.relation.printed[0]
    computed, published = points(judgement.relation)
    near = abs(computed - published) <= min(Fraction(3, 5), published / 20, 100 - published)
    swapped = any(one.figure == percent.id and one.edit in SWAPS for one in found)
    return near or (swapped and SHARP <= published <= 100 - SHARP)


def exceeds_closely(judgement: Judgement) -> bool:
    """Whether the parts that words make likely are a little more than their whole, of three digits or more.

    Views of a whole that overlap would hardly come so near to it.
    """
    if judgement.relation.rule != "A01" or not judgement.claim.likely:
        return False
    computed, published = points(judgement.relation)
    most = published * (1 + Fraction(rules().tolerances.close) / 100)
    return published >= 100 and published < computed <= most


def is_far_beyond(judgement: Judgement) -> bool:
    """Whether a part is more than twice its whole, which one digit of small numbers may mend but which is another's part."""
    computed, published = points(judgement.relation)
    return computed > 2 * published


def is_settled_bound(judgement: Judgement) -> bool:
    """Whether a part and a whole that is less belong together: by their words, or as numbers so near or so alike."""
    return judgement.claim.named or is_near(judgement.relation) or is_slip(judgement.relation)


def is_vague(relation: Relation) -> bool:
    """Whether a sum or balance has a hedged figure: writers shorten each number of an account in a way of its own."""
    return relation.rule in LINEAR and any(figure.modifier != "exact" for figure in relation.figures)


def remarks(judgement: Judgement, outcome: Outcome) -> Iterable[Words]:
    """What to add: how a shortened number fits, or which denominators a misfitting share would need."""
    if outcome == "consistent" and judgement.mode in rules().notes and judgement.fit in {"shortened", "hedged"}:
        yield note(judgement.mode)
    if outcome == "inconsistent":
        fitting = denominators(judgement.relation)
        if fitting is not None:
            yield fitting


def decisive(relation: Relation, computed: Fraction, published: Fraction) -> bool:
    """Whether the correction would change what a reader takes away: past the bound of a hedge, past half or all."""
    if relation.printed and relation.printed[0].modifier in {"over", "nearly", "under", "at_least", "at_most"}:
        return relation.rule != "A02"
    if relation.rule in {"A03", "B06"}:
        return any((computed < mark) != (published < mark) for mark in (50, 100))
    return relation.rule == "B05"


def round_chance(chance: Fraction) -> Decimal:
    """A probability as a decimal of four places."""
    return Decimal(decimal(chance, 4))
