"""Whether two figures count the same kind of thing, so that one can be part of the other."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from extractor.checks.cues import rules
from extractor.schema.record import Figure
from extractor.text import squeeze

ALIASES = {
    "m²": "m2",
    "m³": "m3",
    "km²": "km2",
    "hecta": "ha",
    "héc ta": "ha",
    "phần trăm": "%",
    "tỉ đồng": "đồng",
    "độ": "độ c",
    "°c": "độ c",
    "ºc": "độ c",
    "g": "gam",
    "gr": "gam",
    "gram": "gam",
    "kilôgam": "kg",
    "kilogam": "kg",
    "ki-lô-gam": "kg",
    "kí lô": "kg",
    "ki lô": "kg",
    "$": "usd",
    "us$": "usd",
}
MONEY = frozenset({"đồng", "usd"})
AREAS = frozenset({"ha", "hecta", "héc ta", "m2", "km2", "sào", "công", "mẫu"})
BARE = re.compile(r"[\d.,\s]+")
PAIRS = 2**16
"""How many pairs of nouns are kept in mind, however many pages go by."""
MEASURES = frozenset(
    {"đồng", "%", "ha", "m2", "m3", "km", "m", "km2", "kg", "tấn", "tạ", "lít", "kwh", "USD", "usd", "đô la"}
)


@cache
def norm(unit: str | None) -> str | None:
    """A unit in one spelling: lower case, one space, no superscripts."""
    if unit is None:
        return None
    plain = squeeze(unit).lower()
    return ALIASES.get(plain, plain)


def noun_words(figure: Figure) -> set[str]:
    """The words of a figure's unit."""
    return set((norm(figure.unit) or "").split())


def is_percent(figure: Figure) -> bool:
    """Whether the figure is a percentage."""
    return norm(figure.unit) == "%"


def is_rate(figure: Figure) -> bool:
    """Whether the figure is a percentage, or one of each year: "lãi suất 4,7%/năm"."""
    return (norm(figure.unit) or "").startswith("%")


def is_points(figure: Figure) -> bool:
    """Whether the figure is a difference of percentages."""
    return norm(figure.unit) == "điểm phần trăm"


def is_duration(figure: Figure) -> bool:
    """Whether the figure counts time."""
    return _times(figure.unit)


@cache
def _times(unit: str | None) -> bool:
    return norm(unit) in rules().units.times


def is_measure(figure: Figure) -> bool:
    """Whether the figure measures (money, area, weight) and does not count things."""
    return _measures(figure.unit, figure.dimension)


@cache
def _measures(unit: str | None, dimension: str | None) -> bool:
    return norm(unit) in MEASURES or "/" in (unit or "") or dimension not in (None, "count")


def is_count(figure: Figure) -> bool:
    """Whether the figure counts things, as far as its unit tells."""
    return _counts(figure.unit, figure.dimension)


@cache
def _counts(unit: str | None, dimension: str | None) -> bool:
    return norm(unit) != "%" and not (_times(unit) or _measures(unit, dimension))


def same(one: Figure, other: Figure) -> bool:
    """Whether both units are written alike."""
    return one.unit is not None and norm(one.unit) == norm(other.unit)


def one_noun(one: Figure, other: Figure) -> bool:
    """Whether both units are headed by one noun: "lượt" and "lượt cơ sở", "lượt nhà trọ" and "lượt kho"."""
    first, second = norm(one.unit), norm(other.unit)
    return first is not None and second is not None and _one_noun(first, second)


@lru_cache(PAIRS)
def _one_noun(first: str, second: str) -> bool:
    if first == second or rules().units.spelled(first) == rules().units.spelled(second):
        return True
    return _heads(first, second) or _heads(second, first) or _classified(first, second)


def one_amount(one: Figure, other: Figure) -> bool:
    """Whether both measure in one unit, whatever each is per: "đồng" and "đồng/hộ"."""
    first, second = ((norm(figure.unit) or "").partition("/")[0] for figure in (one, other))
    return first == second != ""


def is_change_in(change: Figure, figure: Figure) -> bool:
    """Whether a change is told in what a figure counts or measures, be it without per what: "45.000 đồng/kg, tăng 500 đồng"."""
    return alike(change, figure) or (change.per is None and one_amount(change, figure))


def is_rate_of(rate: Figure, amount: Figure) -> bool:
    """Whether the first says per what an amount like the second is: "đồng/hộ" and "đồng"."""
    return "/" in (rate.unit or "") and "/" not in (amount.unit or "") and one_amount(rate, amount)


def is_density(figure: Figure) -> bool:
    """Whether the figure says how much an area bore or holds, which is no sum of what parts of it bore: "65,7 tạ/ha".

    Money for an area may have parts: "60 triệu đồng/ha, gồm giống 40 triệu đồng/ha và phân bón 20 triệu đồng/ha".
    """
    amount, _, area = (norm(figure.unit) or "").partition("/")
    return area in AREAS and amount not in MONEY


def alike(one: Figure, other: Figure) -> bool:
    """Whether both can count the same: the same unit, one the head of the other, both persons, or one without a unit.

    >>> from types import SimpleNamespace as F
    >>> alike(F(unit="hồ sơ", dimension=None, evidence=()), F(unit="hồ sơ đất đai", dimension=None, evidence=()))
    True
    """
    first, second = norm(one.unit), norm(other.unit)
    if first == second:
        return True
    if not (is_count(one) and is_count(other)):
        return False
    return _one_kind(first, second) or is_bare(one) or is_bare(other)


@lru_cache(PAIRS)
def _one_kind(first: str | None, second: str | None) -> bool:
    """Whether two nouns are one, or both are for persons or for cases."""
    if first is None or second is None:
        return False
    both = (rules().units.persons, rules().units.cases)
    return _one_noun(first, second) or any(_of(first, nouns) and _of(second, nouns) for nouns in both)


@lru_cache(PAIRS)
def _classified(first: str, second: str) -> bool:
    """Whether both begin with one counting word, which heads what follows; other first syllables may be half a word."""
    head = first.split(maxsplit=1)[0]
    return head == second.split(maxsplit=1)[0] and head in rules().units.counting


def _heads(short: str, long: str) -> bool:
    return long.startswith(short + " ") or long.startswith(short + ",")


@cache
def _of(unit: str, nouns: tuple[str, ...]) -> bool:
    return any(unit == noun or _heads(noun, unit) for noun in nouns)


def is_bare(figure: Figure) -> bool:
    """Whether the figure is printed without its noun, so that its unit is borrowed from elsewhere in the sentence."""
    return figure.unit is None or (bool(figure.evidence) and BARE.fullmatch(figure.evidence[0].quote) is not None)


def takes_noun(part: Figure, whole: Figure) -> bool:
    """Whether a part is printed without a noun of its own, or counts under that of its whole.

    Persons of any kind can be told as "người": "46 đảng viên, gồm khiển trách 31 đồng chí".
    """
    return is_bare(part) or one_noun(part, whole) or is_any_person(part, whole)


def is_any_person(part: Figure, whole: Figure) -> bool:
    """Whether a part counts under a noun for persons of any kind what its whole counts under another: "giáo viên", "người"."""
    units = rules().units
    return norm(part.unit) in units.any_person and _of(norm(whole.unit) or "", units.persons)


def is_person(figure: Figure) -> bool:
    """Whether the figure counts persons, under which noun ever."""
    return not is_bare(figure) and _of(norm(figure.unit) or "", rules().units.persons)


def is_general(figure: Figure) -> bool:
    """Whether the noun says so little that its kinds have nouns of their own: "32 cơ quan, đơn vị"."""
    return any(noun in rules().units.general for noun in (norm(figure.unit) or "").split(", "))


def exceeds(one: Figure, other: Figure) -> bool:
    """Whether `one` is greater than `other` however both are read."""
    return one.lower is not None and other.upper is not None and one.lower > other.upper


def exceed_together(parts: Iterable[Figure], whole: Figure) -> bool:
    """Whether the parts are more than their whole however all are read."""
    return whole.upper is not None and sum(part.lower or 0 for part in parts) > whole.upper
