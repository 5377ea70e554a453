"""What a stream of bytes holds, told by its beginning: a web archive, JSON Lines, a Parquet table, or one page."""

from collections.abc import Iterator
from typing import BinaryIO

from extractor.schema.page import MAX_BYTES, Failure, Page
from extractor.schema.record import InspectionRecord
from extractor.sources import parquet, warc
from extractor.sources.crawled import item_of
from extractor.sources.json_lines import looks_like_json, read_objects
from extractor.sources.streams import DAMAGE, beginning, buffered, unpacked

Item = Page | InspectionRecord | Failure


def items(stream: BinaryIO, path: str) -> Iterator[Item]:
    """Every page and record in `stream`, one at a time; what cannot be read comes as a Failure in its place."""
    try:
        source = buffered(stream)
        start = beginning(source)
        if start.startswith(warc.MAGIC):  # its reader takes compression by the record, and can go on behind damage
            yield from warc.read_warc(source, path)
            return
        content = unpacked(source)
    except DAMAGE as error:
        yield Failure(path, f"damaged: {error}", "fetch the file again")
        return
    if start.startswith(parquet.MAGIC):
        yield from (_item(found) for found in parquet.read_rows(content, path))
    elif looks_like_json(start, path):
        yield from (_item(found) for found in read_objects(content, path))
    else:
        yield _page(content, path)


def _item(found: tuple[object, str] | Failure) -> Item:
    return found if isinstance(found, Failure) else item_of(*found)


def _page(stream: BinaryIO, path: str) -> Page | Failure:
    try:
        return Page(stream.read(MAX_BYTES + 1), path=path)
    except DAMAGE as error:
        return Failure(path, f"damaged: {error}", "fetch the file again")
