"""How a figure is meant: reported, a change or an earlier figure, a plan, or a limit that law or a permit sets."""

import re
from dataclasses import dataclass, replace

from extractor.parsers.asides import joins_changes, may_tell_earlier, opens_with_earlier, tells_change
from extractor.parsers.match import Match
from extractor.record.figure_demands import PLAN_REACH, is_plan
from extractor.record.figure_page import Mention, Page
from extractor.rules.figure_cues import FigureCueRole
from extractor.rules.vocabulary import pattern
from extractor.schema.record import FigureRole
from extractor.text import leaves_bracket

BASE_REACH = 45
"""Characters between "so với" and its figure, for a date and a bracket: "so với cùng kỳ năm 2021 (44 vụ)"."""
# "4 đơn vị vi phạm giấy phép với số tiền 0,9 tỷ đồng", "171 vụ theo quy định thống kê và 209 vụ khác".
_NOT_LAW = re.compile(r"\bvới\b|\bvà $|\blần lượt\b")
# "xử lý theo quy định của pháp luật 1 vụ" sets nothing; "theo quy định là 10 ngày" does.
_SETS = re.compile(r"\b(?:là|mức|phải|chỉ)\b|^ $")
# "thu ngoài quy định 12 triệu đồng", "chạy quá tốc độ quy định 28 vụ": what was broken names what is counted.
_BROKEN = re.compile(r"\b(?:(?:ngoài|trái|sai|(?:không|chưa) (?:đúng|theo)) |(?:quá|vượt)(?: \w+){1,2} )$")
_SETS_AMOUNT = re.compile(r"\b(?:là|mức|tối đa|không quá)\b|/")
# "tổng khối lượng vượt 93.600 m3": the excess itself is what is told, and can have parts.
_EXCESS = re.compile(r"\btổng (?:\w+ ){1,4}vượt(?: mức)?$", re.IGNORECASE)
# "so với cùng kỳ năm trước và lợi nhuận đạt 5.265 tỷ đồng": what follows is another figure.
_ANOTHER = re.compile(r"\bvà\s(?!(?:năm|tháng|quý|kỳ|cùng|so)\b|\d)")
# "Cột đo vượt sai số cho phép: 7 cửa hàng": what was exceeded names those that are counted.
_IS_NAMED = re.compile(r"\w[^:]*:\s*$")
_BEHIND_BASE = pattern(r"\)?,? (?:{says_again})(?: là| với)?(?: tăng| giảm)? ")
# "vượt mục tiêu 4% đề ra" names the aim.
_IS_SET = re.compile(r" (?:(?:đã|được) )?(?:[^\W\d]+ ){0,2}(?:đề ra|đặt ra|giao)\b")
# "miễn, giảm không đúng đối tượng 2,65 tỷ đồng": what was waived did not fall.
_WAIVED = pattern(r"giảm (?:{made_less}|không)\b")
# "128 xã (trước sắp xếp là 137 xã)"; but "(trước hạn 40 hồ sơ)" is a part.
_BEFORE = pattern(r"\(trước (?:đây|đó|kia|khi|lúc|{merged}|{reorganized})\b", re.IGNORECASE)
_JOINS_PLAN = re.compile(r"(?:,| và|;) ")
_AGAIN = re.compile(r"\s\(\w+ ")


@dataclass(frozen=True, slots=True)
class Role:
    """`sign` is 1 for a rise, -1 for a fall, 0 where the figure is no change; `is_base`: an earlier figure.

    `continues`: how many figures before stands the change that this one tells in other terms, "giảm 12 vụ (7,2%)".
    """

    role: FigureRole = "reported"
    sign: int = 0
    is_base: bool = False
    continues: int = 0


def read(page: Page) -> dict[int, Role]:
    """The role of every mention by its index; figures of tables are all reported."""
    roles = {m.index: Role() if m.cell else role_of(page, m) for m in page.mentions}
    for mention in page.mentions:
        if page.is_equated(mention) and roles[mention.index - 1].role == "target":
            # "Tổng dự toán được giao của 12 đơn vị là 86 tỷ đồng": the second figure is the plan.
            roles[mention.index], roles[mention.index - 1] = roles[mention.index - 1], Role()
        if (roles[mention.index].role == "reported" and _continues_change(page, mention, roles)) or _says_again(
            page, mention, roles
        ):
            roles[mention.index] = replace(roles[mention.index - 1], continues=1)
        elif roles[mention.index].role == "reported" and (sign := _joined(page, mention, roles)):
            roles[mention.index] = Role("comparison", sign)
        elif roles[mention.index].role == "reported" and _is_next_plan(page, mention, roles):
            roles[mention.index] = roles[mention.index - 1]
        elif _continues_behind_base(page, mention, roles):
            roles[mention.index] = replace(roles[mention.index - 2], continues=2)
    return roles


def role_of(page: Page, mention: Mention) -> Role:
    """The role that the words before a figure give it."""
    sign = change_sign(page, mention)
    if sign:
        return Role("comparison", sign)
    base = is_base(page, mention) or is_start(page, mention) or is_in_base_bracket(page, mention)
    if is_law(page, mention):
        return Role("threshold", is_base=base)
    if base:
        return Role("comparison", is_base=True)
    return Role("target") if is_plan(page, mention) else Role()


def change_sign(page: Page, mention: Mention) -> int:
    """1 after "tăng", -1 after "giảm", 0 where "lên", "còn" or "so với" stands between, or no such word at all.

    "nhiều hơn (so với) cùng kỳ 49 việc" tells by how many; "tăng so với cùng kỳ (48 vụ)" tells of what.
    """
    start, end = page.piece_before(mention)
    signs: dict[FigureCueRole, int] = {"rise": 1, "fall": -1, "to": 0, "base": 0, "from": 0}
    found = page.cues.between(start, end, *signs)
    if len(found) > 1 and found[-1].value == "base" and not page.text[found[-2].end : found[-1].start].strip():
        found = found[:-1] if "(" not in page.text[found[-1].end : end] else found
    if (
        not found
        or _names_limit(page, found[-1].end, mention)
        or _IS_NAMED.search(page.text, found[-1].end, mention.start)
    ):
        return 0
    if _EXCESS.search(page.text, sentence_start(page, mention), found[-1].end) and not mention.is_percent:
        return 0
    if _WAIVED.match(page.text, found[-1].start) or page.text.endswith(("miễn, ", "miễn "), 0, found[-1].start):
        return 0
    return signs[found[-1].value]


def sentence_start(page: Page, mention: Mention) -> int:
    """The offset at which the sentence of a figure begins."""
    return page.sentences[mention.sentence][0]


def _names_limit(page: Page, start: int, mention: Mention) -> bool:
    """Whether the words say what was exceeded and not by how much: "vượt mức cho phép là 0,5 lần", "vượt mục tiêu 4% đề ra"."""
    told = page.text[start : mention.start].rstrip().endswith(" là") or bool(_IS_SET.match(page.text, mention.end))
    return told and bool(page.cues.between(start, mention.start, "law", "plan"))


def _continues_change(page: Page, mention: Mention, roles: dict[int, Role]) -> bool:
    """Whether a figure restates the change before it: "giảm 8 vụ (tương đương 18,2%)", "tăng 12 vụ, 5%"."""
    previous = page.mentions[mention.index - 1] if mention.index else None
    if previous is None or previous.sentence != mention.sentence or not roles[previous.index].sign:
        return False
    between = page.text[previous.end : mention.start]
    cue = page.cues.between(previous.end, mention.start)
    restated = len(cue) == 1 and cue[0].value == "share" and cue[0].end - cue[0].start + 4 >= len(between.strip())
    if between.strip(" ,").startswith(("đạt", "chiếm")):
        return False  # "giải quyết 6.468 vụ, tăng 11 vụ, đạt 84%" is a share of the new figure
    return mention.is_percent and not previous.is_percent and (restated or between.strip(" (,=") == "")


def _continues_behind_base(page: Page, mention: Mention, roles: dict[int, Role]) -> bool:
    """Whether the bracketed base stands between: "tăng 980 em so với năm học trước (20.500 em), tương đương 4,78%"."""
    if mention.index < 2 or not mention.is_percent or roles[mention.index].role != "reported":
        return False
    change, base = page.mentions[mention.index - 2 : mention.index]
    if change.sentence != mention.sentence or change.is_percent or not roles[change.index].sign:
        return False
    told = roles[base.index].is_base and _BEHIND_BASE.fullmatch(page.text, base.end, mention.start)
    return bool(told)


def _joined(page: Page, mention: Mention, roles: dict[int, Role]) -> int:
    """The sign of a change to which "và" joins a figure of the same kind: "giảm 18 vụ (5,16%) và 11 người chết"."""
    for before in reversed(page.mentions[max(mention.index - 2, 0) : mention.index]):
        alike_kind = before.is_percent == mention.is_percent and before.sentence == mention.sentence
        if alike_kind and roles[before.index].sign and joins_changes(page.text[before.end : mention.start]):
            return roles[before.index].sign
    return 0


def _is_next_plan(page: Page, mention: Mention, roles: dict[int, Role]) -> bool:
    """Whether a bracket goes on with another plan: "bằng 96% và 93% dự toán giao (402 tỷ đồng và 213 tỷ đồng)"."""
    previous = page.mentions[mention.index - 1] if mention.index else None
    if previous is None or previous.sentence != mention.sentence or roles[previous.index].role != "target":
        return False
    bare = _JOINS_PLAN.fullmatch(page.text, previous.end, mention.start)
    return bool(bare) and page.text.endswith("(", 0, previous.start) and previous.is_percent == mention.is_percent


def _says_again(page: Page, mention: Mention, roles: dict[int, Role]) -> bool:
    """Whether a bracket says a change again as a percentage: "tăng 182 người (tăng 14%)"."""
    previous = page.mentions[mention.index - 1] if mention.index else None
    if previous is None or not mention.is_percent or previous.is_percent or previous.sentence != mention.sentence:
        return False
    again = roles[mention.index].sign == roles[previous.index].sign != 0
    return again and bool(_AGAIN.fullmatch(page.text, previous.end, mention.start))


def is_base(page: Page, mention: Mention) -> bool:
    """Whether the figure is what others are compared with: "so với 8 tỷ đồng", "so với cùng kỳ (48 vụ)"."""
    start, end = page.gap_before(mention)
    if page.is_bare(start, mention) and not mention.is_percent and _compares(page, mention):
        return True
    if (
        mention.index
        and opens_with_earlier(page.text[start:end])
        and change_sign(page, page.mentions[mention.index - 1])
    ):
        return True  # "giảm 93,2% (3 tháng đầu năm 2021, cháy 115,1 ha)"
    found = free(page, page.cues.between(start, end, "base"))
    if not found or end - found[-1].end > BASE_REACH:
        return False
    after = page.cues.between(found[-1].end, end, "rise", "fall", "to", "share")
    between = page.text[found[-1].end : end]
    if after or any(mark in between for mark in ",;:") or leaves_bracket(between) or _ANOTHER.search(between):
        return False
    return may_tell_earlier(between.rpartition("(")[2]) if "(" in between else True


def is_in_base_bracket(page: Page, mention: Mention) -> bool:
    """Whether a bracket about an earlier time holds the figure: "(cùng kỳ năm 2018: 118 cơ sở, xử phạt 21 cơ sở)".

    The bracket may follow the words: "so với năm 2022 (920 vụ, 1.300 người)", or name a time before: "(trước đây 137 xã)".
    """
    start, _ = page.sentences[mention.sentence]
    opened = page.text.rfind("(", start, mention.start)
    if opened < 0 or ")" in page.text[opened : mention.start]:
        return False
    if _BEFORE.match(page.text, opened, mention.start):
        return True
    cues = page.cues.between(opened, mention.start, "base")
    first = next(m for m in page.by_sentence[mention.sentence] if m.start > opened)
    return (bool(cues) and cues[0].start == opened + 1) or (first is not mention and is_base(page, first))


def _compares(page: Page, mention: Mention) -> bool:
    """Whether the figure before is a change against an earlier time: "So với cùng kỳ, số vụ tăng 9 vụ (64 vụ)"."""
    sentence, _ = page.sentences[mention.sentence]
    previous = page.mentions[mention.index - 1]
    return bool(change_sign(page, previous) and page.cues.between(sentence, previous.start, "base"))


def is_start(page: Page, mention: Mention) -> bool:
    """Whether the figure is where a change began: "từ 980 lên 1.104 trường hợp"."""
    start, end = page.gap_before(mention)
    if tells_change(page.text[start:end], page.text[slice(*page.gap_after(mention))]):
        return True
    before = _last(page, start, end)
    if before is None or before.value != "from" or end - before.end > 2:
        return False
    return goes_to(page, mention)


def goes_to(page: Page, old: Mention) -> bool:
    """Whether "lên" or "xuống" leads from a figure to the next, or the words of a bracket do."""
    start, stop = page.gap_after(old)
    before = page.text[slice(*page.gap_before(old))]
    return bool(page.cues.between(start, stop, "to")) or tells_change(before, page.text[start:stop])


def is_law(page: Page, mention: Mention) -> bool:
    """Whether law or a permit sets the figure: "mức cho phép là 0,5 lần", "Theo giấy phép, … được khai thác …"."""
    start, end = page.gap_before(mention)
    found = free(page, page.cues.between(start, end, "law"))
    if not found or end - found[-1].end > 2 * PLAN_REACH:
        return False
    cue, between = page.text[found[-1].start : found[-1].end], page.text[found[-1].end : end]
    if page.text.endswith("đã ", start, found[-1].start) and cue == "cho phép":
        return False  # "đã cho phép chuyển mục đích 1.875 trường hợp" tells what was granted
    if _names_offence(page, mention, found[-1].start):
        return False
    if _NOT_LAW.search(between) or (cue == "theo quy định" and not _SETS.search(between)):
        return False
    return cue.startswith("Theo") or (len(between) <= PLAN_REACH and not any(mark in between for mark in ",;:("))


def _names_offence(page: Page, mention: Mention, cue: int) -> bool:
    """Whether the words before a law say that it was broken, and the figure counts those who did or the money of it."""
    counted = mention.quantity.dimension in (None, "count", "currency") and not mention.is_percent
    between = page.text[cue : mention.start]
    return counted and not _SETS_AMOUNT.search(between) and bool(_BROKEN.search(page.text, 0, cue))


def free(page: Page, cues: list[Match[FigureCueRole]]) -> list[Match[FigureCueRole]]:
    """The cues that are not part of a longer phrase for what is counted ("chi vượt định mức", "kỳ trước chuyển sang")."""
    return [
        cue for cue in cues
        if not any(m.end - m.start > cue.end - cue.start for m in page.metrics.touching(cue.start, cue.end))
    ]  # fmt: skip


def _last(page: Page, start: int, end: int) -> Match[FigureCueRole] | None:
    found = page.cues.between(start, end)
    return found[-1] if found else None
