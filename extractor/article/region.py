"""Where the article lies among the chunks: its first paragraph, its end, and the element that holds most of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.article.chunks import Chunk, Node
from extractor.article.headline import find_headline, find_title, is_like_headline

# The element that holds this share of the prose is the body, and so is everything in it.
MOST_OF_THE_PROSE = 0.7
# The publisher's own body counts from this share on; below it the rule has missed the article.
VOTED_PROSE = 0.3
# A box between paragraphs is followed by paragraphs; the list below an article by titles and teasers of other articles.
GOING_ON = 0.67
# Chunks of a box inside an article, and between a lead and the body below it.
LONGEST_BOX = 10
LEAD_DISTANCE = 12
# Levels of the tree between a headline and the element that it shares with its date.
NEAR = 4
# The share of linked characters in a line that is nothing but a link.
LINKED = 0.7


@dataclass(frozen=True)
class Region:
    """`head` is the index of the headline, `first` of the first paragraph, `end` of the chunk behind the article.

    `paragraphs` counts those of the article, `teasers` those that only announce other articles.
    """

    head: int | None
    first: int
    end: int
    body: Node | None
    headline: Node | None
    paragraphs: int
    teasers: int

    def near_headline(self, chunk: Chunk) -> bool:
        """True for what shares an element with the headline that is not the page as a whole."""
        if self.headline is None or chunk.node is None:
            return False
        common = next((node for node in self.headline.path() if chunk.node.is_inside(node)), None)
        return common is not None and common.depth >= max(self.headline.depth - NEAR, 1)

    def in_body(self, chunk: Chunk) -> bool:
        """True inside the element that holds the article; lines of plain text all are."""
        return self.body is None or (chunk.node is not None and chunk.node.is_inside(self.body))


def find(chunks: Sequence[Chunk], titles: Sequence[str] = ()) -> Region:
    """The region of the article; `titles` are the headlines that the page's head offers, best first."""
    titled = find_title(chunks, titles)
    teasers = _teasers(chunks, titled)
    prose = [chunk.is_prose and index not in teasers for index, chunk in enumerate(chunks)]
    start = titled + 1 if titled is not None else _start_of(chunks, prose)
    first = _first_prose(chunks, prose, start)
    end = _end(chunks, prose, first)
    body = _body([chunk for index, chunk in enumerate(chunks) if first <= index < end and prose[index]])
    body = _around(body, chunks) if body is not None else None
    # What stands right above a teaser is the headline of another article.
    others = frozenset(index - 1 for index in teasers)
    head = titled if titled is not None else find_headline(chunks, first, end, others)
    headline = None if head is None else chunks[head].node
    return Region(head, first, end, body, headline, sum(prose[first:end]), len(teasers))


def _teasers(chunks: Sequence[Chunk], titled: int | None) -> frozenset[int]:
    """The paragraphs that announce other articles: each stands below a linked title, or above a linked "Xem tiếp"."""
    found: list[int] = []
    for index, chunk in enumerate(chunks):
        if not chunk.is_prose or chunk.node is None:
            continue
        if _ends_in_button(chunks, index):
            found.append(index)
            continue
        above = _neighbour(chunks, range(index - 1, max(-1, index - 5), -1))
        below = _neighbour(chunks, range(index + 1, min(len(chunks), index + 5)))
        linked_below = below is None or _is_linked(chunks[below]) or _is_marker(chunks[below])
        in_series = bool(found) and above is not None and found[-1] in range(above - 4, above)
        if above is not None and above != titled and _is_linked(chunks[above]) and (linked_below or in_series):
            found.append(index)
    return frozenset(found) if len(found) > 1 else frozenset()


def _ends_in_button(chunks: Sequence[Chunk], index: int) -> bool:
    below = chunks[index + 1] if index + 1 < len(chunks) else None
    return below is not None and _is_linked(below) and below.all_chrome and below.line.is_only("control", "box")


def _neighbour(chunks: Sequence[Chunk], indices: range) -> int | None:
    """The next chunk that is more than a date, an address or a button."""
    return next((i for i in indices if _is_marker(chunks[i]) or not _is_small(chunks[i])), None)


def _is_small(chunk: Chunk) -> bool:
    return chunk.all_chrome or chunk.text.startswith(("http://", "https://"))


def _is_linked(chunk: Chunk) -> bool:
    return chunk.link_density > LINKED


def _start_of(chunks: Sequence[Chunk], prose: Sequence[bool]) -> int:
    """The index of the first paragraph in the element that holds most of them, or of the lead that stands above it."""
    body = _body([chunk for chunk, is_prose in zip(chunks, prose, strict=True) if is_prose])
    if body is None:
        return 0
    inside = (i for i, chunk in enumerate(chunks) if prose[i] and chunk.node and chunk.node.is_inside(body))
    start = index = next(inside, 0)
    while index > 0 and start - index < LEAD_DISTANCE:
        index -= 1
        if _is_linked(chunks[index]) or _is_marker(chunks[index]) or chunks[index].level == 1:
            break
        start = index if prose[index] else start
    return start


def _first_prose(chunks: Sequence[Chunk], prose: Sequence[bool], start: int) -> int:
    """The index of the first paragraph from `start` on; the very first line may be a headline that ends in "!"."""
    found = [index for index in range(start, len(chunks)) if prose[index]]
    if found[:1] == [0] and len(chunks) > 1 and is_like_headline(chunks[0].text):
        found = found[1:]
    return found[0] if found else len(chunks)


def _body(prose: Sequence[Chunk]) -> Node | None:
    """The deepest element that holds most of the paragraphs `prose`."""
    prose = [chunk for chunk in prose if chunk.node is not None]
    voted = [chunk for chunk in prose if chunk.vote > 0]
    if voted and _amount(voted) >= VOTED_PROSE * _amount(prose):
        prose = voted
    weights: dict[int, int] = {}
    for chunk in prose:
        for node in _path(chunk):
            weights[id(node)] = weights.get(id(node), 0) + len(chunk.text)
    needed = MOST_OF_THE_PROSE * _amount(prose)
    heavy = (node for chunk in prose for node in _path(chunk) if weights[id(node)] >= needed)
    return max(heavy, key=lambda node: node.depth, default=None)


def _around(body: Node, chunks: Sequence[Chunk]) -> Node:
    """The element that holds `body` where that is one paragraph alone, beside the short lines of a list of figures."""
    texts = sum(chunk.node is not None and chunk.node.is_inside(body) for chunk in chunks)
    return body.parent if texts == 1 and body.parent is not None else body


def _path(chunk: Chunk) -> Iterator[Node]:
    return chunk.node.path() if chunk.node is not None else iter(())


def _amount(chunks: Sequence[Chunk]) -> int:
    return sum(len(chunk.text) for chunk in chunks)


def _end(chunks: Sequence[Chunk], prose: Sequence[bool], first: int) -> int:
    """The index of the chunk at which the article is over."""
    for index in range(first + 1, len(chunks)):
        roles = chunks[index].line.roles if chunks[index].all_chrome else frozenset()
        if "end" in roles and not _early(prose, first, index):
            return index
        if "box" in roles and not _resumes(chunks, prose, index):
            return index
    return len(chunks)


def _early(prose: Sequence[bool], first: int, index: int) -> bool:
    """True for a marker that stands between the lead and the body."""
    return sum(prose[first:index]) <= 1 and sum(prose[index:]) >= 3


def _resumes(chunks: Sequence[Chunk], prose: Sequence[bool], index: int) -> bool:
    """True where prose goes on behind a box of related articles, and is not the teasers of the box itself."""
    start = next((i for i in range(index + 1, len(chunks)) if prose[i]), None)
    if start is None or start - index > LONGEST_BOX or any(_is_marker(chunk) for chunk in chunks[index + 1 : start]):
        return False
    before = next((chunks[i] for i in range(index - 1, -1, -1) if prose[i]), None)
    if before is not None and before.is_sibling_of(chunks[start]):
        return True
    stop = next((i for i in range(start, len(chunks)) if _is_marker(chunks[i]) or _is_linked(chunks[i])), len(chunks))
    return sum(prose[start:stop]) > 1 and sum(prose[start:stop]) >= GOING_ON * (stop - start)


def _is_marker(chunk: Chunk) -> bool:
    return chunk.all_chrome and bool(chunk.line.roles & {"end", "box"})
