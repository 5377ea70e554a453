"""The noun that a number counts: an open class, found by tags where there are tags, else by a word list."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.parsers import masking, units
from extractor.schema.values import Word

NOUN_TAGS = {"N", "Nc", "Nu", "Ny", "Nb", "Ns"}


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


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase: its offsets and the rules of `rules/units.toml` that know it, none for an open one."""

    start: int
    end: int
    rules: tuple[str, ...] = ()


def noun_at(text: str, offset: int, words: Words) -> Noun | None:
    """The counted noun phrase that begins at `offset` or after one space; None where what stands there counts nothing.

    Lists that are counted as one ("xã, phường, thị trấn") are taken whole, and so is the noun behind a turn ("lượt
    người").
    """
    start = offset + (text[offset : offset + 1] in {" ", "\u00a0"})
    head = _head(text, start, words)
    if head is None:
        return None
    if text[head.start : head.end].lower() in _extending():
        more = _head(text, head.end + 1, words) if text[head.end : head.end + 1] == " " else None
        return replace(head, end=more.end, rules=("extending", *more.rules)) if more else head
    return _listed(text, head)


def _head(text: str, start: int, words: Words) -> Noun | None:
    known, word = units.counted().match(text, start), words.at(start)
    if known and (word is None or known.end() >= word.end):
        return Noun(start, known.end(), (units.nouns()[known[0].lower()],))
    if word is None:
        return _rest(text, start, words)
    if word.tag not in NOUN_TAGS:
        return None
    form = text[word.start : word.end].lower()
    return Noun(start, word.end) if form[0].isalpha() and form not in masking.rules().no_noun else None


def _rest(text: str, start: int, words: Words) -> Noun | None:
    """The segmenter may take a number and the syllable behind it for one word: "70.000 văn | hóa phẩm"."""
    before = words.before(start)
    if before is None or before.end <= start or not text[before.start].isdigit() or not text[start].isalpha():
        return None
    following = words.at(before.end + 1)
    joins = following is not None and following.tag in NOUN_TAGS and text[following.start].islower()
    return Noun(start, following.end if following and joins else before.end)


def _listed(text: str, head: Noun) -> Noun:
    for identity, pattern, nouns in _together():
        if text[head.start : head.end].lower() in nouns and (rest := pattern.match(text, head.end)):
            return Noun(head.start, rest.end(), (identity,))
    return head


@cache
def _extending() -> frozenset[str]:
    return frozenset(noun for rule in units.rules().count if rule.extending for noun in rule.nouns)


@cache
def _together() -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    result = []
    for rule in units.rules().together:
        nouns = "|".join(map(re.escape, sorted(rule.nouns, key=len, reverse=True)))
        result.append(
            (rule.id, re.compile(rf"(?:(?:,\s|\s(?:và|hoặc)\s|-|\s-\s)(?:{nouns})(?!\w))+"), frozenset(rule.nouns))
        )
    return tuple(result)
