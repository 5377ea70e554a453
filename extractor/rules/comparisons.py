"""Types of `rules/comparisons.toml`: the checks between articles, and which metrics can be added up over time."""

from pydantic import Field

from extractor.rules.checks import Outcome, Words
from extractor.schema.base import Frozen


class ComparisonRule(Frozen):
    """One check between sources. `default`: whether it runs unless asked for by name."""

    code: str = Field(pattern=r"^C\d\d$")
    kind: str
    name: Words
    formula: Words
    tolerance: Words
    false_alarms: tuple[Words, ...] = ()
    example: Words
    default: bool = True
    messages: dict[Outcome, Words]


class RollForward(Frozen):
    """What is left at the end of one period is what the next one begins with."""

    closing: str
    opening: str


class Comparisons(Frozen):
    """The whole file. `flows`: metrics that grow within a period and add up over periods."""

    flows: tuple[str, ...]
    roll_forward: tuple[RollForward, ...]
    comparison: tuple[ComparisonRule, ...]
