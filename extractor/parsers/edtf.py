"""EDTF values: points, the months of a period, validity. The standard: https://www.loc.gov/standards/datetime/."""

import calendar
from dataclasses import dataclass

UNKNOWN_YEAR = "XXXX"


@dataclass(frozen=True, slots=True)
class Point:
    """The first and the last EDTF value that a point of time covers; they differ for quarters and half-years."""

    first: str
    last: str

    @property
    def edtf(self) -> str:
        """The point as one value."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


def year_text(year: int | None) -> str:
    """Four digits, or XXXX for a year that cannot be known."""
    return UNKNOWN_YEAR if year is None else f"{year:04}"


def day(year: int | None, month: int, day_of_month: int) -> Point:
    """A day; an impossible one keeps its digits, see `is_valid`."""
    value = f"{year_text(year)}-{month:02}-{day_of_month:02}"
    return Point(value, value)


def months(year: int | None, first: int, last: int) -> Point:
    """From the first to the last month of one year; one month where both are the same."""
    return Point(f"{year_text(year)}-{first:02}", f"{year_text(year)}-{last:02}")


def whole_year(year: int | None) -> Point:
    """A year."""
    return Point(year_text(year), year_text(year))


def is_valid(edtf: str) -> bool:
    """Whether every day and month of the value exists; a day of February 29 is let pass while the year is unknown.

    >>> is_valid("2024-02-30"), is_valid("XXXX-02-29"), is_valid("../2024-06-30")
    (False, True, True)
    """
    return all(_point_is_valid(part) for part in edtf.split("/") if part not in {"", ".."})


def _point_is_valid(part: str) -> bool:
    year, month, day_of_month = [*part.split("-"), "1", "1"][:3]
    if not 1 <= int(month) <= 12:
        return False
    length = calendar.monthrange(2024 if year == UNKNOWN_YEAR else int(year), int(month))[1]
    return 1 <= int(day_of_month) <= length
