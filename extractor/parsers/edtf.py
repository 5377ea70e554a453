"""Moments of the calendar and their EDTF values. The standard: https://www.loc.gov/standards/datetime/."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

UNKNOWN_YEAR = "XXXX"
_ANY_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month, some months of one year, or a year; what is not written is None.

    `last_month` differs from `month` for quarters, half-years and "6 tháng đầu năm". With `lunar` the numbers are those
    of the Vietnamese lunar calendar.
    """

    year: int | None = None
    month: int | None = None
    last_month: int | None = None
    day: int | None = None
    lunar: bool = False

    @classmethod
    def of(cls, day: date) -> Self:
        """The moment of one day."""
        return cls(day.year, day.month, None, day.day)

    def in_year(self, year: int | None) -> Self:
        """The same moment of another year."""
        return replace(self, year=year)

    @property
    def first(self) -> str:
        """The EDTF value with which the moment begins."""
        return _value(self.year, self.month, self.day)

    @property
    def last(self) -> str:
        """The EDTF value with which it ends."""
        return _value(self.year, self.last_month or self.month, self.day)

    @property
    def edtf(self) -> str:
        """One value, or a period of months.

        >>> Moment(2024, 4, 6).edtf, Moment(None, 9, day=30).edtf
        ('2024-04/2024-06', 'XXXX-09-30')
        """
        return self.first if self.first == self.last else f"{self.first}/{self.last}"

    def begins(self) -> tuple[int, int, int]:
        """The first day as (year, month, day), for comparison; an impossible day is not refused."""
        return self.year or 0, self.month or 1, self.day or 1

    def ends(self) -> tuple[int, int, int]:
        """The last day as (year, month, day), for comparison."""
        return self.year or 0, self.last_month or self.month or 12, self.day or 31

    def first_day(self) -> date | None:
        """The first day; None where the calendar has none."""
        return _day(*self.begins())

    def last_day(self) -> date | None:
        """The last day; None where the calendar has none."""
        year, month, day_of_month = self.ends()
        if self.day is None and 1 <= month <= 12 and year:
            day_of_month = calendar.monthrange(year, month)[1]
        return _day(year, month, day_of_month)

    def before(self) -> Self:
        """The month or the year before, for "trước tháng 10"; a day or a moment without year cannot step back."""
        if self.month is None:
            return self.in_year(None if self.year is None else self.year - 1)
        if self.month > 1:
            return replace(self, month=self.month - 1, last_month=None)
        return replace(self, year=None if self.year is None else self.year - 1, month=12, last_month=None)

    def after(self) -> Self:
        """The month or the year after, for "sau năm 2000"."""
        month = self.last_month or self.month
        if month is None:
            return self.in_year(None if self.year is None else self.year + 1)
        if month < 12:
            return replace(self, month=month + 1, last_month=None)
        return replace(self, year=None if self.year is None else self.year + 1, month=1, last_month=None)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _value(year: int | None, month: int | None, day: int | None) -> str:
    text = UNKNOWN_YEAR if year is None else f"{year:04}"
    if month is not None:
        text += f"-{month:02}"
    return text if day is None else f"{text}-{day:02}"


def _day(year: int, month: int, day_of_month: int) -> date | None:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def is_valid(edtf: str) -> bool:
    """Whether every day and month of the value exists and a period does not end before it begins.

    February 29 is let pass while the year is unknown, and so is a period that may end in the next one.

    >>> is_valid("2024-02-30"), is_valid("XXXX-02-29"), is_valid("../2024-06-30"), is_valid("2024-06/2024-03")
    (False, True, True, False)
    >>> is_valid("XXXX-10-01/XXXX-09-30")
    True
    """
    parts = [part for part in edtf.split("/") if part != ".."]
    if not all(_exists(part) for part in parts):
        return False
    if len(parts) < 2 or any(part.startswith(UNKNOWN_YEAR) for part in parts):
        return True
    return parts[0] <= parts[1] or parts[0].startswith(parts[1])


def _exists(part: str) -> bool:
    year, month, day_of_month = [*part.split("-"), "1", "1"][:3]
    number = _ANY_LEAP_YEAR if year == UNKNOWN_YEAR else int(year)
    return _day(number, int(month), int(day_of_month)) is not None
