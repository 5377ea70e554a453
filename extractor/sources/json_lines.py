"""JSON documents and JSON Lines as streams of objects, however long; a damaged line costs only itself."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from extractor.schema.page import Failure
from extractor.sources.streams import DAMAGE, without_suffix

JSON_SUFFIXES = (".jsonl", ".ndjson", ".json")
# The longest line, and the longest document that is no JSON Lines: either is held in memory whole.
MAX_LINE = 64_000_000
MAX_DOCUMENT = 512_000_000
_MARK = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"


def looks_like_json(start: bytes, path: str) -> bool:
    """By content first: a page saved as .json is a page, a record piped in without a name is a record."""
    first = start.removeprefix(_MARK).lstrip(_BLANK)[:1]
    return first == b"{" or (first == b"[" and Path(without_suffix(path)).suffix in JSON_SUFFIXES)


def read_objects(stream: BinaryIO, path: str) -> Iterator[tuple[Any, str] | Failure]:
    """Every value of JSON Lines, of a JSON array, or the one of a JSON document, each with its name in reports.

    Lines are read one at a time. What is no line by line JSON is read as one document.
    """
    lines = _lines(stream, path)
    head = [line for _, line in zip(range(2), lines, strict=False)]
    parsed = [_parsed(line[1]) for line in head if not isinstance(line, Failure)]
    if len(head) == 1 and len(parsed) == 1 and isinstance(parsed[0], dict):
        yield parsed[0], path
    elif any(isinstance(value, dict) for value in parsed):
        yield from _each(chain(head, lines), path)
    else:
        yield from _whole(head, stream, path)


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _lines(stream: BinaryIO, path: str) -> Iterator[tuple[int, bytes] | Failure]:
    """The lines that are not blank, numbered from 1, in bytes."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if number == 1:
            line = line.removeprefix(_MARK)
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            while len(rest := stream.readline(MAX_LINE)) == MAX_LINE and not rest.endswith(b"\n"):
                pass
            yield Failure(f"{path}:{number}", "a line longer than 64 MB", "give one object a line")
        elif line.strip():
            yield number, line


def _each(lines: Iterator[tuple[int, bytes] | Failure], path: str) -> Iterator[tuple[Any, str] | Failure]:
    try:
        for line in lines:
            yield line if isinstance(line, Failure) else _value(line[1], f"{path}:{line[0]}")
    except DAMAGE as error:
        yield Failure(path, f"damaged: {error}", "fetch the file again")


def _value(line: bytes, path: str) -> tuple[Any, str] | Failure:
    try:
        return json.loads(line), path
    except ValueError as error:
        return Failure(path, f"not valid JSON: {error}", "each line must be one JSON object")


def _whole(head: list[tuple[int, bytes] | Failure], stream: BinaryIO, path: str) -> Iterator[tuple[Any, str] | Failure]:
    begun = b"".join(line[1] for line in head if not isinstance(line, Failure))
    content = begun + stream.read(MAX_DOCUMENT)
    if len(content) >= MAX_DOCUMENT:
        yield Failure(path, "a JSON document larger than 512 MB", "give JSON Lines, one object a line")
        return
    value = _value(content, path)
    if isinstance(value, Failure) or not isinstance(value[0], list):
        yield value
    elif len(value[0]) == 1:
        yield value[0][0], path
    else:
        yield from ((item, f"{path}:{number}") for number, item in enumerate(value[0], start=1))
