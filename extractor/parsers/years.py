"""The year of a date that is written without one.

With a publication day it is the year in which the date lies nearest behind it, or ahead where the words look ahead
("sẽ", "trước ngày"). Without one it is the latest year that the text names of the present: not the years of plans, of
long periods, or of cited documents. A year in the same sentence comes first ("tháng 12/2023 … ngày 15/1"). Where none is
known the year stays open (XXXX).
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, cached_property

from extractor.parsers.date_forms import BLANK, one_of, rules
from extractor.parsers.date_scan import small
from extractor.parsers.edtf import Moment
from extractor.parsers.periods import Expression
from extractor.rules.vocabulary import pattern

# A date that says nothing of its direction may lie so far ahead of the publication; further ahead it is last year's.
HORIZON = timedelta(days=92)
# Publication may be dated a day before the event through time zones or an early edition.
SLIP = timedelta(days=1)
# An inspection begins within half a year of the decision that orders it.
ACTING = timedelta(days=183)
# "ước 9 tháng đầu năm" is printed some weeks before the months are over.
ESTIMATE = timedelta(days=45)
HALF_YEAR = timedelta(days=183)
FORTNIGHT = timedelta(days=14)
# "Trước đó, ngày 1/3", "Trước phản ánh đó, ngày 1/3": the word looks back here, and ahead in "trước ngày 1/3".
_EARLIER = re.compile(r"trước (?:[^\W\d]+ ){0,4}(?:đó|đây|kia|này|ấy)(?!\w)")
_LOOK_BACK = 28
_SET = pattern(r"(?<!\w)(?:{foreseen}|{demands}|{has_a_term}|phải|sẽ)(?!\w)")
_SENTENCE = re.compile(r"[.!?;](?=\s)|\n")
_DOCUMENT_REACH = 110


class Years:
    """What a text and its publication day tell about years; `of` answers for one expression."""

    def __init__(self, text: str, expressions: Sequence[Expression], published: date | None) -> None:
        self.text = small(text)
        self.published = published
        self.expressions = expressions
        self._cited = [self._is_cited(expression) for expression in expressions]
        self._anchors = [
            moment for expression, cited in zip(expressions, self._cited, strict=True)
            if not cited and (moment := self._anchor(expression)) is not None
        ]  # fmt: skip
        self.latest = max(self._anchors, key=Moment.ends, default=None)
        self.year = published.year if published else self._present_year()

    def _present_year(self) -> int | None:
        if self.latest:
            return self.latest.year
        return next((moment.year for moment in (*self._terms, *self._starts)), None)

    @cached_property
    def month(self) -> int | None:
        """The month of the news in `year`, for "từ đầu năm"."""
        if self.published:
            return self.published.month
        months = [moment.ends()[1] for moment in self._anchors if moment.year == self.year and moment.month]
        yearless = [
            (expression.last or expression.first).ends()[1] for expression in self.expressions
            if not expression.year_written and not expression.effect and expression.first.day and self._direction(expression) < 1
        ]  # fmt: skip
        return max(months + yearless, default=None)

    # --- what tells of the present year -------------------------------------------------------------------------------

    def _anchor(self, expression: Expression) -> Moment | None:
        """The moment, if the expression names one at which the news can have been written."""
        moment = expression.last or expression.first
        if moment.year is None or moment.year < 0 or moment.lunar or self._looks_ahead(expression):
            return None
        if expression.effect and not self._is_account(expression):
            return None
        if _born().search(self.text[max(0, expression.start - _LOOK_BACK) : expression.end]):
            return None
        return None if expression.last and expression.last.month is None else moment

    def _is_account(self, expression: Expression) -> bool:
        """Whether figures run "đến hết tháng 8/2023", so that the news is later; a term that is set lies ahead."""
        before = self.text[max(0, expression.start - _DOCUMENT_REACH) : expression.start]
        clause = before[max((end.end() for end in _SENTENCE.finditer(before)), default=0) :]
        return expression.effect == "until" and not expression.first.day and not _SET.search(clause)

    @cached_property
    def _terms(self) -> list[Moment]:
        """Days set as a term: the news lies before them, as a rule in the same year."""
        return [e.first for e in self.expressions if e.effect in {"before", "until"} and e.first.day and e.first.year]

    @cached_property
    def _starts(self) -> list[Moment]:
        """Beginnings of what lasts "đến nay", where they are as fine as a month: the news lies within a year of them."""
        return [e.first for e in self.expressions if e.effect == "since" and e.first.month and e.first.year]

    def _is_cited(self, expression: Expression) -> bool:
        """Whether this is the day of a document ("Quyết định số 731/QĐ-UBND ngày 14/3/2023") or the year of a law."""
        if expression.first.month is None:
            return bool(_law().search(self.text[max(0, expression.start - _DOCUMENT_REACH) : expression.start]))
        if expression.first.day is None or expression.last is not None:
            return False
        return bool(_document().search(self.text[max(0, expression.start - _DOCUMENT_REACH) : expression.start]))

    @cached_property
    def _acting_days(self) -> list[date]:
        """The days of documents under which the inspection acts."""
        days = []
        for expression, cited in zip(self.expressions, self._cited, strict=True):
            before = self.text[max(0, expression.start - _DOCUMENT_REACH) : expression.start]
            if cited and expression.first.day and _acting().search(before) and (day := expression.first.first_day()):
                days.append(day)
        return days

    # --- the year of one expression -----------------------------------------------------------------------------------

    def of(self, expression: Expression, moment: Moment, place: int) -> int | None:
        """The year of `moment`, a part of `expression`, which is number `place`; None if unknown."""
        if expression.atom.recurring:
            return None
        if (year := self._just_before(expression, moment)) is not None or (
            year := self._from_sentence(moment, place)
        ) is not None:
            return year
        if self.published and expression.effect == "until" and not self._looks_ahead(expression):
            return self._closest(moment)
        if self.published:
            return self._nearest(moment, self._direction(expression))
        if self.year is None:
            return self._under_document(moment)
        return self._in_text(expression, moment)

    def _just_before(self, expression: Expression, moment: Moment) -> int | None:
        """The year that puts a day into the fortnight before publication: the day of the news, whatever else is named."""
        if self.published is None or moment.day is None or self._direction(expression) > 0:
            return None
        for year in (self.published.year, self.published.year - 1):
            day = moment.in_year(year).first_day()
            if day and timedelta(0) <= self.published - day <= FORTNIGHT:
                return year
        return None

    def counted(self, step: int | None) -> int | None:
        """The year `step` years from the present one ("năm ngoái": -1); None if either is unknown."""
        return None if self.year is None or step is None else self.year + step

    def _in_text(self, expression: Expression, moment: Moment) -> int | None:
        assert self.year is not None
        if self.latest is None:
            return self._between_bounds(moment)
        passed = self.latest.day is not None and moment.in_year(self.year).ends() < self.latest.begins()
        year = self.year + 1 if passed and self._direction(expression) > 0 else self.year
        return _of_weekday(moment, expression.atom.weekday, year)

    def _between_bounds(self, moment: Moment) -> int | None:
        """Where only terms or beginnings have a year: before the first term, else after the first beginning."""
        here = moment.in_year(self.year)
        if self._terms:
            return _shifted(self.year, -1) if here.begins() > self._terms[0].ends() else self.year
        return _shifted(self.year, 1) if here.ends() < self._starts[0].begins() else self.year

    def _under_document(self, moment: Moment) -> int | None:
        for day in self._acting_days:
            year = _first_on_or_after(moment, day)
            first = moment.in_year(year).first_day()
            if first and first - day <= ACTING:
                return year
        return None

    def _nearest(self, moment: Moment, direction: int) -> int | None:
        """The year in which the date lies nearest to the publication, on the side that the words say."""
        assert self.published is not None
        limit = SLIP if direction < 0 else ESTIMATE if moment.month == 1 and moment.last_month else HORIZON
        year = self.published.year + 1
        if direction > 0 and moment.in_year(year).last_day():
            return _first_on_or_after(moment, self.published - SLIP * 3)
        while (day := _measured(moment.in_year(year))) and day > self.published + limit:
            year -= 1
        return year if day else self.published.year  # an impossible day has no distance

    def _closest(self, moment: Moment) -> int | None:
        """The year in which the date lies closest to the publication: "nợ thuế đến 31/8", "đến 31/12 phải xong"."""
        assert self.published is not None
        published = self.published
        years = range(published.year - 1, published.year + 2)
        days = {year: day for year in years if (day := _measured(moment.in_year(year)))}
        return min(days, key=lambda year: abs(days[year] - published), default=published.year)

    def _from_sentence(self, moment: Moment, place: int) -> int | None:
        """The year set by the nearest date before it in the same sentence, unless that is a comparison or a plan."""
        expression = self.expressions[place]
        for earlier in range(place - 1, max(-1, place - 4), -1):
            other = self.expressions[earlier]
            if _SENTENCE.search(self.text, other.end, expression.start):
                return None
            anchor = None if self._cited[earlier] else self._anchor(other)
            if anchor is None or anchor.year is None or self._is_compared(other):
                continue
            year = anchor.year + _turns_over(anchor, moment)
            first = moment.in_year(year).first_day()
            if self.published and first and first > self.published + HORIZON:
                return None
            return year
        return None

    def _is_compared(self, expression: Expression) -> bool:
        return bool(_compared().search(self.text[max(0, expression.start - _LOOK_BACK) : expression.start]))

    def _looks_ahead(self, expression: Expression) -> bool:
        if expression.atom.direction:
            return expression.atom.direction > 0
        return bool(_ahead().search(_EARLIER.sub(" ", self._lead(expression))))

    def _direction(self, expression: Expression) -> int:
        if expression.effect in {"before", "until"} or self._looks_ahead(expression):
            return 1
        if expression.atom.direction < 0 or _past_part().search(self.text, expression.start, expression.end):
            return -1
        return -1 if _past().search(self._lead(expression)) else 0

    def _lead(self, expression: Expression) -> str:
        """The words of the same clause before an expression."""
        before = self.text[max(0, expression.start - _LOOK_BACK) : expression.start]
        return re.split(r"[.;:!?\n]", before)[-1]


def _turns_over(anchor: Moment, moment: Moment) -> bool:
    """Whether a date belongs to the year after `anchor`: "tháng 12/2023 … ngày 15/1", not "ngày 20/3/2023 … ngày 14/3"."""
    begins, day = anchor.first_day(), moment.in_year(anchor.year).last_day()
    return anchor.month is not None and begins is not None and day is not None and begins - day > HALF_YEAR


def _of_weekday(moment: Moment, weekday: int | None, year: int) -> int:
    """The year, or the next or the last, in which a day falls on the weekday that is told with it: "thứ Tư, ngày 4/9"."""
    for near in (year, year + 1, year - 1) if weekday and moment.day else ():
        day = moment.in_year(near).first_day()
        if day and day.isoweekday() == weekday:
            return near
    return year


def _shifted(year: int | None, step: int) -> int | None:
    return None if year is None else year + step


def _measured(moment: Moment) -> date | None:
    """The day whose distance counts: the last, since a period is reported when it is over; the first of a year's end."""
    return moment.first_day() if moment.last_month == 12 and moment.month != 1 else moment.last_day()


def _first_on_or_after(moment: Moment, day: date) -> int:
    year = day.year
    last = moment.in_year(year).last_day()
    return year + 1 if last and last < day else year


def _word(words: Sequence[str]) -> str:
    return rf"(?<!\w){one_of(words)}(?!\w)"


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(_word(rules().words.ahead))


@cache
def _past() -> re.Pattern[str]:
    return re.compile(_word(rules().words.past))


@cache
def _past_part() -> re.Pattern[str]:
    return re.compile(_word(rules().words.day_parts))


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(_word(rules().words.compared))


@cache
def _born() -> re.Pattern[str]:
    return re.compile(rf"{_word(rules().words.born)}[^,;.)\n]*$")


@cache
def _document() -> re.Pattern[str]:
    """A type of document, its number, and at most a few words up to the date."""
    kinds = one_of(rules().words.documents)
    return re.compile(rf"(?<!\w){kinds}(?!\w)[^.;\n]{{0,24}}?\d[^\s,;]*(?:{BLANK}[^\s.;\d]+){{0,9}}{BLANK}?,?{BLANK}?$")


@cache
def _law() -> re.Pattern[str]:
    """ "Luật Thanh tra năm 2010", but not "vi phạm Luật Đất đai trong năm 2013"."""
    return re.compile(
        rf"(?<!\w)(?:luật|pháp{BLANK}lệnh|hiến{BLANK}pháp)(?:{BLANK}[^\W\d_]{{1,12}},?){{0,14}}(?<!,)(?<!trong)(?<!vào)(?<!từ){BLANK}$"
    )


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){one_of(rules().words.acting)}{BLANK}(?:\w+{BLANK})?{one_of(rules().words.documents)}(?!\w)"
    )
