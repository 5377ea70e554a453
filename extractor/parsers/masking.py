"""Numbers that count nothing: phones, roads, clock times, levels, numbered names, idioms."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractor.parsers.context import ITEM_SIGN, Left
from extractor.parsers.match import Match
from extractor.parsers.nouns import NO_WORDS, Words
from extractor.rules.base import load
from extractor.rules.quantities import Mask, Quantities
from extractor.schema.values import Numeral
from extractor.text import alternation

_LONGEST = 4
_SMALL = 30
_GOES_ON = re.compile(r"\s?[,;/–-]\s?|\s(?:và|hoặc|đến)\s(?:số\s)?|,\ssố\s")
_ADDRESS = re.compile(r"@|://|www\.|\.(?:vn|com|net|org|info)\b", re.IGNORECASE)
_PLUS = re.compile(r"(?:^|[(\s])\+")
_COUNTED = re.compile(r"\s?%|\s[^\W\d]")
_ITEM_BEFORE = re.compile(rf"(\d){ITEM_SIGN}$")
_ITEM_REACH = 24
_BULLET = re.compile(r"[.)](?:\s|$)")


# What stands behind a number: nothing to count, a counted noun, a unit of measure.
Kind = Literal["bare", "counted", "measured"]


@dataclass(frozen=True, slots=True)
class _Shape:
    rule: Mask
    pattern: re.Pattern[str] | None
    tail: re.Pattern[str] | None

    def stands(self, kind: Kind) -> bool:
        """Whether the mask holds in front of such a unit."""
        return kind == "bare" or self.rule.yields == "never" or (self.rule.yields == "measure" and kind == "counted")

    def end(self, text: str, number: Match[Numeral]) -> int | None:
        """Where the masked stretch ends, None where the number has another shape."""
        if self.tail and not self.tail.match(text, number.end):
            return None
        hit = self.pattern.match(text, number.start) if self.pattern else None
        if self.pattern and not hit:
            return None
        return max(number.end, hit.end()) if hit else number.end


@cache
def rules() -> Quantities:
    """The validated `rules/quantities.toml`."""
    return load("quantities", Quantities)


def find(
    text: str,
    number: Match[Numeral],
    left: Left,
    *,
    kind: Kind,
    previous: Match[str] | None,
    words: Words = NO_WORDS,
) -> Match[str] | None:
    """The mask over `number`, None where it may count.

    `kind` says what follows it, `previous` is the mask before it; `words` keep "kỷ luật 45 đảng viên" apart from a law.
    """
    if previous and number.start < previous.end:
        return Match(number.start, previous.end, previous.value, previous.rules)
    if previous and _goes_on(text, number, kind, previous):
        return Match(number.start, number.end, previous.value, previous.rules)
    found = _phrase(text, number) or _shaped(text, number, left, kind) or _label(text, number, left, kind, words)
    return None if found is not None and _is_item(text, found, previous) else found


def _is_item(text: str, label: Match[str], previous: Match[str] | None) -> bool:
    """Whether a number behind a school's type counts, as the item before it does: "tiểu học 402, THPT 55"."""
    item = _ITEM_BEFORE.search(text, max(label.start - _ITEM_REACH, 0), label.start)
    return label.value in _unlisted() and item is not None and (previous is None or previous.end < item.end(1))


def _goes_on(text: str, number: Match[Numeral], kind: Kind, previous: Match[str]) -> bool:
    """Whether the number is the next member of "mức độ 3, 4 cấp huyện", "các quận 2, 4 và 6", "đường 30/4"."""
    sign = _GOES_ON.fullmatch(text, previous.end, number.start)
    if sign is None or kind == "measured":
        return False
    if text[previous.end - 1].isdigit() != text[number.start].isdigit():
        return False  # "thiếu lối thoát nạn thứ hai, 8 cơ sở chưa thay cửa"
    yields = _yields().get(previous.value, "unit")
    small = number.value.value is not None and number.value.value < _SMALL
    return kind == "bare" or sign[0].strip() in {"/", "-", "–"} or (yields != "unit" and small)


def _phrase(text: str, number: Match[Numeral]) -> Match[str] | None:
    named = text[number.start].isdigit() or "fraction" in number.value.flags  # "một phần ba" is no "một phần"
    hit = None if named else _idioms().match(text, number.start)
    return _match(hit.start(), hit.end(), _idiom_ids()[hit[0].lower()]) if hit else None


def _label(text: str, number: Match[Numeral], left: Left, kind: Kind, words: Words) -> Match[str] | None:
    for length, key in left.keys(_LONGEST):
        labels = _labels().get(key.lower(), ())
        if labels and words.words and words.at(left.start(length)) is None:
            continue  # the last syllable of another word
        for word, shape in labels:
            if (word != key and not word.islower()) or not shape.stands(kind):
                continue
            end = shape.end(text, number)
            if end is not None and left.word(length + 1).lower() not in shape.rule.not_after:
                return _match(left.start(length), end, shape.rule.id)
    return None


def _shaped(text: str, number: Match[Numeral], left: Left, kind: Kind) -> Match[str] | None:
    for shape in _shapes():
        if not shape.stands(kind):
            continue
        end = shape.end(text, number)
        if end is not None and left.word(1).lower() not in shape.rule.not_after:
            return _match(number.start, end, shape.rule.id)
    return _part_of_other(text, number)


def _part_of_other(text: str, number: Match[Numeral]) -> Match[str] | None:
    """Digits within an address or behind a plus, and the number of an item ("1. …") at the head of a line."""
    low = max(number.start - 80, 0)
    start = max(text.rfind(" ", low, number.start), text.rfind("\n", low, number.start), low - 1) + 1
    if start < number.start and _ADDRESS.search(text, start, number.end):
        return _match(number.start, number.end, "address")
    if text[number.start - 1 : number.start] in {"+", "#"} and not _is_rise(text, number):
        return _match(number.start, number.end, "code")
    if (number.start == 0 or text[number.start - 1] == "\n") and _BULLET.match(text, number.end):
        return _match(number.start, number.end, "bullet")
    return None


def _is_rise(text: str, number: Match[Numeral]) -> bool:
    """Whether a plus is the sign of a rise: "(+6,2%)", "(+3 vụ)"; it is none in "+84 912" and "U+12"."""
    plus = _PLUS.search(text, max(number.start - 2, 0), number.start)
    return plus is not None and plus.end() == number.start and bool(_COUNTED.match(text, number.end))


def is_label(noun: str) -> bool:
    """Whether a number may stand behind the noun to name and not to count: "trang 32"."""
    return noun in _labels()


def _match(start: int, end: int, identity: str) -> Match[str]:
    return Match(start, end, identity, (identity,))


def _compiled(rule: Mask) -> _Shape:
    return _Shape(
        rule,
        re.compile(rule.pattern) if rule.pattern else None,
        re.compile(rule.tail) if rule.tail else None,
    )


@cache
def _shapes() -> tuple[_Shape, ...]:
    return tuple(_compiled(rule) for rule in rules().mask if not rule.before)


@cache
def _labels() -> dict[str, list[tuple[str, _Shape]]]:
    table: dict[str, list[tuple[str, _Shape]]] = {}
    for rule in rules().mask:
        shape = _compiled(rule)
        for word in rule.before:
            table.setdefault(word.lower(), []).append((word, shape))
    return table


@cache
def _unlisted() -> frozenset[str]:
    return frozenset(rule.id for rule in rules().mask if rule.unlisted)


@cache
def _yields() -> dict[str, str]:
    return {rule.id: rule.yields for rule in rules().mask if rule.before}


@cache
def _idiom_ids() -> dict[str, str]:
    return {phrase: rule.id for rule in rules().idiom for phrase in rule.phrases}


@cache
def _idioms() -> re.Pattern[str]:
    phrases = alternation(_idiom_ids())
    return re.compile(rf"(?:{phrases})(?!\w)", re.IGNORECASE)
