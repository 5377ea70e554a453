"""A whole divided without a word that says so (A01): "Lấy 320 mẫu xét nghiệm. 304 mẫu đạt, 16 mẫu dương tính".

The figures of one sentence that count the same stand in a row; the whole is the one before the row, or one of the last
sentences. Nothing says that the row is complete or about that whole, so that only a sum that holds says something, and
only one too large to come out by chance.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice, pairwise

from extractor.checks.cues import rules
from extractor.checks.exchanged import NINE, is_within_reach
from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.links.directions import is_change
from extractor.checks.links.endings import is_exact
from extractor.checks.links.fractions import divisor, fraction
from extractor.checks.links.means import is_average
from extractor.checks.links.sums import sum_of, total
from extractor.checks.relations import Claim
from extractor.checks.units import alike, is_count, is_duration, is_measure, is_percent, norm, one_noun
from extractor.parsers.context import LINE_MARK

ITEM = re.compile(rf"\s*{LINE_MARK}")
LABEL = re.compile(r"\s*[^\W\d][^\d:;.\n]{1,60}:\s")
"""The label of a line without a mark, as in "Vé vào cửa: 1.500.000 đồng"."""
OTHER = re.compile(r"\b(?:khác|kia|còn|chưa|không|vắng|trễ|quá hạn|vi phạm)\b")
LEAVES = re.compile(r"^(?: [^,;:.()\d]*)?[,;] ?(?:chỉ |vẫn |hiện )?còn (?:lại )?$")
BEHIND = 30
"""Characters behind a figure in which it is told to be the other side."""
GAP = 2
"""How many sentences apart two lines of one list may begin."""
LEAST = 30
"""The smallest whole, in steps of its last digit, whose two parts hardly add up to it by chance; more need less."""
REACH = 4
"""How many sentences before the row its whole may stand."""
FAR = 10
"""How many where they make it up exactly."""
SHARP = 100
"""How many units of its last digit a whole has whose digits say something about its parts."""
LARGE = 1000
"""How many units of its last digit a whole farther back must have."""
BLOCKS = 2
MOST_WHOLES = 4
MOST_PARTS = 12


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each row of two or more figures, and one for each row that begins with its whole."""
    for mentions in (*facts.by_sentence.values(), *lines(facts)):
        for row in rows(facts, mentions):
            above = [m for m in wholes(facts, row) if can_hold(m, row)][:MOST_WHOLES]
            readings = [sum_of(whole, row) for whole in (*above, *farther(facts, row))]
            readings += [
                sum_of(row[place], row[place + 1 :])
                for place in range(len(row) - 2)
                if can_hold(row[place], row[place + 1 :]) and not begins_list(facts, row[place - 1 : place + 1])
            ]  # fmt: skip
            if readings:
                yield Claim(tuple(readings), closed=False)
        yield from completed(facts, mentions)
        yield from columns(facts, mentions)
        yield from paired(facts, mentions)
    yield from contrasted(facts)


def begins_list(facts: Facts, pair: list[Mention]) -> bool:
    """Whether a list about one figure begins with the next, which is no whole then: "5,4 tỷ đồng: dân góp 3,2 tỷ, xã 1,9 tỷ"."""
    if len(pair) < 2 or pair[0].sentence != pair[1].sentence:
        return False
    item = pair[1]
    before = facts.before(item)
    return ":" in before or "(" in before or facts.cues.any("parts", item.start - len(before), item.start)


def paired(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """The upper and the lower halves of fractions in a row: "THPT có 8.285 em đỗ trong 8.301 em dự thi; bổ túc 1.037 em …"."""
    pairs = [
        (one, other) for one, other in pairwise(mentions) if one.figure.of == other.id or fraction(facts, one, other)
    ]
    for row in map(list, zip(*pairs, strict=True)) if len(pairs) > 1 else ():
        readings = [sum_of(whole, row) for whole in wholes(facts, row) if can_hold(whole, row)]
        if readings:
            yield Claim(tuple(readings[:MOST_WHOLES]), closed=False)


def columns(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """What clauses told alike say of one thing, each in its place: "THPT có 860 em thi, đỗ 854 em; bổ túc có 125 em thi, …"."""
    told = [m for m in mentions if is_plain(facts, m) and not is_bracketed(facts, m)]
    clauses: list[list[Mention]] = []
    for before, mention in zip((None, *told), told, strict=False):
        if before is None or ";" in facts.text[before.end : mention.start]:
            clauses.append([])
        clauses[-1].append(mention)
    if len(clauses) < 2 or len(clauses[0]) < 2 or len({len(clause) for clause in clauses}) > 1:
        return
    for row in map(list, zip(*clauses, strict=True)):
        if all(alike(m.figure, row[0].figure) for m in row):
            readings = [sum_of(whole, row) for whole in wholes(facts, row) if can_hold(whole, row)]
            if readings:
                yield Claim(tuple(readings[:MOST_WHOLES]), closed=False)


def contrasted(facts: Facts) -> Iterator[Claim]:
    """Two sides told in two sentences or clauses: "Số cơ sở bảo đảm là 412. Ở 74 cơ sở khác, đoàn lập biên bản"."""
    told = [m for m in facts.mentions if m.cell is None and is_plain(facts, m) and not is_bracketed(facts, m)]
    for part, other in pairwise(told):
        near = other.sentence - part.sentence <= 1 and other.block == part.block and alike(part.figure, other.figure)
        start, _ = facts.sentences[part.sentence]
        # "Trà My có 341 căn, … . Ngoài ra, 287 căn đang xây, 57 căn chưa khởi công" tells more than was told before.
        near = near and not facts.cues.any("aside", start, part.start)
        if near and OTHER.search(facts.before(other) + facts.after(other)[:BEHIND]):
            above = [*of_clause_before(facts, part, other), *wholes(facts, [part])]
            above = [m for m in above if can_hold(m, [part, other])]
            if above:  # nothing of the same clause: "gây thương tích 48 vụ, cướp 6 vụ, tội khác 42 vụ"
                # A sentence of its own may tell of others, and small numbers come near to each other by chance.
                together = part.sentence == other.sentence and is_sharp(above[0], [part, other])
                yield Claim((sum_of(above[0], [part, other]),), closed=False, likely=together)


def is_sharp(whole: Mention, parts: list[Mention]) -> bool:
    """Whether all are exact, under one noun, and the whole has three digits that count."""
    exact = all(m.figure.modifier == "exact" and one_noun(m.figure, whole.figure) for m in (whole, *parts))
    return exact and (whole.figure.value or 0) >= SHARP * whole.figure.resolution


def of_clause_before(facts: Facts, part: Mention, other: Mention) -> list[Mention]:
    """The figures of the sentence before the one semicolon: "Có 87 người ứng cử; trúng cử 53 người, không trúng 34 người"."""
    start, _ = facts.sentences[part.sentence]
    clause = facts.text.rfind(";", start, part.start)
    if clause < 0 or other.sentence != part.sentence or facts.text.count(";", start, other.start) > 1:
        return []
    return [m for m in facts.by_sentence[part.sentence] if m.end <= clause and is_plain(facts, m)]


def completed(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """The rest behind a fraction, or as its upper half: "913 ấp đã bầu trên tổng số 944 ấp, đạt 96,7%; 31 ấp chưa bầu".

    "138 xã đạt, còn 21 xã chưa đạt trên tổng số 159 xã" counts both of the whole.
    """
    told = [m for m in mentions if not is_percent(m.figure)]
    for part, whole, rest in zip(told, told[1:], told[2:], strict=False):
        if fraction(facts, part, whole) and is_plain(facts, rest) and can_hold(whole, [part, rest]):
            yield Claim((sum_of(whole, [part, rest]),), closed=False, likely=True)
        elif fraction(facts, whole, rest) and LEAVES.search(facts.before(whole)):
            left, total = whole, rest
            nouns = all(one_noun(m.figure, total.figure) for m in (part, left))
            if nouns and is_plain(facts, part) and not facts.unread(part.end, total.start):
                yield Claim((sum_of(total, [part, left]),), firm=True, closed=False)


def lines(facts: Facts) -> Iterator[list[Mention]]:
    """The first figures of lines in a row that begin with a bullet, a number or a label."""
    run: list[Mention] = []
    last = -1
    for sentence, mentions in facts.by_sentence.items():
        item = bool(ITEM.match(facts.text, facts.sentences[sentence][0])) or is_labelled(facts, mentions)
        if run and (not item or sentence - last > GAP):
            yield run
            run = []
        if item:
            run.append(mentions[0])
            last = sentence
    yield run


def is_labelled(facts: Facts, mentions: list[Mention]) -> bool:
    """Whether a line is a label with one figure, and no more: "Thuyền: 900.000 đồng"."""
    first = mentions[0]
    label = LABEL.match(facts.text, facts.sentences[first.sentence][0])
    block = facts.block_of(first.start)
    alone = len(mentions) == 1 and block is not None and block.start == facts.sentences[first.sentence][0]
    return alone and label is not None and label.end() == first.start and not is_percent(first.figure)


def rows(facts: Facts, mentions: list[Mention]) -> Iterator[list[Mention]]:
    """The figures of one sentence that count the same, for each thing counted; brackets tell of what is before them."""
    told = [m for m in mentions if is_plain(facts, m)]
    for first in told:
        same = [m for m in told if alike(m.figure, first.figure)]
        if same[0] is first and len(same) > 1:
            outside = [m for m in same if not is_bracketed(facts, m)]
            row = outside if len(outside) > 1 else same
            if len(row) <= MOST_PARTS:
                yield row


@remembered
def is_plain(facts: Facts, mention: Mention) -> bool:
    """Whether a figure can stand in a row: reported, and no share, change, average or divisor."""
    if is_percent(mention.figure) or is_duration(mention.figure) or mention.figure.role != "reported":
        return False
    return not (is_change(facts, mention) or is_average(facts, mention) or divisor(facts, mention))


def is_bracketed(facts: Facts, mention: Mention) -> bool:
    """Whether a bracket of the sentence that is still open stands before the figure."""
    before = facts.text[facts.sentences[mention.sentence][0] : mention.start]
    return before.count("(") > before.count(")")


def wholes(facts: Facts, row: list[Mention]) -> Iterator[Mention]:
    """The figures of the last sentences that count the same, the nearest first."""
    first = row[0]
    for mention in facts.back(first, REACH):
        near = mention.sentence < first.sentence and first.block - mention.block <= BLOCKS
        if near and is_plain(facts, mention):
            yield mention


def farther(facts: Facts, row: list[Mention]) -> Iterator[Mention]:
    """The nearest figure farther back that three parts or more make up to the last of four digits."""
    back = facts.back(row[0], FAR) if len(row) > 2 else ()
    told = (m for m in back if row[0].sentence - m.sentence > REACH and is_plain(facts, m) and is_exact(row, m))
    yield from islice((m for m in told if can_hold(m, row) and (m.figure.value or 0) >= m.figure.resolution * LARGE), 1)


def can_hold(whole: Mention, parts: list[Mention]) -> bool:
    """Whether `parts` can be all parts of `whole`."""
    value = whole.figure.value or 0
    if max(value, value / whole.figure.resolution) < LEAST * 2 / len(parts) or not adds_up(whole, parts):
        return False
    return all(alike(whole.figure, part.figure) or stands_for(part, whole) for part in parts)


def adds_up(whole: Mention, parts: list[Mention]) -> bool:
    """Whether the sum can hold under some rounding; that of measures is worth a look for a slip of scale too."""
    if any(part.figure.value is None for part in parts) or whole.figure.value is None:
        return False
    if is_measure(whole.figure):
        return True
    apart = abs(total(parts) - whole.figure.value)
    return apart <= sum(m.figure.resolution for m in (whole, *parts)) or can_be_exchanged(apart, whole)


def can_be_exchanged(apart: Decimal, whole: Mention) -> bool:
    """Whether a sum of counts misses by little, and by what two digits exchanged can change: a multiple of nine."""
    return apart % NINE == 0 and is_within_reach(Fraction(apart), Fraction(whole.figure.value or 0))


def stands_for(part: Mention, whole: Mention) -> bool:
    """Whether the part is counted under a noun that stands for any other: "279 cơ sở …; 231 nơi bị nhắc nhở"."""
    return norm(part.figure.unit) in rules().units.stand_in and is_count(whole.figure)
