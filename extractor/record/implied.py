"""Figures that the article states without a number: each statement of a count of 0, with whose it is and when."""

from decimal import Decimal

from extractor.parsers.match import Match
from extractor.record import negations
from extractor.record.figure_owners import Owners
from extractor.record.figure_page import Page
from extractor.record.figure_periods import Periods
from extractor.record.negations import Zero
from extractor.schema.evidence import Evidence
from extractor.schema.record import ImpliedFigure


def build(
    page: Page, owners: Owners, belongs: dict[int, str | None], periods: Periods, known: dict[int, str | None]
) -> tuple[ImpliedFigure, ...]:
    """The implied figures in order of appearance.

    `belongs` and `known` are the owner and period of every printed figure, which stand where the sentence names none.
    """
    found = negations.parse(page.text, page.sentences)
    return tuple(
        ImpliedFigure(
            id=f"z{number}",
            value=Decimal(0),
            unit=zero.value.unit,
            metric=zero.value.metric,
            label=zero.value.label,
            about=about(page, owners, belongs, zero),
            period=period(page, periods, known, zero),
            evidence=(Evidence.of(page.text, zero.start, zero.end),),
        )
        for number, zero in enumerate(found, start=1)
    )


def about(page: Page, owners: Owners, belongs: dict[int, str | None], zero: Match[Zero]) -> tuple[str, ...]:
    """Whose count is 0: all that the clause names before it, else the owner of the figure before."""
    start, _ = page.sentence_at(zero.start)
    named = owners.subjects(start, zero.start)
    if named:
        return named
    last = last_before(page, zero.start)
    owner = belongs[last] if last is not None else None
    return (owner,) if owner else ()


def period(page: Page, periods: Periods, known: dict[int, str | None], zero: Match[Zero]) -> str | None:
    """The period that the sentence names, else that of the last reported figure before."""
    start, _ = page.sentence_at(zero.start)
    dates = [date.edtf for date in periods.between(start, zero.start) if periods.governs(date)]
    last = last_before(page, zero.start)
    return dates[-1] if dates else (known[last] if last is not None else None)


def last_before(page: Page, offset: int) -> int | None:
    """The index of the last figure before `offset`."""
    before = [mention.index for mention in page.mentions if mention.end <= offset]
    return before[-1] if before else None
