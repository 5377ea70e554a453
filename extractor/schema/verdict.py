"""Verdicts: whether figures can be true together, with the arithmetic and the words behind it."""

from typing import Literal

from pydantic import ConfigDict, Field

from extractor.schema.base import Frozen, Number
from extractor.schema.evidence import Evidence

Outcome = Literal["consistent", "inconsistent", "review", "not_checkable"]
Level = Literal["none", "note", "warning", "error"]


class Hypothesis(Frozen):
    """A one-digit misprint that would make the named checks hold. It is never a claim that the figure is wrong.

    `edit` is the kind of slip: substitution, insertion, deletion, transposition or scale (nghìn for triệu). `from` and
    `to` are the contract's words; `from` is a keyword of Python, hence the aliases.
    """

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)

    figure: str
    from_value: str = Field(alias="from")
    to_value: str = Field(alias="to")
    edit: str
    closes: tuple[str, ...]


class Verdict(Frozen):
    """The outcome of one check on one relation.

    `rule`: code of the catalogue (A02). `kind`: sum, balance, ratio, change, average, bound, calendar …
    `figures`, `dates`: ids within the record. `computed`, `published`, `difference`: decimal strings.
    `decisive`: the correction would change what a reader takes away, not only a digit.
    `fail_probability`: the chance that a random figure would have failed this check; 0 means a pass proves nothing.
    `alternatives`: legitimate readings under which the figures fit. `fingerprint`: stable key for suppressions.
    """

    rule: str
    kind: str
    verdict: Outcome
    level: Level = "none"
    decisive: bool = False
    figures: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    expression: str = ""
    computed: str | None = None
    published: str | None = None
    difference: str | None = None
    message: str
    message_en: str
    alternatives: tuple[str, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    fail_probability: Number | None = None
    evidence: tuple[Evidence, ...] = ()
    fingerprint: str = ""
