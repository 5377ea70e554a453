"""Types of `rules/organizations.toml`: the heads of bodies' names and the fields of work that may follow them."""

from functools import cache
from typing import Literal

from extractor.rules.base import Rule, load
from extractor.schema.base import Frozen

Level = Literal["trung ương", "tỉnh", "huyện", "xã"]
Part = Literal[
    "field", "capital-field", "small-field", "works", "unknown-field", "acronym", "number", "proper", "proper-behind", "body",
    "about",
]  # fmt: skip


class Head(Rule):
    """A head ("Sở", "UBND") with the kind of body it makes and, where it tells, its level.

    `alone`: with a capital it is a body by itself ("Huyện ủy"). `small`: it also heads a name when written small.
    `takes`: what can follow, besides a level and a place, which always can: a field of work ("field"), only one with a
    capital, one written small at once, one that is a verb ("works"), or a capitalised word that the lists do not know;
    an acronym; a number; a proper name, at once or behind a field; a body; "về" with a field, also behind a level.
    """

    forms: tuple[str, ...]
    kind: str
    level: Level | None = None
    alone: bool = False
    small: bool = False
    takes: tuple[Part, ...] = ()


class Delegation(Rule):
    """Delegations: a head, a work ("kiểm tra"), then anything up to a place, a level or a body that owns it."""

    heads: tuple[str, ...]
    works: tuple[str, ...]
    named: tuple[str, ...]
    stops: tuple[str, ...]


class Organizations(Frozen):
    """The whole file. `fields` are nouns and `verbs` verbs that name a field of work; `levels` map words to levels."""

    fields: tuple[str, ...]
    verbs: tuple[str, ...]
    proper_fields: tuple[str, ...]
    comma_names: tuple[str, ...]
    not_behind: tuple[str, ...]
    not_before: tuple[str, ...]
    not_bodies: tuple[str, ...]
    posts: tuple[str, ...]
    post_ends: tuple[str, ...]
    after_number: tuple[str, ...]
    many: tuple[str, ...]
    legal_forms: tuple[str, ...]
    levels: dict[str, Level]
    delegation: Delegation
    head: tuple[Head, ...]


@cache
def vocabulary() -> Organizations:
    """The validated `rules/organizations.toml`."""
    return load("organizations", Organizations)
