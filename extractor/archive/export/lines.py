"""Records as JSON Lines, and as one JSON document; both are written record by record."""

from collections.abc import Iterable
from typing import IO

from extractor.schema.record import InspectionRecord


def jsonl(records: Iterable[InspectionRecord], file: IO[str]) -> None:
    """One record a line, as `kiemtra extract` prints them."""
    file.writelines(record.model_dump_json() + "\n" for record in records)


def document(records: Iterable[InspectionRecord], file: IO[str]) -> None:
    """One JSON array of all records."""
    array((record.model_dump_json() for record in records), file)
    file.write("\n")


def array(items: Iterable[str], file: IO[str]) -> None:
    """A JSON array of `items`, each JSON already and written as it comes."""
    file.write("[")
    for number, item in enumerate(items):
        file.write((",\n" if number else "\n") + item)
    file.write("\n]")
