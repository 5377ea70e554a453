"""A chunk: a stretch of a page on its way to becoming a block, with what its markup tells about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from extractor.article import lines, marks
from extractor.article.vocabulary import rules
from extractor.schema.article import BlockKind

_WORD = re.compile(r"\w+")
_SENTENCE_ENDS = tuple(".!?…:;")
_HEADLINE_ENDS = tuple("!?")
_CLOSING = '"”’»)]'
# From this length on a paragraph is prose if it reads like it; headlines stay below it.
PROSE = 90
# Fewer words are no sentence of news, and fewer characters hold fewer words.
FEWEST_WORDS = 8
SHORTEST = 2 * FEWEST_WORDS - 1
# Words from which on a closed sentence needs hardly any function word.
SENTENCE = 15
_VIETNAMESE = frozenset("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(rules().function_words)


@dataclass(slots=True)
class Node:
    """A block element: what it passes on to the text in it. `depth` counts from the root of the page."""

    parent: "Node | None"
    kind: BlockKind = "paragraph"
    level: int = 0
    vote: int = 0
    center: bool = False
    depth: int = 0

    def __post_init__(self) -> None:
        if self.parent is None:
            return
        self.depth = self.parent.depth + 1
        self.vote = self.vote or self.parent.vote
        self.center = self.center or self.parent.center
        if self.kind == "paragraph":
            self.kind, self.level = self.parent.kind, self.parent.level

    def is_inside(self, other: "Node") -> bool:
        """True for `other` itself and for everything in it."""
        node: Node | None = self
        while node is not None and node.depth > other.depth:
            node = node.parent
        return node is other

    def path(self) -> Iterator["Node"]:
        """This node and all above it."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell by its offsets in the text of its chunk."""

    start: int
    end: int
    row: int
    column: int
    header: bool


@dataclass
class Chunk:
    """`linked` is the number of characters inside links, `level` the rank of a heading (0 for none).

    `vote` is 1 where the publisher's rules take it for the article's body. `node` is the element it stands in; lines of
    plain text have none. `cells` are those of a table.
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    linked: int = 0
    vote: int = 0
    bold: bool = False
    after_image: bool = False
    node: Node | None = None
    cells: tuple[TableCell, ...] = ()

    @cached_property
    def line(self) -> lines.Line:
        """The chunk read as one line of chrome."""
        return lines.read(self.text)

    @cached_property
    def all_chrome(self) -> bool:
        """True where the line holds nothing but phrases of chrome; far cheaper than `line` where it does not."""
        return lines.may_be_chrome(self.text) and self.line.all_chrome

    @cached_property
    def words(self) -> list[str]:
        """The words in lower case."""
        return _WORD.findall(self.text.lower())

    @property
    def link_density(self) -> float:
        """The share of characters inside links."""
        return self.linked / len(self.text) if self.text else 0.0

    @cached_property
    def is_prose(self) -> bool:
        """True for a paragraph that reads as sentences: long, with function words, not a list of links.

        The longer a text, the less it takes: reports of figures get by on few function words.
        """
        text = self.text
        if self.kind == "table" or len(text) < SHORTEST or self.linked > 0.5 * len(text):
            return False
        ended = text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
        asks = text.rstrip(_CLOSING).endswith(_HEADLINE_ENDS)  # "Hồ sơ đất đai: Hết thời “gửi rồi chờ”?"
        if (len(text) < PROSE and (asks or not ended)) or len(self.words) < FEWEST_WORDS:
            return False
        needed = 0.1 if not ended else 0.06 if len(self.words) < SENTENCE else 0.02
        reads_like_it = self.function_words >= needed and self.is_vietnamese
        return reads_like_it and not self.all_chrome and not marks.is_imprint(self.text)

    @property
    def function_words(self) -> float:
        """The share of words without which no sentence is written."""
        known = _function_words()
        return len([word for word in self.words if word in known]) / len(self.words) if self.words else 0.0

    def is_sibling_of(self, other: "Chunk") -> bool:
        """True for two paragraphs of one element."""
        if self.node is None or other.node is None:
            return False
        return self.node is other.node or (self.node.parent is not None and self.node.parent is other.node.parent)

    @cached_property
    def vietnamese_words(self) -> int:
        """How many words carry a letter that only Vietnamese has."""
        return len([word for word in self.words if not _VIETNAMESE.isdisjoint(word)])

    @property
    def is_vietnamese(self) -> bool:
        """True where enough words carry Vietnamese letters; three in ten are few even in a list of names."""
        return self.vietnamese_words >= 0.3 * len(self.words)
