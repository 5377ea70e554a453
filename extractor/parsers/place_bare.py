"""Bare names of places: provinces and known towns, names beside the place that holds them, names met with a type word.

A capitalised name is rather a person, a road or a brand than a place, so each way in has its own condition.
"""

from collections.abc import Iterator
from functools import cache

from extractor.parsers.names import begins_like_name
from extractor.parsers.place_names import Found, capitals_end, keys, known_end, type_words, units
from extractor.parsers.syllables import Syllables
from extractor.rules.places import FILES, Level, Unit, table, vocabulary

_BESIDE = {",", "(", "-"}
LEVELS: tuple[Level, ...] = tuple(FILES)


def find(syllables: Syllables, typed: list[Found]) -> list[Found]:
    """The bare places of the text, none inside one of `typed`."""
    runs, places = list(_runs(syllables)), typed
    for step in (_in_brackets, _known, _beside, _anchored, _located):
        taken = {index for place in places for index in range(place.start, place.end)}
        places = places + step(syllables, [run for run in runs if run[0] not in taken], places)
    return places[len(typed) :]


def _runs(syllables: Syllables) -> Iterator[tuple[int, int]]:
    """Every start of a possible name with the end of its capitals, not behind a surname, a road or an honorific."""
    for start in range(len(syllables)):
        if syllables.capital[start] and not _belongs_to_another(syllables, start):
            yield start, syllables.run(start)


def _belongs_to_another(syllables: Syllables, start: int) -> bool:
    first = start
    while first > 0 and start - first < 4 and syllables.capital[first - 1]:
        first -= 1
        if begins_like_name(syllables.written(first, start)):
            return True
    before = {syllables.name(max(0, start - length), start) for length in (1, 2, 3)}
    return bool(before & keys(vocabulary().not_before)) and not before & keys(vocabulary().harmless)


def _ends_well(syllables: Syllables, end: int) -> bool:
    """A name of a place ends before a small letter, a mark or a person ("Hà Nội Nguyễn Văn A"), not before a number."""
    if end >= len(syllables) or not syllables.capital[end]:
        return not syllables.form(end).isdigit()
    following = syllables.written(end, syllables.run(end))
    return begins_like_name(following) and " " in following


@cache
def names_alone() -> dict[str, str]:
    """The names that are places without a type word, with the rule that says so."""
    provinces = {unit.name: "province" for unit in table().rows("province")}
    towns = dict.fromkeys(vocabulary().towns, "town")
    spelled = {alias: provinces[name] for alias, name in vocabulary().aliases.items() if name in provinces}
    names = towns | provinces | spelled
    return {next(iter(keys((name,)))): rule for name, rule in names.items() if name not in vocabulary().not_bare}


def _known(syllables: Syllables, runs: list[tuple[int, int]], _: list[Found]) -> list[Found]:
    result: list[Found] = []
    for start, _run in runs:
        place = _known_at(syllables, start)
        if place and not (result and start < result[-1].end):
            result.append(place)
    return result


def _known_at(syllables: Syllables, start: int) -> Found | None:
    for end in range(capitals_end(syllables, start), start, -1):
        rule = names_alone().get(syllables.name(start, end))
        if rule and _ends_well(syllables, end):
            return Found(
                start, start, end, rule, None, ("province",) if rule == "province" else ("district", "commune")
            )
    return None


def _in_brackets(syllables: Syllables, runs: list[tuple[int, int]], _: list[Found]) -> list[Found]:
    """ "các huyện, thị xã trong tỉnh (Cam Lộ, Đông Hà)": every name in the brackets is one of the table."""
    starts, result = {start for start, _ in runs}, []
    for bracket in (index for index, form in enumerate(syllables.forms) if form == "("):
        before = {word for word in syllables.forms[max(0, bracket - 8) : bracket] if word in type_words()}
        levels = tuple(level for word in before for _, kind, _ in type_words()[word] for level in kind.levels)
        items: list[Found] = []
        index = bracket + 1
        while index in starts and (end := known_end(syllables, index, levels)) == syllables.run(index):
            items.append(Found(index, index, end, "listed", None, levels))
            index = end + 1 if syllables.form(end) in {",", ";", "và"} else end
        if len(items) > 1 and syllables.form(items[-1].end) in {")", "."}:
            result += items
    return result


def _beside(syllables: Syllables, runs: list[tuple[int, int]], places: list[Found]) -> list[Found]:
    """ "xã Ninh Gia, Đức Trọng" and "Sa Đéc (Đồng Tháp)": one of the two holds the other."""
    ends = {place.end: place for place in places}
    starts = {place.start: place for place in places}
    result = []
    for start, run in runs:
        if run - start < 2 or not _ends_well(syllables, run):
            continue
        name = syllables.name(start, run)
        before = ends.get(start - 1) if syllables.form(start - 1) in _BESIDE else None
        behind = starts.get(run + 1) if syllables.form(run) in _BESIDE else None
        inner = before and inside(_units_of(syllables, before), units(name, LEVELS))
        outer = behind and inside(units(name, LEVELS), _units_of(syllables, behind))
        levels = (inner and inner[1]) or (outer and outer[0])
        if levels:
            place = Found(start, start, run, "address", None, levels)
            result.append(place)
            ends[run] = place
    return result


def _units_of(syllables: Syllables, place: Found) -> list[Unit]:
    return units(place.key(syllables), place.levels)


def inside(inner: list[Unit], outer: list[Unit]) -> tuple[tuple[Level, ...], tuple[Level, ...]] | None:
    """The levels of the units of `inner` that lie in one of `outer`, and the levels of those; None without a pair."""
    pairs = [(low.level, high.level) for low in inner for high in outer if high in table().above(low)]
    if not pairs:
        return None
    return tuple(dict.fromkeys(low for low, _ in pairs)), tuple(dict.fromkeys(high for _, high in pairs))


def _anchored(syllables: Syllables, runs: list[tuple[int, int]], places: list[Found]) -> list[Found]:
    """Names that stand elsewhere with their type word, of the highest level among these."""
    named: dict[str, Found] = {}
    for place in sorted(places, key=lambda place: LEVELS.index(place.levels[0]) if place.levels[0] in LEVELS else 9):
        if place.type and not syllables.form(place.name).isdigit():
            named.setdefault(place.key(syllables), place)
    result = []
    for start, run in runs:
        for end in range(run, start, -1):
            anchor = named.get(syllables.name(start, end))
            if anchor and _ends_well(syllables, end):
                result.append(Found(start, start, end, "anchored", None, anchor.levels))
                break
    return result


def _located(syllables: Syllables, runs: list[tuple[int, int]], places: list[Found]) -> list[Found]:
    """ "ở Đức Trọng": a district of a province that the article names; "Huyện ủy Đức Trọng": any district."""
    named = {unit.code for place in places if "province" in place.levels for unit in _units_of(syllables, place)}
    result = []
    for start, run in runs:
        before = {syllables.name(max(0, start - length), start) for length in (1, 2)}
        governed = bool(before & keys(vocabulary().governing))
        if run - start > 1 and (governed or before & keys(vocabulary().locating)) and _ends_well(syllables, run):
            districts = units(syllables.name(start, run), ("district",))
            if any(governed or unit.parent in named for unit in districts):
                result.append(Found(start, start, run, "located", None, ("district",)))
    return result
