"""What a printed number can stand for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsers.precision import interval
from extractor.schema.values import Numeral


def numeral(value, resolution="1"):
    number = Decimal(value)
    return Numeral(number, number, number, resolution=Decimal(resolution))


@pytest.mark.parametrize(
    ("value", "resolution", "modifier", "rounded", "lower", "upper"),
    [
        ("4398", "1", "exact", False, "4398", "4398"),
        ("43.7", "0.1", "exact", True, "43.65", "43.75"),
        ("1200000000", "100000000", "exact", True, "1150000000", "1250000000"),
        ("4000", "1", "over", False, "4000", "5000"),
        ("4480", "1", "over", False, "4480", "4490"),
        ("40", "1", "nearly", False, "30", "40"),
        ("200", "1", "about", False, "150", "250"),
        ("6", "1", "under", False, "0", "6"),
        ("18", "1", "at_least", False, "18", None),
        ("15", "1", "at_most", False, "0", "15"),
    ],
)
def test_hedges_and_rounding_give_these_intervals(value, resolution, modifier, rounded, lower, upper):
    result = interval(numeral(value, resolution), modifier, rounded=rounded)
    assert (result.lower, result.upper) == (Decimal(lower), None if upper is None else Decimal(upper))


@given(st.integers(1, 10**12), st.sampled_from(["exact", "about", "at_least", "at_most"]))
def test_the_printed_number_lies_in_its_interval(value, modifier):
    result = interval(numeral(value), modifier, rounded=True)
    assert result.lower <= value
    assert result.upper is None or value <= result.upper
