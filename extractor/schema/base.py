"""What every type of the record shares: frozen models and decimals that are printed as plain strings."""

from decimal import Decimal
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
