"""The SQLite index of an archive: made from the JSON files, updated when a record is added, rebuilt at any time."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from extractor.archive.reading import read_all
from extractor.archive.reviews import reviewed, reviews_of, standing
from extractor.archive.rows import Lines, lines_of
from extractor.archive.store import DamagedFileError, Entry, Store
from extractor.schema.review import Review
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
            _insert(connection, lines_of(entry))


def _remove(connection: sqlite3.Connection, identity: str) -> None:
    connection.execute("DELETE FROM article_text WHERE rowid = (SELECT number FROM article WHERE id = ?)", (identity,))
    connection.execute("DELETE FROM article WHERE id = ?", (identity,))


def _insert(connection: sqlite3.Connection, lines: Lines) -> None:
    for table, rows in lines.rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    connection.execute(
        "INSERT INTO article_text (rowid, headline, text, folded) SELECT number, ?, ?, ? FROM article WHERE id = ?",
        (*lines.texts, lines.id),
    )
    for row, posts in lines.officials:
        cursor = connection.execute(
            "INSERT INTO official (article_id, name, folded_name, honorific, role) VALUES (?, ?, ?, ?, ?)", row
        )
        connection.executemany("INSERT INTO post VALUES (?, ?, ?, ?)", [(cursor.lastrowid, *post) for post in posts])


def decide(connection: sqlite3.Connection, identity: str, reviews: tuple[Review, ...]) -> None:
    """Writes how people last decided on the findings of one record, given all `reviews` of it."""
    rows = [(identity, review.fingerprint, review.decision) for review in standing(reviews).values()]
    with connection:
        connection.executemany("INSERT OR REPLACE INTO decision VALUES (?, ?, ?)", rows)


def rebuild(store: Store, workers: int = 1) -> Iterator[str | DamagedFileError]:
    """Makes the index anew beside the old one and puts it in its place; yields the id or the error of each file.

    With more than one of `workers`, processes of their own read the files, and this one writes the lines.
    """
    target = path_of(store.folder)
    building = target.with_suffix(".building")
    store.tidy()
    for leftover in store.folder.glob("index.building*"):
        leftover.unlink()
    with connected(building) as connection:
        # Nobody reads this file before it stands complete, so nothing is done for a crash in between.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")
        later = _without_indexes(connection)
        for result in read_all(store.paths(), workers):
            if isinstance(result, DamagedFileError):
                yield result
            else:
                _insert(connection, result)
                yield result.id
        yield from _decide_all(connection, store.folder)
        connection.executescript(later)
    for stale in store.folder.glob("index.sqlite-*"):
        stale.unlink()
    building.replace(target)


def _decide_all(connection: sqlite3.Connection, folder: Path) -> Iterator[DamagedFileError]:
    for identity in reviewed(folder):
        try:
            decide(connection, identity, reviews_of(folder, identity))
        except DamagedFileError as error:
            yield error


def _without_indexes(connection: sqlite3.Connection) -> str:
    """Drops the indexes, which are made faster at the end and at once; the SQL that makes them."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return "; ".join(sql for _, sql in found)
