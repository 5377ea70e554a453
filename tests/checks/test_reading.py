"""What printed words assert, in the ways in which a writer may have shortened or hedged a number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.checks.reading import approximate, loose, plain, shortened, with_value
from tests.checks.building import figure


def read(words, unit=None):
    return figure(1, words, unit, None, 0)


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("4.398 hồ sơ", ["4398"], ["4397.9", "4398.1"]),
        ("43%", ["42.5", "43.5"], ["42.4", "43.6"]),
        ("hơn 43%", ["43.01", "43.9"], ["43", "44"]),
        ("gần 87%", ["86.01", "86.99"], ["87", "86"]),
        ("1,2 tỷ đồng", ["1150000000", "1250000000"], ["1149999999"]),
        ("hơn 4.480 hồ sơ", ["4481", "4489"], ["4480", "4490"]),
    ],
)
def test_the_plain_reading_follows_the_printed_form(words, inside, outside):
    assert all(plain(read(words)).holds(Fraction(number)) for number in inside)
    assert not any(plain(read(words)).holds(Fraction(number)) for number in outside)


def test_truncation_and_ceiling_reach_one_unit_to_one_side():
    share = read("14,5%")
    assert shortened(share, "truncated").holds(Fraction("14.558"))
    assert not shortened(share, "truncated").holds(Fraction("14.49"))
    assert shortened(share, "ceiling").holds(Fraction("14.41"))
    assert not shortened(share, "ceiling").holds(Fraction("14.51"))


def test_a_hedge_asserts_one_end_only():
    assert loose(read("hơn 43%")).holds(90)
    assert not loose(read("hơn 43%")).holds(43)
    assert loose(read("gần 87%")).holds(10)
    assert not loose(read("gần 87%")).holds(88)
    assert loose(read("khoảng 500 vụ")).holds(9_000)


def test_only_round_counts_may_be_approximate():
    assert approximate(read("5.000 hồ sơ")).holds(4_981)
    assert not approximate(read("5.000 hồ sơ")).holds(4_700)
    assert not approximate(read("4.981 hồ sơ")).holds(4_980)


@given(st.integers(min_value=1, max_value=10**7))
def test_an_edited_figure_stands_for_what_the_same_words_would(value):
    assert with_value(read("4.398 hồ sơ"), Decimal(value)) == plain(read(f"{value} hồ sơ"))
    edited = with_value(read("hơn 43%"), Decimal(value))
    assert edited == plain(read(f"hơn {value}%"))
