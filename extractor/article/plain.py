"""A plain-text dump of a page, line by line, to chunks."""

from extractor.article.characters import clean_line
from extractor.article.chunks import Chunk


def chunks(text: str) -> list[Chunk]:
    """A chunk for every line that holds anything."""
    return [Chunk(line) for raw in text.splitlines() if (line := clean_line(raw))]
