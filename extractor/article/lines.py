"""One short line against the phrases of chrome and metadata: which of them it holds, and what remains.

A line is chrome when phrases, dates and separators are all that it holds, so a headline that begins with the word of a
button is never lost. What remains after a label is its value: the name after "Tác giả:".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from extractor.parsers import dates
from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.chrome import Chrome, Dateline, Stamp

# Longer lines are prose whatever they hold.
LONGEST = 220
LONGEST_IMPRINT = 600
# Roles that say something about the article; the others are furniture.
METADATA: frozenset[str] = frozenset({"views", "published", "modified", "clock", "section", "author", "account", "source", "date"})

# Capitals and small letters alternate in Unicode's Vietnamese block, so no range names the capitals.
UPPER = "[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_SEPARATOR = re.compile(r"[\s|•·●■▪►▶»›>«<–—,;:：()\[\]/\\*+_.…\"'“”‘’→←↑-]+")
_WORD = re.compile(r"[^\s|•·●■▪►▶»›>«<–—,;:：()\[\]/\\→←↑]+")
_COUNT = re.compile(r"(\d[\d., ]*)\s*(nghìn|ngàn|triệu|tr|k)?(?!\w)", re.IGNORECASE)
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "k": 1_000, "triệu": 1_000_000, "tr": 1_000_000}
_MAYBE_DATE = re.compile(r"\d\s*[-/.]\s*\d|tháng|(?:19|20)\d\d", re.IGNORECASE)


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
        found = (read_day(self.text[part.start : part.end]) for part in self.parts if part.value == "date")
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


@cache
def rules() -> Chrome:
    """The validated `rules/chrome.toml`."""
    return load("chrome", Chrome)


def parse(text: str) -> list[Match[str]]:
    """The phrases of a line that is read as chrome or metadata; none for a line of text.

    A line with a rest counts only where a label explains the rest, or where the rest stands beside a date or a view
    counter.
    """
    line = read(text)
    explained = line.roles & {"author", "account", "section", "source", "views"} or {"published", "date"} <= line.roles
    phrases = [part for part in line.parts if part.rules] if line.all_chrome or (explained and short(line.rest)) else []
    stamps = [part for part in _days(text) if part.rules]
    return [*phrases, *datelines(text), *stamps, *refusals(text)]


def refusals(text: str) -> list[Match[str]]:
    """The words by which a page's title or heading says that the page is no article; the value is the reason."""
    return [
        Match(found.start(), found.end(), rule.reason, (rule.id,))
        for rule in rules().refusal
        if (found := re.search(rule.pattern, text, re.IGNORECASE))
    ]


def credit_at_end(text: str) -> bool:
    """True for a caption that ends by naming its photographer: "Quang cảnh buổi làm việc. Ảnh: Q.M".

    >>> credit_at_end("Quang cảnh buổi làm việc. Ảnh: Q.M"), credit_at_end("Ảnh chụp tang vật được gửi đi.")
    (True, False)
    """
    return any(hit.end() == len(text) for hit in _credit().finditer(text))


@cache
def _credit() -> re.Pattern[str]:
    return re.compile("|".join(_one(phrase.pattern, phrase.case) for phrase in rules().phrase if phrase.role == "credit"))


def is_imprint(text: str) -> bool:
    """True for the foot of a site: who answers for it, where he is reached, under which licence.

    >>> is_imprint("Địa chỉ: 12 đường Hoa Sen. Điện thoại: 0290 000 111. Ghi rõ nguồn khi phát hành lại.")
    True
    """
    if len(text) > LONGEST_IMPRINT:
        return False
    folded = text.lower()
    return sum(word in folded for word in rules().imprint_words) >= 2


def datelines(text: str) -> list[Match[str]]:
    """The marks that open a first sentence, wherever they stand."""
    return [
        Match(found.start(), found.end(), "dateline", (rule.id,))
        for rule, pattern in _datelines()
        for found in pattern.finditer(text)
    ]


@cache
def _datelines() -> tuple[tuple[Dateline, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern.replace("<upper>", UPPER))) for rule in rules().dateline)


def short(rest: str) -> bool:
    """True for what can be a name or a section, but no sentence."""
    return len(rest.split()) <= 6 and not re.search(r"[.!?]\s|[.]$|\d{2}", rest)


@lru_cache(maxsize=4096)
def read(text: str) -> Line:
    """The phrases, dates and rest of one line.

    >>> line = read("Ngày đăng: 17/08/2022 - Lượt đọc: 87")
    >>> line.all_chrome, line.day().isoformat(), line.views()
    (True, '2022-08-17', 87)
    >>> read("Chia sẻ khó khăn với bà con vùng lũ").rest
    'khó khăn với bà con vùng lũ'
    """
    if len(text) > LONGEST:
        return Line(text, (), text)
    parts, rest = [], []
    for segment in _segments(text):
        words = _words_of(segment)
        rest += words
        parts += [part for part in segment if part not in words]
    return Line(text, tuple(parts), _joined(text, rest))


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


def _words_of(segment: list[Match[str]]) -> list[Match[str]]:
    """What no phrase claims. Beside such a word, the name of a button is a word too: the "Lưu" of a name."""
    if all(part.value for part in segment):
        return []
    return [part for part in segment if part.value not in METADATA]


def _joined(text: str, rest: list[Match[str]]) -> str:
    """The rest as written where it is one stretch, else its words."""
    if not rest:
        return ""
    return text[rest[0].start : rest[-1].end]


def _parts(text: str) -> Iterator[Match[str]]:
    """Phrases and dates with their role, and unclaimed words with the role ""."""
    days = _days(text)
    position = 0
    while position < len(text):
        if gap := _SEPARATOR.match(text, position):
            position = gap.end()
        if position >= len(text):
            return
        part = _day_at(days, position) or _phrase_at(text, position) or _word_at(text, position)
        yield part
        position = part.end


def _days(text: str) -> list[Match[str]]:
    if not _MAYBE_DATE.search(text):
        return []
    found = [Match(match.start, match.end, "date") for match in dates.parse(text) if len(match.value.edtf) == 10]
    return found or [
        Match(*hit.span(), "date", (rule.id,)) for rule, pattern in _stamps() for hit in pattern.finditer(text)
    ]


def read_day(text: str) -> date | None:
    """The day of a by-line, also in the forms that only a CMS prints: "08 Tháng 10 2019", "April 18, 2024"."""
    if day := dates.parse_single(text):
        return day
    for _, pattern in _stamps():
        if found := pattern.search(text):
            return _valid_day(found)
    return None


def _valid_day(found: re.Match[str]) -> date | None:
    months = rules().months
    month = months.get(" ".join(found["month"].lower().split()), found["month"])
    try:
        return date(int(found["year"]), int(month), int(found["day"]))
    except ValueError:
        return None


@cache
def _stamps() -> tuple[tuple[Stamp, re.Pattern[str]], ...]:
    months = "|".join(sorted(map(re.escape, rules().months), key=len, reverse=True))
    return tuple(
        (rule, re.compile(rule.pattern.replace("<month>", rf"(?P<month>{months}|0?[1-9]|1[0-2])"), re.IGNORECASE))
        for rule in rules().stamp
    )


def _day_at(days: list[Match[str]], position: int) -> Match[str] | None:
    """The date over `position`; a label may have taken its first word ("Đăng ngày | 9-7-2024")."""
    day = next((day for day in days if day.start <= position < day.end), None)
    return day and Match(position, day.end, "date")


def _phrase_at(text: str, position: int) -> Match[str] | None:
    hit = _phrases().match(text, position)
    if not hit or not hit[0].strip():
        return None
    number = int(str(hit.lastgroup)[1:])
    phrase = rules().phrase[number]
    end = hit.start() + len(hit[0].rstrip())
    return Match(position, end, phrase.role, (phrase.id,))


def _word_at(text: str, position: int) -> Match[str]:
    word = _WORD.match(text, position)
    return Match(position, word.end() if word else position + 1, "")


@cache
def _phrases() -> re.Pattern[str]:
    """All phrases as one alternation; group p<n> names the n-th, and the inner names of a phrase are dropped."""
    return re.compile("|".join(f"(?P<p{number}>{_one(phrase.pattern, phrase.case)})" for number, phrase in
                               enumerate(rules().phrase)))  # fmt: skip


def _one(pattern: str, case: bool) -> str:
    inner = re.sub(r"\(\?P<\w+>", "(?:", pattern.replace("<upper>", UPPER))
    return rf"(?{'' if case else 'i'}:{inner})(?!\w)"
