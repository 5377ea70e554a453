"""Two sides of one whole told by one verb, or by where work came from (A01).

"Tuyến dài 42,5 km, đã thảm 31,8 km. Phần chưa thảm dài 10,7 km", "27/41 xã về đích. 14 xã chưa đạt chuẩn", "Còn 137 hộ chưa
được cấp sổ, dù 465 trong tổng số 602 hộ đã nhận giấy", "21.604 hồ sơ (kỳ trước chuyển sang 1.937, tiếp nhận mới 19.667)".
What is told of one criterion among several ("chưa đạt tiêu chí môi trường") is no rest of what is done.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.complements import BREAK, NEVER
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.fractions import fraction
from extractor.checks.links.names import SYLLABLE
from extractor.checks.links.openings import closing
from extractor.checks.links.partitions import is_earlier, stretch
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, one_noun
from extractor.rules.vocabulary import pattern

NOT_DONE = re.compile(
    r"\b(?:chưa|không)(?: còn| được| bị| có| kịp| hề| thể){0,2} (?P<verb>[^\W\d]+(?: [^\W\d]+)?)"
    r"(?P<more>(?:(?! (?:đều|thuộc|sẽ|là|nằm|ở|tại|do|vì|cần|phải|bị|từ|dài|tập trung|phần lớn|chủ yếu"
    r"|được yêu cầu)\b)[^,;:.()|])*)"
)
ALIKE = (
    ("về đích", "đạt", "hoàn thành", "công nhận", "đạt chuẩn"),
    ("thu hoạch", "gặt", "cắt"),
    ("cấp", "nhận", "có"),
    ("tiêm", "chích"),
    ("trả lời", "giải quyết", "phản hồi", "hồi âm"),
    ("xử lý", "giải quyết", "khắc phục"),
    ("thảm", "rải", "trải", "làm xong"),
    ("nộp", "đóng", "trả"),
    ("xong", "hoàn thành", "làm", "xây"),
    ("bàn giao", "giao", "nhận"),
    ("kết nối", "nối", "lắp", "có"),
    ("phủ sóng", "có sóng"),
    ("gieo", "trồng", "cấy", "xuống giống"),
    ("mở", "hoạt động"),
    ("di dời", "chuyển", "dời"),
    ("đến", "về", "dự"),
)
"""Verbs that tell the same of what is done and what is not."""
REASON = re.compile(r"\b(?:chưa|không)\b[^,;:.()]* (?:do|vì|bởi|thuộc|nhưng|mà)\b")
"""Words that tell of some of what is not done: "số chưa tiêm do đang mang thai là 1.200 con"."""
OPENS = pattern(r"\s*(?:(?:Hiện|Như vậy),? )?(?i:{amounts}|(?:vẫn |chỉ )?còn)?[^,;:.()\d]{0,30}")
"""How a sentence begins with what is not done."""
OWN = pattern(r"\b(?:{lacks}|lại|tiếp|riêng|tính|kể)\b")
"""What "chưa" says of a criterion, or of some that have not come to their term."""
EMPTY = frozenset({"dài", "là", "có", "còn", "hết", "xong", "được", "rộng", "nặng", "trị", "giá"})
"""Words between a verb and the figure, or behind it, that say nothing of what is meant."""
FEW = 3
"""Words of another verb up to which it has no object of its own."""
FULL = 4
"""Words behind the verb up to which what is not done is that alone."""
FLOW = {"carried_over": "old", "received_new": "new", "received": "new"}
"""Where work came from, by the cues of its flow."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each figure of what is not done that a fraction or a row of whole and part stands beside."""
    for mention in facts.mentions:
        if mention.cell is None and not_done(facts, mention) is not None and is_plain(facts, mention):
            claim = of_fraction(facts, mention) or of_row(facts, mention)
            if claim is not None:
                yield claim
    for mentions in facts.by_sentence.values():
        yield from carried(facts, mentions)


def not_done(facts: Facts, mention: Mention) -> re.Match[str] | None:
    """What the clause of a figure says not to be done; "chưa đạt tiêu chí môi trường" speaks of one thing of many."""
    if not NEVER.search(told := clause(facts, mention)):
        return None
    found = NOT_DONE.search(told)
    return None if found is None or OWN.search(found[0]) or len(found["more"].split()) > FULL else found


def clause(facts: Facts, mention: Mention) -> str:
    """The words before a figure and behind it, up to the next sign on either side."""
    return "|".join(facts.clause(mention, BREAK)).lower()


def is_same_verb(facts: Facts, part: Mention, other: Mention) -> bool:
    """Whether what is done and what is not are told by one verb, or by two that say the same."""
    found, told = not_done(facts, other), clause(facts, part)
    if found is None or NEVER.search(told):
        return False
    verb, first = found["verb"], found["verb"].split()[0]
    if re.search(rf"\b{first}\b", told):
        return True
    kinds = [group for group in ALIKE if any(verb.startswith(word) or word.startswith(verb) for word in group)]
    return any(re.search(rf"\b{word}\b", told) for group in kinds for word in group)


def is_same_thing(facts: Facts, part: Mention, other: Mention) -> bool:
    """Whether what is not done is not told more narrowly: "21 lớp đã học hai buổi; 15 lớp chưa học bán trú"."""
    found = not_done(facts, other)
    if found is None:
        return False
    words = [word for word in SYLLABLE.findall(f"{found['verb']}{found['more']}") if word not in EMPTY]
    told = clause(facts, part)
    if not words or words[0] not in told.split():
        return len(words) < FEW
    return all(word in told for word in words[1:])


def of_fraction(facts: Facts, other: Mention) -> Claim | None:
    """What is not done beside the fraction of what is, before it in the sentence, or behind it there or in the next."""
    following = facts.mentions[other.index + 1 : other.index + 3]
    pairs = [facts.mentions[n - 1 : n + 1] for n in range(max(other.index - 2, 1), other.index)]
    for one, whole in (following, *reversed(pairs)) if len(following) == 2 else reversed(pairs):
        near = other.sentence == whole.sentence or (other.sentence == whole.sentence + 1 and opens(facts, other))
        near = near and whole.block == other.block
        if not near or not fraction(facts, one, whole) or not counts_alike(whole, one, other):
            continue
        start, end = min(whole.end, other.end), max(one.start, other.start)
        apart = "(" in facts.text[start:end] or facts.cues.any("within", start, end)
        # The words before the fraction or behind it tell the verb of what is not done.
        if not apart and any(is_same_verb(facts, m, other) for m in (one, whole)):
            return Claim((sum_of(whole, [one, other]),), firm=True, closed=False)
    return None


def of_row(facts: Facts, other: Mention) -> Claim | None:
    """What is not done behind its whole and what is, the only figures of their kind in two sentences.

    "Toàn tỉnh có 137 cơ sở, 64 cơ sở đã được cấp giấy, 73 cơ sở chưa được cấp".
    """
    near = [m for m in facts.back(other, 1) if m.block == other.block and alike(m.figure, other.figure)]
    if len(near) != 2 or any(not is_plain(facts, m) or is_bracketed(facts, m) for m in near):
        return None
    part, whole = near
    if not counts_alike(whole, part, other) or not is_same_verb(facts, part, other) or fraction(facts, part, whole):
        return None
    roles = ("within", "open", "overlap", "base", "aside")
    if REASON.search(facts.before(other)) or not is_same_thing(facts, part, other):
        return None
    if other.sentence > part.sentence and not opens(facts, other):
        return None
    if part.sentence > whole.sentence and is_earlier(facts, part):
        return None
    if any(facts.cues.any(role, whole.end, other.start) for role in roles) or facts.unread(whole.end, other.start):
        return None
    behind = facts.following(other)
    more = behind is not None and behind.sentence == other.sentence and alike(behind.figure, other.figure)
    return None if more else Claim((sum_of(whole, [part, other]),), firm=True, closed=False)


def opens(facts: Facts, other: Mention) -> bool:
    """Whether a sentence begins with what is not done, and has no subject of its own: "Riêng án tín dụng còn 390 tỷ đồng"."""
    return bool(OPENS.fullmatch(facts.before(other)))


def counts_alike(whole: Mention, part: Mention, other: Mention) -> bool:
    """Whether both sides count what their whole counts and neither exceeds it."""
    sides = (part, other)
    nouns = all(alike(m.figure, whole.figure) for m in sides) and one_noun(other.figure, whole.figure)
    return nouns and not any(exceeds(m.figure, whole.figure) for m in sides)


def are_both(facts: Facts, parts: list[Mention]) -> bool:
    """Whether two figures are what is done and what is not: "1.846 hộ đã lắp đồng hồ, 312 hộ chưa lắp"."""
    return len(parts) == 2 and is_same_verb(facts, *parts)


def carried(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """What was carried over and what came in, in a bracket behind their whole and alone there."""
    for whole in mentions:
        start = facts.text.find("(", whole.end, whole.end + len(facts.after(whole)))
        if start < 0:
            continue
        end = closing(facts.text, start, facts.sentences[whole.sentence][1])
        inside = [m for m in mentions if start < m.start < end and alike(m.figure, whole.figure)]
        if len(inside) == 2 and flows(facts, inside) >= {"old", "new"} and not facts.unread(start, end):
            yield Claim((sum_of(whole, inside),), firm=True, borne_out=True)


def flows(facts: Facts, inside: list[Mention]) -> set[str | None]:
    """Where the words of some figures say that work came from."""
    named = (found for m in inside for found in facts.cues.members(*stretch(facts, m)))
    return {FLOW.get(member) for *_, group, member in named if group == "flow"}
