"""Small charts as data for inline SVG: lengths are in the units of the drawing, so nothing is fetched or computed there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.report.rows import Row
from extractor.report.wording import SIGNS

WIDTH = 300
MOST_BARS = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: outcome, count, and where it lies on the bar."""

    outcome: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name and its parts."""

    name: str
    segments: tuple[Segment, ...]

    @property
    def counts(self) -> dict[str, int]:
        """The number of each outcome in it."""
        return {segment.outcome: segment.count for segment in self.segments}


def verdicts_by_province(rows: Iterable[Row]) -> list[Bar]:
    """The provinces with the most relations, the findings of each stacked."""
    return _bars((row.province, row.verdicts) for row in rows)


def verdicts_by_month(rows: Iterable[Row]) -> list[Bar]:
    """The latest months that hold a relation, oldest first."""
    months = {bar.name: bar for bar in _bars(((row.date[:7], row.verdicts) for row in rows), most=None)}
    return [months[name] for name in sorted(months)[-MOST_BARS:]]


def _bars(named: Iterable[tuple[str, dict[str, int]]], most: int | None = MOST_BARS) -> list[Bar]:
    counts: dict[str, Counter[str]] = {}
    for name, verdicts in named:
        if name and verdicts:
            counts.setdefault(name, Counter()).update(verdicts)
    ordered = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))[:most]
    longest = max((verdicts.total() for _, verdicts in ordered), default=1)
    return [_bar(name, verdicts, WIDTH / longest) for name, verdicts in ordered]


def _bar(name: str, verdicts: Counter[str], scale: float) -> Bar:
    segments, x = [], 0.0
    for outcome in SIGNS:
        width = round(verdicts[outcome] * scale, 2)
        if width:
            segments.append(Segment(outcome, verdicts[outcome], round(x, 2), width))
        x += width
    return Bar(name, tuple(segments))
