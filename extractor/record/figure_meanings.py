"""What each figure of an article counts: its own words, and those that it shares with the figure beside it."""

import re

from extractor.record import figure_metrics, metrics
from extractor.record.figure_labels import AMOUNT_WORDS, NOTHING, Meaning, own_meaning
from extractor.record.figure_page import Mention, Page
from extractor.record.label_words import Stretches, before_figure

# What may stand between a figure and the next one that the same words govern, and what parts them.
_LINK_ONLY = re.compile(r"\s*[,;]?\s*(?:và|cùng|với)?\s*")
_PARTED = re.compile(r"[,;:()]|\bvà\b")


def read(page: Page, places: Stretches) -> dict[int, Meaning]:
    """The meaning of every mention by its index. `places`: the stretches of bodies, places and dates."""
    found: dict[int, Meaning] = {}
    for mention in page.mentions:
        found[mention.index] = own_meaning(page, mention, places)
        previous = page.mentions[mention.index - 1] if mention.index else None
        if previous is not None and previous.sentence == mention.sentence and mention.cell is None:
            share(page, found, previous, mention, places)
    return found


def share(page: Page, found: dict[int, Meaning], previous: Mention, mention: Mention, places: Stretches) -> None:
    """Settles between two figures of a sentence which words belong to which, or to both."""
    own = found[mention.index]
    adjoining = mention.is_money and not page.text[previous.end : mention.start].strip()
    if page.is_equated(mention):
        found[mention.index], found[previous.index] = told_before(page, previous, mention, places), NOTHING
    elif own is not NOTHING and page.is_slashed(previous, mention):
        # "7/12 nội dung đã khắc phục": the words behind speak of the upper figure.
        found[previous.index], found[mention.index] = own, NOTHING
    elif own is NOTHING or adjoining:
        # "phạt 1 cơ sở 3 triệu đồng vì bán rượu lậu": the money is the fine, whatever stands behind it.
        found[mention.index] = amount(page, found[previous.index], mention) or (
            own if own is not NOTHING else borrowed(page, found, previous, mention)
        )
    elif own.metric and own.start >= mention.end:
        lend_back(page, found, previous, mention)


def told_before(page: Page, previous: Mention, mention: Mention, places: Stretches) -> Meaning:
    """The meaning of a figure from the words before the one that it is equated with."""
    piece = page.piece_before(previous)
    named = figure_metrics.within(page, mention, *piece)
    start, end = before_figure(page, piece, places)
    return Meaning(start, end, named[-1].value if named else None) if start < end else NOTHING


def amount(page: Page, previous: Meaning, mention: Mention) -> Meaning | None:
    """The meaning of money that has no words of its own but "số tiền": "xử phạt 8 cơ sở với tổng số tiền 54 triệu đồng"."""
    if not mention.is_money:
        return None
    gap = page.gap_before(mention)
    own = figure_metrics.within(page, mention, *gap)
    if own:
        return Meaning(own[-1].start, own[-1].end, own[-1].value, own=False)
    metric = metrics.by_id()[previous.metric].amount if previous.metric else None
    words = page.text[slice(*gap)].lower()
    named = metric or any(word in words for word in AMOUNT_WORDS)
    return Meaning(previous.start, previous.end, metric, own=False) if named and previous is not NOTHING else None


def borrowed(page: Page, found: dict[int, Meaning], previous: Mention, mention: Mention) -> Meaning:
    """The meaning of the figure before, where its words govern both: "phạt 8 cơ sở, 3 cá nhân"."""
    meaning = found[previous.index]
    if meaning is NOTHING or mention.is_percent or not previous.is_countable or mention.is_money != previous.is_money:
        return NOTHING
    between = page.text[previous.end : mention.start].lower()
    if _LINK_ONLY.fullmatch(between):
        return Meaning(meaning.start, meaning.end, meaning.metric, own=False)
    # "chưa ký hợp đồng cho 640 người": what is said of the figure before is also said of this one, but counted apart.
    return NOTHING if _PARTED.search(between) else Meaning(meaning.start, meaning.end, None, own=False)


def lend_back(page: Page, found: dict[int, Meaning], previous: Mention, mention: Mention) -> None:
    """Gives the words behind two figures to the first one as well: "9 tổ chức đảng, 27 đảng viên có vi phạm"."""
    between = page.text[previous.end : mention.start].lower()
    alone = _LINK_ONLY.fullmatch(between) and ";" not in between
    alike = previous.is_countable and previous.is_money == mention.is_money
    if alone and alike and found[previous.index].metric is None:
        found[previous.index] = found[mention.index]
