"""Items of a list that are labelled in one form, so that none of them is a part of another.

"19 vụ cháy: Nghi Lộc 9 vụ, Diễn Châu 5 vụ, Yên Thành 4 vụ" are places beside each other, "(đường bộ 93 vụ, đường sắt 3 vụ)"
kinds of one thing, as are the sides of a partition. Of "9 vụ trộm, 3 vụ cướp, 2 vụ nghiêm trọng" the last may be of both
others, and a district is a part of the province told beside it.
"""

import re
from itertools import pairwise, takewhile

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.partitions import sides_of
from extractor.rules.places import bare_name, table
from extractor.rules.vocabulary import pattern
from extractor.text import CAPITALS

FIRST = re.compile(
    r"(?:^|[:(;,]|\b(?:gồm|đó|là|có|và)\b)\s*(?P<label>(?!(?:bao )?gồm|trong đó|là |có )[^,;:.()\d]{2,40}?)"
    r"\s*(?:\bcó\b|\blà\b|:)?\s*$"
)
"""The label before the first item."""
NEXT = re.compile(
    r"(?:\s?\([^()]{1,30}\))?(?:[,;]\s(?:và |còn )?|\svà )(?P<label>[^,;:.()\d]{2,40}?)\s*(?:\bcó\b|\blà\b|:)?\s*"
)
"""From one item to the next: its label, and no other words."""
NAME = pattern(
    rf"(?i:(?:(?:{{territories}}|{{villages}}|TP\.?|TX\.?) )?)[{CAPITALS}][\w'-]*(?: [{CAPITALS}\d][\w'-]*)*"
)
"""A label that is a name: "Nghi Lộc", "huyện Nghi Lộc"."""
SMALL = pattern(r"(?:xã|phường|thị trấn|{villages}) ", re.IGNORECASE)
"""How the name of a place begins that is a part of a district."""
HEAD = pattern(r"(?:{label_heads})(?= )", re.IGNORECASE)
"""The noun that heads labels of kinds or numbered groups: "đường bộ", "cấp tỉnh"."""
HOLDING = frozenset({"flow", "stock", "funding"})
"""Groups of words of which one may hold another: what was received holds what is new, the budget that of the district."""


def in_one_form(facts: Facts, parts: list[Mention]) -> int:
    """How many of `parts`, from the first, are labelled in one form; 0 where the first has none."""
    if on_one_partition(facts, parts):
        return len(parts)
    labels = labels_of(facts, parts)
    named = list(takewhile(NAME.fullmatch, labels))
    heads = [head[0].lower() if (head := HEAD.match(label)) else None for label in labels]
    headed = sum(1 for _ in takewhile(lambda head: head is not None and head == heads[0], heads))
    return max(len(named) if are_of_one_level(named) else 0, headed)


def on_one_partition(facts: Facts, parts: list[Mention]) -> bool:
    """Whether each part is a side of its own of one partition that leaves nothing to be of two sides."""
    sides = [dict(sides_of(facts, part)) for part in parts]
    groups = [group for group in sides[0] if group not in HOLDING]
    return any(len({named.get(group) for named in sides} - {None}) == len(parts) for group in groups)


def labels_of(facts: Facts, parts: list[Mention]) -> list[str]:
    """The labels before the parts, up to the first that has none or other words beside it."""
    first = FIRST.search(facts.before(parts[0]))
    labels = [first["label"]] if first else []
    for part, following in pairwise(parts):
        label = NEXT.fullmatch(facts.text[part.end : following.start]) if labels else None
        if label is None:
            break
        labels.append(label["label"])
    return labels


def are_of_one_level(names: list[str]) -> bool:
    """Whether the names can all be of places of one level, as far as they are known: no commune beside districts."""
    if len({SMALL.match(name) is None for name in names}) > 1:
        return False
    levels = [{unit.level for unit in table().named(bare_name(name))} for name in names]
    known = [one for one in levels if one]
    return not known or bool(set.intersection(*known))
