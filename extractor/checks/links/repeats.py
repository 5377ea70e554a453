"""A change in numbers and the same as a percentage: "54 vụ, tăng 6 vụ (12,5%)"; the base itself is not printed (B02)."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import changed_by, direction_of, goes_on, may_repeat
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, is_percent, one_noun, same
from extractor.text import leaves_bracket

SAME = r"(?:tức(?: là)?|tương đương|tương ứng)(?: với)? "
AGAIN = re.compile(rf"\s*(?:\((?:{SAME})?|,? {SAME}(?:mức )?)(?:tăng|giảm)(?: thêm| đi| được)? |\s*\([-–+] ?")
REACH = 3
"""How many sentences back the new figure may stand."""
MOST_READINGS = 4


def stated_gap(facts: Facts, percent: Mention) -> Mention | None:
    """The change in numbers that a percentage repeats, before or behind it."""
    return changed_by(facts, percent) or repeated_change(facts, percent)


def of_gap(facts: Facts, percent: Mention) -> Claim | None:
    """The percentage that repeats a change in numbers: "54 vụ, tăng 6 vụ (12,5%)"; the base itself is not printed."""
    stated = stated_gap(facts, percent)
    gap = stated or may_repeat(facts, percent)
    if gap is None:
        return None
    direction = direction_of(facts, gap) or direction_of(facts, percent) or 0
    first = min(gap, percent, key=lambda m: m.index)
    before = [
        m for m in reversed(facts.mentions[: first.index])
        if gap.sentence - m.sentence <= REACH and gap.block - m.block in (0, 1) and alike(m.figure, gap.figure)
        and direction_of(facts, m) is None
        and not leaves_bracket(facts.text[m.end : first.start])
    ]  # fmt: skip
    readings = tuple(Relation("B02", (m.figure, gap.figure), (percent.figure,), direction, by_gap=True) for m in before)
    row = bool(before) and before[0].sentence == gap.sentence and before[0].index + 1 == first.index
    row = row and goes_on(facts, first)
    if not readings:
        return None
    if stated is None:
        return Claim(readings[:MOST_READINGS])
    likely = is_of_sentence_before(facts, first, before)
    return Claim(readings[:MOST_READINGS], firm=row and one_noun(before[0].figure, gap.figure), likely=likely)


def is_of_sentence_before(facts: Facts, change: Mention, before: list[Mention]) -> bool:
    """Whether a change without a subject can only be of the one figure of the sentence before that counts the same.

    "Xảy ra 5.025 vụ, làm 6.039 người bị thương. So với cùng kỳ giảm 1.279 vụ (-20,3%)".
    """
    near = [m for m in before if change.sentence - m.sentence <= 1 and m.block == change.block]
    one = len(near) == 1 and near[0].sentence < change.sentence
    return one and goes_on(facts, change) and same(before[0].figure, change.figure)


def repeated_change(facts: Facts, percent: Mention) -> Mention | None:
    """The change in numbers that repeats a percentage: "giảm 27,2% (giảm 3,38 ha)", "…, tương ứng giảm 3,38 ha"."""
    gap = facts.following(percent)
    if gap is None or not is_percent(percent.figure) or is_percent(gap.figure) or not direction_of(facts, percent):
        return None
    return gap if AGAIN.fullmatch(facts.text[percent.end : gap.start]) else None
