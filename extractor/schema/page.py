"""A page as it was found, before anything is read from it, and the report of one that could not be read."""

import datetime
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # commands that read no page must not wait for the models of records
    from extractor.schema.article import WarcRecord

# The largest page that is read; pictures inside it (data: URIs) count. The largest real portal page seen holds 1.1 MB.
MAX_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """The raw bytes (or already decoded text) of one page. `path` is how the user named it.

    `charset` is what the transport declared, `warc` the record of the web archive that holds the page.
    """

    content: bytes | str
    path: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    charset: str | None = None
    warc: "WarcRecord | None" = None


def digest(content: bytes | str) -> str:
    """The SHA-256 of a page's bytes, by which it is known again; decoded text counts as UTF-8."""
    return sha256(content.encode("utf-8", "replace") if isinstance(content, str) else content).hexdigest()


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that gave no record: its path, the reason, and what the user can do."""

    path: str
    reason: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" + (f" ({self.advice})" if self.advice else "")
