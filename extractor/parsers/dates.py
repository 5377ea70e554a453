"""Dates and periods as Vietnamese newsrooms write them, day first, to EDTF.

Reading order: `date_scan` finds each written date (the forms are `rules/dates.toml`, compiled by `date_forms` and read
by `date_shapes`); `periods` links them and sees which end is open; `years` finds a missing year; here the values are put
together, lunar dates are converted (`lunar`) and words such as "tuần trước" are counted from the publication day.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extractor.parsers import date_scan, edtf, lunar, periods
from extractor.parsers.date_forms import compiled
from extractor.parsers.edtf import Moment, week_of
from extractor.parsers.match import Match
from extractor.parsers.periods import Expression
from extractor.parsers.years import Years
from extractor.rules.dates import Relative
from extractor.schema.values import DateExpression


def parse(text: str, *, published: date | None = None) -> list[Match[DateExpression]]:
    """Every date and period of `text` in order, without overlap, as EDTF.

    `published` anchors missing years and words counted from the day of publication ("hôm qua"); without it a missing
    year comes from the other dates of the text, and such words are left alone. An impossible date is kept with `valid`
    False; a date of an unknown year has XXXX for it.

    >>> [match.value.edtf for match in parse("Từ ngày 01/01/2024 đến 30/6/2024; trước ngày 30/9")]
    ['2024-01-01/2024-06-30', '../2024-09-30']
    """
    expressions = periods.fold(text, date_scan.scan(text))
    return _Values(text, expressions, published).matches()


def parse_single(text: str) -> date | None:
    """The first full date of a by-line such as "Cập nhật: 18:39, 02/03/2018 (GMT+7)", day first; None without one.

    >>> parse_single("Đăng ngày 9-7-2024 14:05"), parse_single("2024-07-09T14:05:00+07:00")
    (datetime.date(2024, 7, 9), datetime.date(2024, 7, 9))
    """
    if iso := _iso().search(text):
        return Moment(int(iso["y"]), int(iso["m"]), None, int(iso["d"])).first_day()
    for match in parse(text):
        try:
            return date.fromisoformat(match.value.edtf)
        except ValueError:
            continue
    return None


@cache
def _iso() -> re.Pattern[str]:
    return compiled(r"(?<!\d)<y>-<m>-<d>")


@dataclass(frozen=True, slots=True)
class _Span:
    """The first and the last moment of a resolved expression."""

    first: Moment
    last: Moment


class _Values:
    def __init__(self, text: str, expressions: Sequence[Expression], published: date | None) -> None:
        self.text = text
        self.expressions = expressions
        self.published = published
        self.years = Years(text, expressions, published)
        self._spans: list[_Span] = []

    def matches(self) -> list[Match[DateExpression]]:
        found = []
        for place, expression in enumerate(self.expressions):
            value = self._relative(expression) if expression.atom.relative else self._value(expression, place)
            if value:
                found.append(Match(expression.start, expression.end, value, expression.rules))
        return found

    # --- dates --------------------------------------------------------------------------------------------------------

    def _value(self, expression: Expression, place: int) -> DateExpression | None:
        span = self._span(expression, place)
        if span is None:
            return None
        if expression.atom.so_far:
            text = self._so_far(span.first)
        else:
            text = _bounded(span, expression.effect)
            self._spans += [] if expression.effect else [span]
        implied = () if expression.year_written else ("year",)
        atom = expression.atom
        return DateExpression(text, edtf.is_valid(text), implied, atom.weekday, atom.approximate)

    def _span(self, expression: Expression, place: int) -> _Span | None:
        """The ends with their years; an end without one takes that of the other, or of the year before or after."""
        first, last = expression.first, expression.last
        if first.lunar:
            return self._lunar(expression, place)
        if first.year is None:
            first = first.in_year(self.years.counted(0 if expression.atom.so_far else expression.step))
        if last is None:
            return _Span(*[first if first.year else first.in_year(self.years.of(expression, first, place))] * 2)
        if last.year is None:
            last = last.in_year(self.years.counted(expression.last_step))
        if last.year is None and first.year is not None:
            last = last.in_year(first.year)
            return _Span(first, last if last.ends() >= first.begins() else last.in_year(first.year + 1))
        if last.year is None:
            last = last.in_year(self.years.of(expression, last, place))
        if first.year is None:
            first = first.in_year(last.year)
            if last.year is not None and first.begins() > last.ends():
                first = first.in_year(last.year - 1)
        return _Span(first, last)

    def _so_far(self, year: Moment) -> str:
        """ "từ đầu năm đến nay": from January to the month of the news; of an earlier year without end."""
        present = year.year is not None and year.year == self.years.year
        month = self.years.month if present else None
        return f"{year.first}-01/{year.first}-{month:02}" if month else f"{year.first}-01/.."

    def _lunar(self, expression: Expression, place: int) -> _Span | None:
        """Both ends of a lunar day or month in the Gregorian calendar; None where the year or the day is unknown."""
        moment = expression.first
        year = lunar.in_cycle(moment.year, near=self.years.year)
        if year is None and moment.year is None:
            year = self.years.of(expression, moment, place)
        if year is None or moment.month is None:
            return None
        if moment.day is None:
            ends = lunar.month_to_solar(year, moment.month)
        else:
            day = lunar.to_solar(year, moment.month, moment.day)
            ends = (day, day) if day else None
        return _Span(Moment.of(ends[0]), Moment.of(ends[1])) if ends else None

    # --- words counted from the publication ---------------------------------------------------------------------------

    def _relative(self, expression: Expression) -> DateExpression | None:
        rule = expression.atom.relative
        assert rule is not None
        if rule.unit == "same_period":
            text = self._same_period()
        elif rule.unit == "year":
            text = None if self.years.year is None else f"{self.years.year + rule.step:04}"
        else:
            text = _counted(rule, self.published, expression.atom.weekday) if self.published else None
        if text is None:
            return None
        implied = ("year", "month", "day")[: text.partition("/")[0].count("-") + 1]
        return DateExpression(text, True, implied, expression.atom.weekday, expression.atom.approximate)

    def _same_period(self) -> str | None:
        """ "cùng kỳ năm trước": the last period named before it, a year earlier; else the year before."""
        for span in reversed(self._spans):
            if span.first.day is None and span.first.month is not None and span.first.year is not None:
                return _bounded(_Span(_year_earlier(span.first), _year_earlier(span.last)), "")
        return None if self.years.year is None else f"{self.years.year - 1:04}"


def _year_earlier(moment: Moment) -> Moment:
    return moment.in_year(None if moment.year is None else moment.year - 1)


def _bounded(span: _Span, effect: str) -> str:
    first, last = span.first, span.last
    if effect == "since":
        return f"{first.first}/.."
    if effect == "until":
        return f"../{last.last}"
    if effect == "after":
        return f"{first.first if first.day else first.after().first}/.."
    if effect == "before":
        return f"../{last.last if last.day else last.before().last}"
    return first.edtf if first == last else f"{first.first}/{last.last}"


def _counted(rule: Relative, published: date, weekday: int | None) -> str:
    if rule.unit == "day":
        return (published + timedelta(days=rule.step)).isoformat()
    if rule.unit == "week":
        monday, sunday = week_of(published + timedelta(weeks=rule.step))
        if weekday:
            return (monday + timedelta(days=weekday - 1)).isoformat()
        return f"{monday.isoformat()}/{sunday.isoformat()}"
    width = 3 if rule.unit == "quarter" else 1
    first = (published.year * 12 + published.month - 1) // width * width + rule.step * width
    months = Moment(first // 12, first % 12 + 1, first % 12 + width)
    return months.edtf
