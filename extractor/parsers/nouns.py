"""The noun that a number counts: an open class, found by tags where there are tags, by lists where there are none."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.parsers import units
from extractor.rules.base import load
from extractor.rules.quantities import Quantities
from extractor.schema.values import Word

NOUN_TAGS = frozenset({"N", "Nc", "Nu", "Ny", "Nb", "Ns"})
_QUOTES = "“\"'‘«"
_NUMBER = re.compile(r"\s*\d")
_JOINERS = (", ", " và ", " hoặc ", "-", " - ", "/", ",")


class Words:
    """The segmented words of a text by offset."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.starts = [word.start for word in words]
        self.index = {start: number for number, start in enumerate(self.starts)}

    def at(self, offset: int) -> Word | None:
        """The word that begins at `offset`."""
        number = self.index.get(offset)
        return None if number is None else self.words[number]

    def before(self, offset: int) -> Word | None:
        """The last word that begins before `offset`."""
        number = bisect_left(self.starts, offset) - 1
        return self.words[number] if number >= 0 else None

    def covering(self, offset: int) -> Word | None:
        """The word in which `offset` lies though it does not begin there: the segmenter glued "70.000 văn"."""
        word = self.before(offset)
        return word if word and offset < word.end else None


NO_WORDS = Words(())


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase: its offsets and the rules of `rules/units.toml` that know it, none for an open one."""

    start: int
    end: int
    rules: tuple[str, ...] = ()


@cache
def _rules() -> Quantities:
    return load("quantities", Quantities)


def noun_at(text: str, offset: int, words: Words) -> Noun | None:
    """The counted noun phrase that begins at `offset` or after one space; None where what stands there counts nothing.

    Lists that are counted as one ("xã, phường, thị trấn") are taken whole, and so is the noun behind a head that says
    little alone ("lượt người", "phó giám đốc").
    """
    start = units.gap(text, offset)
    start += text[start : start + 1] in _QUOTES and start < len(text)
    head = _head(text, start, words)
    if head is None:
        return None
    return _listed(text, _extended(text, head, words))


def _head(text: str, start: int, words: Words) -> Noun | None:
    known, word = units.noun_at(text, start), words.at(start)
    if known and (word is None or known[0] >= word.end or word.tag not in NOUN_TAGS):
        return Noun(start, known[0], (known[1],))
    prefix = units.prefix_at(text, start)
    if prefix:
        rest = _head(text, prefix + 1, words)
        return Noun(start, rest.end, (units.rules().prefix.id, *rest.rules)) if rest else None
    if word is None:
        return _glued(text, start, words)
    form = text[start : word.end]
    open_class = word.tag in NOUN_TAGS and form[0].islower() and form.replace(" ", "").isalpha()
    return Noun(start, word.end) if open_class and form not in _rules().no_noun else None


def _glued(text: str, start: int, words: Words) -> Noun | None:
    """The segmenter may take a number and the syllable behind it for one word: "70.000 văn | hóa phẩm"."""
    word = words.covering(start)
    if word is None or not (text[word.start].isdigit() and text[start : start + 1].islower()):
        return None
    form = text[start : word.end]
    if not form.replace(" ", "").isalpha() or form in _rules().no_noun:
        return None
    following = words.at(word.end + 1)
    joins = following is not None and following.tag in NOUN_TAGS and text[following.start].islower()
    return Noun(start, following.end if following and joins else word.end)


def _extended(text: str, head: Noun, words: Words) -> Noun:
    if text[head.start : head.end].lower() not in units.rules().extending.nouns or text[head.end : head.end + 1] != " ":
        return head
    start = head.end + 1
    known, word = units.noun_at(text, start), words.at(start)
    if known and (word is None or (known[0] >= word.end and word.tag in NOUN_TAGS)):
        return Noun(head.start, known[0], (*head.rules, units.rules().extending.id))
    if word and word.tag in NOUN_TAGS and text[start].islower() and text[start : word.end] not in _rules().no_noun:
        return Noun(head.start, word.end, (*head.rules, units.rules().extending.id))
    return head


def _listed(text: str, head: Noun) -> Noun:
    """The whole of "xã, phường, thị trấn": nouns of one list of `together`, joined as lists are."""
    listed = _together().get(text[head.start : head.end].lower())
    end, seen = head.end, {text[head.start : head.end].lower()}
    while listed and (more := _next_of_list(text, end, listed[1])):
        noun = text[end:more].lstrip(", ").lower()
        if noun in seen:
            break  # "tiếp nhận 19 hồ sơ, hồ sơ đúng hạn là 18": the noun begins what comes next
        seen.add(noun)
        end = more
    return Noun(head.start, end, (listed[0],)) if listed and end > head.end else head


def _next_of_list(text: str, end: int, nouns: dict[str, str]) -> int | None:
    for joiner in _JOINERS:
        if text.startswith(joiner, end):
            found = units.longest(text, end + len(joiner), nouns)
            # "khiếu nại 13 đơn, kiến nghị 327 đơn": a noun before a number of its own opens the next item.
            if found and not (joiner.startswith(",") and _NUMBER.match(text, found[0])):
                return found[0]
    return None


@cache
def _together() -> dict[str, tuple[str, dict[str, str]]]:
    table = {}
    for rule in units.rules().together:
        for noun in rule.nouns:
            table[noun] = (rule.id, dict.fromkeys(rule.nouns, rule.id))
    return table
