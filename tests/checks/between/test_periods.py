from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from extractor.checks.between.periods import Span, span, tiling

YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))


def test_open_unknown_and_impossible_periods_have_no_days():
    assert [span(edtf) for edtf in (None, "../2024", "XXXX-09", "2024-02-30", "2024-06/2024-03")] == [None] * 5


@given(st.sets(st.integers(1, 364), min_size=1, max_size=11))
def test_any_cut_of_a_year_is_found_again(cuts):
    starts = [YEAR.first, *(YEAR.first + timedelta(days=cut) for cut in sorted(cuts))]
    ends = [*(start - timedelta(days=1) for start in starts[1:]), YEAR.last]
    parts = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    assert tiling(YEAR, [*reversed(parts), YEAR]) == parts
    assert tiling(YEAR, parts[1:]) is None
