"""What a change is measured against: behind "so với", in a bracket behind the change, or before it in the sentence."""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import compared_before, is_change
from extractor.checks.links.endings import is_in_own_bracket
from extractor.checks.links.pairs import changed_in_bracket, comparable, from_to
from extractor.checks.units import is_duration, is_percent, norm, same
from extractor.parsers.asides import may_tell_earlier
from extractor.rules.vocabulary import pattern
from extractor.text import leaves_bracket

# What ends the comparison, outside of a bracket that may tell the base: "so với cùng kỳ (năm 2023, 48 vụ)".
# Behind a colon the parts of the new figure are told: "740 tấn, tăng 4,6% so với cùng kỳ: cá 539 tấn".
# In "so với tháng trước và 7 tháng đạt 81 tỷ USD" a new figure follows.
NEW_CLAUSE = pattern(
    r"^[^(]*(?:[,;]|\b(?:nhưng|song|tuy nhiên|dù)\s|:\s(?!(?:cùng|{spans}|trước|khi|lúc)\b)[^\W\d]"
    r"|\bvà\s(?:(?!(?:{spans}|cùng|so)\b|\d)|[^(]*\b(?:đạt|ước|có)\b))",
    re.IGNORECASE,
)
# "So với cùng kỳ năm 2023, khi toàn tỉnh xảy ra 48 vụ, con số trên tăng 12%".
WHEN = re.compile(r",\s(?=(?:khi|lúc)\b)")
# Behind a change "khi" may tell of now as well: "tăng 20%, khi riêng Trung Quốc mua 96 nghìn tấn".
WHEN_ONLY = re.compile(
    r",\s(?=(?:khi|lúc|thời điểm|bấy giờ|vốn)\b(?![^.;:()\d]*\briêng\b)[^.,;:()\dA-ZĐ]*\b(?:chỉ|mới|còn|ở mức|là)\b)"
    r"|,\s(?=vốn (?:đạt|có) )"
)
CLOSED = re.compile(r"\([^()]*\)")
# What stands between in "gấp 1,5 lần ngày đầu (4.100 hồ sơ)", "gấp 2,3 lần năm 2015 (34 triệu đồng)".
TIMES_WHAT = pattern(r"[^,;.:()\d]*(?:\bnăm \d{4} ?)?\(|[^,;.:()\d]*\b(?:{limits}|mức)\b[^,;.:()\d]*?(?:\blà )?")
# "bằng 1,3 lần mức 686 tỷ đồng của năm trước", "tăng 1,4 điểm phần trăm từ mức 84,6%".
LEVEL = re.compile(r"\s*(?:so với |từ |của )?(?:mức|con số|số lượng|số)\s")
# "số lớp tăng 62 lớp, từ 1.688 lớp."; "tăng 62 lớp, từ 1.688 lớp lên 1.750 lớp" tells both.
FROM = re.compile(r"(?: \([^()]*\))?(?:, | \()từ (?:mức |con số )?", re.IGNORECASE)
FROM_ENDS = pattern(r"(?: (?:của )?(?:{earlier_times}|(?:{spans}) \d{4}))?\s*(?:[.;)]|$)", re.IGNORECASE)
# "vượt 12% kế hoạch năm (1.000 người)", "thấp hơn 0,1 điểm (kế hoạch 3,4%)".
PLAN = pattern(
    r"\s*(?:so với )?(?:{aims})\b[^,;:()\d]*(?:\((?:là )?|\b(?:là|ở mức) )|\s*\((?:{aims})\b[^,;:()\d]*", re.IGNORECASE
)
# A plan right behind the excess over it, as in "vượt 15% dự toán được giao 840 tỷ đồng".
PLAN_BESIDE = pattern(
    r" (?:so với )?(?:{aims}|định mức)"
    r"(?: (?!(?:và|với|đạt|tăng|giảm|còn|năm|thu|chi|khi|do|nhờ)\b)[^\W\d]+){0,4} ",
    re.IGNORECASE,
)
PLANNED = pattern(r"\b(?:{aims})\b", re.IGNORECASE)
EARLIER = pattern(r"\b(?:{earlier_times})\b", re.IGNORECASE)
# A base that is named behind the change and not printed.
UNPRINTED = re.compile(r"\s*(?:(?:so với|mức|thực hiện|kết quả|của)\s+)+năm (?:\d{4}|trước|ngoái)\b", re.IGNORECASE)
# What a bracket calls a limit: "vượt 1,4 lần (quy chuẩn cho phép: 50 mg/l)".
LIMIT = pattern(r"(?:mức |giới hạn |ngưỡng )?(?:{limits}|giá khởi điểm)(?: cho phép)?(?: là|:)? ", re.IGNORECASE)
BASE_REACH = 40
"""Characters behind a change in which a word of comparison may stand."""
LEAST_NAME = 4
"""A name of more letters than these that is told again in a bracket is no chance: "báo động II"."""


def bases(facts: Facts, change: Mention) -> Iterator[Mention]:
    """What the change is measured against: after "so với", in a bracket, or before it with the words of a plan."""
    before = compared_before(facts, change)
    if before is not None:
        yield before[0]
        return
    behind = base_behind(facts, change)
    if behind is not None:
        yield behind
    if facts.cues.any("base", change.end, change.end + BASE_REACH) or UNPRINTED.match(facts.text, change.end):
        return  # "tăng 5% so với cùng kỳ" has a base of its own, which the plan before it is not
    sentence = facts.by_sentence[change.sentence]
    for mention in sentence[: sentence.index(change)]:
        changes = is_change(facts, mention)  # "nhiều hơn cùng kỳ 87 vụ, tăng 9,3%"
        if (is_percent(mention.figure) and changes) or changed_in_bracket(facts, mention):
            continue
        if facts.cues.any("within", mention.start - len(facts.before(mention)), mention.start):
            continue  # "gần 9.300 doanh nghiệp, tăng 22% so với cùng kỳ, trong đó 8.700 doanh nghiệp nhỏ, tăng 21%"
        told = (is_compared_with(facts, mention) and not changes) or is_planned(facts, mention)
        compared = mention.figure.role == "comparison" and not changes
        if (compared or told or is_bracketed(facts, mention)) and not is_of_change_before(facts, mention, change):
            yield mention


def is_bracketed(facts: Facts, mention: Mention) -> bool:
    """Whether a figure alone in a bracket stands right behind one that counts the same: "14 vụ (11 vụ), tăng 3 vụ"."""
    new = facts.previous(mention)
    if new is None or facts.text[new.end : mention.start] != " (" or not facts.text.startswith(")", mention.end):
        return False
    return same(new.figure, mention.figure)


def base_behind(facts: Facts, change: Mention) -> Mention | None:
    """The figure behind a change that it is measured against: "so với 48 vụ", "so với trung bình bốn tuần (210 ca)"."""
    sentence = facts.by_sentence[change.sentence]
    place = sentence.index(change)
    for mention in sentence[place + 1 : place + 3]:
        if FROM.fullmatch(facts.text, change.end, mention.start) and FROM_ENDS.match(facts.text, mention.end):
            return mention
    start = change.end + is_in_own_bracket(
        facts, change
    )  # "tăng 214 tỷ đồng (20%) so với đầu năm, khi ấy là 1.070 tỷ đồng"
    for mention in sentence[place + 1 : place + 3]:
        # What a bracket tells that has ended is no base of what follows: "tăng 25% (cùng kỳ 248), và 165 hộ khác".
        between = WHEN_ONLY.sub(" ", CLOSED.sub("", facts.text[start : mention.start]))
        if NEW_CLAUSE.search(between) or leaves_bracket(between) or is_change(facts, mention):
            return None  # "giảm 0,4% so với năm trước, trong đó 7.081 đơn đủ điều kiện": a part of the new figure
        if facts.cues.any("within", change.end, mention.start):
            return None  # "gấp 2,5 lần cùng kỳ trong đó công ty mẹ 203 tỷ đồng": a part too
        if is_duration(mention.figure) and not is_duration(change.figure):
            continue
        head, opened, inside = between.rpartition("(")
        compared = f"{facts.before(change)} {head}"
        if opened and (not may_tell_base(inside, compared) or changes_inside(facts, mention) or is_other(head, inside)):
            return None  # "tăng 11% so với cùng kỳ (khách quốc tế 210.000 lượt)": a part too
        if is_told_behind(facts, change, mention, between):
            return mention
    return None


def may_tell_base(words: str, compared: str) -> bool:
    """Whether the words of a bracket up to its first figure can tell of an earlier time or a plan, or say nothing.

    What they call may be named before the bracket: "trên báo động II 0,17 m (báo động II: 1,70 m)".
    """
    named = LIMIT.fullmatch(words) or words.strip(" :là").lower() in compared.lower()
    return may_tell_earlier(words) or bool(PLAN.match(f"({words}")) or bool(named)


def is_other(compared: str, inside: str) -> bool:
    """Whether a change is against a plan and the bracket tells an earlier time: "so với kế hoạch (vụ trước 98 tấn)"."""
    return bool(PLANNED.search(compared)) and not PLANNED.search(inside) and bool(EARLIER.search(inside))


def is_told_behind(facts: Facts, change: Mention, mention: Mention, between: str) -> bool:
    """Whether the words between a change and a figure make the figure its base."""
    if facts.cues.any("base", change.end, mention.start) or between.strip() == "(":
        return True
    if PLAN.fullmatch(between) or PLAN_BESIDE.fullmatch(between) or is_told_base(facts, change, mention):
        return True
    if LEVEL.fullmatch(between):
        return from_to(facts, change) is None  # "tăng 5% từ mức 40 triệu lên 42 triệu đồng"
    return norm(change.figure.unit) == "lần" and bool(TIMES_WHAT.fullmatch(between))


def own_bracket(facts: Facts, change: Mention) -> Mention | None:
    """The base in a bracket right behind a change: "giảm 0,17 điểm so với cùng kỳ (3,45%), thấp hơn 0,1 (kế hoạch 3,4%)"."""
    base = facts.following(change)
    if base is None or base.sentence != change.sentence or not facts.text[change.end : base.start].startswith(" ("):
        return None
    told = base is base_behind(facts, change) and facts.text.startswith(")", base.end)
    return base if told else None


def is_of_change_before(facts: Facts, base: Mention, change: Mention) -> bool:
    """Whether a bracket with a base belongs to an earlier change, behind which another new figure is told.

    "cháy 7,8 ha, giảm 93,2% (năm trước 115,1 ha); chặt phá 208,7 ha, giảm 15,9%".
    """
    if not in_bracket_of_change(facts, base):
        return False
    between = facts.mentions[base.index + 1 : change.index]
    return any(comparable(base, m, change) and not is_change(facts, m) for m in between)


def in_bracket_of_change(facts: Facts, mention: Mention) -> bool:
    """Whether the figure stands first in a bracket right behind a change."""
    previous = facts.previous(mention)
    if previous is None or previous.sentence != mention.sentence or not is_change(facts, previous):
        return False
    _, opened, inside = facts.text[previous.end : mention.start].rpartition("(")
    return bool(opened) and ")" not in inside


def is_of_bracket(facts: Facts, change: Mention, base: Mention) -> bool:
    """Whether a base stands in a bracket behind the change that tells of another time and how that changed."""
    if base.start < change.end:
        return False
    compared, opened, inside = facts.text[change.end : base.start].rpartition("(")
    return bool(opened) and (changes_inside(facts, base) or is_other(compared, inside))


def changes_inside(facts: Facts, mention: Mention) -> bool:
    """Whether the bracket tells a change of its own: "tăng 581 nghìn người (quý III là 55,4 triệu người, tăng 551 nghìn)"."""
    following = facts.following(mention)
    return (
        following is not None and ")" not in facts.text[mention.end : following.start] and is_change(facts, following)
    )


def is_told_base(facts: Facts, change: Mention, mention: Mention) -> bool:
    """Whether a bracket right after the change tells its base: "so với cùng kỳ tăng 131 đơn (năm 2019 có 1.405 đơn)"."""
    start = change.start - len(facts.before(change))
    opened = facts.text[change.end : mention.start].lstrip()
    compared = facts.cues.any("base", start, change.start) or facts.cues.any(
        "base", change.end, change.end + BASE_REACH
    )
    named = opened[1:].strip(" :là").lower()
    compared = compared or (len(named) > LEAST_NAME and named in facts.before(change).lower())
    return compared and opened.startswith("(") and ")" not in opened


def is_compared_with(facts: Facts, mention: Mention) -> bool:
    """Whether "so với" before the figure leads to it, and not to a time that a comma ends."""
    cues = facts.cues.between("base", mention.start - len(facts.before(mention)), mention.start)
    return bool(cues) and not NEW_CLAUSE.search(WHEN.sub(" ", facts.text[cues[-1][1] : mention.start]))


def is_planned(facts: Facts, mention: Mention) -> bool:
    """Whether words of a plan lead to the figure; in "đạt 85% kế hoạch; 234 lượt khách" they belong to what is before."""
    cues = facts.cues.between("target", mention.start - len(facts.before(mention)), mention.start)
    return bool(cues) and ";" not in facts.text[cues[-1][1] : mention.start]


def is_base_before(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is the base right behind an earlier change: "giảm 7% so với 31 tấn, còn phân giảm 9% từ mức 30 tấn"."""
    previous = facts.previous(mention)
    told = previous is not None and previous.sentence == mention.sentence and is_change(facts, previous)
    return told and previous is not None and base_behind(facts, previous) is mention
