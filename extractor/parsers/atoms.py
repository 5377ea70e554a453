"""The parts that numbers are made of, in the order of the text: digit strings, number words and scale words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractor.rules.base import load
from extractor.rules.numerals import DigitForm, Numerals, Role

# A run of letters, or digits with the signs between them. Longer strings of digits are keys and no numbers.
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+(?:[.,][0-9]+)*")
_LONGEST = 28
# "Covid-19", "F-16": digits that a dash ties to a name.
_NAME = re.compile(r"[A-ZĐ][^\W_]*[-–]$")
# "2,4,6,8" without spaces: short members, so no form of grouping.
_LIST = re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2}){2,}")
_MEMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Atom:
    """A digit string or number word; `role` is its part in the grammar, `rule` the rule that knows it."""

    start: int
    end: int
    role: Role
    value: Decimal
    rule: str
    decimals: int = 0
    flag: str | None = None


@cache
def rules() -> Numerals:
    """The validated `rules/numerals.toml`."""
    return load("numerals", Numerals)


def atoms(text: str) -> Iterator[Atom]:
    """Every part of a number in `text`; digits that belong to a name ("B2", "H5N1", "Covid-19") are left out.

    >>> [(a.role, str(a.value)) for a in atoms("04 ngàn 398 hồ sơ")]
    [('digits', '4'), ('scale', '1000'), ('digits', '398')]
    """
    known, done = _words(), 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if start < done:
            continue
        entry = known.get(token[0])
        if entry:
            yield Atom(start, end, *entry)
        elif token[0][0] <= "9" and not _named(text, start):
            done = end
            for atom in _digits(text, start, end):
                done = max(done, atom.end)
                yield atom


def _named(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return (
        before.isalpha()
        or before == "_"
        or (before in {"-", "–"} and bool(_NAME.search(text, max(0, start - 12), start)))
    )


def _digits(text: str, start: int, end: int) -> list[Atom]:
    spaced = _spaced(text, start, end)
    if spaced:
        return spaced
    if end - start > _LONGEST:
        return []
    if _LIST.fullmatch(text, start, end):
        plain = _forms()[-1][0]
        return [_atom(text, *member.span(), plain) for member in _MEMBER.finditer(text, start, end)]
    return next(
        ([_atom(text, start, end, form)] for form, pattern in _forms() if pattern.fullmatch(text, start, end)), []
    )


def _spaced(text: str, start: int, end: int) -> list[Atom] | None:
    """ "3 498": at most three digits, and more after a space; None where the text goes on in another way."""
    if end - start > 3 or not (text[end : end + 1].isspace() and text[end + 1 : end + 2].isdigit()):
        return None
    for form, pattern in _spaced_forms():
        hit = pattern.match(text, start)
        if hit:
            return [_atom(text, start, hit.end(), form)] if hit.end() - start <= _LONGEST else []
    return None


def _atom(text: str, start: int, end: int, form: DigitForm) -> Atom:
    written = text[start:end]
    for character in form.group:
        written = written.replace(character, "")
    if form.decimal:
        written = written.replace(form.decimal, ".")
    decimals = len(written.partition(".")[2])
    return Atom(start, end, "digits", Decimal(written), form.id, decimals, form.flag)


@cache
def _words() -> dict[str, tuple[Role, Decimal, str]]:
    """Number words as they stand in a sentence, at its head and in a headline of capitals."""
    entries: list[tuple[tuple[str, ...], Role, Decimal, str]] = [(r.words, r.role, r.value, r.id) for r in rules().word]
    entries += [(r.words, "scale", r.value, r.id) for r in rules().scale]
    return {
        form: (role, value, rule)
        for words, role, value, rule in entries
        for word in words
        for form in (word, word.capitalize(), word.upper())
    }


@cache
def _forms() -> tuple[tuple[DigitForm, re.Pattern[str]], ...]:
    return tuple((form, re.compile(form.pattern)) for form in rules().form if " " not in form.group)


@cache
def _spaced_forms() -> tuple[tuple[DigitForm, re.Pattern[str]], ...]:
    return tuple((form, re.compile(form.pattern)) for form in rules().form if " " in form.group)
