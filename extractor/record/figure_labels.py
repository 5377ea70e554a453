"""What a figure counts: the words that say so, and the metric of the closed list that they name."""

import re
from dataclasses import dataclass

from extractor.parsers.match import Match
from extractor.record import figure_tables, metrics
from extractor.record.figure_page import Mention, Page
from extractor.record.label_words import Stretches, bare, before_figure, trim, without_places

AMOUNT_WORDS = frozenset({"tiền", "số tiền", "trị giá", "giá trị", "tổng trị giá", "mức tiền"})
# What may stand between a figure and the next one that the same words govern.
_MARKED = re.compile(r"[,;:()]|\bvà\b")
_LINK_ONLY = re.compile(r"\s*[,;]?\s*(?:và|cùng|với)?\s*")
# An aside between commas has its verb after it: "Số còn lại, 12 cơ sở, được nhắc nhở".
# "giải quyết hồ sơ tại ba xã" counts where, and not what was done.
_PLACE = re.compile(r"\b(?:tại|ở|rơi vào|thuộc|trên địa bàn)\s")
LOCAL = frozenset({"inspected", "inspections"})
_VERB_BEHIND = re.compile(r",\s+(?=(?:được|bị|đã|đang|chưa|không|phải)\s)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A label with its offsets, and a metric; `own` is False where both were taken from another figure."""

    start: int
    end: int
    metric: str | None
    own: bool = True

    def label(self, text: str) -> str | None:
        """The words of the label, None where there are none."""
        return text[self.start : self.end] or None


NOTHING = Meaning(0, 0, None, own=False)


def read(page: Page, places: Stretches) -> dict[int, Meaning]:
    """The meaning of every mention by its index. `places`: the stretches of bodies, places and dates, no part of a label."""
    found: dict[int, Meaning] = {}
    for mention in page.mentions:
        if mention.cell is not None:
            found[mention.index] = in_table(page, mention)
            continue
        own = meaning_of(page, mention, places)
        previous = page.mentions[mention.index - 1] if mention.index else None
        if own is NOTHING and previous is not None and previous.sentence == mention.sentence:
            own = _amount(page, found[previous.index], mention) or _borrowed(page, found, previous, mention)
        elif previous is not None and page.is_slashed(previous, mention):
            # "7/12 nội dung đã khắc phục": the words after speak of the upper figure.
            found[previous.index], own = own, NOTHING
        if previous is not None and own.metric and own.start >= mention.end:
            _lend_back(page, found, previous, mention, own)
        found[mention.index] = own
    return found


def _lend_back(page: Page, found: dict[int, Meaning], previous: Mention, mention: Mention, own: Meaning) -> None:
    """Gives the words behind two figures to the first one as well: "9 tổ chức đảng, 27 đảng viên có vi phạm"."""
    alone = _LINK_ONLY.fullmatch(page.text[previous.end : mention.start].lower())
    if (
        alone
        and found[previous.index].metric is None
        and previous.is_countable
        and previous.is_money == mention.is_money
    ):
        found[previous.index] = own


def in_table(page: Page, mention: Mention) -> Meaning:
    """What the head of its column says that a cell counts."""
    head = figure_tables.head_of(page.text, page.blocks[mention.block], mention.cell) if mention.cell else None
    if head is None:
        return NOTHING
    named = [m for m in metrics.parse(page.text[head.start : head.end]) if suited(m.value, mention)]
    start, end = head.start, head.start + len(page.text[head.start : head.end].rstrip())
    return Meaning(start, end, as_counted(named[-1].value, mention) if named else None)


def meaning_of(page: Page, mention: Mention, places: Stretches) -> Meaning:
    """What the words around a figure say that it counts."""
    named = metric_match(page, mention)
    if named is not None:
        return _labelled(page, mention, *named)
    before = before_figure(page, page.piece_before(mention), places)
    if before[0] == before[1]:
        before = before_figure(page, page.piece_of_change(mention), places)
    after = trim(page, *without_places(page.piece_after(mention), places))
    counts = mention.unit is not None and mention.is_countable and not mention.is_money
    first, second = (after, before) if counts else (before, after)
    start, end = bare(page, mention, *(first if first[0] < first[1] else second))
    only_amount = mention.is_money and page.text[start:end].lower() in AMOUNT_WORDS
    return Meaning(start, end, None) if start < end and not only_amount else NOTHING


def metric_match(page: Page, mention: Mention) -> tuple[Match[str], str] | None:
    """The phrase that names the metric of a figure, and that metric.

    Of a phrase before and one after the figure, the more special one counts ("giải quyết 90 hồ sơ đúng hạn"); else the
    one before ("xử phạt 8 cơ sở vi phạm").
    """
    before = [m for m in page.metrics.between(*page.piece_before(mention)) if suited(m.value, mention)]
    before = [m for m in before if m.value in LOCAL or not _PLACE.search(page.text, m.end, mention.start)]
    _, stop = page.piece_after(mention)
    after = [m for m in page.metrics.between(mention.start, stop) if suited(m.value, mention)]
    if before and after:
        first, last = after[0].value, before[-1].value
        chosen = after[0] if first == last or metrics.is_part(first, last) else before[-1]
    elif before or after:
        chosen = (before or after[::-1])[-1]
    else:
        return _behind_comma(page, mention) or _from_clause(page, mention)
    return chosen, as_counted(chosen.value, mention)


def _behind_comma(page: Page, mention: Mention) -> tuple[Match[str], str] | None:
    """A phrase behind the comma that closes an aside: "Số còn lại, 12 cơ sở, được nhắc nhở"."""
    comma = _VERB_BEHIND.match(page.text, mention.end)
    if comma is None or not page.text[: mention.start].rstrip().endswith(","):
        return None
    _, stop = page.gap_after(mention)
    end = min((begin for begin, _ in page.boundaries_in(comma.end(), stop)), default=stop)
    found = [m for m in page.metrics.between(comma.end(), end) if suited(m.value, mention)]
    return (found[0], as_counted(found[0].value, mention)) if found else None


def _from_clause(page: Page, mention: Mention) -> tuple[Match[str], str] | None:
    """A phrase further back, where nothing nearer says what is counted: "Trung tâm tiếp nhận, hướng dẫn 500 hồ sơ"."""
    start, end = page.gap_before(mention)
    if mention.is_percent or any(mark in page.text[start:end] for mark in ";()"):
        return None
    if _has_words(page, page.piece_before(mention)) or _has_words(page, page.piece_after(mention)):
        return None
    found = [m for m in page.metrics.between(start, end) if suited(m.value, mention)]
    return (found[-1], as_counted(found[-1].value, mention)) if found else None


def _has_words(page: Page, piece: tuple[int, int]) -> bool:
    start, end = trim(page, *piece)
    return start < end


def suited(metric: str, mention: Mention) -> bool:
    """Whether a metric can be one of this kind of figure: money, or things."""
    rule = metrics.by_id()[metric]
    if mention.is_percent:
        return True
    if mention.is_money:
        return rule.money != "never" or rule.amount is not None
    return rule.money != "only" and mention.is_countable


def as_counted(metric: str, mention: Mention) -> str:
    """The metric for money where the words govern both: "xử phạt 8 cơ sở", "xử phạt 54 triệu đồng"."""
    return (metrics.by_id()[metric].amount or metric) if mention.is_money else metric


def _labelled(page: Page, mention: Mention, match: Match[str], metric: str) -> Meaning:
    """The label around the metric's phrase: up to the figure, or to the end of the words after it."""
    if match.end <= mention.start:
        piece = (match.start, max(page.piece_before(mention)[1], match.end))
        end = piece[1] if match.start >= page.piece_before(mention)[0] else match.end
    else:
        end = max(page.piece_after(mention)[1], match.end)
    start, stop = bare(page, mention, *trim(page, match.start, end))
    return Meaning(start, stop, metric) if start < stop else Meaning(match.start, match.end, metric)


def _amount(page: Page, previous: Meaning, mention: Mention) -> Meaning | None:
    """The meaning of money that has no words of its own but "số tiền": "xử phạt 8 cơ sở với tổng số tiền 54 triệu đồng"."""
    if not mention.is_money:
        return None
    for match in reversed(page.metrics.between(*page.gap_before(mention))):
        if suited(match.value, mention):
            return Meaning(match.start, match.end, as_counted(match.value, mention), own=False)
    amount = metrics.by_id()[previous.metric].amount if previous.metric else None
    start, end = page.gap_before(mention)
    named = amount or any(word in page.text[start:end].lower() for word in AMOUNT_WORDS)
    return Meaning(previous.start, previous.end, amount, own=False) if named and previous is not NOTHING else None


def _borrowed(page: Page, found: dict[int, Meaning], previous: Mention, mention: Mention) -> Meaning:
    """The meaning of the figure before, where its words govern both: "phạt 8 cơ sở, 3 cá nhân"."""
    meaning = found[previous.index]
    between = page.text[previous.end : mention.start].lower()
    if meaning is NOTHING or mention.is_percent or not previous.is_countable or mention.is_money != previous.is_money:
        return NOTHING
    if _LINK_ONLY.fullmatch(between):
        return Meaning(meaning.start, meaning.end, meaning.metric, own=False)
    # "chưa ký hợp đồng cho 640 người": what is said of the figure before is also said of this one, but counted apart.
    return NOTHING if _MARKED.search(between) else Meaning(meaning.start, meaning.end, None, own=False)
