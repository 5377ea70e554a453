"""Part and whole in one expression: "18/44 trường hợp", "20 xã trên tổng số 23 xã"."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.units import takes_noun

SLASH = re.compile(r"\s*/\s*")
NEAR = 24
"""Characters between part and whole at most."""


def fraction(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether the two are written as part of whole: "18/44 trường hợp", "20 xã trên tổng số 23 xã"."""
    between = facts.text[part.end : whole.start]
    # "4.975 vụ/6.755 bị can" sets two counts side by side.
    return (bool(SLASH.fullmatch(between)) and takes_noun(part.figure, whole.figure)) or (
        facts.cues.governs("of", part.end, whole.start) and len(between) < NEAR and "," not in between
    )


def numerator(facts: Facts, whole: Mention) -> Mention | None:
    """The part of "145/151 xã", for its whole; None for a figure that is no whole of a fraction."""
    if not whole.index:
        return None
    part = facts.mentions[whole.index - 1]
    slash = SLASH.fullmatch(facts.text[part.end : whole.start])
    return part if slash and takes_noun(part.figure, whole.figure) else None


def divisor(facts: Facts, mention: Mention) -> bool:
    """Whether the figure is the whole of a fraction, and so no part of a list in which the fraction stands."""
    return numerator(facts, mention) is not None
