"""A number on its way to a quantity."""

from dataclasses import dataclass

from extractor.parsers.context import Left
from extractor.parsers.match import Match
from extractor.schema.values import Numeral

# Dimensions of what is counted in whole things; a site ("146 điểm tiêm") is written like a mark.
_THINGS = frozenset({None, "count"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """`unit` is None while the number stands bare; `noun` is where its unit stands.

    `listed` says that `rules/units.toml` knows the noun, `in_words` that the number has no digit.
    """

    start: int
    end: int
    numeral: Numeral
    rules: tuple[str, ...]
    left: Left
    unit: str | None = None
    dimension: str | None = None
    per: str | None = None
    noun: tuple[int, int] | None = None
    listed: bool = False
    in_words: bool = False

    @property
    def counts(self) -> bool:
        """Whether things are counted, so that a bare neighbour can borrow the noun; shares and spans of time are not."""
        return self.unit is not None and self.dimension in _THINGS


def bare(text: str, number: Match[Numeral]) -> Candidate:
    """A number of which nothing more is known yet."""
    in_words = not any(character.isdigit() for character in text[number.start : number.end])
    left = Left(text, number.start)
    return Candidate(number.start, number.end, number.value, number.rules, left, in_words=in_words)
