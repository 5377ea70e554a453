"""Parts that words tie to a whole which they exceed (A06, A01), though no list or "trong đó" stands between.

"Cháy 58 ki-ốt của chợ. Toàn bộ khu chợ có 46 ki-ốt"; "đón 2,35 triệu lượt khách; riêng khách quốc tế 5,3 triệu lượt"; "đã
nhắc nhở 1.612 lượt tàu trong tổng số 1.284 lượt tàu"; "trong số 9 nạn nhân, An có 5 người, Bình 8 người". A part within its
whole is no news, so that only what exceeds it is proposed.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.closings import NAMED
from extractor.checks.links.endings import told_to_overlap
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.openings import openings
from extractor.checks.links.partitions import sides_of
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim, Relation, certain
from extractor.checks.units import alike, exceed_together, exceeds, is_count, one_noun, same, takes_noun
from extractor.rules.vocabulary import pattern

ENTIRE = re.compile(
    r"^\s*(?:Hiện |Trong khi |Thực tế,? |Trước đó,? )?(?:toàn bộ|toàn|cả|tổng số[^,;.\d]*? của)\s(?:khu "
    r"|dãy |cụm )?(?P<place>[^\W\d]+)(?: [^\W\d]+){0,3}? "
    r"(?:chỉ |vốn |hiện |trước đó )?(?:có|gồm|là)(?: tất cả| tổng cộng| cả thảy| vỏn vẹn)? $",
    re.IGNORECASE,
)
"""A sentence that tells all that a place has: "Toàn bộ khu chợ có 46 ki-ốt"."""
ESPECIALLY = pattern(
    r"(?:^|[;,.–]\s|\s)(?:tính )?riêng (?:(?:{amounts}|lượt|nhóm|loại|khối|mảng) )?"
    r"(?P<words>(?:[^,;:.()\d]|(?<=khối )\d+|(?<=lớp )\d+|(?<=quận )\d+|(?<=tổ )\d+|(?<=khu )\d+)*)$",
    re.IGNORECASE,
)
"""The word "riêng" with those up to the part; a number in a name ("khối 9") is none that was counted."""
OTHER_TIME = pattern(
    r"\b(?:{aims}|{spans}|{rounds}|{so_far}|tiêu chí|tính|cả|toàn|tổng|mức|giá|dự kiến|trước|cùng|hơn|tăng|giảm|vượt"
    r"|trị giá|công suất)\b",
    re.IGNORECASE,
)
"""Words of more time, more places or another thing than what was told before."""
IN_TOTAL = re.compile(
    r"^[^;:.()\d]{0,90}\b(?:trong|trên)(?: tổng)? số (?:tất cả )?$|^[^;:.()\d]{0,90}\btrên tổng (?:[^\W\d]+ ){1,3}$",
    re.IGNORECASE,
)
"""From a part to its whole: "612 lượt tàu trong tổng số 1.284"."""
BEGINS = re.compile(r"\s*(?:Trong|Trên) (?:tổng )?số (?:tất cả )?", re.IGNORECASE)
"""How a sentence begins with its whole: "Trong tổng số 9 nạn nhân"."""
HAS = re.compile(r"[^;:.()\d]{0,60}?,?\s(?:đã |thì |chỉ |mới |hiện |nay )*có (?:tới |đến |khoảng |ít nhất )?")
"""From such a whole to its part: " nạn nhân, thôn An có tới "."""
WITHIN = pattern(r",? trong (?:đó|số (?:{aforesaid})),?(?: có)? ")
PLANNED = pattern(r"\b(?:{aims}|{due})\b", re.IGNORECASE)
"""Words of a plan, which may be exceeded."""
LABEL = pattern(
    r"(?:^|[,;:]|\bvà|\bđó|\bgồm)\s*(?:có |riêng |ở |tại )?"
    r"(?P<head>{territories}|{villages}|{bodies}|{named_groups})\s[^,;:.()]{1,30}$",
    re.IGNORECASE,
)
"""A label of a place, time or group, of which nothing stands in two."""
KINDS = frozenset({"mode", "area", "sex", "origin", "ownership", "age"})
"""Partitions each side of which is a part of what the sentence before has counted."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each part, or list of parts, that is more than its whole."""
    for sentence, mentions in facts.by_sentence.items():
        above = facts.by_sentence.get(sentence - 1, [])
        for one in mentions:
            if not is_plain(facts, one):
                continue
            found = of_place(facts, one, above) or especially(facts, one, above) or in_total(facts, one)
            if found is not None and is_more(*found):
                relation = Relation("A06", (found[0].figure,), (found[1].figure,))
                yield certain(relation)
        yield from by_name(facts, mentions)
        yield from in_row(facts, mentions)
        yield from by_side(facts, mentions, above)


def is_more(part: Mention, whole: Mention) -> bool:
    """Whether the part exceeds a whole of its kind; "mưa phổ biến 180-320 mm, riêng Trà Lâm 437 mm" is a range of places.

    One has no parts: "trừ tiền công 7 triệu đồng một bánh, riêng 112 bánh đã bán đem lại 2,8 tỷ đồng".
    """
    holds = whole.figure.value is not None and whole.figure.value > 1
    return holds and takes_noun(part.figure, whole.figure) and exceeds(part.figure, whole.figure)


def of_place(facts: Facts, whole: Mention, above: list[Mention]) -> tuple[Mention, Mention] | None:
    """The one figure of its kind of the sentence before and all that the place named there has: "Toàn bộ khu chợ có 46 ki-ốt"."""
    start = facts.sentences[whole.sentence][0]
    place = ENTIRE.match(facts.text[start : whole.start])
    told = [m for m in above if alike(m.figure, whole.figure) and m.block == whole.block]
    if place is None or len(told) != 1 or not is_count(whole.figure) or not is_plain(facts, told[0]):
        return None
    named = re.search(rf"\b{place['place']}\b", facts.text[slice(*facts.sentences[told[0].sentence])], re.IGNORECASE)
    return (told[0], whole) if named else None


def especially(facts: Facts, part: Mention, above: list[Mention]) -> tuple[Mention, Mention] | None:
    """A part behind "riêng" and the one figure of its kind before it, in its sentence or the one before."""
    words = ESPECIALLY.search(facts.before(part))
    if words is None or OTHER_TIME.search(words["words"]):
        return None
    here = [m for m in facts.by_sentence[part.sentence] if m.index < part.index and alike(m.figure, part.figure)]
    told = here or [m for m in above if alike(m.figure, part.figure) and m.block == part.block]
    alone = len(told) == 1 and is_plain(facts, told[0]) and not is_bracketed(facts, told[0])
    behind = OTHER_TIME.search(re.split(r"[,;.]", facts.after(part))[0])
    return (part, told[0]) if alone and not behind else None


def in_total(facts: Facts, one: Mention) -> tuple[Mention, Mention] | None:
    """A part "trong tổng số" its whole, right behind it, or right before it at the beginning of the sentence."""
    other = facts.following(one)
    if other is None or other.sentence != one.sentence or not is_plain(facts, other) or not is_count(one.figure):
        return None
    between = facts.text[one.end : other.start]
    start = facts.sentences[one.sentence][0]
    if not alike(one.figure, other.figure) or PLANNED.search(facts.text, start, other.start):
        return None
    if WITHIN.fullmatch(between) and same(one.figure, other.figure):
        return other, one
    if IN_TOTAL.match(between) and "," not in between:
        return one, other
    begins = BEGINS.fullmatch(facts.text, start, one.start) and HAS.fullmatch(between)
    return (other, one) if begins else None


def by_name(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """What each of some places has of a number that begins the sentence: "Trong số 9 nạn nhân, An có 5, Bình 8"."""
    whole, parts = mentions[0], mentions[1:]
    start, end = facts.sentences[whole.sentence]
    parts = [m for m in parts if alike(m.figure, whole.figure)]
    if len(parts) < 2 or len(parts) + 1 != len(mentions) or not BEGINS.fullmatch(facts.text, start, whole.start):
        return
    named = all(NAMED.search(facts.before(m)) and is_plain(facts, m) for m in parts)
    if not named or told_to_overlap(facts, start, parts[-1]) or facts.unread(start, end):
        return
    if exceed_together((m.figure for m in parts), whole.figure):
        yield certain(sum_of(whole, parts))


def in_row(facts: Facts, mentions: list[Mention]) -> Iterator[Claim]:
    """Parts behind "trong đó" that are told alike, each of a place or time of its own: "26 người, trong đó bên A 11, bên B …"."""
    for opening in openings(facts, mentions[0].sentence) if len(mentions) > 2 else ():
        before = [m for m in mentions if m.end <= opening.start]
        if opening.kind not in {"within", "parts"} or not before or not is_plain(facts, before[-1]):
            continue
        whole = before[-1]
        parts = [m for m in mentions if opening.end <= m.start < opening.limit and alike(m.figure, whole.figure)]
        words = [LABEL.search(facts.before(m)) for m in parts]
        heads = {found["head"].lower() for found in words if found}
        if len(parts) < 2 or len(heads) != 1 or not all(words):
            continue
        fit = all(can_be_part(facts, m, whole) for m in parts) and not told_to_overlap(facts, opening.start, parts[-1])
        if fit and exceed_together((m.figure for m in parts), whole.figure):
            yield Claim((sum_of(whole, parts),), firm=True, borne_out=True)


def can_be_part(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether a figure counts what the whole counts and is itself no more than that."""
    return takes_noun(part.figure, whole.figure) and is_plain(facts, part) and not exceeds(part.figure, whole.figure)


def by_side(facts: Facts, mentions: list[Mention], above: list[Mention]) -> Iterator[Claim]:
    """Sides of one partition that together are more than the one figure of their kind in the sentence before."""
    told = [(m, dict(sides_of(facts, m))) for m in mentions if is_plain(facts, m) and not is_bracketed(facts, m)]
    for group in KINDS:
        run = {found[group]: m for m, found in told if group in found}
        parts = list(run.values())
        if len(parts) < 2 or sum(group in found for _, found in told) != len(parts):
            continue
        wholes = [m for m in above if alike(m.figure, parts[0].figure) and m.block == parts[0].block]
        if len(wholes) != 1 or not is_plain(facts, wholes[0]):
            continue
        whole = wholes[0]
        nouns = all(one_noun(m.figure, whole.figure) for m in parts)
        other = OTHER_TIME.search(facts.text[whole.end : parts[0].start].split(".")[-1])
        fit = nouns and not other and not told_to_overlap(facts, whole.end, parts[-1])
        if fit and exceed_together((m.figure for m in parts), whole.figure):
            yield Claim((sum_of(whole, parts),), firm=True, borne_out=True)
