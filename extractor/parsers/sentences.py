"""Sentences by punctuation, with offsets; a word segmentation error can therefore never move a sentence."""

import re
from collections.abc import Iterator
from functools import cache

from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.sentences import Sentences
from extractor.text import CAPITALS, SMALL_LETTERS, alternation

_OPENING = r"[\"“‘«(\[•+–-]*"
# An end mark with closing quotes or brackets, then space and something that can start a sentence; or a dot that scraping
# has glued to the next sentence ("đúng hạn.Đoàn kiểm tra"), between a small letter and a capitalised word.
_BREAK = re.compile(
    rf"[.!?…]{{1,80}}[\"”’»)\]]{{0,4}}(?=[^\S\n]{{1,8}}{_OPENING}[^\S\n]?[{CAPITALS}0-9])"
    rf"|(?<=[{SMALL_LETTERS}][{SMALL_LETTERS}])\.(?=[{CAPITALS}][{SMALL_LETTERS}])"
    r"|\n+"
)
# "1. Công tác chỉ đạo", "II. Kết quả", "a. Ưu điểm": the mark of a list item belongs to what follows it.
_ENUMERATOR = re.compile(r"\s*[(\[]?(?:\d{1,2}|[IVX]{1,5}|[a-zđ])\.")
# "ông Đ.V.L. (48 tuổi) mất 3,9 tỉ đồng": a name of initials whose age or birth year follows goes on.
_INITIALS = re.compile(rf"(?<=[{CAPITALS}]\.)[{CAPITALS}]\. \(")
_LONGEST_ABBREVIATION = 12


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as offsets, without surrounding white space; line breaks always end a sentence.

    >>> [text[a:b] for text in ["Đoàn đến TP. Tân An. Có 3 xã."] for a, b in split(text)]
    ['Đoàn đến TP. Tân An.', 'Có 3 xã.']
    """
    spans, start = [], 0
    for mark in _BREAK.finditer(text):
        if mark[0] == "." and (
            _abbreviation_before(text, mark.start())
            or _ENUMERATOR.fullmatch(text, start, mark.end())
            or _INITIALS.match(text, mark.start() - 1)
        ):
            continue
        spans.append((start, mark.end()))
        start = mark.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def abbreviations(text: str) -> Iterator[Match[str]]:
    """The abbreviations whose dot could have ended a sentence but does not, each with its dot."""
    for mark in _BREAK.finditer(text):
        if mark[0] == "." and (hit := _abbreviation_before(text, mark.start())):
            rule, start = hit
            yield Match(start, mark.end(), text[start : mark.end()], (rule,))


def _abbreviation_before(text: str, dot: int) -> tuple[str, int] | None:
    """The rule of the abbreviation that ends at `dot`, and where it begins."""
    low = max(0, dot - _LONGEST_ABBREVIATION)
    for rule, pattern in _patterns():
        if hit := pattern.search(text[low:dot]):
            return rule, low + hit.start()
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    result = []
    for rule in load("sentences", Sentences).abbreviation:
        words = alternation(rule.words)
        pattern = rule.pattern.replace("<capital>", f"[{CAPITALS}]") or words
        result.append((rule.id, re.compile(rf"(?<![\w/])(?:{pattern})$")))
    return tuple(result)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
