"""Where the article lies among the chunks: its first paragraph, its end, and the element that holds most of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.article.chunks import Chunk, Node
from extractor.article.headline import find_headline, find_title, is_like_headline

# The element that holds this share of the prose is the body, and so is everything in it.
MOST_OF_THE_PROSE = 0.7
# The publisher's own body counts from this share on; below it the rule has missed the article.
VOTED_PROSE = 0.3
# A box between paragraphs is followed by paragraphs only; the list below an article by teasers of other articles.
GOING_ON = 0.8


@dataclass(frozen=True)
class Region:
    """`head` is the index of the headline, `first` of the first paragraph, `end` of the chunk behind the article."""

    head: int | None
    first: int
    end: int
    body: Node | None

    def in_body(self, chunk: Chunk) -> bool:
        """True inside the element that holds the article; lines of plain text all are."""
        return self.body is None or (chunk.node is not None and chunk.node.is_inside(self.body))


def find(chunks: Sequence[Chunk], titles: Sequence[str] = ()) -> Region:
    """The region of the article; `titles` are the headlines that the page's head offers, best first."""
    titled = find_title(chunks, titles)
    start = 0 if titled is None else titled + 1
    if titled is None:
        start = _start_of(chunks, _body(chunks))
    first = _first_prose(chunks, start)
    end = _end(chunks, first)
    body = _body(chunks[first:end])
    head = titled if titled is not None else find_headline(chunks, first)
    return Region(head, first, end, body)


def _start_of(chunks: Sequence[Chunk], body: Node | None) -> int:
    """The index of the first paragraph in `body`, 0 where there is no element."""
    if body is None:
        return 0
    inside = (i for i, chunk in enumerate(chunks) if chunk.is_prose and chunk.node and chunk.node.is_inside(body))
    return next(inside, 0)


def _first_prose(chunks: Sequence[Chunk], start: int) -> int:
    """The index of the first paragraph from `start` on; the very first line may be a headline that ends in "!"."""
    prose = [index for index in range(start, len(chunks)) if chunks[index].is_prose]
    if prose[:1] == [0] and len(chunks) > 1 and is_like_headline(chunks[0].text):
        prose = prose[1:]
    return prose[0] if prose else len(chunks)


def _body(chunks: Sequence[Chunk]) -> Node | None:
    """The deepest element that holds most of the prose of `chunks`."""
    prose = [chunk for chunk in chunks if chunk.is_prose and chunk.node is not None]
    voted = [chunk for chunk in prose if chunk.vote > 0]
    if _amount(voted) >= VOTED_PROSE * _amount(prose):
        prose = voted or prose
    weights: dict[int, int] = {}
    best: Node | None = None
    for chunk in prose:
        for node in chunk.node.path() if chunk.node else ():
            weights[id(node)] = weights.get(id(node), 0) + len(chunk.text)
    for chunk in prose:
        for node in chunk.node.path() if chunk.node else ():
            if weights[id(node)] >= MOST_OF_THE_PROSE * _amount(prose) and (best is None or node.depth > best.depth):
                best = node
    return best


def _amount(chunks: Sequence[Chunk]) -> int:
    return sum(len(chunk.text) for chunk in chunks)


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
    return _amount([chunk for chunk in going_on if chunk.is_prose]) > GOING_ON * _amount(going_on)


def _is_marker(chunk: Chunk) -> bool:
    return chunk.line.all_chrome and bool(chunk.line.roles & {"end", "box"})
