"""Part and whole in one expression: "18/44 trường hợp", "20 xã trên tổng số 23 xã"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.units import exceeds, is_count, is_duration, takes_noun

SLASH = re.compile(r"\s*/\s*")
SOME_OF = re.compile(r"\s*/\s*| trong(?: tổng)?(?: số)? ")
"""Between part and whole of "tìm ra nguyên nhân của 5 trong 7 vụ cháy", whose causes are listed then."""
# The words of a clause that name two things: "thụ lý và giải quyết 179/29 vụ".
TWO = re.compile(r"\bvà\s[^,;:()]*$")
OF_TOTAL = re.compile(r"[^;.:()\d]*(?:\d{1,4}(?![.,]?\d)[^;.:()\d]*)* tr(?:ên|ong) tổng (?:[^\W\d]+ ){1,4}")
ON_TOTAL = re.compile(r"[^,;.()]{0,60} trên tổng số ")
NEAR = 24
"""Characters between part and whole at most."""


def fraction(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether the two are written as part of whole: "18/44 trường hợp", "20 xã trên tổng số 23 xã"."""
    between = facts.text[part.end : whole.start]
    if is_duration(whole.figure) and not is_duration(part.figure):
        return False  # "11,4 triệu lượt khách trong 8 tháng"
    if SLASH.fullmatch(between):
        # "4.975 vụ/6.755 bị can" sets two counts side by side.
        return takes_noun(part.figure, whole.figure) and not side_by_side(facts, part, whole)
    if OF_TOTAL.fullmatch(between):
        # "176.400 công tơ trên tổng số 196.000 khách hàng": one is set against the other, whatever each counts
        beside = between.strip().endswith("tổng số") and is_count(part.figure) and is_count(whole.figure)
        return takes_noun(part.figure, whole.figure) or (beside and len(between) < NEAR)
    return facts.cues.governs("of", part.end, whole.start) and len(between) < NEAR and "," not in between


def side_by_side(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether a slash sets two counts side by side, of which the second does not hold the first.

    "thụ lý và giải quyết 179/29 vụ; án hành chính 13/2 vụ" tells of two things, "tăng 93 vụ (206/113 vụ)" of two periods.
    """
    if not exceeds(one.figure, other.figure):
        return False
    changed = one.index > 0 and facts.mentions[one.index - 1].figure.role == "comparison"
    upper = (
        m for m, below in pairwise(facts.by_sentence[one.sentence]) if SLASH.fullmatch(facts.text[m.end : below.start])
    )
    if sum(exceeds(m.figure, below.figure) for m, below in upper_pairs(facts, one)) > 1:
        return True  # "1.218/1.197 vụ với 2.134/2.088 bị cáo": this year and the last
    named = any(TWO.search(facts.before(m)) for m in upper if m.index <= one.index)
    return named or (changed and facts.before(one).strip() == "(")


def upper_pairs(facts: Facts, one: Mention) -> Iterator[tuple[Mention, Mention]]:
    """The pairs on both sides of a slash in the paragraph of a figure and the next to it."""
    near = [m for m in facts.mentions if abs(m.block - one.block) <= 1]
    yield from ((m, below) for m, below in pairwise(near) if SLASH.fullmatch(facts.text[m.end : below.start]))


def is_total_of(facts: Facts, whole: Mention) -> bool:
    """Whether the figure only tells of how many the one before is: "85 đại biểu Hội đồng trên tổng số 144 ứng cử"."""
    before = facts.previous(whole)
    together = before is not None and before.sentence == whole.sentence and takes_noun(before.figure, whole.figure)
    return together and bool(ON_TOTAL.fullmatch(facts.before(whole)))


def numerator(facts: Facts, whole: Mention) -> Mention | None:
    """The part of "145/151 xã", for its whole; None for a figure that is no whole of a fraction."""
    if not whole.index:
        return None
    part = facts.mentions[whole.index - 1]
    over = SOME_OF if facts.text[part.start : part.end].isdigit() else SLASH
    told = over.fullmatch(facts.text, part.end, whole.start)
    return part if told and takes_noun(part.figure, whole.figure) else None


def divisor(facts: Facts, mention: Mention) -> bool:
    """Whether the figure is the whole of a fraction, and so no part of a list in which the fraction stands."""
    return numerator(facts, mention) is not None
