"""Which unit of the table a place is: by its type, the day, the places that stand around it and the publisher.

There are dozens of "Tân Hưng". A candidate counts for what speaks for it; where two are level, both are kept.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from extractor.parsers.match import Match
from extractor.parsers.place_names import Found, units
from extractor.parsers.syllables import Syllables
from extractor.rules.places import Unit, table
from extractor.schema.values import PlaceMention

# The place that holds it stands right behind ("xã A, huyện B"); its district is named; its province is named.
BESIDE, DISTRICT_NAMED, PROVINCE_NAMED, PUBLISHER, TYPE = 8, 4, 2, 1, 3
_BETWEEN = {",", "(", "-", "của", "thuộc", ")"}


def settle(
    syllables: Syllables, found: Sequence[Found], written: date | None, provinces: Sequence[str]
) -> list[Match[PlaceMention]]:
    """The places with the codes of the units that speak for themselves best; one code means that the place is settled."""
    possible = [_possible(syllables, place, written) for place in found]
    holders = [_holder(syllables, found, index) for index in range(len(found))]
    for _ in range(2):
        named = _named(possible)
        possible = [
            _best(rows, possible[holder] if holder else [], named, provinces)
            for rows, holder in zip(possible, holders, strict=True)
        ]
    return [_match(syllables, place, rows) for place, rows in zip(found, possible, strict=True)]


def _possible(syllables: Syllables, place: Found, written: date | None) -> list[Unit]:
    """The units of that name and level; those of the day, of the very type, of the highest level."""
    rows = units(place.key(syllables), place.levels)
    if not rows and place.type:
        rows = [unit for unit in table().resembling(place.key(syllables)) if unit.level in place.levels]
    rows = [unit for unit in rows if unit.stood(written)] or rows
    if place.type:
        return [unit for unit in rows if unit.type == place.type] or rows
    # "Cam Lộ" alone is the district and not the commune in it.
    return [unit for unit in rows if len(unit.code) == min(len(row.code) for row in rows)]


def _holder(syllables: Syllables, found: Sequence[Found], index: int) -> int | None:
    """The place right behind that can hold this one: "xã A, huyện B", "xã A của huyện B", "A (B)"."""
    following = index + 1
    if following == len(found) or found[following].start - found[index].end > 1:
        return None
    between = syllables.form(found[index].end)
    joined = found[following].start == found[index].end or between in _BETWEEN
    return following if joined else None


def _named(possible: list[list[Unit]]) -> Counter[str]:
    """The codes for which places of the article are settled, with the units above them."""
    named: Counter[str] = Counter()
    for rows in possible:
        if len({unit.code for unit in rows}) == 1:
            named.update({rows[0].code, *(unit.code for unit in table().above(rows[0]))})
    return named


def _best(rows: list[Unit], holders: list[Unit], named: Counter[str], provinces: Sequence[str]) -> list[Unit]:
    if len({unit.code for unit in rows}) < 2:
        return rows
    scores = {unit: _score(unit, holders, named, provinces) for unit in rows}
    most = max(scores.values())
    return [unit for unit in rows if scores[unit] == most]


def _score(unit: Unit, holders: list[Unit], named: Counter[str], provinces: Sequence[str]) -> int:
    above = table().above(unit)
    codes = {row.code for row in above}
    score = BESIDE if any(holder in above for holder in holders) else 0
    score += DISTRICT_NAMED if any(row.level == "district" and named[row.code] for row in above) else 0
    score += PROVINCE_NAMED if any(row.level == "province" and named[row.code] for row in above) else 0
    score += PROVINCE_NAMED if unit.level == "province" and named[unit.code] else 0
    return score + (PUBLISHER if codes & set(provinces) or unit.code in provinces else 0)


def _match(syllables: Syllables, place: Found, rows: list[Unit]) -> Match[PlaceMention]:
    start, end = syllables.spans[place.start][0], syllables.spans[place.end - 1][1]
    codes = tuple(dict.fromkeys(unit.code for unit in rows))
    settled = rows[0] if len(codes) == 1 else None
    parent = table().parent(settled) if settled else None
    mention = PlaceMention(
        name=" ".join(syllables.text[start:end].split()),
        type=place.type or (settled.type if settled else None),
        candidates=codes,
        parent=parent.title if parent else None,
    )
    return Match(start, end, mention, (place.rule,))
