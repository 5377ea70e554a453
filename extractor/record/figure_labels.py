"""What a figure counts: the words that say so, and the metric of the closed list that they name."""

import re
from dataclasses import dataclass
from functools import cache

from extractor.parsers.match import Match
from extractor.record import metrics
from extractor.record.figure_page import Mention, Page, rules

LONGEST_LABEL = 8
LONGEST_EDGE = 3
LONGEST_PREPOSITION = len("trên địa bàn ")
AMOUNT_WORDS = frozenset({"tiền", "số tiền", "trị giá", "giá trị", "tổng trị giá", "mức tiền"})
# What may stand between a figure and the next one that the same words govern.
LINK_ONLY = re.compile(
    r"[\s,(;]*(?:và|cùng|với|là)?\s*(?:tổng )?(?:số tiền|trị giá|tổng trị giá|giá trị|mức tiền)?(?: là| hơn)?\s*"
)


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


def read(page: Page, places: tuple[tuple[int, int], ...]) -> dict[int, Meaning]:
    """The meaning of every mention by its index. `places`: the stretches of bodies and places, no part of a label."""
    found: dict[int, Meaning] = {}
    for mention in page.mentions:
        own = meaning_of(page, mention, places)
        previous = page.mentions[mention.index - 1] if mention.index else None
        if own is NOTHING and previous is not None and _shares_words(page, previous, mention):
            own = _borrowed(found[previous.index], previous, mention)
        found[mention.index] = own
    return found


def meaning_of(page: Page, mention: Mention, places: tuple[tuple[int, int], ...]) -> Meaning:
    """What the words around a figure say that it counts."""
    named = metric_match(page, mention)
    if named is not None:
        return _labelled(page, mention, *named)
    before = trim(page, *_without_places(page.piece_before(mention), places))
    after = trim(page, *page.piece_after(mention))
    first, second = (
        (before, after) if mention.unit is None or not mention.is_countable or mention.is_money else (after, before)
    )
    start, end = first if first[0] < first[1] else second
    only_amount = mention.is_money and page.text[start:end].lower() in AMOUNT_WORDS
    return Meaning(start, end, None) if start < end and not only_amount else NOTHING


def metric_match(page: Page, mention: Mention) -> tuple[Match[str], str] | None:
    """The phrase that names the metric of a figure, and that metric.

    Of a phrase before and one after the figure, the more special one counts ("giải quyết 90 hồ sơ đúng hạn"); else the
    one before ("xử phạt 8 cơ sở vi phạm").
    """
    before = [m for m in page.metrics.between(*page.piece_before(mention)) if suited(m.value, mention)]
    _, stop = page.piece_after(mention)
    after = [m for m in page.metrics.between(mention.start, stop) if suited(m.value, mention)]
    if before and after:
        chosen = after[0] if metrics.is_part(after[0].value, before[-1].value) else before[-1]
    elif before or after:
        chosen = (before or after[::-1])[-1]
    else:
        return _from_clause(page, mention)
    return chosen, as_counted(chosen.value, mention)


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
    start, stop = trim(page, match.start, end)
    return Meaning(start, stop, metric) if start < stop else Meaning(match.start, match.end, metric)


def _without_places(piece: tuple[int, int], places: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """The piece after the body or place with which it begins, and before the one with which it ends."""
    start, end = piece
    inside = [(begin, stop) for begin, stop in places if start <= begin < end]
    heads = [stop for begin, stop in inside if begin - start <= LONGEST_PREPOSITION]
    start = min(max(heads, default=start), end)
    return start, min((begin for begin, _ in inside if begin >= start), default=end)


def trim(page: Page, start: int, end: int) -> tuple[int, int]:
    """The stretch without the words at its edges that say nothing, and no longer than a label should be."""
    words = [word for word in page.tokens_in(start, end) if word.text.isalnum()]
    while words and (cut := _edge([word.text for word in words[:LONGEST_EDGE]])):
        words = words[cut:]
    while words and (cut := _edge([word.text for word in words[-LONGEST_EDGE:]], last=True)):
        words = words[:-cut]
    words = words[:LONGEST_LABEL]
    return (words[0].start, words[-1].end) if words else (end, end)


@cache
def _edges() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in rules().label.edges)


def _edge(words: list[str], *, last: bool = False) -> int:
    """How many words at the beginning, or at the end, are an edge."""
    for length in range(len(words), 0, -1):
        if tuple(words[-length:] if last else words[:length]) in _edges():
            return length
    return 0


def _shares_words(page: Page, previous: Mention, mention: Mention) -> bool:
    """Whether the words of the figure before also govern this one: "phạt 8 cơ sở, 3 cá nhân", "… số tiền 54 triệu"."""
    if previous.sentence != mention.sentence or mention.is_percent or not previous.is_countable:
        return False
    return bool(LINK_ONLY.fullmatch(page.text[previous.end : mention.start].lower()))


def _borrowed(meaning: Meaning, previous: Mention, mention: Mention) -> Meaning:
    """The meaning of the figure before, its metric turned into one of money where this figure is money."""
    metric = meaning.metric
    if metric is not None and mention.is_money != previous.is_money:
        metric = metrics.by_id()[metric].amount if mention.is_money else None
    if meaning is NOTHING or (metric is None and meaning.metric is not None):
        return NOTHING
    return Meaning(meaning.start, meaning.end, metric, own=False)
