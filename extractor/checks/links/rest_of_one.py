"""One part and the rest, told in one breath of the one figure of their kind right before (B07).

"Đội kiểm tra 64 hộ. Sau kiểm tra, 51 hộ đạt yêu cầu, 16 hộ còn lại phải làm lại": what a sentence tells of one part and of
all others is of the whole just told, where nothing names another. A place, a group or a year before the part would.
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.earlier import is_of_earlier_year
from extractor.checks.links.endings import comes, told_to_overlap
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.sums import nearly_make
from extractor.checks.relations import Relation
from extractor.checks.units import alike, exceeds, takes_noun
from extractor.rules.vocabulary import pattern

OPENED = pattern(
    r"\s*(?:(?:{hence}|kết quả|(?:sau|qua|hết|đến|tới|tính|hiện)\b)[^,;:.()]*[,:]\s)?(?:(?:đã|mới|chỉ)(?: [^\W\d]+){0,4} |có )?",
    re.IGNORECASE,
)
"""How a sentence begins whose first figure is a part of what was just told: at once, or with a time or what was done."""
NARROWS = re.compile(r"\b(?:tại|ở|riêng|của|thuộc|trong|năm|thêm)\b", re.IGNORECASE)
"""Words before the part that may name another whole: "Trong năm, 3 xã về đích, 9 xã còn lại …"."""


def is_of_one(facts: Facts, relation: Relation) -> bool:
    """Whether a whole is the one figure of its kind before a sentence that begins with its part and tells the rest next."""
    whole, part, rest = (facts.by_id[figure.id] for figure in (*relation.terms, *relation.printed))
    if part.sentence != rest.sentence or part.sentence - whole.sentence != 1 or part.block != whole.block:
        return False
    return is_alone(facts, whole, part, rest) and fits(facts, whole, part, rest)


def is_alone(facts: Facts, whole: Mention, part: Mention, rest: Mention) -> bool:
    """Whether no other figure of their kind stands near, and nothing before the part names another whole."""
    told = (*facts.by_sentence[whole.sentence], *facts.by_sentence[rest.sentence])
    if [m for m in told if alike(m.figure, whole.figure)] != [whole, part, rest]:
        return False
    words = facts.text[facts.sentences[part.sentence][0] : part.start].lstrip()
    named = words[1:] != words[1:].lower() or NARROWS.search(words)
    return facts.by_sentence[part.sentence][0] is part and not named and bool(OPENED.fullmatch(words))


def fits(facts: Facts, whole: Mention, part: Mention, rest: Mention) -> bool:
    """Whether all are exact, under one noun, and part and rest come near to the whole, on top of which nothing came."""
    exact = all(m.figure.modifier == "exact" and not is_bracketed(facts, m) for m in (whole, part, rest))
    nouns = takes_noun(part.figure, whole.figure) and takes_noun(rest.figure, whole.figure)
    if not (exact and nouns and is_plain(facts, part) and is_plain(facts, whole)) or comes(facts, part):
        return False
    near = nearly_make(whole, [part, rest]) and not exceeds(part.figure, whole.figure)
    other = any(facts.cues.any(role, whole.end, rest.start) for role in ("open", "overlap", "within", "aside"))
    earlier = is_of_earlier_year(whole, part)
    return (
        near
        and not (other or earlier or facts.unread(whole.end, rest.start))
        and not told_to_overlap(facts, whole.end, rest)
    )
