"""Dates linked to periods and bounded: "từ … đến …", "… - …", "trước …", "đến hết …", "từ … đến nay".

Conventions: a term is included ("trước ngày 30/9" ends on that day), a month or a year is not ("trước tháng 10" ends in
September). "từ" leaves the end open, but a day behind a verb stays a day ("có hiệu lực từ ngày 1/7").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.parsers import units
from extractor.parsers.date_forms import BLANK, one_of, rules
from extractor.parsers.date_scan import Atom, small
from extractor.parsers.edtf import Moment
from extractor.rules.dates import Bound, Tail

_LOOK_BACK = 48
_LONGEST_LINK = 40
_MINUTES = rf"(?:{BLANK}?\d{{1,2}}(?:{BLANK}?(?:phút|'|’|ph))?)?"
_CLOCK = rf"(?:lúc{BLANK}|khoảng{BLANK})?(?:\d{{1,2}}{BLANK}?(?:h|g|giờ){_MINUTES}{BLANK})?"


@dataclass(frozen=True, slots=True)
class Expression:
    """A date or period as written. `effect` says which end is open; `atom` keeps what the words around it say.

    `step`, `last_step`: the year of the first and the last end, counted from the present one ("năm ngoái": -1).
    """

    start: int
    end: int
    first: Moment
    last: Moment | None
    atom: Atom
    rules: tuple[str, ...]
    effect: str = ""
    step: int | None = None
    last_step: int | None = None

    @property
    def year_written(self) -> bool:
        """Whether a year stands in the expression itself."""
        return self.first.year is not None or (self.last is not None and self.last.year is not None)


def fold(text: str, atoms: Sequence[Atom]) -> list[Expression]:
    """The expressions that the dates of a text form together, in order; a weak date that stays alone is dropped."""
    written = small(text)
    found: list[Expression] = []
    place = 0
    while place < len(atoms):
        atom = atoms[place]
        following = atoms[place + 1] if place + 1 < len(atoms) else None
        low = found[-1].end if found else 0
        period = _period(written, atom, following, low) if following else None
        single = None if period else _single(written, atom, found[-1] if found else None, low)
        place += 2 if period else 1
        found += [expression for expression in (period, single) if expression]
    return _lend_years(written, found)


# --- periods ----------------------------------------------------------------------------------------------------------


def _period(written: str, atom: Atom, following: Atom, low: int) -> Expression | None:
    rule = _link(written, atom, following)
    if rule is None:
        return None
    start, bound = _bound(written, atom.start, low)
    since = bound is not None and bound.effect == "since"
    if not _may_link(written, atom, following, since=since):
        return None
    last = following.last or following.first
    approximate = atom.approximate or following.approximate
    whole = replace(atom, direction=following.direction, weekday=None, approximate=approximate)
    return Expression(
        start if since else atom.start, following.end, atom.first, last, whole, (*atom.rules, *following.rules, rule),
        step=atom.step, last_step=following.step,
    )  # fmt: skip


def _may_link(written: str, atom: Atom, following: Atom, *, since: bool) -> bool:
    if atom.relative or following.relative or atom.last or following.last or atom.so_far:
        return False
    if following.weak and _counts(written, following.end):
        return False
    return since or not (atom.weak and following.weak)


def _counts(written: str, end: int) -> bool:
    return bool(units.counted_at(written, end) or units.measure_at(written, end))


def _link(written: str, atom: Atom, following: Atom) -> str | None:
    if following.start - atom.end > _LONGEST_LINK:
        return None
    return next(
        (identity for identity, pattern in _links() if pattern.fullmatch(written, atom.end, following.start)), None
    )


@cache
def _links() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule.id, re.compile(rf"{BLANK}?,?{BLANK}?{one_of(rule.words)}(?!\w){BLANK}?{_CLOCK}")) for rule in rules().link
    )


# --- single dates and their bounds ------------------------------------------------------------------------------------


def _single(written: str, atom: Atom, previous: Expression | None, low: int) -> Expression | None:
    start, bound = _bound(written, atom.start, low)
    since = bound is not None and bound.effect == "since"
    alone = Expression(
        atom.start, atom.end, atom.first, atom.last, atom, atom.rules, step=atom.step, last_step=atom.step
    )
    if atom.relative or atom.so_far:
        return alone
    if tail := _tail(written, atom.end):
        end, rule = tail
        return replace(
            alone, start=start if since else atom.start, end=end, effect=rule.effect, rules=(*atom.rules, rule.id)
        )
    if atom.weak and not _listed(written, atom, previous):
        return None
    if since and _is_range(atom):
        return replace(alone, start=start, rules=(*atom.rules, bound.id)) if bound else alone
    if bound is None or not _bounds(written, atom, bound, start):
        return alone
    return replace(alone, start=start, effect=bound.effect, rules=(*atom.rules, bound.id))


def _bounds(written: str, atom: Atom, bound: Bound, start: int) -> bool:
    """Whether the words before a date really open one of its ends."""
    if atom.last is not None or (atom.first.last_month and bound.effect != "until" and not _is_quarter(atom.first)):
        return False
    if bound.effect != "since":
        return True
    if _moved_on().match(written, atom.end):
        return False
    return atom.first.day is None or bool(_clause_head().search(written[max(0, start - 4) : start]))


def _is_range(atom: Atom) -> bool:
    """A form that holds both ends of a period: "từ 15 - 28/1", "từ tháng 3 đến tháng 6"."""
    return atom.last is not None or (atom.shape == "months" and bool(atom.first.last_month))


def _is_quarter(moment: Moment) -> bool:
    return moment.month is not None and moment.last_month == moment.month + 2


def _listed(written: str, atom: Atom, previous: Expression | None) -> bool:
    """ "dịp lễ 30/4 và 1/5": a bare day and month beside one that is known to be a date."""
    if previous is None or atom.rules[0] not in previous.rules or _counts(written, atom.end):
        return False
    return bool(_and().fullmatch(written, previous.end, atom.start))


def _bound(written: str, start: int, low: int) -> tuple[int, Bound | None]:
    """Where the words that bound the date at `start` begin, and which they are."""
    low = max(low, start - _LOOK_BACK)
    hit = _bounds_before().search(written[low:start])
    if hit is None:
        return start, None
    return low + hit.start(), _bound_rules()[" ".join(hit["words"].split())]


@cache
def _bound_rules() -> dict[str, Bound]:
    return {words: rule for rule in rules().bound for words in rule.words}


@cache
def _bounds_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?<!hầu )(?<!gần )(?P<words>{one_of(_bound_rules())}){BLANK}(?:vào{BLANK}|trong{BLANK}|là{BLANK})?{_CLOCK}$"
    )


def _tail(written: str, end: int) -> tuple[int, Tail] | None:
    for rule, pattern in _tails():
        if hit := pattern.match(written, end):
            return hit.end(), rule
    return None


@cache
def _tails() -> tuple[tuple[Tail, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rf"{BLANK}?,?{BLANK}{one_of(rule.words)}(?!\w)")) for rule in rules().tail)


@cache
def _moved_on() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}(?:chuyển|sang|chuyển{BLANK}sang|để{BLANK}lại|tồn)(?!\w)")


@cache
def _clause_head() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.,;:!?)(\n–-]){BLANK}?$")


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}?(?:,|và|-|–|hoặc|&){BLANK}?(?:ngày{BLANK})?")


# --- a year for both members ------------------------------------------------------------------------------------------


def _lend_years(written: str, found: list[Expression]) -> list[Expression]:
    """ "quý III và quý IV/2023", "ngày 3/4 và ngày 5/4/2024": the first takes the year of the second."""
    result = list(found)
    for place in range(len(result) - 2, -1, -1):
        first, second = result[place], result[place + 1]
        if _shares_year(first, second) and _and().fullmatch(written, first.end, second.start):
            result[place] = replace(first, first=first.first.in_year(second.first.year))
    return result


def _shares_year(first: Expression, second: Expression) -> bool:
    if first.year_written or first.last or second.last or first.atom.relative or first.step is not None:
        return False
    same = first.atom.shape == second.atom.shape and first.first.lunar == second.first.lunar
    return same and second.first.year is not None and first.first.begins()[1:] <= second.first.begins()[1:]
