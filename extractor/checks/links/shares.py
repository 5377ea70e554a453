"""Percentages with the count they state and the whole they are a share of (A03), or with the plan (B06).

The part is the count that the percentage follows ("84 cơ sở đạt yêu cầu, chiếm 80%"); `wholes` finds of what.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import share_rates, share_sides, share_unread
from extractor.checks.links.directions import is_change
from extractor.checks.links.distant import FEWEST, telling
from extractor.checks.links.fractions import fraction
from extractor.checks.links.means import is_average
from extractor.checks.links.names import clause_words
from extractor.checks.links.plans import continues_plan, is_of_other_giver, of_target, planned_before
from extractor.checks.links.rates import base_of
from extractor.checks.links.rows import counted, row_of
from extractor.checks.links.share_against import against
from extractor.checks.links.share_concluded import concluded
from extractor.checks.links.share_forms import is_left_beside
from extractor.checks.links.share_items import beside
from extractor.checks.links.share_leads import is_sure, led_whole
from extractor.checks.links.share_parts import (
    companion,
    growth,
    head_of,
    host_of,
    is_criterion,
    part_of,
    points_back,
    told_behind,
    upper_of,
)
from extractor.checks.links.share_rows import in_list
from extractor.checks.links.share_settled import is_of_told_total, is_side, is_that
from extractor.checks.links.share_taken_up import taken_up
from extractor.checks.links.share_ties import tied
from extractor.checks.links.share_words import goes_on, is_share, is_sibling, may_be_of_own
from extractor.checks.links.sums import share_of
from extractor.checks.links.wholes import (
    can_hold,
    in_a_row,
    is_of_others,
    is_singled_out,
    linked_whole,
    named_whole,
    names_another,
    names_unit,
    shown_whole,
    stated_whole,
    wholes,
)
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, is_count, is_percent, norm, same

FRACTION = re.compile(r"\b\d[\d.]*/\d[\d.]*\b")
RATE = re.compile(r", (?:đạt|chiếm|với) t[ỷỉ] lệ (?:[^\W\d]+ ){1,3}(?:(?:đạt|là|trên|hơn|gần) )?", re.IGNORECASE)
REST = re.compile(r"\b(?:trong|của) (?:số |những )?(?:[^\W\d]+ ){0,2}còn lại\b", re.IGNORECASE)
LEVEL = re.compile(r", t[ỷỉ] lệ (?:này |đó )?lên (?:tới |đến )?(?:hơn |gần |khoảng )?$", re.IGNORECASE)
ALL = 100
MOST_WHOLES = 6
LED = 24
"""Characters before a whole in which "trong" leads to it."""
MOST_READINGS = 9


def claims(facts: Facts, members: Mapping[str, str]) -> Iterator[Claim]:
    """One claim for each percentage that states a share of something counted.

    `members`: the whole of each figure that a list or partition of the article has shown to be a part, by id.
    """
    for mention in facts.mentions:
        if not is_percent(mention.figure) or mention.cell is not None or continues_plan(facts, mention):
            continue
        share = is_share(facts, mention)
        claim = told(facts, mention, members) if share else raised(facts, mention, members)
        if claim is not None:
            yield claim


def told(facts: Facts, percent: Mention, members: Mapping[str, str]) -> Claim | None:
    """The claim of a percentage that is a share."""
    ways = (share_unread.claim, share_rates.claim, against, taken_up, concluded, in_list, beside, share_sides.claim)
    rate = next((claim for way in ways if (claim := way(facts, percent)) is not None), None)
    if rate is not None or share_unread.unread(facts, percent):
        return rate
    return tied(facts, percent, claim_of(facts, percent, members)) or afar(facts, percent)


def raised(facts: Facts, percent: Mention, members: Mapping[str, str]) -> Claim | None:
    """The claim of a rate that is told as what it came to; "tỷ lệ lên tới 61%" behind a count says its share.

    "Tăng 40 lớp, tỷ lệ lên tới 61%" does not.
    """
    rate = share_rates.raised(facts, percent)
    part = facts.previous(percent)
    if rate is not None or part is None or part.sentence != percent.sentence or not LEVEL.search(facts.before(percent)):
        return rate
    beyond = percent.figure.value is None or percent.figure.value > ALL
    claim = None if beyond or is_change(facts, part) else claim_of(facts, percent, members)
    return None if claim is None else tied(facts, percent, claim)


def claim_of(facts: Facts, percent: Mention, members: Mapping[str, str]) -> Claim | None:
    """The claim of one percentage, or None where no counted part stands by it."""
    claims = [
        claim for part in parts_of(facts, percent) if (claim := claim_on(facts, percent, part, members)) is not None
    ]
    if not claims:
        return None
    readings = tuple(dict.fromkeys(relation for claim in claims for relation in claim))[:MOST_READINGS]
    return replace(claims[0], readings=claims[0].readings if claims[0].named else readings)


def parts_of(facts: Facts, percent: Mention) -> list[Mention]:
    """What the percentage may be a share for, the likeliest first.

    The part that the record links is tried before the one that the words suggest.
    """
    row = row_of(facts, percent)
    last = part_of(facts, percent) if len(row) == 1 else counted(facts, percent, row)
    found = [last]
    if len(row) == 1 and told_behind(facts, percent) is None:
        opens = facts.before(percent).rstrip().endswith(";")  # "chiếm 93,2%; 99,3% công tơ được thay"
        linked = None if opens else facts.by_id.get(percent.figure.part or "")
        upper = upper_of(facts, last)
        if upper is not None:
            linked = last = upper
        host = host_of(facts, percent, last)
        if host is not None and last is not None and is_criterion(facts, last):
            linked = last = host
        found = [companion(facts, last), host, linked, last, head_of(facts, last), growth(facts, percent)]
    return list(dict.fromkeys(part for part in found if part is not None and part.sentence <= percent.sentence))


def claim_on(facts: Facts, percent: Mention, part: Mention, members: Mapping[str, str]) -> Claim | None:
    """The claim that the percentage is the share of `part` in some whole."""
    named = planned_before(facts, part, percent) or named_whole(facts, percent, part)
    led = led_whole(facts, percent, part)
    stated = led or unless_beside(facts, percent, part, stated_whole(facts, percent, part, named))
    shown = stated or shown_of(facts, percent, part, members)
    ranked = ranked_wholes(facts, percent, part, members, shown, is_stated=stated is not None)
    rule = "B06" if of_target(facts, percent) else "A03"
    # A plan that the article does not print leaves nothing to hold the percentage against.
    plans = [m for m in ranked if rule == "A03" or m is stated or m.figure.role == "target"]
    ranked = plans + [m for m in ranked if m not in plans and shares_name(facts, m, part)]
    if not ranked or is_of_other_giver(facts, percent, ranked[0]):
        return None
    claim = Claim(tuple(share_of(percent, part, whole, rule=rule) for whole in ranked))
    if led is not None:
        return replace(claim, firm=True, named=is_sure(facts, led, part))
    of_rest = REST.search(facts.text, facts.sentences[part.sentence][0], part.start)
    if of_rest or is_left_beside(facts, part, ranked[0]):
        return claim  # "Trong số còn lại, 9 doanh nghiệp đóng chậm, chiếm 14,3%": of a number that is not printed
    if not plans or (rule == "A03" and stated is None and is_of_unknown(facts, percent, shown)):
        return claim
    if rule == "B06" and percent.figure.modifier != "exact" and fraction(facts, part, ranked[0]):
        return claim  # "6 trong 9 xã đạt trên 75% dự toán": how much each of the six has reached
    if rule == "A03" and not shares_noun(facts, part, ranked[0]):
        # Not firm: "giao 71.820 chỉ tiêu cho 115 trường, bằng 63% số học sinh".
        told = ranked[0] is named
        makes_up = told and is_count(part.figure)
        return replace(claim, firm=makes_up and goes_on(facts, percent, part), named=told)
    plain = goes_on(facts, percent, part) and not follows_unread_fraction(facts, part)
    plain = plain or is_rate_of(facts, percent, part, stated) or points_back(facts, percent)
    likely = plain and (is_likely(facts, percent, part, ranked[0]) or is_of_total(facts, percent, part, ranked[0]))
    makes_up = likely and (tells_share(facts, percent) or names_whole(facts, part, ranked[0]))
    firm = plain and (shown is ranked[0] or makes_up)
    settled = (
        ranked[0] is named or is_led_to(facts, percent, part, ranked[0]) or is_of_told_total(facts, percent, ranked[0])
    )
    total = firm and tells_share(facts, percent) and is_of_total(facts, percent, part, ranked[0])
    total = total or (firm and (is_that(facts, percent, part, ranked[0]) or is_side(facts, percent, part, members)))
    return replace(claim, firm=firm, likely=likely, named=firm and settled, borne_out=total)


def ranked_wholes(
    facts: Facts, percent: Mention, part: Mention, members: Mapping[str, str], shown: Mention | None, *, is_stated: bool
) -> list[Mention]:
    """The possible wholes, the likeliest first.

    One that the words name excludes others; one that the record or a list shows is likelier than they are.
    """
    likeliest = [] if is_stated else sorted(wholes(facts, percent, part), key=lambda m: m.id in members)
    others = islice((m for m in likeliest if not is_sibling(facts, percent, part, m)), MOST_WHOLES)
    ranked = list(dict.fromkeys([*([shown] if shown else []), *others]))[:MOST_WHOLES]
    return [whole for whole in ranked if not base_of(facts, whole)]  # "407,6 ca/100.000 dân" is no whole


def is_led_to(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether the clause leads from the whole to its part: "Trong 648 cơ sở vi phạm, đã phạt 189 cơ sở, chiếm 29,2%"."""
    start = max(0, whole.start - LED)
    leads = facts.cues.governs("of", start, whole.start) and in_a_row(whole, part, percent)
    return leads and tells_share(facts, percent) and not names_another(facts, percent)


def tells_share(facts: Facts, percent: Mention) -> bool:
    """Whether "chiếm" says that it is a share of what was just told.

    "đạt" and "bằng" may be of a plan or a year that is not printed.
    """
    return "chiếm" in facts.before(percent).lower()


def names_whole(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether the words before the part name it by what the whole counts: "có 900 cử tri, số cử tri đi bầu là 890 người"."""
    unit = norm(whole.figure.unit)
    return unit is not None and f"số {unit} " in facts.before(part).lower()


def shares_noun(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether part and whole count the same, or are tied as kinds of one thing: "787 tổ chức đảng, trong đó 269 đảng bộ"."""
    return alike(part.figure, whole.figure) or part.figure.of == whole.id or fraction(facts, part, whole)


def shares_name(facts: Facts, whole: Mention, part: Mention) -> bool:
    """Whether words of both clauses name one fund: "vốn sự nghiệp 218,4 tỷ đồng"; "vốn sự nghiệp giải ngân 149,7 tỷ đồng"."""
    words = telling(" ".join(clause_words(facts, part))) - {norm(part.figure.unit)}
    told = whole.start < part.start and whole.figure.modifier == "exact"
    return told and len(words & clause_words(facts, whole)) >= FEWEST


def shown_of(facts: Facts, percent: Mention, part: Mention, members: Mapping[str, str]) -> Mention | None:
    """The whole that the record or a list gives the part."""
    linked = linked_whole(facts, percent, part)
    shown = shown_whole(facts, percent, part, members) if linked is None or is_average(facts, linked) else linked
    if shown is not None and exceeds(part.figure, shown.figure) and not alike(part.figure, shown.figure):
        return None  # "phân theo ba khu vực: dịch vụ 20,6 triệu người (40,2%)"
    return unless_beside(facts, percent, part, shown)


def unless_beside(facts: Facts, percent: Mention, part: Mention, whole: Mention | None) -> Mention | None:
    """`whole`, or None where it is another part of what the part is a share of."""
    return None if whole is not None and is_sibling(facts, percent, part, whole) else whole


def is_of_unknown(facts: Facts, percent: Mention, shown: Mention | None) -> bool:
    """Whether the percentage may well be of a number that the article does not print."""
    beyond = percent.figure.value is not None and percent.figure.value > ALL  # of a plan or of last year
    return beyond or may_be_of_own(facts, percent) or (shown is not None and is_of_others(facts, percent, shown))


def is_rate_of(facts: Facts, percent: Mention, part: Mention, whole: Mention | None) -> bool:
    """Whether a rate with a name follows the fraction that it is of: "1.448 trên tổng số 1.524 người, đạt tỷ lệ bao phủ 95%"."""
    told = whole is not None and facts.previous(percent) is whole and fraction(facts, part, whole)
    return told and bool(RATE.fullmatch(facts.before(percent)))


def follows_unread_fraction(facts: Facts, part: Mention) -> bool:
    """Whether the whole may be a number that was not read: "giải quyết 1.456/1.625, trong đó đúng hạn 1.447 hồ sơ"."""
    start, _ = facts.sentences[part.sentence]
    return any(facts.unread(*found.span()) for found in FRACTION.finditer(facts.text, start, part.start))


def is_likely(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether part, share and whole stand in a row: "kiểm tra 105 cơ sở, có 84 cơ sở đạt yêu cầu, chiếm 80%"."""
    if is_change(facts, whole):
        return False  # "tăng 2.064 xã; 743 xã kiểu mẫu (12,3%)"
    if names_another(facts, percent):
        return is_singled_out(facts, percent, whole)
    between = percent.start - len(facts.before(percent))
    worded = facts.cues.any("share", between, percent.start) or "(" in facts.before(percent)
    return (
        (in_a_row(whole, part, percent) or is_beside_host(facts, percent, part, whole))
        and worded
        and (same(whole.figure, part.figure) or norm(part.figure.unit) == "người")
    )


def is_beside_host(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether only what tells more of the part stands between: "300 vụ, 45 vụ có nồng độ cồn trên 0,4 mg/lít, chiếm 15%"."""
    beside = whole.sentence == percent.sentence and whole.index + 1 == part.index
    return beside and host_of(facts, percent, facts.previous(percent)) is part


def is_of_total(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether the sentence before tells the total: "Tổng số cơ sở được kiểm tra: 163. Đến nay 161 cơ sở …, đạt 98,8%"."""
    sentence = facts.by_sentence[percent.sentence]
    alone = sentence[0] is part and part.index + 1 == percent.index and not names_another(facts, percent)
    told = whole.sentence == part.sentence - 1 and whole.block - part.block in (0, -1)
    start = facts.sentences[whole.sentence][0]
    opened = facts.text[start : start + 5].lower() == "tổng " or names_whole(facts, part, whole)
    first = next(m for m in facts.by_sentence[whole.sentence] if alike(m.figure, whole.figure)) is whole
    return alone and told and opened and first and same(whole.figure, part.figure)


def afar(facts: Facts, percent: Mention) -> Claim | None:
    """A percentage in the lead of which part and whole follow: "68% số cơ sở …; kiểm tra 74 cơ sở, phát hiện 50"."""
    near = [
        m for m in facts.mentions
        if m.id != percent.id and names_unit(facts, percent, m) and 0 <= m.sentence - percent.sentence <= 2
    ]  # fmt: skip
    pairs = [(one, two) for one, two in pairwise(near) if one.sentence == two.sentence and can_hold(one, two)]
    readings = tuple(share_of(percent, part, whole) for whole, part in pairs[:2])
    return Claim(readings) if readings else None
