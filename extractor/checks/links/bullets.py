"""Lists of lines: "Tổng thu 3.128 tỷ đồng, gồm:" and below it "- Thu nội địa: 2.864 tỷ đồng;" (A01).

The head may take up the one number of the sentence before: "Xã nhận 412 đơn. Tất cả được phân thành ba loại:".
"""

import re
from collections.abc import Iterator

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.counted import NUMBER, numbers
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.summaries import is_near
from extractor.checks.links.sums import sum_of, total
from extractor.checks.relations import Claim
from extractor.checks.units import alike
from extractor.parsers.context import LINE_MARK
from extractor.rules.vocabulary import pattern

HEAD = pattern(r"\b(?:{follows}|{make_up}|(?:chia|phân) (?:ra|thành|theo|làm))\b[^.:\d]*:$", re.IGNORECASE)
MARK = re.compile(rf"\s*({LINE_MARK})")
COUNT = pattern(rf"\b{NUMBER}\s(?:{{exclusive}}|{{sorts}}|{{groups}})\b[^:]*:$", re.IGNORECASE)
"""How many lines the head announces: "phân thành ba loại:"."""
TAKES_UP = pattern(
    r"\s*(?!.*\b(?:{names_some}|chính)\b)(?:(?:tất cả|toàn bộ|(?:{amounts}|{outcomes}|các|những)\b[^,;:.\d]{0,30}(?:{aforesaid}))"
    r"\b[^:.\d]*|(?:cụ thể|gồm|bao gồm)(?: có| như sau)?):$",
    re.IGNORECASE,
)
"""A head that is about the number before it: "Số đơn này chia thành:", "Cụ thể:"."""
DIGITS = re.compile(r"\d+")
FEWEST = 3
"""Lines below which a list tells too little of its whole."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each sentence that ends with a colon and has its parts in lines of their own below."""
    for sentence in sorted(facts.by_sentence):
        start, end = facts.sentences[sentence]
        if sentence and MARK.match(facts.text, start, end):
            yield from claims_of(facts, sentence - 1)


def claims_of(facts: Facts, sentence: int) -> Iterator[Claim]:
    """The claim that the lines below a sentence are the parts of its last number, or of the one that it takes up."""
    start, end = facts.sentences[sentence]
    head = None if MARK.match(facts.text, start, end) else HEAD.search(facts.text, start, end)
    if head is None:
        return
    told = [m for m in facts.by_sentence.get(sentence, ()) if m.end <= head.start() and is_plain(facts, m)]
    above = [] if told or not TAKES_UP.match(facts.text, start, end) else before(facts, sentence)
    for whole in (told or above)[-1:]:
        lines = list(lines_below(facts, sentence, whole))
        parts = [part for part in lines if part is not None]
        count = next(numbers(COUNT, facts.text, head.start(), head.end()), None)
        if len(lines) != len(parts) or len(parts) < (count or FEWEST):
            continue
        named = not any(alike(m.figure, whole.figure) for m in (told or above)[:-1])
        firm = named and not facts.cues.any("open", head.start(), facts.sentences[sentence + len(lines)][1])
        if above:
            firm = firm and count in (None, len(parts)) and (is_near if count else is_close)(whole, parts)
        yield Claim((sum_of(whole, parts),), firm=firm, closed=firm, named=bool(firm and above))


def is_close(whole: Mention, parts: list[Mention]) -> bool:
    """Whether the parts miss the whole by no more than a misprint does, where no words count them."""
    value = whole.figure.value or 0
    return abs(total(parts) - value) <= value * rules().tolerances.reach


def before(facts: Facts, sentence: int) -> list[Mention]:
    """The numbers of the sentence before that a head can take up."""
    block = facts.block_of(facts.sentences[sentence][0])
    told = [m for m in facts.by_sentence.get(sentence - 1, ()) if is_plain(facts, m) and not is_bracketed(facts, m)]
    return told if block is not None and all(facts.block_of(m.start) == block for m in told) else []


def lines_below(facts: Facts, head: int, whole: Mention) -> Iterator[Mention | None]:
    """The first figure of each line of the list under the sentence `head`, None for a line that tells of something else."""
    kind = None
    for sentence in range(head + 1, len(facts.sentences)):
        mark = MARK.match(facts.text, *facts.sentences[sentence])
        shape = DIGITS.sub("1", mark[1]) if mark else None
        kind = kind or shape
        if shape is None or shape != kind:
            return
        told = [m for m in facts.by_sentence.get(sentence, ()) if is_plain(facts, m)]
        yield told[0] if told and alike(told[0].figure, whole.figure) else None
