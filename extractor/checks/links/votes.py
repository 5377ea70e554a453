"""The votes of one ballot (A01): "41 phiếu thuận, 6 phiếu chống, 3 phiếu trắng trên tổng số 50 phiếu hợp lệ".

Votes may be told as papers or as those who cast them. Who was absent or cast none may be left out, so that sides that fall
short of their whole are a misfit only where the last is the rest, or where there are three.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.fractions import divisor, fraction
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import exceed_together, is_percent, norm

SIDES = (
    ("against", re.compile(r"\b(?:chống|không (?:tán thành|đồng ý|ủng hộ)|phản đối|bác)\b")),
    (
        "none",
        re.compile(r"\b(?:trắng|không (?:biểu quyết|có ý kiến|hợp lệ)|bỏ trống|ý kiến khác|vắng mặt khi biểu quyết)\b"),
    ),
    ("for", re.compile(r"\b(?:thuận|tán thành|đồng ý|ủng hộ|nhất trí)\b")),
)
UNITS = frozenset(
    {"phiếu", "lá phiếu", "đại biểu", "người", "thành viên", "ủy viên", "cổ đông", "hộ", "ý kiến", "cử tri"}
)
WHOLE = re.compile(
    r"\b(?:trên|trong|tổng)(?: tổng)?(?: số)? $|\b(?:tổng số|thu (?:về|vào|được)|phát ra|có mặt|tham gia) $",
    re.IGNORECASE,
)
CALLED = re.compile(r" (?:phiếu )?(?:hợp lệ|thu về|có mặt|tham gia|biểu quyết|dự họp|được hỏi)")
BREAK = re.compile(r"[,;:.()]|\bvà\b|\btrên (?:tổng )?")


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each sentence with two sides of a ballot or more and one whole of them."""
    for mentions in facts.by_sentence.values():
        if len(mentions) < 3:
            continue
        told = [
            m for m in mentions if not is_percent(m.figure) and (norm(m.figure.unit) or "").split(" tán")[0] in UNITS
        ]
        named = [(m, side_of(facts, m)) for m in told]
        for place, (one, other) in enumerate(pairwise(told)):  # "287/312 đại biểu tán thành"
            if fraction(facts, one, other) and "/" in facts.text[one.end : other.start]:
                named[place], named[place + 1] = (one, named[place + 1][1]), (other, None)
        sides = [(m, side) for m, side in named if side is not None]
        wholes = [m for m, side in named if side is None and (is_whole(facts, m) or divisor(facts, m))]
        if (
            len(sides) < 2
            or len({side for _, side in sides}) != len(sides)
            or len(wholes) != 1
            or "for" not in dict((s, m) for m, s in sides)
        ):
            continue
        if len(told) == len(sides) + 1:
            yield claim_of(facts, wholes[0], [m for m, _ in sides])


def claim_of(facts: Facts, whole: Mention, parts: list[Mention]) -> Claim:
    """The claim; closed where three sides are told or the last is the rest."""
    full = len(parts) == len(SIDES) or facts.cues.any("rest", parts[-1].start - 24, parts[-1].end + 12)
    firm = full or exceed_together((m.figure for m in parts), whole.figure)
    return Claim((sum_of(whole, parts),), firm=firm, closed=full, named=firm, borne_out=firm)


def side_of(facts: Facts, mention: Mention) -> str | None:
    """The side of a ballot that the words behind a figure name, or those before it."""
    behind = BREAK.split(facts.after(mention), maxsplit=1)[0]
    ahead = BREAK.split(facts.before(mention))[-1]
    for words in (behind, ahead):
        for side, pattern in SIDES:
            if pattern.search(words.lower()):
                return side
    return None


def is_whole(facts: Facts, mention: Mention) -> bool:
    """Whether words call a figure all of the votes or of those who could cast one."""
    return bool(WHOLE.search(facts.before(mention)) or CALLED.match(facts.after(mention)))
