"""The topic: the shortest noun phrase for what was inspected, "cải cách" in "kiểm tra công tác cải cách"."""

import re
from functools import cache

from extractor import layers
from extractor.parsers import triggers
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.reading import Reading

# A topic is a phrase and not a clause; longer stretches are cut at the last whole word.
LONGEST_TOPIC = 60
_END = re.compile(r"[.,;:!?()\[\]“”\"\n/]| [-–—] ")

# "Thanh tra tỉnh …", "Ủy ban Kiểm tra Tỉnh ủy": the word is a body's name, and what follows its level or its seat.
_BODY = re.compile(
    r"\s+(?:(?:[Ss]ở|[Bb]ộ|tỉnh|huyện|quận|thành phố|thị xã|TP|[Cc]hính phủ|[Nn]hà nước)(?!\w)"
    r"|(?:Tỉnh|Huyện|Thành|Đảng|Quận|Thị|Trung)\s+(?:ủy|uỷ|ương))"
)


def topic(reading: Reading, cues: tuple[Match[Cue], ...]) -> str | None:
    """The first phrase after one of `cues` that names something, in the order of the text; None where none does."""
    for match in cues:
        phrase = phrase_after(reading, match.value.end)
        if phrase:
            return phrase
    return None


def phrase_after(reading: Reading, start: int) -> str | None:
    """The noun phrase after the kind word at `start`, without filler words, up to a stop word, number or name."""
    if _BODY.match(reading.text, start):
        return None
    end = min(reading.sentence_at(start)[1], _next_name(reading, start))
    stretch = reading.text[start:end]
    mark = _END.search(stretch)
    stretch = stretch[: mark.start()] if mark else stretch
    filler = _fillers().match(stretch)
    stretch = stretch[filler.end() :] if filler else stretch
    stop = _stops().search(" " + stretch)
    phrase = (stretch[: max(stop.start() - 1, 0)] if stop else stretch).strip(" -–")
    return _shortened(phrase) if len(phrase.split()) > 1 else None


def _next_name(reading: Reading, start: int) -> int:
    """Where the first number, date, body or place after `start` begins."""
    names = (layers.QUANTITIES, layers.DATES, layers.ORGANIZATIONS, layers.PLACES)
    after = [stretch.start for name in names for stretch in reading.layer(name) if stretch.start >= start]
    return min(after, default=len(reading.text))


def _shortened(phrase: str) -> str:
    if len(phrase) <= LONGEST_TOPIC:
        return phrase
    return phrase[:LONGEST_TOPIC].rsplit(" ", 1)[0]


@cache
def _fillers() -> re.Pattern[str]:
    """Words that may stand between the kind and what was inspected, with the white space around them."""
    words = sorted(triggers.rules().topic.fillers, key=len, reverse=True)
    return re.compile(rf"(?:\s+(?:{'|'.join(map(re.escape, words))})(?!\w))*\s*", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    words = "|".join(map(re.escape, triggers.rules().topic.stops))
    return re.compile(rf"\s(?:{words}|\d[\d.,]*)(?!\w)", re.IGNORECASE)
