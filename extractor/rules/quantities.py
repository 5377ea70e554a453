"""Types of `rules/quantities.toml`: hedges, what is no quantity, and words that may stand around a bare number."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen
from extractor.schema.values import Modifier


class Hedge(Rule):
    """Words with a direction. `place` says whether they stand before the number or after its unit.

    `not_after`: words that make them mean something else ("nhiều hơn 5 hộ" states a difference, no bound). `units`: they
    are hedges before these units only ("ngoài 60 tuổi"). `not_units`: before few of these they are a place ("trên 3
    tuyến đường").
    """

    words: tuple[str, ...]
    modifier: Modifier
    place: Literal["before", "after"] = "before"
    not_after: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    not_units: tuple[str, ...] = ()


class Mask(Rule):
    """A number that names, dates or ranks something and counts nothing. Every condition that is given must hold.

    `before`: one of these words stands before the number (a capital in the rule wants a capital in the text).
    `not_after`: none of these words stands before the number or before the word of `before`. `pattern` matches from the
    start of the number on, `tail` from its end on. `yields` to a unit behind the number: "tổ 3" is a name, "tổ 3 người"
    is not; or to a measure only ("Nghị quyết 35 cán bộ đã học"); or never ("mức độ 3, 4 cấp huyện"). With `unlisted`
    it holds only where the word does not follow a counting number: in "tiểu học 402, THPT 55" the 55 counts.
    """

    before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    pattern: str = ""
    tail: str = ""
    yields: Literal["unit", "measure", "never"] = "unit"
    unlisted: bool = False


class Idiom(Rule):
    """Phrases that begin with a number word and count nothing."""

    phrases: tuple[str, ...]


class Quantities(Frozen):
    """The whole file.

    `not_one`: nouns that "một" does not count but introduces ("một cách"). `before_one`: words after which it introduces
    whatever follows ("là một huyện"). `bare_before`, `bare_after`: words behind and before which a number may stand
    without its noun. `no_noun`: words that a tagger may call nouns but that nobody counts.
    """

    hedge: tuple[Hedge, ...]
    mask: tuple[Mask, ...]
    idiom: tuple[Idiom, ...]
    not_one: tuple[str, ...]
    before_one: tuple[str, ...]
    bare_before: tuple[str, ...]
    bare_after: tuple[str, ...]
    no_noun: tuple[str, ...]
