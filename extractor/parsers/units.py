"""Units of measure after a number, and their conversion."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.units import Measure, Units

# The unit to which the measures of a dimension without pint's help are brought by their factor.
_FACTOR_BASE = {"mass": "kilogram"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure as found: its name in records and, for a rate, what it is per ("tấn/ha": per "ha")."""

    name: str
    dimension: str
    per: str | None = None


@cache
def rules() -> Units:
    """The validated `rules/units.toml`."""
    return load("units", Units)


def measure_at(text: str, start: int) -> Match[Unit] | None:
    """The unit of measure that begins at `start` (or one space after), with its "/ha" or "mỗi tháng"-like rate.

    >>> measure_at("6,5 tấn/ha", 3)
    Match(start=4, end=10, value=Unit(name='tấn', dimension='mass', per='ha'), rules=('tonne',))
    """
    hit = _pattern().match(text, start)
    if not hit:
        return None
    measure = _forms()[hit["unit"].lower() if hit["unit"].lower() in _forms() else hit["unit"]]
    if not hit["space"] and not measure.glued:
        return None
    unit = Unit(measure.name or hit["unit"], measure.dimension, hit["per"])
    return Match(hit.start("unit"), hit.end(), unit, (measure.id,))


def counted_at(text: str, start: int) -> re.Match[str] | None:
    """The listed noun that begins at `start` or one space after."""
    return counted().match(text, start + (text[start : start + 1] in {" ", "\u00a0"}))


@cache
def nouns() -> dict[str, str]:
    """Every listed noun with the rule that lists it."""
    counted = {noun: rule.id for rule in rules().count for noun in rule.nouns}
    return {noun: rule.id for rule in rules().together for noun in rule.nouns} | counted


@cache
def counted() -> re.Pattern[str]:
    """The listed nouns, longest first."""
    return re.compile(rf"(?i:{'|'.join(map(re.escape, sorted(nouns(), key=len, reverse=True)))})(?!\w)")


def per_at(text: str, start: int) -> re.Match[str] | None:
    """The "/tháng" of a rate at `start`."""
    return _PER.match(text, start)


_PER = re.compile(r"\s?/\s?(?P<per>[^\W\d_]+[23²³]?(?:\s(?=năm\b)[^\W\d_]+)?)")


@cache
def _forms() -> dict[str, Measure]:
    return {form.lower(): measure for measure in rules().measure for form in measure.forms}


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(_forms(), key=len, reverse=True))
    # A measure ends where a word ends, and "đồng" begins other words than the currency: "đồng chí", "đồng hồ".
    return re.compile(
        rf"(?P<space>[ \u00a0]?)(?P<unit>(?i:{forms}))(?![\w²³])(?<!đồng(?= chí| bào| thời| bộ| hồ| loạt| phạm| tình))"
        rf"(?:{_PER.pattern})?"
    )


def to_base(value: Decimal, name: str) -> tuple[Decimal, str] | None:
    """`value` in the base unit of its dimension (square metre, kilogram, metre …), None where no conversion is exact.

    Units are those of `rules/units.toml`; sào and công differ by region and are not converted.

    >>> to_base(Decimal("5.2"), "ha")
    (Decimal('52000.0'), 'meter ** 2')
    """
    measure = _forms().get(name.lower())
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
