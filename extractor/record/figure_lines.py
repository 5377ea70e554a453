"""Lists that run over lines: "Các vi phạm gồm:" and below it "Không niêm yết giá: 4 cơ sở" and so on.

The whole is a line of the list that is called the total, else the figure that the line before the list names.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.parsers.context import LINE_MARK
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_parts import Parts, can_hold
from extractor.record.figure_units import alike

_ITEM = re.compile(rf"\s*(?:{LINE_MARK}\s*|-)?[^:\n]{{2,110}}:\s*")
_BULLET = re.compile(rf"\s*{LINE_MARK}")
_EQUATED = re.compile(rf"\s*{LINE_MARK}[^:\n]{{2,110}}\s(?:là|đạt)\s")
_TOTAL = re.compile(rf"\s*(?:{LINE_MARK}\s*|-)?(?:tổng|cộng)\b", re.IGNORECASE)
# A line that opens a list and says nothing else: "Cụ thể:", "Kết quả phân loại:", "Trong đó".
_OPENS = re.compile(r"\s*(?:\w+ ?){1,6}:?\s*")
LONGEST_ITEM = 160


def read(parts: Parts) -> None:
    """Links the figures of each list over lines to its whole, column by column: "- Đông: 41 hộ, 486 con"."""
    for run in runs(parts.page):
        for items in columns(parts.page, run):
            totals = [item for item in items if _TOTAL.match(parts.page.text, parts.page.sentences[item.sentence][0])]
            if totals:
                link(parts, totals[0], [item for item in items if item.index < totals[0].index])
            elif (whole := announced(parts, run[0], items)) is not None:
                link(parts, whole, items)


def columns(page: Page, run: list[int]) -> Iterator[list[Mention]]:
    """The first figures of the lines, then those of each other unit that every line has once."""
    firsts = [page.by_sentence[sentence][0] for sentence in run]
    yield firsts
    for other in page.by_sentence[run[0]][1:]:
        if not other.is_countable or alike(other, firsts[0]):
            continue
        column = [[m for m in page.by_sentence[sentence] if m.is_countable and alike(m, other)] for sentence in run]
        if all(len(found) == 1 for found in column):
            yield [found[0] for found in column]


def runs(page: Page) -> list[list[int]]:
    """Sentences in a row that are each a line of their own with a figure behind a colon or bullet."""
    found = [sentence for sentence in page.by_sentence if is_item(page, sentence)]
    result: list[list[int]] = []
    for previous, sentence in pairwise([-2, *found]):
        if sentence - previous == 1 and result:
            result[-1].append(sentence)
        else:
            result.append([sentence])
    return [run for run in result if len(run) > 1]


def is_item(page: Page, sentence: int) -> bool:
    """Whether a sentence is a line of a list: "- Sai mã hàng: 29 doanh nghiệp;", "+ Dư nợ của huyện là 21 tỷ đồng"."""
    start, end = page.sentences[sentence]
    first = page.by_sentence[sentence][0]
    alone = (start == 0 or "\n" in page.text[page.sentences[sentence - 1][1] : start]) and end - start <= LONGEST_ITEM
    if not alone or not first.is_countable:
        return False
    heads = (pattern.match(page.text, start, first.start) for pattern in (_ITEM, _BULLET, _EQUATED))
    return any(head is not None and head.end() == first.start for head in heads)


def announced(parts: Parts, sentence: int, items: list[Mention]) -> Mention | None:
    """The whole that the line before the list names: by a figure, or by what the figure counts.

    A line that only opens the list ("Cụ thể:", "Trong đó") speaks of the sentence before it.
    """
    page = parts.page
    start, end = page.sentences[sentence - 1] if sentence else (0, 0)
    opens = page.text[start:end].rstrip().endswith(":") or page.cues.between(start, end, "parts", "within")
    if not opens:
        return None
    here = [m for m in page.by_sentence.get(sentence - 1, ()) if parts.is_reported(m)]
    above = [m for m in page.by_sentence.get(sentence - 2, ()) if parts.is_reported(m)]
    named = [match.value for match in page.metrics_of(start, end)]
    bare = bool(_OPENS.fullmatch(page.text, start, end))
    for mention in reversed(above + here):
        fits = bare or mention.sentence == sentence - 1 or parts.metric(mention) in named
        if fits and all(alike(mention, item) and can_hold(mention, item) for item in items):
            return mention
    return None


def link(parts: Parts, whole: Mention, items: list[Mention]) -> None:
    """Links two or more items that count the same as the whole."""
    members = [item for item in items if parts.is_free(item) and alike(item, whole) and item.index != whole.index]
    if len(members) == len(items) and len(members) > 1:
        group = parts.new_group()
        for item in members:
            parts.link(item, whole, group)
