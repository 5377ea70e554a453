"""The votes of one ballot (A01): "41 phiếu thuận, 6 phiếu chống, 3 phiếu trắng trên tổng số 50 phiếu hợp lệ".

Votes may be told as papers or as those who cast them. Who was absent or cast none may be left out, so that sides that fall
short of their whole are a misfit only where the last is the rest, or where there are three.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.fractions import divisor, fraction
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import exceed_together, is_percent, norm
from extractor.rules.vocabulary import pattern

SIDES = (
    ("against", pattern(r"\b(?:{disagrees})\b")),
    ("none", pattern(r"\b(?:{abstains})\b")),
    ("for", pattern(r"\b(?:thuận|{agrees})\b")),
)
"""What one can say in a ballot; "không đồng ý" is tried before the "đồng ý" in it."""
UNITS = frozenset(
    {"phiếu", "lá phiếu", "đại biểu", "người", "thành viên", "ủy viên", "cổ đông", "hộ", "ý kiến", "cử tri"}
)
"""Papers, and those who cast them."""
WHOLE = pattern(r"\b(?:trên|trong|tổng)(?: tổng)?(?: số)? $|\b(?:tổng số|{all_votes}) $", re.IGNORECASE)
"""Words before the number of all votes: "trên tổng số", "thu về"."""
CALLED = pattern(r" (?:phiếu )?(?:{all_votes}|hợp lệ|biểu quyết)")
"""Words behind the number of all votes: "50 phiếu hợp lệ"."""
BREAK = re.compile(r"[,;:.()]|\bvà\b|\btrên (?:tổng )?")
"""What ends the words that tell of one figure."""
BEFORE, BEHIND = 24, 12
"""Characters before the last side and behind it in which it is called the rest."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each sentence with two sides of a ballot or more and one whole of them."""
    for mentions in facts.by_sentence.values():
        if len(mentions) < 3:
            continue
        told = [m for m in mentions if is_vote(m)]
        sides = sides_of(facts, told)
        named = [side for side in sides if side is not None]
        rest = [m for m, side in zip(told, sides, strict=True) if side is None]
        one_each = len(named) > 1 and len(set(named)) == len(named) and "for" in named
        if one_each and len(rest) == 1 and (is_whole(facts, rest[0]) or divisor(facts, rest[0])):
            yield claim_of(facts, rest[0], [m for m in told if m is not rest[0]])


def is_vote(mention: Mention) -> bool:
    """Whether a figure counts papers or those who cast them; "đại biểu tán thành" may be read as one noun."""
    noun = (norm(mention.figure.unit) or "").split(" tán")[0]
    return noun in UNITS and not is_percent(mention.figure)


def sides_of(facts: Facts, told: list[Mention]) -> list[str | None]:
    """The side of each figure; of "287/312 đại biểu tán thành" the words behind both tell that of the first."""
    sides = [side_of(facts, m) for m in told]
    for place, (one, other) in enumerate(pairwise(told)):
        if fraction(facts, one, other) and "/" in facts.text[one.end : other.start]:
            sides[place], sides[place + 1] = sides[place + 1], None
    return sides


def claim_of(facts: Facts, whole: Mention, parts: list[Mention]) -> Claim:
    """The claim; closed where three sides are told or the last is the rest."""
    full = len(parts) == len(SIDES) or facts.cues.any("rest", parts[-1].start - BEFORE, parts[-1].end + BEHIND)
    firm = full or exceed_together((m.figure for m in parts), whole.figure)
    return Claim((sum_of(whole, parts),), firm=firm, closed=full, named=firm, borne_out=firm)


def side_of(facts: Facts, mention: Mention) -> str | None:
    """The side of a ballot that the words behind a figure name, or those before it."""
    behind = BREAK.split(facts.after(mention), maxsplit=1)[0]
    ahead = BREAK.split(facts.before(mention))[-1]
    for words in (behind, ahead):
        for side, named in SIDES:
            if named.search(words.lower()):
                return side
    return None


def is_whole(facts: Facts, mention: Mention) -> bool:
    """Whether words call a figure all of the votes or of those who could cast one."""
    return bool(WHOLE.search(facts.before(mention)) or CALLED.match(facts.after(mention)))
