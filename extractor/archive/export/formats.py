"""The forms by name, and how each is written so that it appears whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Literal

from extractor.archive.atomic import replacing, write
from extractor.archive.export import annotations, claims, lines, people, sqlite, tables
from extractor.archive.reviews import reviews_of
from extractor.schema.record import InspectionRecord

Format = Literal["jsonl", "json", "csv", "parquet", "sqlite", "popolo", "annotations", "label-studio", "claimreview"]
_TEXT: dict[str, Callable[[Iterable[InspectionRecord], IO[str]], None]] = {
    "jsonl": lines.jsonl,
    "json": lines.document,
    "csv": tables.figures_csv,
    "popolo": people.popolo,
    "annotations": annotations.web_annotations,
    "label-studio": annotations.label_studio,
}


def export(
    records: Iterable[InspectionRecord], folder: Path, target: Path, form: Format, *, mark: bool = False
) -> None:
    """Writes `records`, the latest of the archive in `folder`, to `target`; raises OSError.

    `mark` asks for the byte order mark of Excel in CSV. The database is made of the index and its metadata beside it.
    """
    if form in _TEXT or form == "claimreview":
        with replacing(target) as path, path.open("w", encoding="utf-8", newline="") as file:
            _write_text(records, folder, file, form, mark=mark)
        return
    with replacing(target) as path:
        if form == "parquet":
            tables.figures_parquet(records, path)
        else:
            sqlite.database(folder, path)
    if form == "sqlite":
        write(target.with_suffix(".metadata.json"), sqlite.metadata(target.stem).encode())


def _write_text(records: Iterable[InspectionRecord], folder: Path, file: IO[str], form: Format, *, mark: bool) -> None:
    if form == "claimreview":
        claims.claim_reviews(_reviewed(records, folder), file)
    elif form == "csv":
        tables.figures_csv(records, file, mark=mark)
    else:
        _TEXT[form](records, file)


def _reviewed(records: Iterable[InspectionRecord], folder: Path) -> Iterator[claims.Reviewed]:
    return ((record, reviews_of(folder, record.id)) for record in records)
