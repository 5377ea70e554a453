"""The SQLite index of an archive: made from the JSON files, updated when a record is added, rebuilt at any time."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from extractor.archive.rows import rows_of, text_of
from extractor.archive.store import DamagedFileError, Entry, Store
from extractor.text import fold

SCHEMA = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
# SQLite keeps one number of the user's; that of another schema says that the index must be rebuilt.
VERSION = int.from_bytes(sha256(SCHEMA.encode()).digest()[:3])
BUSY_SECONDS = 60


class OutdatedIndexError(Exception):
    """The index was made by another version of the schema; `kiemtra archive reindex` makes it anew."""


def path_of(folder: Path) -> Path:
    """The index of the archive in `folder`."""
    return folder / "index.sqlite"


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the index at `path`, which is created when it is not there; raises OutdatedIndexError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        connection.row_factory = sqlite3.Row
        connection.create_function("fold", 1, lambda text: fold(text or ""), deterministic=True)
        connection.execute("PRAGMA foreign_keys = ON")
        _prepare(connection)
        yield connection


def _prepare(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == VERSION:
        return
    if version:
        raise OutdatedIndexError("this index was made by another version: run kiemtra archive reindex")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"BEGIN;\n{SCHEMA}\nPRAGMA user_version = {VERSION};\nCOMMIT;")


def put(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Writes the latest releases of `entries` in one transaction, in place of what the index held of them."""
    with connection:
        for entry in entries:
            _remove(connection, entry.id)
            _insert(connection, entry)


def _remove(connection: sqlite3.Connection, identity: str) -> None:
    connection.execute("DELETE FROM article_text WHERE rowid = (SELECT number FROM article WHERE id = ?)", (identity,))
    connection.execute("DELETE FROM article WHERE id = ?", (identity,))


def _insert(connection: sqlite3.Connection, entry: Entry) -> None:
    for table, rows in groupby(rows_of(entry), key=lambda row: row[0]):
        values = [row for _, row in rows]
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
    texts = text_of(entry)
    connection.execute(
        "INSERT INTO article_text (rowid, headline, text, folded) SELECT number, ?, ?, ? FROM article WHERE id = ?",
        (*texts, entry.id),
    )
    _insert_officials(connection, entry)


def _insert_officials(connection: sqlite3.Connection, entry: Entry) -> None:
    for official in entry.latest.officials:
        row = (entry.id, official.name, fold(official.name), official.honorific, official.role)
        cursor = connection.execute(
            "INSERT INTO official (article_id, name, folded_name, honorific, role) VALUES (?, ?, ?, ?, ?)", row
        )
        posts = [(cursor.lastrowid, post.label, post.title, post.organization) for post in official.posts]
        connection.executemany("INSERT INTO post VALUES (?, ?, ?, ?)", posts)


BATCH = 500


def rebuild(store: Store) -> Iterator[Entry | DamagedFileError]:
    """Makes the index anew beside the old one and puts it in its place; yields what it read, for progress and reports."""
    target = path_of(store.folder)
    building = target.with_suffix(".building")
    store.tidy()
    for leftover in store.folder.glob("index.building*"):
        leftover.unlink()
    with connected(building) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        batch: list[Entry] = []
        for entry in store.entries():
            if isinstance(entry, Entry):
                batch.append(entry)
            if len(batch) >= BATCH:
                put(connection, batch)
                batch.clear()
            yield entry
        put(connection, batch)
        connection.execute("PRAGMA journal_mode = DELETE")
    for stale in store.folder.glob("index.sqlite-*"):
        stale.unlink()
    building.replace(target)
