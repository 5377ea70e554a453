"""Lists whose head tells how many kinds there are, and that names just so many (A01).

"Kỷ luật 57 đảng viên. Bốn hình thức được áp dụng là khiển trách 39, cảnh cáo 12, cách chức 2, khai trừ 4": the number closes
the list. Words between that narrow the kinds, "ba nhóm vi phạm nhiều nhất là", make it one of some; of places and bodies
only those are all at which "chỉ" points, and one thing may have had two causes, or have been dealt with in two ways. What is
given out "hết" or "toàn bộ" to so many goes to those, and what "toàn bộ" counts is told of each in turn: "tương ứng 8, 12 và 17".
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.counted import NUMBER, numbers
from extractor.checks.links.earlier import year
from extractor.checks.links.endings import goes_on_in_words, is_unfinished, leaves_rest, told_to_overlap, unread
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.sums import sum_of, total
from extractor.checks.relations import Claim, certain
from extractor.checks.units import alike, is_count, is_duration, is_percent, noun_words, takes_noun
from extractor.rules.vocabulary import pattern

TOLD = r"(?: (?:được|đã|áp dụng|xác định|ghi nhận|nêu|khác nhau|cụ thể|riêng biệt|đưa ra|lần lượt|này|sau|như))*"
LEADS = r"(?:,? (?:là|gồm|bao gồm)(?: có)?:?|:) "
APART = pattern(rf"\b{NUMBER}\s(?:{{exclusive}}){TOLD}{LEADS}", re.IGNORECASE)
"""Kinds of which each thing is of one: "chia ba nhóm:", "Hai loại là"."""
SORTS = pattern(rf"\b{NUMBER}\s(?:{{sorts}}){TOLD}{LEADS}", re.IGNORECASE)
"""Kinds of which one thing may be of two: "Ba nguyên nhân là"."""
ONLY = pattern(
    rf"\bchỉ (?:[^\W\d]+ ){{0,4}}{NUMBER}\s(?:{{territories}}|{{villages}}|{{groups}}){TOLD}{LEADS}", re.IGNORECASE
)
"""Places beside which there are none: "chỉ phát sinh tại 4 nơi là"."""
PUNISHED = pattern(r"\b(?:{punishes})\b", re.IGNORECASE)
"""Words of a punishment, of which a member gets one: "kỷ luật 57 đảng viên; bốn hình thức là khiển trách 39, …"."""
GIVEN = pattern(
    rf"(?=[^;.:()]*\b(?:hết|toàn bộ|tất cả)\b)(?=[^;.:()]*\b(?:{{gives_out}})\b)(?P<head>[^;.:()\d]*?)\b{NUMBER}\s"
    rf"(?:{{territories}}|{{villages}}|{{bodies}}|{{groups}})\b(?P<tail>[^;.:()\d]*?)(?:,? (?:là|gồm|bao gồm)(?: có)?:?|:) ",
    re.IGNORECASE,
)
"""A sentence up to a list of those to whom all is given: "Các căn xây mới được giao hết cho ba đơn vị: "."""
ALL = re.compile(r"\s*(?:Toàn bộ|Tất cả|Cả|Tổng số|Tổng cộng)(?: số)? ")
IN_TURN = re.compile(r"[^;:()\n]*, (?:tương ứng|lần lượt)(?: (?:là|có|với))? ")
FAR = Decimal("0.25")
"""How much of a whole its sides may miss that are told of it in turn, beside which nothing else can be meant."""
BREAK = re.compile(r"[,;:.()]|\bvà\b")
NEXT = re.compile(r"(?: [^\W\d]+){0,4}(?:,| và) ")


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each list of as many parts as its head announces, or as its whole has sides told in turn."""
    for mentions in (told for told in facts.by_sentence.values() if len(told) > 1):
        yield from announced(facts, mentions)
        yield from given_out(facts, mentions)
        yield from in_turn(facts, mentions)


def given_out(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """What so many got of a figure of the sentence before, of which all was given out."""
    head = GIVEN.match(facts.text, *facts.sentences[mentions[0].sentence])
    if head is None:
        return
    parts = [m for m in mentions if m.start >= head.end() and is_reported(facts, m)]
    count = next(numbers(GIVEN, facts.text, head.start(), head.end()))
    above = facts.by_sentence.get(mentions[0].sentence - 1, [])
    named = f"{head['head']}{head['tail']}".lower()
    wholes = [m for m in above if is_reported(facts, m) and parts and all(alike(m.figure, p.figure) for p in parts)]
    if len(wholes) > 1:  # "318 căn, gồm 205 căn xây mới và 113 căn sửa chữa. Các căn xây mới được giao hết cho …"
        shared = {m.id: len(words_of(facts, m) & set(named.split())) for m in wholes}
        wholes = [m for m in wholes if shared[m.id] == max(shared.values())]
    if len(parts) == count > 1 and len(wholes) == 1 and is_whole_list(facts, wholes[0], parts):
        yield certain(sum_of(wholes[0], parts))


def words_of(facts: Facts, mention: Mention) -> set[str]:
    """The words that say what a figure counts: its noun and what follows up to a sign or "và"."""
    return noun_words(mention.figure) | set(BREAK.split(facts.after(mention).lower())[0].split())


def in_turn(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """All of a figure that begins a sentence, told of each of its places in turn up to "và"."""
    whole = mentions[0]
    if not ALL.fullmatch(facts.text, facts.sentences[whole.sentence][0], whole.start) or not is_reported(facts, whole):
        return
    led = next((m for m in mentions[1:] if IN_TURN.fullmatch(facts.text, whole.end, m.start)), None)
    parts = [led] if led is not None else []
    for one, other in pairwise(m for m in mentions if led is not None and m.index >= led.index):
        if not NEXT.fullmatch(facts.text, one.end, other.start) or not alike(other.figure, whole.figure):
            break
        parts.append(other)
    closed = len(parts) > 1 and facts.before(parts[-1]).endswith(" và ") and all(is_reported(facts, m) for m in parts)
    if (
        closed
        and all(takes_noun(part.figure, whole.figure) for part in parts)
        and is_whole_list(facts, whole, parts, FAR)
    ):
        yield certain(sum_of(whole, parts))


def is_reported(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts or measures, be it what somebody was given."""
    told = mention.figure.role in {"reported", "target"} and mention.figure.modifier == "exact"
    return told and not (is_percent(mention.figure) or is_duration(mention.figure) or is_bracketed(facts, mention))


def announced(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """One claim for each list of as many parts as its head announces, about the one figure before it."""
    start, end = facts.sentences[mentions[0].sentence]
    for head, apart in ((APART, True), (SORTS, False), (ONLY, True)):
        for found in head.finditer(facts.text, start, end):
            count = next(numbers(head, facts.text, found.start(), found.end()))
            parts = [m for m in mentions if m.start >= found.end() and can_be_part(facts, m)]
            whole = whole_of(facts, found.start(), parts) if len(parts) == count > 1 else None
            if whole is not None and is_whole_list(facts, whole, parts):
                sure = apart or PUNISHED.search(facts.text, start, end) is not None
                yield Claim((sum_of(whole, parts),), firm=sure, likely=not sure, named=sure, borne_out=sure)


def can_be_part(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts things, and not in a bracket behind another."""
    return is_plain(facts, mention) and is_count(mention.figure) and not is_bracketed(facts, mention)


def whole_of(facts: Facts, head: int, parts: list[Mention]) -> Mention | None:
    """The one figure before a head, in its sentence or the one before, that counts what all the parts count."""
    sentence = parts[0].sentence
    here = [m for m in facts.by_sentence[sentence] if m.end <= head and can_be(facts, m, parts)]
    above = [m for m in facts.by_sentence.get(sentence - 1, ()) if can_be(facts, m, parts)]
    told = here or [m for m in above if parts[0].block - m.block in (0, 1)]
    return told[0] if len(told) == 1 and year(told[0]) in (None, year(parts[0])) else None


def can_be(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether parts can be those of a figure: by their noun, and as they come near to it."""
    if not can_be_part(facts, whole) or not all(alike(part.figure, whole.figure) for part in parts):
        return False
    return all(takes_noun(part.figure, whole.figure) for part in parts)


def is_whole_list(facts: Facts, whole: Mention, parts: list[Mention], reach: Decimal | None = None) -> bool:
    """Whether nothing says that parts are left out or stand for several, and they come near to their whole."""
    last, end = parts[-1], facts.sentences[parts[-1].sentence][1]
    value = whole.figure.value or 0
    if abs(total(parts) - value) > value * (reach or rules().tolerances.reach) or unread(facts, whole.end, last):
        return False
    if any(facts.cues.any(role, whole.end, end) for role in ("open", "overlap", "within")):
        return False
    more = is_unfinished(facts, last) or goes_on_in_words(facts, last) or told_to_overlap(facts, whole.end, last)
    return not more and not leaves_rest(facts, last, end)
