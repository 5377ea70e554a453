"""Numbers without a noun of their own: "trong đó 12 đạt", "18/44 trường hợp", "khiển trách 22, cảnh cáo 18".

A bare number is a quantity only where its neighbours say so: a pair, an enumeration, a verb that takes a number before
it or a predicate after it. The noun comes from the other half of the pair, from the subject of the sentence ("Các hồ sơ
…"), or from the nearest count before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractor.parsers import sentences
from extractor.parsers.candidates import Candidate
from extractor.parsers.masking import rules
from extractor.parsers.nouns import NOUN_TAGS, Words, noun_at

_SUBJECT = re.compile(r"(?:các|số|những|tổng số|toàn bộ)\s", re.IGNORECASE)
# A digit string of four that reads as a year, a single digit of a list "1. …" and the like are never borrowed for.
_YEAR = re.compile(r"(?:19|20)\d\d$")


def borrow(text: str, candidates: Sequence[Candidate], words: Words) -> list[Candidate]:
    """`candidates` with nouns lent to the bare numbers that count something; the others stay without a unit."""
    result: list[Candidate] = []
    bounds = sentences.split(text) if any(candidate.unit is None for candidate in candidates) else []
    for index, candidate in enumerate(candidates):
        following = candidates[index + 1] if index + 1 < len(candidates) else None
        if candidate.unit is None and not candidate.in_words:
            candidate = _lent(text, candidate, result, following, words, bounds)  # noqa: PLW2901
        result.append(candidate)
    return result


def _lent(
    text: str,
    bare: Candidate,
    earlier: list[Candidate],
    following: Candidate | None,
    words: Words,
    bounds: list[tuple[int, int]],
) -> Candidate:
    if following and following.unit and _halves(text, bare, following):
        return replace(bare, unit=following.unit, dimension=following.dimension, rules=(*bare.rules, "borrowed-pair"))
    if _YEAR.search(text[bare.start : bare.end]) or not _may_stand_bare(text, bare, words):
        return bare
    start = next((a for a, b in bounds if a <= bare.start < b), 0)
    noun = _subject(text, start, bare.start, words) or _neighbour(earlier, start)
    return replace(bare, unit=noun, rules=(*bare.rules, "borrowed")) if noun else bare


def _halves(text: str, bare: Candidate, following: Candidate) -> bool:
    """ "18/44 trường hợp", "từ 17,7 lên 30 triệu đồng"."""
    return text[bare.end : following.start] == "/" or "scale-borrowed" in bare.numeral.flags


def _may_stand_bare(text: str, bare: Candidate, words: Words) -> bool:
    """After a verb such as "còn" or before a predicate such as "bị"; or after a noun where a list goes on or ends."""
    tail = text[bare.end : bare.end + 14]
    if _after_words().match(tail):
        return True
    ends = re.match(r"\s*(?:[,;.)]|và\s|$)", tail)
    before = words.before(bare.start)
    if not ends or text[bare.start - 1 : bare.start] != " ":
        return False
    if _before_words().search(text[max(0, bare.start - 20) : bare.start]):
        return True
    return before is not None and before.tag in NOUN_TAGS | {"V", "A"} and text[before.start].islower()


def _subject(text: str, start: int, end: int, words: Words) -> str | None:
    """The noun of "Các hồ sơ …", "Số vụ …" at the head of the sentence, or a bare noun as its first word."""
    if hit := _SUBJECT.match(text, start, end):
        span = noun_at(text, hit.end(), words)
        if span and span.end <= end:
            return text[span.start : span.end]
    first = words.at(start)
    if first and first.tag in NOUN_TAGS and noun_at(text, start, words) and first.end <= end:
        return text[first.start : first.end].lower()
    return None


def _neighbour(earlier: list[Candidate], start: int) -> str | None:
    return next((c.unit for c in reversed(earlier) if c.start >= start and c.counts), None)


@cache
def _after_words() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, rules().bare_after))})(?!\w)")


@cache
def _before_words() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, rules().bare_before))})\s$", re.IGNORECASE)
