"""Lists whose head takes up what a sentence before has told: "Số nợ nói trên chia thành ba nhóm: …"."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.distant import telling
from extractor.checks.links.names import own_words
from extractor.checks.links.openings import Opening
from extractor.checks.links.partitions import sides_of
from extractor.checks.units import alike
from extractor.rules.vocabulary import pattern

THAT = pattern(r"\s*(?:tổng )?(?:{amounts})\b[^:;.\d]*\b(?:{aforesaid})\b", re.IGNORECASE)
DIVIDED = re.compile(r"\b(?:(?:được )?(?:chia|phân|tính|xét) )?(?:theo|thành|ra|làm)\b.*", re.IGNORECASE | re.DOTALL)
REACH = 3
"""How many sentences before the list its whole may stand."""
# "Cơ cấu các vụ đã giải quyết như sau: …" is about the cases that were settled.
MAKEUP = pattern(
    r"^\s*(?:(?:về|xét|tính) )?(?:{make_up}|kết quả|phân loại|chi tiết|danh sách)(?: (?:của|trong|về))?\s"
    r"|(?: (?:{follows}|là|có))+\s*$",
    re.IGNORECASE,
)
NOT_DONE = frozenset({"chưa", "không", "phải"})
"""Words of another figure of the same verb: "phải giải quyết 1.222 vụ; đã giải quyết 890 vụ, chưa giải quyết 332 vụ"."""
# "tổ trưởng phân loại rõ số vắng mặt theo từng nhóm: …" is about the "vắng 17 người" of a sentence before.
DIVIDES = re.compile(
    r"\b(?:phân loại|phân tích|thống kê|liệt kê|chia|tách)(?: (?:rõ|kỹ|cụ thể|chi tiết))? (?:tổng )?(?:số|các|những)"
    r" (?P<group>[^,;:.()\d]+?) (?:theo|thành|ra|làm)\b[^,;:.()\d]*:",
    re.IGNORECASE,
)
FEWEST = 3
"""Words of the head that must all name the whole."""


def taken_up(facts: Facts, opening: Opening, first: Mention) -> Mention | None:
    """The one figure that the head of a list names again; `first`: the first part.

    "Tổng số lợn phải tiêu hủy là 2.683 con. Số lợn tiêu hủy theo huyện gồm: Bắc Sơn 1.172 con, …".
    """
    start, _ = facts.sentences[opening.sentence]
    if any(alike(m.figure, first.figure) for m in facts.by_sentence[first.sentence] if m.start < opening.start):
        return None
    head = facts.text[start : opening.start]
    divided = DIVIDES.search(facts.text, start, opening.end)
    back = [m for m in facts.back(first, REACH) if m.sentence < opening.sentence and is_told(facts, m, first)]
    if THAT.match(head):
        return next((m for m in back if m.sentence == opening.sentence - 1), None)
    if divided is not None:
        return on_side(facts, divided.span("group"), back)
    words = telling(MAKEUP.sub("", DIVIDED.sub("", head)))
    called = [m for m in back if len(words) >= FEWEST and words <= own_words(facts, m)]
    if len(called) > 1:
        called = [m for m in called if not (own_words(facts, m) - words) & NOT_DONE]
    return called[0] if len({m.figure.value for m in called}) == 1 else None


def on_side(facts: Facts, group: tuple[int, int], told: list[Mention]) -> Mention | None:
    """The one figure that stands on the side of a partition which the words of a group name: "vắng mặt", "trễ hạn"."""
    sides = {(of, member) for *_, of, member in facts.cues.members(*group)}
    found = [m for m in told if sides & set(sides_of(facts, m))]
    return found[0] if len({m.figure.value for m in found}) == 1 else None


def is_told(facts: Facts, whole: Mention, part: Mention) -> bool:
    """Whether a figure before can be what a list divides."""
    return whole.figure.role == "reported" and alike(whole.figure, part.figure) and not is_change(facts, whole)
