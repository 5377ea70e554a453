"""How sure the words are that a list names the parts of its whole: all of them, nearly all, or some."""

import re

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import is_open, is_rest, makes_up, names_others
from extractor.checks.links.openings import Opening
from extractor.checks.links.partitions import on_sides
from extractor.checks.links.sums import total
from extractor.checks.units import (
    alike,
    exceed_together,
    exceeds,
    is_count,
    is_general,
    is_person,
    norm,
    one_noun,
    takes_noun,
)
from extractor.text import CAPITALS

# ", thị trường Nhật Bản đạt": a name and no kind of what is counted.
NAMED = re.compile(
    rf"(?:^|[,;:]|\b(?:và|có|gồm|là|đó|như|tại|ở|từ)\b)\s*(?:[^\W\d{CAPITALS}]+\s){{0,2}}[{CAPITALS}]\w*(?:\s[{CAPITALS}]\w*)*"
    r"\s*(?:\(|có|là|đạt|với|hơn|gần|trên|\s)*$"
)
DIVIDED = re.compile(r"\b(?:được )?(?:chia|phân)(?: loại)? (?:thành|làm|ra)(?: các| tổng cộng)? $")
GOM = re.compile(r"(?: [^\W\d]+){0,6},? (?:bao )?gồm(?: có)? ")
VIEWS = frozenset({"đảng viên", "đoàn viên", "hội viên", "nữ", "nam", "phụ nữ", "thanh niên", "cựu chiến binh"})
AND_LAST = re.compile(r"\bvà\s+$")


def picks_names(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the parts are told by names alone and fall short by more than a little, as some of many do.

    "Từ châu Á 262 triệu USD, trong đó Đài Loan 98 triệu USD, Nhật Bản 81 triệu USD, Hàn Quốc 64 triệu USD".
    """
    most = (whole.figure.value or 0) * (1 - rules().tolerances.close / 100)
    short = total(parts) < most
    return short and all(NAMED.search(facts.before(part)) for part in parts)


def is_closed(facts: Facts, opening: Opening, whole: Mention, last: Mention) -> bool:
    """Whether the list names all its parts; "trong đó" promises nothing, but where the last part is the rest.

    Nor does a colon behind it: "trong đó hầu hết các thị trường đều tăng: …".
    """
    if opening.kind == "within" and is_rest(facts, last) and last.figure.metric is None:
        return not facts.cues.any("open", opening.start, last.start)
    if opening.kind not in {"parts", "bracket", "colon"} or is_open(facts, opening, last):
        return False
    led = opening.kind == "colon" and whole.end <= opening.start
    return not (led and any(facts.cues.any(role, whole.end, opening.start) for role in ("within", "open")))


def are_counted(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether as many parts follow as the words before them announce: "246 cơ sở, chia làm ba nhóm: …; …; …".

    Parts that are less than half of it may be what was found there.
    """
    number = facts.following(whole)
    if number is None or number.end > parts[0].start or number.figure.value != len(parts) or len(parts) < 2:
        return False
    if 2 * total(parts) < (whole.figure.value or 0):
        return False
    divided = DIVIDED.search(facts.text, whole.end, number.start)
    return divided is not None and ":" in facts.text[number.end : parts[0].start]


def is_all_told(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether "gồm" stands right behind the whole and its parts follow at once, under its noun, in a row up to "và" or a sign.

    "Kết luận 31 cuộc, gồm 22 cuộc theo kế hoạch và 9 cuộc đột xuất": no other figure stands between, so that parts which
    are more than their whole are of nothing else.
    """
    row = facts.mentions[whole.index + 1 : whole.index + 1 + len(parts)]
    led = GOM.fullmatch(facts.text[whole.end : parts[0].start])
    if not led or list(row) != parts or not is_count(whole.figure):
        return False
    plain = all(one_noun(part.figure, whole.figure) and part.figure.modifier == "exact" for part in (whole, *parts))
    return plain and exceed_together((part.figure for part in parts), whole.figure)


def is_told_next(facts: Facts, opening: Opening, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a sentence that begins with "trong đó" tells parts of the whole before it, more than it or nearly all.

    Behind "phân theo" the whole may stand farther back, where they make up nearly all of it.

    "Tỉnh có 190 trường đạt chuẩn. Trong đó, mầm non có 43 trường, tiểu học 109 trường, THCS 47 trường".
    """
    start, _ = facts.sentences[opening.sentence]
    begins = opening.kind in {"within", "parts"} and not facts.text[start : opening.start].strip()
    nouns = all(norm(part.figure.unit) == norm(whole.figure.unit) for part in parts)
    nouns = nouns or are_all_kinds(facts, whole, parts)
    few = len(parts) < 3 and not is_by_kind(facts, opening, whole)
    if not begins or not nouns or few or whole.sentence >= opening.sentence or is_open(facts, opening):
        return False
    if whole.sentence < opening.sentence - 1 or (opening.kind == "parts" and not are_all_kinds(facts, whole, parts)):
        return makes_up(parts, whole)
    nearly = total(parts) >= (whole.figure.value or 0) * (1 - rules().tolerances.reach)
    return nearly or exceed_together((part.figure for part in parts), whole.figure)


def is_by_kind(facts: Facts, opening: Opening, whole: Mention) -> bool:
    """Whether a sentence begins with "theo hình thức" and the one before has one figure of its kind, which two parts make up."""
    divided = opening.kind == "parts" and " theo " in f" {facts.text[opening.start : opening.end].lower()} "
    above = facts.by_sentence.get(opening.sentence - 1, [])
    return divided and [m for m in above if alike(m.figure, whole.figure)] == [whole]


def are_all_kinds(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a noun that says little, the last count before the list, has its kinds told up to one behind "và".

    "Kiểm tra 1.487 cơ sở. Cụ thể: 612 nhà trọ, 438 xưởng, 251 quán karaoke và 186 kho".
    """
    following = facts.mentions[whole.index + 1 : whole.index + 2]
    last = all(m.sentence != whole.sentence for m in following)
    kinds = is_general(whole.figure) and all(is_count(part.figure) for part in parts)
    return last and kinds and bool(AND_LAST.search(facts.before(parts[-1])))


def divides_all(facts: Facts, opening: Opening, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a sentence that begins with "theo loại hình" divides the one figure before it down to all others.

    "Xảy ra 63 vụ. Theo loại hình, 31 vụ cháy nhà, 17 vụ cháy xưởng, 15 vụ khác": only one figure can be meant.
    """
    start, _ = facts.sentences[opening.sentence]
    begins = opening.kind == "parts" and start == opening.start and names_others(facts, parts)
    if not begins or whole.sentence != opening.sentence - 1 or is_open(facts, opening, parts[-1]):
        return False
    others = [m for m in facts.back(parts[0], 1) if m is not whole and m.figure.role == "reported"]
    alone = not any(alike(m.figure, whole.figure) for m in others if m.sentence < opening.sentence)
    return alone and all(one_noun(part.figure, whole.figure) for part in parts)


def is_sided(facts: Facts, opening: Opening, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the parts stand on all sides of a partition, right after a whole that counts the same."""
    nouns = all(takes_noun(part.figure, whole.figure) for part in parts)
    nouns = nouns or on_sides(facts, parts, "sex")  # 860 học sinh, gồm 430 nam và 430 nữ
    together = all(part.sentence == whole.sentence for part in parts)
    return opening.kind != "of" and nouns and together and on_sides(facts, parts)


def is_firm(opening: Opening, whole: Mention, parts: list[Mention]) -> bool:
    """Whether whole and parts stand in one sentence and count the same by their written units."""
    together = all(part.sentence == whole.sentence for part in parts)
    # A bracket that holds more than the figure before it is an aside, not a list of its parts.
    if opening.kind == "bracket" and any(exceeds(part.figure, whole.figure) for part in parts):
        return False
    # "khiển trách 3, khai trừ 4 (trong đó ban cơ sở khiển trách 1, khai trừ 4)" tells of all that are listed.
    if opening.kind in {"bracket", "within"} and any(part.figure.value == whole.figure.value for part in parts):
        return False
    if not together:
        return False
    return all(takes_noun(part.figure, whole.figure) for part in parts) or are_kinds(opening, whole, parts)


def is_kind_of_person(part: Mention) -> bool:
    """Whether a noun tells what somebody does: of "45 đảng viên, 30 phụ nữ, 60 thanh niên" some are two or three at once."""
    return is_person(part.figure) and norm(part.figure.unit) not in VIEWS


def are_kinds(opening: Opening, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a noun that says little counts all kinds: "318 cơ sở, gồm 127 phòng khám, 164 nhà thuốc và 27 cơ sở khác"."""
    counts = all(is_count(part.figure) for part in parts)
    if opening.kind == "parts" and is_person(whole.figure) and all(map(is_kind_of_person, parts)):
        return True  # "276 hành khách, gồm 189 người lao động, 54 du học sinh, 33 người cao tuổi"
    return opening.kind == "parts" and counts and len(parts) > 2 and is_general(whole.figure)
