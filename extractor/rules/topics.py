"""Types of `rules/topics.toml`: what an inspection can be about."""

from extractor.rules.base import Rule
from extractor.schema.base import Frozen
from extractor.schema.record import TopicCode


class TopicRule(Rule):
    """A topic of the closed list and the phrases that name it, of which the longer claims the words of the shorter."""

    id: TopicCode
    phrases: tuple[str, ...]


class Topics(Frozen):
    """The whole file."""

    topic: tuple[TopicRule, ...]
