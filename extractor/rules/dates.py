"""Types of `rules/dates.toml`: the forms of dates and periods, and the words around them."""

from typing import Literal

from extractor.rules.base import Rule
from extractor.schema.base import Frozen

Shape = Literal["day", "month", "year", "quarter", "months", "half", "rest", "lunar", "relative", "none"]


class DateForm(Rule):
    """A form of date. Placeholders such as `<date>` and `<month>` are fragments of the file, expanded before use.

    `shape` is what the first part names, `shape2` the end of a period; groups of the end carry a 2 ("d2"). `open` leaves
    an end open: "start" for what is only bounded above. A year alone counts as evidence for missing years where `anchor`.
    """

    pattern: str
    shape: Shape
    shape2: Shape = "none"
    open: Literal["start", "before", "end", ""] = ""
    anchor: bool = True
    approximate: bool = False


class Names(Frozen):
    """Words with a number: weekdays (Monday 1), roman and written quarters, written months, lunar months."""

    weekdays: dict[str, int]
    numbers: dict[str, int]
    relative_days: dict[str, int]
    relative_spans: dict[str, str]


class Dates(Frozen):
    """The whole file; forms are tried in order and the first that covers a stretch keeps it."""

    fragment: dict[str, str]
    names: Names
    future: tuple[str, ...]
    form: tuple[DateForm, ...]
