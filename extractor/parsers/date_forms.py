"""The written forms of dates as compiled patterns, and what their groups name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractor.parsers import edtf
from extractor.parsers.edtf import Point
from extractor.rules.base import load
from extractor.rules.dates import DateForm, Dates


@dataclass(frozen=True, slots=True)
class Form:
    """A rule with its compiled pattern."""

    rule: DateForm
    pattern: re.Pattern[str]


@cache
def rules() -> Dates:
    """The validated `rules/dates.toml`."""
    return load("dates", Dates)


@cache
def forms() -> tuple[Form, ...]:
    """Every form in the order in which they are tried."""
    return tuple(Form(rule, re.compile(_wrapped(rule.pattern), re.IGNORECASE)) for rule in rules().form)


def _wrapped(pattern: str) -> str:
    return rf"(?<![\w/.,])(?:{_unique(_expanded(pattern))})"


def _expanded(pattern: str) -> str:
    """Fragments in place of `<name>`; `<name2>` is the same fragment with a 2 behind the names of its groups."""
    while hit := re.search(r"<(\w+?)(2?)>", _shielded(pattern)):
        name, end = hit[1], hit[2]
        body = rules().fragment[name].replace("#>", f"{end}>")
        if end:
            body = re.sub(r"(?<!\?P)<(\w+?)>", r"<\g<1>2>", body)
        start, stop = hit.span()
        pattern = pattern[:start] + body + pattern[stop:]
    return pattern


def _shielded(pattern: str) -> str:
    """The pattern with the heads of named groups and lookbehinds blanked, since they look like placeholders."""
    return re.sub(r"\?P<\w+>|\?<[=!]", lambda hit: "_" * len(hit[0]), pattern)


def _unique(pattern: str) -> str:
    """Python allows a group name once: the second and third "d" become "d__1", "d__2", read alike by `values`."""
    seen: dict[str, int] = {}

    def rename(hit: re.Match[str]) -> str:
        count = seen.get(hit[1], 0)
        seen[hit[1]] = count + 1
        return f"?P<{hit[1]}__{count}>" if count else hit[0]

    return re.sub(r"\?P<(\w+)>", rename, pattern)


def values(hit: re.Match[str]) -> dict[str, str]:
    """The groups that took part, by their plain names; "dw" and "mw", the parts of a date in words, are d and m."""
    found: dict[str, str] = {}
    for name, value in hit.groupdict().items():
        if value is not None:
            plain = name.partition("__")[0].replace("w", "") or "w"
            found.setdefault(plain, value)
    return found


def number(text: str) -> int:
    """A number of a date in digits, roman numerals or words ("giêng" is 1)."""
    text = " ".join(text.lower().split())
    return int(text) if text.isdigit() else rules().names.numbers[text]


def point(shape: str, found: Mapping[str, str], end: str, year: int | None) -> Point:
    """The point that the groups with suffix `end` name, in `year`."""
    if shape == "day":
        return edtf.day(year, number(found["m" + end]), int(found["d" + end]))
    if shape == "month":
        return edtf.months(year, *[number(found["m" + end])] * 2)
    if shape == "quarter":
        quarter = number(found["q" + end])
        return edtf.months(year, quarter * 3 - 2, quarter * 3)
    if shape == "months":
        return edtf.months(year, 1, min(number(found["n"]), 12))
    if shape == "half":
        return edtf.months(year, *((1, 6) if found["h"].lower() == "đầu" else (7, 12)))
    return edtf.whole_year(year)
