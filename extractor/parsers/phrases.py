"""Known phrases in a text, found in one pass over its words however many phrases there are."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Generic, NamedTuple

from extractor.parsers.match import Match, Value

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
GAP = "…"
"""In a phrase: up to three words may stand here ("tiếp nhận … mới" covers "tiếp nhận hồ sơ mới")."""
LONGEST_GAP = 3
_END = ""


class Token(NamedTuple):
    """A word, a run of digits or a mark, in lower case, with its offsets."""

    start: int
    end: int
    text: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`; the offsets are those of `text`."""
    stop = len(text) if end is None else end
    return [Token(found.start(), found.end(), found[0].lower()) for found in _TOKEN.finditer(text, start, stop)]


class Phrases(Generic[Value]):
    """A vocabulary of phrases, each with the value that it stands for and the id of its rule."""

    def __init__(self, entries: Iterable[tuple[str, Value, str]]) -> None:
        """`entries`: phrase, value, rule id. Of two equal phrases the first counts."""
        self._root: dict[str, Any] = {}
        for phrase, value, rule in entries:
            node = self._root
            for word in phrase.lower().split():
                node = node.setdefault(word, {})
            node.setdefault(_END, (value, rule))

    def find(self, words: Sequence[Token]) -> list[Match[Value]]:
        """The phrases among `words` from left to right, the longest at each place, none within another.

        >>> known = Phrases([("đúng hạn", "on time", "a"), ("không đúng hạn", "late", "b")])
        >>> [match.value for match in known.find(tokens("90 hồ sơ đúng hạn, 4 hồ sơ không đúng hạn"))]
        ['on time', 'late']
        """
        found: list[Match[Value]] = []
        last = -1
        for place, word in enumerate(words):
            if place <= last or (node := self._root.get(word.text)) is None:
                continue
            hit = _walk(node, words, place + 1)
            if hit is not None:
                last, (value, rule) = hit
                found.append(Match(word.start, words[last].end, value, (rule,)))
        return found


def _walk(node: dict[str, Any], words: Sequence[Token], place: int) -> tuple[int, tuple[Any, str]] | None:
    best = (place - 1, node[_END]) if _END in node else None
    following = node.get(words[place].text) if place < len(words) else None
    if following is not None:
        best = _walk(following, words, place + 1) or best
    over = _over_gap(node[GAP], words, place) if GAP in node else None
    if over is not None and (best is None or over[0] > best[0]):
        best = over
    return best


def _over_gap(node: dict[str, Any], words: Sequence[Token], place: int) -> tuple[int, tuple[Any, str]] | None:
    for skipped in range(LONGEST_GAP + 1):
        if place + skipped >= len(words):
            return None
        if (following := node.get(words[place + skipped].text)) is not None:
            found = _walk(following, words, place + skipped + 1)
            if found is not None:
                return found
        if not _fits_gap(words[place + skipped].text):
            return None
    return None


def _fits_gap(word: str) -> bool:
    """Words and years, but no other numbers and no marks."""
    return word.isalpha() or (word.isdigit() and len(word) == len("2024"))
