"""The article: what the cleaner keeps of a page, and what the page says about itself."""

from typing import Literal

from extractor.schema.base import Frozen

BlockKind = Literal["heading", "lead", "paragraph", "list_item", "caption", "table", "byline", "source"]


class Cell(Frozen):
    """A table cell in `article.text`; `row` and `column` count from 0, `header` marks header cells."""

    start: int
    end: int
    row: int
    column: int
    header: bool = False


class Block(Frozen):
    """A block of `article.text` in reading order; `end` is excluded. `cells` is filled for tables only."""

    kind: BlockKind
    start: int
    end: int
    cells: tuple[Cell, ...] = ()


class WarcRecord(Frozen):
    """The record of a web archive that holds a page: WARC-Record-ID, WARC-Payload-Digest and WARC-Date."""

    record_id: str
    payload_digest: str | None = None
    date: str | None = None


class Source(Frozen):
    """Where a page came from and what it says of itself. Dates are EDTF; null means looked for and not found."""

    path: str | None = None
    url: str | None = None
    publisher: str | None = None
    headline: str | None = None
    author: str | None = None
    section: str | None = None
    language: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    views: int | None = None
    encoding: str | None = None
    sha256: str = ""
    warc: WarcRecord | None = None
    extractor: str = ""
    rules: str = ""


class Body(Frozen):
    """The article's text (NFC) with its blocks and the SHA-256 of the text in UTF-8."""

    text: str
    sha256: str
    blocks: tuple[Block, ...]


class Article(Frozen):
    """A cleaned page: `source` describes it, `body` is what the later stages read."""

    source: Source
    body: Body
