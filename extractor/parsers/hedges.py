"""Hedges around a number: which way the true value lies."""

import re
from decimal import Decimal
from functools import cache

from extractor.parsers.context import Left
from extractor.parsers.masking import rules
from extractor.rules.quantities import Hedge
from extractor.text import alternation

_LONGEST = 4
# "trên 3 tuyến đường" is a place, "trên 300 tuyến đường" a bound.
_FEW = Decimal(20)


def before(left: Left, unit: str | None, value: Decimal | None) -> tuple[int, Hedge] | None:
    """The hedge that ends before a number of `unit`: its offset and its rule; the longest one counts.

    "từ" between hedge and number belongs to the range: "khoảng từ 5 đến 7". What stands before a colon is none: "trễ nhiều
    hơn: 577 hồ sơ".
    """
    if left.colon:
        return None
    skipped = int(left.word(1).lower() == "từ")
    for length, key in left.keys(_LONGEST + skipped):
        rule = _by_word("before").get(key.lower().removesuffix(" từ") if skipped else key.lower())
        if rule and length > skipped:
            return (left.start(length), rule) if _holds(rule, left.word(length + 1), unit, value) else None
    return None


def _holds(rule: Hedge, word_before: str, unit: str | None, value: Decimal | None) -> bool:
    if word_before.lower() in rule.not_after or (rule.units and unit not in rule.units):
        return False
    if not rule.not_units:
        return True
    few = unit is not None and value is not None and value < _FEW and unit.lower().startswith(rule.not_units)
    return not (few or word_before.isdigit())


def after(text: str, end: int) -> tuple[int, Hedge] | None:
    """The hedge that follows the unit ("trở lên"): its own end and its rule."""
    hit = _after().match(text, end)
    return (hit.end(), _by_word("after")[hit["hedge"].lower()]) if hit else None


@cache
def _by_word(place: str) -> dict[str, Hedge]:
    return {word: rule for rule in rules().hedge if rule.place == place for word in rule.words}


@cache
def _after() -> re.Pattern[str]:
    words = alternation(_by_word("after"))
    return re.compile(rf"\s(?P<hedge>{words})(?!\w)", re.IGNORECASE)
