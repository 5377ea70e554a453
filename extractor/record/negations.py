"""Counts of 0 that an article states in words: "không có hồ sơ trễ hẹn", "chưa phát hiện trường hợp vi phạm nào"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.parsers.match import Match
from extractor.parsers.phrases import Phrases, Token, tokens
from extractor.parsers.sentences import split
from extractor.record import metrics
from extractor.rules.base import load
from extractor.rules.negations import Negations

ANY = "nào"
_CLAUSE_MARKS = frozenset(',;:.()!?“”"')
LONGEST = 12
"""How many words after the opener a statement can have."""


@dataclass(frozen=True, slots=True)
class Zero:
    """What is not there: the counted noun, its metric where the words name one, and the words that say which of them."""

    unit: str
    metric: str | None
    label: str | None


@cache
def rules() -> Negations:
    """The validated `rules/negations.toml`."""
    return load("negations", Negations)


@cache
def _openers() -> Phrases[str]:
    return Phrases((phrase, rule.id, rule.id) for rule in rules().opener for phrase in rule.phrases)


@cache
def _vocabulary(name: str) -> Phrases[str]:
    """The phrases of one of the plain lists of the file."""
    return Phrases((phrase, phrase, name) for phrase in getattr(rules(), name))


@cache
def _first_words() -> re.Pattern[str]:
    """The words with which a statement can begin; few sentences have one."""
    first = {phrase.split()[0] for rule in rules().opener for phrase in rule.phrases}
    return re.compile(rf"\b(?:{'|'.join(sorted(first))})\b", re.IGNORECASE)


def parse(text: str, sentences: Sequence[tuple[int, int]] | None = None) -> list[Match[Zero]]:
    """Every statement of a count of 0 in `text`, from its opener to its last word.

    `sentences`: the sentences as offsets, where they are known already.

    >>> [match.value for match in parse("Cấp xã không có hồ sơ trễ hẹn.")]
    [Zero(unit='hồ sơ', metric='resolved_late', label='trễ hẹn')]
    """
    found = []
    for start, end in split(text) if sentences is None else sentences:
        if _first_words().search(text, start, end):
            words = tokens(text, start, end)
            found += [zero for opener in _openers().find(words) if (zero := _statement(text, words, opener))]
    return found


def _statement(text: str, words: Sequence[Token], opener: Match[str]) -> Match[Zero] | None:
    """The statement that begins with `opener`, or None where the words behind it count nothing."""
    before = [word for word in words if word.end <= opener.start]
    behind = [word for word in words if word.start >= opener.end][:LONGEST]
    noun = next(iter(_vocabulary("nouns").find(behind)), None)
    if noun is None or noun.start != behind[0].start or is_blocked(before):
        return None
    rest = _until_stop([word for word in behind if word.start >= noun.end])
    metric = _metric_behind(rest)
    if not rest or (metric is None and all(word.text != ANY for word in rest)):
        return None
    if _is_limited([word for word in behind if word.start >= (metric or noun).end], rest[-1].end):
        return None
    zero = Zero(text[noun.start : noun.end], metric.value if metric else None, _label(text, rest))
    return Match(opener.start, rest[-1].end, zero, opener.rules)


def is_blocked(before: Sequence[Token]) -> bool:
    """Whether the words before the opener in its clause make it a wish, an order, a condition or a doubt."""
    marks = [place for place, word in enumerate(before) if word.text in _CLAUSE_MARKS]
    return bool(_vocabulary("blockers").find(before[marks[-1] + 1 if marks else 0 :]))


def _until_stop(words: Sequence[Token]) -> list[Token]:
    """The words up to a mark, a stop word or a number."""
    ends = (place for place, word in enumerate(words) if not word.text.isalpha() or word.text in rules().stops)
    return list(words[: next(ends, len(words))])


def _metric_behind(words: Sequence[Token]) -> Match[str] | None:
    """The metric whose words stand right behind the noun, but for linking words."""
    named = next(iter(metrics.find(words)), None)
    if named is None:
        return None
    between = [word for word in words if word.end <= named.start]
    linked = sum(len(link.value.split()) for link in _vocabulary("links").find(between))
    return named if linked == len(between) else None


def _is_limited(behind: Sequence[Token], end: int) -> bool:
    """Whether words behind what is counted, up to the first one after `end`, narrow it: "không có vụ cháy lớn"."""
    following = [word for word in behind if word.start >= end][:1]
    return bool(_vocabulary("limits").find([*(word for word in behind if word.start < end), *following]))


def _label(text: str, words: Sequence[Token]) -> str | None:
    """The words without "nào" and the linking words at the edges."""
    kept = list(words)
    while kept and (kept[0].text == ANY or kept[0].text in rules().links):
        kept = kept[1:]
    while kept and kept[-1].text == ANY:
        kept = kept[:-1]
    return text[kept[0].start : kept[-1].end] if kept else None
