"""What bears out that a share is of its whole: the word for a total behind it, or a sum that shows the whole of its part.

"Đó là số hộ nghèo vừa chốt, bằng 37% trong tổng số 8.420 hộ"; "625 cơ sở, 575 cơ sở đã áp dụng (92%), 50 cơ sở chưa".
"""

import re
from collections.abc import Mapping

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.wholes import leads_to, names_another
from extractor.checks.units import is_count, is_percent, same

SIDE = re.compile(r" (?:đã|bị|được|không|chưa|đạt|vi phạm)(?: [^\W\d]+){0,5}(?: \(|, chiếm )")


def is_of_told_total(facts: Facts, percent: Mention, whole: Mention) -> bool:
    """Whether the words behind a share lead to its whole as a total: "chiếm 18% trong tổng số 7.000 thầy thuốc"."""
    behind = facts.text[percent.end : whole.start] if facts.following(percent) is whole else ""
    return "tổng" in behind and leads_to(behind)


def is_that(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether "Đó là …, bằng 37% trong tổng số 8.420 hộ" points back to the one figure of the sentence before."""
    alone = part.sentence + 1 == percent.sentence and facts.by_sentence[part.sentence] == [part]
    return alone and is_of_told_total(facts, percent, whole)


def is_side(facts: Facts, percent: Mention, part: Mention, members: Mapping[str, str]) -> bool:
    """Whether a sum shows the whole right before a part, of which alone a share is told: "625 cơ sở, 575 cơ sở đã nộp (92%)".

    "Giải ngân 900 tỷ đồng, gồm vốn trung ương 600 tỷ đồng (40%)" may be of what was planned for each.
    """
    whole = facts.previous(part)
    alone = sum(is_percent(m.figure) for m in facts.by_sentence[percent.sentence]) == 1
    if whole is None or members.get(part.id) != whole.id or whole.sentence != part.sentence or not alone:
        return False
    counted = is_count(part.figure) and same(part.figure, whole.figure) and part.index + 1 == percent.index
    return counted and bool(SIDE.fullmatch(facts.before(percent))) and not names_another(facts, percent)
