"""Hedges around a number: which way the true value lies."""

import re
from functools import cache

from extractor.parsers.masking import rules
from extractor.rules.quantities import Hedge
from extractor.schema.values import Modifier


def before(text: str, start: int) -> tuple[int, Modifier, str] | None:
    """The hedge that ends before `start`: its own start, its modifier and its rule; the longest one counts.

    "từ" between hedge and number belongs to the range: "khoảng từ 5 đến 7".
    """
    hit = _before().search(text, max(0, start - 24), start)
    if not hit:
        return None
    rule = _by_word()[hit["hedge"].lower()]
    return hit.start("hedge"), rule.modifier, rule.id


def after(text: str, end: int) -> tuple[int, Modifier, str] | None:
    """The hedge that follows the unit ("trở lên"): its own end, its modifier and its rule."""
    hit = _after().match(text, end)
    if not hit:
        return None
    rule = _by_word()[hit["hedge"].lower()]
    return hit.end(), rule.modifier, rule.id


@cache
def _by_word() -> dict[str, Hedge]:
    return {word: rule for rule in rules().hedge for word in rule.words}


def _alternation(place: str) -> str:
    words = [word for rule in rules().hedge if rule.place == place for word in rule.words]
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<hedge>{_alternation('before')})\s(?:từ\s)?$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s(?P<hedge>{_alternation('after')})(?!\w)", re.IGNORECASE)
