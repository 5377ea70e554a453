"""The numbers of Vietnamese documents: 731/QĐ-UBND, 115/2018/NĐ-CP, 42-NQ/TW, 50/2014/QH13, 15/CP, 34/2016.

A number is digits, perhaps a letter ("30a"), perhaps the year, and letters for the type and the issuing body. The parts
are set by Decree 30/2020/NĐ-CP (Appendix I) and by older habits: dashes for slashes, dots between bodies ("QĐ-CT.UB").
"""

import re
from functools import cache

from extractor.parsers.match import Match
from extractor.text import CAPITALS

BLANK = r"(?:[^\S\n]{1,3})"
# Letters with digits and dots among them; after a dash with spaces at least two capitals, so that no name is swallowed.
_LETTERS = rf"[{CAPITALS}][\w&]{{0,24}}(?:\.[\w&]{{1,12}}){{0,3}}"
_SUFFIX = (
    rf"{_LETTERS}(?:[-–/]{_LETTERS}|{BLANK}[-–/]{BLANK}?[{CAPITALS}]{{2,12}}|[-–/]{BLANK}[{CAPITALS}]{{2,12}}){{0,4}}"
)
_HEAD = rf"\d{{1,6}}[a-zA-Z]?(?:{BLANK}?/{BLANK}?(?:19|20)\d\d)?"
_END = r"(?!\w)(?![.,]\d)"
FULL = (
    rf"(?:{_HEAD}{BLANK}?[/–-]{BLANK}?{_SUFFIX}|{_HEAD}{BLANK}[{CAPITALS}]{{1,4}}[-/–][{CAPITALS}]\w{{0,12}}"
    rf"|\d{{1,6}}/(?:19|20)\d\d)(?<!\.){_END}"
)
SHORT = rf"\d{{1,5}}[a-z]?{_END}(?![/%–-])(?!{BLANK}?%)"


@cache
def _full() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.,-])(?=\d{{1,6}}[a-zA-Z]?{BLANK}?[/–-]){FULL}")


def parse(text: str) -> list[Match[str]]:
    """Every document number with letters, with or without a type word in front, as written without spaces.

    >>> [match.value for match in parse("theo 12/KH-UBND và 01/2024/TT-BYT, 18/44 trường hợp")]
    ['12/KH-UBND', '01/2024/TT-BYT']
    """
    return [
        Match(*hit.span(), compact(hit[0]), ("document-number",))
        for hit in _full().finditer(text)
        if not hit[0].replace("/", "").isdigit()
    ]


def compact(number: str) -> str:
    """A number without the spaces that some newsrooms put around its slashes."""
    return "".join(number.split())
