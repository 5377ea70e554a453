"""A plain-text dump of a page, line by line, to chunks."""

from extractor.article import limits
from extractor.article.characters import clean_line
from extractor.article.chunks import Chunk


def chunks(text: str) -> list[Chunk]:
    """A chunk for every line that holds anything; raises PageError where there are too many."""
    limits.check_length(text)
    found = []
    for raw in text.splitlines():
        if line := clean_line(raw):
            found.append(Chunk(line))
            limits.check_count(len(found))
    return found
