"""What a printed figure stands for, under each way in which a writer may have shortened or hedged it.

`plain` is the reading of the record; `truncated` and `ceiling` are the other ways to shorten a number; `loose` takes
from a hedge only the end that it asserts ("hơn 4.000" is above 4.000, however far); `round` also reads a round bare
count as an approximation (Williams & Power 2013).
A relation that fails under every reading is impossible as printed.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import Literal

from extractor.checks.ranges import Exact, Range
from extractor.parsers.precision import ABOUT_SHARE, Rounding, interval, place_value
from extractor.schema.record import Figure
from extractor.schema.values import Interval, Numeral

Mode = Literal["plain", "nearest", "truncated", "ceiling", "loose", "round", "edge"]
Read = Callable[[Figure], Range]

SLIPS = frozenset({Decimal(1000), Decimal(1_000_000), Decimal("0.001"), Decimal("0.000001")})
"""How many times more a number becomes with another word of scale."""
ROUND_FROM = 100
"""A bare count is round when it ends in at least two zeros."""
ROUNDING_SHARE = Decimal("0.005")
"""How far a number rounded to three digits may lie from the exact one, as a share of it."""


def range_of(bounds: Interval) -> Range:
    """The exact range of parsed `bounds`."""
    low = None if bounds.lower is None else exact(bounds.lower)
    high = low if bounds.upper == bounds.lower else None if bounds.upper is None else exact(bounds.upper)
    return Range(low, high, bounds.lower_open, bounds.upper_open)


def exact(number: Decimal) -> Exact:
    """The number as an integer where it is whole, else as a fraction."""
    whole = int(number)
    return whole if whole == number else Fraction(number)


def plain(figure: Figure) -> Range:
    """The range as the record holds it."""
    return _plain(figure.lower, figure.upper, figure.lower_open, figure.upper_open)


@lru_cache(4096)
def _plain(lower: Decimal | None, upper: Decimal | None, lower_open: bool, upper_open: bool) -> Range:
    return range_of(Interval(lower, upper, lower_open, upper_open))


def shortened(figure: Figure, rounding: Rounding) -> Range:
    """The range when the printer shortened by `rounding`; bare counts and hedged figures keep their plain range."""
    if figure.modifier != "exact" or figure.value is None or not is_rounded(figure):
        return plain(figure)
    numeral = Numeral(figure.value, figure.value, figure.value, figure.decimals, figure.resolution)
    return range_of(interval(numeral, "exact", rounded=True, rounding=rounding))


def loose(figure: Figure) -> Range:
    """Only what the words assert: one end of a hedge, nothing of "khoảng"."""
    bounds = plain(figure)
    if figure.modifier in {"over", "at_least"}:
        return Range(bounds.low, None, low_open=bounds.low_open)
    if figure.modifier == "nearly":
        return Range(0, bounds.high, high_open=bounds.high_open)
    if figure.modifier == "about":
        return Range(0, None)
    return bounds


def approximate(figure: Figure) -> Range:
    """As `loose`, and a round bare count may lie as far off as its last digit that is not zero, or a twentieth."""
    if figure.value is None or not is_round(figure):
        return loose(figure)
    return _around(figure.value, min(place_value(figure.value, figure.resolution) / 2, figure.value * ABOUT_SHARE))


def rounded(figure: Figure) -> Range:
    """A number rounded to its last digit that is not zero, at the most to three digits."""
    if figure.value is None:
        return loose(figure)
    rough = min(place_value(figure.value, figure.resolution) / 2, figure.value * ROUNDING_SHARE)
    return _around(figure.value, max(rough, figure.resolution / 2))


def _around(value: Decimal, slack: Decimal) -> Range:
    return Range(Fraction(value - slack), Fraction(value + slack), low_open=True, high_open=True)


def is_rounded(figure: Figure) -> bool:
    """Whether only the printed digits of the figure are known: a share, a measure, a number with a scale word."""
    return figure.value is not None and figure.lower != figure.upper


def is_round(figure: Figure) -> bool:
    """Whether the figure is a bare count that ends in two zeros or more."""
    return (
        figure.value is not None
        and not is_rounded(figure)
        and abs(figure.value) >= ROUND_FROM
        and (figure.value % ROUND_FROM == 0)
    )


def reader(mode: Mode) -> Read:
    """The function that reads figures in `mode`."""
    if mode == "plain":
        return plain
    if mode == "loose":
        return loose
    if mode in {"truncated", "ceiling", "nearest"}:
        return partial(shortened, rounding=mode)
    return approximate


def with_value(figure: Figure, value: Decimal) -> Range:
    """The range that the words of `figure` would give another value."""
    if figure.lower == figure.upper:
        return Range.exactly(exact(value))
    # Another word of scale takes the last printed digit with it: 64,7 triệu is no less sharp than 64,7 tỷ.
    slip = value / figure.value if figure.value else Decimal(1)
    resolution = figure.resolution * (slip if slip in SLIPS else 1)
    numeral = Numeral(value, value, value, figure.decimals, resolution)
    return range_of(interval(numeral, figure.modifier, rounded=True))
