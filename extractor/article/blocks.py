"""The pruned tree to chunks in reading order."""

from bs4 import BeautifulSoup, NavigableString, Tag

from extractor.article.characters import clean_line
from extractor.article.chunks import Chunk

BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 hr"
    " html li main ol p pre section summary table tbody td tfoot th thead time tr ul br".split()
)


def chunks(soup: BeautifulSoup) -> list[Chunk]:
    """Every stretch of text between block borders."""
    found: list[Chunk] = []
    pieces: list[str] = []
    linked = level = 0
    kind = "paragraph"

    def flush() -> None:
        nonlocal linked, pieces
        if text := clean_line("".join(pieces)):
            found.append(Chunk(text, kind=kind, level=level, linked=linked))  # type: ignore[arg-type]
        pieces, linked = [], 0

    for node in soup.descendants:
        if isinstance(node, Tag) and node.name in BLOCKS:
            flush()
        elif isinstance(node, NavigableString):
            names = [parent.name for parent in node.parents]
            if {"head", "title"} & set(names):
                continue
            block = next((name for name in names if name in BLOCKS), "body")
            if pieces and block != last:
                flush()
            last = block
            level = int(block[1]) if block[0] == "h" and block[1:].isdigit() else 0
            kind = (
                "heading"
                if level
                else "caption"
                if block in {"figcaption", "caption"}
                else "list_item"
                if block == "li"
                else "paragraph"
            )
            pieces.append(str(node))
            linked += len(node.strip()) if "a" in names else 0
    flush()
    return found
