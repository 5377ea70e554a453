"""A change in numbers and the same as a percentage: "54 vụ, tăng 6 vụ (12,5%)"; the base itself is not printed (B02)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links.bases import base_behind, bases
from extractor.checks.links.directions import changed_by, direction_of, goes_on, may_repeat
from extractor.checks.links.pairs import comparable, relation
from extractor.checks.links.sums import share_of
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, is_percent, one_amount, one_noun, same
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure
from extractor.text import leaves_bracket

SAME = r"(?:{says_again})(?: với)? "
AGAIN = pattern(rf"\s*(?:\((?:{SAME})?|,? {SAME}(?:mức )?)(?:tăng|giảm)(?: thêm| đi| được)? |\s*\([-–+] ?")
BEHIND_BASE = pattern(
    r"[^.;:(),\d]{0,30}\)?, (?:{says_again}|hay)(?: với| là)?(?: mức)?(?: tăng| giảm)? ", re.IGNORECASE
)
# "giảm 5 vụ, tương đương 2% số vụ của cả tỉnh" is a share.
OF_WIDER = re.compile(r" (?:tổng|số (?:[^\W\d]+ ){1,3}(?:của )?(?:cả|toàn|trên)\b)", re.IGNORECASE)
# "bị thu hẹp còn 9.200 ha sau khi chặt bỏ 2.300 ha, mất 20% so với diện tích trước đó": of both together.
LEFT = re.compile(r"\bcòn (?:lại )?$")
AFTER = re.compile(r"[^,;:.()\d]*,? sau khi (?:[^\W\d]+ ){0,8}")
LOST = re.compile(r"[^;:.()\d]{0,40}, (?:tức (?:là )?)?(?:mất|giảm|hụt)(?: đi| mất)? (?:đúng |khoảng |gần |hơn )?")
OF_ALL = re.compile(r" so với (?:[^\W\d]+ ){0,3}(?:trước đó|ban đầu|trước đây|lúc đầu)\b")
REACH = 3
"""How many sentences back the new figure may stand."""
MOST_READINGS = 4
ABOUT = 10
"""The part of a base within which another one is about the same."""


def stated_gap(facts: Facts, percent: Mention) -> Mention | None:
    """The change in numbers that a percentage repeats, before or behind it; none where it is a share of more than that."""
    if OF_WIDER.match(facts.after(percent)):
        return None
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
        if gap.sentence - m.sentence <= REACH and gap.block - m.block in (0, 1) and is_of_amount(m.figure, gap.figure)
        and direction_of(facts, m) is None
        and not leaves_bracket(facts.text[m.end : first.start])
    ]  # fmt: skip
    base = printed_base(facts, percent, gap)
    before = sorted((m for m in before if m is not base), key=lambda m: not is_borne_out_by(m, gap, base))
    by_gap = (Relation("B02", (m.figure, gap.figure), (percent.figure,), direction, by_gap=True) for m in before)
    readings = (*of_printed_base(percent, base, before, direction), *by_gap)
    row = bool(before) and before[0].sentence == gap.sentence and before[0].index + 1 == first.index
    row = row and goes_on(facts, first)
    if not readings:
        return None
    if stated is None:
        return Claim(readings[:MOST_READINGS])
    if any(is_plain(share_of(percent, gap, m)) for m in before[1:]):
        return None  # "614 trụ sở, dùng tiếp 521 trụ sở, dôi dư 93 trụ sở (15,1%)" is the share of a part
    likely = is_of_sentence_before(facts, first, before)
    return Claim(readings[:MOST_READINGS], firm=row and counts_one(before[0].figure, gap.figure), likely=likely)


def of_loss(facts: Facts, percent: Mention) -> Claim | None:
    """The percentage of what was lost in what there was, of which the words tell the loss and what is left."""
    gap = facts.previous(percent)
    left = facts.previous(gap) if gap is not None else None
    if gap is None or left is None or left.sentence != percent.sentence or not is_percent(percent.figure):
        return None
    if not OF_ALL.match(facts.text, percent.end) or not LOST.fullmatch(facts.text, gap.end, percent.start):
        return None
    told = LEFT.search(facts.before(left)) and AFTER.fullmatch(facts.text, left.end, gap.start)
    if not told or not counts_one(left.figure, gap.figure):
        return None
    return Claim((Relation("B02", (left.figure, gap.figure), (percent.figure,), -1, by_gap=True),), firm=True)


def is_borne_out_by(new: Mention, gap: Mention, base: Mention | None) -> bool:
    """Whether a figure is just so far from the base as the change says: "307 vụ … So với 341 vụ, giảm 34 vụ, tức 10%"."""
    values = new.figure.value, base.figure.value if base is not None else None
    return values[0] is not None and values[1] is not None and abs(values[0] - values[1]) == gap.figure.value


def is_of_amount(figure: Figure, gap: Figure) -> bool:
    """Whether a change can be one of this figure: "ước 52,8 triệu đồng/năm, tăng 4,8 triệu đồng" leaves out per what."""
    return alike(figure, gap) or (gap.per is None and figure.per is not None and one_amount(figure, gap))


def counts_one(figure: Figure, gap: Figure) -> bool:
    """Whether a change is told in the noun or the measure of the figure."""
    return one_noun(figure, gap) or (gap.per is None and figure.per is not None and one_amount(figure, gap))


def of_behind_base(facts: Facts, percent: Mention) -> Claim | None:
    """The percentage that repeats a change behind its base: "giảm 18 xã so với 143 xã trước đó, tương ứng 12,6%"."""
    base = facts.previous(percent) if is_percent(percent.figure) else None
    gap = facts.previous(base) if base is not None else None
    if base is None or gap is None or gap.sentence != percent.sentence or is_percent(base.figure):
        return None
    direction = direction_of(facts, gap)
    if not direction or not BEHIND_BASE.fullmatch(facts.text, base.end, percent.start):
        return None
    new = facts.by_id.get(gap.figure.part or "")
    if new is None or base_behind(facts, gap) is not base or not comparable(base, new, gap):
        return None
    return Claim((relation(percent, new, base, direction),), firm=True)


def printed_base(facts: Facts, percent: Mention, gap: Mention) -> Mention | None:
    """The base of a change that is told in numbers and as a percentage, where the article prints it."""
    linked = facts.by_id.get(gap.figure.base or "")
    return linked or next(bases(facts, max(gap, percent, key=lambda m: m.index)), None)


def of_printed_base(
    percent: Mention, base: Mention | None, before: list[Mention], direction: int
) -> Iterator[Relation]:
    """The percentage by the base itself, where it is printed: "tăng 214 lượt (2,8%) so với cùng kỳ (5.960 lượt)".

    The change in numbers may be the one that is misprinted, and the percentage is not to be blamed for it.
    """
    if base is not None:
        yield from (relation(percent, m, base, direction) for m in before[:2] if comparable(base, m, percent))


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


def is_borne_out(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether a percentage beside a change in numbers holds of its figures: "tăng 214 lượt (2,8%) so với 5.960 lượt"."""
    percent = facts.following(change)
    if first.rule != "B01" or percent is None or stated_gap(facts, percent) is not change:
        return False
    new, base = (facts.by_id[figure.id] for figure in first.terms)
    return is_plain(relation(percent, new, base, first.direction)) or tells_other_base(change, percent, first)


def tells_other_base(change: Mention, percent: Mention, first: Relation) -> bool:
    """Whether a change in numbers and its percentage agree on a base that is about the printed one, and not the same.

    "9.684 người, tăng 1.204 người (14,2%) so với 7.915 người": both say 8.480; far from it the base is of another scope.
    """
    new, gap, base = (figure.value or Decimal(0) for figure in (first.terms[0], change.figure, first.terms[1]))
    meant = new - gap * first.direction
    agree = Relation("B02", (first.terms[0], change.figure), (percent.figure,), first.direction, by_gap=True)
    return bool(first.direction) and abs(meant - base) * ABOUT <= base and is_plain(agree)
