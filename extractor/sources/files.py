"""Paths as the user types them, files, folders and "-", to pages, records and failures in a stable order."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from extractor.schema.page import Failure
from extractor.sources import remote
from extractor.sources.contents import Item, items
from extractor.sources.json_lines import JSON_SUFFIXES
from extractor.sources.streams import without_suffix

# Files that hold many pages each.
CONTAINERS = (*JSON_SUFFIXES, ".warc", ".parquet")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".txt", *CONTAINERS)
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

    A path may be an address with a scheme ("s3://pages/2024.warc.gz"), read through fsspec. Files are told apart by
    their content: pages, plain-text dumps, JSON Lines, WARC, Parquet, each as it is or under gzip or Zstandard; a file
    of records can stand among pages. What cannot be read comes as a Failure in its place.
    """
    position = position or Position()
    for path in paths:
        if path == "-":
            yield from items(sys.stdin.buffer, "-")
            continue
        found = False
        try:
            for name in paths_under([path]):
                found = True
                yield from _file(name, position)
        except OSError as error:
            yield Failure(path, f"cannot be listed: {error}", "check the address")
            continue
        if not found:
            yield Failure(path, "no page in this folder", f"pages end in {', '.join(sorted(PAGE_SUFFIXES))}")


def paths_under(paths: Iterable[str]) -> Iterator[str]:
    """The files that `paths` name, each folder replaced by the files in it that may hold pages, by name.

    A folder is walked without listing the whole tree first: the names of one folder are held at a time.
    """
    for path in paths:
        if remote.is_address(path):
            yield from filter(may_hold_pages, remote.files(path))
        elif os.path.isdir(path):
            for parent, folders, names in os.walk(path):
                folders.sort()
                yield from (os.path.join(parent, name) for name in sorted(names) if may_hold_pages(name))
        else:
            yield path


def may_hold_pages(path: str) -> bool:
    """Whether a file in a folder is one to read, by its name."""
    name = path.rpartition("/")[2]
    return without_suffix(name).endswith(PAGE_SUFFIXES) and name not in IGNORED_NAMES


def size(paths: Iterable[str]) -> int | None:
    """The bytes of all files that `read` would read, as they lie on the disk; None where that is not known."""
    total = 0
    for path in paths:
        if path == "-" or remote.is_address(path):
            return None
        for name in paths_under([path]):
            with suppress(OSError):  # reported where it is read
                total += os.stat(name).st_size
    return total


def _file(path: str, position: Position) -> Iterator[Item]:
    try:
        with opened(path) as stream:
            for item in items(stream, path):
                position.within = stream.tell()
                yield item
            position.before, position.within = position.before + stream.tell(), 0
    except FileNotFoundError:
        yield Failure(path, "no such file or folder", "check the spelling of the path")
    except OSError as error:
        yield Failure(path, f"cannot be read: {error.strerror or error}", "check the permissions of the file")


def opened(path: str) -> BinaryIO:
    """The file or address as a stream of bytes; raises OSError."""
    return remote.opened(path) if remote.is_address(path) else Path(path).open("rb")
