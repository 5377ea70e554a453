"""Comparisons in the words of `rules/comparisons.toml`."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extractor.checks.between.told import Told
from extractor.checks.fingerprints import stamp
from extractor.checks.ranges import total
from extractor.checks.wording import number, printed
from extractor.rules.base import load
from extractor.rules.comparisons import ComparisonRule, Comparisons
from extractor.schema.comparison import Comparison, Witness
from extractor.schema.record import Figure
from extractor.schema.verdict import Level, Outcome


@cache
def rules() -> Comparisons:
    """The validated `rules/comparisons.toml`."""
    return load("comparisons", Comparisons)


@cache
def by_code() -> dict[str, ComparisonRule]:
    """The checks between sources by code."""
    return {rule.code: rule for rule in rules().comparison}


def witnesses(told: Sequence[Told]) -> tuple[Witness, ...]:
    """The witness of each figure."""
    return tuple(one.shown for one in told)


def comparison(
    code: str,
    outcome: Outcome,
    expression: str,
    shown: tuple[Witness, ...],
    *,
    computed: Decimal | None = None,
    published: Decimal | None = None,
    level: Level = "warning",
    note: tuple[str, str] = ("", ""),
) -> Comparison:
    """The outcome of `code` on `shown`; `note` is a further sentence in Vietnamese and English."""
    rule = by_code()[code]
    difference = None if computed is None or published is None else number(abs(computed - published))
    words = rule.messages[outcome]
    vi, en = (
        text.format(expression=expression, difference=difference, note=further).strip()
        for text, further in zip((words.vi, words.en), note, strict=True)
    )
    return Comparison(
        rule=code,
        kind=rule.kind,
        verdict=outcome,
        level=level if outcome in {"inconsistent", "review"} else "none",
        expression=expression,
        computed=None if computed is None else number(computed),
        published=None if published is None else number(published),
        difference=difference,
        message=vi,
        message_en=en,
        witnesses=shown,
        fingerprint=stamp(code, *sorted(f"{one.record} {one.quote}" for one in shown)),
    )


def against(code: str, outcome: Outcome, parts: Sequence[Told], sign: str, whole: Told) -> Comparison:
    """The outcome of holding the sum of `parts`, which may be one figure, against `whole`."""
    left = " + ".join(printed(part.figure) for part in parts)
    return comparison(
        code,
        outcome,
        f"{left} {sign} {printed(whole.figure)}",
        witnesses((*parts, whole)),
        computed=sum((middle(part.figure) for part in parts), Decimal(0)),
        published=middle(whole.figure),
    )


def agreement(code: str, parts: Sequence[Told], whole: Told) -> Comparison:
    """Whether the sum of `parts` and `whole` have a number in common."""
    if total(part.range for part in parts).meets(whole.range):
        return against(code, "consistent", parts, "=", whole)
    return against(code, "review", parts, "≠", whole)


def middle(figure: Figure) -> Decimal:
    """The number that stands for a figure in differences: its value, else the middle or the only end of its range."""
    ends = [end for end in (figure.lower, figure.upper) if end is not None]
    return figure.value if figure.value is not None else sum(ends, Decimal(0)) / max(len(ends), 1)
