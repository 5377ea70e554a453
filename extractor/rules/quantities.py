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
    """A stretch whose numbers count nothing: a `pattern`, or the words `before` a number that names instead of counting.

    A number behind `before` counts after all where a unit follows: "tổ 3 người", but "tổ 3" alone is a name.
    """

    pattern: str = ""
    before: tuple[str, ...] = ()
    case: bool = False


class Quantities(Frozen):
    """The whole file.

    `not_one`: what "một" and other single number words may stand before without counting. `bare_before`, `bare_after`:
    words that let a number stand without its noun. `no_noun`: words that a tagger may call nouns but that count nothing.
    """

    hedge: tuple[Hedge, ...]
    mask: tuple[Mask, ...]
    not_one: tuple[str, ...]
    bare_before: tuple[str, ...]
    bare_after: tuple[str, ...]
    no_noun: tuple[str, ...]
