"""What every type of the record shares: frozen models and decimals that are printed as plain strings."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer


class Frozen(BaseModel):
    """An immutable model that refuses unknown keys, so that a misspelt rule or field is an error and not a silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")


def plain(number: Decimal) -> str:
    """A decimal as readers and JSON see it, without exponent and without losing printed zeros.

    >>> plain(Decimal("1.2E+9")), plain(Decimal("99.90"))
    ('1200000000', '99.90')
    """
    return format(number, "f")


Number = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]


def spelled(value: Decimal | int | str, lang: str) -> str:
    """A decimal with the separators of `lang`; anything that is no number is given back as it is.

    >>> spelled(4398, "vi"), spelled("1234.50", "vi"), spelled("1234.50", "en"), spelled("a/b", "vi")
    ('4.398', '1.234,50', '1,234.50', 'a/b')
    """
    return _spelled(format(value, "f") if isinstance(value, Decimal) else str(value), lang)


@lru_cache(4096)
def _spelled(text: str, lang: str) -> str:
    if not _DECIMAL.fullmatch(text):
        return text
    english = f"{Decimal(text):,}"
    return english if lang == "en" else english.translate(str.maketrans(",.", ".,"))


_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ARITHMETIC = frozenset({"expression", "computed", "published", "difference"})
# "computed" may be a day in checks of the calendar.
_DAY = re.compile(r"\d{4}-\d\d")


def told(fields: Mapping[str, str], lang: str) -> dict[str, str]:
    """The parts of a verdict by name, with the numbers of its arithmetic as readers of `lang` write them.

    >>> told({"computed": "99.84", "expression": "4391 / 4398 > 99.9%", "quotes": "4.398 hồ sơ"}, "vi")
    {'computed': '99,84', 'expression': '4.391 / 4.398 > 99,9%', 'quotes': '4.398 hồ sơ'}
    """
    return {
        name: _NUMBER.sub(lambda hit: spelled(hit[0], lang), text)
        if name in _ARITHMETIC and not _DAY.search(text)
        else text
        for name, text in fields.items()
    }
