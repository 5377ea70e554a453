"""Changes that stand between their two figures so that no other reading is left: a misfit of any size is a slip there.

"lập 1.862 hồ sơ, tăng 46,2% so với cùng kỳ năm 2023 (1.400 hồ sơ)", "14 vụ (11 vụ), tăng 13 vụ".
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.bases import base_behind, is_bracketed
from extractor.checks.links.contrary import OTHERWISE
from extractor.checks.links.directions import compared_before, goes_on, is_change
from extractor.checks.links.pairs import from_to_pairs
from extractor.checks.relations import Relation
from extractor.checks.units import alike, is_duration, one_noun
from extractor.rules.vocabulary import pattern

BESIDE = re.compile(
    r"[^,;.()\d]*(?:\d{4}|[IVX]+|\d{1,2}(?:/\d{4})?)?[^,;.()\d]*(?:\([^,;.()\d]*(?:\d{4}[^,;.()\d]*)?)?"
)
# "gấp 4 lần số doanh nghiệp rút lui (783 doanh nghiệp)" names other things, which may be of another scope.
BASE = pattern(
    r"\b(?:cùng (?:kỳ|thời)|{spans}|tuần|mùa|trước|ngoái|hôm qua|đầu|cuối|{aims}|{limits}|báo động|khởi điểm)\b"
    r"|^(?: so với| mức| con số| từ)*[ (]*$",
    re.IGNORECASE,
)
BREAKS = re.compile(r"[;:]|,.*,")
WIDER = pattern(r"\b(?:{so_far}|{on_average}|{foreseen}|trong đó)\b", re.IGNORECASE)
FAR = 10
"""How many times one figure is the other where they are of other scopes, or one is misread."""


def is_tied(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether a change has its new figure right before it and its base right behind, in one clause, and no rival to either."""
    if first.by_gap or len(first.terms) != 2 or any(figure.modifier != "exact" for figure in first.figures):
        return False
    new, old = (facts.by_id[figure.id] for figure in first.terms)
    if first.rule == "B04" and first.direction < 0:
        new, old = old, new
    if not (is_beside(facts, change, new, old) or is_behind_pair(facts, change, new, old)) or not one_noun(
        new.figure, old.figure
    ):
        return False
    low, high = sorted((new.figure.value or 0, old.figure.value or 0))
    told = facts.text[facts.sentences[change.sentence][0] : max(old.end, change.end)]
    if high > FAR * low or OTHERWISE.search(facts.text, new.end, old.end) or WIDER.search(told):
        return False
    return not any(rivals(facts, m, new) for m in facts.by_sentence[change.sentence] if m not in (change, new, old))


def is_beside(facts: Facts, change: Mention, new: Mention, old: Mention) -> bool:
    """Whether the old figure stands right behind a change that goes on with the new one, or between the two."""
    if new.sentence != change.sentence or old.sentence != change.sentence:
        return False
    between = compared_before(facts, change)
    if between is not None or is_bracketed(facts, old):
        told = between is None or between[0] is old
        return (
            told
            and facts.previous(old) is new
            and facts.following(old) is change
            and goes_on(facts, old if between else change)
        )
    if facts.previous(change) is not new or not goes_on(facts, change) or base_behind(facts, change) is not old:
        return False
    words = facts.text[change.end : old.start]
    if "(" in words and not facts.text.startswith(")", old.end):
        return False  # "so với khung giá (80.000 đồng/m2 ở khu vực khác)" tells of something else
    return bool(BESIDE.fullmatch(words)) and bool(BASE.search(words))


def is_behind_pair(facts: Facts, change: Mention, new: Mention, old: Mention) -> bool:
    """Whether a change goes on with the pair right before it: "từ 61,4% lên 78,9% sau một năm, tức tăng 17,5 điểm phần trăm"."""
    if (
        new.index > change.index
        or not goes_on(facts, change)
        or (old, new) not in from_to_pairs(facts, change.sentence)
    ):
        return False
    between = facts.mentions[max(new.index, old.index) + 1 : change.index]
    return all(is_duration(m.figure) for m in between) and not BREAKS.search(
        facts.text, max(new.end, old.end), change.start
    )


def rivals(facts: Facts, mention: Mention, new: Mention) -> bool:
    """Whether another figure before could have changed: it counts the same and is no change itself."""
    return (
        mention.index < new.index
        and mention.figure.role != "comparison"
        and alike(mention.figure, new.figure)
        and not is_duration(mention.figure)
        and not is_change(facts, mention)
    )
