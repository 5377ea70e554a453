"""From the groups of a matched form to moments: what "15 và 16/8", "quý II/2024" or "6 tháng đầu năm" cover."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.parsers import lunar
from extractor.parsers.date_forms import Form, groups, number
from extractor.parsers.edtf import Moment

# Two digits stand for a year of this century up to here, and beyond for one of the last.
_LAST_SHORT_YEAR = 40
_LONGEST_SPAN_OF_YEARS = 60
_LONGEST_PLAN = 10
_AND = re.compile(r"\s*(?:và|&|hoặc|,)\s*(?:ngày\s*|(?:sáng|chiều|tối)\s*)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stretch covers: a moment, or a period with a `last` one. `doubtful`: no calendar has such a day."""

    start: int
    end: int
    first: Moment
    last: Moment | None = None
    doubtful: bool = False


def read(form: Form, hit: re.Match[str]) -> list[Reading]:
    """The readings of a hit, mostly one; a list of days that do not follow each other gives several, none a misfit."""
    return _READERS[form.rule.shape](hit, groups(hit), form.rule.lunar)


def _one(hit: re.Match[str], first: Moment, last: Moment | None = None, *, doubtful: bool = False) -> list[Reading]:
    return [Reading(*hit.span(), first, last, doubtful)]


def _year(found: dict[str, str], key: str = "y") -> int | None:
    text = found.get(key)
    if text is None:
        return None
    if len(text) == 2:
        return int(text) + (2000 if int(text) <= _LAST_SHORT_YEAR else 1900)
    return int(text)


def _written_year(found: dict[str, str], *, is_lunar: bool) -> int | None:
    """The year in digits; a year by stem and branch ("Giáp Thìn") is kept as lunar.py encodes it."""
    if is_lunar and "stem" in found and "y" not in found:
        return lunar.cyclic_year(found["stem"], found["branch"])
    return _year(found)


def _day(hit: re.Match[str], found: dict[str, str], is_lunar: bool) -> list[Reading]:
    day, month = number(found["d"]), number(found["m"])
    year = _written_year(found, is_lunar=is_lunar)
    doubtful = month > 12 or day > 31
    if day < 1 or month < 1 or month > 31 or day > 39 or (doubtful and (year is None or is_lunar)):
        return []
    return _one(hit, Moment(year, month, None, day, is_lunar), doubtful=doubtful)


def _tet(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    """Days up to the middle of the month belong to the new lunar year, the twenties to the last month of the old."""
    day, year = number(found["d"]), _written_year(found, is_lunar=True)
    if not 1 <= day <= 30 or 10 < day < 20:
        return []
    if day > 10:
        return _one(hit, Moment(lunar.year_before(year), 12, None, day, lunar=True))
    return _one(hit, Moment(year, 1, None, day, lunar=True))


def _days(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    """Days of one month; "đêm 31, rạng sáng 1/8" and "28 - 3/4" begin in the month before."""
    month, year = number(found["m2"]), _year(found, "y2")
    numbers = _listed(found, "d")
    if not 1 <= month <= 12 or not all(1 <= day <= 31 for day in numbers):
        return []
    last = Moment(year, month, None, numbers[-1])
    if numbers[0] > numbers[-1]:
        before = last.before() if len(numbers) == 2 and not _is_list(hit, "d2") else None
        return _one(hit, Moment(before.year, before.month, None, numbers[0]), last) if before else []
    return _series(hit, "d", [Moment(year, month, None, day) for day in numbers], numbers)


def _two_days(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    day, month, day2, month2 = (number(found[key]) for key in ("d", "m", "d2", "m2"))
    if max(month, month2) > 12 or max(day, day2) > 31 or min(day, month, day2, month2) < 1:
        return []
    last = Moment(_year(found), month2, None, day2)
    first = Moment(last.year, month, None, day)
    return _one(hit, first if month <= month2 else first.in_year(last.before().year), last)


def _month(hit: re.Match[str], found: dict[str, str], is_lunar: bool) -> list[Reading]:
    if "start" in found:
        return _one(hit, Moment(_year(found), 1))
    month = number(found["m"])
    return _one(hit, Moment(_written_year(found, is_lunar=is_lunar), month, lunar=is_lunar)) if 1 <= month <= 12 else []


def _months(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    numbers, year = _listed(found, "m"), _year(found) or _year(found, "y2")
    if not all(1 <= month <= 12 for month in numbers) or numbers[0] >= numbers[-1]:
        return []
    return _series(hit, "m", [Moment(year, month) for month in numbers], numbers)


def _quarter(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    quarter = _quarter_number(found["q"])
    return _one(hit, Moment(_year(found), quarter * 3 - 2, quarter * 3))


def _quarters(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    first, last = _quarter_number(found["q"]), _quarter_number(found["q2"])
    return _one(hit, Moment(_year(found), first * 3 - 2, last * 3)) if first < last else []


def _quarter_number(text: str) -> int:
    return {"đầu": 1, "cuối": 4}.get(text) or number(text)


def _first_months(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    count = number(found["n"])
    return _one(hit, Moment(_year(found), 1, count)) if 2 <= count <= 12 else []


def _last_months(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    count = number(found["n"])
    return _one(hit, Moment(_year(found), 13 - count, 12)) if 2 <= count <= 11 else []


def _half(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    return _one(hit, Moment(_year(found), 1, 6) if found["h"] == "đầu" else Moment(_year(found), 7, 12))


def _whole_year(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    return _one(hit, Moment(_year(found)))


def _years(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    numbers = _listed(found, "y")
    if numbers[0] >= numbers[-1] or numbers[-1] - numbers[0] > _LONGEST_SPAN_OF_YEARS:
        return []
    return _series(hit, "y", [Moment(year) for year in numbers], numbers)


def _plan_years(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    """Two years without a word for them: those of a plan or a term, which are at most ten years apart."""
    first, last = int(found["y"]), int(found["y2"])
    return _one(hit, Moment(first), Moment(last)) if 0 < last - first <= _LONGEST_PLAN else []


def _decade(hit: re.Match[str], found: dict[str, str], _: bool) -> list[Reading]:
    year = int(found["y"]) + (1900 if len(found["y"]) == 2 else 0)
    return _one(hit, Moment(year), Moment(year + 9))


def _listed(found: dict[str, str], key: str) -> list[int]:
    return [number(found[key]), *map(int, re.findall(r"\d+", found.get("list", ""))), number(found[key + "2"])]


def _is_list(hit: re.Match[str], last: str) -> bool:
    """Whether the last member is joined with a comma or "và" rather than by a dash or "đến"."""
    if "list" not in hit.re.groupindex:
        return False
    return bool(_AND.fullmatch(hit.string, hit.end("list"), hit.start(last)))


def _series(hit: re.Match[str], key: str, moments: Sequence[Moment], numbers: Sequence[int]) -> list[Reading]:
    """One period when the members follow each other or are the ends of a range; else one reading for each."""
    if not _is_list(hit, key + "2") or all(b - a == 1 for a, b in pairwise(numbers)):
        return _one(hit, moments[0], moments[-1])
    places = [(hit.start(), hit.end(key)), *_list_places(hit), (hit.start(key + "2"), hit.end())]
    return [Reading(start, end, moment) for (start, end), moment in zip(places, moments, strict=True)]


def _list_places(hit: re.Match[str]) -> list[tuple[int, int]]:
    return [place.span() for place in re.compile(r"\d+").finditer(hit.string, *hit.span("list"))]


_READERS: dict[str, Callable[[re.Match[str], dict[str, str], bool], list[Reading]]] = {
    "day": _day,
    "days": _days,
    "two_days": _two_days,
    "tet": _tet,
    "month": _month,
    "months": _months,
    "quarter": _quarter,
    "quarters": _quarters,
    "first_months": _first_months,
    "last_months": _last_months,
    "half": _half,
    "so_far": _whole_year,
    "year": _whole_year,
    "years": _years,
    "plan_years": _plan_years,
    "decade": _decade,
}
