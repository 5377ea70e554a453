"""Several changes against as many old figures, in one order: "So với cùng kỳ (352 vụ, chết 163 người), giảm 34 vụ, 17 người".

The new figures stand before, in one sentence and the same order: "xảy ra 318 vụ, làm chết 146 người". A list of which one
figure more resembles another place is none of which the order can be trusted.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import distant, earlier
from extractor.checks.links.directions import changed_by, direction_of, is_change
from extractor.checks.links.pairs import comparable, relation
from extractor.checks.links.turns import JOINS_BASES
from extractor.checks.relations import Claim
from extractor.checks.units import alike, is_duration, is_percent
from extractor.rules.vocabulary import pattern

FEWEST = 2
REACH = 3
"""How many sentences back the new figures may stand."""
# What ends the words that name one figure of a row.
PART = re.compile(r"[,;:()–]|\s-\s|\bvà\b|\bcòn\b")
LONGER = pattern(r"\s*(?:{so_far}|cả năm|cả nước|toàn quốc)\b", re.IGNORECASE)
Row = Sequence[Mention]


def of(facts: Facts, change: Mention) -> Claim | None:
    """The claim of a change that is one of a row, by the old and the new figure at its place."""
    sentence = [m for m in facts.by_sentence[change.sentence] if not is_duration(m.figure)]
    if len(sentence) < 2 * FEWEST or not is_change(facts, change):
        return None
    changes = [m for m in sentence if is_change(facts, m) and changed_by(facts, m) is None]
    if len(changes) < FEWEST or change not in changes:
        return None
    olds = old_row(facts, sentence, changes)
    if olds is None or not all(is_of(one, old) for one, old in zip(changes, olds, strict=True)):
        return None
    news = new_row(facts, min(changes[0], olds[0], key=lambda m: m.index), olds)
    place = changes.index(change)
    if news is None or not comparable(olds[place], news[place], change):
        return None
    if news[place].sentence < change.sentence and opens_other_time(facts, change, news[place]):
        return None
    return Claim((relation(change, news[place], olds[place], direction_of(facts, change) or 0),), firm=True)


def old_row(facts: Facts, sentence: Row, changes: Row) -> Row | None:
    """As many figures told side by side behind "so với" or in the words of an earlier time as there are changes."""
    first, last = sentence.index(changes[0]), sentence.index(changes[-1])
    for olds in (sentence[first - len(changes) : first] if first >= len(changes) else [], sentence[last + 1 :]):
        if len(olds) != len(changes) or any(is_change(facts, m) for m in olds):
            continue
        start = olds[0].start - len(facts.before(olds[0]))
        joined = all(JOINS_BASES.fullmatch(facts.text, one.end, other.start) for one, other in pairwise(olds))
        if joined and facts.cues.any("base", start, olds[0].start):
            return olds
    return None


def opens_other_time(facts: Facts, change: Mention, new: Mention) -> bool:
    """Whether the sentence of a change opens with a longer time: "Tháng 9 xảy ra 32 vụ. Lũy kế 9 tháng, … giảm 4 vụ"."""
    longer = LONGER.match(facts.text, facts.sentences[change.sentence][0])
    return longer is not None or earlier.opens_other_months(facts, change, new)


def is_of(change: Mention, old: Mention) -> bool:
    """Whether a change can be one of this old figure, by its unit."""
    return is_percent(change.figure) or alike(change.figure, old.figure)


def new_row(facts: Facts, first: Mention, olds: Row) -> Row | None:
    """The new figures, in the order of the old ones: in the sentence itself or in the nearest one before that has them."""
    for sentence in range(first.sentence, first.sentence - REACH - 1, -1):
        told = [
            m for m in facts.by_sentence.get(sentence, ())
            if m.index < first.index and first.block - m.block in (0, 1) and m.figure.role == "reported"
            and not is_change(facts, m) and any(alike(m.figure, old.figure) for old in olds)
        ]  # fmt: skip
        if len(told) < len(olds):
            continue
        aligned = len(told) == len(olds) and all(
            alike(new.figure, old.figure) for new, old in zip(told, olds, strict=True)
        )
        return told if aligned and keeps_order(facts, told, olds) else None
    return None


def keeps_order(facts: Facts, news: Row, olds: Row) -> bool:
    """Whether no figure is named more like one at another place: "chết 163 người, bị thương 270 người"."""
    named = [[words_of(facts, m) for m in row] for row in (news, olds)]
    for place, words in enumerate(named[0]):
        own = len(words & named[1][place])
        if any(len(words & other) > own for other in named[1]):
            return False
    return True


def words_of(facts: Facts, mention: Mention) -> set[str]:
    """The words beside a figure that tell what it counts."""
    before, behind = facts.clause(mention, PART)
    return set(distant.telling(f"{before} {mention.figure.unit} {behind}".lower()))
