"""Types of `rules/encodings.toml`: the fonts that stood for an encoding before Unicode."""

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class LegacyTable(Rule):
    """`letters` maps the Western letters that a page holds to the Vietnamese letter that its font drew.

    Only small letters need be listed where a capital is written with the capital of each part.
    """

    letters: dict[str, str]


class Encodings(Frozen):
    """The whole file. `witnesses` are words that prove a reading right."""

    witnesses: tuple[str, ...]
    table: tuple[LegacyTable, ...]
