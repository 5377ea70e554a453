"""Cited documents: type word and number as written, with the date, the issuer and the title that stand behind them.

A number belongs to the nearest type word before it; between them stand at most some words and "số". Later numbers of a
list share the type word. A short form ("quyết định 912") of a document that the text gives in full is that document.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractor.parsers import dates, units
from extractor.parsers.document_numbers import BLANK, FULL, SHORT, compact
from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.documents import Documents, DocumentType
from extractor.rules.vocabulary import pattern
from extractor.schema.values import DateExpression, DocumentReference
from extractor.text import CAPITALS

_WORD = r"[^\W\d_]{1,12}"
_NUMBER_WORD = rf"(?:{BLANK}?:)?{BLANK}(?:[sS]ố|SỐ){BLANK}?:?{BLANK}?"
_BETWEEN = re.compile(rf"{BLANK}?(?:,{BLANK}?và|[,;]|và){BLANK}?(?:(?:số|Số){BLANK}?:?{BLANK}?)?")
_LONGEST_TITLE = 240
_LONGEST_ISSUER = 90
_REACH = 64

Dated = Sequence[Match[DateExpression]]


@cache
def rules() -> Documents:
    """The validated `rules/documents.toml`."""
    return load("documents", Documents)


def parse(text: str, *, dated: Dated | None = None) -> list[Match[DocumentReference]]:
    """Every cited document in order. The match runs from the type word to the number; date, issuer and title follow it.

    `dated`: the dates of the text where they are known already; without them the date behind a number is read here, and
    one without a year has XXXX for it.

    >>> [m.value.label for m in parse("theo Quyết định số 731/QĐ-UBND ngày 14/3/2023 của UBND tỉnh")]
    ['Quyết định số 731/QĐ-UBND']
    """
    found: list[Match[DocumentReference]] = []
    end = 0
    for lead in _types_in().finditer(text):
        if lead.start() >= end and (hits := _at(text, lead, dated)):
            found += hits
            end = hits[-1].end
    return _completed(found)


def _at(text: str, lead: re.Match[str], dated: Dated | None) -> list[Match[DocumentReference]]:
    kind = _kinds()[" ".join(lead[0].lower().split())]
    number = _numbered(text, lead, kind)
    if number is None:
        law = _law(text, lead) if kind.by_year else None
        return [_reference(text, lead.start(), law, kind, None, dated)] if law else []
    first = _reference(text, lead.start(), number.end(), kind, number["number"], dated)
    return [first, *_more(text, number.end(), lead[0], kind, dated)]


# --- the number behind a type word ------------------------------------------------------------------------------------


def _numbered(text: str, lead: re.Match[str], kind: DocumentType) -> re.Match[str] | None:
    if hit := _full_number().match(text, lead.end()):
        return hit
    if (hit := _far_number().match(text, lead.end())) and not _types_in().search(text, lead.end(), hit.start("number")):
        return hit
    hit = _short_number().match(text, lead.end())
    return hit if hit and _is_number(text, lead, hit, kind) else None


def _is_number(text: str, lead: re.Match[str], hit: re.Match[str], kind: DocumentType) -> bool:
    """Whether digits without letters name a document: "Chỉ thị 10", "công văn số 123", but not "quyết định 3 nội dung"."""
    if not _dated().match(text, hit.end()) and (units.counted_at(text, hit.end()) or units.measure_at(text, hit.end())):
        return False
    if hit["word"]:
        return kind.bare or lead[0][0].isupper()
    if not kind.bare or lead[0].isupper():
        return False
    if lead[0][0].isupper() and _ends_phrase().match(text, hit.end()):
        return True
    return (lead[0][0].isupper() or len(hit["number"]) > 1) and bool(_after_bare().match(text, hit.end()))


def _law(text: str, lead: re.Match[str]) -> int | None:
    """The end of "Luật Thanh tra năm 2010"; None for a law without a year, or with one that is not its own."""
    hit = _law_name().match(text, lead.end())
    if hit is None or (hit["last"] or "").lower() in rules().no_law:
        return None
    return hit.end()


def _more(text: str, end: int, word: str, kind: DocumentType, dated: Dated | None) -> list[Match[DocumentReference]]:
    """ "các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND": later numbers share the type word, which their label repeats."""
    result: list[Match[DocumentReference]] = []
    while (gap := _BETWEEN.match(text, end)) and (hit := _plain_number().match(text, gap.end())):
        match = _reference(text, hit.start(), hit.end(), kind, hit[0], dated)
        label = f"{word} {match.value.label}"
        result.append(replace(match, value=replace(match.value, label=label)))
        end = hit.end()
    return result


# --- date, issuer, title ----------------------------------------------------------------------------------------------


def _reference(
    text: str, start: int, end: int, kind: DocumentType, number: str | None, dated: Dated | None
) -> Match[DocumentReference]:
    day, after = _date(text, end, dated)
    issuer, after = _issuer(text, after)
    if day is None:
        day, after = _date(text, after, dated)
    value = DocumentReference(
        label=" ".join(text[start:end].split()),
        type=kind.name,
        number=compact(number) if number else None,
        date=day,
        issuer=issuer,
        title=_title(text, after),
    )
    return Match(start, end, value, (kind.id,))


def _date(text: str, end: int, dated: Dated | None) -> tuple[str | None, int]:
    """The date that begins at `end`, and where it ends."""
    lead = _issued().match(text, end)
    if lead is None:
        return None, end
    start = lead.end()
    if dated is None:
        near = dates.parse(text[start : start + _REACH])
        found = next((Match(start + m.start, start + m.end, m.value, m.rules) for m in near if m.start == 0), None)
    else:
        found = next((match for match in dated if match.start == start), None)
    if found is None or "/" in found.value.edtf:
        return None, end
    # "Thực hiện Kế hoạch số 41/KH-UBND, ngày 7/6/2024, Đoàn …": a day between commas is that of what follows.
    if text[end:start].lstrip().startswith(",") and text.startswith(",", found.end):
        return None, end
    close = found.end + text.startswith(")", found.end)
    return found.value.edtf, close


def _issuer(text: str, end: int) -> tuple[str | None, int]:
    """The body after "của" or "do": words up to one with which something else begins."""
    lead = _by().match(text, end)
    if lead is None:
        return None, end
    stretch = text[lead.end() : lead.end() + _LONGEST_ISSUER]
    stop = _issuer_end().search(stretch)
    name = stretch[: stop.start()] if stop else stretch.rpartition(" ")[0]
    if not name or not (name[0].isupper() or _level().match(name)):
        return None, end
    return name, lead.end() + len(name)


def _title(text: str, end: int) -> str | None:
    hit = _subject().match(text, end)
    return hit["title"] if hit and len(hit["title"]) <= _LONGEST_TITLE else None


# --- short forms ------------------------------------------------------------------------------------------------------


def _completed(found: list[Match[DocumentReference]]) -> list[Match[DocumentReference]]:
    """A document mentioned again, in full or by its first digits, keeps the label and the details of its full mention."""
    known: dict[tuple[str, str], DocumentReference] = {}
    heads: dict[tuple[str, str], set[str]] = {}
    for match in found:
        number = match.value.number
        if number and not number.isalnum():
            known.setdefault((match.value.type, number), match.value)
            heads.setdefault((match.value.type, _head(number)), set()).add(number)
    result = []
    for match in found:
        number = match.value.number or ""
        full = heads.get((match.value.type, _head(number)), set()) if number.isalnum() else {number}
        value = known.get((match.value.type, next(iter(full)))) if len(full) == 1 else None
        result.append(replace(match, value=value) if value else match)
    return result


def _head(number: str) -> str:
    """The digits with which a number begins, without leading zeros."""
    return re.split(r"[/–-]", number)[0].lstrip("0")


# --- patterns ---------------------------------------------------------------------------------------------------------


@cache
def _kinds() -> dict[str, DocumentType]:
    return {form: kind for kind in rules().type for form in kind.forms}


def _one_of(words: Sequence[str]) -> str:
    patterns = (BLANK.join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))
    return f"(?:{'|'.join(patterns)})"


@cache
def _types_in() -> re.Pattern[str]:
    long = [form for form in _kinds() if " " in form or len(form) > 2]
    short = [form.upper() for form in _kinds() if form not in long]
    return re.compile(rf"(?<![\w/-])(?:(?i:{_one_of(long)})|{_one_of(short)})(?![\w/-])")


@cache
def _full_number() -> re.Pattern[str]:
    return re.compile(rf"(?:{_NUMBER_WORD}|(?:{BLANK}?:)?{BLANK})(?P<number>{FULL})")


@cache
def _far_number() -> re.Pattern[str]:
    return re.compile(rf"(?:{BLANK}{_WORD}){{1,9}}?{_NUMBER_WORD}(?P<number>{FULL})")


@cache
def _short_number() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<word>{_NUMBER_WORD})|{BLANK})(?P<number>{SHORT})")


@cache
def _plain_number() -> re.Pattern[str]:
    return re.compile(rf"(?=\d{{1,6}}[a-z]?{BLANK}?[/–-]){FULL}")


@cache
def _ends_phrase() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}?(?:[.,;:)\n\"”]|$)")


@cache
def _after_bare() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}(?i:{_one_of(rules().after_bare)})(?!\w)|{BLANK}?\(")


@cache
def _law_name() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{BLANK}(?:\((?:sửa đổi|SĐ)\)|[{CAPITALS}][^\W\d_]{{0,12}})"
        rf"(?:,?{BLANK}{_WORD}){{0,14}}?,?{BLANK}(?P<last>{_WORD})(?:{BLANK}\(sửa đổi\))?)"
        rf"(?:{BLANK}năm)?{BLANK}(?:19|20)\d\d(?![\w/])"
        rf"|{BLANK}năm{BLANK}(?:19|20)\d\d(?![\w/])"
    )


@cache
def _issued() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}?[,(]?{BLANK}?(?:(?i:{_one_of(rules().issued)}){BLANK})?(?=(?i:ngày){BLANK}?\d)")


@cache
def _dated() -> re.Pattern[str]:
    """ "Chỉ thị số 27 ngày 16/8": no 27 days."""
    return re.compile(rf"{BLANK}(?:ngày|tháng|năm){BLANK}\d")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}?,?{BLANK}?(?:do{BLANK}(?:của{BLANK})?|của{BLANK})")


@cache
def _level() -> re.Pattern[str]:
    return pattern(r"(?:{territories}|cấp)\b")


@cache
def _issuer_end() -> re.Pattern[str]:
    return re.compile(rf"[^\w\s&]|\n|\d|{BLANK}{_one_of(rules().issuer_ends)}(?!\w)|$")


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(
        rf"{BLANK}?,?{BLANK}?(?P<title>{_one_of(rules().subject)}{BLANK}[^.;\n()“”\"]{{3,{_LONGEST_TITLE}}}?)(?=[.;\n()“”\"]|,|$)"
    )
