"""Whether a percentage is a share at all, and what the words around it leave open: a plan, a year before, others' shares."""

import re

from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.links.directions import CLAUSE, changed_by, may_repeat
from extractor.checks.links.fractions import fraction
from extractor.checks.links.names import named_by
from extractor.checks.links.plans import of_target
from extractor.checks.units import alike, is_count, is_percent
from extractor.rules.vocabulary import pattern

AGAINST_BASE = pattern(
    r"\s*(?:\)\s*)?(?:(?:(?:{outcomes}) )?(?:thực hiện (?:của )?|của ))?(?:so (?:với )?(?:cùng kỳ|{spans})|{earlier_times})"
)
AGAINST_NUMBER = re.compile(r"\s*(?:so với|của) (?:(?:mức|con số) )?")
OF_EARLIER = pattern(r" (?:của |hồi )?(?:{earlier_times}|(?:{spans}) (?:trước|ngoái))\b")
SHARE_ONLY = pattern(
    r"(?:{amounts_to}|{says_again}|tính ra|{exactly}|{above}|{below}|{about}|công suất|chỉ|mới|cũng|ước|là|hay|với"
    r"|t[ỷỉ] (?:lệ|trọng)|được|(?:ở )?mức|(?:độ )?(?:bao|che) phủ|lên|tới|đến|ứng|(?:đóng )?góp|vừa|đã|\s)*",
    re.IGNORECASE,
)
HELD = r"\s*(?:(?:nếu|còn|và|nhưng|khi|song) )?(?:{held_against}) "
HELD_AGAINST = pattern(HELD, re.IGNORECASE)
REACHES = re.compile(r"(?: \w+){0,3} đạt(?: t[ỷỉ] lệ(?: \w+){0,3})? ")
SAID = re.compile(r"chiếm |, (?:bằng|đạt|tính ra|t[ỷỉ] lệ (?:là|đạt))(?= )")
# "Có đến 12,5% số cán bộ vắng mặt" goes nowhere but says that it is much.
SHORT = re.compile(r"chưa (?:đến|tới|đầy)\b", re.IGNORECASE)
# "Mới chỉ có chưa đến 15%, tức 37 cơ sở": a share is told again as a count.
COUNTED = pattern(r"(?:,|\s[-–])? ?(?:\(|(?:{says_again}|cụ thể(?: là)?)\b)[^,;:.()\d]*")
STRESSED = re.compile(r"\bcó (?:đến|tới)(?: hơn| gần| khoảng)? $", re.IGNORECASE)
# Right behind its part a rate is one of that, to the end of the clause.
BESIDE = re.compile(r"^(?: [^\W\d]+){0,4}, (?:chiếm )?(?:t[ỷỉ] lệ )$")
CLOSES = re.compile(r"\s*(?:[.;)]|$)")
# "Đông 312 hồ sơ, Hòa 268 và Tân 195, gộp lại bằng 62%": the share is of what they make together.
TOGETHER = pattern(r"\b(?:{adds_up}|cả (?:{several}))\b", re.IGNORECASE)
OF_OWN = re.compile(r"(?:\(|(?:\s|\()(?:đạt|bằng))$")
BOUNDS = frozenset({"under", "at_most", "at_least"})
"""A rate below or above a mark is a criterion ("5 huyện đạt tỷ lệ dưới 3%") more often than a share."""


def falls_short(facts: Facts, percent: Mention) -> bool:
    """Whether a share is told as less than it might be: "mới có 180 mỏ lắp trạm cân, chưa đến 32%"."""
    if BESIDE.search(facts.before(percent)) and CLOSES.match(facts.text, percent.end):
        return True  # "hộ nghèo 43 hộ, tỷ lệ dưới 2%."
    if SHORT.match(facts.text, percent.start) is None:
        return False
    return facts.before(percent).rstrip().endswith((",", "(", "chiếm", "đạt", "bằng", "–")) or is_counted(
        facts, percent
    )


def is_counted(facts: Facts, percent: Mention) -> bool:
    """Whether a share is told again as a count right behind it."""
    count = facts.following(percent)
    if count is None or count.sentence != percent.sentence or not is_count(count.figure):
        return False
    return COUNTED.fullmatch(facts.text, percent.end, count.start) is not None


@remembered
def is_share(facts: Facts, percent: Mention) -> bool:
    """Whether the percentage is a share and not a change, an average, a rate or a range of rates."""
    figure = percent.figure
    before = percent.start - len(facts.before(percent))
    if figure.value is None or figure.base is not None or figure.role == "threshold":
        return False
    if (
        (figure.modifier in BOUNDS and not falls_short(facts, percent))
        or is_mark(facts, percent)
        or is_against_base(facts, percent)
        or is_of_all_together(facts, percent)
    ):
        return False
    if changed_by(facts, percent) is not None or may_repeat(facts, percent) is not None:
        return False
    if facts.before(percent).rstrip().endswith("(") and facts.cues.any("base", before, percent.start):
        return False  # "tăng 21,8% so với cùng kỳ (93,9%)"
    stressed = STRESSED.search(facts.text, before, percent.start)
    if not stressed and any(facts.cues.governs(role, before, percent.start) for role in ("from", "to")):
        return False
    # "xả thải vượt quy chuẩn, chiếm 28,1%", "171/190 chủ trọ đã giảm tiền phòng, bằng 90%" say no change
    said = max((found.end() for found in SAID.finditer(facts.text, before, percent.start)), default=before)
    roles = ("rise", "fall") if is_graded(facts, percent) else ("rise", "fall", "average")
    return not any(facts.cues.any(role, said, percent.start) for role in roles)


def is_graded(facts: Facts, percent: Mention) -> bool:
    """Whether "trung bình" right before a percentage is a mark behind others: "giỏi chiếm 34,2%, khá 48,6%, trung bình 17,2%"."""
    start = facts.sentences[percent.sentence][0]
    if not facts.before(percent).endswith("trung bình "):
        return False
    return sum(group == "rating" for *_, group, _ in facts.cues.members(start, percent.start)) > 2


def is_mark(facts: Facts, percent: Mention) -> bool:
    """Whether a hedged percentage right behind a count tells which are counted: "11 đơn vị trên 70%, 9 đơn vị dưới 40%".

    So it does without a comma: "14/45 chủ đầu tư đạt tỷ lệ trên 80%".
    """
    before = facts.before(percent)
    told = before.isspace() or bool(REACHES.fullmatch(before))
    return percent.figure.modifier != "exact" and facts.previous(percent) is not None and told


def is_of_all_together(facts: Facts, percent: Mention) -> bool:
    """Whether a share is told of all the items before it, of which the article prints no sum."""
    last = facts.previous(percent)
    other = facts.previous(last) if last is not None else None
    if last is None or other is None or not other.sentence == last.sentence == percent.sentence:
        return False
    listed = alike(other.figure, last.figure) and is_count(last.figure) and not fraction(facts, other, last)
    return listed and TOGETHER.search(facts.before(percent)) is not None


def is_against_base(facts: Facts, percent: Mention) -> bool:
    """Whether the percentage is of another period: "bằng 104% so với cùng kỳ", "bằng 104% so với 13 tỷ đồng của năm trước"."""
    after = facts.after(percent)
    if AGAINST_BASE.match(after):
        return True
    base = facts.following(percent) if AGAINST_NUMBER.fullmatch(after) else None
    return base is not None and OF_EARLIER.match(facts.text, base.end) is not None


def is_held_against(facts: Facts, percent: Mention) -> bool:
    """Whether a sentence opens with what its share is of: "So với tổng số cơ sở vi phạm thì lỗi này chiếm 63,8%"."""
    return bool(HELD_AGAINST.match(facts.text, facts.sentences[percent.sentence][0]))


def goes_on(facts: Facts, percent: Mention, part: Mention) -> bool:
    """Whether the words before the percentage say it of the part and start no subject of their own.

    "84 cơ sở đạt yêu cầu, chiếm 80%" does; "105.970 hồ sơ, tỷ lệ giải quyết đúng hạn đạt 97%" speaks of another thing.
    """
    return part.start > percent.start or bool(SHARE_ONLY.fullmatch(CLAUSE.split(facts.before(percent))[-1]))


def may_be_of_own(facts: Facts, percent: Mention) -> bool:
    """Whether a percentage may be of a part's own plan or last year, where that of the whole is.

    "giải ngân 1.502 tỷ đồng, đạt 22,3% kế hoạch; trong đó vốn trung ương 690 tỷ đồng (18,4%)", "thu 710 tỷ đồng, bằng 98%
    cùng kỳ, trong đó thuế 320 tỷ đồng, bằng 97%": no shares of the whole.
    """
    if not OF_OWN.search(facts.before(percent).rstrip()):
        return False
    earlier = (
        m for m in facts.mentions[: percent.index] if percent.block == m.block and percent.sentence - m.sentence <= 1
    )
    return any(is_percent(m.figure) and (of_target(facts, m) or is_against_base(facts, m)) for m in earlier)


def is_sibling(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether the "whole" has a share of its own in what the part is a share of too.

    "500 dự án trong nước, chiếm 62,5%; 300 dự án nước ngoài, chiếm 37,5%": neither is a part of the other. Nested parts
    are told otherwise: "90 hồ sơ (đạt 90%), trong đó 60 hồ sơ đúng hạn, chiếm 66,7%".
    """
    own = share_of(facts, whole)
    first, last = sorted((whole, part), key=lambda m: m.start)
    if own is None or own is percent or facts.cues.any("within", first.end, last.start):
        return False
    total = named_by(facts, own).strip()
    return is_beside(facts, first, last) or bool(total and total == named_by(facts, percent).strip())


def is_beside(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether a semicolon sets apart a count with a share of its own from one told later, which is no part of it.

    A comma does where both are parts of one whole: "nông nghiệp 248.685 người (41,6%), dịch vụ 163.797 người (27,4%)".
    """
    own = share_of(facts, one) if one.sentence == other.sentence else None
    parts = one.figure.of is not None and one.figure.of == other.figure.of and share_of(facts, other) is not None
    apart = own is not None and (parts or ";" in facts.text[own.end : other.start])
    return own is not None and apart and not facts.cues.any("within", own.end, other.start)


def share_of(facts: Facts, count: Mention) -> Mention | None:
    """The percentage right after a count that says of what share it is."""
    following = facts.following(count)
    if following is None or following.sentence != count.sentence or not is_percent(following.figure):
        return None
    says = is_share(facts, following) and not of_target(facts, following) and goes_on(facts, following, count)
    return following if says else None
