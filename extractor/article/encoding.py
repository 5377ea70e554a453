"""Bytes to text. What a page declares is often wrong, so UTF-8 comes first and other readings must prove themselves.

Order: byte order mark; strict UTF-8, whatever is declared; then every encoding in use for Vietnamese, and the one under
which the page holds most Vietnamese words wins.
"""

import codecs
import re

from extractor.article import legacy
from extractor.article.characters import clean_text
from extractor.schema.errors import PageError
from extractor.schema.page import MAX_BYTES

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FILES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip or Office file",
    b"\xd0\xcf\x11\xe0": "an Office file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "a media file",
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
# Single broken bytes (a text cut inside a letter) do not make UTF-8 another encoding.
MOST_BROKEN = 0.005
MOST_CONTROLS = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a page without invisible characters, and the name of its encoding.

    `declared` is what the transport says. Raises PageError for what is empty, too large, no text, or in no known
    encoding.
    """
    _check_bytes(content)
    text, name = _decode(content, declared)
    cleaned = clean_text(text)
    if _is_binary(text, cleaned):
        raise PageError("the file is binary, not a page", "give HTML or plain text")
    repaired = legacy.repaired(text)
    return (clean_text(repaired[0]), repaired[1]) if repaired else (cleaned, name)


def sound(text: str) -> tuple[str, str | None]:
    """The same for text that was decoded elsewhere; the encoding is named only where it had to be repaired."""
    if len(text) > MAX_BYTES:
        raise PageError("the page is larger than 16 MB", "give the page of one article")
    if not text.strip():
        raise PageError("the page is empty", "check how it was saved")
    repaired = legacy.repaired(text)
    return (clean_text(repaired[0]), repaired[1]) if repaired else (clean_text(text), None)


def _is_binary(text: str, cleaned: str) -> bool:
    """True for many controls; they are counted only where cleaning has taken as many characters away."""
    most = MOST_CONTROLS * len(text)
    return len(text) - len(cleaned) > most and len(_CONTROL.findall(text)) > most


def _check_bytes(content: bytes) -> None:
    if not content.strip():
        raise PageError("the page is empty", "check how it was saved")
    if len(content) > MAX_BYTES:
        raise PageError("the page is larger than 16 MB", "give the page of one article")
    for magic, kind in _FILES.items():
        if content.startswith(magic):
            raise PageError(f"this is {kind}, not a page", "give HTML or plain text")


def _decode(content: bytes, declared: str | None) -> tuple[str, str]:
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, "replace"), name.removesuffix("-sig")
    if wide := _wide(content):
        return content.decode(wide, "replace"), wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _best(content, declared)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its ASCII letters is zero."""
    head = content[:_HEAD]
    if head.count(0) < 0.2 * len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _best(content: bytes, declared: str | None) -> tuple[str, str]:
    loose = content.decode("utf-8", "replace")
    if loose.count("\ufffd") <= MOST_BROKEN * len(loose):
        return loose, "utf-8"
    readings = [(name, text) for name in _candidates(content, declared) if (text := _read(content, name)) is not None]
    scored = [(legacy.witnesses(_meant(name, text)), -number) for number, (name, text) in enumerate(readings)]
    best = max(scored, default=(0, 0))
    if best[0] == 0:
        raise PageError("the encoding of the page cannot be told", "save the page as UTF-8")
    name, text = readings[-best[1]]
    return text, name.replace("cp125", "windows-125")


def _meant(name: str, text: str) -> str:
    """What a reading means; only Western letters can stand for those of an old font."""
    repaired = legacy.repaired(text) if name == "cp1252" else None
    return repaired[0] if repaired else text


def _candidates(content: bytes, declared: str | None) -> list[str]:
    found = _DECLARED.search(content[:_HEAD])
    names = [declared, found[1].decode("ascii", "replace") if found else None, "windows-1258", "windows-1252"]
    known = [codecs.lookup(name).name for name in names if name and _is_known(name)]
    # Browsers read Latin-1 as windows-1252, which adds letters and takes none away.
    return list(dict.fromkeys("cp1252" if name == "iso8859-1" else name for name in known))


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _read(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name, "replace")
    except (UnicodeError, ValueError):
        return None
