"""Vietnamese written for fonts that predate Unicode (TCVN3, VNI), and UTF-8 that was read as Western text and saved again."""

import codecs
import re
from collections.abc import Callable
from functools import cache

from extractor.parsers.match import Match
from extractor.rules.base import load
from extractor.rules.encodings import Encodings, LegacyTable
from extractor.text import alternation, nfc

_WORD = re.compile(r"[^\W\d_]+")
# How the letters of two UTF-8 bytes look in windows-1252.
_MOJIBAKE = re.compile("[ÃÄÅÆ][\u0080-\u00bf\u0152-\u2122]|á[º»]")
# Enough text to tell the reading, and no more than is cheap to read five times.
SAMPLE = 40_000


@cache
def rules() -> Encodings:
    """The validated `rules/encodings.toml`."""
    encodings: Encodings = load("encodings", Encodings)
    return encodings


def witnesses(text: str) -> int:
    """How many words of a sample can only be Vietnamese read rightly."""
    known = _witnesses()
    return sum(word.lower() in known for word in _WORD.findall(nfc(text)))


def parse(text: str) -> list[Match[str]]:
    """The whole text with what it means, where it is written for a legacy font; none for Unicode."""
    for table in rules().table:
        converted = convert(text, table)
        if witnesses(converted) > 2 * witnesses(text) and witnesses(converted) >= 2:
            return [Match(0, len(text), converted, (table.id,))]
    return []


def repaired(text: str) -> tuple[str, str] | None:
    """The text as it was meant and the encoding behind it, None where the text is sound or beyond repair."""
    if _is_sound(text):
        return None
    sample = _sample(text)
    counts = {name: witnesses(read(sample)) for name, read in _READINGS.items()}
    name = max(counts, key=lambda key: counts[key])
    return (_READINGS[name](text), name) if counts[name] > max(3, 2 * witnesses(sample)) else None


def convert(text: str, table: LegacyTable) -> str:
    """`text` with the letters of `table` in place of the Western ones."""
    return _pattern(table.id).sub(lambda found: _letters(table.id)[found[0]], text)


def _is_sound(text: str) -> bool:
    """A quick look for the commonest words, which spares most pages the count."""
    folded = nfc(text)
    return sum(word in folded for word in (" của ", " và ", " được ", " các ", " trong ", " không ")) >= 3


def _reread(text: str) -> str:
    """Undoes one reading of UTF-8 as windows-1252."""
    if not _MOJIBAKE.search(text):
        return text
    return text.encode("cp1252", "as-latin-1").decode("utf-8", "replace")


def _as_latin_1(error: UnicodeError) -> tuple[bytes, int]:
    """Five bytes are no letters in windows-1252 and were read as controls; everything else was no byte at all."""
    assert isinstance(error, UnicodeEncodeError)
    bad = error.object[error.start : error.end]
    return b"".join(bytes([ord(c)]) if ord(c) < 256 else c.encode() for c in bad), error.end


codecs.register_error("as-latin-1", _as_latin_1)


def _sample(text: str) -> str:
    """The middle of a page, where prose is."""
    if len(text) <= SAMPLE:
        return text
    start = (len(text) - SAMPLE) // 2
    return text[start : start + SAMPLE]


@cache
def _witnesses() -> frozenset[str]:
    return frozenset(rules().witnesses)


@cache
def _table(name: str) -> LegacyTable:
    return next(table for table in rules().table if table.id == name)


@cache
def _letters(name: str) -> dict[str, str]:
    table = _table(name)
    letters = dict(table.letters)
    for written, meant in table.letters.items():
        # A single Western capital may itself be the sign of a small letter (TCVN3), so pairs only add what is free.
        letters.setdefault(written.upper(), meant.upper())
        if len(written) == 2:
            letters.setdefault(written[0].upper() + written[1], meant.upper())
    return letters


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(alternation(_letters(name)))


_READINGS: dict[str, Callable[[str], str]] = {
    "tcvn3": lambda text: convert(text, _table("tcvn3")),
    "vni": lambda text: convert(text, _table("vni")),
    "utf-8": _reread,
}
