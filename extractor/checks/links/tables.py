"""Tables with a row or column of totals (T04): every other row adds up to it."""

from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import is_percent
from extractor.schema.article import Cell

TOTAL = ("tổng", "cộng")
Grid = dict[tuple[int, int], Mention]


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each complete row or column that has a total."""
    for number, block in enumerate(facts.record.article.blocks):
        if block.cells:
            grid = {
                (m.cell.row, m.cell.column): m for m in facts.mentions if m.block == number and m.cell is not None
            }  # fmt: skip
            turned = {(column, row): m for (row, column), m in grid.items()}
            yield from columns(facts, grid, totals(facts, block.cells, by_row=True))
            yield from columns(facts, turned, totals(facts, block.cells, by_row=False))


def totals(facts: Facts, cells: tuple[Cell, ...], *, by_row: bool) -> set[int]:
    """The rows (or columns) whose first cell says that they are totals."""
    found = set()
    for cell in cells:
        across, along = (cell.column, cell.row) if by_row else (cell.row, cell.column)
        if across <= 1 and facts.text[cell.start : cell.end].strip().lower().startswith(TOTAL):
            found.add(along)
    return found


def columns(facts: Facts, grid: Grid, total_rows: set[int]) -> Iterator[Claim]:
    """The claims of one direction; a column with an empty cell is left out, since its parts are not all known."""
    if len(total_rows) != 1:
        return
    (total,) = total_rows
    rows = {row for row, _ in grid} - {total}
    for column in dict.fromkeys(column for row, column in grid if row == total):
        whole, parts = grid[total, column], [grid.get((row, column)) for row in sorted(rows)]
        if len(parts) < 2 or None in parts or is_percent(whole.figure):
            continue
        figures = tuple(part.figure for part in parts if part is not None)
        yield Claim((Relation("T04", figures, (whole.figure,)),), firm=True)
