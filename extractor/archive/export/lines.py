"""Records as JSON Lines, and as one JSON document; both are written record by record."""

from collections.abc import Iterable
from typing import IO

from extractor.schema.record import InspectionRecord


def jsonl(records: Iterable[InspectionRecord], file: IO[str]) -> None:
    """One record a line, as `kiemtra extract` prints them."""
    file.writelines(record.model_dump_json() + "\n" for record in records)


def document(records: Iterable[InspectionRecord], file: IO[str]) -> None:
    """One JSON array of all records."""
    file.write("[")
    for number, record in enumerate(records):
        file.write((",\n" if number else "\n") + record.model_dump_json())
    file.write("\n]\n")
