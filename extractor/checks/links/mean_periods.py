"""Means over a period that is told as a date (A07): "sáu tháng đầu năm tiếp nhận 51.600 hồ sơ, bình quân mỗi tháng 8.600".

No figure counts the months, so that the words of the period stand in for one.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import counted
from extractor.checks.links.mean_bound import MORE, bound, is_led, is_sum_of, told_around
from extractor.checks.links.mean_matter import is_one_matter
from extractor.checks.links.mean_sources import is_source
from extractor.checks.links.means import is_average, is_of_time_alone, per_what
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import is_count, is_duration
from extractor.schema.evidence import Evidence
from extractor.schema.record import Figure

NUMBERS = {"một": 1, **counted.WORDS, "mười một": 11, "mười hai": 12}
WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
SOME = re.compile(
    rf"\b(\d{{1,2}}|{WORDS}) (tháng|tuần|quý|ngày) (?:đầu|cuối|qua|vừa qua|gần đây|nghỉ|cao điểm|của|mùa)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:cả|trọn|suốt) (năm)\b(?! (?:học|mươi|rưỡi))|\b(năm) (?:ngoái|trước)\b", re.IGNORECASE)
QUARTER = re.compile(r"\b(quý) (?:iv|i{1,3}|[1-4]|một|hai|ba|tư|bốn)\b(?! (?:và|,|đến))", re.IGNORECASE)
SPAN = re.compile(r"\btừ (?:đầu )?(tháng) (\d{1,2}) đến (?:hết |cuối )?tháng (\d{1,2})\b(?!/)", re.IGNORECASE)
MONTH, MONTHS = "tháng", {"năm": 12, "quý": 3}
PERIODS = frozenset({"tháng", "tuần", "quý", "ngày"})


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each mean of a time whose total is told with the one period that it covers."""
    for mean in facts.mentions:
        if mean.cell is None and is_average(facts, mean) and per_what(facts, mean) in PERIODS:
            whole = total_of(facts, mean)
            count = None if whole is None else period_before(facts, whole, per_what(facts, mean) or "")
            if whole is None or count is None or is_of_time_alone(facts, mean, count):
                continue
            if not is_one_matter(facts, mean, (whole, count)):
                continue
            relation = Relation("A07", (whole.figure, count.figure), (mean.figure,))
            yield Claim((relation,), firm=True, borne_out=True)


def total_of(facts: Facts, mean: Mention) -> Mention | None:
    """The one figure before a mean that can be its total, where no figure counts the time and words of dividing follow."""
    if mean.figure.value is None or MORE.match(facts.after(mean)) or bound(facts, mean) is not None:
        return None
    told = [m for m in told_around(facts, mean) if m.index < mean.index]
    if any(is_duration(m.figure) for m in told) or is_duration(mean.figure):
        return None
    totals = [m for m in told if is_sum_of(m, mean) or (is_count(m.figure) and m.figure.unit == mean.figure.unit)]
    if len(totals) != 1 or not is_source(facts, totals[0]) or totals[0].figure.role != mean.figure.role:
        return None
    return totals[0] if is_led(facts, mean, (totals[0], totals[0])) else None


def period_before(facts: Facts, whole: Mention, noun: str) -> Mention | None:
    """The one period told in the sentence of a total before it, as a count of the times that a mean is for."""
    start = facts.sentences[whole.sentence][0]
    found = [m for one in (SOME, YEAR, QUARTER, SPAN) for m in one.finditer(facts.text, start, whole.start)]
    if len(found) != 1:
        return None
    number, place = how_many(found[0], noun)
    if number is None or number <= 1:
        return None
    quote = Evidence.of(facts.text, place, found[0].end())
    value = Decimal(number)
    figure = Figure(
        id=f"period-{place}", value=value, lower=value, upper=value, unit=noun, dimension="time", resolution=Decimal(1),
        evidence=(quote,),
    )  # fmt: skip
    return Mention(figure, place, found[0].end(), whole.index, whole.sentence, whole.block)


def how_many(found: re.Match[str], noun: str) -> tuple[int | None, int]:
    """How many times of a noun a period has, and where its own noun stands: a half year has 6 months."""
    if found.re is SOME:
        said, unit = found[1].lower(), found[2].lower()
        number, place = int(said) if said.isdigit() else NUMBERS[said], found.start(2)
        return (number, place) if unit == noun else (number * MONTHS[unit] if is_months(unit, noun) else None, place)
    if found.re is SPAN:
        return (int(found[3]) - int(found[2]) + 1 if noun == MONTH else None), found.start(1)
    group = 1 if found[1] else 2
    return (MONTHS[found[group].lower()] if noun == MONTH else None), found.start(group)


def is_months(unit: str, noun: str) -> bool:
    """Whether a time is so many months: quarters are."""
    return noun == MONTH and unit in MONTHS
