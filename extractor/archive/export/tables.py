"""The figures of all records as a table, one figure a row: CSV and Parquet. Numbers stay as exact as they were printed."""

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, Any

from extractor.schema.base import plain
from extractor.schema.record import Figure, InspectionRecord

COLUMNS = (
    "record", "url", "headline", "publisher", "date_published", "figure", "value", "lower", "upper", "unit", "modifier",
    "metric", "label", "about", "period", "role", "of", "part", "base", "quote", "start", "end",
)  # fmt: skip
NUMBERS = ("value", "lower", "upper")
OFFSETS = ("start", "end")
# 28 digits before and 10 behind the sign: Vietnam's budget in đồng has 16 before, no newspaper prints 10 behind.
PRECISION, SCALE = 38, 10
GROUP = 5_000
# Excel takes UTF-8 for a local encoding without it.
MARK = "\ufeff"


def rows(records: Iterable[InspectionRecord]) -> Iterator[dict[str, Any]]:
    """A row for each figure of each record; numbers are `Decimal`, what is not known is None."""
    for record in records:
        for figure in record.figures:
            yield _row(record, figure)


def _row(record: InspectionRecord, figure: Figure) -> dict[str, Any]:
    source, evidence = record.source, figure.evidence[0]
    values = (
        record.id, source.url, source.headline, source.publisher, source.date_published, figure.id, figure.value,
        figure.lower, figure.upper, figure.unit, figure.modifier, figure.metric, figure.label, figure.about,
        figure.period, figure.role, figure.of, figure.part, figure.base, evidence.quote, evidence.start, evidence.end,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def figures_csv(records: Iterable[InspectionRecord], file: IO[str], *, mark: bool = False) -> None:
    """Comma-separated values (RFC 4180) in UTF-8; `mark` puts the byte order mark of Excel in front."""
    file.write(MARK if mark else "")
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows(records):
        printed = {name: plain(row[name]) for name in NUMBERS if row[name] is not None}
        writer.writerow({**row, **printed})


def figures_parquet(records: Iterable[InspectionRecord], path: Path) -> None:
    """A Parquet file with decimal columns; a number that they cannot hold exactly is null there and in no way rounded."""
    import pyarrow  # noqa: PLC0415 - an extra; the other forms do without
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    kinds = {
        **dict.fromkeys(COLUMNS, pyarrow.string()),
        **dict.fromkeys(NUMBERS, pyarrow.decimal128(PRECISION, SCALE)),
        **dict.fromkeys(OFFSETS, pyarrow.int32()),
    }
    schema = pyarrow.schema(list(kinds.items()))
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for group in batched_rows(records):
            writer.write_table(pyarrow.Table.from_pylist(group, schema))


def batched_rows(records: Iterable[InspectionRecord]) -> Iterator[list[dict[str, Any]]]:
    """Rows by thousands, their numbers as wide as the columns of Parquet."""
    remaining = rows(records)
    while group := list(islice(remaining, GROUP)):
        yield [{**row, **{name: exact(row[name]) for name in NUMBERS}} for row in group]


def exact(number: Decimal | None) -> Decimal | None:
    """The number if the columns hold it exactly.

    >>> exact(Decimal("4398")), exact(Decimal("1E-12")), exact(Decimal("1E30"))
    (Decimal('4398'), None, None)
    """
    if number is None or number.adjusted() >= PRECISION - SCALE:
        return None
    exponent = number.normalize().as_tuple().exponent
    return number if isinstance(exponent, int) and exponent >= -SCALE else None
