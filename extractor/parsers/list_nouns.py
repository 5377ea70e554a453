"""Bare numbers of the items of a list, which take the noun of the count before it: "1.920 công trình (An 702; Bình 391)"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from extractor.parsers.candidates import Candidate
from extractor.parsers.nouns import Words, noun_at
from extractor.rules.vocabulary import pattern
from extractor.text import CAPITALS

# "1.920 công trình (Hòa Khánh Bắc 702; Hòa Minh 391)": each item of the bracket ends with its number.
_ITEMS = re.compile(
    r"\((?:[^\d;:()]+ \d[\d.]*; ?)+[^\d;:()]+ \d[\d.]*\)|\((?:[^\d,;:()]+ \d[\d.]*, ?)+[^\d,;:()]+ \d[\d.]*\)"
)
_LONGEST_BRACKET = 600
_FEWEST = 2
# "1.436 người (kế hoạch 1.500 người): Nhật Bản 702, Đài Loan 418, nước khác 316.": so does each item behind the colon.
_COLON_ITEMS = re.compile(r": ?((?:[^\d,;:()\n]+ \d[\d.]*(?:[,;] ?| và ))+[^\d,;:()\n]+ \d[\d.]*)(?=\s*(?:[.;]|\n|$))")
# "1.638 doanh nghiệp rút lui: 869 tạm ngừng, 615 chờ giải thể, 154 giải thể": or each begins with it.
_COUNTED_ITEMS = re.compile(
    r": ?((?:\d[\d.]* [^\d,;:()\n]+[,;] ?){2,}(?:và )?\d[\d.]* [^\d,;:()\n]+?)(?=\s*(?:[.;]|\n|$))"
)
# "rơi vào đất đai (29), xây dựng (8) và bảo trợ xã hội (4)": or stands behind it in a bracket, as an age does behind the
# name of a person, but not behind that of a place: "huyện Phù Cừ (17), Tiên Lữ (14)".
_ITEM = rf"(?:[^\W\d]+ ){{0,5}}(?![{CAPITALS}])[^\W\d]+ \(\d[\d.]*\)"
_PLACE = r"(?:[^\W\d]+ ){1,6}\(\d[\d.]*\)"
_BRACKETED = re.compile(rf"{_ITEM}(?:(?:, | và |; ){_ITEM})+")
_PLACES = pattern(rf"\b(?:{{territories}}) {_PLACE}(?:(?:, | và |; ){_PLACE})+", re.IGNORECASE)
# "nhiều nhất là Tân Khánh Hòa 412, Phú Mỹ 388 và Vĩnh Điều 275": three names or more, each another.
_NAME = rf"(?:[{CAPITALS}]\w* ){{1,5}}"
_NAMED = re.compile(rf"(?:là|gồm|như|ở|tại|:) ({_NAME}\d[\d.]*(?:(?:, | và |; ){_NAME}\d[\d.]*){{2,}})(?![\d.,]*\d)")
_NAMES = re.compile(rf"{_NAME}(?=\d)")
_LONGEST_LIST = 400
# "Hồ sơ tồn đầu kỳ: 47; hồ sơ nhận trong kỳ: 1.563", "đơn khiếu nại có 22, đơn tố cáo có 8": each begins with the noun.
_OWN_ITEMS = re.compile(r"(?:[^\W\d]+ )+?[^\W\d]+(?: có|:) (?P<number>\d[\d.]*)(?=\s*(?:[,;.)]|$))", re.MULTILINE)
_SIGN = re.compile(r"[,;] |: (?!\d)")
_BEFORE_COLON = pattern(r"(?:,? (?:{follows}|bao gồm|trong đó))?(?:\s?\([^()]*\))?$")


def noun_of(text: str, index: int, candidates: Sequence[Candidate], start: int) -> str | None:
    """The noun of the count that the list around a bare candidate divides, None outside of one.

    `start`: where the sentence of the candidate begins.
    """
    return _in_bracket(text, index, candidates, start) or _behind_colon(text, index, candidates, start)


def is_bracketed(text: str, bare: Candidate, start: int) -> bool:
    """Whether a number is alone in its bracket behind an item, as those beside it are, or behind a share, so that it counts."""
    if text[bare.start - 1 : bare.start] != "(" or text[bare.end : bare.end + 1] != ")":
        return False
    begin = max(start, bare.start - _LONGEST_LIST)
    items = (found for shape in (_BRACKETED, _PLACES) for found in shape.finditer(text, begin))
    return is_of_share(text, bare) or _is_within(items, bare)


def is_of_share(text: str, bare: Candidate) -> bool:
    """Whether a bracket tells the number behind its share: "79,3% (46) tuân thủ tốt"."""
    return text[max(bare.start - 3, 0) : bare.start] == "% (" and text[bare.end : bare.end + 1] == ")"


def is_of_named(text: str, bare: Candidate, start: int) -> bool:
    """Whether a number stands behind one of three names or more; "Hoa Mai 1, Hoa Mai 2 và Sao Sáng 5" are names themselves."""
    found = list(_NAMED.finditer(text, max(start, bare.start - _LONGEST_LIST), bare.end + _LONGEST_LIST))
    distinct = (one for one in found if len(set(_NAMES.findall(one[1]))) == len(_NAMES.findall(one[1])))
    return _is_within(distinct, bare)


def _is_within(found: Iterable[re.Match[str]], bare: Candidate) -> bool:
    return any(one.start() < bare.start and bare.end <= one.end() for one in found)


def named_in_items(text: str, bare: Candidate, start: int, end: int, words: Words) -> str | None:
    """The noun with which each item of a row begins that tells a bare number; names of places and ranks count nothing.

    "Xã An: 12; xã Bình: 15" are numbers of something else.
    """
    items = list(_own_items(text, start, end))
    if len(items) < _FEWEST or not any(item.start("number") == bare.start for item in items):
        return None
    nouns = []
    for item in items:
        told = text[item.start() + 1 : item.end()]
        noun = noun_at(text, item.start(), words)
        if told != told.lower() or noun is None or not noun.rules or noun.end + 2 >= item.start("number"):
            return None
        nouns.append(text[noun.start : noun.end].lower().split())
    # "đơn khiếu nại có 22, đơn tố cáo có 8" count what their nouns have in common
    shared = takewhile(lambda words: len(set(words)) == 1, zip(*nouns, strict=False))
    return " ".join(words[0] for words in shared) or None


def _own_items(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The items between signs that are words and a number behind a colon or "có"."""
    edges = [start, *(sign.end() for sign in _SIGN.finditer(text, start, end)), end]
    for left, right in pairwise(edges):
        item = _OWN_ITEMS.match(text, left, min(right + 1, end))
        if item is not None:
            yield item


def _in_bracket(text: str, index: int, candidates: Sequence[Candidate], start: int) -> str | None:
    """The noun of the count right before a bracket of items that each end with their number."""
    bare = candidates[index]
    opened = text.rfind("(", max(start, bare.start - _LONGEST_BRACKET), bare.start)
    items = _ITEMS.match(text, opened, opened + _LONGEST_BRACKET) if opened >= 0 else None
    if items is None or items.end() <= bare.end:
        return None
    before = next((c for c in reversed(candidates[:index]) if c.end <= opened), None)
    beside = before is not None and before.counts and not set(",;.:") & set(text[before.end : opened])
    return before.unit if before is not None and beside else None


def _behind_colon(text: str, index: int, candidates: Sequence[Candidate], start: int) -> str | None:
    """The noun of the count right before a colon whose items each end or begin with their number, parts of the count by size.

    "Kiểm tra 3 trường: Hoa Mai 1, Hoa Mai 2 và Sao Sáng 5" lists names, as many as were counted.
    """
    bare = candidates[index]
    colon = text.rfind(":", max(start, bare.start - _LONGEST_BRACKET), bare.start)
    shapes = (_COLON_ITEMS, _COUNTED_ITEMS) if colon >= 0 else ()
    found = (shape.match(text, colon, colon + _LONGEST_BRACKET) for shape in shapes)
    items = next((one for one in found if one is not None and one.end() >= bare.end), None)
    if items is None:
        return None
    ending = _BEFORE_COLON.search(text, start, colon)
    end = ending.start() if ending else colon
    head = next((c for c in reversed(candidates[:index]) if c.end <= end), None)
    if head is None or head.start < start or not head.counts or set(",;.") & set(text[head.end : end]):
        return None
    listed = [c for c in candidates if items.start() < c.start < items.end()]
    if items.re is _COUNTED_ITEMS and any(c.unit not in (None, head.unit) for c in listed):
        return None  # "1.200 hộ: 300 nghèo, 250 cận nghèo, 900 người già"
    return head.unit if _is_divided(head.numeral.value, [c.numeral.value for c in listed]) else None


def _is_divided(count: Decimal | None, numbers: Sequence[Decimal | None]) -> bool:
    """Whether numbers can be the parts of a count: each is less, half of it or more together, and not just as many."""
    if count is None or count == len(numbers) or any(one is None or one >= count for one in numbers):
        return False
    return count <= 2 * sum(one or 0 for one in numbers) <= 4 * count
