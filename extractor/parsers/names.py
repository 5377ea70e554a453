"""Personal names: capitalised syllables, names in capitals, and ethnic-minority forms (K'Brêm, Y Thông, H'Lan)."""

import re
from functools import cache

from extractor.rules.base import load
from extractor.rules.titles import Titles
from extractor.text import CAPITALS, SMALL_LETTERS

_SYLLABLE = (
    rf"[{CAPITALS}](?:[{SMALL_LETTERS}]+(?:['’][{CAPITALS}{SMALL_LETTERS}]+)?|['’]\s?[{CAPITALS}][{SMALL_LETTERS}]+)?"
)
_SHOUTED = rf"[{CAPITALS}]{{2,}}(?:\s[{CAPITALS}]{{2,}}){{1,4}}"
# Nguyễn Thị Bé Sáu | K'Brêm | TRẦN VĂN A
NAME = (
    rf"(?:{_SHOUTED}(?!\w)|{_SYLLABLE}(?:\s{_SYLLABLE}){{1,4}}(?!\w)|[{CAPITALS}]['’]\s?[{CAPITALS}][{SMALL_LETTERS}]+)"
)
_LONGEST = 5


@cache
def rules() -> Titles:
    """The validated `rules/titles.toml`."""
    return load("titles", Titles)


@cache
def _ranks() -> dict[str, int]:
    return {surname: rank for rank, surname in reversed(list(enumerate(rules().surnames)))}


def begins_like_name(text: str) -> bool:
    """Whether the first syllable is a surname or the text a single ethnic-minority name.

    >>> begins_like_name("Trần Hải Tuấn"), begins_like_name("K'Brêm"), begins_like_name("Phú Hội")
    (True, True, False)
    """
    first = text.split(maxsplit=1)[0]
    return (first.capitalize() if text.isupper() else first) in _ranks() or bool(re.match(r"\w['’]", text))


def _names_place(before: str) -> bool:
    """A capitalised pair behind a level is a place: "huyện Mai Sơn"."""
    return before.rstrip().rsplit(" ", 1)[-1] in rules().levels


def trailing_name(text: str) -> int | None:
    """Where a name at the end of `text` begins, None without one: the commonest surname of the last five syllables.

    >>> text = "UBND thị xã Đồ Sơn Hoàng Anh Hùng"
    >>> text[trailing_name(text):]
    'Hoàng Anh Hùng'
    """
    single = re.search(rf"(?:^|\s)([{CAPITALS}]['’]\s?[{CAPITALS}]\w+)$", text)
    if single:
        return single.start(1)
    run = re.search(rf"(?<![\w-]){_SYLLABLE}(?:\s{_SYLLABLE})+$", text)
    if not run:
        return None
    syllables = [(hit.start() + run.start(), hit[0]) for hit in re.finditer(r"\S+", run[0])]
    tail = syllables[-_LONGEST:-1]
    candidates = [(start, word) for start, word in tail if word in _ranks() and not _names_place(text[:start])]
    best = min(candidates, key=lambda candidate: _ranks()[candidate[1]], default=None)
    return best[0] if best else None
