"""Paths as the user types them, files, folders and "-", to pages, records and failures in a stable order."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.schema.page import Failure, Page
from extractor.schema.record import InspectionRecord
from extractor.sources.json_lines import looks_like_json, read_json

PAGE_SUFFIXES = {".html", ".htm", ".xhtml", ".txt", ".jsonl", ".ndjson", ".json"}
# Sidecars that stand beside pages in archives of scrapers; a folder is searched for pages, not for these.
IGNORED_NAMES = {"record.json", "article.json", "meta.json"}

Item = Page | InspectionRecord | Failure


def read(paths: Iterable[str]) -> Iterator[Item]:
    """Every page or record under `paths`, in the order given and by name inside folders.

    Records are recognised by their content, so a file of records can stand among pages. What cannot be read comes as a
    Failure in its place.
    """
    for path in paths:
        if path == "-":
            yield from parse(sys.stdin.buffer.read(), "-")
        elif Path(path).is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)


def _folder(folder: str) -> Iterator[Item]:
    """Walks without listing the whole tree first: a folder may hold millions of files."""
    found = False
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if Path(name).suffix.lower() in PAGE_SUFFIXES and name not in IGNORED_NAMES:
                found = True
                yield from _file(os.path.join(parent, name))
    if not found:
        yield Failure(folder, "no page in this folder", f"pages end in {', '.join(sorted(PAGE_SUFFIXES))}")


def _file(path: str) -> Iterator[Item]:
    try:
        content = Path(path).read_bytes()
    except FileNotFoundError:
        yield Failure(path, "no such file or folder", "check the spelling of the path")
    except OSError as error:
        yield Failure(path, f"cannot be read: {error.strerror}", "check the permissions of the file")
    else:
        yield from parse(content, path)


def parse(content: bytes, path: str) -> Iterator[Item]:
    """The pages or records in one file's bytes; anything that is no JSON is one page."""
    if looks_like_json(content, path):
        yield from read_json(content, path)
    else:
        yield Page(content, path=path)
