"""Reference tables: a CSV file of official statistics, and a map that says in TOML what its columns and words mean."""

import csv
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pydantic import Field, ValidationError

from extractor.schema.base import Frozen
from extractor.schema.page import Failure
from extractor.schema.reference import ReferenceRow

SAMPLE = 8192


class Columns(Frozen):
    """The heading of the column that holds each thing; a fixed value for all rows is given in `constants` instead."""

    place: str | None = None
    metric: str | None = None
    unit: str | None = None
    period: str | None = None
    value: str
    tolerance: str | None = None
    role: str | None = None


class TableMap(Frozen):
    """How a table is read. `decimal`: its decimal sign, the other of "." and "," then groups thousands.

    `metrics`, `units`, `places`: the table's words in terms of the record's. `scale`: what one unit of the column of
    values is worth ("nghìn đồng": 1000).
    """

    name: str
    columns: Columns
    constants: dict[str, str] = Field(default_factory=dict)
    metrics: dict[str, str] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    places: dict[str, str] = Field(default_factory=dict)
    decimal: str = Field(default=".", pattern=r"^[.,]$")
    scale: Decimal = Decimal(1)


class TableError(ValueError):
    """A table or map that cannot be used; the message names the file and what to do."""


def read_map(path: Path) -> TableMap:
    """The map in the TOML file `path`; raises TableError."""
    try:
        return TableMap.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise TableError(f"{path}: {where}: {first['msg']}") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TableError(f"{path}: {error}") from error


def read_table(path: Path, table: TableMap) -> Iterator[ReferenceRow | Failure]:
    """The rows of the CSV file `path` (UTF-8, with comma, semicolon or tab); a bad row comes as a Failure with its line.

    Raises TableError where the file cannot be read or lacks a column of the map.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sample = file.read(SAMPLE)
            file.seek(0)
            delimiter = max(",;\t", key=sample.partition("\n")[0].count)
            rows = csv.DictReader(file, delimiter=delimiter)
            _require(path, rows.fieldnames or [], table)
            for row in rows:
                yield _row(path, rows.line_num, row, table)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path}: {error}") from error


def _require(path: Path, headings: Sequence[str], table: TableMap) -> None:
    for field, heading in table.columns.model_dump(exclude_none=True).items():
        if heading not in headings:
            raise TableError(f"{path}: no column {heading!r} for {field}; the file has {', '.join(headings)}")


def _row(path: Path, line: int, row: dict[str, str], table: TableMap) -> ReferenceRow | Failure:
    cells = dict(table.constants)
    for field, heading in table.columns.model_dump(exclude_none=True).items():
        cells[field] = (row[heading] or "").strip()
    quote = "; ".join(value for value in row.values() if isinstance(value, str) and value)
    try:
        return ReferenceRow(
            table=table.name,
            line=line,
            place=table.places.get(cells["place"], cells["place"]),
            metric=table.metrics.get(cells["metric"], cells["metric"]),
            unit=table.units.get(cells.get("unit", ""), cells.get("unit")) or None,
            period=cells["period"],
            value=_number(cells["value"], table) * table.scale,
            tolerance=_number(cells.get("tolerance") or "0", table) * table.scale,
            role="threshold" if cells.get("role") == "threshold" else "reported",
            quote=quote,
        )
    except KeyError as error:
        return Failure(f"{path}:{line}", f"no {error.args[0]}", "name its column or a constant in the map")
    except InvalidOperation:
        return Failure(f"{path}:{line}", f"{cells['value']!r} is no number", f'decimal = "{table.decimal}" in the map')


def _number(text: str, table: TableMap) -> Decimal:
    grouping = "," if table.decimal == "." else "."
    return Decimal(text.replace(grouping, "").replace(" ", "").replace("\u00a0", "").replace(table.decimal, "."))
