"""Kept chunks to the text of the article and its blocks."""

from collections.abc import Iterable
from hashlib import sha256

from extractor.article.chunks import Chunk
from extractor.schema.article import Block, Body, Cell


def body(chunks: Iterable[Chunk]) -> Body:
    """The chunks as blocks, a line each; offsets hold in the text as returned."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for chunk in chunks:
        cells = tuple(
            Cell(
                start=position + cell.start,
                end=position + cell.end,
                row=cell.row,
                column=cell.column,
                header=cell.header,
            )
            for cell in chunk.cells
        )
        blocks.append(Block(kind=chunk.kind, start=position, end=position + len(chunk.text), cells=cells))
        parts.append(chunk.text)
        position += len(chunk.text) + 1
    text = "\n".join(parts)
    return Body(text=text, sha256=sha256(text.encode()).hexdigest(), blocks=tuple(blocks))
