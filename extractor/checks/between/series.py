"""One body's figures for one metric: told twice (C01), running through a year (C02), by periods (C03), and carried over (C04)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise

from extractor.checks.between.findings import against, agreement, rules
from extractor.checks.between.periods import Span, tiling
from extractor.checks.between.told import Told
from extractor.checks.ranges import Range
from extractor.schema.comparison import Comparison

Series = Sequence[Told]


def by_series(told: Iterable[Told]) -> dict[tuple[str, str, str | None], list[Told]]:
    """Figures of one body, metric and unit, by period and then by the day of publication."""
    found: dict[tuple[str, str, str | None], list[Told]] = {}
    for one in told:
        found.setdefault(one.series, []).append(one)
    for series in found.values():
        series.sort(key=lambda one: (one.days, one.shown.date_published or "", one.shown.record))
    return found


def same_metric(series: Series) -> Iterator[Comparison]:
    """C01: figures of two texts for one period have a number in common.

    Texts that print the same are told of once, by the first two; each other printing is held against theirs.
    """
    for _, group in groupby(series, key=lambda one: one.days):
        by_origin = {one.origin: one for one in reversed(list(group))}
        printings: dict[Range, list[Told]] = {}
        for one in sorted(by_origin.values(), key=lambda one: one.shown.record):
            printings.setdefault(one.range, []).append(one)
        for same in printings.values():
            if len(same) > 1:
                yield agreement("C01", [same[0]], same[1])
        for left, right in combinations(printings.values(), 2):
            yield agreement("C01", [left[0]], right[0])


def monotone(series: Series) -> Iterator[Comparison]:
    """C02: counts since the beginning of one year do not fall as the year goes on."""
    if not _is_flow(series):
        return
    to_date = [one for one in series if one.days.starts_the_year and one.days.last.year == one.days.first.year]
    for earlier, later in pairwise(to_date):
        follows = earlier.days.first == later.days.first and earlier.days.last < later.days.last
        if follows and later.range.below(earlier.range):
            yield against("C02", "review", [earlier], "→", later)


def additive(series: Series) -> Iterator[Comparison]:
    """C03: the parts of a period add up to it, where every part is told."""
    if not _is_flow(series):
        return
    known: dict[Span, Told] = {}
    for one in series:
        known.setdefault(one.days, one)
    for whole in known.values():
        tiles = tiling(whole.days, list(known))
        if tiles is not None:
            yield agreement("C03", [known[tile] for tile in tiles], whole)


def roll_forward(found: Mapping[tuple[str, str, str | None], Series]) -> Iterator[Comparison]:
    """C04: what is left at the end of one period is carried over into the next, told by two texts."""
    for rule in rules().roll_forward:
        for (body, metric, unit), closing in found.items():
            opening = found.get((body, rule.opening, unit), ()) if metric == rule.closing else ()
            for last in _printings(closing):
                for first in _printings(opening):
                    if last.days.touches(first.days) and last.origin != first.origin:
                        yield agreement("C04", [last], first)


def _printings(series: Series) -> Iterable[Told]:
    """The first figure of each period and printing: more texts that print the same tell nothing more."""
    return {(one.days, one.range): one for one in reversed(series)}.values()


def _is_flow(series: Series) -> bool:
    return bool(series) and series[0].metric in rules().flows
