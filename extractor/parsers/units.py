"""Units of measure and listed nouns behind a number, and the conversion of measures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import TypeVar

from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.units import Measure, Units

# The unit to which the measures of a dimension without pint's help are brought by their factor.
_FACTOR_BASE = {"mass": "kilogram"}
SPACES = " \u00a0\u202f"
# What a unit can look like: a sign, a form with a sign in it, or up to four words.
_SHAPE = re.compile(
    rf"[%‰₫$€]|điểm %|tr\. ?đ(?:ồng(?!\w))?|US\$|[kc]?m [23](?!\w)|[°º]?[^\W\d_]+[23²³]?(?:[{SPACES}-][^\W\d_]+){{0,3}}(?![^\W_])"
)
_BARE_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d$")
_NEXT = re.compile(rf"[{SPACES}]([^\W\d_]+(?: [^\W\d_]+)?)")
_PER = re.compile(r"\s?/\s?(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_A-ZĐ][^\W\d_]*[23²³]?(?!\w)")
_YEAR = re.compile(r"năm\s\d{4}")
_BREAK = re.compile(rf"[{SPACES}-]")
_SLASH = re.compile(r"\s?/\s?")
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure as found: its name in records and, for a rate, what it is per ("tấn/ha": per "ha")."""

    name: str
    dimension: str
    per: str | None = None
    times: Decimal | None = None


@cache
def rules() -> Units:
    """The validated `rules/units.toml`."""
    return load("units", Units)


def gap(text: str, offset: int) -> int:
    """The offset behind the one space that may stand between a number and its unit."""
    return offset + (text[offset : offset + 1] in SPACES and offset < len(text))


def measure_at(text: str, offset: int) -> Match[Unit] | None:
    """The unit of measure that begins at `offset` or one space after, with its rate ("/ha").

    >>> measure_at("6,5 tấn/ha", 3)
    Match(start=4, end=10, value=Unit(name='tấn', dimension='mass', per='ha', times=None), rules=('tonne',))
    """
    start = gap(text, offset)
    found = longest(text, start, _forms())
    if found is None:
        return None
    end, measure = found
    if (start == offset and not measure.glued) or _joins(text, end, measure.not_before):
        return None
    if measure.adverb and _BARE_YEAR.match(text, max(offset - 4, 0), offset):
        return None
    per_end, per = rate_at(text, end)
    unit = Unit(measure.name or text[start:end], measure.dimension, per, measure.times)
    return Match(start, per_end, unit, (measure.id,))


def _joins(text: str, end: int, words: tuple[str, ...]) -> bool:
    """Whether the unit makes another word with what follows: "2 tiếng súng", "5 phân xưởng"."""
    following = _NEXT.match(text, end) if words else None
    return following is not None and (following[1] in words or following[1].split()[0] in words)


def rate_at(text: str, offset: int) -> tuple[int, str | None]:
    """The end and the words of "/tháng" or "/người/tháng" at `offset`; `offset` and None without one."""
    end = offset
    while hit := _PER.match(text, end):
        start = hit.end()
        stop = _end_of_unit(text, start)
        if stop is None or _YEAR.match(text, start):
            break
        end = stop
    return end, _SLASH.sub("/", text[offset:end]).strip("/") or None


def _end_of_unit(text: str, start: int) -> int | None:
    """The end of the measure or noun behind a slash; any word in small letters may be one."""
    measure, noun, word = longest(text, start, _forms()), noun_at(text, start), _WORD.match(text, start)
    ends = [found[0] for found in (measure, noun) if found]
    return max(ends, default=word.end() if word else None)


def counted_at(text: str, offset: int) -> tuple[int, str] | None:
    """The end and the rule of the listed noun that begins at `offset` or one space after."""
    return noun_at(text, gap(text, offset))


def noun_at(text: str, start: int) -> tuple[int, str] | None:
    """The end and the rule of the longest listed noun that begins at `start`."""
    return longest(text, start, nouns())


def prefix_at(text: str, start: int) -> int | None:
    """The end of a word that needs a noun behind it ("phó" of "phó giám đốc")."""
    found = longest(text, start, _prefixes())
    return found[0] if found else None


def longest(text: str, start: int, table: Mapping[str, Entry]) -> tuple[int, Entry] | None:
    """The end and the entry of the longest run of words at `start` that is in `table`."""
    for end in _ends(text, start):
        entry = table.get(text[start:end])
        if entry is not None:
            return end, entry
    return None


@lru_cache(maxsize=16)  # measures, nouns and prefixes are looked for at one place
def _ends(text: str, start: int) -> tuple[int, ...]:
    """Where a unit that begins at `start` can end, the longest first."""
    hit = _SHAPE.match(text, start)
    if hit is None:
        return ()
    return hit.end(), *(start + mark.start() for mark in reversed(list(_BREAK.finditer(hit[0]))) if mark.start())


def _cases(word: str) -> tuple[str, str, str]:
    """A word as it stands in a sentence, at its head and in a headline of capitals."""
    return word, word[:1].upper() + word[1:], word.upper()


@cache
def nouns() -> dict[str, str]:
    """Every listed noun, in every case in which it is written, with the rule that lists it."""
    together = [(noun, rule.id) for rule in rules().together for noun in rule.nouns]
    counted = [(noun, rule.id) for rule in rules().count for noun in rule.nouns]
    return {form: identity for noun, identity in (*together, *counted) for form in _cases(noun)}


@cache
def _prefixes() -> dict[str, str]:
    return {form: rules().prefix.id for word in rules().prefix.nouns for form in _cases(word)}


@cache
def _forms() -> dict[str, Measure]:
    forms = [(form, measure) for measure in rules().measure for form in measure.forms]
    free = {variant: measure for form, measure in forms if not measure.cased for variant in _cases(form)}
    return free | dict(forms)


def to_base(value: Decimal, name: str) -> tuple[Decimal, str] | None:
    """`value` in the base unit of its dimension (square metre, kilogram, metre …), None where no conversion is exact.

    Units are those of `rules/units.toml`; sào and công differ by region and are not converted.

    >>> to_base(Decimal("5.2"), "ha")
    (Decimal('52000.0'), 'meter ** 2')
    """
    measure = _forms().get(name) or _forms().get(name.lower())
    if measure is None or (measure.pint is None and measure.factor is None):
        return None
    if measure.factor is not None:
        return value * measure.factor, _FACTOR_BASE[measure.dimension]
    quantity = _registry().Quantity(value, measure.pint).to_base_units()
    return Decimal(quantity.magnitude), str(quantity.units)


@cache
def _registry():  # type: ignore[no-untyped-def]
    """pint's units with Decimal magnitudes; it takes a third of a second to import, hence here."""
    from pint import UnitRegistry  # noqa: PLC0415

    return UnitRegistry(non_int_type=Decimal)
