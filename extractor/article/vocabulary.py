"""`rules/chrome.toml` as compiled patterns."""

import re
from functools import cache

from extractor.article.openings import Openings
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
    patterns, openings = _phrases()
    for index in openings.candidates(text, position):
        if hit := patterns[index].match(text, position):
            return position + len(hit[0].rstrip()), rules().phrase[index]
    return None


def pattern_of(text: str, *, case: bool = True) -> re.Pattern[str]:
    """A rule's pattern, with <upper> as any capital letter."""
    return re.compile(text.replace("<upper>", UPPER), re.NOFLAG if case else re.IGNORECASE)


@cache
def photo_credits() -> tuple[re.Pattern[str], ...]:
    """The phrases that name a photographer, each for itself."""
    return tuple(re.compile(_one(phrase)) for phrase in rules().phrase if phrase.role == "credit")


@cache
def _phrases() -> tuple[list[re.Pattern[str]], Openings]:
    patterns = [re.compile(_one(phrase)) for phrase in rules().phrase]
    return patterns, Openings(patterns)


def _one(phrase: Phrase) -> str:
    return rf"(?{'' if phrase.case else 'i'}:{phrase.pattern.replace('<upper>', UPPER)})(?!\w)"
