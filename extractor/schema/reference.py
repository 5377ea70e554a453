"""A row of a table that the user trusts, against which published figures are held."""

from decimal import Decimal
from typing import Literal

from extractor.schema.base import Frozen, Number


class ReferenceRow(Frozen):
    """One number of a reference table, its words translated to those of the record.

    `place`: the name of a body or place, or a GSO code. `period`: EDTF; for a threshold of law the days in which it is
    in force. `tolerance`: how far a published figure may lie off. `quote`: the line as the table has it.
    """

    table: str
    line: int
    place: str
    metric: str
    unit: str | None
    period: str
    value: Number
    tolerance: Number = Decimal(0)
    role: Literal["reported", "threshold"] = "reported"
    quote: str
