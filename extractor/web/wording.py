"""Why a page or request is refused, in the language of the reader; programs get the English words."""

import re
import tomllib
from functools import cache
from pathlib import Path

from markupsafe import Markup

from extractor.report.wording import bilingual


def vietnamese(english: str) -> str | None:
    """The Vietnamese words from `problems.toml`; None where it has none.

    >>> vietnamese("elements are nested more than 500 deep")
    'các thẻ lồng nhau sâu hơn 500 lớp'
    """
    for pattern, words in _patterns():
        if match := pattern.fullmatch(english):
            return words.format(*match.groups())
    return None


def refusal(english: str) -> Markup:
    """Both languages, of which the page shows the reader's; words unknown to `problems.toml` stay English."""
    return bilingual(vietnamese(english) or english, english)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    file = Path(__file__).with_name("problems.toml")
    words = tomllib.loads(file.read_text(encoding="utf-8"))["vi"]
    # The most exact first: "{}: damaged record" must not take what another line says word by word.
    ordered = sorted(words, key=lambda english: english.count("{}"))
    return tuple((re.compile(re.escape(english).replace(r"\{\}", "(.+)"), re.S), words[english]) for english in ordered)
