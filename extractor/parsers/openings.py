"""With which characters a pattern can begin, so that a long list of patterns is matched in one pass over a text.

Nearly all words of a text open no phrase of a vocabulary, and their first three letters show it. Python's own matcher
tries every branch of an alternation that ignores case, and a list of patterns one after the other. The parse tree of
`re` is no public interface: a node that is not known here stands for any character, which costs time and never a match.
"""

import re
from collections.abc import Iterator, Sequence
from re import _parser  # type: ignore[attr-defined]
from typing import Any

LENGTH = 3
# Stands at the end of an opening behind which any character may follow.
ANY = "\0"
# All digits are one here, and so is all white space.
_DIGIT, _SPACE = re.compile(r"\d"), re.compile(r"\s")
# A word begins, or a sign stands: dots are glued to the word before them ("hàng giả...").
_START = re.compile(r"(?<![^\W_])\S|[^\w\s]")
_ZERO_WIDTH = ("ASSERT", "ASSERT_NOT", "AT")


class Openings:
    """Patterns by their openings, in a fixed order."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = patterns
        self._by_opening: dict[str, list[int]] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        for index, pattern in enumerate(patterns):
            for opening in of(pattern.pattern):
                self._by_opening.setdefault(opening, []).append(index)

    def match(self, text: str, position: int) -> tuple[int, re.Match[str]] | None:
        """The first pattern that matches at `position`, by its index, and the match."""
        for index in self._candidates(text, position):
            if hit := self._patterns[index].match(text, position):
                return index, hit
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches in `text[start:end]` that begin with a word or sign, in order; those of one pattern do not overlap.

        >>> [(index, hit[0]) for index, hit in Openings([re.compile("b+"), re.compile("a|b")]).finditer("bb ab")]
        [(0, 'bb'), (1, 'b'), (1, 'a')]
        """
        stop = len(text) if end is None else end
        reached = [start] * len(self._patterns)
        for place in _START.finditer(text, start, stop):
            position = place.start()
            for index in self._candidates(text, position):
                hit = self._patterns[index].match(text, position, stop) if position >= reached[index] else None
                if hit:
                    reached[index] = hit.end()
                    yield index, hit

    def _candidates(self, text: str, position: int) -> tuple[int, ...]:
        """The indices of the patterns that can match at `position`."""
        key = text[position : position + LENGTH]
        found = self._known.get(key)
        if found is None:
            found = self._known.setdefault(key, self._find(_plain(key)))
        return found

    def _find(self, start: str) -> tuple[int, ...]:
        keys = [start, *(start[:length] + ANY for length in range(LENGTH))]
        return tuple(sorted({index for key in keys for index in self._by_opening.get(key, ())}))


def of(pattern: str) -> frozenset[str]:
    """The openings of a pattern in small letters: three characters, or fewer and ANY.

    >>> sorted(of("(?:đã )?xem|hits?")) == ["hit", "xem", "đã "]
    True
    """
    found = _sequence(list(_parser.parse(pattern)))
    return frozenset(opening if len(opening) == LENGTH else opening.rstrip(ANY) + ANY for opening in found)


def _sequence(nodes: Sequence[tuple[Any, Any]]) -> set[str]:
    """What a sequence of nodes begins with; an opening that is full or open is not prolonged."""
    found = {""}
    for name, value in nodes:
        if all(_is_done(opening) for opening in found):
            break
        following = set(_node(str(name), value))
        found = {opening if _is_done(opening) else (opening + more)[:LENGTH] for opening in found for more in following}
    return found


def _is_done(opening: str) -> bool:
    return len(opening) == LENGTH or opening.endswith(ANY)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", _DIGIT.sub("0", text)).lower()


def _node(name: str, value: Any) -> Iterator[str]:
    if name == "LITERAL":
        yield _plain(chr(value))
    elif name == "IN":
        yield from {_member(str(kind), member) for kind, member in value}
    elif name == "BRANCH":
        for branch in value[1]:
            yield from _sequence(list(branch))
    elif name == "SUBPATTERN":
        yield from _sequence(list(value[3]))
    elif name in ("MAX_REPEAT", "MIN_REPEAT"):
        yield from _repeated(*value)
    else:
        yield "" if name in _ZERO_WIDTH else ANY


def _member(kind: str, value: Any) -> str:
    """A member of a class of characters; of ranges only those of digits are told apart."""
    if kind == "LITERAL":
        return _plain(chr(value))
    if kind == "RANGE" and all(chr(code).isdigit() for code in value):
        return "0"
    return {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " "}.get(str(value), ANY)


def _repeated(least: int, most: int, nodes: Any) -> Iterator[str]:
    if least == 0:
        yield ""
    for opening in _sequence(list(nodes)):
        yield opening if most == 1 or _is_done(opening) else opening + ANY
