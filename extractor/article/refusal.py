"""Pages that hold no article, and how to tell: error and login pages, lists, home pages, other languages, too little text."""

from collections.abc import Sequence

from extractor.article import marks
from extractor.article.boilerplate import Selection
from extractor.article.chunks import Chunk
from extractor.article.metadata import Metadata
from extractor.schema.errors import NotAnArticleError

ADVICE = "give the page of one article"
# An error or login page explains itself in a few sentences; an article about errors and logins is longer.
FEW_CHARACTERS = 700
# From this many teasers on, a page with fewer paragraphs than teasers is a list.
MANY_TEASERS = 3
# Words from which the language of a page can be told.
ENOUGH_WORDS = 40
# The share of words with Vietnamese letters below which a text is in another language.
VIETNAMESE = 0.2


def check(chunks: Sequence[Chunk], selection: Selection, head: Metadata) -> None:
    """Raises NotAnArticleError with the reason, if the page is none."""
    for reason in (_explained, _listed, _foreign, _empty):
        if told := reason(chunks, selection, head):
            raise NotAnArticleError(told, ADVICE)


def _explained(chunks: Sequence[Chunk], selection: Selection, head: Metadata) -> str | None:
    """A page that says itself what it is."""
    if selection.paragraphs > 3 or sum(len(chunk.text) for chunk in selection.kept) > FEW_CHARACTERS:
        return None
    if head.password:
        return "a login page"
    headings = [head.title, selection.headline or "", *(chunk.text for chunk in chunks if chunk.level)]
    return next((match.value for text in headings for match in marks.refusals(text)), None)


def _listed(chunks: Sequence[Chunk], selection: Selection, head: Metadata) -> str | None:
    few = selection.paragraphs < selection.teasers / 2 and not selection.closed
    if selection.teasers >= MANY_TEASERS and (few or not selection.paragraphs):
        return "a list of articles (a home, section or search page), not one article"
    return None


def _foreign(chunks: Sequence[Chunk], selection: Selection, head: Metadata) -> str | None:
    unlinked = [chunk for chunk in chunks if chunk.link_density < 0.5]
    counted = marked = 0
    for chunk in unlinked:
        if len(chunk.words) >= 8:
            counted, marked = counted + len(chunk.words), marked + chunk.vietnamese_words
    if counted < ENOUGH_WORDS or marked >= VIETNAMESE * counted:
        return None
    if sum(word.isalpha() for chunk in unlinked for word in chunk.words) >= ENOUGH_WORDS:
        return "the text is not in Vietnamese, or is written without its marks"
    return None


def _empty(chunks: Sequence[Chunk], selection: Selection, head: Metadata) -> str | None:
    if selection.paragraphs:
        return None
    if not chunks:
        return "the page holds no text (it may be put together by a script)"
    return "no paragraph of text, only headings, links or single words (a menu or list?)"
