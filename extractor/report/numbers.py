"""Figures, intervals and dates as readers of each language write them."""

import re

from extractor.schema.base import spelled
from extractor.schema.record import Figure

_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%]?)")
_SIGNS = {"over": ">", "under": "<", "nearly": "≲", "about": "≈", "at_least": "≥", "at_most": "≤", "exact": ""}


def figure_value(figure: Figure, lang: str) -> str:
    """The figure with its hedge, or its two ends.

    >>> from extractor.schema.evidence import Evidence
    >>> ends = {"lower": "30", "upper": "200", "resolution": "1", "evidence": [Evidence(start=0, end=1, quote="x")]}
    >>> figure_value(Figure.model_validate({"id": "f1", "value": None, **ends}), "vi")
    '30 – 200'
    """
    if figure.value is None:
        return interval(figure, lang)
    return f"{_SIGNS[figure.modifier]} {spelled(figure.value, lang)}".strip()


def interval(figure: Figure, lang: str) -> str:
    """What the printed form can stand for: both ends, or the one that it has."""
    low, high = (None if end is None else spelled(end, lang) for end in (figure.lower, figure.upper))
    if low is None or high is None:
        return (
            f"{'>' if figure.lower_open else '≥'} {low}"
            if low
            else f"{'<' if figure.upper_open else '≤'} {high or '?'}"
        )
    if low == high:
        return low
    return f"{'> ' if figure.lower_open else ''}{low} – {'< ' if figure.upper_open else ''}{high}"


def day(edtf: str | None) -> str:
    """An EDTF date or period in the order of days that Vietnamese readers use.

    >>> day("2024-01-01/2024-06-30"), day("2024-07"), day("../2024"), day("XXXX-09-21")
    ('01/01/2024 – 30/06/2024', '07/2024', '… – 2024', '21/09')
    """
    if edtf is None:
        return ""
    return " – ".join(_one_day(part) for part in edtf.split("/"))


def _one_day(part: str) -> str:
    match = _DAY.fullmatch(part)
    if match is None:
        return "…" if part in {"", ".."} else part
    year, month, of_month, doubt = match.groups()
    written = [part for part in (of_month, month, year) if part and "X" not in part]
    return ("≈ " if doubt else "") + ("/".join(written) or part)
