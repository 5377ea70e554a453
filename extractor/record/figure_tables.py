"""Tables: a row is read as a sentence with the heads of its columns.

"Đơn vị | Tiếp nhận (hồ sơ) | Đúng hạn (%)" over "Xã Hồng Việt | 412 | 98,3": the second cell counts hồ sơ received by Xã
Hồng Việt. Bare numbers in cells are figures here only, since their nouns stand in another line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractor.parsers import numerals, quantities
from extractor.parsers.precision import interval
from extractor.schema.article import Block, Cell
from extractor.schema.values import Numeral, Quantity

_UNIT = re.compile(r"\(\s*(?:(?:đơn vị(?: tính)?|đvt)\s*:?\s*)?([^()]+?)\s*\)\s*$", re.IGNORECASE)
_NUMBERING = re.compile(r"(?:stt|tt|số tt|số thứ tự|năm|ghi chú)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\btỷ lệ\b|\btỉ lệ\b", re.IGNORECASE)
_COUNTS = re.compile(r"(?:tổng\s+)?số\s+\w|(?:tỷ|tỉ)\s+lệ\s", re.IGNORECASE)
_TOTAL = re.compile(r"\s*(?:tổng|cộng)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The words over a column: their offsets without the unit in brackets, and the unit with its factor."""

    start: int
    end: int
    unit: str | None
    factor: Decimal
    dimension: str | None


def figures(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int, Quantity]]:
    """The bare numbers of data cells with the unit of their column, as offsets and quantity."""
    for block in blocks:
        for cell in block.cells:
            found = number_in(text, cell)
            head = None if found is None or cell.header or cell.column == 0 else head_of(text, block, cell)
            if found is not None and head is not None and not _NUMBERING.match(text, head.start):
                yield cell.start, cell.end, quantity(found, head)


def number_in(text: str, cell: Cell) -> Numeral | None:
    """The number that is all that a cell holds."""
    content = text[cell.start : cell.end]
    found = numerals.parse(content) if content[:1].isdigit() else []
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(content))
    return found[0].value if whole and found[0].value.value is not None else None


def head_of(text: str, block: Block, cell: Cell) -> Head | None:
    """The head of a cell: the lowest marked head above it; in a table without any, the first row, or of two columns the row's.

    "Số công chức được kiểm tra | 420": the first cell of the row says what the second counts.
    """
    above = [other for other in block.cells if other.column == cell.column and other.row < cell.row]
    beside = [other for other in block.cells if other.row == cell.row and other.column < cell.column]
    if len(beside) == 1 and all(other.column < 2 for other in block.cells) and _says_what(text, beside[0]):
        above = beside
    elif any(other.header for other in block.cells):
        above = [other for other in above if other.header]
    elif all(other.column < 2 for other in block.cells):
        above = beside
    else:
        above = above[:1]
    head = above[-1] if above else None
    if head is None or head.end == head.start or text[head.start].isdigit():
        return None
    words = text[head.start : head.end]
    bracket = _UNIT.search(words)
    unit, factor, dimension = unit_of(bracket[1]) if bracket else (None, Decimal(1), None)
    if unit is None and _SHARE.search(words):
        unit, dimension = "%", "share"
    return Head(head.start, head.start + (bracket.start() if bracket else len(words)), unit, factor, dimension)


def _says_what(text: str, cell: Cell) -> bool:
    """Whether the first of two cells says what is counted, whatever the table's first row is marked as."""
    return _COUNTS.match(text, cell.start) is not None


@cache
def unit_of(words: str) -> tuple[str | None, Decimal, str | None]:
    """Unit, factor and dimension that a column's bracket names: "triệu đồng" is đồng with a factor of a million."""
    found = quantities.parse(f"có 1 {words}")
    factor = found[0].value.numeral.value if len(found) == 1 else None
    if factor is None:
        return None, Decimal(1), None
    return found[0].value.unit, factor, found[0].value.dimension


def quantity(number: Numeral, head: Head) -> Quantity:
    """The number in base units under its column's head."""
    value = (number.value or Decimal(0)) * head.factor
    scaled = replace(number, value=value, low=value, high=value, resolution=number.resolution * head.factor)
    rounded = head.unit == "%" or head.factor != 1 or number.decimals > 0
    return Quantity(scaled, head.unit, "exact", interval(scaled, "exact", rounded=rounded), dimension=head.dimension)


def row_head(text: str, block: Block, cell: Cell) -> tuple[int, int] | None:
    """The offsets of the words that name a cell's row, None for a row of totals."""
    row = [other for other in block.cells if other.row == cell.row and other.column < cell.column]
    words = [other for other in row if text[other.start : other.end].strip() and not text[other.start].isdigit()]
    if not words or _TOTAL.match(text, words[0].start):
        return None
    return words[0].start, words[0].end
