"""Data tables: which tables are data, and how their cells become text that can be quoted.

A table of at least two rows by two columns without links is data; everything else holds the layout of the page. A row is
a line and its cells are joined with " | ", so that a row can be read as a sentence with its header.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from lxml import etree

from extractor.article.characters import clean_line
from extractor.article.chunks import Chunk, Node, TableCell

SEPARATOR = " | "
MOST_LINKED = 0.3
# A cell of data is no essay; layout cells hold the page.
LONGEST_CELL = 600
LARGEST_SPAN = 50


@dataclass(frozen=True, slots=True)
class _Read:
    text: str
    row: int
    column: int
    header: bool
    bold: bool
    rowspan: int


def souped(table: etree._Element) -> Tag:
    """A table of lxml's tree in that of BeautifulSoup, in which tables are read."""
    markup = etree.tostring(table, encoding="unicode", method="html", with_tail=False)
    return BeautifulSoup(markup, "lxml").table or Tag()


def read(table: Tag) -> list[list[_Read]] | None:
    """The cells of a table without inner tables, row by row; None for a table that only sets the layout."""
    rows = [row for row in _rows(table) if any(cell.text for cell in row)]
    wide = [row for row in rows if len(row) >= 2]
    if len(wide) < 2 or len(wide) < 0.6 * len(rows):
        return None
    cells = [cell for row in rows for cell in row]
    filled = sum(bool(cell.text) for cell in cells)
    if filled < 0.5 * len(cells) or max(len(cell.text) for cell in cells) > LONGEST_CELL:
        return None
    return None if _linked(table) > MOST_LINKED * sum(len(cell.text) for cell in cells) else rows


def chunk(rows: list[list[_Read]], node: Node) -> Chunk:
    """The table as a chunk.

    The first row, with what its spans reach over, is a header where it is marked as one or alone holds no figure.
    """
    header = _header_rows(rows)
    lines, cells, position = [], [], 0
    for number, row in enumerate(rows):
        start = position
        for cell in row:
            marked = cell.header or number < header
            cells.append(TableCell(position, position + len(cell.text), number, cell.column, marked))
            position += len(cell.text) + len(SEPARATOR)
        lines.append(SEPARATOR.join(cell.text for cell in row))
        position = start + len(lines[-1]) + 1
    return Chunk("\n".join(lines), kind="table", vote=node.vote, node=node, cells=tuple(cells))


def _rows(table: Tag) -> Iterator[list[_Read]]:
    """Rows with their columns counted under the spans of earlier rows."""
    taken: dict[int, int] = {}
    for number, row in enumerate(table.find_all("tr")):
        read_row, column = [], 0
        for cell in row.find_all(("td", "th"), recursive=False):
            while taken.get(column, 0) > 0:
                column += 1
            text = clean_line(cell.get_text(" ") if cell.find(("p", "br", "div", "li")) else cell.get_text())
            height = _span(cell, "rowspan")
            read_row.append(_Read(text, number, column, _is_header(cell), _is_bold(cell, text), height))
            for covered in range(column, column + _span(cell, "colspan")):
                taken[covered] = height
            column += _span(cell, "colspan")
        taken = {key: left - 1 for key, left in taken.items() if left > 1}
        yield read_row


def _is_header(cell: Tag) -> bool:
    return cell.name == "th" or cell.find_parent("thead") is not None


def _is_bold(cell: Tag, text: str) -> bool:
    bold = cell.find(("b", "strong"))
    return bool(text) and bold is not None and clean_line(bold.get_text()) == text


def _header_rows(rows: list[list[_Read]]) -> int:
    first = rows[0]
    height = min(max(cell.rowspan for cell in first), len(rows) - 1)
    if all(cell.header for cell in first) or all(cell.bold for cell in first if cell.text):
        return height
    below = rows[height]
    return height if not any(map(_has_figure, first)) and any(map(_has_figure, below)) else 0


def _has_figure(cell: _Read) -> bool:
    return any(character.isdigit() for character in cell.text) and len(cell.text) < 25


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return min(int(value), LARGEST_SPAN) if value.isdigit() and value != "0" else 1


def _linked(table: Tag) -> int:
    return sum(len(link.get_text(strip=True)) for link in table.find_all("a"))
