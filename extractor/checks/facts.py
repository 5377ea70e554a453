"""The figures of a record where they stand: sentence, paragraph, table cell, and the words around them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from extractor.checks.cues import Cues, rules
from extractor.parsers.context import ITEM_SIGN
from extractor.parsers.sentences import split
from extractor.schema.article import Block, Cell
from extractor.schema.record import Figure, InspectionRecord

AND_BEFORE = re.compile(r"\bvà\s+$")
ITEM_IN_WORDS = re.compile(
    r"\b(?:trong đó|gồm)(?: có)? (?!tại|ở|về|theo|riêng|chỉ|có|qua|khi|năm|tháng|quý)(?:[^\W\d]+ ){3,}[^,;.:()]*, $"
)
GRADE = re.compile(r"\d+ sao\b")
ITEM_BEFORE = re.compile(rf"\d{ITEM_SIGN}(?:[^\W\d]+ ){{1,6}}$")
ITEM_REACH = 40
"""Characters before a number in which the item before it may end."""
DIGITS = re.compile(r"\d+")
CHROME = ("byline", "source")
Answer = TypeVar("Answer")
CROWD = 150
"""Figures in one sentence at most; what holds more is a table that lost its cells, and ties between them mean nothing."""
FAR = 300
"""Figures before or behind one among which another reading of it is looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A figure at its first evidence. `index` is its place in the article, `sentence` and `block` number from 0.

    There is one for each figure of the facts, so that it is equal to itself alone, which is quick to find out.
    """

    figure: Figure
    start: int
    end: int
    index: int
    sentence: int
    block: int
    cell: Cell | None = None

    @property
    def id(self) -> str:
        return self.figure.id


@dataclass(frozen=True)
class Facts:
    """What the checks know of one record. Figures without words to show for them are left out."""

    record: InspectionRecord
    text: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    cues: Cues
    sides: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict, compare=False)
    """What `links.partitions.sides_of` has found, by figure id: several ties ask for it."""
    memory: dict[str, dict[int, Any]] = field(default_factory=dict, compare=False)
    """What `remembered` functions have answered, by their name and the place of the figure."""

    @classmethod
    def of(cls, record: InspectionRecord) -> "Facts":
        """The facts of `record`."""
        text = record.article.text
        sentences = tuple(split(text))
        mentions = tuple(_mentions(record, sentences))
        told = sorted({sentences[mention.sentence] for mention in mentions if mention.cell is None})
        return cls(record, text, sentences, mentions, Cues.of(text, told) if told else Cues({}))

    @cached_property
    def by_id(self) -> dict[str, Mention]:
        """The mention of each figure id."""
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def twins(self) -> dict[str, list[Figure]]:
        """For each figure the others that the record gives the same metric, unit, subject and period."""
        named = [m.figure for m in self.mentions if m.figure.metric and m.figure.about and m.figure.role == "reported"]
        groups: dict[tuple[str | None, ...], list[Figure]] = {}
        for figure in named:
            key = (figure.metric, figure.unit, figure.about, figure.period, figure.label)
            groups.setdefault(key, []).append(figure)
        return {one.id: [two for two in group if two is not one] for group in groups.values() for one in group}

    @cached_property
    def by_sentence(self) -> dict[int, list[Mention]]:
        """The mentions of each sentence in order; a sentence without figures is missing."""
        groups: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if mention.cell is None:
                groups.setdefault(mention.sentence, []).append(mention)
        return groups

    def previous(self, mention: Mention) -> Mention | None:
        """The figure of the article right before `mention`."""
        return self.mentions[mention.index - 1] if mention.index else None

    def following(self, mention: Mention) -> Mention | None:
        """The figure of the article right behind `mention`."""
        return self.mentions[mention.index + 1] if mention.index + 1 < len(self.mentions) else None

    def around(self, figure: Figure) -> tuple[Mention, ...]:
        """The figures of the article, `figure` among them; of a very long one the nearer."""
        place = self.by_id[figure.id].index if figure.id in self.by_id else 0
        return self.mentions[max(place - FAR, 0) : place + FAR]

    def back(self, mention: Mention, sentences: int) -> Iterator[Mention]:
        """The figures of the text before `mention`, the nearest first, as far back as so many `sentences`."""
        for index in range(mention.index - 1, -1, -1):
            earlier = self.mentions[index]
            if mention.sentence - earlier.sentence > sentences:
                return
            if earlier.cell is None:
                yield earlier

    def before(self, mention: Mention) -> str:
        """The words between the previous figure of the sentence, or its start, and `mention`."""
        start = self.sentences[mention.sentence][0]
        previous = self.previous(mention)
        if previous is not None and previous.sentence == mention.sentence:
            start = previous.end
        return self.text[start : mention.start]

    def after(self, mention: Mention) -> str:
        """The words between `mention` and the next figure of the sentence, or its end."""
        end = self.sentences[mention.sentence][1]
        following = self.following(mention)
        if following is not None and following.sentence == mention.sentence:
            end = following.start
        return self.text[mention.end : end]

    def clause(self, mention: Mention, sign: re.Pattern[str]) -> tuple[str, str]:
        """The words before a figure from the last `sign` on, and those behind it up to the next one."""
        return sign.split(self.before(mention))[-1], sign.split(self.after(mention), maxsplit=1)[0]

    def unread(self, start: int, end: int) -> bool:
        """Whether a number stands between `start` and `end` that no figure, date or document of the record accounts for.

        A list with such a number may have a part that was not read, and must not be called too small.
        """
        return any(True for _ in self.unread_numbers(start, end))

    def unread_numbers(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The numbers between `start` and `end` of which the record tells nothing, but for those in names."""
        for number in DIGITS.finditer(self.text, start, end):
            known = any(left <= number.start() < right for left, right in self._read)
            if not (known or self._is_name(number.start())):
                yield number

    def unnumbered(self, start: int, first: int) -> bool:
        """Whether something is told without a number before the first part of a list.

        "191 cuộc, trong đó có báo cáo quyết toán và 2 cuộc chưa phát hành, còn lại 188": the report is one more.
        """
        return bool(AND_BEFORE.search(self.text, start, first) or ITEM_IN_WORDS.search(self.text, start, first))

    def _is_name(self, start: int) -> bool:
        """Whether a number is a grade, "4 sao", or a numbered noun is before it: "khóm 5", "đường tỉnh 725".

        Behind a bare number it may count: "xã 12, thôn 5", "rút 19, trả về đúng cấp 8".
        """
        if GRADE.match(self.text, start):
            return True
        before = self.text[max(0, start - ITEM_REACH) : start]
        words = before[-12:].lower().split()
        named = any(" ".join(words[-many:]) in rules().units.numbered for many in (1, 2) if words)
        return named and not ITEM_BEFORE.search(before)

    @cached_property
    def _read(self) -> list[tuple[int, int]]:
        record = self.record
        found = [one for figure in record.figures for one in figure.evidence]
        found += [one for day in record.dates for one in day.evidence]
        found += [one for document in record.documents for one in document.evidence]
        return [(one.start, one.end) for one in found]

    def kind(self, mention: Mention) -> str:
        """The kind of block in which `mention` stands."""
        return self.record.article.blocks[mention.block].kind if self.record.article.blocks else "paragraph"

    def block_of(self, offset: int) -> Block | None:
        """The block that holds `offset`."""
        return next((block for block in self.record.article.blocks if block.start <= offset < block.end), None)


def remembered(question: Callable[[Facts, Mention], Answer]) -> Callable[[Facts, Mention], Answer]:
    """`question` with its answers kept in the facts: many ties ask the same of one figure."""
    name = f"{question.__module__}.{question.__name__}"

    @wraps(question)
    def answer(facts: Facts, mention: Mention) -> Answer:
        try:
            known: Answer = facts.memory[name][mention.index]
            return known
        except KeyError:
            told: dict[int, Answer] = facts.memory.setdefault(name, {})
            return told.setdefault(mention.index, question(facts, mention))

    return answer


def told_once(question: Callable[[Facts], Answer]) -> Callable[[Facts], Answer]:
    """`question` about a whole article with its answer kept in the facts."""
    name = f"{question.__module__}.{question.__name__}"

    @wraps(question)
    def answer(facts: Facts) -> Answer:
        known: dict[int, Answer] = facts.memory.setdefault(name, {})
        if 0 not in known:
            known[0] = question(facts)
        return known[0]

    return answer


def _mentions(record: InspectionRecord, sentences: tuple[tuple[int, int], ...]) -> Iterable[Mention]:
    blocks = record.article.blocks
    starts, block_starts = [start for start, _ in sentences], [block.start for block in blocks]
    placed = sorted((f for f in record.figures if f.evidence), key=lambda figure: figure.evidence[0].start)
    sentence_of = {figure.id: max(bisect_right(starts, figure.evidence[0].start) - 1, 0) for figure in placed}
    crowds = Counter(sentence_of.values())
    index = 0
    for figure in placed:
        start, end = figure.evidence[0].start, figure.evidence[0].end
        block = max(bisect_right(block_starts, start) - 1, 0)
        if blocks and blocks[block].kind in CHROME:
            continue
        cell, sentence = _cell(blocks, block, start), sentence_of[figure.id]
        if cell is None and crowds[sentence] > CROWD:
            continue
        yield Mention(figure, start, end, index, sentence, block, cell)
        index += 1


def _cell(blocks: tuple[Block, ...], block: int, start: int) -> Cell | None:
    if not blocks:
        return None
    return next((cell for cell in blocks[block].cells if cell.start <= start < cell.end), None)
