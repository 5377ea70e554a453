"""Whether two figures count the same kind of thing, so that one can be a part of the other."""

import re
from functools import cache

from extractor.record.figure_page import Mention
from extractor.rules.base import load
from extractor.rules.links import Links

LEADING = frozenset({"lượt", "cuộc", "đợt"})
"""Nouns that can be followed by what they are of: "lượt cơ sở", "cuộc kiểm tra"."""
_COMPOUNDS = frozenset({"trường hợp", "cơ sở", "hồ sơ"})
_AND = re.compile(r"\s*[,;/]\s*|\s+(?:và|hoặc)\s+")


@cache
def _groups() -> dict[str, str]:
    units = load("links", Links).units
    named = {"person": units.persons, "case": units.cases}
    return {noun: group for group, nouns in named.items() for noun in nouns}


def alike(one: Mention, other: Mention) -> bool:
    """Whether the units allow that one is a part of the other; a bare number takes the unit of the other.

    Units are alike when equal, when one names several nouns of which the other is one ("cán bộ, công chức" and
    "công chức"), when one begins with the other ("lượt cơ sở", "lượt"), or when both count persons or both count cases.
    """
    if not one.is_countable or not other.is_countable:
        return one.is_percent and other.is_percent
    first, second, units = one.unit, other.unit, load("links", Links).units
    if first is None or second is None:
        return is_count(one, other)
    return (
        first == second
        or units.spelled(first) == units.spelled(second)
        or bool(_nouns(first) & _nouns(second))
        or _same_group(first, second)
        or _begins(first, second)
    )


def is_count(*mentions: Mention) -> bool:
    """Whether none of the figures is an amount of a measure."""
    return all(mention.quantity.dimension in (None, "count", "times") for mention in mentions)


def kinds(whole: Mention, part: Mention) -> bool:
    """Whether both are counts, under whatever nouns: "mười một điểm: 4 mỏ đá và 7 bãi cát"."""
    return whole.is_countable and part.is_countable and is_count(whole, part)


@cache
def _nouns(unit: str) -> frozenset[str]:
    names = [name for name in _AND.split(unit) if name]
    return frozenset(names) | {name.split()[0] for name in names if name.split()[0] in LEADING}


def _begins(first: str, second: str) -> bool:
    """Whether one noun is the other with a second one behind it: "giấy", "giấy chứng nhận"; not "trường", "trường hợp"."""
    short, long = sorted((first, second), key=len)
    return long.startswith(short + " ") and long not in _COMPOUNDS


def _same_group(first: str, second: str) -> bool:
    one, other = ({_groups().get(noun) for noun in _nouns(unit)} - {None} for unit in (first, second))
    return bool(one & other)
