"""Dates and periods as Vietnamese newsrooms write them, day first, to EDTF.

Reading order: `parse` lets the forms of `rules/dates.toml` claim stretches, longest forms first; `_Reference` knows which
year the text speaks of; `_read` turns a hit into a value. A missing year is that of the publication date or, without
one, the latest year the text itself names; a date that would then lie months ahead belongs to the year before, unless
the words look forward ("trước ngày", "dự kiến"). A year that cannot be known is XXXX.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from extractor.parsers import edtf
from extractor.parsers.date_forms import Form, forms, number, point, rules, values
from extractor.parsers.edtf import Point
from extractor.parsers.match import Match
from extractor.schema.values import DateExpression

# How far ahead of the reference date a year-less date may lie before it is taken for last year's.
HORIZON = timedelta(days=92)
_LOOK_BACK = 24


def parse(text: str, *, published: date | None = None) -> list[Match[DateExpression]]:
    """Every date and period of `text` in order, without overlap.

    `published` anchors missing years and relative words ("hôm qua"), which are left alone without it.

    >>> [match.value.edtf for match in parse("Từ ngày 01/01/2024 đến 30/6/2024; trước ngày 30/9")]
    ['2024-01-01/2024-06-30', '../2024-09-30']
    """
    hits = _hits(text)
    reference = _Reference(text, hits, published)
    found = [match for form, hit in hits if (match := _read(text, form, hit, reference))]
    if published:
        found += _relative(text, published, found)
    return sorted(found, key=lambda match: match.start)


def parse_single(text: str) -> date | None:
    """The one full date of a by-line such as "Cập nhật: 18:39, 02/03/2018 (GMT+7)", day first; None without one.

    >>> parse_single("Đăng ngày 9-7-2024 14:05"), parse_single("2024-07-09T14:05:00+07:00")
    (datetime.date(2024, 7, 9), datetime.date(2024, 7, 9))
    """
    iso = re.search(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)", text)
    candidates = [iso[0]] if iso else []
    candidates += [match.value.edtf for match in parse(text)]
    for candidate in candidates:
        try:
            return date.fromisoformat(candidate)
        except ValueError:
            continue
    return None


def _hits(text: str) -> list[tuple[Form, re.Match[str]]]:
    taken: list[tuple[int, int]] = []
    hits = []
    for form in forms():
        for hit in form.pattern.finditer(text):
            start, end = hit.span()
            if not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                hits.append((form, hit))
    return sorted(hits, key=lambda pair: pair[1].start())


class _Reference:
    """The moment from which year-less dates are read."""

    def __init__(self, text: str, hits: Iterable[tuple[Form, re.Match[str]]], published: date | None) -> None:
        self.published = published
        self.day = published
        self.year = published.year if published else self._latest(text, hits)
        self.month = published.month if published else None
        if not published:
            self._latest_month(hits)

    def _latest(self, text: str, hits: Iterable[tuple[Form, re.Match[str]]]) -> int | None:
        """The latest year named as such; the years of plans and of long periods say nothing of the present."""
        years = []
        for form, hit in hits:
            found = values(hit)
            if form.rule.anchor and not _looks_ahead(text, hit.start()):
                years += [int(found[key]) for key in ("y", "y2") if key in found]
        return max(years, default=None)

    def _latest_month(self, hits: Iterable[tuple[Form, re.Match[str]]]) -> None:
        days = []
        for form, hit in hits:
            found = values(hit)
            if form.rule.shape == "day" and not form.rule.open and "m" in found:
                same_year = int(found.get("y", self.year or 0)) == self.year
                days += [number(found["m"])] if same_year else []
        self.month = max(days, default=None)

    def year_for(self, month: int, day: int, *, ahead: bool) -> int | None:
        """The year of a date without one."""
        if self.year is None or self.published is None:
            return self.year
        try:
            candidate = date(self.year, month, day)
        except ValueError:
            return self.year
        if ahead:
            return self.year if candidate >= self.published - HORIZON else self.year + 1
        return self.year - 1 if candidate > self.published + HORIZON else self.year


def _looks_ahead(text: str, start: int) -> bool:
    return bool(_future().search(text, max(0, start - _LOOK_BACK), start))


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, rules().future))})(?!\w)", re.IGNORECASE)


def _read(text: str, form: Form, hit: re.Match[str], reference: _Reference) -> Match[DateExpression] | None:
    rule, found = form.rule, values(hit)
    if rule.shape == "rest":
        value = _this_year(found, reference)
    else:
        value = _value(rule.shape, rule.shape2, rule.open, found, reference, ahead=_ahead(text, form, hit))
    if value is None:
        return None
    implied = () if "y" in found or "y2" in found else ("year",)
    weekday = rules().names.weekdays[" ".join(found["w"].lower().split())] if "w" in found else None
    expression = DateExpression(value, edtf.is_valid(value), implied, weekday, rule.approximate)
    return Match(hit.start(), hit.end(), expression, (rule.id,))


def _ahead(text: str, form: Form, hit: re.Match[str]) -> bool:
    return bool(form.rule.open in {"start", "before"} or _looks_ahead(text, hit.start()))


def _value(
    shape: str, shape2: str, opened: str, found: dict[str, str], reference: _Reference, *, ahead: bool
) -> str | None:
    if shape2 != "none":
        return _period(shape, shape2, found, reference, ahead=ahead)
    first = point(shape, found, "", _year(shape, found, "", reference, ahead=ahead))
    if opened == "start":
        return f"../{first.last}"
    if opened == "before":
        return f"../{_just_before(first)}"
    return f"{first.first}/.." if opened == "end" else first.edtf


def _period(shape: str, shape2: str, found: dict[str, str], reference: _Reference, *, ahead: bool) -> str | None:
    found = {"m": found.get("m2", ""), **found}
    year2 = _year(shape2, found, "2", reference, ahead=ahead)
    year = int(found["y"]) if "y" in found else year2
    first, second = point(shape, found, "", year), point(shape2, found, "2", year2)
    if "y" not in found and year is not None and first.first > second.last:
        first = point(shape, found, "", year - 1)  # 25/12 - 5/1: the year turns inside
    if shape == shape2 and edtf.UNKNOWN_YEAR not in first.first and first.first >= second.last:
        return None
    return f"{first.first}/{second.last}"


def _year(shape: str, found: dict[str, str], end: str, reference: _Reference, *, ahead: bool) -> int | None:
    if written := found.get("y" + end):
        return int(written)
    if shape in {"day", "month"}:
        day = int(found["d" + end]) if shape == "day" else 1
        return reference.year_for(number(found["m" + end]), day, ahead=ahead)
    return reference.year


def _just_before(first: Point) -> str:
    """The last month or year before a point: "trước tháng 10" ends in September."""
    year, _, month = first.first.partition("-")
    if not month:
        return year if year == edtf.UNKNOWN_YEAR else str(int(year) - 1)
    if int(month) > 1:
        return f"{year}-{int(month) - 1:02}"
    return f"{year if year == edtf.UNKNOWN_YEAR else int(year) - 1}-12"


def _this_year(found: dict[str, str], reference: _Reference) -> str | None:
    """ "từ đầu năm đến nay": from January to the month of the reference, or open where that is not known."""
    year = edtf.year_text(int(found["y"]) if "y" in found else reference.year)
    return f"{year}-01/{year}-{reference.month:02}" if reference.month else f"{year}-01/.."


def _relative(text: str, published: date, found: list[Match[DateExpression]]) -> list[Match[DateExpression]]:
    names = rules().names
    result = []
    for hit in _relative_words().finditer(text):
        if any(match.start < hit.end() and hit.start() < match.end for match in found):
            continue
        word = " ".join(hit[0].lower().split())
        if word in names.relative_days:
            value = (published + timedelta(days=names.relative_days[word])).isoformat()
        else:
            value = _span_of(names.relative_spans[word], published)
        expression = DateExpression(value, implied=("year", "month", "day"))
        result.append(Match(hit.start(), hit.end(), expression, ("relative",)))
    return result


def _span_of(rule: str, published: date) -> str:
    unit, step = rule[:-2], int(rule[-2:])
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return f"{months // 12:04}-{months % 12 + 1:02}"
    return f"{published.year + step:04}"


@cache
def _relative_words() -> re.Pattern[str]:
    names = rules().names
    words = sorted([*names.relative_days, *names.relative_spans], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
