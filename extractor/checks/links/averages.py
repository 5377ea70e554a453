"""Averages with total and count (A07, A08): "594 tỷ đồng cho 9.000 người, bình quân 66 triệu đồng mỗi người"."""

import re
from collections import Counter
from collections.abc import Iterator

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, exceeds, is_count, is_duration, is_percent, norm, one_amount

AFTER = re.compile(r"\s*(?:/|mỗi|một|trên|cho mỗi)\s*([\w]+)")
BEFORE = re.compile(r"(?:mỗi|một)\s+(?:một\s+)?(\w+)(?:, \w+ \w+)*[^,;.]*$", re.IGNORECASE)
# "57 người mỗi xã, …": what is told for each of is the figure before.
OF_BEFORE = re.compile(r"\s*(?:cho |trên |với )?mỗi \w+\b", re.IGNORECASE)
WORD = re.compile(r"\w+")
KIND = re.compile(r"\s(?:cho )?mỗi (\w+(?: \w+){1,4})(?=[,;.)])", re.IGNORECASE)
NAMED = re.compile(r"(?:bình quân|trung bình) (?!mỗi|một|gần|hơn|trên|đạt|là|có|khoảng)(\w+(?: \w+)?)", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:]")
FOR = re.compile(r" cho (?:cả |tất cả |toàn bộ )?")
SLIP = 10
"""How many times an average exceeds its total where one of them is in a wrong scale."""
MANY = 2
"""How many parts of one whole make a list."""
REACH = 3
"""How many sentences back may stand what the average names."""


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
    if is_percent(mention.figure) or is_duration(mention.figure) or mention.figure.role != "reported":
        return False
    first = single(facts, mention) or mention
    start = first.start - len(own_words(facts, first))
    return facts.cues.any("average", start, mention.start) or is_yield(facts, mention)


def own_words(facts: Facts, mention: Mention) -> str:
    """The words before a figure in its clause, without those that say of what the figure before is told."""
    before, previous = facts.before(mention), facts.previous(mention)
    skipped = OF_BEFORE.match(before) if previous is not None and previous.sentence == mention.sentence else None
    return before[max(before.rfind(";") + 1, skipped.end() if skipped else 0) :]


def is_yield(facts: Facts, mention: Mention) -> bool:
    """Whether the words call `mention` what each hectare bore: "năng suất 7,25 tấn/ha"."""
    return mention.figure.per is not None and "năng suất" in facts.before(mention).lower()


def single(facts: Facts, mean: Mention) -> Mention | None:
    """The one thing for which an average is told: "Vốn bình quân một doanh nghiệp đạt 22,4 tỷ đồng"."""
    before = facts.previous(mean)
    if before is None or before.sentence != mean.sentence or before.figure.value != 1 or not is_count(before.figure):
        return None
    return before


def readings_of(facts: Facts, mean: Mention) -> Iterator[Relation]:
    """Total and count around the average, the nearest first; what its words name goes before all else."""
    near = [
        m for m in facts.back(mean, REACH)
        if mean.block - m.block in (0, 1) and m.figure.role == "reported" and not is_change(facts, m)
        and not is_average(facts, m)
    ]  # fmt: skip
    noun = per_what(facts, mean)
    totals = [m for m in near if is_total_of(m, mean) and not is_of(m, noun)]
    counts = [m for m in near if m is not single(facts, mean) and counted(m, noun) and m not in totals]
    named = named_behind(facts, mean, noun) or kind_of(facts, mean, counts) or last_told(named_counts(counts, noun))
    counts = named or closest(counts, mean)
    called = [m for m in last_told(totals) if facts.cues.any("sum", m.start - len(facts.before(m)), m.start)]
    totals = called[:1] or list(dict.fromkeys([*without_parts(totals), *totals]))
    totals = last_told(named_again(facts, mean, totals)) or closest(totals, mean) or following(facts, mean)
    for whole in totals[:3]:
        for count in counts[:3]:
            yield Relation("A07", (whole.figure, count.figure), (mean.figure,))


def counted(mention: Mention, noun: str | None) -> bool:
    """Whether a figure can be what an amount is divided by: a count, or the days or hectares that the average names."""
    return is_count(mention.figure) or (is_of(mention, noun) and not is_percent(mention.figure))


def is_of(count: Mention, noun: str | None) -> bool:
    """Whether a count is of the things for which an average is told."""
    unit = norm(count.figure.unit) or ""
    if noun in rules().units.persons and unit in rules().units.persons:
        return True
    return noun is not None and (noun == unit or f"{noun} " in f"{unit} ".replace(",", " "))


def named_behind(facts: Facts, mean: Mention, noun: str | None) -> list[Mention]:
    """The count right behind an average: "157,5 triệu đồng cho mỗi xã trong 8 xã"."""
    after = facts.following(mean)
    told = after is not None and after.sentence == mean.sentence and is_of(after, noun)
    return [after] if after is not None and told and not CLAUSE.search(facts.after(mean)) else []


def is_total_of(mention: Mention, mean: Mention) -> bool:
    """Whether a figure can be the total of an average: an amount in its unit, or more of the things that it counts."""
    if mention.figure.per and mention.figure.per != mean.figure.per:
        return False
    if exceeds(mean.figure, mention.figure) and (mean.figure.value or 0) < SLIP * (mention.figure.value or 0):
        return False  # "mỗi người 50 triệu đồng, mới ứng 20 triệu đồng"; a total in a wrong scale is less by far
    if one_amount(mention.figure, mean.figure):
        return True
    return is_count(mean.figure) and is_count(mention.figure) and alike(mention.figure, mean.figure)


def last_told(mentions: list[Mention]) -> list[Mention]:
    """Those of the last sentence that has any; `mentions` begin with the last."""
    return [m for m in mentions if m.sentence == mentions[0].sentence] if mentions else []


def kind_of(facts: Facts, mean: Mention, counts: list[Mention]) -> list[Mention]:
    """The one count told with all words of a longer name: "phá rừng 19 vụ, …; bình quân 0,33 ha mỗi vụ phá rừng"."""
    found = KIND.match(facts.after(mean))
    words = set(WORD.findall(found[1].lower())) if found else set()
    told = [m for m in counts if words <= set(WORD.findall(f"{facts.before(m)} {m.figure.unit}".lower()))]
    return told if len(told) == 1 and len(words) > 1 else []


def named_counts(counts: list[Mention], noun: str | None) -> list[Mention]:
    """The counts of what the average is for, but for parts of one: "24 HTX tại 3 huyện: An (9 HTX), Bình (8 HTX), …"."""
    return without_parts([m for m in counts if is_of(m, noun)])


def without_parts(mentions: list[Mention]) -> list[Mention]:
    """The figures but for those of a list about another one."""
    ids = {m.id for m in mentions}
    lists = Counter(m.figure.of or "" for m in mentions if m.figure.of in ids)
    return [m for m in mentions if lists[m.figure.of or ""] < MANY]


def named_again(facts: Facts, mean: Mention, totals: list[Mention]) -> list[Mention]:
    """The totals told with the words of the average: "tổng dư nợ 512,4 tỷ đồng …, bình quân dư nợ 36,5 triệu đồng/hộ"."""
    found = NAMED.search(facts.before(mean))
    words = found[1].lower().split() if found else []
    for size in range(len(words), 0, -1):
        again = [m for m in totals if " ".join(words[:size]) in facts.before(m).lower()]
        if again:
            return again
    return []


def following(facts: Facts, mean: Mention) -> list[Mention]:
    """The total right behind an average: "năng suất 7,25 tấn/ha, sản lượng 1.157.100 tấn"."""
    after = facts.following(mean)
    if after is None or after.sentence != mean.sentence or not is_total_of(after, mean) or is_change(facts, after):
        return []
    return [] if facts.cues.any("total", mean.end, after.start) else [after]  # what is called a total is a product


def closest(mentions: list[Mention], mean: Mention) -> list[Mention]:
    """Those of the sentence of the average where there are any, else those of the one before."""
    here = [m for m in mentions if m.sentence == mean.sentence]
    return here or [m for m in mentions if mean.sentence - m.sentence == 1]


def products(facts: Facts, price: Mention) -> Iterator[Claim]:
    """The total after a price and its quantity: "120 bộ, mỗi bộ 1,85 triệu đồng, tổng 222 triệu đồng" (A08)."""
    sentence = facts.by_sentence[price.sentence]
    place = sentence.index(price)
    totals = [m for m in sentence[place + 1 : place + 3] if one_amount(m.figure, price.figure)]
    noun = per_what(facts, price)
    # "Mỗi huyện 2 điểm, mỗi điểm 25 em, tổng số 400 em": the points of one district are not all points.
    near = sentence[max(place - 1, 0) : place + 4]
    counts = [m for m in near if counted(m, noun) and not (m.index < price.index and is_average(facts, m))]
    counts = [m for m in counts if m.index < price.index + 2 or FOR.fullmatch(facts.before(m))]
    counts.sort(key=lambda m: not is_of(m, noun))
    if totals and counts:
        named, called = is_of(counts[0], noun), facts.cues.any("total", price.end, totals[0].start)
        relation = Relation("A08", (price.figure, counts[0].figure), (totals[0].figure,))
        if named or called:
            yield Claim((relation,), firm=named and called)


def per_what(facts: Facts, mean: Mention) -> str | None:
    """The noun after "mỗi" or the slash."""
    if one := single(facts, mean):
        return norm(one.figure.unit)
    after = AFTER.match(facts.after(mean))
    before = BEFORE.search(own_words(facts, mean))
    named = after or before
    return named[1].lower() if named else norm(mean.figure.per)


def is_firm(facts: Facts, mean: Mention, readings: tuple[Relation, ...]) -> bool:
    """Whether there is one reading, told in one sentence or two, and the count is of what the average is for."""
    mentions = [facts.by_id[figure.id] for figure in readings[0].terms]
    named = is_of(mentions[1], per_what(facts, mean))
    # "600 triệu đồng: 16 nhà xây, mỗi nhà 30 triệu; 8 nhà sửa, mỗi nhà 15 triệu": the total is of all kinds.
    kinds = [m for m in facts.by_sentence[mean.sentence] if one_amount(m.figure, mean.figure) and is_average(facts, m)]
    together = all(mean.sentence - m.sentence <= 1 for m in mentions)
    together = together and any(m.sentence == mean.sentence for m in mentions)
    return len(readings) == len(kinds) == 1 and named and together
