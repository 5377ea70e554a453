"""The noun that a number counts: an open class, found by tags where there are tags and by a word list where there are none."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from extractor.parsers import masking, units
from extractor.schema.values import Word

NOUN_TAGS = {"N", "Nc", "Nu", "Ny", "Nb", "Ns"}
# Words a noun phrase may hold after its head when the head alone says little: "lượt người".
_GAP = re.compile(r"[ \u00a0]?")


class Words:
    """The segmented words of a text by offset."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.starts = [word.start for word in words]

    def at(self, offset: int) -> Word | None:
        """The word that begins at `offset`."""
        index = bisect_left(self.starts, offset)
        return self.words[index] if index < len(self.starts) and self.starts[index] == offset else None

    def before(self, offset: int) -> Word | None:
        """The last word that begins before `offset`."""
        index = bisect_left(self.starts, offset) - 1
        return self.words[index] if index >= 0 else None


def noun_at(text: str, offset: int, words: Words) -> tuple[int, int] | None:
    """The counted noun phrase that begins at `offset` or after one space; None where what stands there counts nothing.

    Lists that are counted as one ("xã, phường, thị trấn") are taken whole, and so is the noun behind a turn ("lượt người").
    """
    start = offset + len(_GAP.match(text, offset)[0])  # type: ignore[index]
    end = _head(text, start, words)
    if end is None:
        return None
    if text[start:end].lower() in _extending():
        more = _head(text, end + 1, words) if text[end : end + 1] == " " else None
        return start, more or end
    return start, _listed(text, start, end)


def _head(text: str, start: int, words: Words) -> int | None:
    known = _known().match(text, start)
    word = words.at(start)
    if known and (word is None or known.end() >= word.end):
        return known.end()
    if word is None:
        return known.end() if known else None
    form = text[word.start : word.end].lower()
    if form in masking.rules().no_noun.words or not form[0].isalpha():
        return None
    if word.tag in NOUN_TAGS or (word.tag == "A" and " " in form):
        return word.end
    return None


def _listed(text: str, start: int, end: int) -> int:
    head = text[start:end].lower()
    for pattern, nouns in _together():
        if head in nouns:
            rest = pattern.match(text, end)
            return rest.end() if rest else end
    return end


@cache
def _known() -> re.Pattern[str]:
    nouns = {noun for rule in units.rules().count for noun in rule.nouns}
    nouns |= {noun for rule in units.rules().together for noun in rule.nouns}
    return re.compile(rf"(?i:{'|'.join(map(re.escape, sorted(nouns, key=len, reverse=True)))})(?!\w)")


@cache
def _extending() -> frozenset[str]:
    return frozenset(noun for rule in units.rules().count if rule.extending for noun in rule.nouns)


@cache
def _together() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    result = []
    for rule in units.rules().together:
        nouns = "|".join(map(re.escape, sorted(rule.nouns, key=len, reverse=True)))
        result.append((re.compile(rf"(?:(?:,\s|\s(?:và|hoặc)\s|-|\s-\s)(?:{nouns})(?!\w))+"), frozenset(rule.nouns)))
    return tuple(result)
