"""Two or more articles side by side: figures that count the same thing on one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.checks.reading import plain
from extractor.schema.record import Figure, InspectionRecord

Key = tuple[str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Line:
    """What is counted, and the figures of each record for it. `outcome` is None where only one article tells it."""

    metric: str | None
    label: str | None
    unit: str | None
    period: str | None
    sides: tuple[tuple[InspectionRecord, tuple[Figure, ...]], ...]

    @property
    def outcome(self) -> str | None:
        """Whether some reading of the figures is the same in all the articles that tell them."""
        told = [figures for _, figures in self.sides if figures]
        if len(told) < 2:
            return None
        first, *others = told
        agree = all(any(plain(left).meets(plain(right)) for left in first for right in figures) for figures in others)
        return "consistent" if agree else "review"


def lines(records: Sequence[InspectionRecord]) -> list[Line]:
    """The figures of `records` by metric (or label), unit and period, those told by several articles first."""
    found: dict[Key, None] = {}
    for record in records:
        found |= dict.fromkeys(_key(figure) for figure in record.figures)
    made = [
        Line(*key, tuple((record, tuple(f for f in record.figures if _key(f) == key)) for record in records))
        for key in found
    ]
    return sorted(made, key=lambda line: -sum(bool(figures) for _, figures in line.sides))


def _key(figure: Figure) -> Key:
    label = None if figure.metric else (figure.label or "").casefold()
    return figure.metric, label, figure.unit, figure.period
