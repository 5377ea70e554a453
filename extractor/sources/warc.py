"""Web archives (WARC, ISO 28500) in one pass: the HTML pages that servers answered with, and where they stand."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from extractor.schema.article import WarcRecord
from extractor.schema.page import MAX_BYTES, Failure, Page
from extractor.sources.streams import DAMAGE

MAGIC = b"WARC/"
# A page at its largest, with the headers before it.
LARGEST = MAX_BYTES + 64_000
_HTML = {"text/html", "application/xhtml+xml"}


def read_warc(stream: BinaryIO, path: str) -> Iterator[Page | Failure]:
    """A page for each successful HTML response of `stream`, compressed by the record or as a whole or not at all.

    Everything else (requests, images, redirects, error pages of servers) is passed over. Pages are named after the
    file and the number of their record; an archive that breaks off is reported after its last whole record.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only web archives need it

    number = 0
    try:
        records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False)
        for number, record in enumerate(records, start=1):
            page = _page(record.headers, record.record_date, _answer(record), f"{path}:{number}")
            if page is not None:
                yield page
    except (*DAMAGE, ValueError) as error:
        yield Failure(path, f"damaged from response {number} on: {error}", "fetch the archive again")


def _answer(record: Any) -> Any:
    """The record's HTTP response as a record of its own, so that damage in it does not stop the archive's reader.

    Raises EOFError where the archive ends inside it.
    """
    from fastwarc.warc import WarcRecord as Response  # noqa: PLC0415
    from fastwarc.warc import WarcRecordType  # noqa: PLC0415

    wanted = min(record.content_length, LARGEST)
    content = record.reader.read(wanted)
    if len(content) < wanted:
        raise EOFError("the archive ends inside a record")
    answer = Response()
    answer.init_headers(WarcRecordType.response)
    answer.set_bytes_content(content)
    answer.is_http = record.is_http
    return answer


def _page(headers: Any, moment: datetime | None, answer: Any, path: str) -> Page | Failure | None:
    """The page that an answer holds, if it is one; `headers` and `moment` are those of its record."""
    try:
        answer.parse_http(auto_decode="all")
        if not _is_page(answer):
            return None
        content = answer.reader.read(MAX_BYTES + 1)
    except OSError as error:
        return Failure(path, f"damaged response: {error}", "fetch the page again")
    return Page(
        content,
        path=path,
        url=headers.get("WARC-Target-URI"),
        charset=answer.http_charset,
        warc=WarcRecord(
            record_id=headers.get("WARC-Record-ID") or "",
            payload_digest=headers.get("WARC-Payload-Digest"),
            date=moment.isoformat().replace("+00:00", "Z") if moment else None,
        ),
    )


def _is_page(answer: Any) -> bool:
    headers, kind = answer.http_headers, (answer.http_content_type or "").lower()
    return headers is not None and headers.status_code == 200 and kind in _HTML
