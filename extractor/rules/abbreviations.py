"""Types of `rules/abbreviations.toml`, and the two directions in which it is read."""

import re
from functools import cache

from extractor.rules.base import Rule, load
from extractor.schema.base import Frozen
from extractor.text import alternation


class Family(Rule):
    """Abbreviations of one kind: the short form as printed to the long form in small letters."""

    entries: dict[str, str]


class Abbreviations(Frozen):
    """The whole file."""

    abbreviations: tuple[Family, ...]


@cache
def families() -> tuple[Family, ...]:
    """The validated `rules/abbreviations.toml`."""
    return load("abbreviations", Abbreviations).abbreviations


@cache
def _long_forms() -> dict[str, str]:
    return {short: long for family in families() for short, long in family.entries.items()}


@cache
def pattern() -> re.Pattern[str]:
    """Every short form as a whole word, in the case in which it is printed."""
    return re.compile(rf"(?<![\w&-])(?:{alternation(_long_forms())})(?![\w&])")


def expanded(text: str) -> str:
    """`text` with every known abbreviation in its long form.

    >>> expanded("Sở NN&PTNT"), expanded("UBND huyện")
    ('Sở nông nghiệp và phát triển nông thôn', 'ủy ban nhân dân huyện')
    """
    return pattern().sub(lambda found: _long_forms()[found[0]], text)


def abbreviated(text: str) -> str:
    """`text` in small letters with every known long form as its first listed abbreviation.

    >>> abbreviated("Ủy ban nhân dân huyện")
    'UBND huyện'
    """
    short = text.lower()
    for long, form in sorted(_short_forms().items(), key=lambda entry: -len(entry[0])):
        short = re.sub(rf"(?<!\w){re.escape(long)}(?!\w)", form, short)
    return short


@cache
def _short_forms() -> dict[str, str]:
    short_forms: dict[str, str] = {}
    for short, long in _long_forms().items():
        short_forms.setdefault(long, short)
    return short_forms
