"""Differences called so, of two figures before them: "hai mức giá 19.980 đồng và 20.610 đồng, chênh nhau 630 đồng" (B01)."""

from collections.abc import Iterator
from itertools import combinations

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.pairs import relation
from extractor.checks.relations import Relation
from extractor.checks.units import is_change_in

BACK = 4
"""How many figures before a difference may be one of the two."""
REACH = 3
"""How many sentences back they may stand."""


def is_gap(facts: Facts, change: Mention) -> bool:
    """Whether the figure is called a difference: "phần chênh lệch gần 53 triệu đồng"."""
    return facts.cues.any("gap", change.start - len(facts.before(change)), change.start)


def of(facts: Facts, change: Mention) -> Iterator[Relation]:
    """The pairs of figures before a difference, of its sentence and the three before, the nearest pair first."""
    near = [
        m for m in facts.mentions[: change.index]
        if change.sentence - m.sentence <= REACH and m.block == change.block and is_of_gap(facts, m, change)
    ][-BACK:]  # fmt: skip
    for last, second in combinations(reversed(near), 2):
        more, less = sorted((last, second), key=lambda m: -(m.figure.value or 0))
        yield relation(change, more, less, 1)


def is_of_gap(facts: Facts, mention: Mention, change: Mention) -> bool:
    """Whether a figure may be one of two that a difference is of; of "tăng 240 đồng lên 19.980 đồng/lít" the second may."""
    new = facts.following(mention)
    leads = new is not None and facts.cues.any("to", mention.end, new.start) and is_change(facts, mention)
    return is_change_in(change.figure, mention.figure) and not leads
