"""Types of `rules/dates.toml`: the forms of dates, and the words that bind, bound and place them."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen

Shape = Literal[
    "day", "days", "two_days", "month", "months", "quarter", "quarters", "first_months", "last_months", "half", "so_far",
    "year", "years", "plan_years", "decade", "tet",
]  # fmt: skip
Licence = Literal["free", "named", "unnamed", "joined", "linked", "clause", "uncounted"]
Effect = Literal["since", "after", "before", "until"]
TailEffect = Literal["since", "until"]


class DateForm(Rule):
    """A form of date. `pattern` is matched on the text in small letters at one of the words of `lead` ("0": a digit).

    In a pattern a space stands for white space inside a line, `<name>` for a fragment of the file and `<name2>` for the
    same fragment with a 2 behind its groups, for the end of a period. `shape` says how the groups are read.

    `licence` says what the form needs beside it. free: nothing. named: a word of time in front ("ngày", "sáng", "thứ
    Ba") or a word that announces a date ("từ", "trước", "dịp lễ"). unnamed: the absence of "ngày" and its like. joined:
    another date, to which it is linked, or an announcing word.
    """

    lead: tuple[str, ...]
    pattern: str
    shape: Shape
    licence: Licence = "free"
    lunar: bool = False
    approximate: bool = False


class Phrase(Rule):
    """Words with one part to play."""

    words: tuple[str, ...]


class Bound(Phrase):
    """Words before a date that leave one end of a period open; see `extractor/parsers/periods.py`."""

    effect: Effect


class Tail(Phrase):
    """Words after a date that leave one end open: "đến nay", "trở về trước"."""

    effect: TailEffect


class Relative(Phrase):
    """Words that name a time by its distance from the day of publication, in steps of `unit`."""

    unit: Literal["day", "week", "month", "quarter", "year", "same_period"]
    step: int


class YearWord(Phrase):
    """Words after a date without a year that say which one is meant, in years from the present one."""

    step: int


class Words(Frozen):
    """Plain vocabulary; what each list does stands beside it in the file."""

    day_names: tuple[str, ...]
    day_parts: tuple[str, ...]
    weekdays: dict[str, int]
    counted: tuple[str, ...]
    edges: tuple[str, ...]
    year_names: tuple[str, ...]
    announcing: tuple[str, ...]
    counting: tuple[str, ...]
    numbers: dict[str, int]
    stems: dict[str, int]
    branches: dict[str, int]
    documents: tuple[str, ...]
    acting: tuple[str, ...]
    ahead: tuple[str, ...]
    past: tuple[str, ...]
    ahead_after: tuple[str, ...]
    past_after: tuple[str, ...]
    every_year: tuple[str, ...]
    born: tuple[str, ...]
    compared: tuple[str, ...]
    lunar: tuple[str, ...]


class Dates(Frozen):
    """The whole file. Forms are tried in order at each place, and the first that fits keeps it."""

    fragment: dict[str, str]
    words: Words
    form: tuple[DateForm, ...]
    link: tuple[Phrase, ...]
    bound: tuple[Bound, ...]
    tail: tuple[Tail, ...]
    year_word: tuple[YearWord, ...]
    relative: tuple[Relative, ...]
