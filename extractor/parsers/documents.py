"""Cited documents: type and number as written, with the date and the issuer that stand behind them."""

import re
from functools import cache

from extractor.parsers import dates
from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.documents import Documents, DocumentType
from extractor.schema.values import DocumentReference
from extractor.text import CAPITALS

_DATE = re.compile(
    r"\s*,?\s*(?:ký|ban hành|ra)?\s*"
    r"(?P<date>ngày\s+(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))"
)
_LEVEL = r"(?:tỉnh|huyện|thành phố|thị xã|quận|xã)"
_ISSUER = re.compile(
    rf"\s*,?\s*(?:của|do)\s+(?P<issuer>(?:[A-ZĐ][\w&]*|{_LEVEL})(?:\s+(?:[{CAPITALS}][\w&]*|{_LEVEL}))*)"
)
_BETWEEN_NUMBERS = re.compile(r"\s*(?:,|;|và|,\s*và)\s*(?:số\s+)?")


@cache
def rules() -> Documents:
    """The validated `rules/documents.toml`."""
    return load("documents", Documents)


def parse(text: str) -> list[Match[DocumentReference]]:
    """Every cited document in order, from its type word to its number; date and issuer are read behind it.

    >>> [m.value.label for m in parse("theo Quyết định số 486/QĐ-UBND ngày 27/02/2024 của UBND tỉnh")]
    ['Quyết định số 486/QĐ-UBND']
    """
    result: list[Match[DocumentReference]] = []
    for hit in _pattern().finditer(text):
        kind = _types()[hit["type"].lower()]
        result.append(_reference(text, hit.start(), hit.end(), kind, hit["number"]))
        result += _more(text, hit.end(), kind)
    return result


def _reference(text: str, start: int, end: int, kind: DocumentType, number: str) -> Match[DocumentReference]:
    date_hit = _DATE.match(text, end)
    after = date_hit.end() if date_hit else end
    issuer = _ISSUER.match(text, after)
    day = dates.parse_single(date_hit["date"]) if date_hit else None
    value = DocumentReference(
        label=" ".join(text[start:end].split()),
        type=kind.name,
        number=re.sub(r"^số\s*:?\s*|\s", "", number),
        date=day.isoformat() if day else None,
        issuer=issuer["issuer"] if issuer else None,
    )
    return Match(start, end, value, (kind.id,))


def _more(text: str, end: int, kind: DocumentType) -> list[Match[DocumentReference]]:
    """ "các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND": later numbers share the type word."""
    result = []
    while (gap := _BETWEEN_NUMBERS.match(text, end)) and (hit := _number().match(text, gap.end())):
        result.append(_reference(text, hit.start(), hit.end(), kind, hit[0]))
        end = hit.end()
    return result


@cache
def _types() -> dict[str, DocumentType]:
    return {form.lower(): kind for kind in rules().type for form in kind.forms}


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rules().number)


@cache
def _pattern() -> re.Pattern[str]:
    types = "|".join(map(re.escape, sorted(_types(), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?P<type>(?i:{types}))\s+(?P<number>{rules().number})(?!\w)")
