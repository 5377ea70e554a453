"""The places where a text names a date: each hit of a form with the words around it that belong to it.

`scan` walks over the words and digits of the text once. At a word with which forms begin, the forms are tried in order;
the words in front ("sáng thứ Ba, ngày") and behind ("năm ngoái", "vừa qua") complete the hit, and the licence of its
form decides whether so little can be a date at all: "2/3" may be a share, "5-7" a range.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.parsers import date_context as context
from extractor.parsers import units
from extractor.parsers.date_forms import (
    DIGIT,
    Form,
    RelativeForm,
    forms,
    gates,
    groups,
    leads,
    relatives,
)
from extractor.parsers.date_shapes import Reading, read
from extractor.parsers.edtf import Moment
from extractor.rules.dates import Relative

_LOOK_BACK = 64
_NUMBER_GOES_ON = frozenset(".,/")


@dataclass(frozen=True, slots=True)
class Atom:
    """A date as one form gives it, before it is linked with others and before a missing year is found.

    `weak`: it needs another date beside it. `step`: the year is that many years from the present one. `direction`: 1
    lies ahead of the news, -1 behind. `recurring`: every year. `so_far`: from January to the present month.
    """

    start: int
    end: int
    first: Moment
    last: Moment | None
    rules: tuple[str, ...]
    shape: str
    weak: bool = False
    named: bool = False
    weekday: int | None = None
    approximate: bool = False
    step: int | None = None
    direction: int = 0
    recurring: bool = False
    so_far: bool = False
    relative: Relative | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """The words of time in front of a number: where they begin, what they say."""

    start: int
    weekday: int | None = None
    named: bool = False
    bracket: bool = False
    edge: bool = False


def small(text: str) -> str:
    """The text in small letters with every offset kept; the few letters that would grow stay as they are."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan(text: str) -> list[Atom]:
    """Every date of the text in order, weak ones included."""
    return list(_Scan(text).atoms())


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.small = small(text)
        self.end = 0

    def atoms(self) -> Iterator[Atom]:
        for token in leads().finditer(self.small):
            start = token.start()
            if start < self.end:
                continue
            lead = token[0] if token[0].isalpha() else DIGIT
            if found := self._first(lead, start) or self._first_relative(relatives().get(lead, ()), start):
                self.end = found[-1].end
                yield from found

    def _first(self, lead: str, start: int) -> list[Atom]:
        candidates = forms().get(lead, ())
        if not candidates or not gates()[lead].match(self.small, start):
            return []
        if start and lead == DIGIT and self._inside_number(start):
            return []
        for form in candidates:
            if (hit := form.pattern.match(self.small, start)) and (found := self._atoms(form, hit)):
                return found
        return []

    def _inside_number(self, start: int) -> bool:
        if self.small.endswith("ngày", 0, start):  # a space lost in conversion: "ngày02/03/2010"
            return False
        before = self.small[start - 1]
        return before in _NUMBER_GOES_ON or before.isalnum()

    def _atoms(self, form: Form, hit: re.Match[str]) -> list[Atom]:
        before = self._before(form, hit.start())
        readings = read(form, hit)
        if not readings or self._is_measure(before.start) or not self._fits(form, hit, before):
            return []
        if readings[0].doubtful and not before.named:
            return []
        weak = form.rule.licence in {"joined", "linked"} and not self._licensed(form, hit, before)
        if form.rule.licence == "named" and not self._licensed(form, hit, before):
            return []
        return [self._atom(form, reading, before if not place else Before(reading.start), weak=weak)
                for place, reading in enumerate(readings)]  # fmt: skip

    def _atom(self, form: Form, reading: Reading, before: Before, *, weak: bool) -> Atom:
        end = reading.end
        if before.bracket and self.small.startswith(")", end):
            end += 1
        atom = Atom(
            before.start, end, reading.first, reading.last, (form.rule.id,), form.rule.shape,
            weak=weak, named=before.named, weekday=before.weekday, so_far=form.rule.shape == "so_far",
            approximate=form.rule.approximate or before.edge,
        )  # fmt: skip
        return self._with_what_follows(atom)

    def _with_what_follows(self, atom: Atom) -> Atom:
        if weekday := context.weekday_behind().match(self.small, atom.end):
            atom = replace(atom, end=weekday.end(), weekday=context.weekday(weekday["w"]))
        if atom.first.year is not None or (atom.last and atom.last.year is not None):
            return atom
        if every := context.every_year().match(self.small, atom.end):
            return replace(atom, end=every.end(), recurring=True)
        for identity, step, pattern in context.year_words():
            # "6 tháng đầu năm" has eaten the first word of "năm nay".
            back = len("năm") if self.small.endswith("năm", atom.start, atom.end) else 0
            if hit := pattern.match(self.small, atom.end - back):
                return replace(atom, end=hit.end(), step=step, rules=(*atom.rules, identity))
        return replace(atom, direction=self._direction(atom.end))

    def _direction(self, end: int) -> int:
        if context.ahead_after().match(self.small, end):
            return 1
        return -1 if context.past_after().match(self.small, end) else 0

    # --- what stands in front -----------------------------------------------------------------------------------------

    def _before(self, form: Form, start: int) -> Before:
        low = max(self.end, start - _LOOK_BACK)
        if form.rule.shape in {"day", "days", "two_days", "tet"} or form.rule.licence == "unnamed":
            return self._day_words(start, low)
        names = context.year_names() if form.rule.shape in {"years", "plan_years"} else context.edges()
        hit = names.search(self.small[low:start])
        if not hit:
            return Before(start)
        return Before(low + hit.start(), named=True, edge=names is not context.year_names())

    def _day_words(self, start: int, low: int) -> Before:
        hit = context.day_words().search(self.small[low:start])
        if not hit or not hit[0].strip():
            return Before(start)
        weekdays = list(context.weekdays().finditer(hit[0]))
        weekday = context.weekday(weekdays[-1]["w"]) if weekdays else None
        opened = hit[0].count("(") > hit[0].count(")")
        return Before(low + hit.start(), weekday, named=True, bracket=opened)

    def _is_measure(self, start: int) -> bool:
        """ "mỗi ngày 3-4 chuyến", "mỗi năm 2000 lượt"."""
        return bool(context.counting().search(self.small[max(0, start - 12) : start]))

    # --- licences -----------------------------------------------------------------------------------------------------

    def _fits(self, form: Form, hit: re.Match[str], before: Before) -> bool:
        licence = form.rule.licence
        if licence == "unnamed":
            return not before.named and not self._counts(hit.end())
        if licence == "clause":
            return self._opens_clause(hit.start())
        if licence == "uncounted":
            return before.named or not self._counts(hit.end())
        if form.rule.shape == "months" and not groups(hit).keys() & {"y", "y2"}:
            return not self._counts(hit.end())
        return form.rule.id != "month" or self._is_month(hit, before)

    def _licensed(self, form: Form, hit: re.Match[str], before: Before) -> bool:
        if before.named:
            return not (form.rule.shape == "tet" and self._counts(hit.end()))
        if form.rule.licence == "linked" or self._counts(hit.end()):
            return False
        if context.holiday_bracket().search(self.small[max(0, hit.start() - _LOOK_BACK) : hit.start()]):
            return self.small.startswith(")", hit.end())
        if not context.announcing().search(self.small[max(0, hit.start() - 24) : hit.start()]):
            return False
        return _is_no_share(hit) or bool(context.clear().match(self.small, hit.end()))

    def _counts(self, end: int) -> bool:
        """Whether what stands here is counted or measured by the number before it: "2/3 số hộ", "5-7 triệu"."""
        if context.counted().match(self.small, end):
            return True
        return bool(units.counted_at(self.text, end) or units.measure_at(self.text, end))

    def _opens_clause(self, start: int) -> bool:
        return bool(context.clause_head().search(self.small[max(0, start - 16) : start]))

    def _is_month(self, hit: re.Match[str], before: Before) -> bool:
        """A month without a year: no "3 tháng 10", no "Cách mạng Tháng 8"; in words only where it cannot be a number."""
        ahead = self.small[max(0, hit.start() - 16) : hit.start()]
        if context.no_month_after().search(ahead):
            return False
        written = hit["m"] or hit.groupdict().get("m__1") or ""
        if written.isdigit() or before.edge:
            return True
        return self.text[hit.end() - len(written)].isupper()

    # --- relative words -----------------------------------------------------------------------------------------------

    def _first_relative(self, candidates: tuple[RelativeForm, ...], start: int) -> list[Atom]:
        for form in candidates:
            if (hit := form.pattern.match(self.small, start)) and self._stands_alone(form, hit):
                return [self._relative(form, hit)]
        return []

    def _stands_alone(self, form: RelativeForm, hit: re.Match[str]) -> bool:
        """ "hôm qua (9/7)" is the date in brackets; "hai tuần trước" and "năm trước đó" are something else."""
        if form.rule.unit == "day":
            return not context.date_follows().match(self.small, hit.end())
        if context.that().match(self.small, hit.end()):
            return False
        return not context.several().search(self.small[max(0, hit.start() - 12) : hit.start()])

    def _relative(self, form: RelativeForm, hit: re.Match[str]) -> Atom:
        low = max(self.end, hit.start() - _LOOK_BACK)
        before = self._day_words(hit.start(), low) if form.rule.unit == "week" else Before(hit.start())
        if edge := context.edges().search(self.small[low : hit.start()]):
            before = Before(low + edge.start(), edge=True)
        return Atom(
            before.start, hit.end(), Moment(), None, (form.rule.id,), "relative",
            weekday=before.weekday, approximate=before.edge, relative=form.rule,
        )  # fmt: skip


def _is_no_share(hit: re.Match[str]) -> bool:
    """Whether a bare "30/6" can be no share ("2/3 diện tích") and no range ("5-7"), so that anything may follow it."""
    found = groups(hit)
    return "sep" not in found or ("/" in found["sep"] and int(found["d"]) > int(found["m"]))
