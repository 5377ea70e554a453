"""Shares of a list whose last item names the whole of all: "412 tốt, chiếm 19,6%; …; 9 yếu, chiếm 0,4% trên tổng số 2.105".

Every item has its number and its share. That all the others are shares of this whole shows that the list is of it, and not
of many: "xã Đông 120 hộ nghèo, chiếm 12%; toàn huyện 200 hộ, chiếm 4% trên tổng số 5.000 hộ".
"""

import re
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links.share_words import goes_on
from extractor.checks.links.sums import share_of
from extractor.checks.links.wholes import leads_to
from extractor.checks.relations import Claim, certain
from extractor.checks.units import alike, exceeds, is_percent

ITEM = re.compile(r"[^;:.()\d]*(?:, (?:chiếm|đạt|bằng)(?: t[ỷỉ] (?:lệ|trọng))? |\(|, )(?:chiếm )?")
NEXT = re.compile(r"\)?[^;:.()\d]{0,60}(?:;|,)(?: và)?(?: (?:[^\W\d]+ ){0,6})?")
FEWEST = 2
"""Other items at least that show of what the list is."""


def in_list(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a percentage in such a list, whichever of its items it belongs to."""
    items, whole = items_of(facts, percent)
    part = next((one for one, share in items if share is percent), None)
    if part is None or whole is None:
        return None
    told = {share.id: share_of(share, one, whole) for one, share in items}
    others = [relation for name, relation in told.items() if name != percent.id]
    if len(others) < FEWEST or not all(map(is_plain, others)):
        return None
    return certain(told[percent.id])


def items_of(facts: Facts, percent: Mention) -> tuple[list[tuple[Mention, Mention]], Mention | None]:
    """The numbers of the list with their shares, and the whole behind the last; no items where there is no such list."""
    sentence = facts.by_sentence[percent.sentence]
    last = [m for m in sentence if is_percent(m.figure)][-1]
    whole = facts.following(last)
    if whole is None or whole.sentence != last.sentence or "tổng" not in (led := facts.text[last.end : whole.start]):
        return [], None
    told = sentence[: sentence.index(last) + 1]
    items: list[tuple[Mention, Mention]] = []
    for share in reversed(told):
        part = facts.previous(share)
        if not is_percent(share.figure):
            continue
        if part is None or part not in told or not is_item(facts, part, share, whole):
            break
        if items and not NEXT.fullmatch(facts.text, share.end, items[0][0].start):
            break
        items.insert(0, (part, share))
    return (items, whole) if leads_to(led) and len(items) > FEWEST and in_step(items) else ([], None)


def is_item(facts: Facts, part: Mention, share: Mention, whole: Mention) -> bool:
    """Whether a number and the percentage behind it are one item of a list of some of the whole."""
    counted = alike(part.figure, whole.figure) and not exceeds(part.figure, whole.figure)
    return counted and goes_on(facts, share, part) and bool(ITEM.fullmatch(facts.text, part.end, share.start))


def in_step(items: list[tuple[Mention, Mention]]) -> bool:
    """Whether nothing is counted between the items."""
    return all(share.index + 1 == part.index for (_, share), (part, _) in pairwise(items))
