"""The article's text cut into pieces, each with the values whose evidence it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor.schema.article import Block, Cell
from extractor.schema.evidence import Evidence
from extractor.schema.record import InspectionRecord

# Where two values share words the smaller idea is the one a reader points at: the figure within the place's name.
KINDS = ("figure", "implied", "date", "document", "official", "place", "organization")


@dataclass(frozen=True, slots=True)
class Mark:
    """One evidence of one value. `key` names the value on its page ("figure-f2"); `number` counts its evidences."""

    kind: str
    key: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks, the foremost first; `opens` holds those whose words begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()


def marks_of(record: InspectionRecord) -> list[Mark]:
    """Every evidence of the record's values, in the order of the text."""
    found = [
        Mark(kind, key, number, evidence.start, evidence.end)
        for kind, key, evidences in _values(record)
        for number, evidence in enumerate(evidences, start=1)
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, KINDS.index(mark.kind)))


def _values(record: InspectionRecord) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    for figure in record.figures:
        yield "figure", f"figure-{figure.id}", figure.evidence
    for implied in record.implied_figures:
        yield "implied", f"implied-{implied.id}", implied.evidence
    for day in record.dates:
        yield "date", f"date-{day.id}", day.evidence
    named = [
        ("document", [document.evidence for document in record.documents]),
        ("official", [official.evidence for official in record.officials]),
        ("place", [place.evidence for place in record.places]),
        ("organization", [body.evidence for body in record.organizations]),
    ]
    for kind, evidences in named:
        for number, evidence in enumerate(evidences, start=1):
            yield kind, f"{kind}-{number}", evidence


def pieces(text: str, start: int, end: int, marks: list[Mark]) -> list[Piece]:
    """`text[start:end]` cut wherever a mark begins or ends; joined again, the pieces are that text.

    Marks may cross each other, so they cannot be nested elements: a mark over two cuts makes two pieces.
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end} | {min(max(place, start), end) for mark in inside for place in (mark.start, mark.end)}
    return [_piece(text, left, right, inside) for left, right in pairwise(sorted(cuts))]


def _piece(text: str, left: int, right: int, marks: list[Mark]) -> Piece:
    over = sorted(
        (mark for mark in marks if mark.start <= left and mark.end >= right), key=lambda mark: KINDS.index(mark.kind)
    )
    return Piece(text[left:right], tuple(over), tuple(mark for mark in over if mark.start == left))


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article as pieces; a table as rows of (is header, pieces)."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[bool, tuple[Piece, ...]], ...], ...] = ()


def passages(record: InspectionRecord, marks: list[Mark]) -> list[Passage]:
    """The blocks of the article in reading order, with their `marks`."""
    return [_passage(record.article.text, block, marks) for block in record.article.blocks]


def _passage(text: str, block: Block, marks: list[Mark]) -> Passage:
    if not block.cells:
        return Passage(block.kind, tuple(pieces(text, block.start, block.end, marks)))
    rows: dict[int, list[Cell]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(cell)
    return Passage(
        block.kind,
        rows=tuple(
            tuple((cell.header, tuple(pieces(text, cell.start, cell.end, marks))) for cell in cells)
            for _, cells in sorted(rows.items())
        ),
    )
