"""Intervals hold every number that their parts can make, and no more; ends are open only where a part's end is."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from extractor.checks.ranges import Range, total

numbers = st.fractions(min_value=0, max_value=10_000, max_denominator=1000)


@st.composite
def ranges(draw, low=0):
    ends = sorted(draw(st.tuples(numbers, numbers)))
    is_open = ends[0] < ends[1]
    return Range(ends[0] + low, ends[1] + low, draw(st.booleans()) and is_open, draw(st.booleans()) and is_open)


@st.composite
def inside(draw, low=0):
    """A range and a number in it."""
    found = draw(ranges(low=low))
    share = draw(st.fractions(min_value=0, max_value=1, max_denominator=100))
    if found.low_open or found.high_open:
        share = (share + 1) / 3
    return found, found.low + (found.high - found.low) * share


@given(inside(), inside())
def test_sums_differences_and_products_hold_what_their_numbers_make(one, other):
    (a, x), (b, y) = one, other
    assert (a + b).holds(x + y)
    assert (a - b).holds(x - y)
    assert a.times(b).holds(x * y)


@given(inside(), inside(low=1))
def test_quotients_hold_what_their_numbers_make(one, other):
    (a, x), (b, y) = one, other
    assert a.over(b).holds(Fraction(x) / y)
    assert (a - Range.exactly(5_000)).over(b).holds(Fraction(x - 5_000) / y)


@given(inside(), st.fractions(min_value=Fraction(1, 100), max_value=100))
def test_scaling_and_negation_keep_what_is_inside(one, factor):
    found, x = one
    assert found.scaled(factor).holds(x * factor)
    assert (-found).holds(-x)


@given(ranges(), ranges())
def test_two_ranges_meet_or_one_lies_below_the_other(a, b):
    assert a.meets(b) == b.meets(a)
    assert a.meets(b) + a.below(b) + b.below(a) == 1


@given(ranges(), ranges())
def test_a_sum_is_open_where_a_part_is(a, b):
    found = a + b
    assert found.low_open == (a.low_open or b.low_open)
    assert found.holds(a.low + b.low) == (not found.low_open or found.low == found.high)


@given(st.lists(ranges(), max_size=5))
def test_the_width_of_a_sum_is_the_sum_of_the_widths(parts):
    assert total(parts).width() == sum(part.width() for part in parts)


def test_touching_ends_meet_only_when_both_are_closed():
    assert Range(1, 2).meets(Range(2, 3))
    assert not Range(1, 2, high_open=True).meets(Range(2, 3))
    assert not Range(1, 2).meets(Range(2, 3, low_open=True))


def test_a_missing_end_is_no_bound():
    assert Range(5, None).holds(10**9)
    assert (Range(5, None) + Range(1, 2)).high is None
    assert Range.exactly(7).over(Range(0, 2)).high is None
    assert Range(1, 2).over(Range(1, None)).low == 0
