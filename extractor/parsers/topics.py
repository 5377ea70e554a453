"""The topics of `rules/topics.toml` that a text names."""

from functools import cache

from extractor.parsers.match import Match
from extractor.parsers.phrases import Phrases, tokens
from extractor.rules.base import load
from extractor.rules.topics import Topics
from extractor.schema.record import TopicCode


@cache
def _vocabulary() -> Phrases[TopicCode]:
    named = ((phrase, topic.id, topic.id) for topic in load("topics", Topics).topic for phrase in topic.phrases)
    return Phrases((" ".join(word.text for word in tokens(phrase)), topic, rule) for phrase, topic, rule in named)


def parse(text: str) -> list[Match[TopicCode]]:
    """Every phrase of a topic in `text`, the value being the topic's id.

    >>> [match.value for match in parse("Kiểm tra an toàn thực phẩm và phòng cháy tại chợ")]
    ['food-safety', 'fire-safety']
    """
    return _vocabulary().find(tokens(text))
