"""Totals that take up the figures just told (A01): "Tính chung, 265 trường hợp", "Cả 20 nhà thầu đều", "lũy kế ba đợt".

Words open the total, in a clause or sentence of its own, and tell that all that was told before is meant: by how many
there were ("hai đoàn"), by the whole of the time that parts of it were told of, or by an article for all. What is counted
behind those words in other nouns is a total of its own: "tính cả hai loại là 87 vụ, 495 đối tượng".
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.counted import NUMBER, numbers
from extractor.checks.links.enumerations import is_bracketed
from extractor.checks.links.list_parts import MOST_PARTS
from extractor.checks.links.sides import are_both
from extractor.checks.links.sums import sum_of, total
from extractor.checks.links.totals import is_part
from extractor.checks.relations import Claim
from extractor.checks.units import (
    alike,
    exceeds,
    is_any_person,
    is_bare,
    is_count,
    is_duration,
    is_measure,
    is_percent,
    one_noun,
)
from extractor.rules.vocabulary import pattern

SIDES = "{territories}|{villages}|{bodies}|{named_groups}|{groups}"
"""Nouns for the sides that a total takes up."""
COUNTED = pattern(rf"\b{NUMBER}\s(?:{SIDES})\b(?! (?:đầu|qua|năm))", re.IGNORECASE)
"""How many sides there were: "hai đoàn", "ba đợt"; "ba tháng đầu" is a time."""
LEAD = pattern(
    r"(?:^|[;,:–-]\s+|\.\s+|\bvà )(?:(?:như vậy,? )?(?:{adds_up}|(?:tính )?tất cả(?: là| có| được|(?=\s?$))"
    r"|(?:tính )?cả (?:ngày|tuần|buổi|(?:{several}|\d) )|sau (?:khi )?(?:{merged})|(?!{no_totals})tổng [^\W\d]+"
    r"|l(?:ũy|uỹ) kế (?:cả )?(?:{several}|\d) |cộng (?:{several}|\d) )[^.;:()\d]{0,50}?)\s?$",
    re.IGNORECASE,
)
"""What stands before a total, from the sign or sentence that it follows."""
THUS = pattern(
    r"^\s*(?:{thus})\b[^.;:()\d]*\b(?:trong ngày|cả ngày|một ngày|cả tuần|cả hai|cả ba|tổng|cộng|chung|toàn)\b[^.;:()\d]*$",
    re.IGNORECASE,
)
"""A sentence that concludes: "Như vậy, trong ngày cả hai xã đã trồng 4.200 cây"."""
ALL = re.compile(r"^(?:\s*|[^.;:()\d]*[,;] )(?:cả|tất cả|toàn bộ|đủ cả)(?: (?:số|hơn|gần))? $", re.IGNORECASE)
"""Words for all of a number: "Cả 20 nhà thầu", "…; tất cả 41 hộ"."""
ENTIRE = pattern(
    r"^\s*(?:Toàn|Cả) (?:{territories}|{villages}|{bodies})\b[^,;:.()\d]*(?:có|là|gồm) (?:tất cả |tổng cộng )?$"
)
"""How a sentence begins that tells of how many both sides are: "1.846 hộ đã lắp, 312 hộ chưa lắp. Toàn phường có 2.158 hộ"."""
IN_FULL = re.compile(r"\b(?:đủ|đầy đủ|tất cả|toàn bộ|cả) $", re.IGNORECASE)
"""Words before a total with its sides behind it: "đủ 24 thành viên hai đoàn"."""
BEHIND = pattern(rf"\s(?:(?:[^\W\d]+\s){{0,2}}(?:của|tại|ở|thuộc) )?(?:cả )?{NUMBER}\s(?:{SIDES})\b", re.IGNORECASE)
"""The sides behind a total: "24 thành viên của cả hai đoàn", "Cả 2.100 m3 cát tại hai bãi"."""
SIZE = re.compile(r",? (?:mặt )?(?:dài|rộng|cao|sâu|dày) (?:hơn |gần )?$")
"""Words before the size of what a total is told of: "tổng kinh phí của tuyến đường dài 4,6 km này là"."""
CUMULATIVE = pattern(
    r"\b(?:{up_to_now}|lũy kế (?:từ|đến|cả năm|\d+ tháng)|cả nước|toàn quốc|thế giới|{aims}|so với|dự kiến|còn lại|còn phải"
    r"|này còn)\b",
    re.IGNORECASE,
)
"""Words of another scope: of more time, more places, or a plan."""
SOME = pattern(
    r"\b(?:{names_some}|riêng|so với|{earlier_times}|ngoài ra|chưa kể)\b|\btừ [^.;\d]*$",
    re.IGNORECASE,
)
"""Words for parts that are some of all, or for another time."""
NEXT = re.compile(
    r"^(?: [^\W\d]+){0,3}(?:,| với| và|, với|, làm| làm| phải nộp| bị phạt| nộp phạt)"
    r" (?:tổng số |tổng cộng )?$"
)
"""From one total to the next beside it: "tính chung 87 vụ với 495 đối tượng"."""
OF_IT = re.compile(
    r"^[^,;]{0,24}[,;] ?(?:mới|đã|chỉ|đến nay|nay|nhưng|tức|hay|còn(?! lại)|thực hiện|giải ngân|đạt|bằng"
    r"|được|thu được)\b"
)
"""How a clause goes on that tells what came of the figure before: "giá trị 297 tỷ đồng, mới được 131 tỷ đồng"."""
SUM_OF = re.compile(r"\btổng (?P<first>[^\W\d]+)\b[^,;:.()]*$", re.IGNORECASE)
"""What a total is called the sum of: "Tổng doanh thu"."""
WIDER = pattern(r"\b(?:{wider_than_told})\b", re.IGNORECASE)
"""Words for all there are, of which what was told may be some."""
SAYS_LITTLE = frozenset(
    {
        "số",
        "cộng",
        "kinh",
        "tiền",
        "giá",
        "trị",
        "vốn",
        "diện",
        "lượng",
        "đàn",
        "chiều",
        "khối",
        "mức",
        "quy",
        "là",
        "được",
        "có",
        "sản",
    }
)
"""First words behind "tổng" that fit whatever was added."""
FEW = 12
"""How many sides are told by their number."""
MORE = ("thêm ", "còn ")
"""Words right before what is added to the figures told: "Xã A 12 vụ, xã B thêm 7 vụ"."""
FAR = Decimal("0.3")
"""How much of their total parts that the words make likely may miss."""
REACH = 60
"""Characters before a total in which the number of its parts may stand."""
EARLIER = 8
"""How many sentences before a number may have been told which "cả 20 nhà thầu" takes up."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each figure that is told to be all of those just told."""
    for sentence, mentions in facts.by_sentence.items():
        totals: list[Mention] = []
        for whole in mentions:
            if totals and not (totals[-1].index == whole.index - 1 and NEXT.match(facts.before(whole))):
                totals = []
            sure = bool(totals) or is_led(facts, whole)
            if sure:
                totals.append(whole)
            counted = sum_counted(facts, whole)
            if not sure and is_bare(whole.figure):
                continue  # "cả hai cấp có 74 thẩm phán trên chỉ tiêu 81"
            called = sure or counted or is_all(facts, whole) or ENTIRE.match(facts.before(whole))
            if not called or not can_be(whole) or is_number_word(facts, whole):
                continue
            parts = before(facts, whole, totals or [whole], facts.by_sentence.get(sentence - 1, []))
            if len(parts) > 1 and fits(facts, whole, parts):
                yield claim_of(facts, whole, parts, sure, counted)


def can_be(whole: Mention) -> bool:
    """Whether a figure can be a total at all."""
    plain = whole.figure.role in {"reported", "target"} and whole.cell is None
    return plain and not (is_percent(whole.figure) or is_duration(whole.figure))


def is_led(facts: Facts, whole: Mention) -> bool:
    """Whether words right before a figure call it the total of what was told; no total of more than that."""
    words = led_by(facts, whole)
    return bool(LEAD.search(words) or THUS.match(words)) and not CUMULATIVE.search(words)


def led_by(facts: Facts, whole: Mention) -> str:
    """The words before a figure up to the one before it, without the sizes of what it is told of."""
    words, previous = facts.before(whole), facts.previous(whole)
    while previous is not None and previous.sentence == whole.sentence:
        before = facts.before(previous)
        if SIZE.search(before) and is_measure(previous.figure):
            words, previous = SIZE.sub("", before) + words, facts.previous(previous)
            continue
        if is_number_word(facts, previous):  # "tính cả hai loại" may be read as a figure
            words = before + facts.text[previous.start : previous.end] + words
        break
    return words


def is_number_word(facts: Facts, mention: Mention) -> bool:
    """Whether a figure tells only how many sides there are: "hai loại"."""
    few = mention.figure.value is not None and mention.figure.value <= FEW
    told = COUNTED.match(facts.text, mention.start, mention.end) if few else None
    return told is not None and (told.end() == mention.end or not told["number"].isdigit())


def is_all(facts: Facts, whole: Mention) -> bool:
    """Whether a sentence begins with all of a number, which none of the figures before it is: "Cả 20 nhà thầu đều"."""
    if not ALL.match(facts.before(whole)) or not is_count(whole.figure):
        return False
    return not any(
        m.figure.value == whole.figure.value for m in facts.back(whole, EARLIER) if alike(m.figure, whole.figure)
    )


def sum_counted(facts: Facts, whole: Mention) -> int:
    """How many parts the words around a figure say it has: "lũy kế ba đợt 22,6 tỷ", "đủ 24 thành viên hai đoàn"; else 0."""
    behind = BEHIND.match(facts.text, whole.end)
    if behind is not None and IN_FULL.search(facts.before(whole)):
        return next(numbers(BEHIND, facts.text, whole.end, behind.end()), 0)
    previous = facts.previous(whole)
    if previous is not None and is_number_word(facts, previous):
        previous = facts.previous(previous)
    start = max(facts.sentences[whole.sentence][0], whole.start - REACH, previous.end if previous is not None else 0)
    # "chia thành ba nhóm: hộ nghèo 120 hộ" announces what follows
    return 0 if ":" in facts.text[start : whole.start] else next(numbers(COUNTED, facts.text, start, whole.start), 0)


def before(facts: Facts, whole: Mention, totals: list[Mention], above: list[Mention]) -> list[Mention]:
    """The figures that count what the total counts, before it in its sentence, else in the one before."""
    first = totals[0].index
    here = [m for m in facts.by_sentence[whole.sentence] if m.index < first]
    told = parts_of(facts, whole, here)
    if not told:
        told = parts_of(facts, whole, [m for m in above if m.block == whole.block])
    return told if told and len(told) != 1 else told_apart(facts, whole) or told


def told_apart(facts: Facts, whole: Mention) -> list[Mention]:
    """As many figures as are counted, each of a sentence of its own: "Tổ 1 lập 23 biên bản. Tổ 2 lập 31. Hai tổ lập …"."""
    counted = sum_counted(facts, whole)
    if not counted:
        return []
    back = [m for m in facts.back(whole, counted) if m.sentence < whole.sentence and m.block == whole.block]
    told = parts_of(facts, whole, [m for m in reversed(back) if alike(m.figure, whole.figure)])
    return told if len(told) == counted == len({m.sentence for m in told}) else []


def parts_of(facts: Facts, whole: Mention, told: list[Mention]) -> list[Mention]:
    """Those of the figures that can be added to the total; none where one of the same kind cannot."""
    same = [m for m in told if alike(m.figure, whole.figure) and not (is_percent(m.figure) or is_bracketed(facts, m))]
    if any(OF_IT.match(facts.before(m)) for m in same[1:]):
        return []
    same = [m for m in same if one_noun(m.figure, whole.figure) or not is_number_word(facts, m)]
    return same if all(is_part(facts, m) or facts.before(m).endswith(MORE) for m in same) else []


def fits(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether nothing between says that the parts are some, or that the total has another scope."""
    start = facts.sentences[parts[0].sentence][0]
    told = facts.text[start : whole.start]
    if SOME.search(told) or CUMULATIVE.search(told[parts[-1].end - start :]) or len(parts) > MOST_PARTS:
        return False
    if any(facts.cues.any(role, parts[0].end, whole.start) for role in ("open", "overlap", "within")):
        return False
    if facts.cues.any("aside", parts[0].end, parts[-1].start):
        return False
    if facts.unread(parts[0].start, whole.start):
        return False
    if is_of_another(facts, whole, told[: parts[-1].end - start]):
        return False
    if not any(exceeds(part.figure, whole.figure) for part in parts):
        return True
    return is_near(whole, parts) and is_led(facts, whole) and all(one_noun(m.figure, whole.figure) for m in parts)


def is_of_another(facts: Facts, whole: Mention, told: str) -> bool:
    """Whether the word behind "tổng" names what the parts are not: "A lãi 12 tỷ, B lãi 9 tỷ. Tổng doanh thu là 25 tỷ".

    So do words for all there are: "140 cơ sở bị phạt và 51 cơ sở bị nhắc nhở, tổng số cơ sở được kiểm tra là 196".
    """
    wider = WIDER.search(facts.before(whole))
    if wider is not None and wider[0].lower() not in told.lower():
        return True
    named = SUM_OF.search(facts.before(whole))
    first = named["first"].lower() if named else ""
    return bool(first) and first not in SAYS_LITTLE and first not in told.lower()


def is_near(whole: Mention, parts: list[Mention]) -> bool:
    """Whether the parts come so near to a figure that it can be their total misprinted."""
    told = total(parts)
    value = whole.figure.value or Decimal(0)
    return abs(told - value) <= FAR * max(told, value)


def claim_of(facts: Facts, whole: Mention, parts: list[Mention], sure: bool, counted: int) -> Claim:
    """The claim; firm where the words name the number of parts, or the parts count the same and nearly make it up."""
    near = is_near(whole, parts)
    nouns = all(one_noun(part.figure, whole.figure) or is_any_person(whole.figure, part.figure) for part in parts)
    agreed = counted == len(parts)
    alike_told = nouns or are_one_row(facts, parts, whole)
    firm = (near or (sure and agreed)) and (agreed if counted else sure) and (alike_told or agreed)
    firm = firm or (is_all(facts, whole) and near and alike_told)
    firm = firm or (near and nouns and bool(ENTIRE.match(facts.before(whole))) and are_both(facts, parts))
    firm = firm and (agreed or not goes_back(facts, whole, parts))
    return Claim((sum_of(whole, parts),), firm=firm, likely=near and not firm, named=firm and agreed, borne_out=firm)


def are_one_row(facts: Facts, parts: list[Mention], whole: Mention) -> bool:
    """Whether parts under nouns of their own stand in one sentence with nothing else counted between them and the total."""
    row = facts.mentions[parts[0].index : whole.index]
    return len(row) == len(parts) and parts[0].sentence == whole.sentence


def goes_back(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the paragraph told more of the kind before the sentence of the parts, which the total may take up too."""
    first = parts[0]
    back = facts.back(first, 2)
    return any(m.sentence < first.sentence and m.block == whole.block and alike(m.figure, whole.figure) for m in back)
