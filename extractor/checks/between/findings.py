"""Comparisons in the words of `rules/comparisons.toml`."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from hashlib import sha256

from extractor.checks.between.told import Told
from extractor.rules.base import load
from extractor.rules.comparisons import ComparisonRule, Comparisons
from extractor.schema.base import plain
from extractor.schema.comparison import Comparison, Witness
from extractor.schema.record import Figure, InspectionRecord
from extractor.schema.verdict import Level, Outcome


@cache
def rules() -> Comparisons:
    """The validated `rules/comparisons.toml`."""
    return load("comparisons", Comparisons)


@cache
def by_code() -> dict[str, ComparisonRule]:
    """The checks between sources by code."""
    return {rule.code: rule for rule in rules().comparison}


def witness(record: InspectionRecord, figure: Figure) -> Witness:
    """The figure with its words and the article that prints it."""
    source = record.source
    return Witness(
        record=record.id, figure=figure.id, headline=source.headline, publisher=source.publisher,
        date_published=source.date_published, value=figure.value, quote=figure.evidence[0].quote,
    )  # fmt: skip


def witnesses(told: Sequence[Told]) -> tuple[Witness, ...]:
    """The witness of each figure."""
    return tuple(witness(one.record, one.figure) for one in told)


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
    stamp = "\n".join([code, *sorted(f"{one.record} {one.quote}" for one in shown)])
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
        fingerprint=sha256(stamp.encode()).hexdigest()[:16],
    )


def number(value: Decimal) -> str:
    """A decimal without exponent and without zeros that say nothing."""
    return plain(value.normalize())


def printed(figure: Figure) -> str:
    """The value of a figure, or its two ends."""
    if figure.value is not None:
        return number(figure.value)
    return "..".join("" if end is None else number(end) for end in (figure.lower, figure.upper))


def middle(figure: Figure) -> Decimal:
    """The number that stands for a figure in differences: its value, else the middle or the only end of its range."""
    ends = [end for end in (figure.lower, figure.upper) if end is not None]
    return figure.value if figure.value is not None else sum(ends, Decimal(0)) / max(len(ends), 1)
