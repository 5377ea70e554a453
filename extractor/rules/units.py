"""Types of `rules/units.toml`: measures with a dimension, and nouns that count."""

from decimal import Decimal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class Measure(Rule):
    """A unit of measure: its `name` in records (empty: as written), its written forms, its dimension.

    `pint` is its name for pint where conversion is exact; `factor` converts to the base unit of the dimension where pint
    has no such unit; neither where the measure differs by region (sào, công). `times`: the form holds a scale ("trđ").
    `glued`: may follow its number unspaced. `cased`: capitals tell it from other words (m, MW). `not_before`: words with
    which it makes another word ("tiếng súng"). `adverb`: behind a year it says "only": "vụ hè thu 2023 chỉ 6.500 đồng".
    """

    name: str = ""
    forms: tuple[str, ...]
    dimension: str
    pint: str | None = None
    factor: Decimal | None = None
    times: Decimal | None = None
    glued: bool = False
    cased: bool = False
    not_before: tuple[str, ...] = ()
    adverb: bool = False


class Nouns(Rule):
    """Nouns that count, or that stand together as one unit: "xã, phường, thị trấn"."""

    nouns: tuple[str, ...]


class Units(Frozen):
    """The whole file. `extending` heads take a second noun ("lượt người"), a `prefix` needs one ("phó giám đốc")."""

    measure: tuple[Measure, ...]
    count: tuple[Nouns, ...]
    extending: Nouns
    prefix: Nouns
    together: tuple[Nouns, ...]
