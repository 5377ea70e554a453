"""How many sides or parts the words say there are: "hai phương án", "ba đợt", "4 thôn"."""

import re
from collections.abc import Iterator

WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
NUMBER = rf"(?P<number>\d{{1,2}}(?![.,\d])|{'|'.join(WORDS)})"


def numbers(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[int]:
    """The numbers in digits or words that the group "number" of `pattern` finds between two offsets."""
    for found in pattern.finditer(text, start, end):
        word = found["number"].lower()
        yield WORDS[word] if word in WORDS else int(word)
