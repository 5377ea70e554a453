"""Types of `rules/figure_cues.toml`: the words that say how a figure stands to the figures around it."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen

FigureCueRole = Literal[
    "parts", "within", "of", "rest", "remain", "total", "share", "rise", "fall", "from", "to", "base", "plan",
    "future", "law", "average", "aside", "next", "results", "none",
]  # fmt: skip


class FigureCue(Rule):
    """Phrases with one role; "none" keeps words that look like a cue from being read as one ("tăng cường")."""

    role: FigureCueRole
    phrases: tuple[str, ...]


class Fillers(Frozen):
    """Words that stand before or after a label without being part of it, and words at which a new label begins.

    `kept`: labels that begin with such a word all the same.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    kept: tuple[str, ...]
    starts: tuple[str, ...]


class FigureCues(Frozen):
    """The whole file."""

    label: Fillers
    cue: tuple[FigureCue, ...]
