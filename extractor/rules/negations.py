"""Types of `rules/negations.toml`: the words by which an article says that a count is 0."""

from extractor.rules.base import Rule
from extractor.schema.base import Frozen


class Opener(Rule):
    """Phrases with which such a statement begins."""

    phrases: tuple[str, ...]


class Negations(Frozen):
    """The whole file.

    `nouns`: what is counted; `links`: what may stand between the noun and a metric's words; `stops`: where the stretch
    ends; `blockers` and `limits`: words before and behind it that make it no count of all.
    """

    nouns: tuple[str, ...]
    links: tuple[str, ...]
    stops: tuple[str, ...]
    blockers: tuple[str, ...]
    limits: tuple[str, ...]
    opener: tuple[Opener, ...]
