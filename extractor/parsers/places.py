"""Administrative places: a type word with its name, names in lists, and bare names where something tells that they are.

Reading order: `parse` runs the steps; `_place_at` reads a type word with its name and `_listed_behind` the list that it
opens; `place_bare` finds bare names, `place_codes` settles which unit of the table each place is.
"""

from collections.abc import Sequence
from datetime import date

from extractor.parsers import place_bare, place_codes
from extractor.parsers.match import Match
from extractor.parsers.names import begins_like_name
from extractor.parsers.place_names import Found, keys, known_end, name_end, numbers_a_unit, type_words, units
from extractor.parsers.syllables import Syllables, forms_of
from extractor.rules.places import TypeWord, vocabulary
from extractor.schema.values import PlaceMention

_SEPARATORS = {",", ";", "và", "&", "cùng"}
_LIST_ENDS = {",", ";", "và", "&", ")", ".", "\n", ""}


def parse(text: str, *, written: date | None = None, provinces: Sequence[str] = ()) -> list[Match[PlaceMention]]:
    """Every administrative place in order, with the codes of the units that it can be.

    `written`: the day of the article, which tells the world of 63 provinces from that of 34. `provinces`: codes of
    provinces for which the publisher stands.

    >>> [(text[m.start:m.end], m.value.candidates) for text in ["huyện Cần Đước, tỉnh Long An"] for m in parse(text)]
    [('huyện Cần Đước', ('806',)), ('tỉnh Long An', ('80',))]
    """
    syllables = Syllables.of(text)
    typed = _typed(syllables)
    found = sorted(typed + place_bare.find(syllables, typed), key=lambda place: place.start)
    return place_codes.settle(syllables, found, written, provinces)


def _typed(syllables: Syllables) -> list[Found]:
    """Places with a type word, and the names that follow them in a list."""
    result: list[Found] = []
    index, words = 0, type_words()
    while index < len(syllables):
        place = _place_at(syllables, index) if syllables.forms[index] in words else None
        if place:
            result += [place, *_listed_behind(syllables, place)]
        index = result[-1].end if place else index + 1
    return result


def _place_at(syllables: Syllables, index: int) -> Found | None:
    if _ends_longer_word(syllables, index):
        return None
    for forms, kind, spelling in type_words()[syllables.forms[index]]:
        behind = index + len(forms)
        if tuple(syllables.forms[index:behind]) != forms:
            continue
        if spelling and syllables.written(index, behind).replace(" ", "") != spelling:
            continue
        name = _name_start(syllables, index, behind)
        end = name_end(syllables, name, kind, known_only=spelling is not None)
        if end > name:
            # "huyện miền núi Hướng Hóa" names Hướng Hóa: what lies between is no part of the name.
            start = index if name == behind else name
            return Found(start, name, end, kind.id, _type_of(kind, forms), kind.levels)
    return None


def _ends_longer_word(syllables: Syllables, index: int) -> bool:
    return any(syllables.name(max(0, index - n), index + 1) in keys(vocabulary().longer_words) for n in (1, 2))


def _type_of(kind: TypeWord, forms: tuple[str, ...]) -> str:
    """The type in full: the word itself where a rule has several, its first word for a short form."""
    return next((word for word in kind.words if forms_of(word) == forms), kind.words[0])


def _name_start(syllables: Syllables, index: int, start: int) -> int:
    """Behind "miền núi" and the like, and behind the colon of "các huyện: A, B"."""
    for length in (2, 1):
        if syllables.name(start, start + length) in keys(vocabulary().modifiers):
            return start + length
    return start + 1 if syllables.form(start) == ":" and _is_plural(syllables, index) else start


def _is_plural(syllables: Syllables, index: int) -> bool:
    """ "các xã", "3 huyện", also through a list of type words: "các huyện, thị xã"."""
    position = index - 1
    while position >= 0 and index - position <= 9:
        form = syllables.forms[position]
        if form in keys(vocabulary().plural):
            return True
        if form.isdigit():
            return syllables.form(position - 1) not in type_words()
        if form not in _typing():
            return False
        position -= 1
    return False


def _typing() -> frozenset[str]:
    """What may stand between "các" and the last of several type words."""
    return keys((",", "và", "-", "thành", "phố", "thị", "xã", "huyện", "quận", "tỉnh", "phường", "trấn", "/", "số"))


def _listed_behind(syllables: Syllables, first: Found) -> list[Found]:
    """The names that go on behind `first`: "xã Vĩnh Đại, Vĩnh Lợi", "các xã A, B và C"."""
    kind = next(kind for kind in vocabulary().type if kind.id == first.rule)
    plural, result, end = _is_plural(syllables, first.start), [], first.end
    while (start := _behind_separator(syllables, end)) is not None:
        end = _item_end(syllables, start, first, kind, plural=plural)
        if end == start:
            break
        result.append(Found(start, start, end, first.rule, first.type, first.levels))
    return result


def _behind_separator(syllables: Syllables, index: int) -> int | None:
    start = index
    while syllables.form(start) in _SEPARATORS:
        start += 1
    return start if start > index else None


def _item_end(syllables: Syllables, start: int, first: Found, kind: TypeWord, *, plural: bool) -> int:
    """The end of a further name, `start` where none begins; without "các" it must lie beside the first."""
    if start >= len(syllables):
        return start
    if syllables.form(start).isdigit():
        return start + 1 if plural and kind.numbered and numbers_a_unit(syllables, start) else start
    run, known = syllables.run(start), known_end(syllables, start, kind.levels)
    if known > start and known >= run:
        return known if plural or _neighbours(syllables, first, start, known) else start
    if not plural or known > start or run - start not in {2, 3} or syllables.form(run) not in _LIST_ENDS:
        return start
    other = syllables.name(start, run) in place_bare.names_alone() or begins_like_name(syllables.written(start, run))
    return start if other else run


def _neighbours(syllables: Syllables, first: Found, start: int, end: int) -> bool:
    """Whether a unit of the one name lies beside a unit of the other, and none of them holds the other.

    "xã Ninh Gia, Đức Trọng" is a commune in its district, although Đức Trọng has since become a commune as well.
    """
    name, of_first = syllables.name(start, end), units(first.key(syllables), first.levels)
    if any(place_bare.inside([unit], units(name, place_bare.LEVELS)) for unit in of_first):
        return False
    above = {unit.parent for unit in of_first}
    return any(unit.parent in above for unit in units(name, first.levels))
