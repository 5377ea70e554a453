"""A number on its way to a quantity."""

from dataclasses import dataclass

from extractor.schema.values import Numeral


@dataclass(frozen=True, slots=True)
class Candidate:
    """`unit` is None while the number stands bare; `noun` is where its unit stands; `in_words`: it has no digit."""

    start: int
    end: int
    numeral: Numeral
    rules: tuple[str, ...]
    unit: str | None = None
    dimension: str | None = None
    per: str | None = None
    noun: tuple[int, int] | None = None
    in_words: bool = False

    @property
    def counts(self) -> bool:
        """Whether things are counted, so that a bare neighbour can borrow the noun; shares and spans of time are not."""
        return self.unit is not None and self.dimension is None
