"""What is done and what is not (A01): "12.397 trẻ đã được tiêm …. Trong 449 trẻ chưa tiêm, …" make up 12.846 told before.

The one figure names a verb with "chưa" or "không", the other the same verb without it. Nothing says of which whole both
are, so that only a sum that holds says something; but where the share of the one tells its whole, that is settled.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain as judged_plain
from extractor.checks.links.endings import is_exact, leaves_rest
from extractor.checks.links.enumerations import can_hold, is_plain
from extractor.checks.links.fractions import fraction
from extractor.checks.links.sums import share_of, sum_of, total
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, is_count, is_duration, is_percent, one_noun

NEGATED = re.compile(r"\b(?:chưa|không)(?: được| bị| có)? ([^\W\d]+)")
BREAK = re.compile(r"[,;:.()]")
HAS = re.compile(r"\b(?:có|gồm|tổng số|trong số|toàn bộ|trong|với)(?: tổng số)?(?: cả thảy)? $", re.IGNORECASE)
NEVER = re.compile(r"\b(?:chưa|không)\b")
WAS_DONE = re.compile(r"\bđã\b", re.IGNORECASE)
GIVEN = re.compile(r"\bgiao\b", re.IGNORECASE)
NEAR = 10
"""What part of a whole, one in so many, what was done of it and what was not may miss."""
REACH = 3
"""How many sentences before what is not done that which is may stand."""
BACK = 4
MOST_WHOLES = 3


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each figure of what is not done that has its counterpart and a whole of both before it."""
    for mention in facts.mentions:
        verb = NEGATED.search(words(facts, mention)) if can_stand(facts, mention) else None
        shared = by_share(facts, mention, verb[1]) if verb else None
        if shared is not None:
            yield shared
            continue
        if mention.index > 1 and (small := of_few(facts, mention)) is not None:
            yield small
        parts = counterparts(facts, mention, verb[1]) if verb else ()
        readings = [sum_of(whole, [part, mention]) for part in parts for whole in wholes(facts, part, mention)]
        alone = of_one(facts, mention, verb[1]) if verb else None
        if readings and not (alone is not None and alone.firm):
            yield Claim(tuple(readings[:MOST_WHOLES]), closed=False)
        elif alone is not None:
            yield alone


def by_share(facts: Facts, mention: Mention, verb: str) -> Claim | None:
    """The claim where the figure before is of the same verb and has the share that tells its whole.

    "Với 6.300 học sinh, 1.953 em biết bơi, đạt 31%; 4.347 em chưa biết".
    """
    share = facts.previous(mention)
    part = facts.previous(share) if share is not None and is_percent(share.figure) else None
    if share is None or part is None or part.sentence != share.sentence or not alike(part.figure, mention.figure):
        return None
    told = f"{facts.before(part)} {BREAK.split(facts.after(part))[0]}".lower()
    near = mention.sentence - part.sentence <= 1 and mention.block == part.block
    if not near or NEVER.search(words(facts, part)) or not re.search(rf"\b{verb}\b", told):
        return None
    fits = [
        m for m in facts.back(part, REACH)
        if alike(m.figure, part.figure) and judged_plain(share_of(share, part, m))
    ]  # fmt: skip
    if len({m.figure.value for m in fits}) != 1:
        return None
    return Claim((sum_of(fits[0], [part, mention]),), firm=True, closed=False)


def of_one(facts: Facts, mention: Mention, verb: str) -> Claim | None:
    """The claim where both sides stand in one clause row behind the one figure of their kind, of which they can only be.

    "Đàn bò có 12.600 con. Số đã tiêm phòng là 9.850 con, số chưa tiêm là 2.750 con".
    """
    near = [m for m in facts.back(mention, 1) if m.block == mention.block and alike(m.figure, mention.figure)]
    if len(near) != 2 or near[0].sentence != mention.sentence or not is_plain(facts, near[0]):
        return None
    part, whole = near
    if not (is_plain(facts, whole) or is_assigned(facts, whole)):
        return None
    if NEVER.search(words(facts, part)) or not re.search(rf"\b{verb}\b", words(facts, part)):
        return None
    held = not any(exceeds(m.figure, whole.figure) for m in (part, mention)) and one_noun(part.figure, mention.figure)
    named = held and one_noun(part.figure, whole.figure)
    if not named:
        return None
    firm = is_whole_told(facts, whole, part, mention)
    return Claim((sum_of(whole, [part, mention]),), firm=firm, closed=firm, likely=True)


def is_assigned(facts: Facts, whole: Mention) -> bool:
    """Whether a figure is what was given to be done or spent: "được giao 12,5 tỷ đồng vốn"."""
    return whole.figure.role == "target" and GIVEN.search(facts.before(whole)) is not None


def is_whole_told(facts: Facts, whole: Mention, part: Mention, other: Mention) -> bool:
    """Whether "đã" and "chưa" tell of all of a whole: nothing is left out, and both come near to it.

    "Xã có 1.200 hộ. Số hộ đã nộp là 850, số hộ chưa nộp là 150; 200 hộ được miễn": some need not do it at all.
    """
    done = any(WAS_DONE.search(side) for side in facts.clause(part, BREAK))
    exact = all(m.figure.modifier == "exact" for m in (whole, part, other))
    more = any(facts.cues.any(role, whole.end, other.start) for role in ("open", "overlap", "within", "aside"))
    more = more or leaves_rest(facts, other, facts.sentences[other.sentence][1]) or facts.unread(whole.end, other.end)
    value = whole.figure.value or 0
    return done and exact and not more and abs(total([part, other]) - value) * NEAR <= value


def of_few(facts: Facts, other: Mention) -> Claim | None:
    """A small whole and its two sides, told one behind the other: "Huyện có 12 xã, 9 xã đã về đích; ba xã chưa đạt".

    Sums of small numbers come out right by chance too often, but for the order of the words here.
    """
    told = [m for m in facts.by_sentence[other.sentence] if m.index <= other.index] if other.cell is None else []
    if len(told) != 3 or not NEVER.search(words(facts, other)) or not is_exact(told[1:], told[0]):
        return None
    whole, part, _ = told
    named = HAS.search(facts.before(whole)) and not NEVER.search(words(facts, part))
    counted = all(is_count(m.figure) and one_noun(m.figure, whole.figure) and is_plain(facts, m) for m in told)
    return Claim((sum_of(whole, [part, other]),), firm=True, closed=False) if named and counted else None


def can_stand(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts or measures what is told of in the text."""
    return mention.cell is None and mention.index > 1 and is_plain(facts, mention)


def words(facts: Facts, mention: Mention) -> str:
    """The words that describe a figure, up to the next comma, bracket or figure on either side."""
    return " ".join(facts.clause(mention, BREAK)).lower()


def counterparts(facts: Facts, mention: Mention, verb: str) -> Iterator[Mention]:
    """The figures before of which the verb is told without "chưa", of a fraction the upper one."""
    named = re.compile(rf"\b{verb}\b")
    for part in facts.back(mention, REACH):
        counted = part.figure.role == "reported" and not (is_percent(part.figure) or is_duration(part.figure))
        if not counted or not alike(part.figure, mention.figure):
            continue
        told = words(facts, part)
        if named.search(told) and not NEVER.search(told):
            upper = facts.previous(part)
            yield upper if upper is not None and fraction(facts, upper, part) else part


def wholes(facts: Facts, part: Mention, mention: Mention) -> Iterator[Mention]:
    """The figures before what is not done that both parts make up, the nearest first."""
    for whole in facts.back(mention, REACH + BACK):
        if whole is not part and part.sentence - whole.sentence <= BACK and can_hold(whole, [part, mention]):
            yield whole
