"""Part and whole in one expression: "18/44 trường hợp", "20 xã trên tổng số 23 xã"."""

import re

from extractor.checks.facts import Facts, Mention

SLASH = re.compile(r"\s*/\s*")
NEAR = 24
"""Characters between part and whole at most."""


def fraction(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether the two are written as part of whole: "18/44 trường hợp", "20 xã trên tổng số 23 xã"."""
    between = facts.text[part.end : whole.start]
    return bool(SLASH.fullmatch(between)) or (
        facts.cues.governs("of", part.end, whole.start) and len(between) < NEAR and "," not in between
    )
