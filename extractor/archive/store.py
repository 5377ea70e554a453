"""The JSON files of an archive: `DIR/records/<three hex digits>/<id>.json`, one record with all its releases a file.

Sharded by the hash that the id is: a million records make 4,096 folders of about 244 files, and a file never moves. By
place and year the folders would be uneven, and a record would move whenever newer rules read its place differently.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from extractor.archive.atomic import TEMPORARY, locked, write
from extractor.schema.article import Source
from extractor.schema.base import Frozen
from extractor.schema.page import Failure
from extractor.schema.record import SCHEMA_VERSION, InspectionRecord

SHARD_DIGITS = 3
# Seconds after which an unfinished file has no writer any more: writing one takes a fraction of one.
NOBODYS = 3600
PROVENANCE = frozenset({"path", "sha256", "extractor", "rules", "views"})
"""Fields of the source that may differ between two readings that say the same."""
Change = Literal["added", "page changed", "rules changed", "unchanged"]


class Release(Frozen):
    """One reading of a page. `released` is the moment in UTC, `reason` why it was kept beside the earlier ones."""

    released: str
    reason: Change
    record: InspectionRecord


class Entry(Frozen):
    """The file of one record: its id and its releases, oldest first. Nothing is ever taken out."""

    schema_version: str = SCHEMA_VERSION
    id: str
    releases: tuple[Release, ...]

    @property
    def latest(self) -> InspectionRecord:
        """The record as it was read last."""
        return self.releases[-1].record


class DamagedFileError(Exception):
    """A record file that cannot be read; it is named, skipped and left where it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class Store:
    """The record files under `folder`, which is created when the first record is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, identity: str) -> Path:
        """Where the record `identity` is kept."""
        return self.folder / "records" / identity[:SHARD_DIGITS] / f"{identity}.json"

    def add(self, record: InspectionRecord) -> tuple[Change, Entry]:
        """Keeps `record` as a new release unless its last release already says the same; safe beside other writers.

        What the record changed, and the entry as it then stands.

        Raises DamagedFileError where the file that stands cannot be read, since writing would lose it, and OSError
        where the disk refuses; what was there before then still stands.
        """
        path = self.path_of(record.id)
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / "locks" / record.id[:1]):
            entry = read(path) if path.exists() else None
            change = change_of(entry, record)
            if entry is None or change != "unchanged":
                entry = with_release(entry, record, change)
                write(path, serialised(entry))
        return change, entry

    def entries(self) -> Iterator[Entry | DamagedFileError]:
        """Every record file in the order of ids; a damaged one comes as its error."""
        for path in self.paths():
            try:
                yield read(path)
            except DamagedFileError as error:
                yield error

    def paths(self) -> Iterator[Path]:
        """Every record file in the order of ids."""
        records = self.folder / "records"
        for shard in sorted(records.iterdir()) if records.is_dir() else ():
            yield from sorted(shard.glob("*.json"))

    def tidy(self) -> None:
        """Removes the unfinished files of killed writers, once they are too old to be those of a living one."""
        for leftover in (self.folder / "records").glob(f"*/{TEMPORARY}*"):
            with suppress(FileNotFoundError):
                if time.time() - leftover.stat().st_mtime > NOBODYS:
                    leftover.unlink()

    def get(self, identity: str) -> Entry | None:
        """The entry of one id, None where the archive has none; raises DamagedFileError."""
        path = self.path_of(identity)
        return read(path) if path.exists() else None


def is_archive(folder: Path) -> bool:
    """Whether `folder` looks like one that a Store has written: its record files lie in shards named by hex digits."""
    shards = (folder / "records").iterdir() if (folder / "records").is_dir() else ()
    return any(len(shard.name) == SHARD_DIGITS and shard.is_dir() for shard in shards)


def archived(folder: Path) -> Iterator[InspectionRecord | Failure]:
    """The latest release of every record of an archive; a damaged file comes as a failure that names it."""
    for entry in Store(folder).entries():
        if isinstance(entry, DamagedFileError):
            yield Failure(str(entry.path), entry.reason, "restore it from a copy, or add its page again")
        else:
            yield entry.latest


def read(path: Path) -> Entry:
    """The entry in `path`; raises DamagedFileError with what is wrong with it."""
    try:
        return Entry.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise DamagedFileError(path, f"damaged record file: {place} {first['msg']}".replace(":  ", ": ")) from error
    except OSError as error:
        raise DamagedFileError(path, f"cannot be read: {error.strerror}") from error


def serialised(entry: Entry) -> bytes:
    """The entry as it is written: keys in the order of the types, so that equal entries are equal files."""
    return (entry.model_dump_json(indent=1) + "\n").encode()


def change_of(entry: Entry | None, record: InspectionRecord) -> Change:
    """What `record` adds to `entry`: a new page, a changed page, another reading of the same page, or nothing."""
    if entry is None:
        return "added"
    if content(entry.latest) == content(record):
        return "unchanged"
    return "rules changed" if entry.latest.article.sha256 == record.article.sha256 else "page changed"


def content(record: InspectionRecord) -> InspectionRecord:
    """The record without what may differ between two readings that say the same: where the page lay, who read it."""
    fields = Source.model_fields
    source = record.source.model_copy(update={name: fields[name].default for name in PROVENANCE})
    return record.model_copy(update={"source": source})


def with_release(entry: Entry | None, record: InspectionRecord, change: Change) -> Entry:
    """`entry` with one more release, stamped with the present moment."""
    release = Release(released=moment(), reason=change, record=record)
    return Entry(id=record.id, releases=(*(entry.releases if entry else ()), release))


def moment() -> str:
    """The present moment in UTC, as releases and reviews are stamped.

    >>> len(moment()), moment()[-1]
    (20, 'Z')
    """
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
