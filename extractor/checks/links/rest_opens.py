"""The rest that opens a sentence of its own, behind the one with the parts (A01).

"Tỉnh có 286 bếp ăn. Khối mầm non chiếm phần lớn, 171 bếp; khối tiểu học có 68 bếp. Số còn lại, 47 bếp, thuộc khối trung học":
"số còn lại" says that there is no other part, so that even "phần lớn" before the first leaves none out. The whole is the
number told last before the parts, where no other comes as near to what they make.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import comes, told_to_overlap
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.sums import nearly_make, sum_of
from extractor.checks.relations import Claim, certain
from extractor.checks.units import alike, exceeds, is_count, takes_noun

OPENS = re.compile(
    r"\s*(?:(?:Số|Phần)(?: [^\W\d]+){0,2}|(?:Các|Những)(?: [^\W\d]+){1,3}) còn lại(?:,? (?:là|có|gồm|chỉ có))?,? $"
)
"""How a sentence begins that tells the rest: "Số còn lại, "."""
MOST = re.compile(r"\b(?:phần lớn|chủ yếu|đa số|hầu hết|nhiều nhất)\b", re.IGNORECASE)
"""Words of the greatest part, which leave others out only where no rest is told."""
LEAST = 2
"""How many parts show that a sentence divides the number before it."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each rest that opens a sentence, about the number told before its parts."""
    for sentence, mentions in facts.by_sentence.items():
        rest, parts = mentions[0], facts.by_sentence.get(sentence - 1, [])
        if len(parts) < LEAST or not OPENS.fullmatch(facts.text, facts.sentences[sentence][0], rest.start):
            continue
        counted = [m for m in parts if alike(m.figure, rest.figure) and not is_bracketed(facts, m)]
        whole = whole_of(facts, [*counted, rest])
        if whole is not None and len(counted) >= LEAST and is_told(facts, whole, [*counted, rest]):
            yield certain(sum_of(whole, [*counted, rest]))


def whole_of(facts: Facts, parts: list[Mention]) -> Mention | None:
    """The last number of the sentence before the parts, where it alone comes near to what they make."""
    first = parts[0]
    above = [m for m in facts.by_sentence.get(first.sentence - 1, ()) if m.block == first.block]
    told = [m for m in above if alike(m.figure, first.figure) and is_plain(facts, m) and not is_bracketed(facts, m)]
    near = [m for m in told if is_near(m, parts)]
    return told[-1] if near and near == told[-1:] else None


def is_near(whole: Mention, parts: list[Mention]) -> bool:
    """Whether parts come near to a whole that holds each of them."""
    return nearly_make(whole, parts) and not any(exceeds(m.figure, whole.figure) for m in parts)


def is_told(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether all count one thing exactly, and nothing came on top, overlaps or is a part of a part."""
    rest = parts[-1]
    exact = all(m.figure.modifier == "exact" and m.cell is None and is_count(m.figure) for m in (whole, *parts))
    nouns = all(takes_noun(m.figure, whole.figure) for m in parts)
    if not (exact and nouns and rest.block == whole.block and all(is_plain(facts, m) for m in parts)):
        return False
    if (
        any(comes(facts, m) for m in parts)
        or facts.unread(whole.end, rest.end)
        or told_to_overlap(facts, whole.end, rest)
    ):
        return False
    if any(facts.cues.any(role, whole.end, rest.start) for role in ("overlap", "within", "aside")):
        return False
    return all(MOST.match(facts.text, start) for start, _ in facts.cues.between("open", whole.end, rest.start))
