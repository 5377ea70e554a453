"""Which metric the words around a figure name: those right before it, right behind it, or further off in its clause."""

import re

from extractor.parsers.match import Match
from extractor.record import metrics
from extractor.record.figure_page import Mention, Page
from extractor.record.label_words import trim

# "giải quyết hồ sơ tại ba xã" counts where, and not what was done; an inspection is told of its places all the same.
_PLACE = re.compile(r"\b(?:tại|ở|rơi vào|thuộc|trên địa bàn)\s")
LOCAL = frozenset({"inspected", "inspections"})
# Words that describe the noun before them.
_PREDICATE = re.compile(r"(?:bị|được|có|không|chưa|đạt|vi phạm|sai|quá|đúng|trước|đang)\b", re.IGNORECASE)
_AT = re.compile(r"\b(?:tại|ở|đối với)\s+$")
# An aside between commas has its verb after it: "Số còn lại, 12 cơ sở, được nhắc nhở".
_VERB_BEHIND = re.compile(r",\s+(?=(?:được|bị|đã|đang|chưa|không|phải)\s)")


def named(page: Page, mention: Mention) -> Match[str] | None:
    """The phrase that names the metric of a figure, with that metric as value.

    Of a phrase before and one behind the figure, the more special one counts ("giải quyết 90 hồ sơ đúng hạn"); else the
    one before ("xử phạt 8 cơ sở vi phạm").
    """
    before, behind = before_figure(page, mention), within(page, mention, mention.start, page.piece_after(mention)[1])
    if before and behind:
        special = behind[0].value == before[-1].value or metrics.is_part(behind[0].value, before[-1].value)
        return behind[0] if special else before[-1]
    if before or behind:
        return before[-1] if before else behind[0]
    return behind_comma(page, mention) or of_change(page, mention) or at(page, mention) or from_clause(page, mention)


def within(page: Page, mention: Mention, start: int, end: int) -> list[Match[str]]:
    """The phrases of a stretch that suit a figure, each with the metric that it then names."""
    found = page.metrics.between(start, end)
    return [Match(m.start, m.end, as_counted(m.value, mention), m.rules) for m in found if suited(m.value, mention)]


def suited(metric: str, mention: Mention) -> bool:
    """Whether a metric can be one of this kind of figure: money, measures, or things."""
    rule = metrics.by_id()[metric]
    if mention.is_percent:
        return True
    if rule.measure == ("never" if mention.is_measure else "only") and not mention.is_money:
        return False
    if mention.is_money:
        return rule.money != "never" or rule.amount is not None
    if counts_others(metric, mention) and rule.otherwise is None:
        return False
    return rule.money != "only" and mention.is_countable


def as_counted(metric: str, mention: Mention) -> str:
    """The metric for money where the words govern both ("xử phạt 8 cơ sở", "xử phạt 54 triệu đồng"), and for nouns."""
    rule = metrics.by_id()[metric]
    if mention.is_money:
        return rule.amount or metric
    return rule.otherwise or metric if counts_others(metric, mention) else metric


def counts_others(metric: str, mention: Mention) -> bool:
    """Whether the figure counts another noun than those that the metric is of."""
    nouns = metrics.by_id()[metric].nouns
    return bool(nouns) and mention.unit is not None and mention.unit.split()[0] not in nouns


def before_figure(page: Page, mention: Mention) -> list[Match[str]]:
    """The phrases right before a figure that speak of it, and not of where it was counted or of the figure before."""
    return [
        match for match in within(page, mention, *page.piece_before(mention))
        if (match.value in LOCAL or not _PLACE.search(page.text, match.end, mention.start))
        and not tells_of_previous(page, mention, match)
    ]  # fmt: skip


def tells_of_previous(page: Page, mention: Mention, match: Match[str]) -> bool:
    """Whether a phrase describes the figure before: "73 trường hợp bị lập biên bản có 31 trường hợp chở quá số người"."""
    start, _ = page.gap_before(mention)
    follows = mention.index > 0 and start == page.mentions[mention.index - 1].end and match.start - start <= 1
    return follows and _PREDICATE.match(page.text, match.start) is not None


def behind_comma(page: Page, mention: Mention) -> Match[str] | None:
    """A phrase behind the comma that closes an aside: "Số còn lại, 12 cơ sở, được nhắc nhở"."""
    comma = _VERB_BEHIND.match(page.text, mention.end)
    if comma is None or not page.text[: mention.start].rstrip().endswith(","):
        return None
    _, stop = page.gap_after(mention)
    end = min((begin for begin, _ in page.boundaries_in(comma.end(), stop)), default=stop)
    return next(iter(within(page, mention, comma.end(), end)), None)


def of_change(page: Page, mention: Mention) -> Match[str] | None:
    """A phrase before "tăng" or "giảm": "số cơ sở được kiểm tra tăng 20%"."""
    return next(reversed(within(page, mention, *page.piece_of_change(mention))), None)


def at(page: Page, mention: Mention) -> Match[str] | None:
    """The inspection whose places are counted: "kiểm tra an toàn phòng cháy, chữa cháy tại 312 cơ sở"."""
    start, end = page.gap_before(mention)
    found = within(page, mention, start, end) if _AT.search(page.text, start, end) else []
    return next((match for match in reversed(found) if match.value in LOCAL), None)


def from_clause(page: Page, mention: Mention) -> Match[str] | None:
    """A phrase further back, where nothing nearer says what is counted: "Trung tâm tiếp nhận, hướng dẫn 500 hồ sơ"."""
    start, end = page.gap_before(mention)
    if mention.is_percent or any(mark in page.text[start:end] for mark in ";:()"):
        return None
    if any(has_words(page, piece) for piece in (page.piece_before(mention), page.piece_after(mention))):
        return None
    return next(reversed(within(page, mention, start, end)), None)


def has_words(page: Page, piece: tuple[int, int]) -> bool:
    """Whether a stretch holds words that could be a label."""
    start, end = trim(page, *piece)
    return start < end
