"""Wholes that a share calls by the name under which a figure before its part was told.

"Tổng diện tích 6.800 ha. Đến nay gặt 5.632 ha, tức 77% diện tích"; "117/151 xã đạt chuẩn; 24 xã nâng cao, bằng 20,5% số xã đã
đạt chuẩn"; "lập biên bản 137 công trình sai phép. Riêng thị xã Đông có 48 công trình, chiếm 35% số vi phạm".
"""

import re

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.distant import telling
from extractor.checks.links.fractions import fraction
from extractor.checks.links.names import own_words
from extractor.checks.links.share_kinds import is_of_kind, is_other
from extractor.checks.links.share_leads import can_be
from extractor.checks.links.share_rates import OWN, SOME, WHOSE
from extractor.checks.units import alike, is_percent
from extractor.rules.vocabulary import pattern

NAMES = re.compile(r" (?:của |so với )?((?:[^\W\d]+ ){0,4}[^\W\d]+)\s*(?:[.,;)”\"–]|và\b|$)")
# What is said of some things of which all were told before: "số xã đã đạt chuẩn".
SAID = re.compile(r"\b(?:đã|được|bị)\b")
OFFENCES = pattern(
    r" (?:trong |của )?(?:tổng )?(?:số )?(?:(?:vụ|hành vi|trường hợp|cơ sở|công trình) )?(?:vi phạm|sai phạm)"
    r"(?: (?:(?:đã |được |bị )?phát hiện|(?:toàn|cả|của) (?:{territories})))?\s*(?:[.,;)”]|$)"
)
SINGLED_OUT = re.compile(r"\s*(?:Chỉ riêng|Riêng|Trong đó,?|Chỉ tính riêng|Nhiều nhất là|Đứng đầu là)\b")
CLAUSE = re.compile(r"[,;:]")
AREA = frozenset({"diện", "tích"})
"""What a measure of land says by itself: "Vùng nuôi rộng 2.200 ha; … chiếm 35% diện tích vùng nuôi"."""
LONGER = re.compile(r"\b(?:lũy kế|luỹ kế|từ đầu năm|cả năm|\d+ tháng)\b", re.IGNORECASE)


def called_again(facts: Facts, percent: Mention, part: Mention) -> Mention | None:
    """The figure before a part by whose name the share calls its whole, or the offences that some of are singled out."""
    named = NAMES.match(facts.text, percent.end)
    whole = told_before(facts, part)
    told = named is not None and whole is not None and is_called(facts, named[1], part, whole)
    return whole if told else offences(facts, percent, part)


def is_called(facts: Facts, name: str, part: Mention, whole: Mention) -> bool:
    """Whether all words of a name are those of a figure and none narrow the part."""
    if part.sentence - whole.sentence > 1 or whole.block != part.block or is_percent(whole.figure):
        return False
    if is_change(facts, whole) or is_change(facts, part) or is_of_kind(facts, part, whole):
        return False
    words, said, own = telling(name.lower()), facts.before(part), own_words(facts, whole)
    if whole.figure.dimension == "area" and words > AREA:
        words -= AREA
    narrower = OWN.search(said) or WHOSE.search(said) or any(one not in own for one in SOME.findall(said.lower()))
    if narrower or not words or not words <= own:
        return False
    beside = all(not alike(m.figure, part.figure) for m in facts.mentions[whole.index + 1 : part.index])
    return not is_other(facts, part, whole) if beside else SAID.search(name) is not None


def told_before(facts: Facts, part: Mention) -> Mention | None:
    """The figure before a part; of a fraction, with its share behind it, the upper one."""
    whole = next((m for m in facts.back(part, 1) if is_percent(m.figure) or alike(m.figure, part.figure)), None)
    if whole is None or not is_percent(whole.figure):
        return whole
    below = facts.previous(whole)
    above = facts.previous(below) if below is not None else None
    told = below is not None and above is not None and above.sentence == below.sentence == whole.sentence
    return above if told and above is not None and below is not None and fraction(facts, above, below) else whole


def offences(facts: Facts, percent: Mention, part: Mention) -> Mention | None:
    """The one count of offences in the sentence before, of which those of one place are singled out."""
    start, _ = facts.sentences[percent.sentence]
    singled = SINGLED_OUT.match(facts.text, start) and facts.by_sentence[percent.sentence][0] is part
    if not singled or not OFFENCES.match(facts.text, percent.end) or LONGER.search(facts.text, start, part.start):
        return None
    told = [m for m in facts.by_sentence.get(percent.sentence - 1, ()) if m.block == part.block and can_be(m, part)]
    told = [m for m in told if tells_offence(facts, m) and not is_change(facts, m)]
    return told[0] if len({m.figure.value for m in told}) == 1 else None


def tells_offence(facts: Facts, mention: Mention) -> bool:
    """Whether the clause of a count says that these are offences, or were punished."""
    units = rules().units
    clause = " ".join(facts.clause(mention, CLAUSE)).lower()
    return any(word in clause for word in (*units.offending, *units.punished))
