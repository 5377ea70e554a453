"""What divides the number told right before by one criterion, whatever its parts are called (A01).

"63 cán bộ bị kỷ luật. Chia theo hình thức, danh sách này gồm 38 người bị khiển trách, … và 4 người buộc thôi việc; chia theo
cấp thì xã 41 người, thị xã 22 người": each criterion puts everything into one of its classes, and "gồm … và" names them all.
"""

import re
from collections.abc import Iterator

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.endings import goes_on_in_words, is_unfinished, leaves_rest, told_to_overlap, unread
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.sums import sum_of, total
from extractor.checks.relations import Claim
from extractor.checks.units import alike, is_count, takes_noun
from extractor.rules.vocabulary import pattern

BY = r"(?:(?:nếu|khi|còn|xét|tính)\s)?(?:được\s)?(?:chia|phân(?: loại| chia)?|tách) theo\s[^,;:.()\d]+?"
FIRST = re.compile(rf"\s*{BY}(?=[,:]|\s(?:thì|có|gồm|là)\b)", re.IGNORECASE)
"""How a sentence begins that divides the number before it: "Chia theo hình thức, "."""
NEXT = re.compile(rf";\s(?:và\s)?{BY}(?=[,:]|\s(?:thì|có|gồm|là)\b)", re.IGNORECASE)
"""How it goes on to divide it by something else: "; chia theo cấp thì "."""
NAMES_ALL = pattern(
    r"(?:,? (?:[^\W\d]+\s){0,3}(?:{aforesaid}))?,?(?:(?: thì)? (?:bao )?gồm(?: có)?\b|(?: thì)?:)[^,;:.()\d]*$",
    re.IGNORECASE,
)
"""What stands between the criterion and its first class, where all are named: ", danh sách này gồm khiển trách "."""
LAST = re.compile(r"\bvà\s[^,;:.()\d]*$")
MAY_BE_TWO = pattern(r"\b(?:{may_be_two})\b", re.IGNORECASE)
"""A criterion of which one thing may meet two: "chia theo nguyên nhân"."""
FEWEST = 2


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each criterion by which a sentence divides the one number of its kind in the sentence before."""
    for sentence, mentions in facts.by_sentence.items():
        start, end = facts.sentences[sentence]
        first = FIRST.match(facts.text, start, end)
        if first is None:
            continue
        heads = [first, *NEXT.finditer(facts.text, first.end(), end)]
        for place, head in enumerate(heads):
            limit = heads[place + 1].start() if place + 1 < len(heads) else end
            parts = [m for m in mentions if head.end() <= m.start < limit and can_be_part(facts, m)]
            whole = whole_of(facts, parts) if len(parts) >= FEWEST else None
            if whole is not None:
                told = is_told(facts, whole, parts, limit)
                firm = told and names_all(facts, head.end(), parts) and not MAY_BE_TWO.search(head[0])
                yield Claim((sum_of(whole, parts),), firm=firm, closed=firm, likely=told, named=firm, borne_out=firm)


def can_be_part(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts things, and not in a bracket behind another."""
    return is_count(mention.figure) and is_plain(facts, mention) and not is_bracketed(facts, mention)


def whole_of(facts: Facts, parts: list[Mention]) -> Mention | None:
    """The one figure of the sentence before that counts what the parts count."""
    above = [
        m for m in facts.by_sentence.get(parts[0].sentence - 1, ())
        if parts[0].block - m.block in (0, 1) and m.figure.role == "reported" and not is_change(facts, m)
        and all(alike(part.figure, m.figure) for part in parts)
    ]  # fmt: skip
    return above[0] if len(above) == 1 and can_be_part(facts, above[0]) else None


def names_all(facts: Facts, head: int, parts: list[Mention]) -> bool:
    """Whether "gồm" or a colon behind the criterion and "và" before the last class say that there is no other."""
    led = NAMES_ALL.match(facts.text, head, parts[0].start)
    return led is not None and LAST.search(facts.before(parts[-1])) is not None


def is_told(facts: Facts, whole: Mention, parts: list[Mention], limit: int) -> bool:
    """Whether nothing says that classes are left out or overlap, and they come near to their whole under its noun."""
    last, value = parts[-1], whole.figure.value or 0
    if abs(total(parts) - value) > value * rules().tolerances.reach or unread(facts, whole.end, last):
        return False
    if any(facts.cues.any(role, whole.end, limit) for role in ("open", "overlap", "within", "aside", "rest")):
        return False
    more = is_unfinished(facts, last) or goes_on_in_words(facts, last) or told_to_overlap(facts, whole.end, last)
    exact = all(
        m.figure.modifier == "exact" and (m is whole or takes_noun(m.figure, whole.figure)) for m in (whole, *parts)
    )
    return exact and not more and not leaves_rest(facts, last, limit)
