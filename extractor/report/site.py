"""A folder of static pages: an index and one page a record, each complete in itself, for a browser without a network."""

from collections.abc import Iterable
from pathlib import Path

from extractor.report.render import index_pages, record_page
from extractor.report.rows import Row, row_of
from extractor.schema.record import InspectionRecord

RECORDS = "records"


def write_site(records: Iterable[InspectionRecord], folder: Path, *, lang: str = "vi") -> int:
    """Writes the pages of `records` into `folder`; the number of records written. Raises OSError.

    Only the rows of the index are kept in memory. Of two records with one id the later one stands.
    """
    pages = folder / RECORDS
    pages.mkdir(parents=True, exist_ok=True)
    rows: dict[str, Row] = {}
    for record in records:
        content = record_page(record, lang=lang, index="../index.html")
        (pages / f"{record.id}.html").write_text(content, encoding="utf-8")
        rows[record.id] = row_of(record)
    for name, content in index_pages(sorted(rows.values(), key=lambda row: row.date, reverse=True), lang=lang):
        (folder / name).write_text(content, encoding="utf-8")
    return len(rows)
