"""Text in one form: NFC first, folding for search, white space. Every function that returns offsets keeps them."""

import re
import unicodedata
from collections.abc import Iterable

# Letters of Vietnamese names as character classes; in Unicode its capitals and small letters alternate, so that no range
# such as À-Ỹ tells them apart.
_LETTERS = [chr(code) for code in (*range(0x41, 0x17F), *range(0x1A0, 0x1B1), *range(0x1EA0, 0x1EFA))]
CAPITALS = "".join(letter for letter in _LETTERS if letter.isupper())
SMALL_LETTERS = "".join(letter for letter in _LETTERS if letter.islower())

_MARKS = re.compile(r"[\u0300-\u036f]")
_D = str.maketrans("đĐ", "dD")


def nfc(text: str) -> str:
    """The composed form in which all later stages work; a scraped "a" + combining mark becomes one code point."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without marks, for search and loose comparison; one code point in, one out, so offsets are kept.

    NFKD alone leaves đ as it is, since it is a letter of its own and not a marked d.

    >>> fold("Hồ sơ ĐÚNG hạn")
    'ho so dung han'
    """
    return nfc(text).translate(_FOLDED)


class _Folded(dict[int, str]):
    """The folded form of each character by its code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFD", character)).translate(_D).lower()
    return bare if len(bare) == 1 else character


_FOLDED = _Folded()


def squeeze(text: str) -> str:
    """Runs of white space as one space, ends stripped."""
    return " ".join(text.split())


def alternation(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_CONTRASTED = re.compile(r"[,;]\s(?:còn|riêng|trong khi)\s(?!lại\b|\d)")


def is_contrasted(between: str) -> bool:
    """Whether words set what follows against what was told, as another thing: "vắng 14 em, còn môn Toán có tổng cộng 108".

    >>> is_contrasted(", còn môn Toán có tổng cộng "), is_contrasted(", tổng cộng còn ")
    (True, False)
    """
    return bool(_CONTRASTED.match(between.lstrip()))


def leaves_bracket(between: str) -> bool:
    """Whether words end a bracket that was open before them, so that what stands in it does not speak of what follows.

    >>> leaves_bracket("so với năm 2020) và kiểm tra"), leaves_bracket("so với cùng kỳ (năm 2018) có")
    (True, False)
    """
    closed, opened = between.find(")"), between.find("(")
    return closed >= 0 and not 0 <= opened < closed
