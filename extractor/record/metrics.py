"""The metrics of `rules/metrics.toml`, found in a text and related to each other."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractor.parsers.match import Match
from extractor.parsers.phrases import Phrases, Token, tokens
from extractor.rules.base import load
from extractor.rules.metrics import Metric, Metrics

NOT, BE = frozenset({"không", "chưa"}), frozenset({"bị", "được"})


@cache
def by_id() -> dict[str, Metric]:
    """The metrics of the validated `rules/metrics.toml` by id."""
    return {metric.id: metric for metric in load("metrics", Metrics).metric}


@cache
def vocabulary() -> Phrases[str]:
    """Every phrase of every metric, the value being the metric's id, empty for phrases that are none."""
    named = ((phrase, metric.id, metric.id) for metric in by_id().values() for phrase in metric.phrases)
    return Phrases((*named, *((phrase, "", "") for phrase in load("metrics", Metrics).ignored)))


def parse(text: str) -> list[Match[str]]:
    """Every phrase of a metric in `text`, the value being the metric's id.

    >>> [match.value for match in parse("trước hạn 40 hồ sơ, đúng hạn 50 hồ sơ")]
    ['resolved_early', 'resolved_on_time']
    """
    return find(tokens(text))


def find(words: Sequence[Token]) -> list[Match[str]]:
    """The phrases of metrics among tokens already made; what is denied names none ("chưa bị xử phạt").

    >>> [match.value for match in parse("9 cơ sở chưa bị xử phạt, 2 cơ sở bị xử phạt")]
    ['fined']
    """
    denied = {after.start for before, after in pairwise(words) if before.text in NOT}
    denied |= {c.start for a, b, c in zip(words, words[1:], words[2:], strict=False) if a.text in NOT and b.text in BE}
    return [match for match in vocabulary().find(words) if match.value and match.start not in denied]


def is_part(part: str | None, whole: str | None) -> bool:
    """Whether the first metric can be a part of the second, directly or through one between them.

    >>> is_part("resolved_early", "resolved"), is_part("received_online", "received"), is_part("resolved", "received")
    (True, True, False)
    """
    if part is None or whole is None:
        return False
    return any(step == whole or is_part(step, whole) for step in by_id()[part].wholes)


def fits(part: str | None, whole: str | None) -> bool:
    """Whether nothing known speaks against part and whole: equal, unknown, or declared."""
    return part is None or whole is None or part == whole or not by_id()[part].wholes or is_part(part, whole)
