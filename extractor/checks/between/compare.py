"""All checks between articles over an archive's records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor.checks.between import bodies, series
from extractor.checks.between.findings import by_code
from extractor.checks.between.outliers import outliers
from extractor.checks.between.revisions import revisions
from extractor.checks.between.told import Told, told
from extractor.schema.comparison import Comparison
from extractor.schema.record import InspectionRecord


def compare(
    releases: Iterable[Sequence[InspectionRecord]],
    *,
    copies: Mapping[str, str] | None = None,
    select: Iterable[str] = (),
) -> Iterator[Comparison]:
    """Every comparison that the articles allow, those that need a look and those that agree.

    `releases`: the readings of each article, oldest first; the last is compared with other articles, the earlier ones
    with it. `copies`: the id of the original by the id of its copy. `select`: codes; without it those on by default.
    """
    wanted = set(select) or {code for code, rule in by_code().items() if rule.default}
    figures: list[Told] = []
    for readings in releases:
        figures += told(readings[-1:], copies or {})
        if "C09" in wanted:
            yield from revisions(readings)
    grouped = series.by_series(figures)
    for code, check in {
        "C01": series.same_metric,
        "C02": series.monotone,
        "C03": series.additive,
        "C10": outliers,
    }.items():
        if code in wanted:
            for one_series in grouped.values():
                yield from check(one_series)
    if "C04" in wanted:
        yield from series.roll_forward(grouped)
    if "C05" in wanted:
        yield from bodies.parent_sum(figures)
    if "C06" in wanted:
        yield from bodies.copied_figures(figures)
