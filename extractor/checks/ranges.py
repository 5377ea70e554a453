"""Interval arithmetic over exact numbers, with ends that may be open or missing.

Source of the rules: XBRL Calculations 1.1 (a statement is consistent when the interval of what is computed meets the
interval of what is printed; the openness that counts is that of the binding end). No floats, since a float sum of
printed decimals is off in its last digit and the checks compare at ends.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

Exact = Fraction | int
"""Whole numbers stay integers, which are ten times as fast to add; a quotient is a fraction, never a float."""


class Range(NamedTuple):
    """The numbers between `low` and `high`. None is no bound; an open end is not part of the range.

    >>> Range.exactly(43) + Range(56, 57, low_open=True)
    Range(low=99, high=100, low_open=True, high_open=False)
    """

    low: Exact | None
    high: Exact | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, value: Exact) -> "Range":
        """The range that holds `value` alone."""
        return cls(value, value)

    def __add__(self, other: "Range") -> "Range":  # type: ignore[override]
        return Range(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> "Range":
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Range(low, high, self.high_open, self.low_open)

    def __sub__(self, other: "Range") -> "Range":
        return self + -other

    def times(self, other: "Range") -> "Range":
        """The product of two ranges of numbers that are not negative, as published counts and amounts are."""
        low, low_open = _product(self.low, self.low_open, other.low, other.low_open)
        high, high_open = _product(self.high, self.high_open, other.high, other.high_open)
        return Range(low, high, low_open, high_open)

    def over(self, other: "Range") -> "Range":
        """The quotient, for a divisor that is not negative; a divisor that reaches zero leaves no upper bound."""
        quotients = [_end(self.low, self.low_open, other), _end(self.high, self.high_open, other, upper=True)]
        (low, low_open), (high, high_open) = quotients
        return Range(low, high, low_open, high_open)

    def scaled(self, factor: Exact) -> "Range":
        """Every number times `factor`, which is positive."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Range(low, high, self.low_open, self.high_open)

    def meets(self, other: "Range") -> bool:
        """Whether some number lies in both."""
        return not self.below(other) and not other.below(self)

    def below(self, other: "Range") -> bool:
        """Whether every number of this range is smaller than every number of `other`."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def holds(self, value: Exact) -> bool:
        """Whether `value` lies in the range."""
        return self.meets(Range.exactly(value))

    def width(self) -> Exact | None:
        """The length, None where an end is missing."""
        return None if self.low is None or self.high is None else self.high - self.low

    def middle(self) -> Exact | None:
        """The number in the middle, the one bound where the other is missing."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.low if self.low == self.high else Fraction(self.low + self.high) / 2


def total(ranges: Iterable[Range]) -> Range:
    """The sum of `ranges`; of none, zero."""
    return sum(ranges, Range.exactly(0))


def _product(one: Exact | None, one_open: bool, other: Exact | None, other_open: bool) -> tuple[Exact | None, bool]:
    """One end of a product. Zero is reached whenever one factor reaches it, whatever the other does."""
    if (one == 0 and not one_open) or (other == 0 and not other_open):
        return 0, False
    if one is None or other is None:
        return None, False
    return one * other, one_open or other_open


def _end(value: Exact | None, is_open: bool, divisor: Range, *, upper: bool = False) -> tuple[Exact | None, bool]:
    """One end of a quotient: the upper end divides by the smallest divisor, the lower end by the largest.

    For a negative numerator (a fall) it is the other way round.
    """
    if value is None:
        return None, False
    smallest = (value >= 0) == upper
    by, by_open = (divisor.low, divisor.low_open) if smallest else (divisor.high, divisor.high_open)
    if by is None:
        # Divided by ever larger numbers a quotient nears zero without reaching it.
        return (None, False) if smallest else (0, value != 0)
    if by == 0:
        return None, False
    return Fraction(value, by), is_open or (by_open and value != 0)
