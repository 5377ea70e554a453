"""Slips of scale and of separators (A12, A13)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts
from extractor.checks.findings import finding
from extractor.checks.units import is_count
from extractor.checks.wording import printed
from extractor.schema.record import Figure
from extractor.schema.verdict import Verdict

POWERS = tuple(Decimal(10) ** power for power in (1, 2, 3, 6))
DOTTED = re.compile(r"\d{1,3}\.\d{3}(?![\d])")
COMMA = re.compile(r"\d{1,3},\d{3}(?![\d])")
THOUSAND = Decimal(1000)


def slipped(one: Figure, other: Figure) -> bool:
    """Whether two figures are 10, 100, 1.000 or a million times apart to the last digit that both print.

    "1,2 tỷ" and "1.210 tỷ đồng" may be one amount, "287 tỷ" and "2.899 tỷ đồng" are two.
    """
    if not one.value or not other.value:
        return False
    less, more = sorted((one, other), key=lambda figure: figure.value or 0)
    least = min(one.value, other.value)
    ratio, slack = max(one.value, other.value) / least, rules().tolerances.scale_slack
    return any(
        abs(ratio - power) <= min(power * slack, (less.resolution * power + more.resolution) / least)
        for power in POWERS
    )


def doubtful(figure: Figure) -> bool:
    """Whether the comma of a count may group thousands: "3,456 hồ sơ" is no part of a file."""
    quote = figure.evidence[0].quote if figure.evidence else ""
    return is_count(figure) and figure.value is not None and figure.value % 1 != 0 and bool(COMMA.search(quote))


def grouped(figure: Figure) -> Figure:
    """A doubtful figure read with its comma as a separator of thousands."""
    value = (figure.value or Decimal(0)) * THOUSAND
    return figure.model_copy(
        update={"value": value, "lower": value, "upper": value, "decimals": 0, "resolution": Decimal(1)}
    )


def separators(facts: Facts) -> Iterator[Verdict]:
    """A13: a count with a comma before three digits, in an article whose other counts group by dots."""
    dotted = [m for m in facts.mentions if DOTTED.search(facts.text[m.start : m.end])]
    for mention in facts.mentions:
        if doubtful(mention.figure) and dotted:
            yield finding(
                facts, "A13", "review", level="note", figures=[mention.figure],
                evidence=dotted[0].figure.evidence[:1],
                expression=f"{printed(mention.figure)} | {printed(grouped(mention.figure))}",
                computed=printed(grouped(mention.figure)), published=printed(mention.figure),
            )  # fmt: skip
