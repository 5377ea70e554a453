"""The topic: the shortest noun phrase for what was inspected, "cải cách" in "kiểm tra công tác cải cách"."""

import re
from functools import cache

from extractor import layers
from extractor.parsers import triggers
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.reading import Reading
from extractor.text import alternation

# A topic is a phrase and not a clause; longer stretches are cut at the last whole word.
LONGEST_TOPIC = 60
_END = re.compile(r"[.,;:!?()\[\]“”\"\n/]| [-–—] ")

# A count in digits, with the scale words that may follow it.
_NUMBER = re.compile(r"\d[\d.,]*\s+(?:(?:nghìn|ngàn|triệu|lượt)\s+)*")
# A short second noun, up to a word that leads to where, when or of whom.
_COORDINATE = re.compile(
    r"(,\s+(?:(?!(?:và|qua|đã|có|được|bị|do|đầu)\s)[^\W\d]+\s+){1,4}?)"
    r"(?=(?:tại|ở|đối với|của|trên|đầu|năm|trong|cho|ngày|từ|trước|sau|dịp)\s)"
)

# "Thanh tra tỉnh …", "Ủy ban Kiểm tra Tỉnh ủy": the word is a body's name, and what follows its level or its seat.
_BODY = re.compile(
    r"\s+(?:(?:[Ss]ở|[Bb]ộ|tỉnh|huyện|quận|thành phố|thị xã|TP|[Cc]hính phủ|[Nn]hà nước)(?!\w)"
    r"|(?:Tỉnh|Huyện|Thành|Đảng|Quận|Thị|Trung)\s+(?:ủy|uỷ|ương))"
)


def topic(reading: Reading, cues: tuple[Match[Cue], ...]) -> str | None:
    """The first phrase that names something behind the kind: in the headline, then behind one of `cues`, then behind
    any other mention that is no caption's; None where none does."""
    start, end = reading.heading()
    mentions = tuple(match for match in reading.cues if match.value.role not in {"other", "planned"})
    headline = tuple(match for match in mentions if start <= match.start < end)
    others = tuple(match for match in mentions if not reading.in_caption(match.start))
    for match in (*headline, *cues, *others):
        phrase = phrase_after(reading, match.value.end)
        if phrase and phrase[0].isalpha() and phrase.lower() not in triggers.rules().topic.generic:
            return phrase
    return None


def phrase_after(reading: Reading, start: int) -> str | None:
    """The noun phrase after the kind word at `start`, without filler words, up to a stop word, number or name."""
    bodies = reading.layer(layers.ORGANIZATIONS)
    if _BODY.match(reading.text, start) or any(body.start < start < body.end for body in bodies):
        return None  # "Tổ kiểm tra Công an huyện"
    sentence_end = reading.sentence_at(start)[1]
    start = _behind_fillers(reading.text, start, sentence_end)
    counted = _behind_count(reading, start)
    if counted > start:
        start = _behind_fillers(reading.text, counted - 1, sentence_end)  # "thanh tra 3 cuộc về các khoản thu chi"
    stretch = reading.text[start : min(sentence_end, _next_name(reading, start))]
    if _END.match(stretch):
        return None  # "thanh tra, kiểm tra …": the second verb has the object
    phrase = _up_to_stop(stretch)
    mark = next((hit for hit in _END.finditer(phrase) if not _is_inside_pair(phrase, hit.start())), None)
    if mark:
        phrase = phrase[: mark.start()] + _coordinate(stretch[mark.start() :])
    phrase = phrase.strip(" -–")
    return _shortened(phrase) if len(phrase.split()) > 1 else None


def _is_inside_pair(phrase: str, offset: int) -> bool:
    """Whether a comma or a stop word belongs to a noun: "phòng cháy, chữa cháy", "nhà ở"."""
    return any(pair.start() < offset < pair.end() for pair in _pairs().finditer(phrase))


def _behind_fillers(text: str, start: int, end: int) -> int:
    filler = _fillers().match(text, start, end)
    return filler.end() if filler else start


def _up_to_stop(stretch: str) -> str:
    padded = " " + stretch
    stop = next((hit for hit in _stops().finditer(padded) if not _is_inside_pair(padded, hit.start())), None)
    return stretch[: max(stop.start() - 1, 0)] if stop else stretch


def _behind_count(reading: Reading, start: int) -> int:
    """The start of the counted noun where a count stands at `start`: "kiểm tra 30 cơ sở hành nghề y" is of such places."""
    counts = (one for one in reading.layer(layers.QUANTITIES) if one.start == start)
    number = next((_NUMBER.match(reading.text, one.start, one.end) for one in counts), None)
    return number.end() if number else start


def _coordinate(rest: str) -> str:
    """What a comma joins to the phrase before it: ", chữa cháy" of "phòng cháy, chữa cháy tại 312 cơ sở"."""
    found = _COORDINATE.match(rest)
    return found[1] if found else ""


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
    return re.compile(rf"(?:\s+(?:{alternation(triggers.rules().topic.fillers)})(?!\w))*\s*", re.IGNORECASE)


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, triggers.rules().topic.pairs)), re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(triggers.rules().topic.stops)}|\d[\d.,]*)(?!\w)", re.IGNORECASE)
