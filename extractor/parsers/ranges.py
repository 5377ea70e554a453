"""Numbers that belong together: ranges ("30 - 35", "hai, ba"), fractions ("2/3 số hộ"), repetitions ("05 (năm)")."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from extractor.parsers.match import Match
from extractor.rules.vocabulary import pattern
from extractor.schema.values import Numeral

_RANGE_SIGN = re.compile(r"\s?[-–—]\s?|\s(?:đến|tới)\s")
_STEP = re.compile(r",\s|\s")
_MOVE = pattern(r"\s(?:{moves_to})\s(?:(?:{about}|{above}|{below})\s)?")
_REPEATED = re.compile(r"\s?\(")
# What a fraction is taken of: "2/3 số hộ", "1/3 diện tích".
SHARE = re.compile(r"\s(?:tổng số|số|trong số|trong tổng số)(?=\s)")
WHOLE = pattern(r"\s(?:{measured}|tổng)\b")
_SIMPLE_WHOLES = frozenset(map(Decimal, (2, 3, 4)))
# "Hơn 2/3 thành viên", "bằng 2/3 cả năm": what may stand before a share and before no count of "2/3 thành viên".
_BEFORE_SHARE = pattern(r"(?:{about}|{above}|{below}|{says_again}|bằng|chiếm)\s$", re.IGNORECASE)
_IN_WORDS = " phần "
# "1.502/6.735 tỷ đồng", "12 trong tổng số 30 tỷ đồng": both are milliards.
_OF_WHOLE = re.compile(r"\s(?:trên|trong)(?:\s(?:tổng\s)?số|\stổng)?\s", re.IGNORECASE)
_FOUR_PLACES = Decimal("0.0001")
_NEAR = len(" trong tổng số ")
_ONE_STEP, _TEN, _HUNDRED = Decimal(1), Decimal(10), Decimal(100)


def joined(text: str, numerals: list[Match[Numeral]]) -> list[Match[Numeral]]:
    """`numerals` with ranges, fractions and repetitions put together; the two halves of "18/44" stay two numbers."""
    result: list[Match[Numeral]] = []
    for match in numerals:
        both = _together(text, result[-1], match) if result and match.start - result[-1].end <= _NEAR else None
        result[-1:] = both or [*result[-1:], match]
    return result


def _together(text: str, first: Match[Numeral], second: Match[Numeral]) -> list[Match[Numeral]] | None:
    """What two neighbours become, None where they stay as they are."""
    gap = text[first.end : second.start]
    if gap == _IN_WORDS:
        return _one(_fraction(text, first, second))
    if gap in {"/", " / "}:
        return _one(_fraction(text, first, second)) or [_scaled(first, second), second]
    if _OF_WHOLE.fullmatch(gap):
        return None if _is_base(second) else [_scaled(first, second), second]
    if _RANGE_SIGN.fullmatch(gap):
        return _one(_range(first, second))
    if _STEP.fullmatch(gap):
        return _one(_step(text, first, second))
    if _MOVE.fullmatch(gap):
        return [_scaled(first, second), second]
    if _REPEATED.fullmatch(gap) and text[second.end : second.end + 1] == ")" and first.value == second.value:
        return [replace(first, end=second.end + 1)]
    return None


def _is_base(number: Match[Numeral]) -> bool:
    """Whether a number is one of its scale, of which so many are told: "14,5 trên một vạn dân", not "12 trên 30 tỷ"."""
    return number.value.value == number.value.resolution * _TEN**number.value.decimals >= _TEN**3


def _one(match: Match[Numeral] | None) -> list[Match[Numeral]] | None:
    return [match] if match else None


def _fraction(text: str, first: Match[Numeral], second: Match[Numeral]) -> Match[Numeral] | None:
    """ "2/3 số hộ" and "hai phần ba số hộ" are one number; "18/44 trường hợp" is two. Four places, as the archive keeps them."""
    part, whole = first.value.value, second.value.value
    if not part or not whole or part >= whole or whole > _TEN or part % 1 or whole % 1:
        return None
    hedged = whole in _SIMPLE_WHOLES and _BEFORE_SHARE.search(text, max(first.start - _NEAR, 0), first.start)
    told = hedged or text[first.end : second.start] == _IN_WORDS
    if not (told or SHARE.match(text, second.end) or WHOLE.match(text, second.end)):
        return None
    value = (part / whole).quantize(_FOUR_PLACES, ROUND_HALF_UP)
    numeral = Numeral(value, value, value, decimals=4, resolution=_FOUR_PLACES, flags=("fraction",))
    return Match(first.start, second.end, numeral, (*first.rules, *second.rules, "fraction"))


def _range(first: Match[Numeral], second: Match[Numeral]) -> Match[Numeral] | None:
    """Two ends, the lower first; the first borrows the scale of the second: "2 - 3 triệu"."""
    first = _scaled(first, second)
    low, high = first.value.value, second.value.value
    if low is None or high is None or low >= high:
        return None
    decimals = max(first.value.decimals, second.value.decimals)
    resolution = min(first.value.resolution, second.value.resolution)
    numeral = Numeral(None, low, high, decimals, resolution, ("range",))
    return Match(first.start, second.end, numeral, (*first.rules, *second.rules, "range"))


def _step(text: str, first: Match[Numeral], second: Match[Numeral]) -> Match[Numeral] | None:
    """ "hai, ba người", "hai ba người": neighbours of the count, in words only."""
    low, high = first.value.value, second.value.value
    if low is None or high is None or high > _HUNDRED:
        return None
    in_words = not any(character.isdigit() for character in text[first.start : second.end])
    scale = max(second.value.resolution, Decimal(1))  # "hai, ba chục": the step is that of the tens
    return _range(first, second) if in_words and _ONE_STEP in {high / scale - low, high - low} else None


def _scaled(match: Match[Numeral], following: Match[Numeral]) -> Match[Numeral]:
    """`match` with the scale that it leaves to `following`: the first of "từ 17,7 lên 30 triệu"."""
    return replace(match, value=scaled(match.value, following.value))


def scaled(mine: Numeral, theirs: Numeral) -> Numeral:
    """A number with the scale of the one that it shares a unit with."""
    if mine.value is None or theirs.value is None:
        return mine
    scale = theirs.resolution * _TEN**theirs.decimals
    if scale < _TEN or mine.value >= scale or mine.resolution > 1:
        return mine
    value = mine.value * scale
    value = value.to_integral_value() if value == value.to_integral_value() else value
    return Numeral(value, value, value, mine.decimals, mine.resolution * scale, (*mine.flags, "scale-borrowed"))
