"""Parquet tables of crawled pages, read a batch of rows at a time."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.schema.page import Failure
from extractor.sources.crawled import CONTENT_KEYS, DATE_KEYS, URL_KEYS

MAGIC = b"PAR1"
BATCH = 64
_COLUMNS = {*CONTENT_KEYS, *URL_KEYS, *DATE_KEYS}


def read_rows(stream: BinaryIO, path: str) -> Iterator[tuple[dict[str, Any], str] | Failure]:
    """Each row as an object with those of its columns that crawlers' names tell, and its name in reports."""
    try:
        import pyarrow  # noqa: PLC0415 - an extra; other sources do without
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError:
        yield Failure(path, "a Parquet table needs pyarrow", "pip install 'kiemtra[parquet]'")
        return
    number = 0
    try:
        table = ParquetFile(stream if stream.seekable() else io.BytesIO(stream.read()))
        columns = [name for name in table.schema_arrow.names if name in _COLUMNS]
        for batch in table.iter_batches(BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield row, f"{path}:{number}"
    except (OSError, pyarrow.ArrowException) as error:
        yield Failure(path, f"damaged after row {number}: {error}", "fetch the file again")
