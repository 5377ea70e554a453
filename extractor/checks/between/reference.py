"""C07 and C08: published figures against the rows of a table that the user trusts and has mapped."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extractor.checks.between.findings import comparison, middle, witness
from extractor.checks.between.periods import span
from extractor.checks.between.told import Told, body_of, told
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
    kept = list(records)
    figures = list(told(kept, {}))
    for row in rows:
        found = list(_threshold(kept, row) if row.role == "threshold" else _reported(figures, row))
        yield from found or [_untold(row)]


def _reported(figures: Sequence[Told], row: ReferenceRow) -> Iterator[Comparison]:
    days = span(row.period)
    same = [one for one in figures if one.metric == row.metric and one.days == days and _is_place(one, row.place)]
    bodies = {one.body for one in same}
    if len(bodies) > 1:
        shown = (_cell(row), *(witness(one.record, one.figure) for one in same))
        yield comparison("C07", "not_checkable", f"{row.place}: {', '.join(sorted(bodies))}", shown)
        return
    for one in same:
        yield _held("C07", one.record, one.figure, row)


def _threshold(records: Iterable[InspectionRecord], row: ReferenceRow) -> Iterator[Comparison]:
    """Thresholds quoted in articles published while the row is in force."""
    days = span(row.period)
    for record in records:
        published = span(record.source.date_published)
        if days is None or published is None or not (days.first <= published.first and published.last <= days.last):
            continue
        for figure in record.figures:
            subject = fold(f"{body_of(figure, record) or ''} {figure.label or ''} {figure.about or ''}")
            if figure.role == "threshold" and figure.metric == row.metric and fold(row.place) in subject:
                yield _held("C08", record, figure, row)


def _held(code: str, record: InspectionRecord, figure: Figure, row: ReferenceRow) -> Comparison:
    """The figure against the row in one unit; two units of different kinds cannot be compared."""
    shown = (witness(record, figure), _cell(row))
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
    name, _, around = one.body.partition(" / ")
    codes = {fold(known.name): known.code for known in one.record.places}
    return fold(place) in {one.body, name, f"{name}, {around}"} or codes.get(name) == place


def _untold(row: ReferenceRow) -> Comparison:
    code = "C08" if row.role == "threshold" else "C07"
    return comparison(code, "not_checkable", f"{row.place}, {row.metric}, {row.period}", (_cell(row),))


def _cell(row: ReferenceRow) -> Witness:
    return Witness(record=f"{row.table}:{row.line}", value=row.value, quote=row.quote)
