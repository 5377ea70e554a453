"""Dates against the calendar and against one another: D01 to D08."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from extractor.checks.days import first_day, last_day, single_day, weekdays
from extractor.checks.facts import Facts, Mention
from extractor.checks.findings import finding
from extractor.checks.units import norm
from extractor.rules.vocabulary import pattern
from extractor.schema.evidence import Evidence
from extractor.schema.record import Date, Document
from extractor.schema.verdict import Verdict

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
FAR = 4
"""How many years around an inferred one may be meant in an article without a day of publication."""
LONGEST_REPORT = timedelta(366)
"""A year, the longest period that a figure of the past covers when its period is told with it."""
PAST = re.compile(r"\b(?:đã|vừa|hôm qua|mới đây)\b")
PLANNED = pattern(r"\b(?:sẽ|{foreseen}|{to_come}|phải \w+ thêm)\b")
DEMANDED = pattern(r"\b(?:{demands})\b", re.IGNORECASE)
ON_GROUNDS = re.compile(r"(?:[Tt]hực hiện|[Tt]heo|[Cc]ăn cứ)\s+(?:\w+\s+){0,2}$")
NUMBER_YEAR = re.compile(r"\d+/((?:19|20)\d\d)/")
UNPADDED = re.compile(r"(?<!\d)(?:[1-9]/\d|\d{1,2}/[12](?!\d))")
NEXT_TO = pattern(r"\s*(?:làm việc)?\s*[,(]?\s*(?:ra quân|{inspects}|kể)?\s*(?:kể )?$")
HOLIDAYS = 8
"""Days off in a period of work, at most: the lunar new year with its bridging days."""


def impossible(facts: Facts) -> Iterator[Verdict]:
    """D01: a date that no calendar has."""
    for day in facts.record.dates:
        if not day.valid and day.evidence:
            yield finding(facts, "D01", "inconsistent", level="error", dates=[day], expression=day.edtf)


def weekday(facts: Facts) -> Iterator[Verdict]:
    """D02: the weekday beside a date; where the year is inferred, the years around it are tried.

    Where the article tells no day of publication, the year that it prints may be that of an old case.
    """
    reach = 1 if facts.record.source.date_published else FAR
    for day in facts.record.dates:
        when = single_day(day.edtf)
        if day.weekday is None or when is None or not day.evidence or when.isoweekday() == day.weekday:
            continue
        near = [year for year in _other_years(day, when, reach) if year.isoweekday() == day.weekday]
        yield finding(
            facts, "D02", "review" if near else "inconsistent", level="warning" if near else "error", dates=[day],
            expression=day.edtf, computed=WEEKDAYS[when.weekday()], published=WEEKDAYS[day.weekday - 1],
            alternative=", ".join(year.isoformat() for year in near),
        )  # fmt: skip


def _other_years(day: Date, when: date, reach: int) -> Iterator[date]:
    if "year" in day.implied:
        for shift in (*range(-reach, 0), *range(1, reach + 1)):
            try:
                yield when.replace(year=when.year + shift)
            except ValueError:  # 29 February
                continue


def length(facts: Facts) -> Iterator[Verdict]:
    """D03: a number of days right beside the period that it measures: "14 ngày, từ 15 đến 28/1"."""
    for mention in facts.mentions:
        unit = norm(mention.figure.unit)
        if unit not in {"ngày", "ngày làm việc"} or mention.figure.modifier != "exact" or not mention.figure.value:
            continue
        for period in facts.record.dates:
            first, last = first_day(period.edtf), last_day(period.edtf)
            if "/" not in period.edtf or first is None or last is None or not _beside(facts, mention, period):
                continue
            stated = int(mention.figure.value)
            calendar_days, working = (last - first).days + 1, weekdays(first, last)
            work = unit == "ngày làm việc" or "làm việc" in facts.text[mention.start : mention.end + 12]
            fitting = range(working - HOLIDAYS, working + 1) if work else range(calendar_days - 1, calendar_days + 2)
            if stated not in fitting:
                # Fewer days than the calendar has may be the working days, said without the word.
                yield finding(
                    facts, "D03", "review" if stated < calendar_days and not work else "inconsistent",
                    dates=[period], evidence=mention.figure.evidence[:1], expression=period.edtf,
                    computed=str(working if work else calendar_days), published=str(stated),
                )  # fmt: skip


def _beside(facts: Facts, mention: Mention, period: Date) -> bool:
    if not period.evidence:
        return False
    start, end = period.evidence[0].start, period.evidence[0].end
    if mention.end <= start:
        return bool(NEXT_TO.fullmatch(facts.text[mention.end : start].replace("từ", "").replace("ngày", "")))
    return bool(re.fullmatch(r"\s*[(,]\s*", facts.text[end : mention.start])) if end <= mention.start else False


def order(facts: Facts) -> Iterator[Verdict]:
    """D04: the decision on whose grounds an inspection is made is not younger than the inspection."""
    inspection = facts.record.inspection
    days = [day for day in map(last_day, inspection.dates if inspection else ()) if day]
    for document in facts.record.documents:
        issued = first_day(document.date) if document.date and len(document.date) == len("2025-10-20") else None
        if not days or issued is None or issued <= max(days) or not document.evidence:
            continue
        start = document.evidence[0].start
        if ON_GROUNDS.search(facts.text[max(0, start - 40) : start]):
            yield finding(
                facts, "D04", "review", evidence=document.evidence[:1], computed=max(days).isoformat(),
                published=issued.isoformat(), expression=f"{issued.isoformat()} ≤ {max(days).isoformat()}",
            )  # fmt: skip


def future(facts: Facts, published: date | None) -> Iterator[Verdict]:
    """D05: what has happened did not happen after the article appeared."""
    if published is None:
        return
    for day in facts.record.dates:
        when = first_day(day.edtf)
        if when is None or when <= published + timedelta(1) or "year" in day.implied or not day.evidence:
            continue
        sentence = _sentence(facts, day.evidence[0])
        if PAST.search(sentence) and not PLANNED.search(sentence) and not _is_demanded(facts, day):
            yield finding(
                facts, "D05", "review", dates=[day], computed=published.isoformat(), published=when.isoformat(),
                expression=f"{when.isoformat()} ≤ {published.isoformat()}",
            )  # fmt: skip


def _is_demanded(facts: Facts, day: Date) -> bool:
    """Whether a day is that by which something is asked for: "đề nghị định giá lại đất đã đấu giá …, xong trong quý IV"."""
    start = day.evidence[0].start
    before = next((facts.text[low:start] for low, high in facts.sentences if low <= start < high), "")
    return bool(DEMANDED.search(before))


def coverage(facts: Facts, published: date | None) -> Iterator[Verdict]:
    """D06: figures of a period that was not over when they were printed."""
    seen: set[str] = set()
    for mention in facts.mentions:
        period = mention.figure.period
        end = last_day(period)
        if published is None or period is None or end is None or period in seen or end <= month_end(published):
            continue
        if mention.figure.role == "target" or mention.figure.modifier == "about":
            continue
        if (
            "/" not in period
            or _is_programme(period, end)
            or not _is_told(facts, mention, period)
            or PLANNED.search(_sentence(facts, mention.figure.evidence[0]))
        ):
            continue
        seen.add(period)
        yield finding(
            facts, "D06", "review", level="note", evidence=mention.figure.evidence[:1], expression=period,
            computed=published.isoformat(), published=end.isoformat(),
        )  # fmt: skip


def _is_told(facts: Facts, mention: Mention, period: str) -> bool:
    """Whether the sentence of a figure tells its period; one that runs on from sentences before may have ended there."""
    start, end = facts.sentences[mention.sentence]
    told = [one for day in facts.record.dates if day.edtf == period for one in day.evidence]
    return not told or any(start <= one.start < end for one in told)


def _is_programme(period: str, end: date) -> bool:
    """Whether a period is longer than any report: "giai đoạn 2021 - 2025" and "năm học 2020 - 2021" run on."""
    begin = first_day(period)
    return begin is not None and end - begin > LONGEST_REPORT


def month_end(day: date) -> date:
    """The last day of the month of `day`: "từ đầu năm đến nay" is read as the months up to this one."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def year_in_number(facts: Facts) -> Iterator[Verdict]:
    """D07: the year in the number of a document is the year of its date."""
    for document in facts.record.documents:
        match = NUMBER_YEAR.search(document.number or "")
        year = (document.date or "")[:4]
        if match and year.isdigit() and match[1] != year and _prints_year(facts, document, year):
            yield finding(
                facts, "D07", "inconsistent", level="error", evidence=document.evidence[:1],
                expression=document.label, computed=match[1], published=year,
            )  # fmt: skip


def _prints_year(facts: Facts, document: Document, year: str) -> bool:
    """Whether the year of the date is printed right after the number and not inferred."""
    return any(
        year in facts.text[evidence.start : evidence.end + 24].replace(document.number or "", "")
        for evidence in document.evidence
    )


def date_form(facts: Facts) -> Iterator[Verdict]:
    """D08: days under ten and the months 1 and 2 carry a zero (Decree 30/2020/NĐ-CP, appendix I); off by default."""
    for day in facts.record.dates:
        if day.evidence and UNPADDED.search(day.evidence[0].quote):
            yield finding(facts, "D08", "review", level="note", dates=[day], expression=day.edtf)


def _sentence(facts: Facts, evidence: Evidence) -> str:
    for start, end in facts.sentences:
        if start <= evidence.start < end:
            return facts.text[start:end]
    return ""
