"""Sentences by punctuation, with offsets; a word segmentation error can therefore never move a sentence."""

import re

# An end mark, closing quotes or brackets, then space and something that can start a sentence.
_BREAK = re.compile(r"(?:[.!?…]+[\"”’»)\]]*|(?<=/)\.)(?=\s+[\"“‘«(\[•+–-]*\s*[A-ZÀ-ỸĐ0-9])|\n+")
# "TP. Long Xuyên", "Th.S. Lê", "v.v. Trong": abbreviations end in a dot but end no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:TP|TX|TT|Tp|Tx|Tt|T|Q|P|H|X|GS|PGS|TS|ThS|Th|BS|KS|CN|St|Dr|Mr|Mrs|tr|No|[A-ZĐ]))$"
)


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as offsets, without surrounding white space; line breaks always end a sentence.

    >>> [text[a:b] for text in ["Đoàn đến TP. Tân An. Có 3 xã."] for a, b in split(text)]
    ['Đoàn đến TP. Tân An.', 'Có 3 xã.']
    """
    spans, start = [], 0
    for mark in _BREAK.finditer(text):
        if mark[0] == "." and _ABBREVIATION.search(text, start, mark.start()):
            continue
        spans.append((start, mark.end()))
        start = mark.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
