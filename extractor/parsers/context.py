"""The words that stand directly before a number."""

import re
from collections.abc import Iterator

_REACH = 48
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n][\"”’»)]*\s*|[•+–-]\s*|[\"“‘«(]\s*)$")

ITEM_SIGN = r"(?: \([^()]*\))?(?:[,;]| và) "
"""What stands between the number of one item and the words of the next: "402, ", "402 (12%) và "."""


LINE_MARK = r"(?:[-+•*–]|\d{1,2}[.)])\s"
"""What a line of a list begins with: "- ", "• ", "2. "."""
LIST_COLON = r":(?!\s*[\"“])"
"""A colon that may open a list; what is quoted behind one is none."""


class Left:
    """The words before `offset`, nearest last, up to the first sign or line break between them.

    A word behind an opening bracket is the last. `colon`: whether one stands between the words and the offset.
    """

    def __init__(self, text: str, offset: int) -> None:
        self.end = offset
        self.colon = False
        self.words: list[str] = []
        low = max(0, offset - _REACH)
        low = max(low, text.rfind("\n", low, offset) + 1)
        pieces = text[low:offset].replace("\u00a0", " ").split(" ")
        if pieces[-1] or (low and len(pieces) < 2):  # glued to the number, or nothing but a piece of a long string
            return
        for piece in reversed(pieces[:-1]):
            if not piece.replace("-", "").isalnum():
                if not self.words and piece[:-1].isalnum() and piece[-1] == ":":
                    self.words.append(piece[:-1])
                    self.colon = True
                elif piece[:1] == "(" and piece[1:].isalnum():
                    self.words.append(piece[1:])
                break
            self.words.append(piece)
        self.words.reverse()

    def key(self, length: int) -> str:
        """The last `length` words."""
        return " ".join(self.words[-length:])

    def keys(self, longest: int) -> Iterator[tuple[int, str]]:
        """The last words, as many as there are up to `longest`, then fewer: (2, "tổ công"), (1, "công")."""
        for length in range(min(longest, len(self.words)), 0, -1):
            yield length, self.key(length)

    def start(self, length: int) -> int:
        """Where the last `length` words begin."""
        return self.end - len(self.key(length)) - 1

    def word(self, back: int) -> str:
        """The word `back` places before the number, 1 being the nearest; empty where there is none."""
        return self.words[-back] if back <= len(self.words) else ""


def opens_sentence(text: str, offset: int) -> bool:
    """Whether a sentence, a line or a quotation begins at `offset`."""
    return bool(_SENTENCE_START.search(text, max(0, offset - 6), offset))
