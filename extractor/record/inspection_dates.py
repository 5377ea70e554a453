"""When the inspection took place, and the period it examined."""

import re

from extractor import layers
from extractor.parsers import triggers
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.reading import Reading, Stretch
from extractor.rules.vocabulary import pattern
from extractor.schema.values import DateExpression, DocumentReference

# "2024-07-09" and longer forms name a day; shorter ones a month or a year.
DAY_LENGTH = len("2024-07-09")
# What is dated beside these cues is what was found, or the day on which it was told, not the inspection.
_TELLING_RULES = {"found", "conclusion-of-body", "according-to-body"}
# "Báo … ra ngày 16-2": the date of a newspaper; "cho biết": that of a statement.
_NEWSPAPER = re.compile(r"(?<!\w)(?:số ra|ra|đăng)\s$")
_STATEMENT = pattern(r"{informs}|công bố|nguồn tin|họp báo")
# What is compared with: "so với quý I (1.050 trường hợp)", "so với 8 tỷ đồng của 6 tháng đầu năm 2023".
_COMPARED = re.compile(r"(?:so với|cùng kỳ)(?:\s+[\w,]+){0,6}\s+$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:ngày\s+)?")
# "6 tháng cuối năm, Thanh tra sở sẽ kiểm tra 800 công trình".
_PLANNED = re.compile(r"(?<!\w)sẽ(?!\w)")
# A whole year is when something was done only behind these words; else it names a plan.
_DURING = re.compile(r"(?:trong|suốt|cả|từ)\s$", re.IGNORECASE)


def dates_of(reading: Reading, cues: tuple[Match[Cue], ...]) -> tuple[str, ...]:
    """The date in the first sentence that both reports the inspection and dates it, as EDTF; empty where none does.

    The date of a cited document, a deadline ("trước ngày 30/9") and the year in a name ("Kế hoạch năm 2024") are not
    the date of the inspection.
    """
    candidates = [stretch for stretch in reading.layer(layers.DATES) if is_event(reading, stretch)]
    for match in cues:
        if _TELLING_RULES.intersection(match.rules):
            continue
        start, end = reading.sentence_at(match.start)
        inside = [
            s
            for s in candidates
            if start <= s.start < end
            and not told(reading.text, s, match)
            and not triggers.demands(reading.text, start, s.start)
        ]
        if inside:
            nearest = min(inside, key=lambda stretch: distance(stretch, match))
            return tuple(edtf_of(stretch) for stretch in listed(reading.text, inside, nearest))
    return ()


def listed(text: str, dates: list[Stretch], one: Stretch) -> list[Stretch]:
    """The dates that are told in one row with this one: "trong các ngày 8, 9 và 22-7"."""
    runs: list[list[Stretch]] = []
    for stretch in dates:
        if runs and _LISTED.fullmatch(text, runs[-1][-1].end, stretch.start):
            runs[-1].append(stretch)
        else:
            runs.append([stretch])
    return next(run for run in runs if one in run)


def told(text: str, stretch: Stretch, match: Match[Cue]) -> bool:
    """Whether the date is that of a statement about the inspection: "Ngày 26/5, nguồn tin từ … cho biết"."""
    return stretch.end <= match.start and bool(_STATEMENT.search(text, stretch.end, match.start))


def edtf_of(stretch: Stretch) -> str:
    """The EDTF value of a date's stretch."""
    value = stretch.value
    assert isinstance(value, DateExpression)
    return value.edtf


def is_event(reading: Reading, stretch: Stretch) -> bool:
    """Whether a date can be when something happened: names a day or a span of time, and belongs to no document."""
    edtf = edtf_of(stretch)
    if edtf.startswith("..") or _NEWSPAPER.search(reading.text, 0, stretch.start):
        return False
    if not has_day(edtf) and not _DURING.search(reading.text, 0, stretch.start) and not edtf.endswith("/.."):
        return False
    return not any(
        document.start <= stretch.start
        and stretch.start - document.end <= len(", ban hành ")
        and _is_of(document, edtf)
        for document in reading.layer(layers.DOCUMENTS)
    )


def _is_of(document: Stretch, edtf: str) -> bool:
    value = document.value
    assert isinstance(value, DocumentReference)
    return value.date == edtf


def has_day(edtf: str) -> bool:
    """Whether the value is as fine as a day, or a period whose ends are at least months."""
    first, _, last = edtf.partition("/")
    return len(first) >= DAY_LENGTH or bool(last and len(first) > len("2024"))


def distance(stretch: Stretch, match: Match[Cue]) -> int:
    """Characters between a date and a cue; a date before the verb is the usual order and wins ties by half."""
    if stretch.end <= match.start:
        return (match.start - stretch.end) // 2
    return max(stretch.start - match.end, 0)


def period_examined(reading: Reading, dates: tuple[str, ...]) -> str | None:
    """The first closed period in a sentence that holds figures: what the reported numbers cover."""
    quantities = reading.layer(layers.QUANTITIES)
    for stretch in reading.layer(layers.DATES):
        first, _, last = edtf_of(stretch).partition("/")
        if not last or ".." in (first, last) or edtf_of(stretch) in dates:
            continue
        start, end = reading.sentence_at(stretch.start)
        counted = any(start <= quantity.start < end for quantity in quantities)
        if (
            counted
            and not _PLANNED.search(reading.text, stretch.end, end)
            and not _COMPARED.search(reading.text, start, stretch.start)
            and not triggers.demands(reading.text, start, stretch.start)
        ):
            return edtf_of(stretch)
    return None
