"""Points that each sector contributes to a growth (A01): "tăng 9,38%, trong đó nông nghiệp đóng góp 0,21 điểm phần trăm"."""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import direction_of
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import is_percent, is_points
from extractor.rules.vocabulary import pattern

GIVES = re.compile(r"\bgóp\b")
WHOLE = pattern(r"\btrong (?:mức|tốc độ) tăng (?:trưởng )?(?:chung|của|{aforesaid})", re.IGNORECASE)
SHRINKS = re.compile(r"\b(?:làm giảm|giảm|kéo lùi|âm)\b")
BACK = 2
"""How many sentences before the points their growth may stand."""
ALL = 4
"""How many sectors there are: farming, industry, services, taxes."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each sentence in which three sectors or more contribute points."""
    for sentence, mentions in facts.by_sentence.items():
        points = list(sectors(facts, [m for m in mentions if is_points(m.figure)]))
        start, end = facts.sentences[sentence]
        if len(points) < ALL - 1 or not GIVES.search(facts.text, start, end) or SHRINKS.search(facts.text, start, end):
            continue
        growths = [m for m in facts.back(points[0], BACK) if is_percent(m.figure) and (direction_of(facts, m) or 0) > 0]
        if growths:
            nested = facts.cues.any("within", points[0].end, points[-1].start)
            all_told = len(points) == ALL and bool(WHOLE.search(facts.text, start, points[0].start))
            firm = len(growths) == 1 and all_told and not nested
            yield Claim(tuple(sum_of(growth, points) for growth in growths), firm=firm)


def sectors(facts: Facts, points: list[Mention]) -> Iterator[Mention]:
    """The points without those inside of another: "công nghiệp và xây dựng 4,81, trong đó công nghiệp 4,10; dịch vụ …"."""
    inside = False
    for place, mention in enumerate(points):
        before = facts.before(mention)
        opened = place > 0 and facts.cues.any("within", mention.start - len(before), mention.start)
        inside = opened or (inside and ";" not in before)
        if not inside:
            yield mention
