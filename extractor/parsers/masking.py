"""Stretches whose numbers count nothing: phones, roads, clock times, levels, numbered names, idioms."""

import re
from functools import cache

from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.quantities import Quantities


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
        Match(*hit.span(), identity, (identity,)) for identity, pattern in _patterns() for hit in pattern.finditer(text)
    ]


def spans(text: str) -> list[tuple[int, int]]:
    """The masked stretches as offsets."""
    return [(match.start, match.end) for match in parse(text)]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule.id, re.compile(rule.pattern, re.NOFLAG if rule.case else re.IGNORECASE)) for rule in rules().mask
    )
