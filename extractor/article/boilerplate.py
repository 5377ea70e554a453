"""Which chunks of a page are the article: from the headline to the end, without what stands between.

Reading order: `select` asks for the region of the article and walks its three parts: the head (headline, metadata, lead),
the body, and the closing lines (signature, source), where names are told from text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extractor.article import byline, lines, marks, region
from extractor.article.chunks import Chunk
from extractor.article.headline import glued_headline
from extractor.article.region import Region
from extractor.schema.article import BlockKind

# A line above the headline with no more words than this is a section or a site, if the page prints chrome at all.
KICKER_WORDS = 8
KICKER_LINES = 2
SECTION_WORDS = 6
LONGEST_CAPTION = 250
LONGEST_PATH = 120
# From this share of linked characters on a line is a list of links and no text.
MOST_LINKED = 0.6
# Closing lines may stand outside the element of the body, but not further away than this.
CLOSING_LINES = 4
TAIL_LINES = 12
_PATH = re.compile(r"\s*[>»›→/|]+\s*")
FURNITURE = frozenset({"control", "stray", "counter", "site", "end", "box"})


@dataclass
class Selection:
    """What is kept of a page, and what its visible lines say of the article.

    `today` is a date above the headline, which on a dump may be that of the article and on a live page is the clock.
    `paragraphs` counts those of the article, `teasers` those that announce other articles; `closed` is True where a
    signature or a date of its own shows that the article is one.
    """

    kept: list[Chunk] = field(default_factory=list)
    headline: str | None = None
    author: str | None = None
    source: str | None = None
    site: str | None = None
    section: str | None = None
    published: date | None = None
    modified: date | None = None
    today: date | None = None
    views: int | None = None
    paragraphs: int = 0
    teasers: int = 0
    closed: bool = False


def select(chunks: Sequence[Chunk], titles: Sequence[str] = ()) -> Selection:
    """The article among `chunks`; `titles` are the headlines that the page's head offers, best first."""
    found = region.find(chunks, titles)
    selection = Selection(paragraphs=found.paragraphs, teasers=found.teasers)
    _read_head(selection, chunks, found)
    if found.head is None and found.first < len(chunks):
        selection.headline = glued_headline(chunks[found.first].text)
    _keep_body(selection, chunks[found.first : found.end], found)
    _name_lead(selection, found)
    _read_closing(selection)
    _read_tail(selection, chunks[found.end : found.end + TAIL_LINES])
    if found.body is not None:
        selection.today = None
    selection.closed |= any(chunk.kind == "byline" for chunk in selection.kept) or selection.published is not None
    _drop_repeated(selection)
    return selection


def _read_head(selection: Selection, chunks: Sequence[Chunk], found: Region) -> None:
    has_chrome = found.body is not None or any(chunk.all_chrome for chunk in chunks)
    for index, chunk in enumerate(chunks[: found.first]):
        below = found.head is None or index > found.head
        if index == found.head:
            selection.headline = chunk.text
            selection.kept.append(replace(chunk, kind="heading", level=1))
            continue
        if not below:
            _read_section(selection, chunks, index, found)
        if _read_metadata(selection, chunk, trusted=below or _is_kicker(chunk, index, found)):
            continue
        if below and found.head is not None:
            _read_below(selection, chunk, found, has_chrome=has_chrome)
        elif not has_chrome or (found.body is None and len(chunk.words) > KICKER_WORDS):
            selection.kept.append(chunk)


def _read_section(selection: Selection, chunks: Sequence[Chunk], index: int, found: Region) -> None:
    """The section that a link or a path right above the headline names: "Tin tức › Thanh tra"."""
    chunk = chunks[index]
    if found.head is None or not found.head - KICKER_LINES <= index or len(chunk.text) > LONGEST_PATH:
        return
    parts = [part for part in _PATH.split(chunk.text) if part]
    linked = chunk.link_density > MOST_LINKED and not _is_in_menu(chunks, index)
    if not parts or "date" in chunk.line.roles or len(parts[-1].split()) > SECTION_WORDS:
        return
    if chunk.node is None or found.near_headline(chunk) or "Trang chủ" in parts:
        path = chunk.line.is_only("menu") if chunk.node is None else linked or len(parts) > 1
        selection.section = parts[-1] if path else selection.section


def _is_in_menu(chunks: Sequence[Chunk], index: int) -> bool:
    """True for one of several links side by side."""
    return index > 0 and chunks[index - 1].link_density > MOST_LINKED and chunks[index - 1].is_sibling_of(chunks[index])


def _is_kicker(chunk: Chunk, index: int, found: Region) -> bool:
    """True for a date right above the headline and near it in the tree; a page's clock stands elsewhere."""
    if found.head is None or not found.head - KICKER_LINES <= index < found.head or chunk.node is None:
        return False
    return "date" in chunk.line.roles and found.near_headline(chunk)


def _read_below(selection: Selection, chunk: Chunk, found: Region, *, has_chrome: bool) -> None:
    """A line between the headline and the first paragraph that is neither."""
    if name := byline.signature(chunk.text):
        selection.author = selection.author or name
    elif chunk.link_density > MOST_LINKED:
        return
    elif (
        chunk.kind in ("caption", "lead", "table")
        or found.in_body(chunk)
        or not has_chrome
        or len(chunk.words) > KICKER_WORDS
    ):
        selection.kept.append(chunk)


def _read_metadata(selection: Selection, chunk: Chunk, *, trusted: bool) -> bool:
    """Reads a line of metadata into `selection`; True when the line is no text of the article."""
    line = chunk.line
    if not line.parts or "credit" in line.roles or (line.rest and not lines.short(line.rest)):
        return False
    name = byline.labelled(chunk) or byline.beside_metadata(chunk)
    if line.rest and not (name or line.roles & {"date", "views", "account", "section"}):
        return False
    if "section" in line.roles:
        selection.section = line.rest or selection.section
    _read_values(selection, line, trusted=trusted)
    if trusted or "author" in line.roles:
        selection.author = selection.author or name
    return True


def _read_values(selection: Selection, line: lines.Line, *, trusted: bool) -> None:
    if (views := line.views()) is not None:
        selection.views = views
    if line.is_only("site"):
        selection.site = selection.site or line.text
    day = line.day()
    if day is None:
        return
    selection.closed |= trusted
    if "modified" in line.roles and "published" not in line.roles:
        selection.modified = selection.modified or day
    elif trusted:
        selection.published = selection.published or day
    elif selection.today is None:
        selection.today = day


def _keep_body(selection: Selection, body: Sequence[Chunk], found: Region) -> None:
    after_image = in_box = False
    outside = 0
    for index, chunk in enumerate(body):
        line = chunk.line
        outside = 0 if found.in_body(chunk) else outside + 1
        if line.all_chrome and line.roles & FURNITURE:
            _read_metadata(selection, chunk, trusted=False)
            after_image, in_box = "stray" in line.roles, in_box or "box" in line.roles
            continue
        if (in_box and not chunk.is_prose) or _is_list_of_links(chunk):
            continue
        in_box = False
        if line.is_only("menu") and not (index + 1 < len(body) and body[index + 1].is_prose):
            continue
        if outside and not _may_stand_outside(chunk, outside, body[index:], found):
            _read_metadata(selection, chunk, trusted=False)
            continue
        selection.kept.append(replace(chunk, kind=_kind(chunk, after_image=after_image)))
        after_image = False


def _name_lead(selection: Selection, found: Region) -> None:
    """The first paragraph is the lead where it is set apart: in bold, or above the element of the body."""
    index = next((i for i, chunk in enumerate(selection.kept) if chunk.is_prose), None)
    if index is None or any(chunk.kind == "lead" for chunk in selection.kept) or len(selection.kept) <= index + 2:
        return
    chunk, following = selection.kept[index], selection.kept[index + 1]
    set_apart = (chunk.bold and not following.bold) or (chunk.node is not None and not found.in_body(chunk))
    if chunk.kind in ("paragraph", "heading") and set_apart:
        selection.kept[index] = replace(chunk, kind="lead", level=0)


def _is_list_of_links(chunk: Chunk) -> bool:
    return chunk.kind != "table" and chunk.link_density > MOST_LINKED and not chunk.is_prose


def _may_stand_outside(chunk: Chunk, distance: int, rest: Sequence[Chunk], found: Region) -> bool:
    """The lead stands before the body's element, closing lines stand behind it; nothing else outside is the article."""
    before = any(found.in_body(later) for later in rest)
    if before:
        return chunk.is_prose or chunk.after_image or chunk.kind in ("caption", "lead", "table", "heading")
    closing = byline.labelled(chunk) or byline.signature(chunk.text) or byline.source(chunk)
    return bool(closing) and distance <= CLOSING_LINES


def _kind(chunk: Chunk, *, after_image: bool) -> BlockKind:
    if chunk.kind != "paragraph":
        return chunk.kind
    short = len(chunk.text) <= LONGEST_CAPTION
    if short and (after_image or "credit" in chunk.line.roles or marks.credit_at_end(chunk.text)):
        return "caption"
    return "list_item" if chunk.text.startswith(("•", "- ", "+ ", "* ")) else "paragraph"


def _read_closing(selection: Selection) -> None:
    """Names the last short lines for what they are: signature, labelled author, source, date, photo credit."""
    for index in reversed(range(len(selection.kept))):
        chunk = selection.kept[index]
        if chunk.is_prose or chunk.kind == "table":
            selection.author = selection.author or byline.glued(chunk.text)
            return
        if chunk.level == 1:
            return
        if name := byline.labelled(chunk) or byline.affiliated(chunk.text) or byline.signature(chunk.text):
            selection.author = name
            selection.kept[index] = replace(chunk, kind="byline", level=0)
        elif origin := byline.source(chunk):
            selection.source = selection.source or byline.quoted_source(chunk, origin)
            selection.kept[index] = replace(chunk, kind="source", level=0)
        elif _read_metadata(selection, chunk, trusted=True):
            del selection.kept[index]
        elif chunk.kind != "caption":
            return


def _read_tail(selection: Selection, tail: Sequence[Chunk]) -> None:
    """Labelled values that some portals print below the article."""
    for chunk in tail:
        line = chunk.line
        if "views" in line.roles and selection.views is None and line.all_chrome:
            selection.views = line.views()
        if "published" in line.roles and selection.published is None:
            selection.published = line.day()
        selection.author = selection.author or byline.labelled(chunk)


def _drop_repeated(selection: Selection) -> None:
    """The same text twice (a sapo repeated as first paragraph, a caption printed under both sizes) is kept once."""
    seen: set[str] = set()
    kept = []
    for chunk in selection.kept:
        key = "".join(chunk.words)
        if len(chunk.words) >= 5 and key in seen and chunk.kind != "table":
            continue
        seen.add(key)
        kept.append(chunk)
    selection.kept = kept
