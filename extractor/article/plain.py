"""A plain-text dump of a page, line by line, to chunks."""

from extractor.article import limits, piped
from extractor.article.characters import clean_line
from extractor.article.chunks import Chunk


def chunks(text: str) -> list[Chunk]:
    """A chunk for every line that holds anything, one for each table; raises PageError where there are too many."""
    limits.check_length(text)
    lines = [line for raw in text.splitlines() if (line := clean_line(raw))]
    limits.check_count(len(lines))
    return list(piped.gathered(lines))
