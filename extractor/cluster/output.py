"""Where a shard's records go: a file that appears under its name only when it is whole, local or on any fsspec store."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import IO, Any, Literal
from uuid import uuid4

import fsspec

from extractor.schema.page import Failure
from extractor.schema.record import InspectionRecord

Form = Literal["jsonl", "parquet"]
# Rows kept in memory before they are written to a Parquet file.
GROUP = 500
UNFINISHED = ".tmp"


@contextmanager
def whole(url: str) -> Iterator[IO[bytes]]:
    """A file to write that is renamed to `url` when all went well; else nothing stands under that name.

    A writer that is killed leaves a file whose name ends in `.tmp`, which no reader takes for a result.
    """
    store, path = fsspec.core.url_to_fs(url)
    store.makedirs(store._parent(path), exist_ok=True)
    unfinished = f"{path}.{uuid4().hex}{UNFINISHED}"
    try:
        with store.open(unfinished, "wb") as file:
            yield file
        store.mv(unfinished, path)
    except BaseException:
        if store.exists(unfinished):
            store.rm(unfinished)
        raise


def exists(url: str) -> bool:
    """Whether the file is there, whole."""
    store, path = fsspec.core.url_to_fs(url)
    return bool(store.exists(path))


def tidy(folder: str) -> None:
    """Removes what killed writers left in `folder`; only when no writer is at work there."""
    store, path = fsspec.core.url_to_fs(folder)
    for name in store.ls(path, detail=False) if store.exists(path) else ():
        if name.endswith(UNFINISHED):
            store.rm(name)


def write_failures(url: str, failures: Iterable[Failure]) -> None:
    """Writes the failures of a shard, a line of JSON each."""
    with whole(url) as file:
        file.writelines(json.dumps(asdict(failure), ensure_ascii=False).encode() + b"\n" for failure in failures)


@contextmanager
def records_to(file: IO[bytes], form: Form) -> Iterator[Callable[[InspectionRecord], None]]:
    """What writes a record to `file`: a line of JSON, or a row with the record and what one filters by."""
    if form == "jsonl":
        yield lambda record: _write_line(file, record)
        return
    import pyarrow  # noqa: PLC0415 - JSON Lines need it not
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    text, schema = pyarrow.string(), [("inspection", pyarrow.bool_()), ("inconsistent", pyarrow.int32())]
    names = ("id", "path", "url", "publisher", "headline", "date_published")
    columns = pyarrow.schema([*((name, text) for name in names), *schema, ("record", text)])
    rows: list[dict[str, Any]] = []
    with ParquetWriter(file, columns, compression="zstd") as writer:

        def write(record: InspectionRecord) -> None:
            rows.append(_row(record))
            if len(rows) >= GROUP:
                writer.write_table(pyarrow.Table.from_pylist(rows, columns))
                rows.clear()

        yield write
        writer.write_table(pyarrow.Table.from_pylist(rows, columns))


def _write_line(file: IO[bytes], record: InspectionRecord) -> None:
    file.write(record.model_dump_json().encode() + b"\n")


def _row(record: InspectionRecord) -> dict[str, Any]:
    source = record.source
    return {
        "id": record.id,
        "path": source.path,
        "url": source.url,
        "publisher": source.publisher,
        "headline": source.headline,
        "date_published": source.date_published,
        "inspection": record.inspection is not None,
        "inconsistent": sum(verdict.verdict == "inconsistent" for verdict in record.checks),
        "record": record.model_dump_json(),
    }
