"""The figures of an article where they stand: sentence, block, table cell, and the words around each of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from spacy.tokens import Doc

from extractor import layers
from extractor.parsers import sentences
from extractor.parsers.match import Match
from extractor.parsers.phrases import Token, tokens
from extractor.record import figure_cues, figure_tables, metrics
from extractor.record.figure_cues import Found
from extractor.rules.figure_cues import FigureCueRole
from extractor.schema.article import Block, Cell
from extractor.schema.values import Quantity

_MARK = re.compile(r"[,;:()“”\"\n…]|\.(?=\s|$)|\s[–-](?=\s)")
# "an toàn phòng cháy, chữa cháy (PCCC) tại 312 cơ sở": the bracket parts nothing
_ABBREVIATION = re.compile(r"\([A-ZĐ][A-ZĐÀ-Ỹ&.\- ]{1,14}\)")
_SLASH = re.compile(r"\s*/\s*")
_DIGIT_COMMA = re.compile(r"\d,\s?\d")
AFTER_FIGURE = "còn"
"""Opens the label of the next figure, but not right behind one: "13 cơ sở còn lại bị nhắc nhở", "25 cơ sở còn tồn tại"."""
MEASURES = frozenset({"area", "area-regional", "energy", "length", "mass", "mass-gold", "power", "volume"})
DURATIONS = frozenset({"ngày", "tháng", "năm", "tuần", "giờ", "phút", "giây", "quý", "tuổi", "ngày làm việc", "buổi"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity where it stands. `index` is its place in the article; `sentence` and `block` number from 0."""

    index: int
    start: int
    end: int
    quantity: Quantity
    sentence: int
    block: int
    cell: Cell | None

    @property
    def unit(self) -> str | None:
        return self.quantity.unit.lower() if self.quantity.unit else None

    @property
    def is_percent(self) -> bool:
        return self.unit == "%"

    @property
    def is_points(self) -> bool:
        """Whether the figure is a difference of percentages."""
        return self.unit == "điểm phần trăm"

    @property
    def is_money(self) -> bool:
        return (self.quantity.dimension or "").startswith("currency") or self.unit == "đồng"

    @property
    def is_measure(self) -> bool:
        """Whether the figure has a physical dimension: a length, an area, a volume, a weight."""
        return self.quantity.dimension in MEASURES

    @property
    def is_duration(self) -> bool:
        return self.quantity.dimension == "time" or self.unit in DURATIONS

    @property
    def is_countable(self) -> bool:
        """Whether the figure counts or measures something that can have parts."""
        return not self.is_percent and not self.is_duration and self.quantity.per is None

    @property
    def most(self) -> Decimal | None:
        return self.quantity.interval.upper

    @property
    def least(self) -> Decimal | None:
        return self.quantity.interval.lower


@dataclass(frozen=True)
class Page:
    """What the parts of the record that deal with figures know of an article."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    word_starts: frozenset[int] = frozenset()

    @classmethod
    def of(cls, doc: Doc) -> "Page":
        """Reads the quantities of `doc`; blocks come from its article."""
        text, blocks = layers.text_of(doc), doc.user_data["article"].body.blocks
        parts = tuple(sentences.split(text))
        mentions = tuple(_mentions(doc, text, parts, blocks))
        return cls(text, blocks, parts, mentions, frozenset(word.start for word in doc.user_data.get(layers.WORDS, ())))

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens of the sentences that hold figures; the others say nothing of them."""
        told = sorted({self.sentences[mention.sentence] for mention in self.mentions})
        return tuple(word for start, end in told for word in tokens(self.text, start, end))

    @cached_property
    def cues(self) -> Found[FigureCueRole]:
        return Found(figure_cues.vocabulary().find(self.words))

    @cached_property
    def metrics(self) -> Found[str]:
        return Found(metrics.find(self.words))

    @cached_property
    def boundaries(self) -> tuple[tuple[int, int], ...]:
        """The stretches that part one label from the next: marks, and words such as "và" and "trong đó"."""
        short = [found.span() for found in _ABBREVIATION.finditer(self.text)]
        marks = [found.span() for found in _MARK.finditer(self.text)]
        marks = [
            m for m in marks
            if not _DIGIT_COMMA.match(self.text, m[0] - 1) and not self._in_metric(m[0])
            and not any(start <= m[0] < end for start, end in short)
        ]  # fmt: skip
        openers = [
            match for match in figure_cues.starts().find(self.words)
            if not self._in_metric(match.start) and not self._in_none(match.start)
        ]  # fmt: skip
        return tuple(sorted([*marks, *((match.start, match.start) for match in openers)]))

    def _in_metric(self, offset: int) -> bool:
        """Whether a mark belongs to a phrase: "phát hiện, xử lý"."""
        return any(match.start < offset < match.end for match in self.metrics.touching(offset, offset + 1))

    def _in_none(self, offset: int) -> bool:
        """Whether a word belongs to a phrase that only holds it: "gia tăng", "mặt bằng"."""
        return any(cue.value == "none" for cue in self.cues.touching(offset, offset + 1))

    def metrics_of(self, start: int, end: int) -> list[Match[str]]:
        """The phrases of metrics in any stretch, also of sentences without figures."""
        return metrics.parse(self.text[start:end])

    @cached_property
    def by_sentence(self) -> dict[int, list[Mention]]:
        groups: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if mention.cell is None:
                groups.setdefault(mention.sentence, []).append(mention)
        return groups

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in the stretch."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]

    def gap_before(self, mention: Mention) -> tuple[int, int]:
        """The stretch between the previous figure of the sentence, or the sentence's start, and `mention`."""
        start = self.sentences[mention.sentence][0]
        if mention.index and self.mentions[mention.index - 1].sentence == mention.sentence:
            start = self.mentions[mention.index - 1].end
        return start, max(mention.start, start)

    def gap_after(self, mention: Mention) -> tuple[int, int]:
        """The stretch between `mention` and the next figure of the sentence, or the sentence's end."""
        end = self.sentences[mention.sentence][1]
        following = self.mentions[mention.index + 1 : mention.index + 2]
        if following and following[0].sentence == mention.sentence:
            end = following[0].start
        return mention.end, max(end, mention.end)

    @cached_property
    def _pieces(self) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
        return tuple((self._before(mention), self._after(mention)) for mention in self.mentions)

    def piece_before(self, mention: Mention) -> tuple[int, int]:
        """The words right before `mention` back to the last boundary; a bracket that holds only the figure is none."""
        return self._pieces[mention.index][0]

    def piece_after(self, mention: Mention) -> tuple[int, int]:
        """The words right after `mention` up to the next boundary."""
        return self._pieces[mention.index][1]

    def _before(self, mention: Mention) -> tuple[int, int]:
        start, end = self.gap_before(mention)
        if self.text[start:end].rstrip().endswith(("(", ":")):
            end = start + len(self.text[start:end].rstrip()) - 1
        inside = list(self.boundaries_in(start, end))
        if not inside:
            return start, end
        opens_item = len(inside) > 1 and self.text.startswith("và", inside[-1][0])
        return inside[-2 if opens_item and inside[-2][0] < inside[-2][1] else -1][1], end

    def _after(self, mention: Mention) -> tuple[int, int]:
        start, end = self.gap_after(mention)
        share = self.mentions[mention.index + 1 : mention.index + 2]
        if share and share[0].is_percent and end == share[0].start and self.is_bare(start, share[0]):
            # "22 hợp đồng (34,4%) không qua đấu thầu": the words behind the bracket speak of the count.
            start, end = share[0].end + 1, self.gap_after(share[0])[1]
        inside = [
            begin for begin, _ in self.boundaries_in(start, end)
            if begin - start > 1 or not self.text.startswith(AFTER_FIGURE, begin) or self._opens_figure(begin)
        ]  # fmt: skip
        return start, (min(inside) if inside else end)

    def _opens_figure(self, offset: int) -> bool:
        """Whether a figure follows shortly: "… hồ sơ còn 16 hồ sơ"."""
        return re.compile(r"\D{0,14}\d").match(self.text, offset) is not None

    def piece_of_change(self, mention: Mention) -> tuple[int, int]:
        """The words before "tăng" or "giảm", where a figure stands right behind it: "số vụ tăng từ 980 …"."""
        start, _ = self.piece_before(mention)
        changes = self.cues.between(start, mention.start, "rise", "fall")
        if not changes or changes[0].start != start:
            return start, start
        gap, _ = self.gap_before(mention)
        inside = [stop for begin, stop in self.boundaries_in(gap, start) if begin < start]
        return (max(inside) if inside else gap), start

    def is_equated(self, mention: Mention) -> bool:
        """Whether only "là" stands between a figure and the one before, whose label is then its own.

        "Tổng chi của 12 đơn vị là 86 tỷ đồng": what comes before the first figure tells of the second.
        """
        start, end = self.gap_before(mention)
        return (
            self.text[start:end].strip() == "là" and mention.index > 0 and start == self.mentions[mention.index - 1].end
        )

    def is_bare(self, start: int, mention: Mention) -> bool:
        """Whether a bracket that opens after `start` holds only the figure."""
        return self.text[start : mention.start].strip() == "(" and self.text.startswith(")", mention.end)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds `offset`."""
        return self.sentences[max(bisect_right(self.sentences, (offset, len(self.text))) - 1, 0)]

    def is_slashed(self, one: Mention, other: Mention) -> bool:
        """Whether two figures are the upper and lower one of a fraction: "18/44 trường hợp"."""
        return _SLASH.fullmatch(self.text, one.end, max(other.start, one.end)) is not None

    def boundaries_in(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The boundaries that begin in the stretch."""
        first = bisect_left(self.boundaries, (start, -1))
        for begin, stop in self.boundaries[first:]:
            if begin >= end:
                return
            yield begin, stop


def _mentions(doc: Doc, text: str, parts: tuple[tuple[int, int], ...], blocks: tuple[Block, ...]) -> Iterator[Mention]:
    sentence_starts, block_starts = [start for start, _ in parts], [block.start for block in blocks]
    name = layers.EXTENSIONS[layers.QUANTITIES]
    found = [(span.start_char, span.end_char, span._.get(name)) for span in doc.spans[layers.QUANTITIES]]
    taken = [(start, end) for start, end, _ in found]
    found += [
        (start, end, quantity) for start, end, quantity in figure_tables.figures(text, blocks)
        if not any(begin < end and start < stop for begin, stop in taken)
    ]  # fmt: skip
    for index, (start, end, quantity) in enumerate(sorted(found, key=lambda one: (one[0], -one[1]))):
        block = max(bisect_right(block_starts, start) - 1, 0)
        cells = blocks[block].cells if blocks else ()
        cell = next((cell for cell in cells if cell.start <= start < cell.end), None)
        sentence = max(bisect_right(sentence_starts, start) - 1, 0)
        yield Mention(index, start, end, quantity, sentence, block, cell)
