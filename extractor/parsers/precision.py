"""The interval of numbers that a printed figure can stand for.

Source of the rules: readers take a bare count as exact and a round number as an approximation (Williams & Power 2013);
decimals and scale words are rounded (`unround()` of the R package scrutiny); a hedge has a direction ("hơn 43%" lies
above 43, "gần 43%" below). In the formulas u is the worth of one unit of the last printed digit and g the place value
of the last digit that is not zero.
"""

from decimal import Decimal
from typing import Literal

from extractor.schema.values import Interval, Modifier, Numeral

Rounding = Literal["nearest", "truncated", "ceiling"]

ABOUT_SHARE = Decimal("0.05")
_ZERO = Decimal(0)


def interval(numeral: Numeral, modifier: Modifier, *, rounded: bool, rounding: Rounding = "nearest") -> Interval:
    """What `numeral` stands for under `modifier`.

    `rounded`: the number is a measurement or a share, of which only the printed digits are known; False for a bare
    count, which is taken at its word. `rounding` is how the printer is thought to have shortened it.

    >>> count = Numeral(Decimal(4480), Decimal(4480), Decimal(4480))
    >>> interval(count, "over", rounded=False)
    Interval(lower=Decimal('4480'), upper=Decimal('4490'), lower_open=True, upper_open=True)
    """
    low, high = numeral.low, numeral.high
    if low is None or high is None:
        return Interval(low, high)
    if modifier == "exact":
        return _exact(low, high, numeral.resolution, rounding) if rounded else Interval(low, high)
    return hedged(low, high, modifier, resolution=numeral.resolution)


def _exact(low: Decimal, high: Decimal, unit: Decimal, rounding: Rounding) -> Interval:
    if rounding == "truncated":
        return Interval(low, high + unit, upper_open=True)
    if rounding == "ceiling":
        return Interval(low - unit, high, lower_open=True)
    return Interval(low - unit / 2, high + unit / 2)


def hedged(low: Decimal, high: Decimal, modifier: Modifier, *, resolution: Decimal) -> Interval:
    """The interval of a hedged number or range; both ends of the range are `low` and `high`."""
    if modifier == "over":
        return Interval(low, high + place_value(high, resolution), lower_open=True, upper_open=True)
    if modifier == "nearly":
        return Interval(low - place_value(low, resolution), high, lower_open=True, upper_open=True)
    if modifier == "about":
        return Interval(low - _spread(low, resolution), high + _spread(high, resolution))
    if modifier == "at_least":
        return Interval(low, None)
    return Interval(_ZERO, high, upper_open=modifier == "under")


def _spread(value: Decimal, resolution: Decimal) -> Decimal:
    return max(abs(value) * ABOUT_SHARE, place_value(value, resolution) / 2)


def place_value(value: Decimal, resolution: Decimal) -> Decimal:
    """The place value of the last non-zero digit of `value`, never finer than the printed `resolution`.

    >>> place_value(Decimal(4480), Decimal(1)), place_value(Decimal("99.9"), Decimal("0.1"))
    (Decimal('1E+1'), Decimal('0.1'))
    """
    if value == 0:
        return resolution
    exponent = value.normalize().as_tuple().exponent
    return max(Decimal(1).scaleb(int(exponent)), resolution) if resolution < 1 else Decimal(1).scaleb(int(exponent))
