"""Lunar dates: days that exist read back, days that do not are refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsers import dates, lunar


@given(st.integers(1950, 2050), st.integers(1, 12), st.integers(1, 30))
def test_a_converted_day_is_unique_in_its_month(year, month, day):
    found = lunar.to_solar(year, month, day)
    ends = lunar.month_to_solar(year, month)
    assert ends is not None
    assert found is None or ends[0] <= found <= ends[1]
    assert day == 30 or found == date.fromordinal(ends[0].toordinal() + day - 1)


@pytest.mark.parametrize(("year", "month", "day"), [(2024, 12, 30), (2024, 1, 31), (1800, 1, 1)])
def test_days_that_do_not_exist_have_no_answer(year, month, day):
    assert lunar.to_solar(year, month, day) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mùng 5 tháng Giêng năm Giáp Thìn", ["2024-02-14"]),
        ("Rằm tháng Bảy", ["2024-08-18"]),
        ("ngày 30 Tết năm 2025", []),
        ("mùng 2 Tết", ["2024-02-11"]),
    ],
)
def test_lunar_dates_in_text(text, expected):
    assert [match.value.edtf for match in dates.parse(text, published=date(2024, 7, 10))] == expected


def test_a_pair_of_stem_and_branch_that_never_occurs():
    assert lunar.cyclic_year("giáp", "sửu") is None
