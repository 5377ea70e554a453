"""Types of `rules/checks.toml`: what each check means, in words for the people who read its verdicts."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from extractor.schema.base import Frozen

Outcome = Literal["consistent", "inconsistent", "review", "not_checkable"]


class Words(Frozen):
    """The same sentence in both languages. Braces hold fields that the verdict fills in."""

    vi: str
    en: str


class Explained(Frozen):
    """What a reader needs to know of any check. `formula`: as in the catalogue; `tolerance`: what still counts as a match.

    `false_alarms`: legitimate reasons for a misfit, which the reader should rule out. `example` is a sentence with its
    outcome.
    """

    kind: str
    name: Words
    formula: Words
    tolerance: Words
    false_alarms: tuple[Words, ...] = ()
    example: Words


class Check(Explained):
    """One check of the catalogue. `messages` overrides the common sentence of an outcome."""

    code: str = Field(pattern=r"^[ABDT]\d\d$")
    messages: dict[Outcome, Words] = Field(default_factory=dict)


class Identity(Frozen):
    """An equation between metrics that holds for one subject and period: what came in went out or is left.

    `optional` terms count as nothing where the article does not name them. `exhaustive`: a misfit is worth showing;
    otherwise other categories are common and only a match is.
    """

    id: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    optional: tuple[str, ...] = ()
    exhaustive: bool = True


class Whole(Frozen):
    """A metric that is a share of others: the likeliest whole first."""

    part: str
    wholes: tuple[str, ...]


class BodySize(Frozen):
    """A body whose full membership is the base of its percentages, whoever was present."""

    unit: str
    sizes: tuple[Decimal, ...]
    source: str


class Ended(Frozen):
    """Bodies or units, by the beginning of their names, and the last day on which they existed."""

    rule: Literal["D09", "D11"]
    pattern: str
    last_day: date
    source: str


class Conversion(Frozen):
    """One unit in terms of another: 1 `unit` is `factor` × `base`."""

    unit: str
    base: str
    factor: Decimal


class Tolerances(Frozen):
    """Numbers that a user may want to change."""

    hedge_reach: Decimal
    reach: Decimal
    part: Decimal
    close: Decimal
    scale_slack: Decimal
    informative: Decimal
    chance: Decimal


class Checks(Frozen):
    """The whole file."""

    tolerances: Tolerances
    messages: dict[Outcome, Words]
    notes: dict[str, Words]
    alternatives: dict[str, Words]
    check: tuple[Check, ...]
    identity: tuple[Identity, ...] = ()
    whole: tuple[Whole, ...] = ()
    body_size: tuple[BodySize, ...] = ()
    ended: tuple[Ended, ...] = ()
    conversion: tuple[Conversion, ...] = ()

    @model_validator(mode="after")
    def codes_are_unique(self) -> "Checks":
        """Two entries with one code would hide one of them."""
        codes = [check.code for check in self.check]
        if len(codes) != len(set(codes)):
            raise ValueError(f"a code stands twice: {sorted(code for code in codes if codes.count(code) > 1)}")
        return self
