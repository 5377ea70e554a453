"""The pruned tree to chunks in reading order: text between the borders of blocks, tables, and lines set by <br>."""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml import etree

from extractor.article import limits
from extractor.article.characters import clean_line
from extractor.article.chunks import Chunk, Node
from extractor.schema.article import BlockKind

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "ul",
})  # fmt: skip
_IMAGES = ("img", "amp-img")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_SENTENCE_END = re.compile(r"[.!?…:;]\W*$")
LONGEST_CAPTION = 250
LONGEST_SUBHEADING = 120


class _Piece(NamedTuple):
    """A text node, or the end of a line where `text` is a line break."""

    text: str
    linked: bool = False
    bold: bool = False
    italic: bool = False


_BREAK, _GAP = _Piece("\n"), _Piece(" ")


def chunks(root: etree._Element) -> list[Chunk]:
    """Every stretch of text of the page; raises PageError where there are too many."""
    body = root.find("body")
    walker = _Walker()
    walker.walk(root if body is None else body)
    return walker.found


class _Walker:
    """Walks lxml's tree itself: BeautifulSoup would take three times as long to build its own from it."""

    def __init__(self) -> None:
        self.found: list[Chunk] = []
        self.node = Node(None)
        self._pieces: list[_Piece] = []
        self._inside = {"a": 0, "b": 0, "i": 0}
        self._image: Node | None = None

    def walk(self, root: etree._Element) -> None:
        events = etree.iterwalk(root, events=("start", "end"))
        unread: etree._Element | None = None
        for event, element in events:
            if element is root:
                self._text(element.text if event == "start" else None)
            elif event == "start":
                if self._enter(element):
                    self._text(element.text)
                else:
                    unread = element
                    events.skip_subtree()
            else:
                if element is unread:
                    unread = None
                else:
                    self._leave(element)
                self._text(element.tail)
        self._flush()

    def _enter(self, tag: etree._Element) -> bool:
        """Takes note of a start tag; False where its content has been read already."""
        name = tag.tag
        if name == "br":
            self._pieces.append(_BREAK)
        elif name in _IMAGES:
            self._image = self.node
        elif key := _inline(name):
            self._inside[key] += 1
        elif name in BLOCKS:
            self._flush()
            self.node = _node(tag, self.node)
            if name == "table":
                return self._enter_table(tag)
        return True

    def _enter_table(self, tag: etree._Element) -> bool:
        if "layout" in tag.get("role", "") or not _has_columns(tag):
            return True
        # BeautifulSoup takes a tenth of a second to load, and few articles hold a table.
        from extractor.article import tables  # noqa: PLC0415

        table = tables.souped(tag)
        grid = tables.read(table)
        if grid is None:
            return True
        if caption := table.find("caption"):
            self._add(Chunk(clean_line(caption.get_text(" ")), kind="caption", vote=self.node.vote, node=self.node))
        self._add(tables.chunk(grid, self.node))
        self.node = self.node.parent or self.node
        return False

    def _leave(self, tag: etree._Element) -> None:
        if key := _inline(tag.tag):
            self._inside[key] -= 1
        elif tag.tag in BLOCKS:
            self._flush()
            self.node = self.node.parent or self.node

    def _text(self, text: str | None) -> None:
        if not text:
            return
        inside = self._inside
        self._pieces.append(_Piece(_spaced(text), inside["a"] > 0, inside["b"] > 0, inside["i"] > 0))

    def _flush(self) -> None:
        """The pieces gathered since the last border, as one chunk for each line that <br> sets apart."""
        if not self._pieces:
            return
        pieces, self._pieces = self._pieces, []
        joined = _joined_lines(_lines(pieces), always=self.node.kind in ("heading", "caption"))
        for line in joined:
            text = clean_line("".join(piece.text for piece in line))
            if text:
                self._add(self._chunk(text, line))

    def _chunk(self, text: str, line: list[_Piece]) -> Chunk:
        whole = linked = bold = italic = 0
        for piece in line:
            length = len(piece.text.strip())
            whole += length
            linked += length if piece.linked else 0
            bold += length if piece.bold else 0
            italic += length if piece.italic else 0
        most, node = 0.9 * max(1, whole), self.node
        return Chunk(
            text, kind=self._kind(text, bold=bold >= most, italic=italic >= most), level=node.level, linked=linked,
            vote=node.vote, bold=bold >= most, after_image=self._image is not None, node=node,
        )  # fmt: skip

    def _kind(self, text: str, *, bold: bool, italic: bool) -> BlockKind:
        node = self.node
        if node.kind != "paragraph":
            return node.kind
        if self._image is not None and len(text) <= LONGEST_CAPTION and (italic or node.center or self._image is node):
            return "caption"
        if bold and len(text) <= LONGEST_SUBHEADING and not _SENTENCE_END.search(text):
            return "heading"
        return "paragraph"

    def _add(self, chunk: Chunk) -> None:
        if not chunk.text:
            return
        self.found.append(chunk)
        limits.check_count(len(self.found))
        self._image = None


_inline = {"a": "a", "b": "b", "strong": "b", "i": "i", "em": "i"}.get


def _has_columns(table: etree._Element) -> bool:
    """Whether two rows have two cells or more, without which a table holds no data."""
    wide = (row for row in table.iter("tr") if sum(1 for _ in row.iterchildren("td", "th")) > 1)
    return next(islice(wide, 1, None), None) is not None


def _spaced(text: str) -> str:
    """`text` with single blanks for the white space of its source; most texts have no other."""
    return _SPACE.sub(" ", text) if "\n" in text or "  " in text or "\t" in text or "\r" in text else text


def _node(tag: etree._Element, parent: Node) -> Node:
    """A block with what it says about the text in it, beyond what it inherits."""
    name, roles = tag.tag, tag.get("role", "")
    pictured = name == "figure" and next(tag.iter(*_IMAGES), None) is not None
    kind, level = _kind_of(name, roles, pictured=pictured)
    return Node(parent, kind, level, vote=int("body" in roles), center="center" in roles or name == "center")


@lru_cache(maxsize=1024)
def _kind_of(name: str, roles: str, *, pictured: bool) -> tuple[BlockKind, int]:
    if "lead" in roles:
        return "lead", 0
    if len(name) == 2 and name[0] == "h" and name[1].isdigit():
        return "heading", int(name[1])
    if name in ("figcaption", "caption") or "caption" in roles or pictured:
        return "caption", 0
    if name in ("li", "dd", "dt"):
        return "list_item", 0
    return "paragraph", 0


def _lines(pieces: list[_Piece]) -> list[list[_Piece]]:
    """The pieces between line breaks, without lines of white space alone."""
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece is _BREAK:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if any([not piece.text.isspace() for piece in line])]


def _joined_lines(lines: list[list[_Piece]], *, always: bool) -> list[list[_Piece]]:
    """Lines that <br> only wraps become one: the first ends in mid-sentence and the next goes on in small letters."""
    joined: list[list[_Piece]] = []
    for line in lines:
        if joined and (always or _goes_on(joined[-1], line)):
            joined[-1] += [_GAP, *line]
        else:
            joined.append(line)
    return joined


def _goes_on(first: list[_Piece], second: list[_Piece]) -> bool:
    before = next(text for piece in reversed(first) if (text := piece.text.strip()))
    after = next(text for piece in second if (text := piece.text.strip()))
    return after[:1].islower() and not _SENTENCE_END.search(before)
