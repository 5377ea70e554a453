"""Which chunks of a page are the article: from the headline to the first end marker, without what stands between.

Reading order: `select` finds the headline, then the first end marker behind prose; `_Selection` walks what lies between
them and keeps, drops or reads each chunk.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extractor.article import byline, lines
from extractor.article.chunks import Chunk
from extractor.article.headline import find_headline, find_title, glued_headline, is_like_headline
from extractor.schema.article import BlockKind

# A line above the headline with no more words than this is a section or a site, if the page prints chrome at all.
KICKER_WORDS = 8
LONGEST_CAPTION = 250
FURNITURE = frozenset({"control", "stray", "counter", "site", "end", "box"})


@dataclass
class Selection:
    """What is kept of a page, and what its visible lines say of the article."""

    kept: list[Chunk] = field(default_factory=list)
    headline: str | None = None
    author: str | None = None
    source: str | None = None
    published: date | None = None
    modified: date | None = None
    views: int | None = None


def select(chunks: Sequence[Chunk], title: str | None = None) -> Selection:
    """The article among `chunks`; `title` is the headline that the page's metadata gives, if any."""
    selection = Selection()
    titled = find_title(chunks, title)
    first = _first_prose(chunks, (titled or -1) + 1)
    head = titled if titled is not None else find_headline(chunks, first)
    end = _end(chunks, first)
    _read_head(selection, chunks, head, first)
    if head is None and first < len(chunks):
        selection.headline = glued_headline(chunks[first].text)
    _keep_body(selection, chunks[first:end])
    _read_closing(selection)
    _read_tail(selection, chunks[end:])
    return selection


def _first_prose(chunks: Sequence[Chunk], start: int) -> int:
    """The index of the first paragraph from `start` on; the very first line may be a headline that ends in "!"."""
    prose = [index for index in range(start, len(chunks)) if chunks[index].is_prose]
    if prose[:1] == [0] and len(chunks) > 1 and is_like_headline(chunks[0].text):
        prose = prose[1:]
    return prose[0] if prose else len(chunks)


def _end(chunks: Sequence[Chunk], first: int) -> int:
    """The index of the chunk at which the article is over."""
    for index in range(first + 1, len(chunks)):
        roles = chunks[index].line.roles if chunks[index].line.all_chrome else frozenset()
        if "end" in roles and not _early(chunks, first, index):
            return index
        if "box" in roles and not _resumes(chunks[index + 1 :]):
            return index
    return len(chunks)


def _early(chunks: Sequence[Chunk], first: int, index: int) -> bool:
    """True for a marker that stands between the lead and the body."""
    before = sum(chunk.is_prose for chunk in chunks[first:index])
    return before <= 1 and sum(chunk.is_prose for chunk in chunks[index:]) >= 3


def _resumes(rest: Sequence[Chunk]) -> bool:
    """True where prose goes on behind a box of related articles, and is not the teasers of the box itself."""
    start = next((index for index, chunk in enumerate(rest) if chunk.is_prose), None)
    if start is None:
        return False
    stop = next((i for i, chunk in enumerate(rest) if i > start and _is_marker(chunk)), len(rest))
    going_on = rest[start:stop]
    return sum(len(chunk.text) for chunk in going_on if chunk.is_prose) > 0.8 * sum(len(c.text) for c in going_on)


def _is_marker(chunk: Chunk) -> bool:
    return chunk.line.all_chrome and bool(chunk.line.roles & {"end", "box"})


def _read_head(selection: Selection, chunks: Sequence[Chunk], head: int | None, first: int) -> None:
    has_chrome = any(chunk.line.all_chrome for chunk in chunks)
    for index, chunk in enumerate(chunks[:first]):
        if index == head:
            selection.headline = chunk.text
            selection.kept.append(replace(chunk, kind="heading", level=1))
        elif _read_metadata(selection, chunk, trusted=head is None or index > head):
            continue
        elif head is not None and index > head and (name := byline.signature(chunk.text)):
            selection.author = selection.author or name
        elif not (has_chrome and (head is None or index < head) and len(chunk.words) <= KICKER_WORDS):
            selection.kept.append(chunk)


def _read_metadata(selection: Selection, chunk: Chunk, *, trusted: bool) -> bool:
    """Reads a line of metadata into `selection`; True when the line is no text of the article."""
    line = chunk.line
    if line.rest and not lines.short(line.rest):
        return False
    name = byline.labelled(chunk) or byline.beside_metadata(chunk)
    if line.rest and not (name or line.roles & {"date", "views", "account"}):
        return False
    if not line.parts:
        return False
    _read_values(selection, line, trusted=trusted)
    selection.author = selection.author or name
    return True


def _read_values(selection: Selection, line: lines.Line, *, trusted: bool) -> None:
    if (views := line.views()) is not None:
        selection.views = views
    day = line.day()
    if day is None:
        return
    if "modified" in line.roles and "published" not in line.roles:
        selection.modified = selection.modified or day
    elif trusted or selection.published is None:
        selection.published = day


def _keep_body(selection: Selection, body: Sequence[Chunk]) -> None:
    after_image = in_box = False
    for index, chunk in enumerate(body):
        line = chunk.line
        if line.all_chrome and line.roles & FURNITURE:
            after_image, in_box = "stray" in line.roles, in_box or "box" in line.roles
            continue
        if in_box and not chunk.is_prose:
            continue
        in_box = False
        if line.is_only("menu") and not (index + 1 < len(body) and body[index + 1].is_prose):
            continue
        selection.kept.append(replace(chunk, kind=_kind(chunk, after_image=after_image)))
        after_image = False


def _kind(chunk: Chunk, *, after_image: bool) -> BlockKind:
    if chunk.kind != "paragraph":
        return chunk.kind
    if "credit" in chunk.line.roles or (after_image and len(chunk.text) <= LONGEST_CAPTION):
        return "caption"
    return "list_item" if chunk.text.startswith(("•", "- ", "+ ", "* ")) else "paragraph"


def _read_closing(selection: Selection) -> None:
    """Names the last short lines for what they are: signature, labelled author, source, date, photo credit."""
    for index in range(len(selection.kept) - 1, 0, -1):
        chunk = selection.kept[index]
        if chunk.is_prose:
            return
        if name := byline.labelled(chunk) or byline.signature(chunk.text):
            selection.author = name
            selection.kept[index] = replace(chunk, kind="byline")
        elif origin := byline.source(chunk):
            selection.source = origin
            selection.kept[index] = replace(chunk, kind="source")
        elif chunk.line.parts and _read_metadata(selection, chunk, trusted=False):
            del selection.kept[index]
        elif chunk.kind != "caption":
            return


def _read_tail(selection: Selection, tail: Sequence[Chunk]) -> None:
    """Labelled values that some portals print below the article."""
    for chunk in tail[:12]:
        line = chunk.line
        if "views" in line.roles and selection.views is None and line.all_chrome:
            selection.views = line.views()
        if "published" in line.roles and selection.published is None:
            selection.published = line.day()
        selection.author = selection.author or byline.labelled(chunk)
