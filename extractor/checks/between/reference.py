"""C07 and C08: published figures against the rows of a table that the user trusts and has mapped."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.checks.between.findings import comparison, middle
from extractor.checks.between.periods import Span, span
from extractor.checks.between.told import AROUND, Told, body_of, told, witness
from extractor.checks.ranges import Range
from extractor.checks.reading import exact, plain
from extractor.checks.units import norm
from extractor.checks.wording import number, printed
from extractor.parsers.units import to_base
from extractor.schema.comparison import Comparison, Witness
from extractor.schema.record import Figure, InspectionRecord
from extractor.schema.reference import ReferenceRow
from extractor.schema.verdict import Outcome
from extractor.text import fold


def verify(records: Iterable[InspectionRecord], rows: Iterable[ReferenceRow]) -> Iterator[Comparison]:
    """Every row held against every figure that tells of the same place, metric and period; a row with none says so."""
    figures: list[Told] = []
    thresholds: list[_Threshold] = []
    for record in records:
        figures += told([record], {})
        thresholds += _thresholds(record)
    for row in rows:
        found = list(_quoted(thresholds, row) if row.role == "threshold" else _reported(figures, row))
        yield from found or [_untold(row)]


class _Threshold(NamedTuple):
    """A limit that an article quotes: the words that say of what, and the day on which they were published."""

    shown: Witness
    figure: Figure
    subject: str
    published: Span


def _thresholds(record: InspectionRecord) -> Iterator[_Threshold]:
    published = span(record.source.date_published)
    for figure in record.figures if published else ():
        if figure.role == "threshold" and published:
            subject = fold(f"{body_of(figure, record) or ''} {figure.label or ''} {figure.about or ''}")
            yield _Threshold(witness(record, figure), figure, subject, published)


def _reported(figures: Sequence[Told], row: ReferenceRow) -> Iterator[Comparison]:
    days = span(row.period)
    same = [one for one in figures if one.metric == row.metric and one.days == days and _is_place(one, row.place)]
    bodies = {one.body for one in same}
    if len(bodies) > 1:
        shown = (_cell(row), *(one.shown for one in same))
        yield comparison("C07", "not_checkable", f"{row.place}: {', '.join(sorted(bodies))}", shown)
        return
    for one in same:
        yield _held("C07", one.shown, one.figure, row)


def _quoted(thresholds: Iterable[_Threshold], row: ReferenceRow) -> Iterator[Comparison]:
    """Thresholds quoted in articles published while the row is in force."""
    days = span(row.period)
    for one in thresholds:
        in_force = days and days.first <= one.published.first and one.published.last <= days.last
        if in_force and one.figure.metric == row.metric and fold(row.place) in one.subject:
            yield _held("C08", one.shown, one.figure, row)


def _held(code: str, told_by: Witness, figure: Figure, row: ReferenceRow) -> Comparison:
    """The figure against the row in one unit; two units of different kinds cannot be compared."""
    shown = (told_by, _cell(row))
    factor = _factor(figure.unit, row.unit)
    if factor is None:
        return comparison(code, "not_checkable", f"{figure.unit} / {row.unit}", shown)
    value, slack = row.value * factor, row.tolerance * factor
    allowed = Range(exact(value - slack), exact(value + slack))
    agree = plain(figure).meets(allowed)
    expression = f"{printed(figure)} {'=' if agree else '≠'} {number(value)}"
    outcome: Outcome = "consistent" if agree else "inconsistent"
    return comparison(code, outcome, expression, shown, computed=value, published=middle(figure))


def _factor(unit: str | None, other: str | None) -> Decimal | None:
    """How many `unit` one `other` is; None where they measure different things. A table without units counts alike."""
    if other is None or norm(unit) == norm(other):
        return Decimal(1)
    if unit is None:
        return None
    mine, theirs = to_base(Decimal(1), unit), to_base(Decimal(1), other)
    return theirs[0] / mine[0] if mine and theirs and mine[1] == theirs[1] else None


def _is_place(one: Told, place: str) -> bool:
    name, _, around = one.body.partition(AROUND)
    return fold(place) in {one.body, name, f"{name}, {around}"} or one.code == place


def _untold(row: ReferenceRow) -> Comparison:
    code = "C08" if row.role == "threshold" else "C07"
    return comparison(code, "not_checkable", f"{row.place}, {row.metric}, {row.period}", (_cell(row),))


def _cell(row: ReferenceRow) -> Witness:
    return Witness(record=f"{row.table}:{row.line}", value=row.value, quote=row.quote)
