"""Pages that hold no article, and how to tell: error and login pages, lists, home pages, other languages, too little text."""

from collections.abc import Sequence

from extractor.article.boilerplate import Selection
from extractor.article.chunks import Chunk
from extractor.article.metadata import Metadata
from extractor.schema.errors import NotAnArticleError

ADVICE = "give the page of one article"


def check(chunks: Sequence[Chunk], selection: Selection, head: Metadata, url: str | None) -> None:
    """Raises NotAnArticleError with the reason, if the page is none."""
    if not any(chunk.is_prose for chunk in selection.kept):
        raise NotAnArticleError("no paragraph of Vietnamese text", ADVICE)
