"""What is done and what is not (A01): "12.397 trẻ đã được tiêm …. Trong 449 trẻ chưa tiêm, …" make up 12.846 told before.

The one figure names a verb with "chưa" or "không", the other the same verb without it. Nothing says of which whole both
are, so that only a sum that holds says something.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.enumerations import can_hold, is_plain
from extractor.checks.links.fractions import fraction
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike, is_duration, is_percent

NEGATED = re.compile(r"\b(?:chưa|không)(?: được| bị| có)? ([^\W\d]+)")
BREAK = re.compile(r"[,;:.()]")
NEVER = re.compile(r"\b(?:chưa|không)\b")
REACH = 3
"""How many sentences before what is not done that which is may stand."""
BACK = 4
MOST_WHOLES = 3


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each figure of what is not done that has its counterpart and a whole of both before it."""
    for mention in facts.mentions:
        verb = NEGATED.search(words(facts, mention)) if can_stand(facts, mention) else None
        parts = counterparts(facts, mention, verb[1]) if verb else ()
        readings = [sum_of(whole, [part, mention]) for part in parts for whole in wholes(facts, part, mention)]
        if readings:
            yield Claim(tuple(readings[:MOST_WHOLES]), closed=False)


def can_stand(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts or measures what is told of in the text."""
    return mention.cell is None and mention.index > 1 and is_plain(facts, mention)


def words(facts: Facts, mention: Mention) -> str:
    """The words that describe a figure, up to the next comma, bracket or figure on either side."""
    return f"{BREAK.split(facts.before(mention))[-1]} {BREAK.split(facts.after(mention))[0]}".lower()


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
