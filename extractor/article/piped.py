"""Tables written as text: lines in a row of as many cells, parted by " | ".

"Địa phương | Trong diện | Đã tiêm | Tỷ lệ" over "Xã Tân An | 460 | 437 | 95%". The heads of the columns may stand in a
bracket at the end of the line above: "Kết quả tiêm (trong diện | đã tiêm | tỷ lệ):".
"""

import re
from collections.abc import Iterator

from extractor.article.chunks import Chunk, TableCell

SEPARATOR = re.compile(r"\s*\|\s*")
HEADS = re.compile(r"\(([^()]*\|[^()]*)\)\s*:?\s*$")
NUMBER = re.compile(r"\d[\d.,]*\s*%?")
WORD = re.compile(r"[^\W\d]")
NARROWEST, FEWEST = 3, 3
"""Columns and lines below which lines with a bar are the links of a page."""
Span = tuple[int, int]


def gathered(lines: list[str]) -> Iterator[Chunk]:
    """The lines as chunks, each run of rows as one table."""
    place = 0
    while place < len(lines):
        end = end_of_run(lines, place)
        if end is None:
            yield Chunk(lines[place])
            place += 1
        else:
            yield table(lines[place:end])
            place = end


def end_of_run(lines: list[str], start: int) -> int | None:
    """Behind the last line of the table that begins at `start`; None where none begins there."""
    if "|" not in lines[start]:
        return None
    width, end = len(heads_of(lines[start])), start + 1
    while end < len(lines) and "|" in lines[end] and len(spans(lines[end])) == width:
        end += 1
    rows = lines[start + 1 : end]
    told = all(any(NUMBER.fullmatch(row[a:b]) for a, b in spans(row)) for row in rows)
    worded = all(WORD.search(lines[start][a:b]) for a, b in heads_of(lines[start]))
    return end if width >= NARROWEST and len(rows) >= FEWEST and told and worded else None


def heads_of(line: str) -> list[Span]:
    """The heads of the columns in a line, the first of which stands before a bracket that holds the others."""
    bracket = HEADS.search(line)
    if bracket is None or "|" in line[: bracket.start()]:
        return spans(line)
    first = (0, len(line[: bracket.start()].rstrip()))
    return [first, *((bracket.start(1) + a, bracket.start(1) + b) for a, b in spans(bracket[1]))]


def spans(line: str) -> list[Span]:
    """The offsets of the cells of a line."""
    found, start = [], 0
    for bar in SEPARATOR.finditer(line):
        found.append((start, bar.start()))
        start = bar.end()
    return [*found, (start, len(line))]


def table(rows: list[str]) -> Chunk:
    """The rows as a table of which the first has the heads."""
    cells, position = [], 0
    for number, row in enumerate(rows):
        for column, (start, end) in enumerate(spans(row) if number else heads_of(row)):
            cells.append(TableCell(position + start, position + end, number, column, number == 0))
        position += len(row) + 1
    return Chunk("\n".join(rows), kind="table", cells=tuple(cells))
