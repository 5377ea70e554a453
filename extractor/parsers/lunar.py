"""Vietnamese lunar dates to the Gregorian calendar, by the library `lunar-vn`.

The library answers for days that do not exist (30 of a month of 29 days gives the first of the next), so every answer is
turned back and compared. Years by stem and branch repeat every sixty years; they are kept as negative numbers, -60 to
-1, until the year of the article tells which one is meant.
"""

from datetime import date
from functools import lru_cache

from lunar_vn import SUPPORTED_YEAR_RANGE, LunarDate, lunar_to_solar, solar_to_lunar

from extractor.parsers.date_forms import rules

CYCLE = 60
# 1984 was Giáp Tý, the first year of a cycle.
_FIRST_OF_CYCLE = 1984


def cyclic_year(stem: str, branch: str) -> int | None:
    """The year by its two names as a negative number; None for a pair that never occurs ("Giáp Sửu").

    >>> in_cycle(cyclic_year("giáp", "thìn"), near=2023)
    2024
    """
    stems, branches = rules().words.stems, rules().words.branches
    place = next((n for n in range(CYCLE) if n % 10 == stems[stem] and n % 12 == branches[branch]), None)
    return None if place is None else place - CYCLE


def year_before(year: int | None) -> int | None:
    """The lunar year before, also of a year by its names."""
    if year is None or year > 0:
        return None if year is None else year - 1
    return (year - 1) % CYCLE - CYCLE


def in_cycle(year: int | None, *, near: int | None) -> int | None:
    """A year by its names as the Gregorian year nearest to `near`; other years as they are."""
    if year is None or year > 0:
        return year
    if near is None:
        return None
    first = _FIRST_OF_CYCLE + year % CYCLE
    return first + round((near - first) / CYCLE) * CYCLE


@lru_cache(maxsize=1024)
def to_solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a lunar one; None where that lunar month has no such day or the year is out of range.

    >>> to_solar(2024, 1, 1), to_solar(2024, 12, 30)
    (datetime.date(2024, 2, 10), None)
    """
    if not SUPPORTED_YEAR_RANGE[0] <= year < SUPPORTED_YEAR_RANGE[1] or not 1 <= day <= 30:
        return None
    lunar = LunarDate(day, month, year)
    solar: date = lunar_to_solar(lunar)
    return solar if solar_to_lunar(solar) == lunar else None


def month_to_solar(year: int, month: int) -> tuple[date, date] | None:
    """The first and the last Gregorian day of a lunar month (not of the leap month that may follow it)."""
    first = to_solar(year, month, 1)
    last = to_solar(year, month, 30) or to_solar(year, month, 29)
    return (first, last) if first and last else None
