"""Personal names: capitalised syllables, names in capitals, and ethnic-minority forms (K'Brêm, Y Thông, H'Lan)."""

import re
from functools import cache

from extractor.rules.base import load
from extractor.rules.places import table
from extractor.rules.titles import Titles
from extractor.text import CAPITALS, SMALL_LETTERS, alternation

_SYLLABLE = (
    rf"[{CAPITALS}](?:[{SMALL_LETTERS}]+(?:['’][{CAPITALS}{SMALL_LETTERS}]+)?|['’]\s?[{CAPITALS}][{SMALL_LETTERS}]+)?"
)
_SPACE = r"[ \u00a0]"
_SHOUTED = rf"[{CAPITALS}]{{2,}}(?:{_SPACE}[{CAPITALS}]{{2,}}){{1,4}}"
# Nguyễn Thị Bé Sáu | K'Brêm | TRẦN VĂN A
NAME = (
    rf"(?:{_SHOUTED}(?!\w)|{_SYLLABLE}(?:{_SPACE}{_SYLLABLE}){{1,4}}(?!\w)"
    rf"|[{CAPITALS}]['’]{_SPACE}?[{CAPITALS}][{SMALL_LETTERS}]+)"
)
_LONGEST = 5
PROVINCE_WORDS = frozenset({"tỉnh", "trung ương"})
_MIDDLE = {"Văn", "Thị"}
# "Y Khoa Niê", "A Thảo": men's names of the highlands; "Sở Y Tế" is none.
_HIGHLAND, _FIELDS = {"Y", "A"}, {"Tế", "Học", "Dược"}
_SINGLE = re.compile(rf"(?:^|\s)([{CAPITALS}]['’]\s?[{CAPITALS}]\w+)$")
_RUN = re.compile(rf"(?<![\w-]){_SYLLABLE}(?:{_SPACE}{_SYLLABLE})+$")


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


def is_no_person(name: str) -> bool:
    """Whether a capitalised run that begins with a surname names a province, a country or the like.

    >>> is_no_person("Thái Nguyên"), is_no_person("Hồ Chí Minh"), is_no_person("Thái Văn Mẫu")
    (True, True, False)
    """
    return name.casefold() in _no_persons() or any(unit.level == "province" for unit in table().named(name))


@cache
def _no_persons() -> frozenset[str]:
    return frozenset(name.casefold() for name in rules().no_persons)


def trailing_name(text: str) -> int | None:
    """Where a personal name at the end of `text` begins, None without one.

    A place before the name is known by the table of places ("Sở Y tế Lâm Đồng Trần Mẫu"); otherwise the commonest
    surname of the last five syllables begins the name. A capitalised pair behind a level ("huyện Mai Sơn") or an
    institution ("Trường THPT Nguyễn Du") is its name and no person.

    >>> text = "UBND thị xã Đồ Sơn Hoàng Anh Hùng"
    >>> text[trailing_name(text):]
    'Hoàng Anh Hùng'
    """
    if single := _SINGLE.search(text):
        return single.start(1)
    run = _RUN.search(text)
    if not run:
        return None
    words = run[0].split()
    starts = [run.start() + hit.start() for hit in re.finditer(r"\S+", run[0])]
    chosen = _name_in(words, text[: run.start()])
    return None if chosen is None else starts[chosen]


def _name_in(words: list[str], before: str) -> int | None:
    """The index at which a name begins in a capitalised run behind `before`."""
    possible = [index for index in range(len(words) - 1) if _may_begin(words, index)]
    level, behind_institution = _level().search(before), bool(_institution().search(before))
    below = bool(level and level[0].strip().lower() not in PROVINCE_WORDS)
    placed = [index for index in possible if index and _is_place(words[:index], below_province=below)]
    if placed:
        return placed[0]
    if behind_institution:
        possible = [index for index in possible if index > 1 or (index == 1 and len(words) > 3)]
    elif level and _is_place(words, below_province=below):
        possible = [index for index in possible if index]
    return min(possible, key=lambda index: _ranks()[words[index]], default=None)


def _may_begin(words: list[str], index: int) -> bool:
    word, length = words[index], len(words) - index
    if len(word) == 1 and not (word in _HIGHLAND and length > 1 and words[index + 1] not in _FIELDS):
        return False
    if word not in _ranks() or length > _LONGEST:
        return False
    middle = index > 0 and word in _MIDDLE and words[index - 1] in _ranks()
    return not middle and not is_no_person(" ".join(words[index:]))


def _is_place(words: list[str], *, below_province: bool) -> bool:
    """Whether the words name a province, or behind the word for a lower level any unit."""
    units = table().named(" ".join(words))
    return any(below_province or unit.level == "province" for unit in units)


@cache
def _level() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(rules().levels)})\s*$", re.IGNORECASE)


@cache
def _institution() -> re.Pattern[str]:
    small = rf"(?:\s(?:[{SMALL_LETTERS}]+|[{CAPITALS}]{{2,}}))"
    return re.compile(rf"(?<!\w)(?<!nhà )(?<!thành )(?:{alternation(rules().institutions)}){small}{{0,4}}\s*$")
