"""Types of `rules/numerals.toml`: digit forms, number words and scale words."""

from decimal import Decimal
from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class DigitForm(Rule):
    """A way to print digits. `group` and `decimal` are the characters dropped and read as the decimal sign."""

    pattern: str
    group: str = ""
    decimal: str = ""
    flag: str | None = None


class NumberWord(Rule):
    """A word that stands for a number ("lăm"), for a power of ten to multiply by ("mươi"), or for nothing ("linh")."""

    words: tuple[str, ...]
    role: Literal["digit", "ten", "multiplier", "filler", "zero", "half"]
    value: Decimal = Decimal(0)


class ScaleWord(Rule):
    """A word that multiplies what stands before it, after digits as well as after words."""

    words: tuple[str, ...]
    value: Decimal


class Numerals(Frozen):
    """The whole file; digit forms are tried in order."""

    form: tuple[DigitForm, ...]
    word: tuple[NumberWord, ...]
    scale: tuple[ScaleWord, ...]
