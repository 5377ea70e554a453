"""What stands behind a comparison: a bracket with the figure of an earlier time or of something else, or another change."""

import re

from extractor.rules.vocabulary import pattern

_TIME = pattern(r"\d|\b(?:{spans}|{periods}|{back_then}|trước|ngoái)\b", re.IGNORECASE)
_SAYS_LITTLE = pattern(
    r"\b(?:{about}|{above}|{below}|có|là|đạt|được|ở|mức|với|chỉ|ước|dưới|số|tổng)\b|[\W\d]", re.IGNORECASE
)

_OPENS_EARLIER = pattern(
    r"\s*\((?:\d+ tháng |nửa |đầu |cuối |quý \w+ |tháng \d+ |cùng kỳ |kỳ |trong |\d )*"
    r"(?:(?:{spans}|{rounds}) (?:\d{4}|trước|ngoái)|trước)\b",
    re.IGNORECASE,
)

_JOINS = re.compile(r"(?: \([^()]*\))?(?: về [^\W\d]+(?: [^\W\d]+)?)? và ")
_RISES = re.compile(r"[^,;()]*\b(?:lên|xuống)\b")
_UNTIL = re.compile(r"\b(?:đến|tới)\b")


def may_tell_earlier(words: str) -> bool:
    """Whether the words of a bracket up to its first figure can tell of an earlier time, or say nothing.

    "so với cùng kỳ (năm 2023 xảy ra 48 vụ)" gives a base, "so với cùng kỳ (khách quốc tế 210.000 lượt)" a part.

    >>> may_tell_earlier("năm 2023 xảy ra "), may_tell_earlier("đạt "), may_tell_earlier("khách quốc tế ")
    (True, True, False)
    """
    return bool(_TIME.search(words)) or not _SAYS_LITTLE.sub("", words)


def opens_with_earlier(words: str) -> bool:
    """Whether the words between a change and the next figure are a bracket that begins with a time before.

    >>> opens_with_earlier(" (3 tháng đầu năm 2021, cháy "), opens_with_earlier(" (trong đó năm 2021 ")
    (True, False)
    """
    return bool(_OPENS_EARLIER.match(words))


def opens_from(before: str) -> bool:
    """Whether the words before a figure are a bracket that begins with it as the old one: "(từ 3,5 …"."""
    return before.strip() == "(từ"


def joins_changes(words: str) -> bool:
    """Whether the words between two changes join the second to the verb of the first.

    >>> joins_changes(" (5,16%) và "), joins_changes(" về lượng và "), joins_changes(" và phạt ")
    (True, True, False)
    """
    return bool(_JOINS.fullmatch(words))


def tells_change(before: str, after: str) -> bool:
    """Whether a bracket opens with an old figure that words lead from: "(951 tấn xuống 785 tấn)".

    `before` and `after`: the words around that figure. "đến" alone joins the ends of a range, "từ 2 đến 4 cơ sở", but in
    "tăng 81% (từ 3,5 đến 6,5 triệu tấn)" it tells a change.

    >>> tells_change(" (từ ", " đến "), tells_change(" từ ", " đến "), tells_change(" (", " tấn xuống ")
    (True, False, True)
    """
    rises = before.rstrip().endswith("(") and _RISES.match(after)
    return bool(rises or (opens_from(before) and _UNTIL.search(after)))
