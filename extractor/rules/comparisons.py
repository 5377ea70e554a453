"""Types of `rules/comparisons.toml`: the checks between articles, and which metrics can be added up over time."""

from pydantic import Field

from extractor.rules.checks import Explained, Outcome, Words
from extractor.schema.base import Frozen


class ComparisonRule(Explained):
    """One check between sources. `default`: whether it runs unless asked for by name."""

    code: str = Field(pattern=r"^C\d\d$")
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
