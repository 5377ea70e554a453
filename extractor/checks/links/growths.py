"""Rates of growth against each other: "tăng 7,42%, cao hơn 1,27 điểm phần trăm so với mức tăng 6,15%" (B03)."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import direction_of
from extractor.checks.links.pairs import relation
from extractor.checks.relations import Claim
from extractor.checks.units import is_percent, is_points
from extractor.rules.vocabulary import pattern

# "so với mức tăng 6,15%" names another rate; "so với cùng kỳ, tăng 6,15%" would be one more change of the figure.
RATE = pattern(r"\s*(?:so với )?(?:cái )?(?:{levels}|tốc độ|đà)(?: tăng| giảm)(?: trưởng)?(?: của)? ", re.IGNORECASE)


def of_rates(facts: Facts, points: Mention) -> Claim | None:
    """The claim of a change in points that stands between two rates of growth, both a rise or both a fall."""
    if not is_points(points.figure) or not direction_of(facts, points):
        return None
    new, old = facts.previous(points), facts.following(points)
    if new is None or old is None or not new.sentence == points.sentence == old.sentence:
        return None
    rates = is_percent(new.figure) and is_percent(old.figure) and RATE.fullmatch(facts.text, points.end, old.start)
    signs = direction_of(facts, new), direction_of(facts, old)
    if not rates or not signs[0] or signs[0] != signs[1]:
        return None
    return Claim((relation(points, new, old, direction_of(facts, points) or 0),), firm=True)
