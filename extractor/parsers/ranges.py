"""Numbers that belong together: ranges ("30 - 35", "hai, ba"), fractions ("2/3 số hộ") and pairs ("18/44")."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from extractor.parsers.match import Match
from extractor.schema.values import Numeral

_RANGE_SIGN = re.compile(r"\s?[-–—]\s?|\s(?:đến|tới)\s")
_WORD_RANGE = re.compile(r",\s|\s")
_PAIR_SIGN = re.compile(r"/")
SHARE = re.compile(r"\s(?:số|tổng số|diện tích|dân số|quãng đường|chiều dài|thời gian)\b")
_FOUR_PLACES = Decimal("0.0001")
_TEN = Decimal(10)


def joined(text: str, numerals: list[Match[Numeral]]) -> list[Match[Numeral]]:
    """`numerals` with ranges and fractions of a whole put together; the two halves of a pair stay two numbers."""
    result: list[Match[Numeral]] = []
    for match in numerals:
        both = _together(text, result[-1], match) if result else None
        if both:
            result[-1] = both
        else:
            result.append(match)
    return result


def _together(text: str, first: Match[Numeral], second: Match[Numeral]) -> Match[Numeral] | None:
    gap = text[first.end : second.start]
    if _PAIR_SIGN.fullmatch(gap):
        return _fraction(text, first, second)
    if _RANGE_SIGN.fullmatch(gap):
        return _range(first, second)
    words = not any(character.isdigit() for character in text[first.start : second.end])
    return _range(first, second, step=True) if words and _WORD_RANGE.fullmatch(gap) else None


def _fraction(text: str, first: Match[Numeral], second: Match[Numeral]) -> Match[Numeral] | None:
    """ "2/3 số hộ" is one number; "18/44 trường hợp" is two. Four places, as the archive keeps them."""
    part, whole = first.value.value, second.value.value
    if not part or not whole or part >= whole or whole > _TEN or not SHARE.match(text, second.end):
        return None
    value = (part / whole).quantize(_FOUR_PLACES, ROUND_HALF_UP)
    numeral = Numeral(value, value, value, decimals=4, resolution=_FOUR_PLACES, flags=("fraction",))
    return Match(first.start, second.end, numeral, (*first.rules, *second.rules))


def _range(first: Match[Numeral], second: Match[Numeral], *, step: bool = False) -> Match[Numeral] | None:
    """Two ends, the lower first; the first borrows the scale of the second: "2 - 3 triệu"."""
    low, high = first.value.value, second.value.value
    if low is None or high is None:
        return None
    if second.value.resolution > first.value.resolution and low < high / 100:
        low *= second.value.resolution * _TEN**second.value.decimals
    if low >= high or (step and high - low != 1):
        return None
    numeral = Numeral(None, low, high, second.value.decimals, second.value.resolution, ("range",))
    return Match(first.start, second.end, numeral, (*first.rules, *second.rules))


def shared_scale(text: str, numerals: list[Match[Numeral]]) -> Iterator[Match[Numeral]]:
    """`numerals`, the first of "từ 17,7 lên 30 triệu" multiplied by the scale that it leaves to the second."""
    pairs = [*pairwise(numerals), *([(numerals[-1], None)] if numerals else [])]
    for match, following in pairs:
        if following and re.fullmatch(r"\s(?:lên|xuống|còn|lên đến|xuống còn)\s", text[match.end : following.start]):
            yield _scaled(match, following)
        else:
            yield match


def _scaled(match: Match[Numeral], following: Match[Numeral]) -> Match[Numeral]:
    mine, theirs = match.value, following.value
    scale = theirs.resolution * _TEN**theirs.decimals
    if mine.value is None or theirs.value is None or scale <= 1 or mine.value * 100 > theirs.value:
        return match
    value = (mine.value * scale).normalize()
    numeral = Numeral(value, value, value, mine.decimals, mine.resolution * scale, (*mine.flags, "scale-borrowed"))
    return Match(match.start, match.end, numeral, match.rules)
