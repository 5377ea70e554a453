"""Shares of which the other side, told behind, shows the whole: the parts make up a figure told before to the digit.

"Các đoàn đến 1.248 cơ sở …. Có 1.086 cơ sở đạt yêu cầu, chiếm 84%; 162 cơ sở vi phạm": 1.086 and 162 are the 1.248. The whole
may stand by the share as well: "39.755 em thuộc diện tham gia, nghĩa là đã đạt 97,2%; 795 em chưa có thẻ", of 38.960 em.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.enumerations import is_plain
from extractor.checks.links.near_rows import words_of_side
from extractor.checks.links.plans import of_target
from extractor.checks.links.sums import share_of, total
from extractor.checks.links.wholes import names_another
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, is_bare, is_count, norm
from extractor.rules.vocabulary import pattern

OTHER_SIDE = pattern(r"\b(?:{other_side}|vi phạm)\b", re.IGNORECASE)
"""What is told of the last of the sides: that it is not done, or left, or against the rules."""
OPENS = re.compile(r"\s*(?:[^\W\d]+ ){0,4}")
"""The words before a side with which a sentence opens: "Vắng mặt ", "Còn lại "."""
BACK = 8
"""How many sentences before the share the figure may stand that the sides make up."""
MOST = 3
"""How many sides stand behind the share at most."""
LEAST = 30
"""The smallest whole that sides make up by no chance."""


def claim(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a share whose sides make up one figure told before, or whose whole less its rest is one."""
    first = facts.previous(percent)
    sides = list(others(facts, percent))
    if first is None or first.sentence != percent.sentence or ";" in facts.before(percent) or not sides:
        return None
    if not can_be(facts, first) or of_target(facts, percent) or names_another(facts, percent):
        return None
    pair = of_sum(facts, first, sides) or of_rest(facts, first, sides)
    if pair is None:
        return None
    part, whole = pair
    return Claim((share_of(percent, part, whole),), firm=True, borne_out=True)


def others(facts: Facts, percent: Mention) -> Iterator[Mention]:
    """The counts behind a share in its sentence, the last of which is called another side."""
    sentence = facts.by_sentence[percent.sentence]
    rest = sentence[sentence.index(percent) + 1 :] or next_side(facts, percent)
    behind = list(takewhile(lambda m: can_be(facts, m) and one_kind(m, rest[0]), rest))
    if 0 < len(behind) <= MOST and OTHER_SIDE.search(words_of_side(facts, behind[-1])):
        yield from behind


def next_side(facts: Facts, percent: Mention) -> list[Mention]:
    """The count with which the next sentence opens: "7.934 em đến lớp, đạt 95%. Vắng mặt 418 em"."""
    first = facts.by_sentence.get(percent.sentence + 1, ())[:1]
    return [m for m in first if m.block == percent.block and OPENS.fullmatch(facts.before(m))]


def can_be(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts something to the digit, and is no change, mean or share."""
    return is_plain(facts, mention) and is_count(mention.figure) and mention.figure.modifier == "exact"


def of_sum(facts: Facts, part: Mention, sides: list[Mention]) -> tuple[Mention, Mention] | None:
    """The part and the one figure before it that it makes up with the other sides."""
    whole = told(facts, part, total([part, *sides]))
    return None if whole is None or not all(one_kind(m, whole) for m in sides) else (part, whole)


def of_rest(facts: Facts, whole: Mention, sides: list[Mention]) -> tuple[Mention, Mention] | None:
    """The one figure before it that a whole leaves without its rest, and the whole."""
    if len(sides) != 1 or not exceeds(whole.figure, sides[0].figure) or not one_kind(sides[0], whole):
        return None
    part = told(facts, whole, total([whole]) - total(sides))
    return None if part is None else (part, whole)


def told(facts: Facts, mention: Mention, value: Decimal) -> Mention | None:
    """The figure of this number in the sentences before that counts what `mention` does."""
    found = [m for m in facts.back(mention, BACK) if m.figure.value == value and can_be(facts, m)]
    found = [m for m in found if one_kind(mention, m)]
    return min(found, key=lambda m: is_bare(m.figure)) if found and value >= LEAST else None


def one_kind(one: Mention, other: Mention) -> bool:
    """Whether two figures count alike, or one of them has no noun, or one that counts whatever was named: "29 chiếc"."""
    return alike(one.figure, other.figure) or any(
        is_bare(m.figure) or norm(m.figure.unit) in rules().units.classifiers for m in (one, other)
    )
