"""Tables with a row or column of totals (T04): every other row adds up to it; and with a column of shares (A03).

A column of percentages is the share of one column in another where all rows but one, and two at least, bear that out.
"""

from collections.abc import Iterator
from itertools import permutations

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.relations import Claim, Relation, certain
from extractor.checks.units import is_percent
from extractor.schema.article import Cell

TOTAL = ("tổng", "cộng")
FEWEST = 2
"""Rows at least in which a percentage is the share of one column in another."""
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
            yield from shares(grid)
            yield from shares(turned)


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


def shares(grid: Grid) -> Iterator[Claim]:
    """The claims that the percentages of a column are shares of two other columns, which the rows but one show."""
    rows = sorted({row for row, _ in grid})
    all_columns = sorted({column for _, column in grid})
    for told in (column for column in all_columns if are_all(grid, column, percent=True)):
        found = []
        for part, whole in permutations((one for one in all_columns if are_all(grid, one, percent=False)), 2):
            ties = [tie for row in rows if (tie := share(grid, row, part, whole, told)) is not None]
            holding = sum(map(is_plain, ties))
            if holding >= FEWEST and len(ties) - holding <= 1:
                found.append(ties)
        if len(found) == 1:
            yield from map(certain, found[0])


def are_all(grid: Grid, column: int, *, percent: bool) -> bool:
    """Whether a column holds percentages and nothing else, or none."""
    return all(is_percent(m.figure) == percent for (_, other), m in grid.items() if other == column)


def share(grid: Grid, row: int, part: int, whole: int, told: int) -> Relation | None:
    """The share of a row, None where a cell is empty."""
    cells = [grid.get((row, column)) for column in (part, whole, told)]
    if any(cell is None or not cell.figure.value for cell in cells):
        return None
    one, other, percent = (cell.figure for cell in cells if cell is not None)
    return Relation("A03", (one, other), (percent,))
