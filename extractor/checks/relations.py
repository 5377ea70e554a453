"""A tie between figures as data: which rule it falls under and which figure stands where in the formula."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from extractor.checks.catalogue import kind_of
from extractor.checks.ranges import Range
from extractor.schema.record import Figure

LINEAR = frozenset({"A01", "A02", "B07", "T04", "B01"})
"""Rules that say that some figures add up to others; two of them over the same figures are one relation."""


@dataclass(frozen=True, eq=False)
class Relation:
    """`terms` give the computed side, `printed` the side that the article states; their order is that of the formula.

    `direction`: 1 for a rise, -1 for a fall, 0 where the words give none. `by_gap`: the second term is the change in
    numbers and not the base ("54 vụ, tăng 6 vụ, tương đương 12,5%"). `compares`: the second term is no whole but an
    earlier number ("bằng 84% so với cùng kỳ (3,75 tỷ đồng)"). Figures are the same by their ids.
    """

    rule: str
    terms: tuple[Figure, ...]
    printed: tuple[Figure, ...]
    direction: int = 0
    by_gap: bool = False
    compares: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Relation) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @cached_property
    def _key(self) -> tuple[object, ...]:
        sides = (tuple(figure.id for figure in side) for side in (self.terms, self.printed))
        return (self.rule, *sides, self.direction, self.by_gap, self.compares)

    @property
    def kind(self) -> str:
        """The kind of relation in the words of the record."""
        return kind_of(self.rule)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the relation, the printed side first."""
        return self.terms + self.printed if self.rule == "A02" else self.printed + self.terms

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its figures."""
        return frozenset(figure.id for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the article and the ways to read it, the likeliest first.

    `firm`: the words settle which figures belong together, so that a misfit counts against the figures and not against
    the reading. `closed`: the parts named are all the parts. `likely`: the words make the tie likely and no more, so
    that a misfit counts only where it is so small, or so well explained by one misprint, that chance is no reason.
    `named`: the words name the whole in full, so that a share of another whole would be a misfit too.
    `borne_out`: another figure shows that the terms belong together, so that a misfit of any size is one of the printed.
    `distant`: words alone tie figures that stand sentences apart, so that only what looks like a misprint is a misfit.
    """

    readings: tuple[Relation, ...]
    firm: bool = False
    closed: bool = True
    likely: bool = False
    named: bool = False
    borne_out: bool = False
    distant: bool = False

    def __iter__(self) -> Iterator[Relation]:
        return iter(self.readings)


def certain(relation: Relation) -> Claim:
    """The claim of a relation of which the words leave no doubt, so that a misfit of any size is one of its figures."""
    return Claim((relation,), firm=True, named=True, borne_out=True)


class Sides(NamedTuple):
    """What follows from the terms, and what is printed."""

    computed: Range
    published: Range

    def agree(self) -> bool:
        """Whether both can be the same number."""
        return self.computed.meets(self.published)
