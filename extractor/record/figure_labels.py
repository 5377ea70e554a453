"""What a figure counts by its own words: a label, and the metric of the closed list that they name."""

from dataclasses import dataclass

from extractor.parsers.match import Match
from extractor.record import figure_metrics, figure_tables, metrics
from extractor.record.figure_page import Mention, Page
from extractor.record.label_words import Stretches, bare, before_figure, trim, without_places

AMOUNT_WORDS = frozenset({"tiền", "số tiền", "trị giá", "giá trị", "tổng trị giá", "mức tiền"})
"""Labels of money that only say that it is money."""


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


def own_meaning(page: Page, mention: Mention, places: Stretches) -> Meaning:
    """What the words around a figure, or the head of its column, say that it counts.

    `places`: the stretches of bodies, places and dates, no part of a label.
    """
    if mention.cell is not None:
        return in_table(page, mention)
    named = figure_metrics.named(page, mention)
    if named is not None:
        return around_metric(page, mention, named, places)
    before = before_figure(page, page.piece_before(mention), places)
    if before[0] == before[1]:
        before = before_figure(page, page.piece_of_change(mention), places)
    behind = trim(page, *without_places(page.piece_after(mention), places))
    counts = mention.unit is not None and mention.is_countable and not mention.is_money
    first, second = (behind, before) if counts else (before, behind)
    start, end = bare(page, mention, *(first if first[0] < first[1] else second))
    only_amount = mention.is_money and page.text[start:end].lower() in AMOUNT_WORDS
    return Meaning(start, end, None) if start < end and not only_amount else NOTHING


def around_metric(page: Page, mention: Mention, match: Match[str], places: Stretches) -> Meaning:
    """The label around the phrase of a metric: up to the figure, or to the end of the words behind it."""
    before, stop = page.piece_before(mention), page.piece_after(mention)[1]
    if match.end <= mention.start:
        end = max(before[1], match.end) if match.start >= before[0] else match.end
    else:
        end = max(min((begin for begin, _ in places if match.end <= begin < stop), default=stop), match.end)
    start, end = bare(page, mention, *trim(page, match.start, end))
    return Meaning(start, end, match.value) if start < end else Meaning(match.start, match.end, match.value)


def in_table(page: Page, mention: Mention) -> Meaning:
    """What the head of its column says that a cell counts."""
    head = figure_tables.head_of(page.text, page.blocks[mention.block], mention.cell) if mention.cell else None
    if head is None:
        return NOTHING
    words = page.text[head.start : head.end].rstrip()
    named = [match.value for match in metrics.parse(words) if figure_metrics.suited(match.value, mention)]
    metric = figure_metrics.as_counted(named[-1], mention) if named else None
    return Meaning(head.start, head.start + len(words), metric)
