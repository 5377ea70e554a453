"""Types of `rules/quantities.toml`: hedges, what is no quantity, and words that may stand around a bare number."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen
from extractor.schema.values import Modifier


class Hedge(Rule):
    """Words with a direction. `place` says whether they stand before the number or after its unit."""

    words: tuple[str, ...]
    modifier: Modifier
    place: Literal["before", "after"] = "before"


class Mask(Rule):
    """A pattern over stretches whose numbers count nothing; a group named `mask` narrows it to a part of the match."""

    pattern: str
    case: bool = False


class WordList(Rule):
    """Words that let or forbid something, named by the field of `Quantities` that holds them."""

    words: tuple[str, ...]


class Quantities(Frozen):
    """The whole file.

    `not_one`: what "một" and other single number words may stand before without counting. `bare_before`, `bare_after`:
    words that let a number stand without its noun. `no_noun`: words that a tagger may call nouns but that count nothing.
    """

    hedge: tuple[Hedge, ...]
    mask: tuple[Mask, ...]
    not_one: WordList
    bare_before: WordList
    bare_after: WordList
    no_noun: WordList
