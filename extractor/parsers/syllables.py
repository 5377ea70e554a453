"""The syllables and marks of a text with their offsets, as names are read from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.rules.places import key

# N'Thôl and M'Drắk are one syllable each; a line break is a mark of its own, since no name runs over it.
_SYLLABLE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|\n|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Syllables:
    """Offsets and lower-case forms of every syllable, number and mark of `text`, in order.

    `capital[i]` tells whether it begins with a capital.
    """

    text: str
    spans: Sequence[tuple[int, int]]
    forms: Sequence[str]
    capital: Sequence[bool]

    @classmethod
    def of(cls, text: str) -> "Syllables":
        """The syllables of `text`."""
        found = list(_SYLLABLE.finditer(text))
        return cls(
            text,
            [hit.span() for hit in found],
            [_form(hit[0]) for hit in found],
            [hit[0][0].isupper() for hit in found],
        )

    def __len__(self) -> int:
        return len(self.spans)

    def written(self, start: int, end: int) -> str:
        """The text of the syllables `start` to `end` (excluded), as it stands."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    def form(self, index: int) -> str:
        """The form at `index`, empty outside the text."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    def name(self, start: int, end: int) -> str:
        """The forms of `start` to `end` (excluded) as the table of places keys its names, empty beyond the text."""
        return " ".join(self.forms[start:end]) if end <= len(self.forms) else ""

    def run(self, start: int, longest: int = 6) -> int:
        """The end of the capitalised syllables that begin at `start`."""
        end = start
        while end < len(self.forms) and end - start < longest and self.capital[end]:
            end += 1
        return end


@lru_cache(maxsize=50_000)
def _form(syllable: str) -> str:
    return key(syllable).strip()


def forms_of(phrase: str) -> tuple[str, ...]:
    """A phrase of a rule file as the forms of its syllables.

    >>> forms_of("Ủy ban"), forms_of("TP.")
    (('ủi', 'ban'), ('tp', '.'))
    """
    return tuple(_form(hit[0]) for hit in _SYLLABLE.finditer(phrase))
