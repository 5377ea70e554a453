"""Dates in lines of metadata: those of prose, and those that only a CMS prints ("08 Tháng 10 2019", "April 18, 2024")."""

import re
from datetime import date
from functools import cache

from extractor.article.vocabulary import rules
from extractor.parsers import dates
from extractor.parsers.match import Match
from extractor.rules.chrome import Stamp
from extractor.schema.values import DateExpression
from extractor.text import alternation

# A full date in EDTF is a day; months and periods date no article.
_DAY_LENGTH = len("2024-07-09")
_DIGIT = re.compile(r"\d")
# A month counts only with its year: "trong ba tháng" is frequent and dear to read.
_MAYBE_DATE = re.compile(r"\d\s*[-/.]\s*\d|tháng\W+\w+\W+năm|(?:19|20)\d\d", re.IGNORECASE)


def may_hold_day(text: str) -> bool:
    """False where `find` can find nothing."""
    return _DIGIT.search(text) is not None and _MAYBE_DATE.search(text) is not None


def find(text: str) -> list[Match[str]]:
    """The days named in a line, as matches with the role "date"; `rules` is empty for those of prose."""
    if not may_hold_day(text):
        return []
    days = [match for match in dates.parse(text) if _is_day(match.value)]
    return [Match(match.start, match.end, "date") for match in days] or stamps(text)


def _is_day(value: DateExpression) -> bool:
    return len(value.edtf) == _DAY_LENGTH and not value.implied


def stamps(text: str) -> list[Match[str]]:
    """The days in the forms of a CMS alone."""
    return [Match(*hit.span(), "date", (rule.id,)) for rule, pattern in _patterns() for hit in pattern.finditer(text)]


def read_day(text: str) -> date | None:
    """The first full date in a by-line, day first.

    >>> read_day("Được đăng: 08 Tháng 10 2019"), read_day("Cập nhật: 18:39, 02/03/2018 (GMT+7)")
    (datetime.date(2019, 10, 8), datetime.date(2018, 3, 2))
    """
    if day := dates.parse_single(text):
        return day
    hits = (pattern.search(text) for _, pattern in _patterns())
    return next((day for hit in hits if hit and (day := _valid_day(hit))), None)


def _valid_day(found: re.Match[str]) -> date | None:
    month = rules().months.get(" ".join(found["month"].lower().split()), found["month"])
    try:
        return date(int(found["year"]), int(month), int(found["day"]))
    except ValueError:
        return None


@cache
def _patterns() -> tuple[tuple[Stamp, re.Pattern[str]], ...]:
    names = alternation(rules().months)
    month = rf"(?P<month>{names}|0?[1-9]|1[0-2])"
    return tuple((rule, re.compile(rule.pattern.replace("<month>", month), re.IGNORECASE)) for rule in rules().stamp)
