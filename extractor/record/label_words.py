"""Where a label begins and ends among the words around a figure."""

import re
from collections.abc import Sequence
from functools import cache

from extractor.parsers.phrases import Token
from extractor.record.figure_cues import rules
from extractor.record.figure_page import Mention, Page

LONGEST_LABEL = 8
LONGEST_EDGE = 3
LONGEST_PREPOSITION = len("trên địa bàn ")
Stretches = tuple[tuple[int, int], ...]
# "làm tổ trưởng đã phỏng vấn lại": the subject and what is said of it end here
_DONE_BEFORE = re.compile(r"\s(?:đã|vừa|đang)\s", re.IGNORECASE)
_DONE = re.compile(r"đã\s+", re.IGNORECASE)


def before_figure(page: Page, piece: tuple[int, int], places: Stretches) -> tuple[int, int]:
    """The label in the words before a figure: what follows the last body, place or date in them, else what precedes it."""
    start, end = piece
    last = max((stop for begin, stop in places if start <= begin and stop <= end), default=start)
    last = max((found.end() for found in _DONE_BEFORE.finditer(page.text, last, end)), default=last)
    behind = trim(page, last, end, near_end=True)
    return behind if behind[0] < behind[1] else trim(page, *without_places(piece, places), near_end=True)


def without_places(piece: tuple[int, int], places: Stretches) -> tuple[int, int]:
    """The piece after the body or place with which it begins, and before the one with which it ends."""
    start, end = piece
    inside = [(begin, stop) for begin, stop in places if start <= begin < end]
    heads = [stop for begin, stop in inside if begin - start <= LONGEST_PREPOSITION]
    start = min(max(heads, default=start), end)
    return start, min((begin for begin, _ in inside if begin >= start), default=end)


def trim(page: Page, start: int, end: int, *, near_end: bool = False) -> tuple[int, int]:
    """The stretch without the words at its edges that say nothing, and no longer than a label should be.

    `near_end`: of a long stretch the last words are kept, not the first.
    """
    words = [word for word in page.tokens_in(start, end) if word.text.isalnum()]
    while words and words[-1].text.isdigit():
        words = words[:-1]
    while words and words[0].text.isdigit():
        words = words[1:]
    kept = [match for match in page.metrics.touching(start, end) if match.start >= start and match.end <= end]
    first = kept[0].start if kept else end
    while words and words[0].start < first and not _is_kept(words):
        cut = _edge([word.text for word in words[:LONGEST_EDGE]])
        if not cut:
            break
        words = words[cut:]
    words = _cut(page, words, near_end=near_end)
    last = kept[-1].end if kept else start
    while words and words[-1].end > last and (cut := _edge([word.text for word in words[-LONGEST_EDGE:]], last=True)):
        words = words[:-cut]
    return (words[0].start, words[-1].end) if words else (end, end)


def _cut(page: Page, words: list[Token], *, near_end: bool) -> list[Token]:
    """As many words as a label may have, without the half of a word of two syllables at the cut."""
    if len(words) <= LONGEST_LABEL:
        return words
    places = range(len(words) - LONGEST_LABEL, len(words)) if near_end else range(LONGEST_LABEL, 0, -1)
    border = next((place for place in places if words[place].start in page.word_starts), places[0])
    return words[border:] if near_end else words[:border]


@cache
def _edges() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    before, after = rules().label.before, rules().label.after
    return frozenset(tuple(p.split()) for p in before), frozenset(tuple(p.split()) for p in after)


def _is_kept(words: Sequence[Token]) -> bool:
    return " ".join(word.text for word in words[:2]) in rules().label.kept


def _edge(words: list[str], *, last: bool = False) -> int:
    """How many words at the beginning, or at the end, are no part of a label."""
    for length in range(len(words), 0, -1):
        if tuple(words[-length:] if last else words[:length]) in _edges()[last]:
            return length
    return 0


def bare(page: Page, mention: Mention, start: int, end: int) -> tuple[int, int]:
    """The stretch without a leading "đã", and without the figure's own noun: "số hồ sơ trễ hạn là 57 hồ sơ" is "trễ hạn"."""
    done = _DONE.match(page.text, start, end)
    start = done.end() if done else start
    noun = f"{mention.unit} " if mention.unit else ""
    if noun and page.text[start:end].lower().startswith(noun):
        start += len(noun)
    return start, end
