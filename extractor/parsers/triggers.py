"""The words by which an article reports an inspection, finds fault or demands something."""

import re
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from extractor.parsers.match import Match
from extractor.parsers.openings import Openings
from extractor.rules.base import load
from extractor.rules.triggers import CueRole, Triggers


@dataclass(frozen=True, slots=True)
class Cue:
    """One mention of an inspection: its kind, how it is meant, and what it adds to the belief that one is reported.

    `start`, `end` are the offsets of the kind word itself; the match around it holds its context.
    """

    kind: str
    role: CueRole
    weight: int
    start: int
    end: int


@cache
def rules() -> Triggers:
    """The validated `rules/triggers.toml`."""
    return load("triggers", Triggers)


def parse(text: str) -> list[Match[Cue]]:
    """Every mention of a kind of inspection in order, each claimed by the first rule that covers it.

    >>> [(match.value.kind, match.value.role) for match in parse("Đoàn kiểm tra đã về, huyện sẽ giám sát.")]
    [('kiểm tra', 'delegation'), ('giám sát', 'planned')]
    """
    claimed: dict[int, Match[Cue]] = {}
    for index, found in sorted(_patterns().finditer(text), key=itemgetter(0)):
        word, rule = _kind_pattern().search(text, *found.span()), rules().trigger[index]
        if word and word.start() not in claimed:
            cue = Cue(_kind_of(word[0]), rule.role, rule.weight, *word.span())
            claimed[word.start()] = Match(*found.span(), cue, (rule.id,))
    for word in _kind_pattern().finditer(text):
        if word.start() not in claimed:
            claimed[word.start()] = Match(*word.span(), Cue(_kind_of(word[0]), "mention", 0, *word.span()), ())
    return [claimed[start] for start in sorted(claimed)]


def statements(text: str) -> list[Match[str]]:
    """The words that mark findings and recommendations; the value is the role."""
    found: list[Match[str]] = [
        Match(*hit.span(), rule.role, (rule.id,))
        for rule in rules().statement
        for hit in _compiled(rule.pattern).finditer(text)
    ]
    return sorted(found, key=lambda match: match.start)


def demands(text: str, start: int = 0, end: int | None = None) -> list[Match[str]]:
    """The words in `text[start:end]` behind which stands what somebody is to do, and so nothing that was done.

    >>> [match.start for match in demands("Chi cục kiến nghị huyện kiểm tra lại 9 quán đạt yêu cầu.")]
    [8]
    """
    return [
        Match(*hit.span(), "demand", (rule.id,))
        for rule in rules().demand
        for hit in _compiled(rule.pattern).finditer(text, start, len(text) if end is None else end)
    ]


def tones(text: str) -> list[Match[str]]:
    """The words by which a finding praises or blames, each claimed by the first rule that covers it."""
    found: list[Match[str]] = []
    for rule in rules().tone:
        for hit in _compiled(rule.pattern).finditer(text):
            if not any(match.start < hit.end() and hit.start() < match.end for match in found):
                found.append(Match(*hit.span(), rule.role, (rule.id,)))
    return sorted(found, key=lambda match: match.start)


def addressees(text: str) -> list[Match[str]]:
    """Those for whom demands are, as written."""
    return [
        Match(hit.start("who"), hit.end("who"), " ".join(hit["who"].split()), (rule.id,))
        for rule in rules().addressee
        for hit in _compiled(rule.pattern).finditer(text)
    ]


@cache
def _forms() -> dict[str, str]:
    return {form: kind for kind, forms in rules().kinds.items() for form in forms}


def _kind_of(words: str) -> str:
    return _forms()[" ".join(words.lower().split())]


@cache
def _alternation() -> str:
    forms = sorted(_forms(), key=len, reverse=True)
    return "|".join(form.replace(" ", r"\s+") for form in forms)


@cache
def _kind_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternation()})\b", re.IGNORECASE)


@cache
def _patterns() -> Openings:
    kind = rf"(?i:\b(?:{_alternation()})\b)"
    return Openings([_compiled(rule.pattern.replace("<kind>", kind), rule.case) for rule in rules().trigger])


@cache
def _compiled(pattern: str, case: bool = False) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + pattern + ")", re.NOFLAG if case else re.IGNORECASE)
