"""Paths as the user types them, files, folders and "-", to pages, records and failures in a stable order."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from extractor.schema.page import Failure
from extractor.sources.contents import Item, items
from extractor.sources.streams import without_suffix

PAGE_SUFFIXES = (
    ".html", ".htm", ".xhtml", ".txt", ".jsonl", ".ndjson", ".json", ".warc", ".parquet",
)  # fmt: skip
# Sidecars that stand beside pages in archives of scrapers; a folder is searched for pages, not for these.
IGNORED_NAMES = {"record.json", "article.json", "meta.json"}


@dataclass(slots=True)
class Position:
    """How many bytes of the files have been read, as they lie on the disk."""

    before: int = 0
    within: int = 0

    @property
    def bytes(self) -> int:
        """All bytes read so far."""
        return self.before + self.within


def read(paths: Iterable[str], position: Position | None = None) -> Iterator[Item]:
    """Every page or record under `paths`, in the order given and by name inside folders; `position` follows.

    Files are told apart by their content: pages, plain-text dumps, JSON Lines, WARC, Parquet, each as it is or under
    gzip or Zstandard; a file of records can stand among pages. What cannot be read comes as a Failure in its place.
    """
    position = position or Position()
    for path in paths:
        if path == "-":
            yield from items(sys.stdin.buffer, "-")
        elif os.path.isdir(path):
            yield from _folder(path, position)
        else:
            yield from _file(path, position)


def files(folder: str) -> Iterator[str]:
    """The files under `folder` that may hold pages, by name; it holds the names of one folder at a time."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.join(parent, name) for name in sorted(names) if _may_hold_pages(name))


def size(paths: Iterable[str]) -> int | None:
    """The bytes of all files that `read` would read, as they lie on the disk; None for standard input."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        for name in files(path) if os.path.isdir(path) else (path,):
            with suppress(OSError):  # reported where it is read
                total += os.stat(name).st_size
    return total


def _may_hold_pages(name: str) -> bool:
    return without_suffix(name).endswith(PAGE_SUFFIXES) and name not in IGNORED_NAMES


def _folder(folder: str, position: Position) -> Iterator[Item]:
    found = False
    for path in files(folder):
        found = True
        yield from _file(path, position)
    if not found:
        yield Failure(folder, "no page in this folder", f"pages end in {', '.join(sorted(PAGE_SUFFIXES))}")


def _file(path: str, position: Position) -> Iterator[Item]:
    try:
        with Path(path).open("rb") as stream:
            for item in items(stream, path):
                position.within = stream.tell()
                yield item
            position.before, position.within = position.before + os.fstat(stream.fileno()).st_size, 0
    except FileNotFoundError:
        yield Failure(path, "no such file or folder", "check the spelling of the path")
    except OSError as error:
        yield Failure(path, f"cannot be read: {error.strerror}", "check the permissions of the file")
