"""Records into an archive, each with its line of the index: the one way by which commands and the service add them."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.archive import index
from extractor.archive.store import Change, Entry, Store
from extractor.schema.page import Page, digest
from extractor.schema.record import InspectionRecord

# Records whose lines are written to the index at once. The index can be made again; the files are always first.
BATCH = 100


class Keeper:
    """Adds records to the archive in `folder`; close it, or the index lacks the last of them."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self._store = Store(folder)
        self._connection = connection
        self._fresh: list[Entry] = []

    def keep(self, record: InspectionRecord) -> Change:
        """Keeps one record; what it changed. Raises OSError and DamagedFileError as `Store.add` does."""
        change, entry = self._store.add(record)
        if change != "unchanged":
            self._fresh.append(entry)
        if len(self._fresh) >= BATCH:
            self.flush()
        return change

    def flush(self) -> None:
        """Writes the lines that the index still lacks."""
        index.put(self._connection, self._fresh)
        self._fresh.clear()

    def holds(self, page: Page, versions: tuple[str, str]) -> bool:
        """Whether the page, byte for byte, has been read already by these versions of the extractor and its rules."""
        sql = "SELECT 1 FROM article WHERE page_sha256 = ? AND path IS ? AND extractor = ? AND rules = ? LIMIT 1"
        values = (digest(page.content), page.path, *versions)
        return self._connection.execute(sql, values).fetchone() is not None


@contextmanager
def keeper(folder: Path) -> Iterator[Keeper]:
    """A Keeper of the archive in `folder`, whose index is complete when it ends, also when it ends by an error."""
    with index.connected(index.path_of(folder)) as connection:
        made = Keeper(folder, connection)
        try:
            yield made
        finally:
            made.flush()


def entries(folder: Path, identities: Iterable[str]) -> Iterator[Entry]:
    """The entries of these ids that the archive has; raises DamagedFileError."""
    found = (Store(folder).get(identity) for identity in identities)
    return (entry for entry in found if entry is not None)
