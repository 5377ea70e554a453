"""Rows of parts behind which the words say that there is no other (A01): "…, không còn hình thức nào khác".

"Nhận 1.318 hồ sơ. Số này nộp trực tiếp 277, trực tuyến 985, qua bưu điện 56 hồ sơ, ngoài ra không có hình thức nào khác" and
"7 người bị thương, riêng An 2 người và Bình 5 người, các xã khác không có ai": the row is about the last figure of its kind
before it. That nobody died or fled says nothing of others, so that "khác" has to be said.
"""

import re
from collections.abc import Iterator

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import leaves_rest, told_to_overlap
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.sums import nearly_make, sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, is_count, norm, one_noun
from extractor.rules.vocabulary import pattern

NONE = r"(?:không (?:còn |có |phát sinh |ghi nhận |xảy ra )*)"
NO_OTHER = pattern(
    rf"[^;.:()\d]*[,;–] (?:ngoài ra,? |và |ngoài (?:đó|chúng),? )?"
    rf"(?:{NONE}[^,;.:()\d]*\b(?:nào|gì|ai) khác\s*(?=[,;.)]|$)"
    rf"|(?:các|những|mọi) [^,;.:()\d]{{1,24}}(?: khác| còn lại) (?:đều )?{NONE}[^,;.:()\d]*)",
    re.IGNORECASE,
)
"""Behind the last part: "…, không còn loại nào khác", "…, các tuyến khác không có ai bị thương"."""
HEAD = pattern(
    r"\s*(?:(?:tổng )?(?:{outcomes})(?: [^\W\d]+){0,3} (?:{aforesaid})\b|trong đó\b|cụ thể\b|gồm\b)[^;.:()\d]*",
    re.IGNORECASE,
)
"""How a sentence begins that divides the last figure of the one before: "Số này nộp trực tiếp chỉ có"."""
FEWEST = 2


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each row that ends with such words."""
    for mentions in facts.by_sentence.values():
        start, end = facts.sentences[mentions[0].sentence]
        for place, last in enumerate(mentions if "không" in facts.text[start:end] else ()):
            if is_part(facts, last) and NO_OTHER.match(facts.text, last.end, end):
                row = [m for m in mentions[: place + 1] if counts_for(m, last) and is_part(facts, m)]
                yield from claims_of(facts, row)


def claims_of(facts: Facts, row: list[Mention]) -> Iterator[Claim]:
    """The claim about the first of the row, where it holds the others, or about the last figure before it."""
    head = HEAD.fullmatch(facts.text, facts.sentences[row[0].sentence][0], row[0].start)
    above = [m for m in facts.by_sentence.get(row[0].sentence - 1, ()) if is_part(facts, m) and counts_for(row[0], m)]
    whole, parts = (above[-1], row) if head and above else (row[0], row[1:])
    if len(parts) >= FEWEST and is_told(facts, whole, parts):
        yield Claim((sum_of(whole, parts),), firm=True, named=True)


def is_part(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts things, not in a bracket behind another."""
    exact = mention.figure.modifier == "exact" and is_count(mention.figure)
    return exact and mention.cell is None and is_plain(facts, mention) and not is_bracketed(facts, mention)


def counts_for(part: Mention, whole: Mention) -> bool:
    """Whether a part counts under the noun of its whole, or under one that stands for any."""
    return one_noun(part.figure, whole.figure) or (
        norm(part.figure.unit) in rules().units.stand_in or alike(part.figure, whole.figure)
    )


def is_told(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether nothing says that the parts overlap or are some, and they come near to their whole."""
    last = parts[-1]
    if not nearly_make(whole, parts) or any(exceeds(part.figure, whole.figure) for part in parts):
        return False
    if any(facts.cues.any(role, whole.end, last.start) for role in ("open", "overlap", "aside")):
        return False
    rest = leaves_rest(facts, last, last.end)
    return not rest and not facts.unread(whole.end, last.start) and not told_to_overlap(facts, whole.end, last)
