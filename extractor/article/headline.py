"""The headline among the chunks above the body, and the headline that a dump has glued to the first sentence."""

import re
from collections.abc import Collection, Sequence

from extractor.article import byline, lines, marks
from extractor.article.chunks import Chunk
from extractor.article.vocabulary import rules

LONGEST_HEADLINE = 220
# A line outside a heading with more linked characters is a menu or a breadcrumb.
MOST_LINKED = 0.5
# The first line of a dump is a headline without further proof only below this length.
LONGEST_OPENING = 130
# Metadata stands directly under the headline more often than anywhere else.
METADATA_BELOW = 8
_WORD = re.compile(r"\w+")
# "Trang chủ Pháp luật …", "Tin tức › …": a path to the article that ends with its headline.
_PATH = re.compile(r"^trang (?:chủ|nhất)\s|\s[>»›]+\s", re.IGNORECASE)
_PARAGRAPHS_TO_COMPARE = 4
# A shorter title may be part of many lines.
SHORTEST_PART = 20
MOST_OF_A_TITLE = 0.6


def find_title(chunks: Sequence[Chunk], titles: Sequence[str]) -> int | None:
    """The index of the chunk that prints one of `titles`, the best first; headings come before links and breadcrumbs."""
    sought = [key for key in map(_key, titles) if key]
    # Shorter lines print no title and no part of one.
    shortest = min((min(len(key), SHORTEST_PART) for key in sought), default=0)
    keys = [_key(chunk.text) if shortest <= len(chunk.text) <= LONGEST_HEADLINE else "" for chunk in chunks]
    for wanted in sought:
        printed = [index for index, key in enumerate(keys) if key == wanted]
        if not printed and len(wanted) >= SHORTEST_PART:
            printed = [index for index, key in enumerate(keys) if _is_part(key, wanted) or _is_part(wanted, key)]
        printed = [index for index in printed if not chunks[index].all_chrome]
        if printed:
            return max(printed, key=lambda index: (_rank(chunks[index]), -chunks[index].link_density, index))
    return None


def _is_part(part: str, whole: str) -> bool:
    """True where a line prints most of a title, without its "[Infographic]" or the name of the site."""
    return len(part) >= max(SHORTEST_PART, MOST_OF_A_TITLE * len(whole)) and part in whole


def _rank(chunk: Chunk) -> int:
    return 7 - chunk.level if chunk.level else 0


def find_headline(
    chunks: Sequence[Chunk], first: int, end: int | None = None, others: Collection[int] = ()
) -> int | None:
    """The index of the headline above `chunks[first]`, the first prose; None where there is none.

    The article ends before `chunks[end]`; `others` are the headlines of other articles. It is the line that shares most
    words with the body, and more so where metadata follows it: a site's name shares few, a section's name none.
    """
    candidates = [index for index in range(first) if index not in others and _may_be_headline(chunks[index])]
    if not candidates:
        return None
    body = {word for chunk in chunks[first:end][:_PARAGRAPHS_TO_COMPARE] for word in chunk.words}
    return max(candidates, key=lambda index: (_score(chunks, index, body), -index))


def is_like_headline(text: str) -> bool:
    """True for one short sentence that does not end in a full stop.

    >>> is_like_headline("Bãi cát trái phép hoạt động suốt ba năm!"), is_like_headline("Bãi cát đã bị đình chỉ.")
    (True, False)
    """
    return len(text) <= LONGEST_OPENING and not text.endswith((".", ":", ";", "…")) and not re.search(r"[.!?] ", text)


def glued_headline(text: str) -> str | None:
    """The headline in "Tiêu đề bài báo (NLĐ) - Câu đầu tiên…", None where the text begins with its first sentence."""
    for mark in marks.datelines(text[:LONGEST_HEADLINE]):
        before = text[: mark.start].strip()
        if len(before.split()) >= 4 and ". " not in before:
            return before
    return None


def _may_be_headline(chunk: Chunk) -> bool:
    line = chunk.line
    if chunk.all_chrome or not chunk.words or len(chunk.text) > LONGEST_HEADLINE or chunk.kind in ("lead", "caption"):
        return False
    if _is_path(chunk) or (chunk.is_prose and chunk.text.endswith(".")):
        return False
    return not (line.roles & lines.METADATA and lines.short(line.rest)) and not byline.labelled(chunk)


def _is_path(chunk: Chunk) -> bool:
    """True for a menu, and for a path of sections that ends with the headline."""
    return bool(_PATH.search(chunk.text)) or (chunk.link_density > MOST_LINKED and not chunk.level)


def _score(chunks: Sequence[Chunk], index: int, body: set[str]) -> int:
    chunk = chunks[index]
    function_words = rules().function_words
    shared = len({word for word in chunk.words if word not in function_words} & body)
    below = chunks[index + 1] if index + 1 < len(chunks) else None
    followed = below is not None and bool(below.line.roles & lines.METADATA) and not below.is_prose
    return (
        shared + _rank(chunk) + (METADATA_BELOW if followed else 0) - (0 if len(chunk.words) >= 4 else METADATA_BELOW)
    )


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
