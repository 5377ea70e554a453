"""The dated table of administrative units in `rules/places/*.csv`, and the types of `rules/places.toml`.

Each file opens with a comment line: its sources, its date, and how its rows follow from them. A row is a unit under one
name, type and parent; the same code can have several rows, one after the other in time.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from extractor.rules.base import Rule, folder, load
from extractor.schema.base import Frozen
from extractor.text import alternation, fold

Level = Literal["province", "district", "commune", "hamlet"]
FILES: dict[Level, str] = {"province": "provinces", "district": "districts", "commune": "communes"}
HEAD_LINES = 2
# "hue" stands in "thue" (tax) and in other addresses.
SHORTEST_IN_ADDRESS = 5
# i and y are written for each other (Mỹ, Mĩ), hyphens are long or short, Đắk is also Đăk, Đak and Đắc.
_Y_AS_I = str.maketrans("yỳýỷỹỵ–’‘", "iìíỉĩị-''")
_TONE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONE = re.compile(r"(?<![qQ])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![a-zà-ỹ])")
_DAK = re.compile(r"\b(?:đắk|đak|đắc|đác|dak)\b")


class Unit(NamedTuple):
    """An administrative unit in one period; days are ISO dates, `valid_to` is the first day after, empty is open.

    A trailing "?" marks the bound of an unknown day. `successors` are codes joined by spaces.
    """

    code: str
    name: str
    type: str
    parent: str
    valid_from: str
    valid_to: str
    successors: str

    @property
    def level(self) -> Level:
        """The level that the length of the code tells."""
        return ("province", "district", "commune")[(len(self.code) > 2) + (len(self.code) > 3)]

    @property
    def title(self) -> str:
        """The unit as a reader writes it: "huyện Tân Hưng", "Quận 1" as "quận 1"."""
        return f"{self.type} {self.name}"

    def stood(self, day: date | None) -> bool:
        """Whether the unit existed on `day`; with no day known, whether it ever did."""
        if day is None:
            return True
        iso = day.isoformat()
        return self.valid_from.rstrip("?") <= iso and (not self.valid_to or iso < self.valid_to.rstrip("?"))


def key(name: str) -> str:
    """The form under which a name is looked up: old and new tone marks, i and y, hyphens and capitals make no difference.

    >>> key("Phan Rang-Tháp Chàm") == key("Phan Rang - Tháp Chàm"), key("Hoà Mĩ") == key("Hòa Mỹ")
    (True, True)
    """
    small = _OLD_TONE.sub(lambda found: _TONE[found[0]], name.lower()).translate(_Y_AS_I)
    return _DAK.sub("đăk", re.sub(r"\s*-\s*", " - ", small))


class Table:
    """The units of all levels and periods by name and by code."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_code: defaultdict[str, list[Unit]] = defaultdict(list)
        named: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            self.by_code[unit.code].append(unit)
            named[unit.name].append(unit)
        self.by_name: defaultdict[str, list[Unit]] = defaultdict(list)
        for name, rows in named.items():
            self.by_name[_stored_key(name)] += rows

    def named(self, name: str) -> list[Unit]:
        """Every unit that bears or bore `name`, of any type, level and period."""
        return self.by_name.get(key(name), [])

    def resembling(self, name: str) -> list[Unit]:
        """The units whose name differs from `name` in marks only: names of the highlands have no settled spelling."""
        return self._by_folded_name().get(fold(key(name)), [])

    @cache  # noqa: B019  the one table lives as long as the process
    def _by_folded_name(self) -> dict[str, list[Unit]]:
        folded: defaultdict[str, list[Unit]] = defaultdict(list)
        for name, rows in self.by_name.items():
            folded[fold(name)] += rows
        return folded

    def parent(self, unit: Unit) -> Unit | None:
        """The unit above `unit` in the period of `unit`."""
        rows = [row for row in self.by_code.get(unit.parent, []) if _overlap(row, unit)]
        return rows[-1] if rows else None

    def above(self, unit: Unit) -> list[Unit]:
        """The units above `unit` in the period of `unit`, the next first; every row that a code had in that time."""
        rows = [row for row in self.by_code.get(unit.parent, []) if _overlap(row, unit)]
        return rows + [higher for row in rows for higher in self.above(row)]

    def rows(self, level: Level) -> list[Unit]:
        """Every row of a level."""
        return [row for rows in self.by_code.values() for row in rows if row.level == level]

    def successors(self, unit: Unit) -> tuple[str, ...]:
        """The codes of what `unit` became, empty while it stands; a dissolved district became the communes of its communes."""
        if not unit.valid_to:
            return ()
        if unit.successors or unit.level != "district":
            return tuple(unit.successors.split())
        return tuple(sorted({code for row in self._communes(unit) for code in row.successors.split()}))

    def _communes(self, district: Unit) -> list[Unit]:
        return [row for row in self._children().get(district.code, ()) if row.valid_to == district.valid_to]

    @cache  # noqa: B019  the one table lives as long as the process
    def _children(self) -> dict[str, list[Unit]]:
        children: dict[str, list[Unit]] = {}
        for rows in self.by_code.values():
            for row in rows:
                children.setdefault(row.parent, []).append(row)
        return children


def _overlap(first: Unit, second: Unit) -> bool:
    return (not first.valid_to or second.valid_from < first.valid_to) and (
        not second.valid_to or first.valid_from < second.valid_to
    )


def _stored_key(name: str) -> str:
    """`key` for the table's own spelling, which already has new tone marks and spaced hyphens: loading must be fast."""
    small = name.lower().translate(_Y_AS_I)
    return _DAK.sub("đăk", small) if "đ" in small else small


def _units() -> Iterator[Unit]:
    for name in FILES.values():
        lines = (folder() / "places" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        yield from (Unit(*line.split(",")) for line in lines[HEAD_LINES:])


@cache
def table() -> Table:
    """The table, read once a process at first use."""
    return Table(_units())


class TypeWord(Rule):
    """A type word with the forms in which it is written and the levels at which it stands.

    `short` forms ("TP.", "H.") are words only before a name of the table, since they have other readings.
    """

    words: tuple[str, ...]
    short: tuple[str, ...] = ()
    levels: tuple[Level, ...]
    numbered: bool = False


class Bare(Rule):
    """A way in which a name without its type word is told to be a place."""


class Places(Frozen):
    """The whole file. See the comments in it."""

    modifiers: tuple[str, ...]
    plural: tuple[str, ...]
    not_names: tuple[str, ...]
    not_before: tuple[str, ...]
    longer_words: tuple[str, ...]
    harmless: tuple[str, ...]
    counted: tuple[str, ...]
    locating: tuple[str, ...]
    governing: tuple[str, ...]
    not_bare: tuple[str, ...]
    towns: tuple[str, ...]
    aliases: dict[str, str]
    type: tuple[TypeWord, ...]
    bare: tuple[Bare, ...]


@cache
def vocabulary() -> Places:
    """The validated `rules/places.toml`."""
    return load("places", Places)


@cache
def _type_word() -> re.Pattern[str]:
    forms = [form for kind in vocabulary().type for form in (*kind.words, *kind.short)]
    return re.compile(rf"(?:{alternation(forms)})(?:(?<=\.)|\s|(?=\d))\s*", re.I)


def bare_name(name: str) -> str:
    """A place without its type word.

    >>> bare_name("TP. Long Xuyên"), bare_name("huyện Tân Hưng"), bare_name("Lâm Đồng"), bare_name("Q.1")
    ('Long Xuyên', 'Tân Hưng', 'Lâm Đồng', '1')
    """
    found = _type_word().match(name)
    return name[found.end() :] if found else name


@cache
def _type_ids() -> dict[str, str]:
    return {form.rstrip(".").lower(): kind.id for kind in vocabulary().type for form in (*kind.words, *kind.short)}


def type_id(word: str) -> str | None:
    """The id of the type that a type word names in one of its forms, None for other words.

    >>> type_id("TP."), type_id("thành phố"), type_id("Sở")
    ('thanh-pho', 'thanh-pho', None)
    """
    return _type_ids().get(word.rstrip(".").lower())


def provinces_in(address: str) -> tuple[str, ...]:
    """The codes of the provinces whose name stands in a web address or the name of a publisher.

    >>> provinces_in("https://baolamdong.vn/tin-1"), provinces_in("vnexpress.net")
    (('68',), ())
    """
    host = _letters(address)
    return tuple(code for code, name in _province_letters().items() if name in host)


@cache
def _province_letters() -> dict[str, str]:
    names = {unit.code: _letters(unit.name) for unit in table().rows("province")}
    return {code: name for code, name in names.items() if len(name) >= SHORTEST_IN_ADDRESS}


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))
