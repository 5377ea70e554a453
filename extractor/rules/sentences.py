"""Types of `rules/sentences.toml`: abbreviations whose dot ends no sentence."""

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class Abbreviation(Rule):
    """Abbreviations as written, without their last dot, or a `pattern` for an open class of them; in it
    `<capital>` stands for any capital letter.
    """

    words: tuple[str, ...] = ()
    pattern: str = ""


class Sentences(Frozen):
    """The whole file."""

    abbreviation: tuple[Abbreviation, ...]
