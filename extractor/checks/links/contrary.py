"""Changes that go against their numbers: "45 vụ, tăng 12,5% so với cùng kỳ (48 vụ)", where 45 are fewer than 48."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import named
from extractor.checks.links.directions import compared_before
from extractor.checks.reading import plain
from extractor.checks.relations import Relation
from extractor.checks.units import is_duration, is_percent, one_noun

RULES = frozenset({"B01", "B02", "B03"})
# "giảm 3% về lượng so với cùng kỳ (44 triệu USD)", "tăng 7% theo giá so sánh": not the amount itself is what changed.
OTHERWISE = re.compile(r"\b(?:về|theo giá|giá so sánh|loại trừ|không tính|nếu tính)\b", re.IGNORECASE)
WEIGHT = re.compile(r" (?:về|theo) (?:mặt )?(?:khối |sản |số )?lượng\b")
POINTS = re.compile(r"\bđiểm\b")
POINTS_REACH = 8
"""Characters behind a percentage in which "điểm" makes it points."""
FAR = 2
"""How many times one figure is the other where they are more likely of different scopes."""


def is_contrary(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether a change stands between its two figures, or right behind both, and they went the other way."""
    if first.rule not in RULES or not first.direction or first.by_gap:
        return False
    new, old = first.terms
    low, high = (old, new) if first.direction > 0 else (new, old)
    if not plain(high).below(plain(low)) or (low.value or 0) > FAR * (high.value or 0):
        return False
    exact = all(figure.modifier == "exact" for figure in first.figures)
    otherwise = OTHERWISE.search(facts.text, facts.by_id[new.id].end, facts.by_id[old.id].end)
    if not exact or not one_noun(new, old) or otherwise:
        return False
    told = compared_before(facts, change)
    between = told is not None and told[0].id == old.id
    return between or named.is_side_by_side(facts, change, first)


def is_of_weight(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether a change is one of weight and its figures are money: "57 triệu USD, giảm 8% về lượng so với 52 triệu USD"."""
    return (first.terms[0].dimension or "").startswith("currency") and bool(WEIGHT.match(facts.text, change.end))


def is_of_amount(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether an amount stands before the share, so that the percentage may be the amount's own growth.

    "đạt 408.760 tỷ đồng, bằng 32,3% dự toán, giảm 3,7% so với cùng kỳ (đạt 36,2% dự toán)": points are told as "điểm".
    """
    if POINTS.search(facts.text, change.start, change.end + POINTS_REACH):
        return False
    new = facts.by_id[first.terms[0].id]
    before = [m for m in facts.by_sentence[new.sentence] if m.index < new.index and not is_duration(m.figure)]
    return bool(before) and not is_percent(before[-1].figure) and ";" not in facts.text[before[-1].end : new.start]
