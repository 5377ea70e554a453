"""Types of `rules/organizations.toml`: the heads of bodies' names and what may stand in such a name."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen

Level = Literal["trung ương", "tỉnh", "huyện", "xã"]


class Head(Rule):
    """A head ("Sở", "UBND") with the kind of body it makes and, where it tells, its level.

    `alone`: is a body by itself ("Huyện ủy"). `of`: may go on with "của" and a body or level ("Tổ công tác của Sở …").
    `small`: small letters may follow at once ("Đoàn kiểm tra liên ngành"); other heads name a body only before a capital,
    an abbreviation, a number or a level. `field_first`: also before a field of work written small ("Bộ công an").
    """

    forms: tuple[str, ...]
    kind: str
    level: Level | None = None
    alone: bool = False
    of: bool = False
    small: bool = False
    field_first: bool = False


class Organizations(Frozen):
    """The whole file. `levels` maps a level word to its level; `fields` are verbs that belong to names of bodies."""

    levels: dict[str, Level]
    fields: tuple[str, ...]
    stops: tuple[str, ...]
    plural: tuple[str, ...]
    comma_names: tuple[str, ...]
    head: tuple[Head, ...]
