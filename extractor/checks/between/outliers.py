"""C10: a figure far from its own history; only when asked for, since seasons and campaigns look the same."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from extractor.checks.between.findings import comparison, rules, witnesses
from extractor.checks.between.told import Told
from extractor.checks.wording import printed
from extractor.schema.comparison import Comparison

FEWEST = 5
LIMIT = Decimal(5)
# Where the history hardly varies any change would be an outlier; a tenth up or down is everyday.
LEAST_SPREAD = Decimal("0.1")


def outliers(series: Sequence[Told]) -> Iterator[Comparison]:
    """Figures whose ratio to the median of the earlier ones of equal length is beyond `LIMIT` median deviations.

    Source: ratio edits of official statistics (Hidiroglou & Berthelot 1986), with the median absolute deviation.
    """
    by_length: dict[int, list[Told]] = {}
    for one in series:
        if one.figure.value and one.metric in rules().flows:
            by_length.setdefault(round((one.days.last - one.days.first).days / 10), []).append(one)
    for ones in by_length.values():
        for number in range(FEWEST, len(ones)):
            history = [_log(one) for one in ones[number - FEWEST : number]]
            middle = median(history)
            spread = max(median([abs(value - middle) for value in history]), LEAST_SPREAD)
            if abs(_log(ones[number]) - middle) > LIMIT * spread:
                shown = ones[number - FEWEST : number + 1]
                expression = ", ".join(printed(one.figure) for one in shown)
                yield comparison("C10", "review", expression, witnesses(shown), level="note")


def _log(one: Told) -> Decimal:
    value = one.figure.value
    assert value is not None
    return value.ln()
