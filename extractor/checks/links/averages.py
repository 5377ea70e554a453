"""Averages with total and count (A07, A08): "594 tỷ đồng cho 9.000 người, bình quân 66 triệu đồng mỗi người"."""

import re
from collections.abc import Iterator

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import is_count, is_duration, is_measure, is_percent, norm, one_amount

AFTER = re.compile(r"\s*(?:/|mỗi|một|trên|cho mỗi)\s*([\w]+)")
BEFORE = re.compile(r"(?:mỗi|một)\s+(?:một\s+)?(\w+)[^,;.]*$")


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each average whose total and count stand in its sentence or the one before."""
    for mention in facts.mentions:
        if mention.cell is None and is_average(facts, mention):
            readings = tuple(readings_of(facts, mention))
            if readings:
                yield Claim(readings, firm=is_firm(facts, mention, readings))
            yield from products(facts, mention)


def is_average(facts: Facts, mention: Mention) -> bool:
    """Whether the words make `mention` an amount for each of something."""
    first = single(facts, mention) or mention
    start = first.start - len(facts.before(first))
    if is_percent(mention.figure) or is_duration(mention.figure):
        return False
    return facts.cues.any("average", start, mention.start)


def single(facts: Facts, mean: Mention) -> Mention | None:
    """The one thing for which an average is told: "Vốn bình quân một doanh nghiệp đạt 22,4 tỷ đồng"."""
    before = facts.previous(mean)
    if before is None or before.sentence != mean.sentence or before.figure.value != 1 or not is_count(before.figure):
        return None
    return before


def readings_of(facts: Facts, mean: Mention) -> Iterator[Relation]:
    """Total and count before the average, the nearest first; the count that its words name before others."""
    near = [
        m for m in facts.mentions[: mean.index]
        if m.cell is None and mean.sentence - m.sentence <= 1 and mean.block - m.block in (0, 1)
    ]  # fmt: skip
    totals = closest([m for m in reversed(near) if one_amount(m.figure, mean.figure) and is_measure(m.figure)], mean)
    counts = [m for m in reversed(near) if is_count(m.figure) and m is not single(facts, mean)]
    noun = per_what(facts, mean)
    counts = [m for m in counts if is_of(m, noun)] or closest(counts, mean)
    for whole in totals[:3]:
        for count in counts[:3]:
            yield Relation("A07", (whole.figure, count.figure), (mean.figure,))


def is_of(count: Mention, noun: str | None) -> bool:
    """Whether a count is of the things for which an average is told."""
    unit = norm(count.figure.unit) or ""
    return noun is not None and (noun in unit.split() or noun == unit)


def closest(mentions: list[Mention], mean: Mention) -> list[Mention]:
    """Those of the sentence of the average where there are any, else all."""
    return [m for m in mentions if m.sentence == mean.sentence] or mentions


def products(facts: Facts, price: Mention) -> Iterator[Claim]:
    """The total after a price and its quantity: "120 bộ, mỗi bộ 1,85 triệu đồng, tổng 222 triệu đồng" (A08)."""
    sentence = facts.by_sentence[price.sentence]
    place = sentence.index(price)
    totals = [m for m in sentence[place + 1 : place + 3] if one_amount(m.figure, price.figure)]
    noun = per_what(facts, price)
    # "Mỗi huyện 2 điểm, mỗi điểm 25 em, tổng số 400 em": the points of one district are not all points.
    near = sentence[max(place - 1, 0) : place + 2]
    counts = [m for m in near if is_count(m.figure) and not (m.index < price.index and is_average(facts, m))]
    counts.sort(key=lambda m: noun not in (norm(m.figure.unit) or "").split())
    if totals and counts and facts.cues.any("total", price.end, totals[0].start):
        named = noun in (norm(counts[0].figure.unit) or "").split()
        yield Claim((Relation("A08", (price.figure, counts[0].figure), (totals[0].figure,)),), firm=named)


def per_what(facts: Facts, mean: Mention) -> str | None:
    """The noun after "mỗi" or the slash."""
    if mean.figure.per:
        return norm(mean.figure.per)
    if one := single(facts, mean):
        return norm(one.figure.unit)
    after = AFTER.match(facts.after(mean))
    before = BEFORE.search(facts.before(mean))
    return (after or before)[1].lower() if after or before else None  # type: ignore[index]


def is_firm(facts: Facts, mean: Mention, readings: tuple[Relation, ...]) -> bool:
    """Whether there is one reading, all in one sentence, and the count is of what the average is for."""
    mentions = [facts.by_id[figure.id] for figure in readings[0].terms]
    noun = per_what(facts, mean)
    unit = norm(readings[0].terms[1].unit) or ""
    persons = rules().units.persons
    named = noun is not None and (noun in unit.split() or (noun in persons and unit in persons))
    # "600 triệu đồng: 16 nhà xây, mỗi nhà 30 triệu; 8 nhà sửa, mỗi nhà 15 triệu": the total is of all kinds.
    kinds = [m for m in facts.by_sentence[mean.sentence] if one_amount(m.figure, mean.figure) and is_average(facts, m)]
    together = all(m.sentence == mean.sentence for m in mentions)
    return len(readings) == len(kinds) == 1 and named and together
