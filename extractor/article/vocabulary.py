"""`rules/chrome.toml` as compiled patterns."""

import re
from functools import cache

from extractor.parsers.openings import Openings
from extractor.rules.base import load
from extractor.rules.chrome import Chrome, Phrase

# Capitals and small letters alternate in Unicode's Vietnamese block, so no range names the capitals.
UPPER = "[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"


@cache
def rules() -> Chrome:
    """The validated `rules/chrome.toml`."""
    chrome: Chrome = load("chrome", Chrome)
    return chrome


def phrase_at(text: str, position: int) -> tuple[int, Phrase] | None:
    """The first phrase, in the order of the file, that stands at `position`, with its end."""
    found = _phrases().match(text, position)
    if found is None:
        return None
    index, hit = found
    return position + len(hit[0].rstrip()), rules().phrase[index]


def pattern_of(text: str, *, case: bool = True) -> re.Pattern[str]:
    """A rule's pattern, with <upper> as any capital letter."""
    return re.compile(text.replace("<upper>", UPPER), re.NOFLAG if case else re.IGNORECASE)


@cache
def photo_credits() -> tuple[re.Pattern[str], ...]:
    """The phrases that name a photographer, each for itself."""
    return tuple(re.compile(_one(phrase)) for phrase in rules().phrase if phrase.role == "credit")


@cache
def _phrases() -> Openings:
    return Openings([re.compile(_one(phrase)) for phrase in rules().phrase])


def _one(phrase: Phrase) -> str:
    return rf"(?{'' if phrase.case else 'i'}:{phrase.pattern.replace('<upper>', UPPER)})(?!\w)"
