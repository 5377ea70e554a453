"""Types of `rules/titles.toml`: the words of posts, honorifics, roles and personal names."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class Title(Rule):
    """Heads of posts ("Phó Giám đốc"). `alone`: is a post without a body behind it ("Thủ tướng", "Tỉnh ủy viên")."""

    heads: tuple[str, ...]
    alone: bool = False


class Honorific(Rule):
    """Words before a name. A rank ("Thượng tá") is an honorific that also says that an official follows."""

    words: tuple[str, ...]


class Role(Rule):
    """Words for a part in the inspection, and how the record names it."""

    words: tuple[str, ...]
    role: Literal["trưởng đoàn", "phó trưởng đoàn", "tổ trưởng", "thành viên", "người ký"]


class Titles(Frozen):
    """The whole file.

    `surnames` begin a name that stands right behind a post, commonest first. `stops` end a post, and so do `fields`
    unless they stand right behind a head or one of `units`.
    """

    surnames: tuple[str, ...]
    stops: tuple[str, ...]
    fields: tuple[str, ...]
    units: tuple[str, ...]
    levels: tuple[str, ...]
    title: tuple[Title, ...]
    honorific: tuple[Honorific, ...]
    role: tuple[Role, ...]
