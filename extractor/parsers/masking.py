"""Stretches whose numbers count nothing: phones, roads, clock times, levels, numbered names, idioms."""

import re
from functools import cache

from extractor.parsers import units
from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.quantities import Quantities

# A scale word, a range or a longer number: the digits are no name.
_GOES_ON = re.compile(r"\s?(?:[-–]\s?\d|(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|trăm|chục)\b|\d{3}\b)")


@cache
def rules() -> Quantities:
    """The validated `rules/quantities.toml`."""
    return load("quantities", Quantities)


def parse(text: str) -> list[Match[str]]:
    """Every masked stretch; the value is the id of its rule. Stretches of different rules may overlap.

    >>> [text[m.start:m.end] for text in ["mức độ 3, 4 cấp huyện"] for m in parse(text)]
    ['mức độ 3, 4']
    """
    return [
        Match(*hit.span(), identity, (identity,))
        for identity, pattern, named in _patterns()
        for hit in pattern.finditer(text)
        if not (named and _counts(text, hit.end()))
    ]


def _counts(text: str, end: int) -> bool:
    """Whether the number that ends here has a unit or goes on: "tổ 3 người", "mức 3 triệu", "tổ 5 - 7 người".

    A level behind it is no unit: "Ban Chỉ đạo 389 tỉnh", "Đội số 2 huyện".
    """
    noun = units.counted_at(text, end)
    counts = noun is not None and noun[0].lower() not in _levels()
    return counts or bool(_GOES_ON.match(text, end) or units.measure_at(text, end))


@cache
def _levels() -> frozenset[str]:
    return frozenset(n for rule in units.rules().together if rule.id == "administrative-units" for n in rule.nouns)


def spans(text: str) -> list[tuple[int, int]]:
    """The masked stretches as offsets."""
    return [(match.start, match.end) for match in parse(text)]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    result = []
    for rule in rules().mask:
        flags = re.NOFLAG if rule.case else re.IGNORECASE
        result.append((rule.id, re.compile(rule.pattern or _behind(rule.before), flags), not rule.pattern))
    return tuple(result)


def _behind(words: tuple[str, ...]) -> str:
    """One of the words, then a number or an enumeration of small numbers, none of them the head of a longer number."""
    names = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return rf"(?<!\w)(?:{names})\s+(?:số\s+)?\d+[A-Z]?(?:(?:,|\s+và)\s*\d{{1,2}}(?![\d.,/]))*(?!\w|[.,/]\d|\s\d{{3}})"
