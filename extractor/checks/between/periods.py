"""Periods of figures as first and last day, and whole periods cut into the parts that are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extractor.checks.days import first_day, last_day


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def starts_the_year(self) -> bool:
        """Whether a count over this span is a count since the beginning of the year."""
        return (self.first.month, self.first.day) == (1, 1)

    def touches(self, later: "Span") -> bool:
        """Whether `later` begins on the day after this span ends."""
        return self.last + timedelta(days=1) == later.first


@cache
def span(edtf: str | None) -> Span | None:
    """The days of an EDTF date or period; None where an end is open, unknown or impossible.

    >>> span("2024-04/2024-06")
    Span(first=datetime.date(2024, 4, 1), last=datetime.date(2024, 6, 30))
    """
    first, last = first_day(edtf), last_day(edtf)
    return Span(first, last) if first and last and first <= last else None


def tiling(whole: Span, parts: Sequence[Span]) -> list[Span] | None:
    """The fewest `parts`, at least two, that follow each other and make up `whole`; None where they leave a gap."""
    found: dict[date, list[Span]] = {whole.first: []}
    for part in sorted(part for part in set(parts) if part != whole and part.first >= whole.first):
        before = found.get(part.first)
        after = part.last + timedelta(days=1)
        if before is not None and (after not in found or len(before) + 1 < len(found[after])):
            found[after] = [*before, part]
    tiles = found.get(whole.last + timedelta(days=1))
    return tiles if tiles and len(tiles) > 1 else None
