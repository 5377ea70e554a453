"""What a person decided on a finding of a record. It is kept beside the record and outlives every new reading."""

from typing import Literal, Self

from pydantic import Field, model_validator

from extractor.schema.base import Frozen, Number
from extractor.schema.evidence import Evidence

Decision = Literal["confirm", "explain", "dismiss", "correct"]


class Review(Frozen):
    """One decision: confirm (the figures cannot be true together), explain, dismiss (misread), or correct a value.

    `fingerprint` is the finding's, which stays the same as long as the same words are compared. A correction names the
    words that were misread and the number that they print. `moment` is in UTC.
    """

    fingerprint: str = Field(min_length=1)
    decision: Decision
    name: str = Field(min_length=1)
    note: str = ""
    misread: Evidence | None = None
    value: Number | None = None
    moment: str

    @model_validator(mode="after")
    def _correction_has_its_value(self) -> Self:
        if [self.misread is not None, self.value is not None] != [self.decision == "correct"] * 2:
            raise ValueError("a correction needs the misread words and their value; no other decision takes them")
        return self
