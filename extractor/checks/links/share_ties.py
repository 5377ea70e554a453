"""Part, whole and percentage of which the grammar leaves no doubt, so that a misfit of any size is one of the figures.

"41/60 đại biểu tán thành, đạt tỷ lệ 85%"; "8.640 tỷ đồng, chiếm 72% trong tổng mức 11.200 tỷ đồng"; "đạt 78% mục tiêu 600
doanh nghiệp"; "kiểm tra 52 lớp, lập biên bản 37 lớp, tỷ lệ lên tới 61%". "Huyện có 300 hộ nghèo, xã Đông có 40 hộ nghèo,
chiếm 8%" is none of them: it may be of all that live in the commune.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.fractions import fraction
from extractor.checks.links.plans import IN_BRACKET, TOLD_BEHIND, of_target
from extractor.checks.links.share_called import called_again
from extractor.checks.links.share_forms import is_above, is_behind, is_beside, means
from extractor.checks.links.share_hedges import sharpened
from extractor.checks.links.share_kinds import is_of_kind
from extractor.checks.links.share_leads import APART, before, can_be, counted_before, is_case
from extractor.checks.links.share_parts import is_next
from extractor.checks.links.share_rates import WHOSE
from extractor.checks.links.share_words import goes_on
from extractor.checks.links.sums import share_of
from extractor.checks.links.wholes import leads_to
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, exceeds, is_bare, is_count, is_duration, is_percent, norm, one_amount
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure

ALL = 100
# What ends the share: nothing more is said of which whole it is.
ENDS = re.compile(
    r"\s*(?:[.,;:!?)”\"–]|(?:và|nhưng|song|sau|theo|tính|trong khi|do|nhờ|vì|khiến|phần việc|khối lượng|nhu cầu)\b|$)"
    r"|\s*(?:trong )?tổng (?:số|đàn|diện tích|cộng|lượng)?\s*(?:[.,;)”]|$)"
)
AMONG_THESE = pattern(
    r"\s*Trong (?:tổng )?số (?:[^\W\d]+ ){0,5}?(?:{aforesaid})(?:,| có| chỉ)(?: [^\W\d]+){0,3} ", re.IGNORECASE
)
HERD = re.compile(r"\s*(?:trên |trong |của )?tổng đàn\b")
ONE_CLAUSE = re.compile(r"[^;:.()]*(?:\((?:[^\W\d]+ ){0,4})?")
# "21 tiệm không treo bảng giá trong số 84 tiệm": nothing but the words of one noun phrase stands between.
OF_ALL = re.compile(r"(?: [^\W\d]+){0,12} (?:trong|trên)(?: tổng)?(?: số)? ")
WITHIN = re.compile(r"[^;:.()]*, trong đó(?: có)?(?: (?:số )?[^\W\d]+){0,5} ", re.IGNORECASE)
SHARES = pattern(r"\b(?:{says_again}|chiếm|t[ỷỉ] (?:lệ|trọng)|bằng)\b|\($|\s[-–]\s$")
# A clause that looks at things one by one, and what it found among them in the next.
FOUND = re.compile(r"[^;:()]*(?:, | có | phát hiện | thì )(?:[^,;:()]* )?")
# Words by which the second clause turns to some of the things only, which may have a number of their own.
NARROWS = pattern(r"\b(?:{narrows}|riêng)\b")
AND = re.compile(r"[^,;:.()]*(?:, |,? và |; )(?:[^\W\d]+ ){0,4}")


def tied(facts: Facts, percent: Mention, claim: Claim | None) -> Claim | None:
    """`claim`, with the reading first of which the grammar leaves no doubt, if there is one."""
    rule = claim.readings[0].rule if claim is not None else "B06" if of_target(facts, percent) else "A03"
    readings = claim.readings if claim is not None else ()
    for relation in (*readings, *beside(facts, percent, rule)):
        part, whole = (facts.by_id[figure.id] for figure in relation.terms)
        if is_tied(facts, percent, part, whole, rule=relation.rule):
            sharp = sharpened(facts, part, relation)
            others = (other for other in readings if other != relation)
            return Claim((sharp, *others), firm=True, named=claim is not None and claim.named, borne_out=True)
    return None if claim is None else among(facts, percent, again_named(facts, percent, claim))


def again_named(facts: Facts, percent: Mention, claim: Claim) -> Claim:
    """`claim`, made sure where the words behind the share are those that the figure before its part was told with."""
    rule, part = claim.readings[0].rule, facts.by_id[claim.readings[0].terms[0].id]
    if rule != "A03" or part.index + 1 != percent.index or not goes_on(facts, percent, part):
        return claim
    whole = called_again(facts, percent, part)
    if whole is None or not can_be(whole, part):
        return claim
    first = share_of(percent, part, whole, rule=rule)
    return replace(claim, readings=tuple(dict.fromkeys((first, *claim))), firm=True, borne_out=True)


def beside(facts: Facts, percent: Mention, rule: str) -> Iterator[Relation]:
    """What part and whole can be by their places alone, for a claim that has them otherwise."""
    last, following = facts.previous(percent), facts.following(percent)
    if last is None or last.sentence != percent.sentence:
        return
    first = facts.previous(last)
    if following is not None and following.sentence == percent.sentence:
        yield share_of(percent, last, following, rule=rule)
    if first is not None and first.sentence == percent.sentence:
        yield share_of(percent, first, last, rule=rule)
        if is_of_rate(last, first) and is_within(facts, percent, last, first):
            yield share_of(percent, last, first, rule=rule)


def among(facts: Facts, percent: Mention, claim: Claim) -> Claim:
    """`claim`, made sure where the sentence says that the part is of what the one before counts, whichever of it.

    "5.200 giáo viên, 3.900 người (75%) là nữ. Trong số nữ giáo viên này, 1.365 người, chiếm 35%, có trình độ thạc sĩ".
    """
    rule, (part, _) = claim.readings[0].rule, (facts.by_id[figure.id] for figure in claim.readings[0].terms)
    start, _ = facts.sentences[percent.sentence]
    if rule != "A03" or part.index + 1 != percent.index or part.sentence != percent.sentence:
        return claim
    if not AMONG_THESE.fullmatch(facts.text, start, part.start) or not ENDS.match(facts.text, percent.end):
        return claim
    told = [m for m in counted_before(facts, part) if not is_change(facts, m)]
    parts = len(told) > 1 and not any(is_percent(m.figure) for m in facts.by_sentence[part.sentence - 1])
    if not told or parts or not goes_on(facts, percent, part):  # "500 hộ nghèo, 200 hộ cận nghèo" may be meant together
        return claim
    readings = (share_of(percent, part, m) for m in reversed(told))
    return replace(claim, readings=tuple(dict.fromkeys((*readings, *claim))), firm=True, borne_out=True)


def is_tied(facts: Facts, percent: Mention, part: Mention, whole: Mention, *, rule: str) -> bool:
    """Whether the words of one sentence tie the three figures and name no other whole."""
    if not can_tie(facts, percent, part, whole, rule):
        return False
    if whole.index == percent.index + 1 and part.index + 1 == percent.index:
        # "Thu 486 tỷ đồng, trong đó thuế 120 tỷ đồng, đạt 81% dự toán 600 tỷ đồng" may be told of all.
        within = facts.cues.any("within", part.start - len(facts.before(part)), part.start)
        return not within and is_named_behind(facts, percent, whole, rule)
    # "Trong 9 xã, chỉ 6 xã đạt 75%" tells how much each has reached.
    apart = APART.search(facts.text, part.end, percent.start) and ENDS.match(facts.text, percent.end)
    if rule != "A03" or not apart:
        return False
    if part.index + 1 == whole.index == percent.index - 1:
        return is_over(facts, part, whole)
    beside = is_next(facts, percent, part) and exceeds(whole.figure, part.figure)
    return beside and is_led(facts, percent, part, whole)


def can_tie(facts: Facts, percent: Mention, part: Mention, whole: Mention, rule: str) -> bool:
    """Whether the figures can be part, whole and share, and the share is told of the part."""
    value, role = percent.figure.value, whole.figure.role
    beside = part.sentence == whole.sentence == percent.sentence and part.start < percent.start
    if not beside or value is None or value == ALL or (value > ALL and rule == "A03"):
        return False
    if part.figure.role == "comparison" or (role == "comparison" and rule != "B06"):
        return False
    timed = is_duration(whole.figure) and not (is_bare(part.figure) and fraction(facts, part, whole))
    # "47 trong 48 ngày" counts days
    if timed or not (is_one_kind(part.figure, whole.figure) or is_of_rate(part, whole)):
        return False
    told = (goes_on(facts, percent, part) or means(facts, percent)) and ONE_CLAUSE.fullmatch(facts.before(percent))
    return bool(told) and not (is_change(facts, part) or is_change(facts, whole))


def is_led(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether the words lead from the whole to the part before the percentage."""
    if is_of_kind(facts, part, whole):
        return False
    return (
        before(facts, part) is whole
        or (is_found(facts, part, whole) and bool(SHARES.search(facts.before(percent))))
        or is_herd(facts, percent, part, whole)
        or is_within(facts, percent, part, whole)
        or is_beside(facts, percent, part, whole)
    )


def is_within(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether "trong đó" takes the part from the figure before it and "chiếm" tells its share of that."""
    if "chiếm" not in facts.before(percent).lower() or whole.index + 1 != part.index:
        return False
    return bool(WITHIN.fullmatch(facts.text[whole.end : part.start]))


def is_of_rate(part: Mention, whole: Mention) -> bool:
    """Whether a part leaves out per what its whole is told: "mua 350 tấn/ngày, trong đó 98 tấn"."""
    return part.figure.per is None and whole.figure.per is not None and one_amount(part.figure, whole.figure)


def is_one_kind(part: Figure, whole: Figure) -> bool:
    """Whether both count one thing, and not "con trâu" and "con bò", which share a counting word alone."""
    first, second = ((norm(figure.unit) or "").split() for figure in (part, whole))
    kinds = first[:1] == second[:1] and set(first) - set(second) and set(second) - set(first)
    return (alike(part, whole) and not kinds) or is_case(part, whole)


def is_herd(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether the share is of all that the figure before the part counts: "nuôi 7.400 con, tiêm 6.290 con, đạt 85% tổng đàn"."""
    beside = whole.index + 1 == part.index and HERD.match(facts.text, percent.end)
    return bool(beside) and not NARROWS.search(facts.text, whole.end, part.start)


def is_named_behind(facts: Facts, percent: Mention, whole: Mention, rule: str) -> bool:
    """Whether the whole is printed behind the percentage as such: "72% trong tổng mức 11.200 tỷ đồng", "78% mục tiêu 600"."""
    between = facts.text[percent.end : whole.start]
    if rule == "B06":
        return bool(IN_BRACKET.fullmatch(between) or TOLD_BEHIND.fullmatch(between))
    if leads_to(between) and between.strip().removeprefix("của"):
        return True
    return bool(SHARES.search(facts.before(percent))) and is_behind(facts, percent, whole)


def is_over(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether part and whole are written as a fraction, "trên" being no hedge there: "486 chuyến chậm trên 5.400 chuyến"."""
    between = facts.text[part.end : whole.start]
    hedge = facts.text[whole.start : whole.end].lower().startswith("trên ") and not re.search(r"[,;:()]", between)
    counted = OF_ALL.fullmatch(between) and is_count(part.figure)
    if fraction(facts, part, whole) or counted or is_above(facts, part, whole):
        return not exceeds(part.figure, whole.figure)
    return hedge and is_count(part.figure) and exceeds(whole.figure, part.figure)


def is_found(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether things were looked at one by one and the part is what was found: "kiểm tra 52 lớp, lập biên bản 37 lớp"."""
    first = first_beside(facts, part)
    if first is not part:
        return is_count(part.figure) and is_found(facts, first, whole)
    if whole.index + 1 != part.index or not is_count(part.figure):
        return False
    looked = facts.cues.any("looks", whole.start - len(facts.before(whole)), part.start)
    between = facts.text[whole.end : part.start]
    told = between.partition(",")[2]
    return looked and bool(FOUND.fullmatch(between)) and not (NARROWS.search(told) or WHOSE.search(told))


def first_beside(facts: Facts, part: Mention) -> Mention:
    """The first of the parts told in a row with their shares: "phát hiện 48 văn bản (7,5%) sai thể thức và 16 văn bản (2,5%)"."""
    share = facts.previous(part)
    other = facts.previous(share) if share is not None else None
    if share is None or other is None or not is_percent(share.figure) or other.sentence != part.sentence:
        return part
    between = facts.text[share.end : part.start].removeprefix(")")
    told = alike(other.figure, part.figure) and AND.fullmatch(between) and not NARROWS.search(between)
    return other if told and goes_on(facts, share, other) else part
