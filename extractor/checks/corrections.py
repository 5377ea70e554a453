"""A record with the values that a person has corrected, checked anew."""

from collections.abc import Iterable
from decimal import Decimal

from extractor.checks.check import check
from extractor.checks.ranges import Exact
from extractor.checks.reading import with_value
from extractor.schema.evidence import Evidence
from extractor.schema.record import Figure, InspectionRecord
from extractor.schema.review import Review

CORRECTED = "corrected"


def corrected(record: InspectionRecord, reviews: Iterable[Review]) -> InspectionRecord:
    """The record with the corrections among `reviews` applied in their order, and its verdicts made anew.

    A corrected figure carries the flag "corrected". The words are found again after a new reading, in which they may
    have moved; a correction of words that the article no longer holds is passed over.
    """
    figures = {figure.id: figure for figure in record.figures}
    changed = False
    for review in reviews:
        figure = _at(figures.values(), review.misread) if review.misread else None
        if figure is not None and review.value is not None:
            figures[figure.id] = _with(figure, review.value)
            changed = True
    return check(record.model_copy(update={"figures": tuple(figures.values())})) if changed else record


def _at(figures: Iterable[Figure], words: Evidence) -> Figure | None:
    """The figure with these words, of several the nearest to where they stood."""
    same = [figure for figure in figures if figure.evidence[0].quote == words.quote]
    return min(same, key=lambda figure: abs(figure.evidence[0].start - words.start), default=None)


def _with(figure: Figure, value: Decimal) -> Figure:
    bounds = with_value(figure, value)
    ends = {"lower": _decimal(bounds.low), "upper": _decimal(bounds.high)}
    opens = {"lower_open": bounds.low_open, "upper_open": bounds.high_open}
    flags = (*(flag for flag in figure.flags if flag != CORRECTED), CORRECTED)
    return figure.model_copy(update={"value": value, "flags": flags} | ends | opens)


def _decimal(number: Exact | None) -> Decimal | None:
    """An end of a range as a decimal: ends are printed numbers give or take half a digit, so the quotient is finite."""
    return None if number is None else Decimal(number.numerator) / Decimal(number.denominator)
