"""The features that underthesea's CRF models read, made once a word, pair and triple of words instead of once a template.

underthesea writes some 43 strings a token, of which its model knows 25 at most; making the others and handing them over
is most of the cost of its tags. A CRF gives no weight to a string it does not know, so the tags stay the same
(`tests/pipeline/test_words.py`). The grammar of templates and values is that of underthesea_core's `featurizers.rs`.
"""

import pickle
import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

# One word, two or three, as they are or under a function: T[-1], T[0,1].lower, T[-2,0].is_in_dict.
_TEMPLATE = re.compile(r"T\[(?P<first>-?\d+)(?:,(?P<last>-?\d+))?\](?:\.(?P<function>\w+))?")
_FUNCTIONS = ("", "lower", "istitle", "isdigit", "is_in_dict")
# An attribute as a CRFsuite model holds it: a template, its value, and the NUL that ends a string of C.
_ATTRIBUTE = re.compile(rb"(T\[[-\d,]+\][.\w]*=[^\0]*)\0")
_INTEGER = re.compile(r"[+-]?[0-9]{1,10}")
_INT32 = 2**31
# No template looks further than two words to either side.
_REACH = 2
_OFFSETS = range(-_REACH, _REACH + 1)
# Rows on either side of a sentence in which a template that reaches beyond it leaves its strings: a joined value begins
# at most `_REACH` words behind the end and is seen from `_REACH` further on.
_EDGE = 2 * _REACH + 1
# Words come back from article to article.
_REMEMBERED = 50_000

Item = TypeVar("Item")
# By value: the strings that a model knows for it, each with the offset at which its template begins.
Known = defaultdict[str, list[tuple[int, str]]]


class Features:
    """The features of one model, as its templates, dictionary and attributes define them."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds `features.bin`, `dictionary.bin` and `models.bin` of the model."""
        self._dictionary = frozenset(_stored(folder / "dictionary.bin"))
        # By the number of words that a template joins, and its function.
        self._known: defaultdict[tuple[int, str], Known] = defaultdict(lambda: defaultdict(list))
        strings = attributes((folder / "models.bin").read_bytes())
        for name in _stored(folder / "features.bin"):
            self._add(name, strings[name])
        self._of_word = lru_cache(_REMEMBERED)(self._word)
        self._before, self._behind = (self._alone(dict.fromkeys(_FUNCTIONS, edge)) for edge in ("BOS", "EOS"))

    def _add(self, name: str, strings: dict[str, str]) -> None:
        template = _TEMPLATE.fullmatch(name)
        if not template:
            raise ValueError(f"a feature template of an unknown form: {name}")
        first = int(template["first"])
        known = self._known[int(template["last"] or first) - first + 1, template["function"] or ""]
        for value, string in strings.items():
            known[value].append((first, string))

    def __call__(self, words: Sequence[str]) -> list[list[str]]:
        """The known features of each word of a sentence."""
        around = [*[self._before] * _REACH, *map(self._of_word, words), *[self._behind] * _REACH]
        seen = zip(*(around[place:] for place in range(len(_OFFSETS))), strict=False)
        # The rows of the edges are cut off again: so no string has to be asked whether its row exists.
        edge: list[list[str]] = [[] for _ in range(_EDGE)]
        rows = [*edge, *([*a[0], *b[1], *c[2], *d[3], *e[4]] for a, b, c, d, e in seen), *edge]
        for known, values in self._joined(words):
            edged = chain(["BOS"] * _REACH, values, ["EOS"] * (_REACH + 2))
            for place, found in enumerate(map(known.get, edged), _EDGE - _REACH):
                if found:
                    for first, string in found:
                        rows[place - first].append(string)
        return rows[_EDGE : _EDGE + len(words)]

    def _joined(self, words: Sequence[str]) -> Iterable[tuple[Known, Iterable[str]]]:
        """The values of each function over the pairs and triples of the sentence, in order."""
        shapes = list(map(shape, words))
        lowered, titles = [lower for lower, _, _ in shapes], [title for _, title, _ in shapes]
        for (width, function), known in self._known.items():
            if width == 1:
                continue
            if function == "istitle":
                yield known, map(str, map(all, _groups(titles, width)))
            elif function == "is_in_dict":
                yield known, (str(text in self._dictionary) for text in map(" ".join, _groups(lowered, width)))
            else:
                yield known, map(" ".join, _groups(lowered if function else words, width))

    def _word(self, word: str) -> tuple[tuple[str, ...], ...]:
        lower, title, digit = shape(word)
        values = (word, lower, str(title), str(digit), str(lower in self._dictionary))
        return self._alone(dict(zip(_FUNCTIONS, values, strict=True)))

    def _alone(self, values: dict[str, str]) -> tuple[tuple[str, ...], ...]:
        """For each offset, what a word with these values gives to the word that sees it there."""
        found: dict[int, list[str]] = {offset: [] for offset in _OFFSETS}
        for function, value in values.items():
            for first, string in self._known[1, function].get(value, ()):
                found[first].append(string)
        return tuple(map(tuple, found.values()))


def _stored(path: Path) -> Any:
    """What underthesea put into a file with joblib: a plain pickle, which joblib reads twenty times more slowly."""
    with path.open("rb") as file:
        return pickle.load(file)


def _groups(items: Sequence[Item], width: int) -> Iterable[tuple[Item, ...]]:
    return zip(*(items[place:] for place in range(width)), strict=False)


@lru_cache(_REMEMBERED)
def shape(word: str) -> tuple[str, bool, bool]:
    """A word in lower case, whether each of its syllables begins with a capital, and whether it is a 32-bit integer."""
    title = all(part[:1] == part[:1].upper() for part in word.split(" "))
    return word.lower(), title, bool(_INTEGER.fullmatch(word)) and -_INT32 <= int(word) < _INT32


def attributes(model: bytes) -> defaultdict[str, dict[str, str]]:
    """The attributes of a CRFsuite model by template and value; the layout is that of `crf1d_model.c` and `cqdb.c`."""
    if model[:4] != b"lCRF":
        raise ValueError("not a CRFsuite model")
    (begin,) = struct.unpack_from("<I", model, 36)
    size, backward = struct.unpack_from("<II", model, begin + 16)
    # Read by their form, which is quicker than one by one at their offsets; the count tells whether all were met.
    names = b"\0".join(_ATTRIBUTE.findall(model, begin, begin + backward)).decode().split("\0")
    if len(names) != size:
        raise ValueError("a CRFsuite model with attributes of an unknown form")
    known: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        template, _, value = name.partition("=")
        known[template][value] = name
    return known
