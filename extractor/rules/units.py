"""Types of `rules/units.toml`: measures with a dimension, and nouns that count."""

from decimal import Decimal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class Measure(Rule):
    """A unit of measure: its `name` in records (empty: as written), its written forms, its dimension.

    `pint` is its name for pint where conversion is exact; `factor` converts to the base unit of the dimension where pint
    has no such unit; neither where the measure differs by region (sào, công). `glued`: may follow its number unspaced.
    """

    name: str = ""
    forms: tuple[str, ...]
    dimension: str
    pint: str | None = None
    factor: Decimal | None = None
    glued: bool = False
    scaled_currency: bool = False


class CountNouns(Rule):
    """Nouns that count, for text without tags, and single syllables that take a second noun ("lượt người")."""

    nouns: tuple[str, ...]
    extending: bool = False


class NounList(Rule):
    """Nouns that are counted together: "xã, phường, thị trấn" is one unit."""

    nouns: tuple[str, ...]


class Units(Frozen):
    """The whole file."""

    measure: tuple[Measure, ...]
    count: tuple[CountNouns, ...]
    together: tuple[NounList, ...]
