"""A whole after its parts (A01): "Đội 1 kiểm tra 23 cơ sở, đội 2 kiểm tra 31 cơ sở, tổng cộng 54 cơ sở"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import is_exact
from extractor.checks.links.enumerations import lines
from extractor.checks.links.list_parts import MOST_PARTS, is_item
from extractor.checks.links.partitions import on_sides
from extractor.checks.links.sums import sum_of, total
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, exceeds, is_count, is_duration, is_general, is_percent, norm, takes_noun
from extractor.parsers.context import LINE_MARK
from extractor.rules.vocabulary import pattern
from extractor.text import is_contrasted

MOST_ADDED = 3
"""Readings at most of what was there before something was added."""
ABOVE = re.compile(
    r"(?:(?:Tất )?Cả (?:\w+ )?|Các |Những |Hai |Ba |Bốn )(?:khoản|nguồn|nhóm|đợt)\b[^,;:]*", re.IGNORECASE
)
BELOW = re.compile(r"\s*(?:Với|Như vậy|Tổng|Cộng|Tính chung)\b", re.IGNORECASE)
TOTAL_LINE = pattern(
    rf"\s*(?:{LINE_MARK})?(?:Tổng|Cộng)(?: (?:cộng|chung|{{totalled}}|kinh phí|số tiền|các khoản))*:?\s*",
    re.IGNORECASE,
)
NAMES_SOME = pattern(r"\b(?:{names_some}|như(?! sau)|nhất|nhiều|cao|gồm có)\b", re.IGNORECASE)
"""Words before a list over lines that promise no more than some."""
ADDED = re.compile(r"\s*(?:Cộng|Tính|Kể) (?:với|thêm|cả|cùng)(?: với)?\b")
PLUS = re.compile(r"^[^.;:()]*\bcộng (?:với|thêm|cùng)(?: với)?(?: hơn| gần)?(?: [^\W\d]+){0,3} $")
MAKES = re.compile(r"^[^,;:.()]*\s(?:là|thành|bằng|được|thì có)(?: tổng số| tổng cộng)?(?: hơn| gần)? $")
WITH = re.compile(r"\s*(?:Với|Cộng|Gồm) ")
AND = re.compile(r"[^,;:.()\d]* và (?:[^\W\d]+ )?")
SUM = pattern(
    r"(?![^;]*\b(?:{up_to_now}|{wider_than_told}|từ đầu|l(?:ũy|uỹ) kế)\b)[^,;:.()\d]*, (?:như vậy )?tổng"
    r" (?:số|cộng|mức|giá trị|kinh phí)\b[^;:.()\d]* (?:là|lên|đạt) "
)
"""Words before two addends that open a sentence, between them, and before their sum."""
THESE = pattern(r"(?: [^\W\d]+){0,3} (?:{aforesaid}|cộng lại|gộp lại)\b[^;.:()\d]*$")
ADDS = r"(?:tổng cộng|tổng|tính|cộng|gộp)"
ALL_OF = re.compile(rf"(?:^|[,;–\n-])\s*(?:{ADDS} )?cả $|^\s*(?:tổng )?(?:cộng|gộp) $", re.IGNORECASE)
ADDED_UP = re.compile(rf"(?:^|[,;–\n-])\s*{ADDS} (?:cả )?$", re.IGNORECASE)
"""Words that say of so many that they are added, and not only that something is true of all: "cộng cả hai loại là"."""
BESIDES = re.compile(r"\s*Ngoài (?:số )?")
"""How a sentence begins that names first what its total holds besides: "Ngoài 12 trạm cũ, …, nâng tổng số lên 15 trạm"."""
APART = 3
"""What part of its total, one in so many, parts may miss that words add up to it."""
MORE = re.compile(r"[,;–-] cộng\s*$")
LISTED = 12
"""How many sentences, most of them lines of a list, may lie between a whole and what comes on top of it."""
FAR = 6
"""How many sentences of a paragraph may be summed up."""
OTHERS = re.compile(r"\bkhác (?:cộng|gộp) lại\b")
"""Words for a sum of what is not told: "Nhật Bản 258 triệu USD, Hàn Quốc 172 triệu USD; các nước khác cộng lại 279,5"."""
RAISED = re.compile(r"\b(?:đưa|nâng)\b[^;.:()\d]*\blên\b")


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each figure that is called the total of those before it in its sentence, or in the one before."""
    for sentence, mentions in facts.by_sentence.items():
        yield from summed_up(facts, mentions[0], facts.by_sentence.get(sentence - 1, []))
        yield from gathered(facts, mentions)
        yield from added(facts, mentions)
        yield from plus(facts, mentions)
        yield from these(facts, mentions)
        for place, whole in enumerate(mentions):
            if not is_total(facts, whole) or adds_on(facts, mentions[:place], whole):
                continue
            parts = [m for m in mentions[:place] if alike(m.figure, whole.figure) and is_addend(facts, m, whole)]
            if 1 < len(parts) <= MOST_PARTS:
                yield claim_of(facts, parts, whole)
            elif RAISED.search(facts.before(whole)):
                yield from raised(facts, whole)
            elif is_general(whole.figure):
                yield from of_kinds(facts, mentions[:place], whole)
    for items in lines(facts):
        yield from below(facts, items)


def added(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """What comes on top of a whole told before: "… 7.412 hồ sơ …. Cộng với 96 hồ sơ kỳ trước chuyển sang, tổng số là 7.508"."""
    if len(mentions) < 2 or not ADDED.match(facts.text, facts.sentences[mentions[0].sentence][0], mentions[0].start):
        return
    more, whole = mentions[:2]
    if not alike(more.figure, whole.figure) or not facts.cues.any("total", more.end, whole.start):
        return
    above = [m for m in facts.back(more, LISTED) if alike(m.figure, whole.figure) and is_part(facts, m)]
    readings = [Relation("A01", (m.figure, more.figure), (whole.figure,)) for m in above if m.figure.of is None]
    if readings:
        yield Claim(tuple(readings[:MOST_ADDED]))


def plus(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """An addition told in words: "tiếp nhận 14.380 hồ sơ, cộng với 2.150 hồ sơ kỳ trước chuyển sang là 16.530 hồ sơ"."""
    for one, more, whole in zip(mentions, mentions[1:], mentions[2:], strict=False):
        words = facts.text[one.end : more.start], facts.text[more.end : whole.start]
        told = (PLUS.match(words[0]) and MAKES.match(words[1])) or is_both(facts, one, words)
        if told and is_total_of(whole, [one, more]):
            yield Claim((Relation("A01", (one.figure, more.figure), (whole.figure,)),), firm=True, borne_out=True)


def is_both(facts: Facts, one: Mention, words: tuple[str, str]) -> bool:
    """Whether a sentence begins with both addends: "Với 14 cơ sở … và 5 cơ sở …, tổng số cơ sở phải đóng cửa là 19"."""
    opened = WITH.fullmatch(facts.text, facts.sentences[one.sentence][0], one.start)
    return bool(opened and AND.fullmatch(words[0]) and SUM.fullmatch(words[1]))


def these(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """As many figures as are counted before their total: "… 20 triệu, … 16 triệu, … 14 triệu; ba nhóm này đạt 50 triệu".

    Only where no other figure of their kind stands before: "cả nước 953 triệu, Mỹ 187 triệu, Nhật 142 triệu; hai nước này …".
    """
    for number, whole in pairwise(mentions):
        if not number.figure.value or not takes_up(facts, number, whole):
            continue
        told = [m for m in mentions if m.end < number.start and counts_for(m, whole)]
        before = facts.by_sentence.get(whole.sentence - 1, [])
        if not told:  # "… 20 triệu, … 16 triệu, … 14 triệu. Riêng ba nhóm này đạt 50 triệu"
            told = [m for m in before if alike(m.figure, whole.figure) and m.block == whole.block]
        parts = [m for m in told[-int(number.figure.value) :] if is_part(facts, m)]
        if len(parts) == number.figure.value > 1 and (
            is_total_of(whole, parts) or is_added_up(facts, number, whole, parts)
        ):
            firm = len(told) == len(parts) and not facts.unread(parts[0].start, number.start)
            firm = firm and (parts[0].sentence == whole.sentence or is_all_of(facts, number))
            yield Claim((sum_of(whole, parts),), firm=firm)


def takes_up(facts: Facts, number: Mention, whole: Mention) -> bool:
    """Whether a number tells how many of the figures before are added: "ba nhóm này đạt", "cả ba loại hình được"."""
    if THESE.match(facts.text, number.end, whole.start):
        return True
    return is_all_of(facts, number) and not any(sign in facts.text[number.end : whole.start] for sign in ",;:")


def is_all_of(facts: Facts, number: Mention) -> bool:
    """Whether words before a number say that all of so many are meant: "cả ba loại hình", "Cộng hai đợt"."""
    return bool(ALL_OF.search(facts.before(number)))


def is_total_of(whole: Mention, parts: list[Mention]) -> bool:
    """Whether a reported figure counts what the parts count and none of them exceeds it: "hai xã này còn phải giao 18 ha"."""
    reported = whole.figure.role == "reported" and not (is_duration(whole.figure) or is_percent(whole.figure))
    return reported and all(alike(m.figure, whole.figure) and not exceeds(m.figure, whole.figure) for m in parts)


def counts_for(mention: Mention, whole: Mention) -> bool:
    """Whether a figure counts what a total does, which may be told under a word for any: "88 ô tô và 1.027 xe máy, … chiếc"."""
    classified = norm(whole.figure.unit) in rules().units.classifiers and is_count(mention.figure)
    return classified or alike(mention.figure, whole.figure)


def is_added_up(facts: Facts, number: Mention, whole: Mention, parts: list[Mention]) -> bool:
    """Whether words say of so many parts what they come to, which is near to it: "cộng cả hai loại là 1.115 chiếc"."""
    if not ADDED_UP.search(facts.before(number)) or whole.figure.role != "reported" or is_percent(whole.figure):
        return False
    value = whole.figure.value or 0
    return not is_duration(whole.figure) and abs(total(parts) - value) * APART <= value


def is_addend(facts: Facts, mention: Mention, whole: Mention) -> bool:
    """Whether a figure is one to be added; what a total that was raised to holds besides may open its sentence."""
    start, _ = facts.sentences[mention.sentence]
    besides = BESIDES.fullmatch(facts.text, start, mention.start) and RAISED.search(facts.before(whole))
    return bool(besides) or is_summand(facts, mention)


def of_kinds(facts: Facts, before: list[Mention], whole: Mention) -> Iterator[Claim]:
    """Kinds under nouns of their own: "14 sở, ngành, 11 UBND cấp huyện và 21 xã, phường, tổng cộng 46 đơn vị"."""
    parts = [m for m in before if is_count(m.figure) and is_part(facts, m)]
    if 1 < len(parts) <= MOST_PARTS:
        yield Claim((sum_of(whole, parts),), firm=False)


def gathered(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """What a paragraph told sentence by sentence: "… 3,12 tỷ đồng. … 815 triệu đồng. Các khoản trên cả thảy 3,935 tỷ đồng"."""
    whole = mentions[0]
    start = facts.sentences[whole.sentence][0]
    if not ABOVE.match(facts.text, start, whole.start) or is_percent(whole.figure):
        return
    above = [m for m in facts.back(whole, FAR) if m.block == whole.block and alike(m.figure, whole.figure)]
    parts = [m for m in reversed(above) if is_part(facts, m)]
    if 1 < len(parts) <= MOST_PARTS:
        firm = len(parts) == len(above) == len({part.sentence for part in parts}) and is_total(facts, whole)
        firm = firm and not any(exceeds(part.figure, whole.figure) for part in parts)
        ends = (parts[start:] for start in range(len(parts) - 1))
        readings = tuple(sum_of(whole, end) for end in ends)
        yield Claim(readings, firm=firm)


def below(facts: Facts, items: list[Mention]) -> Iterator[Claim]:
    """The whole in the sentence below a list over lines: "1. Vinh: 684 cơ sở ¶ 2. … ¶ Với 1.926 cơ sở đã kiểm tra, …"."""
    behind = facts.by_sentence.get(items[-1].sentence + 1, []) if items else []
    if items and opens_total(facts, items[-1]):  # a line of its own: "Tổng cộng: 1.926 cơ sở"
        items, behind = items[:-1], items[-1:]
    if len(items) < 3 or not behind or any(item.figure.of not in (None, behind[0].id) for item in items):
        return
    if NAMES_SOME.search(facts.text, facts.sentences[max(items[0].sentence - 1, 0)][0], items[0].start):
        return
    counted = behind[0].figure.value == len(items) and len(behind) > 1 and takes_up(facts, behind[0], behind[1])
    whole = behind[1] if counted else behind[0]
    parts = [item for item in items if alike(item.figure, whole.figure) and is_part(facts, item)]
    if len(parts) == len(items) and BELOW.match(facts.text, facts.sentences[whole.sentence][0], whole.start):
        yield Claim((sum_of(whole, parts),), firm=counted or opens_total(facts, whole), likely=True)


def opens_total(facts: Facts, whole: Mention) -> bool:
    """Whether a line is the total of the lines above and says nothing else before its figure."""
    return bool(TOTAL_LINE.fullmatch(facts.text[facts.sentences[whole.sentence][0] : whole.start]))


def raised(facts: Facts, whole: Mention) -> Iterator[Claim]:
    """What was added to a figure of the sentence before: "Phát hiện 175 vụ. … thêm 12 vụ, nâng tổng số lên 187 vụ"."""
    above = [
        m for m in reversed(facts.by_sentence.get(whole.sentence - 1, ()))
        if alike(m.figure, whole.figure) and whole.block - m.block in (0, 1) and is_part(facts, m)
    ]  # fmt: skip
    sentence = facts.by_sentence[whole.sentence]
    here = tuple(m.figure for m in sentence[: sentence.index(whole)] if alike(m.figure, whole.figure))
    readings = [Relation("A01", (m.figure, *here), (whole.figure,)) for m in above if here]
    readings = readings or list(raised_from(facts, whole))
    if len(here) == 2:  # "thêm 17 người so với buổi sáng (45 người), nâng tổng số lên 62 người"
        readings.append(Relation("A01", here, (whole.figure,)))
    if readings:
        yield Claim(tuple(readings[:MOST_ADDED]))


def raised_from(facts: Facts, whole: Mention) -> Iterator[Relation]:
    """What one figure was added to farther back: "Mới có 1.284 doanh nghiệp. … 537 doanh nghiệp quay lại, nâng tổng số …"."""
    sentence = facts.by_sentence[whole.sentence]
    told = [m for m in sentence[: sentence.index(whole)] if alike(m.figure, whole.figure)]
    told = [m for m in told if m.figure.role == "reported"]  # "ngoài ra, có 537 doanh nghiệp" is no aside of the total
    back = [m for m in facts.back(whole, LISTED) if m.sentence < whole.sentence and len(told) == 1]
    above = [m for m in back if alike(m.figure, whole.figure) and is_part(facts, m)]
    yield from (sum_of(whole, [m, *told]) for m in above if is_exact([m, *told], whole))


def summed_up(facts: Facts, whole: Mention, above: list[Mention]) -> Iterator[Claim]:
    """The claim that the sentence above tells all parts: "Phạt A 24 triệu đồng, B 42 triệu đồng. Tổng số tiền là 66 …".

    It may have left some out, so that the claim is no ground to accuse.
    """
    start = facts.sentences[whole.sentence][0]
    opened = [left for left, _ in facts.cues.between("total", start, whole.start) if left == start]
    parts = [m for m in above if alike(m.figure, whole.figure) and m.block == whole.block and is_part(facts, m)]
    if opened and not is_percent(whole.figure) and 1 < len(parts) <= MOST_PARTS:
        yield Claim((sum_of(whole, parts),), firm=False)


def is_total(facts: Facts, mention: Mention) -> bool:
    """Whether words like "tổng cộng" stand right before the figure."""
    start = mention.start - len(facts.before(mention))
    counted = not (is_percent(mention.figure) or is_duration(mention.figure) or OTHERS.search(facts.before(mention)))
    return counted and facts.cues.governs("sum", start, mention.start) and not is_contrasted(facts.before(mention))


def adds_on(facts: Facts, before: list[Mention], whole: Mention) -> bool:
    """Whether "cộng" adds one more item and tells no total: "gốc 500 triệu đồng, lãi 60 triệu đồng, cộng 20 triệu đồng phí"."""
    told = MORE.search(facts.before(whole))
    return bool(told) and any(alike(m.figure, whole.figure) and exceeds(m.figure, whole.figure) for m in before)


def is_summand(facts: Facts, mention: Mention) -> bool:
    """Whether the figure is told to be added, be it of a plan: "Trung ương giao 148 tỷ đồng, huyện 67 tỷ đồng, tổng cộng …".

    A fine is no limit: "với mức phạt 46 triệu đồng và 31 triệu đồng; cộng lại 77 triệu đồng".
    """
    words = facts.before(mention).rstrip()
    assigned = mention.figure.role == "target" and words.endswith((" là", " giao"))
    fined = mention.figure.role == "threshold" and words.endswith(" mức phạt")
    return assigned or fined or is_part(facts, mention)


def is_part(facts: Facts, mention: Mention) -> bool:
    """Whether the figure can be added at all: no change, no base, no average, no total of its own."""
    return is_item(facts, mention.start - len(facts.before(mention)), mention)


def claim_of(facts: Facts, parts: list[Mention], whole: Mention) -> Claim:
    """The claim that all the parts, or only the last two, make up the whole."""
    figures = tuple(part.figure for part in parts)
    readings = [Relation("A01", figures, (whole.figure,))]
    clause = facts.text.rfind(";", parts[0].end, whole.start)
    behind = [part for part in parts if part.start > clause]
    if 1 < len(behind) < len(parts):  # "36 bánh nặng 12.600 gam; ba túi 985, 1.012 và 1.006 gam, tổng là 3.003 gam"
        parts = behind
        readings.insert(0, sum_of(whole, behind))
    if len(figures) > 2:
        readings.append(Relation("A01", figures[-2:], (whole.figure,)))
    nouns = all(takes_noun(part.figure, whole.figure) for part in parts) or on_sides(facts, parts, "sex")
    sound = nouns and not facts.unread(parts[0].start, whole.start)
    # "thêm 46 ấp, nâng tổng số lên 913 ấp": what there was before need not be told.
    raised = bool(RAISED.search(facts.before(whole))) and not on_sides(facts, parts, "sex")
    return Claim(tuple(readings), firm=sound and not raised, likely=sound and raised)
