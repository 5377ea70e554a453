"""Types of `rules/numerals.toml`: digit forms, number words and scale words."""

from decimal import Decimal
from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen

Role = Literal[
    "digits",
    "digit",
    "special",
    "five",
    "ten",
    "tens",
    "hundred",
    "scale",
    "filler",
    "zero",
    "half",
    "half_of",
    "double",
    "point",
]


class DigitForm(Rule):
    """A way to print digits. `group` and `decimal` are the characters dropped and read as the decimal sign.

    A form that groups by spaces is matched in the running text, the others against one unbroken string of digits.
    """

    pattern: str
    group: str = ""
    decimal: str = ""
    flag: str | None = None


class NumberWord(Rule):
    """Words of one part in the grammar of number words: a digit ("sáu"), the tens ("mươi"), a filler ("linh") …"""

    words: tuple[str, ...]
    role: Role
    value: Decimal = Decimal(0)


class ScaleWord(Rule):
    """A word that multiplies what stands before it, after digits as well as after words."""

    words: tuple[str, ...]
    value: Decimal


class BareScale(Rule):
    """Words after which a scale stands for one of its kind: "hơn chục" is more than ten, "hàng chục" has no value."""

    words: tuple[str, ...]


class Numerals(Frozen):
    """The whole file; digit forms are tried in order."""

    form: tuple[DigitForm, ...]
    word: tuple[NumberWord, ...]
    scale: tuple[ScaleWord, ...]
    bare_scale: BareScale
