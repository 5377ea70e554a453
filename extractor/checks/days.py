"""EDTF dates as first and last day."""

import re
from calendar import monthrange
from datetime import date, timedelta

DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
QUARTERS = {33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
"""The first month of the EDTF seasons that stand for quarters and half-years."""


def first_day(edtf: str | None) -> date | None:
    """The first day of a date or period; None where a part is unknown or open."""
    return _edge((edtf or "").partition("/")[0], last=False)


def last_day(edtf: str | None) -> date | None:
    """The last day of a date or period; None where a part is unknown or open."""
    start, slash, end = (edtf or "").partition("/")
    return _edge(end if slash else start, last=True)


def single_day(edtf: str | None) -> date | None:
    """The day, where `edtf` is one day."""
    first, last = first_day(edtf), last_day(edtf)
    return first if first == last else None


def _edge(part: str, *, last: bool) -> date | None:
    match = DATE.fullmatch(part)
    if match is None:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    if year is None:
        return None
    if month in QUARTERS:
        start = QUARTERS[month]
        month = start + (5 if month >= 40 else 2) if last else start
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        return None


def weekdays(first: date, last: date) -> int:
    """The days from Monday to Friday between two days, both counted; public holidays are not known here.

    >>> weekdays(date(2025, 8, 1), date(2025, 9, 30))
    43
    """
    return sum((first + timedelta(n)).weekday() < 5 for n in range((last - first).days + 1))
