"""What part or multiple of an earlier number a new one is: "3,15 tỷ đồng, bằng 84% so với cùng kỳ (3,75 tỷ đồng)" (A03)."""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import changed_by, is_change, is_linked
from extractor.checks.links.pairs import sharp
from extractor.checks.links.share_parts import host_of
from extractor.checks.links.share_words import goes_on, is_against_base
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, is_bare, is_percent, one_noun
from extractor.parsers.asides import may_tell_earlier
from extractor.rules.vocabulary import pattern

# What may stand between the percentage and the earlier number.
BASE = re.compile(
    r"[^,;:()\d]*(?:\d{4}[^,;:()\d]*|\d{1,2} tháng[^,;:()\d]*){0,2}(\([^,;()]*)?"
    r"(?:, (?:khi|lúc|vốn|thời điểm)(?! riêng)[^,;:()\d]*)?"
)
AND = re.compile(r"[^,;]*\bvà (?:chỉ )?(?:bằng|đạt) $")
SAYS = pattern(r"\b(?:bằng|đạt|{says_again})\b[^,;:()]*$", re.IGNORECASE)


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each percentage of an earlier number that the article prints behind it."""
    for percent in facts.mentions:
        if percent.cell is None and is_percent(percent.figure) and is_against_base(facts, percent):
            claim = claim_of(facts, percent)
            if claim is not None:
                yield claim


def claim_of(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of one percentage, or None where the new number or the earlier one is not told beside it."""
    new, base = facts.previous(percent), facts.following(percent)
    again = False
    while new is not None and is_change(facts, new):  # "4.350 tỷ đồng, vượt 450 tỷ đồng so với kế hoạch và bằng 145% …"
        new, again = facts.previous(new), True
    if new is not None and base is not None and not alike(new.figure, base.figure):
        new = host_of(facts, percent, new)  # "54 cuộc ở 15 tỉnh, bằng 75% của năm trước (72 cuộc)"
    if new is None or base is None or not new.sentence == percent.sentence == base.sentence:
        return None
    if changed_by(facts, percent) is not None and is_linked(facts, percent):
        return None  # "214 vụ, tăng 23 vụ, tương đương 9,7% so với cùng kỳ (237 vụ)": a change of two known figures
    if not SAYS.search(facts.before(percent)) or not (
        goes_on(facts, percent, new) or (again and AND.search(facts.before(percent)))
    ):
        return None
    lone = (
        facts.by_sentence[percent.sentence][0] is new
    )  # "Số doanh nghiệp mới là 744, chỉ bằng 93% cùng kỳ (800 doanh nghiệp)"
    if (is_bare(new.figure) and not lone) or not alike(new.figure, base.figure):
        return None  # "kỷ luật 13 đảng viên: khiển trách 8, khai trừ 1; bằng 65% so với cùng kỳ (20 đảng viên)"
    told = BASE.fullmatch(facts.text, percent.end, base.start)
    if told is None or (told[1] and not may_tell_earlier(told[1][1:])):
        return None
    relation = Relation("A03", (sharp(new.figure), base.figure), (percent.figure,), compares=True)
    sure = one_noun(new.figure, base.figure) and not is_bare(new.figure)
    return Claim((relation,), firm=True, named=True, borne_out=sure)
