"""By-lines: signatures such as "Duy Phước" or "HẠNH CHÂU", labelled authors, and the source that a page names.

A signature is known by its form alone, since pen names are in no list: a few capitalised syllables and nothing else.
"""

import re
from functools import cache

from extractor.article import lines
from extractor.article.chunks import Chunk
from extractor.article.vocabulary import UPPER, rules

# Initials with or without dots ("N.V.H", "PV", "T.Hà"), or a syllable with a capital.
_INITIALS = rf"{UPPER}{{1,4}}(?:\.{UPPER}\w*)*\.?"
_SYLLABLE = rf"{UPPER}\w*"
_NAME = re.compile(rf"(?:{_INITIALS}|{_SYLLABLE})(?:\s+(?:{_INITIALS}|{_SYLLABLE})){{0,4}}")
_JOINT = re.compile(r"\s*(?:[-–—,;&+/]|\bvà\b|\bVÀ\b)\s*")
_WRAPPING = " ()[]*.:;,–—-…"
_VOWEL = re.compile(r"[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
_LONGEST_NAMES = 60
_LONGEST_AFFILIATED = 90
_AFFILIATION = re.compile(r"\s*(?:[-–—,/(]|(?=\btheo\b))\s*", re.IGNORECASE)
# A full stop or a closing quote, then nothing but a few capitalised words to the end.
_GLUED = re.compile(rf"(\w|\W)(?:\./\.|[.!?…][\"”)]*\s)\s*\(?({UPPER}[^.!?…;:()\d]*|{_INITIALS})\)?\.?$")
_ACRONYM = re.compile(rf"{UPPER}{{3,}}(?:[-&]{UPPER}{{2,}})*")
# "theo" names a source only before a name that is written as one.
_MOST_SOURCE_WORDS = 6


def signature(text: str) -> str | None:
    """The names in a line that is nothing but a signature, else None.

    >>> signature("(HẠNH CHÂU)"), signature("Hải Yến - Minh Tâm"), signature("Kết quả kiểm tra")
    ('HẠNH CHÂU', 'Hải Yến - Minh Tâm', None)
    """
    bare = text.strip(_WRAPPING)
    if not bare or len(bare) > _LONGEST_NAMES or bare.title() in _not_names() or _is_body(bare):
        return None
    names = [name for name in _JOINT.split(bare) if name]
    if len(names) > 4 or not all(_is_name(name) for name in names):
        return None
    return bare if len(names) > 1 or " " in bare or "." in bare or (bare.isupper() and len(bare) <= 5) else None


def affiliated(text: str) -> str | None:
    """The name in a signature that adds where its owner works or took the news from, else None.

    >>> affiliated("Thu Hạnh - Phòng Nội vụ"), affiliated("Văn An/TTXVN"), affiliated("Hải Yến - Minh Tâm")
    ('Thu Hạnh', 'Văn An', None)
    """
    bare = text.strip(_WRAPPING)
    border = _AFFILIATION.search(bare)
    if not border or len(bare) > _LONGEST_AFFILIATED:
        return None
    name, place = bare[: border.start()].strip(_WRAPPING), bare[border.end() :].strip(_WRAPPING)
    if _is_body(place) or (_ACRONYM.fullmatch(place) and not name.isupper()):
        return signature(name)
    return None


def glued(text: str) -> str | None:
    """The signature that a dump has glued to the end of the last paragraph.

    >>> glued("Huyện phải báo cáo trước ngày 30/9./.Thu Hạnh"), glued("Đoàn đã về Hà Nội.")
    ('Thu Hạnh', None)
    """
    ending = _GLUED.search(text[-_LONGEST_NAMES:])
    # "ở TP. Long Xuyên": the stop of an abbreviation ends no sentence.
    name = signature(ending[2]) if ending and not ending[1].isupper() else None
    return name if name and (" " in name or "." in name) else None


def labelled(chunk: Chunk) -> str | None:
    """The author behind a label ("Bài, ảnh: MINH ĐĂNG"), None where the label names an account."""
    line = chunk.line
    if "author" not in line.roles or "account" in line.roles or not lines.short(line.rest):
        return None
    if any("named-author" in part.rules for part in line.parts):
        return line.rest.strip(_WRAPPING) or None
    return signature(line.rest)


def source(chunk: Chunk) -> str | None:
    """The source that a closing line names: "Nguồn: …", "(Theo TTXVN)"."""
    line = chunk.line
    part = next((part for part in line.parts if part.value == "source"), None)
    if part is None or not line.rest or len(line.rest.split()) > _MOST_SOURCE_WORDS:
        return None
    label = line.text[part.start : part.end]
    rest = line.rest.strip(_WRAPPING)
    return rest if label.endswith((":", "：")) or (rest[:1].isupper() and not re.search(r"[,;]|\.\s", rest)) else None


def quoted_source(chunk: Chunk, origin: str) -> str | None:
    """The agency or paper that a line "Theo TTXVN" credits as author; a body of the state is no author."""
    theo = any(chunk.text[part.start : part.end].lower() == "theo" for part in chunk.line.parts)
    return origin if theo and signature(origin) else None


def beside_metadata(chunk: Chunk) -> str | None:
    """The name that shares a line with a date or a counter: "Minh Anh | 12/3/2024 07:00"."""
    line = chunk.line
    if not line.rest or "account" in line.roles or not line.roles & {"date", "views", "clock"}:
        return None
    return signature(line.rest)


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and (bool(_VOWEL.search(text)) or len(text) <= 6)


def _is_body(text: str) -> bool:
    """True for what begins like the name of a body or a place, which capitals alone cannot tell from a person."""
    return f"{text.lower()} ".startswith(tuple(f"{start} " for start in rules().bodies))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(rules().not_names)
