"""For which period a figure stands: the date before it in its sentence, else the period that the article last named."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor import layers
from extractor.parsers import triggers
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_roles import Role
from extractor.rules.vocabulary import pattern

_YEAR = re.compile(r"\b\d{4}\b")
_SAID = pattern(r"[^.;]{0,90}?\b(?:{informs}|công bố|trả lời|báo cáo)\b", re.IGNORECASE)
_DEADLINE = pattern(r"(?:{deadlines}|trước)\s+$", re.IGNORECASE)
# What is left goes over into the next year.
_NEXT = re.compile(r"(?:chuyển sang|gối sang|kéo sang)\s+$", re.IGNORECASE)
_NAME = pattern(r"(?=[A-ZĐ])(?i:{named_by_year})\b[^,.;]{0,60}$")
_IS = re.compile(r"\s*(?:là|có|:|đạt)?\s*")
_SAME_TIME = ("cùng kỳ", "cùng thời điểm")
_YEAR_BEFORE = ("năm trước", "năm ngoái")
AFTER_BASE = 12
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or period where it stands."""

    start: int
    end: int
    edtf: str


@dataclass(slots=True)
class Periods:
    """Walks through the figures of an article; `carried` is the period that stands where a sentence names none."""

    page: Page
    roles: dict[int, Role]
    dates: list[Dated]
    carried: str | None = None
    seen: int = 0

    def read(self) -> dict[int, str | None]:
        """The period of every figure by its index, as EDTF."""
        result: dict[int, str | None] = {}
        for mention in self.page.mentions:
            self.catch_up(self.page.sentences[mention.sentence][0])
            result[mention.index] = self.period_of(mention)
        return result

    def catch_up(self, offset: int) -> None:
        """Carries on the dates of the sentences before `offset`; a day does not displace a longer period."""
        while self.seen < len(self.dates) and self.dates[self.seen].start < offset:
            date = self.dates[self.seen]
            self.seen += 1
            if self.governs(date) and (self.carried is None or not is_day(date.edtf) or is_day(self.carried)):
                self.carried = date.edtf

    def period_of(self, mention: Mention) -> str | None:
        """The period of one figure."""
        role = self.roles[mention.index]
        own = self.own(mention)
        if role.is_base:
            return self.base_period(mention, own)
        if role.role == "threshold" and own is None:
            return None
        return own or self.carried

    def own(self, mention: Mention) -> str | None:
        """The last governing date before the figure in its sentence, else the one in the words after it."""
        start, _ = self.page.sentences[mention.sentence]
        label = self.label_date(mention)
        if label is not None and self.governs(label, mention):
            return label.edtf
        listed = self.listed(mention)
        before = [
            date for date in self.between(start, mention.start) if self.governs(date, mention) and date not in listed
        ]
        after = [date for date in self.between(*self.page.piece_after(mention)) if self.governs(date)]
        dates = before or after[:1]
        return dates[-1].edtf if dates else None

    def label_date(self, mention: Mention) -> Dated | None:
        """The date that is all the label a figure has: "năm 2019 là 64 lượt"."""
        start, end = self.page.piece_before(mention)
        found = self.between(start, end)
        alone = bool(found) and _IS.fullmatch(self.page.text, found[-1].end, end) is not None
        return found[-1] if alone else None

    def listed(self, mention: Mention) -> list[Dated]:
        """The dates of the sentence that label one figure each in a list of years, and hold for none after it."""
        labels = [self.label_date(m) for m in self.page.by_sentence.get(mention.sentence, ())]
        found = [label for label in labels if label is not None]
        return found if len(found) > 1 else []

    def between(self, start: int, end: int) -> list[Dated]:
        return [date for date in self.dates if start <= date.start < end]

    def governs(self, date: Dated, mention: Mention | None = None) -> bool:
        """Whether figures can stand for a date: no deadline, no part of a name or of what is counted, and no base.

        A date after a deadline's word still governs a planned figure ("Mục tiêu đến hết năm 2025 đạt 100%").
        """
        text, start = self.page.text, max(date.start - 80, 0)
        planned = mention is not None and self.roles[mention.index].role == "target"
        if date.edtf.startswith("..") or (not planned and _DEADLINE.search(text, start, date.start)):
            return False
        if not planned and (_NEXT.search(text, start, date.start) or self.is_demanded(date)):
            return False
        if _NAME.search(text, start, date.start) or (is_day(date.edtf) and _SAID.match(text, date.end)):
            return False
        if any(match.value == "carried_over" for match in self.page.metrics.touching(date.start, date.end)):
            return False
        return not self.is_base(date)

    def is_demanded(self, date: Dated) -> bool:
        """Whether something is to be done on the date: "Đoàn sẽ phúc tra vào quý IV"."""
        start, _ = self.page.sentences[max(bisect_right(self.page.sentences, (date.start, len(self.page.text))) - 1, 0)]
        return bool(triggers.demands(self.page.text, start, date.start))

    def is_base(self, date: Dated) -> bool:
        """Whether the date is that of a comparison: "so với năm 2022", "cùng kỳ năm 2021", "8 tỷ đồng của năm 2023"."""
        cues = self.page.cues.between(max(date.start - 25, 0), date.end, "base")
        if cues and not any(mark in self.page.text[cues[-1].end : date.start] for mark in ",;:.("):
            return True
        before = [m for m in self.page.mentions if m.end <= date.start and date.start - m.end < AFTER_BASE]
        return bool(before) and self.roles[before[-1].index].is_base

    def base_period(self, mention: Mention, own: str | None) -> str | None:
        """The period of an earlier figure: the date beside it, or its period a year before ("cùng kỳ")."""
        start, _ = self.page.gap_before(mention)
        near = self.between(start, mention.start) + self.between(mention.end, mention.end + AFTER_BASE)
        named = [date.edtf for date in near if self.is_base(date)]
        words = self.page.text[start : mention.start].lower()
        period = own or self.carried
        if any(phrase in words for phrase in _SAME_TIME):
            return moved(period, named[-1] if named else None)
        if named:
            return named[-1]
        return moved(period, None) if any(phrase in words for phrase in _YEAR_BEFORE) else None


def moved(period: str | None, to: str | None) -> str | None:
    """The same part of another year: of the year `to`, or of the year before.

    >>> moved("2022-01/2022-09", None), moved("2022-01/2022-09", "2020")
    ('2021-01/2021-09', '2020-01/2020-09')
    """
    if period is None:
        return to
    years = [int(year) for year in _YEAR.findall(period)]
    target = _YEAR.search(to or "")
    if not years:
        return None
    shift = int(target[0]) - max(years) if target else -1
    return _YEAR.sub(lambda year: str(int(year[0]) + shift), period)


def is_day(edtf: str) -> bool:
    """Whether the value names one day."""
    return DAY.fullmatch(edtf) is not None


def dates_of(doc: Doc) -> list[Dated]:
    """The valid dates of the article in order, without those of cited documents."""
    documents = [span.end_char for span in doc.spans.get(layers.DOCUMENTS, ())]
    found = []
    for span in sorted(doc.spans.get(layers.DATES, ()), key=lambda span: span.start_char):
        place = bisect_right(documents, span.start_char)
        cited = place > 0 and span.start_char - documents[place - 1] <= len(" ngày ")
        if span._.date.valid and not cited:
            found.append(Dated(span.start_char, span.end_char, span._.date.edtf))
    return found
