"""Percentages with the count they state and the whole they are a share of (A03), or with the plan (B06).

The part is the count that the percentage follows ("84 cơ sở đạt yêu cầu, chiếm 80%"). The whole may be named after the
percent sign ("8% tổng biên chế"), stand before the part, or have been named sentences ago; every figure that counts the
same is a possible whole, ranked by the words first and by distance next.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, is_count, is_duration, is_percent, same

STOP = re.compile(r"[;.](?=\s|$)")
COMMA_CLAUSE = re.compile(r",\s+(?!chiếm|đạt|bằng|tương|tức|với|tỷ|tỉ|hay)")
WORD = re.compile(r"\w+")
MOST_WHOLES = 6


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each percentage that states a share of something counted."""
    for mention in facts.mentions:
        if is_percent(mention.figure) and mention.cell is None and is_share(facts, mention):
            claim = claim_of(facts, mention)
            if claim is not None:
                yield claim


def is_share(facts: Facts, percent: Mention) -> bool:
    """Whether the percentage is a share and not a change, an average or a rate."""
    before = percent.start - len(facts.before(percent))
    if percent.figure.base is not None or percent.figure.role == "threshold":
        return False
    return not any(facts.cues.any(role, before, percent.start) for role in ("rise", "fall", "average", "from", "to"))


def claim_of(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of one percentage, or None where no counted part stands by it."""
    part = part_of(facts, percent)
    if part is None:
        return None
    ranked = wholes(facts, percent, part)
    readings = tuple(Relation("A03", (part.figure, whole.figure), (percent.figure,)) for whole in ranked)
    return Claim(readings, firm=is_firm(facts, percent, part, ranked)) if readings else None


def part_of(facts: Facts, percent: Mention) -> Mention | None:
    """The count that the percentage states as a share: the linked one, the figure before it, or one in a bracket after."""
    if percent.figure.part is not None:
        return facts.by_id.get(percent.figure.part)
    sentence = facts.by_sentence[percent.sentence]
    place = sentence.index(percent)
    previous = [m for m in sentence[:place] if not is_percent(m.figure) and not is_duration(m.figure)]
    if previous and not STOP.search(facts.text, previous[-1].end, percent.start):
        return previous[-1]
    following = sentence[place + 1 : place + 2]
    if following and "(" in facts.after(percent) and not is_percent(following[0].figure):
        return following[0]
    return None


def wholes(facts: Facts, percent: Mention, part: Mention) -> list[Mention]:
    """The possible wholes, the likeliest first."""
    linked = facts.by_id.get(percent.figure.of or part.figure.of or "")
    near = [
        m for m in facts.mentions
        if m.id not in (part.id, percent.id) and m.cell is None and _can_hold(m, part) and m.block <= percent.block
    ]  # fmt: skip
    ranked = sorted(near, key=lambda m: (-_named(facts, percent, m), _distance(m, part)))
    return list(dict.fromkeys(([linked] if linked else []) + ranked))[:MOST_WHOLES]


def _can_hold(whole: Mention, part: Mention) -> bool:
    if not (alike(whole.figure, part.figure) or (is_count(whole.figure) and part.figure.unit is None)):
        return False
    top, least = whole.figure.upper, part.figure.lower
    return top is None or least is None or top >= least


def _distance(whole: Mention, part: Mention) -> tuple[int, int, int]:
    """Sentences first, then what stands before the part, then characters."""
    return (abs(part.sentence - whole.sentence), int(whole.start > part.start), abs(part.start - whole.start))


def _named(facts: Facts, percent: Mention, whole: Mention) -> int:
    """How many words after the percent sign name the whole: "94% số hồ sơ tiếp nhận mới"."""
    phrase = re.split(r"[,;.()]", facts.after(percent), maxsplit=1)[0].lower()
    words = set(WORD.findall(phrase)[:8]) - {"số", "tổng", "của", "các", "trên", "trong", "so", "với"}
    if not words:
        return 0
    around = facts.text[max(whole.start - 40, 0) : whole.end + 30].lower()
    return len(words & set(WORD.findall(around)))


def is_firm(facts: Facts, percent: Mention, part: Mention, ranked: list[Mention]) -> bool:
    """Whether the words settle part and whole: both linked, or the one whole of the sentence right before the part."""
    if percent.figure.part is not None and (percent.figure.of or part.figure.of):
        return True
    if not ranked or ranked[0].sentence != part.sentence or not same(ranked[0].figure, part.figure):
        return False
    between = facts.text[ranked[0].end : part.start]
    return "of" in _ties(facts, ranked[0], part) or bool(re.fullmatch(r"\s*/\s*", between))


def _ties(facts: Facts, whole: Mention, part: Mention) -> set[str]:
    left = facts.sentences[whole.sentence][0]
    return {"of"} if facts.cues.governs("of", max(left, whole.start - 20), whole.start) else set()
