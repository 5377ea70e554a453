"""Types of `rules/titles.toml`: the words of posts, honorifics, roles and personal names."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class Title(Rule):
    """Heads of posts ("Phó Giám đốc"). `alone`: is a post without a body behind it ("Thủ tướng", "Tỉnh ủy viên").

    `before_unit`: is a head only before one of `units`, since the word has other uses ("tăng trưởng", "đối phó").
    """

    heads: tuple[str, ...]
    alone: bool = False
    before_unit: bool = False


class Honorific(Rule):
    """Words before a name. A rank ("Thượng tá") is an honorific that also says that an official follows."""

    words: tuple[str, ...]


class Role(Rule):
    """Words for a part in the inspection, and how the record names it."""

    words: tuple[str, ...]
    role: Literal["trưởng đoàn", "phó trưởng đoàn", "tổ trưởng", "thành viên", "người ký"]


class Titles(Frozen):
    """The whole file.

    `surnames` begin a name that stands right behind a post, commonest first. `stops` end a post unless they
    stand in one of `compounds`, and so do `fields`
    unless they stand right behind a head or one of `units`. `no_persons` begin with a surname but name no person;
    behind `institutions` a short run is their name. `bodies` continue the post of a unit;
    `bodies_anew` behind "và" begin another body.
    `before_head` and `behind_head` widen a head ("nguyên Giám đốc").
    """

    surnames: tuple[str, ...]
    no_persons: tuple[str, ...]
    institutions: tuple[str, ...]
    bodies: tuple[str, ...]
    bodies_anew: tuple[str, ...]
    before_head: tuple[str, ...]
    behind_head: tuple[str, ...]
    stops: tuple[str, ...]
    compounds: tuple[str, ...]
    fields: tuple[str, ...]
    units: tuple[str, ...]
    levels: tuple[str, ...]
    title: tuple[Title, ...]
    honorific: tuple[Honorific, ...]
    role: tuple[Role, ...]
