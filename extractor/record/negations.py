"""Counts of 0 that an article states in words: "không có hồ sơ trễ hẹn", "chưa phát hiện trường hợp vi phạm nào"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.parsers.match import Match
from extractor.parsers.phrases import Phrases, Token, tokens
from extractor.record import metrics
from extractor.rules.base import load
from extractor.rules.negations import Negations

ANY = "nào"
_CLAUSE_MARKS = frozenset(',;:.()!?“”"')
LONGEST = 12
"""How many words after the noun a statement can have."""


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
def _nouns() -> Phrases[str]:
    return Phrases((noun, noun, "noun") for noun in rules().nouns)


@cache
def _blockers() -> Phrases[str]:
    return Phrases((phrase, phrase, "blocker") for phrase in rules().blockers)


def parse(text: str) -> list[Match[Zero]]:
    """Every statement of a count of 0 in `text`, from its opener to its last word.

    >>> [match.value for match in parse("Cấp xã không có hồ sơ trễ hẹn.")]
    [Zero(unit='hồ sơ', metric='resolved_late', label='trễ hẹn')]
    """
    return find(text, tokens(text))


def find(text: str, words: Sequence[Token]) -> list[Match[Zero]]:
    """The statements among tokens already made."""
    places = {word.start: place for place, word in enumerate(words)}
    found = []
    for opener in _openers().find(words):
        first = places[opener.start]
        behind = next((p for p in range(first, len(words)) if words[p].start >= opener.end), len(words))
        if not is_blocked(words, first, text):
            found += _statement(text, words[behind : behind + LONGEST], opener)
    return found


def is_blocked(words: Sequence[Token], place: int, text: str) -> bool:
    """Whether words before the opener in its clause make it a wish, an order, a condition or a doubt."""
    start = place
    while (
        start > 0
        and words[start - 1].text not in _CLAUSE_MARKS
        and "\n" not in text[words[start - 1].end : words[start].start]
    ):
        start -= 1
    return bool(_blockers().find(words[start:place]))


def _statement(text: str, words: Sequence[Token], opener: Match[str]) -> list[Match[Zero]]:
    """The statement that goes on with `words`, or none."""
    nouns = _nouns().find(words[:4])
    if not words or not nouns or nouns[0].start != words[0].start:
        return []
    noun = nouns[0]
    rest = _until_stop(text, [word for word in words if word.start >= noun.end])
    named = _metric_behind(rest)
    any_word = next((word for word in rest if word.text == ANY), None)
    last = max([word.end for word in rest] if any_word or named else [0])
    if not last or (named is None and any_word is None) or _is_limited(words, rest):
        return []
    label = _label(text, rest)
    unit = text[noun.start : noun.end]
    return [Match(opener.start, last, Zero(unit, named.value if named else None, label), opener.rules)]


def _until_stop(text: str, words: Sequence[Token]) -> list[Token]:
    """The words up to a mark, a stop word, a number or the end of the line."""
    result: list[Token] = []
    for word in words:
        if (
            not word.text.isalpha()
            or word.text in rules().stops
            or (result and "\n" in text[result[-1].end : word.start])
        ):
            break
        result.append(word)
    return result


def _metric_behind(words: Sequence[Token]) -> Match[str] | None:
    """The metric whose words stand right behind the noun, but for linking words."""
    found = metrics.find(words)
    if not found:
        return None
    between = " ".join(word.text for word in words if word.end <= found[0].start)
    links = frozenset(rules().links)
    return found[0] if all(word in links for word in between.replace("giải quyết", "").split()) else None


def _is_limited(words: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether the words behind narrow the statement: "không có vụ cháy lớn"."""
    after = [word.text for word in words if rest and word.start > rest[-1].start][:1]
    inside = " ".join(word.text for word in rest)
    return any(limit in after or f" {limit}" in f" {inside}" for limit in rules().limits)


def _label(text: str, words: Sequence[Token]) -> str | None:
    """The words without "nào" at either end and without the linking words before them."""
    kept = list(words)
    while kept and kept[0].text in (ANY, "bị", "có", "để", "là"):
        kept = kept[1:]
    while kept and kept[-1].text == ANY:
        kept = kept[:-1]
    return text[kept[0].start : kept[-1].end] if kept else None
