"""Types of `rules/vocabulary.toml`, and patterns that name its lists of words in braces."""

import re
from collections.abc import Iterator
from functools import cache

from extractor.rules.base import Rule, load
from extractor.schema.base import Frozen

NAME = re.compile(r"\{([a-z]\w*)\}")
"""A list named in a pattern; the braces of a repetition hold a number or a comma."""


class WordList(Rule):
    """Words that say the same to a pattern, in small letters; each may hold what a regular expression may."""

    words: tuple[str, ...]


class Vocabulary(Frozen):
    """The whole file."""

    word_list: tuple[WordList, ...]


@cache
def lists() -> dict[str, WordList]:
    """The validated `rules/vocabulary.toml`, by the names of its lists."""
    return {one.id: one for one in load("vocabulary", Vocabulary).word_list}


def pattern(template: str, flags: int = 0) -> re.Pattern[str]:
    r"""The regular expression `template`, in which `{name}` stands for any word of that list.

    >>> pattern(r"\b(?:{says_again})\b").search("14 hồ sơ, tức là 20%")[0]
    'tức là'
    """
    return re.compile(NAME.sub(lambda named: "|".join(lists()[named[1]].words), template), flags)


def parse(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word of every list in `text`, where it stands as a word of its own, with the name of its list."""
    for name in lists():
        for found in _alone(name).finditer(text):
            yield found.start(), found.end(), name


@cache
def _alone(name: str) -> re.Pattern[str]:
    return pattern(rf"(?<!\w)(?:{{{name}}})(?!\w)", re.IGNORECASE)
