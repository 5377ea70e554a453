"""Where the words stand that tie figures together: one pass over the article for each role."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from extractor.parsers.match import Match
from extractor.parsers.openings import Openings
from extractor.rules.base import load
from extractor.rules.links import LinkRole, Links

SLACK = 2
"""Characters that may lie between a cue and the figure it governs: a space, an opening quote."""


@cache
def rules() -> Links:
    """The validated `rules/links.toml`."""
    links: Links = load("links", Links)
    return links


@cache
def _patterns() -> Openings:
    return Openings([re.compile(rule.pattern) for rule in rules().cue])


@cache
def _values() -> list[str]:
    return [f"{rule.group}:{rule.member}" if rule.group else rule.role for rule in rules().cue]


def parse(text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[Match[str]]:
    """Every cue in `text` with its role, or `group:member` for the sides of a partition.

    `spans`: the stretches to look at, the whole text by default. Where two members of one group overlap the longer
    words count: "không đạt" is not also "đạt".
    """
    low = lowered(text)
    cues, values = rules().cue, _values()
    found = [
        Match(*hit.span(), values[index], (cues[index].id,))
        for start, end in spans or [(0, len(low))]
        for index, hit in _patterns().finditer(low, start, end)
        if hit[0]
    ]
    sides: dict[str | None, list[Match[str]]] = {}
    for match in found:
        sides.setdefault(_group(match), []).append(match)
    told = (match for group, some in sides.items() for match in some if group is None or not _eclipsed(match, some))
    return sorted(told, key=lambda match: (match.start, match.end))


def _eclipsed(match: Match[str], side: list[Match[str]]) -> bool:
    """Whether longer words for another side of the partition hold those of `match`."""
    return any(other.value != match.value and _longer(other, match) for other in side)


def _group(match: Match[str]) -> str | None:
    """The group of a member; what came in and what was done are one, as "đang thụ lý" is not "thụ lý"."""
    group, colon, _ = match.value.partition(":")
    return ("progress" if group == "flow" else group) if colon else None


def _longer(other: Match[str], match: Match[str]) -> bool:
    overlap = other.start < match.end and match.start < other.end
    return overlap and other.end - other.start > match.end - match.start


def lowered(text: str) -> str:
    """Lower case of the same length, so that offsets hold; a letter whose lower case is longer stays as it is."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one if len(one := letter.lower()) == 1 else letter for letter in text)


@dataclass(frozen=True)
class Cues:
    """The cues of one text by role, each role sorted by place."""

    places: dict[str, list[tuple[int, int]]]

    @classmethod
    def of(cls, text: str, spans: Iterable[tuple[int, int]] | None = None) -> "Cues":
        """The cues of `text`, or of these stretches of it: only sentences with figures need to be searched."""
        places: dict[str, list[tuple[int, int]]] = {}
        for match in parse(text, spans):
            places.setdefault(match.value, []).append((match.start, match.end))
        return cls(places)

    def between(self, role: LinkRole | str, start: int, end: int) -> list[tuple[int, int]]:
        """The cues of `role` that begin at `start` or later and end by `end`."""
        spans = self.places.get(role)
        if not spans:
            return []
        first, last = bisect_left(spans, (start, start)), bisect_left(spans, (end, end))
        return [span for span in spans[first:last] if span[1] <= end]

    def has_group(self, group: str) -> bool:
        """Whether a side of this partition is named anywhere."""
        return any(role.startswith(f"{group}:") for role in self.places)

    def any(self, role: LinkRole | str, start: int, end: int) -> bool:
        """Whether a cue of `role` lies between `start` and `end`."""
        spans = self.places.get(role)
        if not spans:
            return False
        place = bisect_left(spans, (start, start))
        while place < len(spans) and spans[place][0] < end:
            if spans[place][1] <= end:
                return True
            place += 1
        return False

    def governs(self, role: LinkRole | str, start: int, figure: int) -> bool:
        """Whether a cue of `role` after `start` stands right before the figure that begins at `figure`."""
        return role in self.places and any(figure - end <= SLACK for _, end in self.between(role, start, figure + 1))

    def members(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        """The sides of partitions named between `start` and `end`, as (start, end, group, member)."""
        first, last = bisect_left(self._sides, (start,)), bisect_left(self._sides, (end,))
        return [side for side in self._sides[first:last] if side[1] <= end]

    @cached_property
    def _sides(self) -> list[tuple[int, int, str, str]]:
        """The sides of all partitions by place."""
        named = ((role.partition(":"), spans) for role, spans in self.places.items() if ":" in role)
        return sorted((*span, group, member) for (group, _, member), spans in named for span in spans)
