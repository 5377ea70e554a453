"""Totals and counts of a mean that are told paragraphs back, behind it, or of its kind only."""

import re

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.links.mean_kinds import is_of_kind, is_other_kind, kind_named, told_alike, told_for
from extractor.checks.links.mean_sources import (
    MANY,
    counts_among,
    is_source,
    is_total_of,
    leaves_rest,
    totals_among,
    totals_near,
)
from extractor.checks.links.means import is_of, per_what, single
from extractor.checks.reading import plain
from extractor.checks.units import alike, exceeds, is_count, is_percent, norm, one_noun
from extractor.rules.vocabulary import pattern

AFAR = 60
"""How many figures back a total or count is looked for that no sentence nearby tells."""

FEW = 2
"""How many sentences before a mean of all stands their count."""
EACH = pattern(r"(?:{on_average}),? (?:mỗi|một) ", re.IGNORECASE)
CALLED = pattern(r"\btổng (?:{funds})\b[^,;:]*$", re.IGNORECASE)

Pair = tuple[Mention, Mention]


def pairs_afar(facts: Facts, mean: Mention) -> list[Pair]:
    """Totals and counts paragraphs back, one of the two near the average: "Với 95 thẩm phán, bình quân mỗi thẩm phán …"."""
    noun = per_what(facts, mean)
    past = [m for m in facts.mentions[max(mean.index - AFAR, 0) : mean.index] if m.cell is None and is_source(facts, m)]
    counts = [m for m in reversed(counts_among(past, facts, mean)) if is_of(m, noun)]
    totals = [m for m in reversed(totals_among(past, facts, mean)) if not is_percent(m.figure)]
    counts.sort(key=lambda m: (not told_alike(facts, m, mean), norm(m.figure.unit) != noun))
    counts = right_before(facts, mean, counts) or counts
    totals = [m for m in totals if m.figure.modifier == "exact" or not any(rounds(m, other) for other in totals)]
    afar = [(whole, count) for whole in totals for count in counts[:1]]
    return list(dict.fromkeys([(whole, count) for whole in totals_near(facts, mean)[:1] for count in counts] + afar))


def right_before(facts: Facts, mean: Mention, counts: list[Mention]) -> list[Mention]:
    """The count that a mean takes up: "Biên chế 14 người, có 4 chấp hành viên, tính ra mỗi người 320 việc" is of the four."""
    return [m for m in counts if m is facts.previous(mean) and m.sentence == mean.sentence]


@remembered
def pairs_of_kind(facts: Facts, mean: Mention) -> list[Pair]:
    """Totals and counts of the kind that an average names: "sửa 412 nhà … mỗi nhà sửa chữa 30 triệu đồng … sửa chữa 12 tỷ"."""
    if kind_named(facts, mean) is None:
        return []
    counts = [m for m in facts.mentions[max(mean.index - AFAR, 0) : mean.index] if is_of(m, per_what(facts, mean))]
    counts = [m for m in counts if m.cell is None and is_source(facts, m) and is_of_kind(facts, m, mean)]
    near = [m for at in (0, 1) for m in facts.by_sentence.get(mean.sentence + at, ()) if m.index > mean.index]
    totals = [m for m in near if is_total_of(m, mean) and is_source(facts, m) and is_of_kind(facts, m, mean)]
    return [(whole, count) for whole in totals for count in counts]


def pairs_behind(facts: Facts, mean: Mention) -> list[Pair]:
    """Totals near an average with counts told behind it: "bình quân mỗi thẩm phán 4 phiên; toàn ngành có 67 thẩm phán"."""
    noun = per_what(facts, mean)
    behind = [
        m for m in facts.by_sentence[mean.sentence] if m.index > mean.index and is_count(m.figure) and is_of(m, noun)
    ]
    counts = [m for m in behind if m is not single(facts, mean) and is_source(facts, m)]
    return [(whole, count) for whole in totals_near(facts, mean)[:1] for count in counts]


@remembered
def counts_afar(facts: Facts, mean: Mention) -> list[Mention]:
    """The counts before an average of just what it is for, but for parts of others: "36 doanh nghiệp, gồm 17 …"."""
    named = counts_of(facts, mean)
    ids = {m.id for m in named}
    parts = {m.figure.value for m in named if m.figure.of in ids}
    exact = [m for m in named if m.figure.modifier == "exact" or not any(rounds(m, other) for other in named)]
    return list({m.figure.value: m for m in exact if m.figure.value not in parts}.values())


def counts_of(facts: Facts, mean: Mention) -> list[Mention]:
    """The counts before an average of just what it is for."""
    past = [m for m in facts.mentions[max(mean.index - AFAR, 0) : mean.index] if m.cell is None and is_count(m.figure)]
    named = [m for m in past if is_named(facts, m, mean) and m.figure.value != 1 and is_source(facts, m)]
    return [m for m in named if not leaves_rest(facts, m) and not is_other_kind(facts, m, mean)]


def main_count(facts: Facts, mean: Mention) -> Mention | None:
    """The one count of what an average is for: the one that the headline rounds, the only one, or one told there or divided."""
    counts = counts_afar(facts, mean)
    headed, divided = ([m for m in counts if told(facts, m)] for told in (is_headline, is_divided))
    for told in (rounded_headline(facts, mean), counts, headed, divided):
        if len(told) == 1:
            return told[0]
    return None


def widest(facts: Facts, mean: Mention) -> Mention | None:
    """The count of what an average is for that is told first of them and exceeds all others: "xảy ra 74 vụ cháy"."""
    counts = counts_of(facts, mean)
    others = [m for m in counts[1:] if m.figure.value != counts[0].figure.value]
    return counts[0] if others and all(exceeds(counts[0].figure, m.figure) for m in others) else None


@remembered
def of_all(facts: Facts, mean: Mention) -> Pair | None:
    """The total of which the sentence before lists the parts, and the main count, where a mean of its own sentence follows.

    "Toàn tỉnh sửa 1.240 căn, gồm …. Tổng kinh phí 86,8 tỷ đồng, trong đó …. Bình quân mỗi căn 70 triệu đồng".
    """
    if facts.by_sentence[mean.sentence][0] is not mean or not EACH.match(facts.before(mean)):
        return None
    told = [m for m in facts.back(mean, 1) if m.block == mean.block and is_total_of(m, mean) and is_divided(facts, m)]
    called = [m for m in told if is_source(facts, m) and CALLED.search(facts.before(m))]
    count = main_count(facts, mean)
    near = count is not None and 0 < mean.sentence - count.sentence <= FEW
    return (called[0], count) if count is not None and near and len(called) == 1 else None


def are_parts(pair: Pair, wholes: Pair) -> bool:
    """Whether total and count are parts of the ones that a mean is of: what each kind cost the words would name."""
    return all(part.figure.of == whole.id for part, whole in zip(pair, wholes, strict=True))


def is_divided(facts: Facts, count: Mention) -> bool:
    """Whether a list tells the parts of a count."""
    return sum(m.figure.of == count.id for m in facts.mentions) >= MANY


def is_headline(facts: Facts, count: Mention) -> bool:
    """Whether the headline tells a count of the text too."""
    same = (m.figure.value == count.figure.value and one_noun(m.figure, count.figure) for m in headline(facts))
    return count.block > 0 and any(same)


def headline(facts: Facts) -> list[Mention]:
    """The figures of the headline."""
    return [m for m in facts.mentions if m.block == 0 and facts.kind(m) == "heading"]


def rounded_headline(facts: Facts, mean: Mention) -> list[Mention]:
    """The one count of what an average is for that the headline rounds: "Bán hơn 168.000 vé" and "168.480 vé trên 234.000 vé"."""
    top = [m for m in headline(facts) if m.figure.modifier != "exact"]
    told = {m.figure.value: m for m in counts_of(facts, mean) if m.block > 0 and any(rounds(one, m) for one in top)}
    return list(told.values())


def is_named(facts: Facts, count: Mention, mean: Mention) -> bool:
    """Whether a count is of just what an average is for: "124 bếp ăn" for "mỗi bếp", but no "trường hợp" for "mỗi trường"."""
    unit, words = norm(count.figure.unit) or "", told_for(facts, mean) or per_what(facts, mean) or ""
    if not unit or not words:
        return False
    head = words.split(maxsplit=1)[0]
    whole_noun = words.strip() == head or head in rules().units.counting  # "mỗi cơ sở" is no "cơ quan"
    longer = unit.startswith(f"{head} ") and unit not in rules().units.cases and whole_noun
    return f"{words} ".startswith(f"{unit} ") or longer


def rounds(hedged: Mention, other: Mention) -> bool:
    """Whether a hedged total only tells an exact one of its unit again: "Hơn 412.000 lượt xe" in the headline."""
    exact = other.figure.modifier == "exact" and alike(hedged.figure, other.figure)
    return exact and plain(hedged.figure).meets(plain(other.figure))
