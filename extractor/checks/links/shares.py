"""Percentages with the count they state and the whole they are a share of (A03), or with the plan (B06).

The part is the count that the percentage follows ("84 cơ sở đạt yêu cầu, chiếm 80%"). The whole may be named after the
percent sign ("8% tổng biên chế"), stand before the part, or have been named sentences ago; every figure that counts the
same is a possible whole, ranked by the words first and by distance next.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.changes import CLAUSE, changed_by
from extractor.checks.links.fractions import fraction
from extractor.checks.links.metrics import is_online, level_of, metric_of
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, is_count, is_duration, is_percent, same

STOP = re.compile(r"[;.](?=\s|$)")
OWN_WHOLE = re.compile(
    r"\s*(?:trong )?(?:tổng số|tổng|số|các|kế hoạch|chỉ tiêu|dự toán|mục tiêu|so với)\s+", re.IGNORECASE
)
AGAINST_BASE = re.compile(r"\s*(?:\)\s*)?so (?:với )?(?:cùng kỳ|năm|tháng|quý|kỳ)")
SHARE_ONLY = re.compile(
    r"(?:chiếm|đạt|bằng|tương đương|tương ứng|tức|là|hay|với|t[ỷỉ] lệ|được|ở mức|mức|khoảng|hơn|gần|trên|\s)*",
    re.IGNORECASE,
)
OF_FIGURE = re.compile(r"\s*(?:trong|trên|của)?\s*(?:tổng (?:số |cộng |diện tích |vốn )?|số )?", re.IGNORECASE)
NEAR = 24
BOUNDS = frozenset({"under", "at_most", "at_least"})
"""A rate below or above a mark is a criterion ("5 huyện đạt tỷ lệ dưới 3%") more often than a share."""
WORD = re.compile(r"\w+")
AROUND = 90
"""Characters before a figure in which the words that name it may stand."""
MOST_WHOLES = 6
MOST_READINGS = 9


def claims(facts: Facts, members: Mapping[str, str]) -> Iterator[Claim]:
    """One claim for each percentage that states a share of something counted.

    `members`: the whole of each figure that a list or partition of the article has shown to be a part, by id.
    """
    for mention in facts.mentions:
        if is_percent(mention.figure) and mention.cell is None and is_share(facts, mention):
            claim = claim_of(facts, mention, members) or afar(facts, mention)
            if claim is not None:
                yield claim


def is_share(facts: Facts, percent: Mention) -> bool:
    """Whether the percentage is a share and not a change, an average or a rate."""
    before = percent.start - len(facts.before(percent))
    if percent.figure.base is not None or percent.figure.role == "threshold" or changed_by(facts, percent) is not None:
        return False
    if percent.figure.modifier in BOUNDS or AGAINST_BASE.match(facts.after(percent)):
        return False
    if any(facts.cues.governs(role, before, percent.start) for role in ("from", "to")):
        return False
    return not any(facts.cues.any(role, before, percent.start) for role in ("rise", "fall", "average"))


def claim_of(facts: Facts, percent: Mention, members: Mapping[str, str]) -> Claim | None:
    """The claim of one percentage, or None where no counted part stands by it.

    The part that the record links is tried before the one that the words suggest.
    """
    linked = facts.by_id.get(percent.figure.part or "")
    parts = dict.fromkeys(part for part in (linked, part_of(facts, percent)) if part is not None)
    claims = [claim for part in parts if (claim := claim_on(facts, percent, part, members)) is not None]
    if not claims:
        return None
    readings = tuple(dict.fromkeys(relation for claim in claims for relation in claim))[:MOST_READINGS]
    return Claim(readings, firm=claims[0].firm, likely=claims[0].likely)


def claim_on(facts: Facts, percent: Mention, part: Mention, members: Mapping[str, str]) -> Claim | None:
    """The claim that the percentage is the share of `part` in some whole."""
    stated = stated_whole(facts, percent, part)
    shown = stated or linked_whole(facts, percent, part) or shown_whole(facts, percent, part, members)
    # A whole that the words name excludes others; one that the record or a list gives is likelier than they are.
    others = [] if stated else wholes(facts, percent, part)
    ranked = list(dict.fromkeys(([shown] if shown else []) + others))[:MOST_WHOLES]
    rule = "B06" if of_target(facts, percent) else "A03"
    readings = tuple(Relation(rule, (part.figure, whole.figure), (percent.figure,)) for whole in ranked)
    plain = goes_on(facts, percent, part)
    likely = plain and bool(ranked) and is_likely(facts, percent, part, ranked[0])
    # "chiếm" says a share of what was just told; "đạt" and "bằng" may be of a plan or a year that is not printed.
    makes_up = likely and "chiếm" in facts.before(percent).lower()
    return Claim(readings, firm=plain and (shown is not None or makes_up), likely=likely) if readings else None


def goes_on(facts: Facts, percent: Mention, part: Mention) -> bool:
    """Whether the words before the percentage say it of the part and start no subject of their own.

    "84 cơ sở đạt yêu cầu, chiếm 80%" does; "105.970 hồ sơ, tỷ lệ giải quyết đúng hạn đạt 97%" speaks of another thing.
    """
    return part.start > percent.start or bool(SHARE_ONLY.fullmatch(CLAUSE.split(facts.before(percent))[-1]))


def is_likely(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether part, share and whole stand in a row: "kiểm tra 105 cơ sở, có 84 cơ sở đạt yêu cầu, chiếm 80%"."""
    if names_another(facts, percent):
        return is_singled_out(facts, percent, whole)
    in_a_row = whole.sentence == percent.sentence and whole.index + 1 == part.index and part.index + 1 == percent.index
    between = percent.start - len(facts.before(percent))
    worded = facts.cues.any("share", between, percent.start) or "(" in facts.before(percent)
    return in_a_row and worded and same(whole.figure, part.figure)


def is_singled_out(facts: Facts, percent: Mention, whole: Mention) -> bool:
    """Whether the words after the sign name this figure and no other: "8% tổng biên chế"."""
    scores = [_named(facts, percent, m) for m in facts.mentions if m is not whole and not is_percent(m.figure)]
    return _named(facts, percent, whole) > max(scores, default=0)


def of_target(facts: Facts, percent: Mention) -> bool:
    """Whether the percentage is of a plan: "đạt 60% kế hoạch"; the plan may be exceeded."""
    return facts.cues.any("target", percent.end, percent.end + NEAR)


def part_of(facts: Facts, percent: Mention) -> Mention | None:
    """The count whose share is stated: the figure before it, or one in a bracket after.

    In "20 xã trên tổng số 23 xã, tương đương gần 87%" the figure before is the whole, and the part before that.
    """
    sentence = facts.by_sentence[percent.sentence]
    place = sentence.index(percent)
    previous = [m for m in sentence[:place] if not is_percent(m.figure) and not is_duration(m.figure)]
    while len(previous) > 1 and in_bracket(facts, previous[-1], percent):
        previous.pop()  # "90 đơn (khiếu nại 59, tố cáo 31), đạt tỷ lệ 75%" speaks of the 90
    if previous and not STOP.search(facts.text, previous[-1].end, percent.start):
        pair = len(previous) > 1 and fraction(facts, previous[-2], previous[-1])
        return previous[-2] if pair else previous[-1]
    following = sentence[place + 1 : place + 2]
    if following and "(" in facts.after(percent) and not is_percent(following[0].figure):
        return following[0]
    return None


def in_bracket(facts: Facts, mention: Mention, percent: Mention) -> bool:
    """Whether `mention` stands in a bracket that closes before the percentage."""
    between = facts.text[mention.end : percent.start]
    return ")" in between and between.find("(", 0, between.find(")")) < 0


def stated_whole(facts: Facts, percent: Mention, part: Mention) -> Mention | None:
    """The whole that the words settle: written as a fraction, or named by "trong tổng số" before the part."""
    following = facts.mentions[part.index + 1] if part.index + 1 < len(facts.mentions) else None
    if following is not None and following.id != percent.id and fraction(facts, part, following):
        return following
    if of_target(facts, percent):
        return planned(facts, part)
    after = facts.mentions[percent.index + 1] if percent.index + 1 < len(facts.mentions) else None
    if after is not None and after.id != part.id and OF_FIGURE.fullmatch(facts.text[percent.end : after.start]):
        return after
    called = [m for m in facts.mentions if m.id not in (part.id, percent.id) and names_unit(facts, percent, m)]
    if len(called) == 1 and called[0].block == part.block:
        return called[0]
    if names_another(facts, percent):
        return None
    previous = [m for m in facts.by_sentence[part.sentence] if m.start < part.start and same(m.figure, part.figure)]
    governed = [m for m in previous if facts.cues.governs("of", max(0, m.start - NEAR), m.start)]
    return governed[-1] if governed and governed[-1] is previous[-1] else None


def linked_whole(facts: Facts, percent: Mention, part: Mention) -> Mention | None:
    """The whole that the record gives the percentage, else its part."""
    whole = facts.by_id.get(percent.figure.of or part.figure.of or "")
    return None if whole is part else whole


def planned(facts: Facts, part: Mention) -> Mention | None:
    """The plan that stands in the sentence of the part: "Kế hoạch giao 50 km; huyện làm được 60 km"."""
    for mention in facts.by_sentence[part.sentence]:
        start = mention.start - len(facts.before(mention))
        is_plan = mention.figure.role == "target" or facts.cues.any("target", start, mention.start)
        if is_plan and mention is not part and same(mention.figure, part.figure):
            return mention
    return None


def shown_whole(facts: Facts, percent: Mention, part: Mention, members: Mapping[str, str]) -> Mention | None:
    """The whole of a list or partition to which the part belongs, or what was received for what came in by network."""
    if names_another(facts, percent):
        return None
    return facts.by_id[members[part.id]] if part.id in members else received(facts, part)


def received(facts: Facts, part: Mention) -> Mention | None:
    """The one figure of what was received, for a part that counts what came in through the network.

    Files of the district and of its communes are told apart by the level that the words name.
    """
    if not is_online(facts, part):
        return None
    level = level_of(facts, part)
    for metric in next((rule.wholes for rule in rules().whole if rule.part == "received_online"), ()):
        found = [m for m in facts.mentions if m.id != part.id and m.cell is None and alike(m.figure, part.figure)]
        found = [m for m in found if metric_of(facts, m) == metric and level_of(facts, m) == level]
        if len(found) == 1:
            return found[0]
    return None


def names_another(facts: Facts, percent: Mention) -> bool:
    """Whether words after the percent sign name a whole of their own: "8% tổng biên chế", "60% kế hoạch"."""
    return bool(OWN_WHOLE.match(facts.after(percent)))


def wholes(facts: Facts, percent: Mention, part: Mention) -> list[Mention]:
    """The possible wholes, the likeliest first."""
    near = [
        m for m in facts.mentions
        if m.id not in (part.id, percent.id) and m.cell is None and m.block <= percent.block
        and (
            _can_hold(m, part) or names_unit(facts, percent, m)
            or (same(m.figure, part.figure) and may_be_less(facts, percent, part, m))
        )
    ]  # fmt: skip
    return sorted(near, key=lambda m: (-_named(facts, percent, m), _distance(m, part)))


def names_unit(facts: Facts, percent: Mention, whole: Mention) -> bool:
    """Whether the words after the sign name what the whole counts: "7,5% số phương tiện được kiểm tra"."""
    after = facts.after(percent)
    named = OWN_WHOLE.match(after)
    unit = (whole.figure.unit or "").lower()
    return named is not None and len(unit) > 2 and after[named.end() :].lower().startswith(unit)


def may_be_less(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether a whole smaller than its part is worth a look: a plan, or the figure right before the part."""
    return of_target(facts, percent) or (whole.index + 1 == part.index and whole.sentence == part.sentence)


def afar(facts: Facts, percent: Mention) -> Claim | None:
    """A percentage in the lead of which part and whole follow: "68% số cơ sở …; kiểm tra 74 cơ sở, phát hiện 50"."""
    near = [
        m for m in facts.mentions
        if m.id != percent.id and names_unit(facts, percent, m) and 0 <= m.sentence - percent.sentence <= 2
    ]  # fmt: skip
    pairs = [(one, two) for one, two in pairwise(near) if one.sentence == two.sentence and _can_hold(one, two)]
    readings = tuple(Relation("A03", (part.figure, whole.figure), (percent.figure,)) for whole, part in pairs[:2])
    return Claim(readings) if readings else None


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
    start = max(facts.sentences[whole.sentence][0], whole.start - AROUND)
    around = facts.text[start : whole.end + 30].lower()
    return len(words & set(WORD.findall(around)))
