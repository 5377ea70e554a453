"""One short line against the phrases of chrome and metadata: which of them it holds, and what remains.

A line is chrome when phrases, dates and separators are all that it holds, so a headline that begins with the word of a
button is never lost. What remains after a label is its value: the name after "Tác giả:".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from extractor.article import stamps, vocabulary
from extractor.parsers.match import Match

# Longer lines are prose whatever they hold.
LONGEST = 220
# Roles that say something about the article; the others are furniture.
METADATA: frozenset[str] = frozenset(
    {"views", "published", "modified", "clock", "section", "author", "account", "source", "date"}
)

_SEPARATORS = r"\s|•·●■▪►▶»›>«<–—,;:：()\[\]/\\*+_.…\"'“”‘’→←↑-"
_SEPARATOR = re.compile(f"[{_SEPARATORS}]+")
_WORD = re.compile(r"[^\s|•·●■▪►▶»›>«<–—,;:：()\[\]/\\→←↑]+")
_TOKEN = re.compile(f"[{_SEPARATORS}]*+({_WORD.pattern})")
# Beside a date, a bare number is a counter whose sign was a picture.
_NUMBER = re.compile(r"\d{1,3}(?:[.,]?\d{3})*")
_COUNT = re.compile(r"(\d[\d., ]*)\s*(nghìn|ngàn|triệu|tr|k)?(?!\w)", re.IGNORECASE)
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "k": 1_000, "triệu": 1_000_000, "tr": 1_000_000}


@dataclass(frozen=True, slots=True)
class Line:
    """What a line holds: `parts` in order, and the `rest` that no phrase claims."""

    text: str
    parts: tuple[Match[str], ...]
    rest: str

    @property
    def roles(self) -> frozenset[str]:
        """The roles of all parts."""
        return frozenset(part.value for part in self.parts)

    @property
    def all_chrome(self) -> bool:
        """True when nothing remains but phrases."""
        return bool(self.parts) and not self.rest

    def is_only(self, *roles: str) -> bool:
        """True when nothing remains and every part has one of `roles`."""
        return self.all_chrome and self.roles <= frozenset(roles)

    def day(self) -> date | None:
        """The first full date among the parts."""
        found = (stamps.read_day(self.text[part.start : part.end]) for part in self.parts if part.value == "date")
        return next((day for day in found if day), None)

    def views(self) -> int | None:
        """How many readers the line counts."""
        for part in self.parts:
            if part.value == "views":
                return _count(self.text[part.start : part.end])
        return None


def _count(text: str) -> int | None:
    """The number in a counter: "1.204" and "1 204" are whole, "1,9 nghìn" is a rounded thousand."""
    found = _COUNT.search(text)
    if not found:
        return None
    scale = _SCALES.get((found[2] or "").lower(), 1)
    if scale == 1:
        return int(re.sub(r"\D", "", found[1]))
    return int(Decimal(found[1].strip().replace(",", ".")) * scale)


def short(rest: str) -> bool:
    """True for what can be a name or a section, but no sentence."""
    return len(rest.split()) <= 6 and not re.search(r"[.!?]\s|[.]$|\d{2}", rest)


def may_be_chrome(text: str) -> bool:
    """False where the first word alone shows that `read` will leave a rest; most lines are told by it.

    >>> may_be_chrome("Chia sẻ bài viết"), may_be_chrome("Xã đã khắc phục.")
    (True, False)
    """
    if len(text) > LONGEST:
        return False
    word = _TOKEN.match(text)
    if word is None or stamps.may_hold_day(text) or _NUMBER.fullmatch(word[1]):
        return True
    return vocabulary.phrase_at(text, word.start(1)) is not None


@lru_cache(maxsize=4096)
def read(text: str) -> Line:
    """The phrases, dates and rest of one line.

    >>> line = read("Ngày đăng: 17/08/2022 - Lượt đọc: 87")
    >>> line.all_chrome, line.day().isoformat(), line.views()
    (True, '2022-08-17', 87)
    >>> read("Chia sẻ khó khăn với bà con vùng lũ").rest
    'Chia sẻ khó khăn với bà con vùng lũ'
    """
    if len(text) > LONGEST or not _may_hold_part(text):
        return Line(text, (), text)
    parts, rest = [], []
    for segment in _segments(text):
        whole = all(part.value for part in segment)
        # Beside a word that no phrase claims, the name of a button is a word too: the "Lưu" of a name.
        parts += [part for part in segment if whole or part.value in METADATA]
        rest += [] if whole else [part for part in segment if part.value not in METADATA]
    if any(part.value in ("date", "clock") for part in parts):
        rest = [word for word in rest if not _NUMBER.fullmatch(text[word.start : word.end])]
    return Line(text, tuple(parts), _joined(text, rest))


def _may_hold_part(text: str) -> bool:
    """False where no word opens a phrase, as in most lines of text."""
    words = (hit.start(1) for hit in _TOKEN.finditer(text))
    return stamps.may_hold_day(text) or any(vocabulary.phrase_at(text, start) for start in words)


def _segments(text: str) -> list[list[Match[str]]]:
    """The parts between separators other than spaces."""
    segments: list[list[Match[str]]] = []
    end = 0
    for part in _parts(text):
        if not segments or text[end : part.start].strip():
            segments.append([])
        segments[-1].append(part)
        end = part.end
    return segments


def _joined(text: str, rest: list[Match[str]]) -> str:
    """The rest as written where it is one stretch, else its words."""
    if not rest:
        return ""
    return text[rest[0].start : rest[-1].end]


def _parts(text: str) -> Iterator[Match[str]]:
    """Phrases and dates with their role, and unclaimed words with the role ""."""
    days = stamps.find(text)
    position = 0
    while position < len(text):
        if gap := _SEPARATOR.match(text, position):
            position = gap.end()
        if position >= len(text):
            return
        part = _day_at(days, position) or _phrase_at(text, position) or _word_at(text, position)
        yield part
        position = part.end


def _day_at(days: list[Match[str]], position: int) -> Match[str] | None:
    """The date over `position`; a label may have taken its first word ("Đăng ngày | 9-7-2024")."""
    day = next((day for day in days if day.start <= position < day.end), None)
    return day and Match(position, day.end, "date")


def _phrase_at(text: str, position: int) -> Match[str] | None:
    found = vocabulary.phrase_at(text, position)
    return Match(position, found[0], found[1].role, (found[1].id,)) if found else None


def _word_at(text: str, position: int) -> Match[str]:
    word = _WORD.match(text, position)
    return Match(position, word.end() if word else position + 1, "")
