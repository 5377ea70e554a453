"""Several bodies at once: the units below against the unit above (C05), and two bodies with one set of figures (C06)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from extractor.checks.between.findings import against, comparison, rules, witnesses
from extractor.checks.between.told import AROUND, Told
from extractor.checks.ranges import total
from extractor.checks.reading import is_round
from extractor.checks.units import norm
from extractor.checks.wording import printed
from extractor.schema.comparison import Comparison

# Two bodies share one or two numbers by chance; three that are not round need a reason.
FEWEST_SHARED = 3
FEWEST_DIGITS = 2


def parent_sum(told: Iterable[Told]) -> Iterator[Comparison]:
    """C05: figures of the units of one place do not add up to more than the figure of that place.

    Only more is a misfit: units that no article tells of may account for the rest.
    """
    cells: dict[tuple[str, str | None, object], dict[str, Told]] = {}
    for one in told:
        if one.metric in rules().flows:
            cells.setdefault((one.metric, norm(one.figure.unit), one.days), {}).setdefault(one.body, one)
    for bodies in cells.values():
        below: dict[str, list[Told]] = {}
        for body, one in bodies.items():
            below.setdefault(body.partition(AROUND)[2], []).append(one)
        for parent, whole in bodies.items():
            parts = [one for one in below.get(parent.partition(AROUND)[0], ()) if one.body != parent]
            if len(parts) > 1 and whole.range.below(total(part.range for part in parts)):
                yield against("C05", "review", parts, ">", whole)


def copied_figures(told: Iterable[Told]) -> Iterator[Comparison]:
    """C06: two bodies with the same three or more figures that are not round, for the same metrics."""
    sets: dict[str, dict[tuple[str, Decimal], Told]] = {}
    for one in told:
        value = one.figure.value
        if value is not None and not is_round(one.figure) and len(str(abs(value))) >= FEWEST_DIGITS:
            sets.setdefault(one.body, {}).setdefault((one.metric, value), one)
    owners: dict[tuple[str, Decimal], list[str]] = {}
    for body, figures in sets.items():
        for key in figures:
            owners.setdefault(key, []).append(body)
    pairs = {pair for bodies in owners.values() for pair in combinations(sorted(bodies), 2)}
    for left, right in sorted(pairs):
        shared = sorted(sets[left].keys() & sets[right].keys())
        if len(shared) >= FEWEST_SHARED:
            shown = [sets[body][key] for key in shared for body in (left, right)]
            expression = "; ".join(printed(sets[left][key].figure) for key in shared)
            yield comparison("C06", "review", expression, witnesses(shown), level="note")
