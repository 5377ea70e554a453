"""Rates that a sentence takes up as told though only their counts were: "khám 750 em, phát hiện 210 em. Tỷ lệ 28% này là cao".

Where the counts were not told with a rate, the two before it are what "này" points to, and nothing else can be meant. A rate
that stands before in the article may be the one that is taken up.

"Có 11.520 người tham gia. Lực lượng lao động là 320.000 người, nên nhóm này mới chiếm 3,6%" takes up a count; that it is a share
of the other one is likely, and no more.
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.distant import telling
from extractor.checks.links.fractions import fraction
from extractor.checks.links.share_leads import before, can_be
from extractor.checks.links.share_ties import is_found
from extractor.checks.links.sums import share_of
from extractor.checks.relations import Claim, certain
from extractor.checks.units import is_duration, is_percent, one_noun
from extractor.rules.vocabulary import pattern

RATE = re.compile(r"\b(?:t[ỷỉ] lệ|mức)((?: [^\W\d]+){0,4}?) $", re.IGNORECASE)
POINTS = pattern(r"((?: [^\W\d]+){0,4}?) (?:{aforesaid})\b")

# From the whole to the share of what the sentence before counts: " người, nên nhóm này mới chiếm ".
SO_THESE = pattern(
    r"[^,;:.()\d]*, (?:nên|do đó|{hence}|{thus}|{says_again}) (?:thì )?(?:nhóm|bộ phận|{outcomes}) "
    r"(?:[^\W\d]+ ){0,2}?(?:{aforesaid}) (?:(?:{barely}) )*(?:{amounts_to}) (?:tỷ lệ )?"
)


def taken_up(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a percentage that its words take up, or that is told of a count which they do."""
    return rate_of(facts, percent) or of_these(facts, percent)


def of_these(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a share that is concluded from the only count of its sentence and the only one of the sentence before."""
    whole = facts.previous(percent)
    if whole is None or facts.by_sentence[percent.sentence][0] is not whole:
        return None
    if not SO_THESE.fullmatch(facts.text, whole.end, percent.start):
        return None
    above = [m for m in facts.by_sentence.get(percent.sentence - 1, ()) if not is_duration(m.figure)]
    if len(above) != 1 or above[0].block != percent.block or not can_be(whole, above[0]):
        return None
    return None if is_change(facts, above[0]) else Claim((share_of(percent, above[0], whole),), distant=True)


def rate_of(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a rate that is taken up, by the two counts that the sentence before tells."""
    points = POINTS.match(facts.after(percent))
    rate = RATE.search(facts.before(percent)) if points else None
    pair = counts_of(facts, percent) if rate else None
    if points is None or rate is None or pair is None:
        return None
    told = any(m.figure.value == percent.figure.value and is_percent(m.figure) for m in facts.mentions[: percent.index])
    words = telling(f"{rate[1]} {points[1]}")
    known = telling(facts.text[slice(*facts.sentences[pair[0].sentence])])
    return None if told or not words <= known else certain(share_of(percent, *pair))


def counts_of(facts: Facts, percent: Mention) -> tuple[Mention, Mention] | None:
    """Part and whole in the sentence before, where it tells two counts and no rate."""
    above = [m for m in facts.by_sentence.get(percent.sentence - 1, ()) if not is_duration(m.figure)]
    if len(above) != 2 or any(is_percent(m.figure) or is_change(facts, m) for m in above):
        return None
    first, second = above
    if first.block != percent.block or not one_noun(first.figure, second.figure):
        return None
    if fraction(facts, first, second):
        return (first, second) if can_be(second, first) else None
    led = can_be(first, second) and (before(facts, second) is first or is_found(facts, second, first))
    return (second, first) if led else None
