"""Percentages of one division or survey by its head (A05): "Cơ cấu nguồn điện: than 58,4%; thủy điện 23,1%; khí 19,2%".

The labels are any words; that they divide one whole is said by the head, which names a make-up, or by words that tell how
many answers there were. Views of one whole that overlap ("nữ 32%, trẻ tuổi 18%") and answers of which several were
allowed may come to any sum.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.counted import NUMBER, numbers
from extractor.checks.links.endings import is_in_own_bracket
from extractor.checks.links.share_words import is_share
from extractor.checks.units import is_duration, is_percent
from extractor.parsers.context import LINE_MARK
from extractor.rules.vocabulary import pattern

HEAD = pattern(
    r"\b(?:{make_up}|trong tổng (?:{totalled})|(?:phân|chia|xét|tính) theo|theo (?:{fields})|(?:theo|về|xét) (?:{kinds})"
    r"|(?:kết quả|(?:xếp|phân) (?:loại|hạng)) (?:{ratings})|phần lớn (?:bằng|qua|theo|nhờ|từ))\b",
    re.IGNORECASE,
)
"""Words before the percentages that name a make-up, an order by kinds or the result of a survey."""
VIEWS = pattern(
    r"\b(?:{views}|{so_far}|{aims}|cùng kỳ|so với|tăng|giảm|công suất|giải ngân|hoàn thành|t[ỷỉ] lệ (?!đồng ý|tán|không|chọn))\b",
    re.IGNORECASE,
)
"""Labels of views that overlap ("nữ 32%, trẻ tuổi 18%"), of changes and of rates, which come to no hundred."""
SEVERAL = re.compile(
    r"\b(?:(?:chọn|lựa chọn|có|nêu|trả lời|đưa ra) (?:được )?(?:nhiều|hơn một|từ hai|hai hoặc"
    r"|tối đa (?:hai|ba|2|3))|nhiều (?:đáp án|lựa chọn|phương án"
    r"|câu trả lời|lý do|hơn một)|cùng lúc|đồng thời|trùng nhau|chồng lấn)\b",
    re.IGNORECASE,
)
"""Words for a survey in which one person may give several answers, or for groups that overlap."""
ANNOUNCED = pattern(rf"\b{NUMBER}\s" r"(?:{sides})\b", re.IGNORECASE)
"""How many sides the words say there are: "ba phương án", "4 nhóm"."""
ITEM = re.compile(rf"\s*(?:{LINE_MARK})?[^\W\d][^\n%:;]{{1,70}}?(?::|\bchiếm\b|\blà\b|–|-)?\s*$")
"""A line up to its percentage: "- Thủy điện: ", "Hàng rời chiếm "."""
BROKEN = re.compile(r"[,;]|\bvà\b|\bcòn\b")
"""What parts one label from the next."""
FEWEST = 3
"""How many percentages at least a head divides."""
MOST = re.compile(r"\b(?:phần lớn|chủ yếu|đa số)\b", re.IGNORECASE)
"""Words for the first of the sides, which leave none out before a bracket: "phần lớn bằng đường bộ (71,5%)"."""
NONE_ELSE = pattern(
    r"\bkhông (?:có )?(?:ai|(?:người|trường hợp|{sides}) nào)(?: khác)? (?:ngoài|khác|nằm ngoài)\b"
    rf"|\bngoài {NUMBER} "
    r"(?:{sides}) (?:này|trên|nói trên),? không (?:có|còn)\b",
    re.IGNORECASE,
)
"""Words for it that the sides just told are all there are."""


def divided(facts: Facts) -> Iterator[tuple[list[Mention], bool]]:
    """The percentages of each division told by a head in its sentence or over its lines, and whether words close it."""
    for sentence, mentions in facts.by_sentence.items():
        shares = [m for m in mentions if is_percent(m.figure)]
        if len(shares) >= FEWEST and all(is_share(facts, m) for m in shares) and has_head(facts, shares):
            if in_a_row(facts, shares) and not are_views(facts, shares):
                yield shares, is_announced(facts, shares)
        elif len(mentions) == 1 and shares and sentence - 1 not in facts.by_sentence:
            shares = list(lines(facts, mentions[0]))
            if len(shares) >= FEWEST and has_head(facts, shares) and not are_views(facts, shares):
                yield shares, is_announced(facts, shares)


def lines(facts: Facts, first: Mention) -> Iterator[Mention]:
    """The percentages of lines in a row that are a label and a percentage, from `first` on; the line before ends in a colon."""
    above = facts.text[: facts.sentences[first.sentence][0]].rstrip()
    if not above.endswith(":"):
        return
    sentence = first.sentence
    while len(told := facts.by_sentence.get(sentence, [])) == 1:
        start, end = facts.sentences[sentence]
        plain = is_percent(told[0].figure) and ITEM.match(facts.text[start : told[0].start])
        if not plain or facts.text[told[0].end : end].strip(" .;,\n"):
            return
        yield told[0]
        sentence += 1


def has_head(facts: Facts, shares: list[Mention]) -> bool:
    """Whether words before the first percentage, in its sentence or the head of its lines, name a make-up."""
    start = facts.sentences[shares[0].sentence][0]
    if shares[-1].sentence > shares[0].sentence and shares[0].sentence:
        start = facts.sentences[shares[0].sentence - 1][0]
    head = HEAD.search(facts.text, start, shares[0].start)
    told = head is not None or is_announced(facts, shares) or is_all(facts, shares)
    return told and not SEVERAL.search(facts.text, *span(facts, shares))


def is_all(facts: Facts, shares: list[Mention]) -> bool:
    """Whether the sentence of the percentages, or the next, says that there is nobody and nothing else."""
    end = span(facts, shares)[1]
    return bool(NONE_ELSE.search(facts.text, shares[-1].end, end))


def span(facts: Facts, shares: list[Mention]) -> tuple[int, int]:
    """The sentences of the percentages with one before and one behind."""
    last = min(shares[-1].sentence + 1, len(facts.sentences) - 1)
    return facts.sentences[max(shares[0].sentence - 1, 0)][0], facts.sentences[last][1]


def in_a_row(facts: Facts, shares: list[Mention]) -> bool:
    """Whether nothing but a label and a sign stands between one percentage and the next."""
    told = [m for m in facts.by_sentence[shares[0].sentence] if shares[0].index < m.index < shares[-1].index]
    apart = all(BROKEN.search(facts.text[one.end : other.start]) for one, other in pairwise(shares))
    return apart and all(is_percent(m.figure) or is_duration(m.figure) for m in told)


def are_views(facts: Facts, shares: list[Mention]) -> bool:
    """Whether labels tell views of one whole that overlap, rates, changes or parts of a part.

    A bracket that holds one percentage alone tells of the words before it: "đường bộ (71,5%), đường biển (19,2%)".
    """
    start, end = facts.sentences[shares[0].sentence][0], facts.sentences[shares[-1].sentence][1]
    nested = facts.cues.any("within", shares[0].end, shares[-1].start) or facts.cues.any("open", start, end)
    if facts.cues.any("open", start, end) and MOST.search(facts.text, start, shares[0].start):
        nested = facts.cues.any("open", shares[0].start, end)  # "phần lớn bằng đường bộ (71,5%)" is the first of them
    brackets = facts.text.count("(", shares[0].end, shares[-1].start)
    alone = sum(is_in_own_bracket(facts, m) for m in shares[1:])
    return nested or bool(VIEWS.search(facts.text, start, end)) or brackets > alone


def is_announced(facts: Facts, shares: list[Mention]) -> bool:
    """Whether words tell that there were as many sides as percentages: "Khảo sát chỉ đưa ra hai phương án trả lời này"."""
    return len(shares) in numbers(ANNOUNCED, facts.text, *span(facts, shares)) or is_all(facts, shares)
