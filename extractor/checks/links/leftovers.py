"""What is left of a figure told before, by how its sentence begins or its noun, or of what there was at first (B07).

"14,8 ha bị lấn chiếm. Riêng thôn Đoài 9,3 ha, phần còn lại 5,5 ha …" divides the last figure of the sentence before.
"Đầu năm có 2.316 hộ nghèo, giảm 418 hộ, còn 1.898 hộ" tells what there was, what went and what is left. What came in
meanwhile need not be told, so that only a misfit that a misprint explains is one.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import comes, is_rest
from extractor.checks.links.rest_lists import is_item_of
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, exceeds, is_duration, is_percent, one_noun, takes_noun
from extractor.rules.vocabulary import pattern

ONE_OF_IT = pattern(
    r"\s*(?:(?:Chỉ |Tính )?[Rr]iêng|Trong đó|Trong số (?:{aforesaid})|Nhiều nhất|Đa số|Phần lớn|Cụ thể)\b"
)
LEFT = re.compile(
    r"\b(?:còn|chỉ còn)(?: (?!hạn\b|trong\b|có\b|là\b|được\b|khi\b|theo\b)[^\W\d]+){0,2} $", re.IGNORECASE
)
AT_FIRST = pattern(
    r"\b(?:{back_then}|{at_first}|(?<!tháng )(?<!quý )(?<!so với )đầu (?:{spans}|{rounds}|nhiệm kỳ)(?! tiên)"
    r"|(?:cuối )?năm (?:trước|ngoái|20\d\d)(?= \w*\s?(?:có|còn|là)\b))",
    re.IGNORECASE,
)
FELL = re.compile(r"\bgiảm(?: được| đi| tới| bớt)? $")
NAMED = re.compile(r"((?: [^\W\d]+){1,3}) còn lại\b")
FAR = 6
"""How many sentences before its rest a whole of the same name may stand."""
MOST = 4
"""Figures up to what is left at most: what there was, what went, what came in two ways."""
BACK = 2
"""How many sentences before what is left the figure for what there was may stand."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each figure called the rest, or told behind "còn", that has one whole by the words."""
    for mention in facts.mentions:
        if mention.cell is not None or mention.index < 2 or is_percent(mention.figure) or is_duration(mention.figure):
            continue
        relation = of_last(facts, mention) or of_named(facts, mention) or of_first(facts, mention)
        if relation is not None:
            yield Claim((relation,), firm=tells_fall(facts, relation), closed=False, likely=True)


def tells_fall(facts: Facts, relation: Relation) -> bool:
    """Whether one sentence tells what there was, by how much it fell and what it fell to: "từ chỗ có 94, giảm 13, còn 81".

    What "giảm" says is of both numbers, whatever came and went between; what "xuất" or "thoát" says is not.
    """
    told = [facts.by_id[figure.id] for figure in (*relation.terms, *relation.printed)]
    row = list(facts.mentions[told[0].index : told[-1].index + 1])
    together = row == told and told[0].sentence == told[-1].sentence
    exact = all(m.figure.modifier == "exact" for m in told)
    fell = FELL.search(facts.before(told[1])) and " so với " not in facts.after(told[1])
    return together and exact and relation.rule == "B07" and bool(fell)


def of_last(facts: Facts, rest: Mention) -> Relation | None:
    """The last figure of the sentence before and the one part that a sentence tells before its rest."""
    start, _ = facts.sentences[rest.sentence]
    if not ONE_OF_IT.match(facts.text, start) or not is_rest(facts, rest):
        return None
    told = [m for m in facts.by_sentence[rest.sentence] if m.index < rest.index and alike(m.figure, rest.figure)]
    if len(told) != 1 or not is_item_of(facts, told[0]):
        return None
    above = (m for m in facts.back(told[0], 1) if m.sentence < rest.sentence and m.block == rest.block)
    whole = next((m for m in above if alike(m.figure, rest.figure) and is_item_of(facts, m)), None)
    if whole is None or any(exceeds(m.figure, whole.figure) for m in (told[0], rest)):
        return None
    return Relation("B07", (whole.figure, told[0].figure), (rest.figure,))


def of_named(facts: Facts, rest: Mention) -> Relation | None:
    """The whole that the noun of its rest names: "17 cơ sở vi phạm. … Phạt 9 cơ sở; 8 cơ sở vi phạm còn lại bị nhắc nhở"."""
    noun = NAMED.match(facts.text, rest.end)
    if noun is None or not is_rest(facts, rest):
        return None
    told = [m for m in facts.by_sentence[rest.sentence] if m.index < rest.index and one_noun(m.figure, rest.figure)]
    if len(told) != 1 or not is_item_of(facts, told[0]):
        return None
    back = (m for m in facts.back(told[0], FAR) if one_noun(m.figure, rest.figure) and is_item_of(facts, m))
    whole = next((m for m in back if facts.text.startswith(noun[1], m.end)), None)
    if whole is None or any(exceeds(m.figure, whole.figure) for m in (told[0], rest)):
        return None
    return Relation("B07", (whole.figure, told[0].figure), (rest.figure,))


def of_first(facts: Facts, left: Mention) -> Relation | None:
    """What there was at first, what went and came since, and what is left, the only figures of their kind up to it."""
    if not LEFT.search(facts.before(left)):
        return None
    near = [
        m for m in facts.back(left, BACK)
        if m.block == left.block and not is_percent(m.figure) and takes_noun(m.figure, left.figure)
    ]  # fmt: skip
    if not 1 < len(near) <= MOST or near[0].sentence != left.sentence:
        return None
    *since, first = near
    came = [m for m in since if comes(facts, m)]
    gone = [m for m in since if m not in came]
    told = first.figure.role in {"reported", "comparison"} and AT_FIRST.search(facts.before(first))
    if not told or len(gone) != 1 or any(exceeds(m.figure, first.figure) for m in gone):
        return None
    if not came:
        return Relation("B07", (first.figure, gone[0].figure), (left.figure,))
    return Relation("A02", (first.figure, *(m.figure for m in came)), (gone[0].figure, left.figure))
