"""Shares told side by side: "lấy 40 mẫu nước, 6 mẫu vượt ngưỡng (15%) và 5 mẫu không đạt (12,5%)".

Of what the list is shows one of the shares, which holds for the figure before the list; the others are of the same. It is no
such list where an item names a place, a time or a kind, which may have a whole of its own: "xã Đông 12 hộ (15%), xã Đoài 5 hộ
(7,5%)", or is a part of the one before: "12 hộ (15%), trong đó 5 hộ (41,7%)".
"""

import re
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links.directions import is_change
from extractor.checks.links.fractions import divisor
from extractor.checks.links.plans import of_target
from extractor.checks.links.share_leads import can_be
from extractor.checks.links.share_words import is_share
from extractor.checks.links.sums import share_of
from extractor.checks.links.wholes import names_another
from extractor.checks.relations import Claim, certain
from extractor.checks.units import is_count, is_percent, same
from extractor.rules.vocabulary import pattern

Item = tuple[Mention, Mention]
SHARE = re.compile(r"[^,;:.()\d]*(?: \(|, )(?:(?:chiếm|đạt|bằng)(?: t[ỷỉ] lệ)? )?")
NEXT = re.compile(r"\)?(?:, | và |; |, còn |, và | còn )(?:(?:có|phát hiện|lại|lại có|là|thêm) )*")
NARROWS = pattern(r"\b(?:{narrows}|riêng|của|theo|trong đó|trong số|{territories})\b|^ ?[A-ZĐ]")
CLAUSE = re.compile(r"[,;:]")
ENDS = re.compile(r"\)|[.,;]|$| và\b| còn\b")
FEWEST = 2
"""Items at least that make a list."""


def beside(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a percentage in a list of shares of which another holds for the figure before the list."""
    items = items_of(facts, percent)
    whole = whole_of(facts, items[0][0]) if len(items) >= FEWEST else None
    if whole is None or not all(can_be(whole, part) for part, _ in items):
        return None
    told = {share.id: share_of(share, part, whole) for part, share in items}
    own = told.pop(percent.id)
    return certain(own) if any(map(is_plain, told.values())) else None


def items_of(facts: Facts, percent: Mention) -> list[Item]:
    """The counts and shares of the list in which a percentage stands, itself among them."""
    sentence = facts.by_sentence[percent.sentence]
    pairs = [(one, two) for one, two in pairwise(sentence) if is_item(facts, one, two)]
    items: list[Item] = []
    for pair in pairs:
        if items and not follows(facts, items[-1], pair):
            if any(share is percent for _, share in items):
                break
            items = []
        items.append(pair)
    return items if any(share is percent for _, share in items) else []


def is_item(facts: Facts, part: Mention, share: Mention) -> bool:
    """Whether a count is told with its share and no words narrow what it is of."""
    if not is_percent(share.figure) or not is_count(part.figure) or is_change(facts, part) or divisor(facts, part):
        return False
    said = facts.text[part.end : share.start]
    told = SHARE.fullmatch(said) and not NARROWS.search(said) and ENDS.match(facts.text, share.end)
    return bool(told) and is_share(facts, share) and not (of_target(facts, share) or names_another(facts, share))


def follows(facts: Facts, one: Item, other: Item) -> bool:
    """Whether an item stands right behind another and counts the same."""
    (part, share), (following, _) = one, other
    beside = following.index == share.index + 1 and same(part.figure, following.figure)
    return beside and NEXT.fullmatch(facts.text, share.end, following.start) is not None


def whole_of(facts: Facts, first: Mention) -> Mention | None:
    """The figure right before the list, in its sentence."""
    whole = facts.previous(first)
    if whole is None or whole.sentence != first.sentence or is_change(facts, whole):
        return None
    return None if NARROWS.search(CLAUSE.split(facts.before(first))[-1]) else whole
