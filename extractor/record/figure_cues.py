"""The words that say how a figure stands to its neighbours, and where they are found in a text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from typing import Generic

from extractor.parsers.match import Match, Value
from extractor.parsers.phrases import Phrases, tokens
from extractor.rules.base import load
from extractor.rules.figure_cues import FigureCueRole, FigureCues


@cache
def rules() -> FigureCues:
    """The validated `rules/figure_cues.toml`."""
    return load("figure_cues", FigureCues)


@cache
def vocabulary() -> Phrases[FigureCueRole]:
    """Every cue phrase, the value being its role."""
    return Phrases((phrase, cue.role, cue.id) for cue in rules().cue for phrase in cue.phrases)


@cache
def starts() -> Phrases[str]:
    """The words at which the label of the next figure begins."""
    return Phrases((phrase, phrase, "starts") for phrase in rules().label.starts)


def cues(text: str) -> list[Match[FigureCueRole]]:
    """Every cue in `text` with its role; words that only look like one have the role "none"."""
    return vocabulary().find(tokens(text))


class Found(Generic[Value]):
    """Matches in order, looked up by place."""

    def __init__(self, matches: Iterable[Match[Value]]) -> None:
        self.matches = list(matches)
        self._starts = [match.start for match in self.matches]

    def between(self, start: int, end: int, *values: Value) -> list[Match[Value]]:
        """The matches that begin at `start` or later and end by `end`, of these values if any are given."""
        inside = self.matches[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [match for match in inside if match.end <= end and (not values or match.value in values)]

    def touching(self, start: int, end: int) -> list[Match[Value]]:
        """The matches that share a character with the stretch."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return [match for match in self.matches[first : bisect_left(self._starts, end)] if match.end > start]
