"""Changes told in turn of as many figures: "120 ca và 45 ca, lần lượt tăng 20% và 50% so với cùng kỳ (100 ca và 30 ca)"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import direction_of, is_change
from extractor.checks.links.pairs import comparable, relation
from extractor.checks.relations import Claim
from extractor.checks.units import is_duration, is_percent, is_points

IN_TURN = re.compile(r"\blần lượt\b", re.IGNORECASE)
# What joins two changes, "12% về lượng và giảm 5%", and two bases, "(lượng 51.200 tấn, trị giá 31,8 triệu USD)".
JOINS = re.compile(r"(?: về [^\W\d]+(?: [^\W\d]+)?)?\s*(?:,|(?:,\s*)?và)\s*(?:(?:tăng|giảm)(?: thêm)? )?")
JOINS_BASES = re.compile(r"[^.;()\d,]{0,24}(?:,|\bvà\b)[^.;()\d,]{0,24}")
JOINS_BRACKETS = re.compile(r"\)(?:,| và) [^.;()]{0,60}\(")
Pair = tuple[Mention, Mention]


def of(facts: Facts, change: Mention) -> list[Claim] | None:
    """The claim of a change that is told in turn with others, none where its figures are not; None for any other change.

    A change of a row is of the figure and the base at its own place: in "58 tấn, trị giá 35 triệu USD, tăng lần lượt 14% và
    12% so với tháng 7 (51 tấn, 31 triệu USD)" the second says nothing of the tons.
    """
    row = row_of(facts, change)
    if len(row) > 1:
        pairs = pairs_of(facts, row)
        if pairs is None and not IN_TURN.search(facts.before(row[0])):
            return None
    else:
        row, pairs = beside_own(facts, change) if is_change(facts, change) else ([], None)
        if pairs is None:
            return None
    return list(claims(facts, row, pairs or [], change))


def claims(facts: Facts, row: Sequence[Mention], pairs: Sequence[Pair], change: Mention) -> Iterator[Claim]:
    """The claim of one change of a row, by the pair of figures at its place."""
    for told, (new, old) in zip(row, pairs, strict=False):
        if told is change:
            sign = direction_of(facts, change)
            direction = sign if sign is not None else direction_of(facts, row[0]) or 0
            yield Claim((relation(change, new, old, direction),), firm=True)


def row_of(facts: Facts, change: Mention) -> list[Mention]:
    """The changes that stand side by side with this one, itself among them, of which the first has a verb."""
    sentence = facts.by_sentence[change.sentence]
    place = last = sentence.index(change)
    while place and is_joined(facts, sentence[place - 1], sentence[place]):
        place -= 1
    while last + 1 < len(sentence) and is_joined(facts, sentence[last], sentence[last + 1]):
        last += 1
    told = place < last and direction_of(facts, sentence[place]) is not None
    return sentence[place : last + 1] if told else [change]


def is_joined(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether two figures of one kind are told side by side: "14,1% và 11,9%", "360 việc và 480 tỷ đồng"."""
    kinds = [(is_percent(m.figure), is_points(m.figure)) for m in (one, other)]
    return kinds[0] == kinds[1] and bool(JOINS.fullmatch(facts.text, one.end, other.start))


def pairs_of(facts: Facts, row: Sequence[Mention]) -> list[Pair] | None:
    """New and old figure of each change of a row; the old ones are told behind it, or right before it."""
    sentence = [m for m in facts.by_sentence[row[0].sentence] if m in row or not is_duration(m.figure)]
    first, size = sentence.index(row[0]), len(row)
    before, behind = sentence[:first], sentence[first + size :][:size]
    if len(behind) == size and facts.cues.any("base", row[-1].end, behind[0].start):
        if is_run(
            facts, behind, JOINS_BRACKETS
        ):  # "tăng 5% và 20% so với dự toán (120 tỷ đồng) và cùng kỳ (105 tỷ đồng)"
            return paired(facts, row, before[-1:] * size, behind)
        return paired(facts, row, before[-size:], behind) if is_run(facts, behind) else None
    bases = before[-size:]
    news = before[-2 * size : -size]
    if len(bases) == size and is_run(facts, bases) and news and facts.cues.any("base", news[-1].end, bases[0].start):
        return paired(facts, row, news, bases)
    return None


def is_run(facts: Facts, bases: Sequence[Mention], joins: re.Pattern[str] = JOINS_BASES) -> bool:
    """Whether figures that are no changes are told side by side, joined in this way."""
    joined = all(joins.fullmatch(facts.text, one.end, other.start) for one, other in pairwise(bases))
    return joined and not any(is_change(facts, m) for m in bases)


def paired(
    facts: Facts, row: Sequence[Mention], news: Sequence[Mention], bases: Sequence[Mention]
) -> list[Pair] | None:
    """The figures at the same places, where each change can be one of its pair."""
    if len(news) != len(row) or any(is_change(facts, m) for m in news):
        return None
    pairs = list(zip(news, bases, strict=True))
    fits = all(comparable(old, new, change) for change, (new, old) in zip(row, pairs, strict=True))
    return pairs if fits else None


def beside_own(facts: Facts, change: Mention) -> tuple[list[Mention], list[Pair] | None]:
    """Changes each told beside its figure, and their pairs, where the bases follow in turn.

    "Đàn bò 87.450 con, giảm 2,7%; đàn trâu 31.280 con, giảm 4,2% (năm ngoái lần lượt 89.900 con và 32.640 con)".
    """
    sentence = facts.by_sentence[change.sentence]
    start, end = change.end, facts.sentences[change.sentence][1]
    told = IN_TURN.search(facts.text, start, end)
    bases = [m for m in sentence if told is not None and m.start >= told.end()]
    if told is None or not bases or is_change(facts, bases[0]):
        return [], None
    before = [m for m in sentence if m.end <= told.start() and not is_duration(m.figure)]
    row = [m for m in before if is_change(facts, m)][-len(bases) :]
    compared = bool(row) and facts.cues.any("base", row[-1].end, told.start())
    if not compared or change not in row or len(bases) != len(row) or not is_run(facts, bases):
        return [], None
    news = [before[before.index(m) - 1] for m in row if before.index(m)]
    return row, paired(facts, row, news, bases)
