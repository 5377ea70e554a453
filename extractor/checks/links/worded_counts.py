"""A fraction in words whose count the next sentence spells out: "Hai phần ba trong số 870 hộ đã lên bờ. Cụ thể là 580 hộ".

"Cụ thể, 45 hộ lên bờ đợt đầu" spells out nothing.
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.rules.vocabulary import pattern

# "một nửa trong 252 lao động", "bốn phần năm của 120 hộ", "2/3 trong tổng số 36 hộ"
WHOLE = re.compile(r" (?:trong|của|trên|số)(?: tổng)?(?: số)? ")
SPELT_OUT = pattern(r"\s*(?:Theo [^,;:.()\d]+, )?(?:cụ thể là|{says_again}) ", re.IGNORECASE)
ENDS = re.compile(r"\s*[.,;)]")


def spelt_out(facts: Facts, found: re.Match[str], whole: Mention) -> tuple[Mention, Mention] | None:
    """Part and whole of a fraction of which its sentence tells nothing but the whole, right behind it."""
    part = facts.following(whole)
    if part is None or part.sentence != whole.sentence + 1 or part.block != whole.block:
        return None
    if facts.by_sentence[whole.sentence] != [whole] or not WHOLE.fullmatch(facts.text, found.end(), whole.start):
        return None
    told = SPELT_OUT.fullmatch(facts.text, facts.sentences[part.sentence][0], part.start)
    return (part, whole) if told and ENDS.match(facts.text, part.end) else None
