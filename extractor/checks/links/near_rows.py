"""A figure and a row of its sides that nearly make it up (A01).

"Huyện phải xóa 742 căn nhà tạm. Đến nay 618 căn đã xong, 89 căn đang xây, 53 căn chưa khởi công" tells sides of one whole
by what was done of them. The words make the tie likely and no more, so that only a misfit that a misprint explains is one.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import is_unfinished, leaves_rest, told_to_overlap
from extractor.checks.links.enumerations import is_plain, rows
from extractor.checks.links.sums import sum_of, total
from extractor.checks.relations import Claim
from extractor.checks.units import exceeds, takes_noun
from extractor.rules.vocabulary import pattern

OTHER_SIDE = pattern(r"\b(?:{other_side})\b")
"""Words for the last of the sides; "45 hộ thiếu nước, 38 hộ thiếu nhà" tells two views of one whole."""
BEHIND = 34
"""Characters behind a figure in which its side is named."""
LEAST = 100
"""The smallest whole, in steps of its last digit, that the digits of its parts say something about."""
NEAR = Decimal("0.1")
"""How much of the whole the row may miss."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each row whose last figure names another side, about the figure right before the row."""
    for mentions in facts.by_sentence.values():
        for row in rows(facts, mentions):
            above = before(facts, row[0])
            for whole, parts in ((row[0], row[1:]), (above, row)):
                if whole is not None and len(parts) > 1 and are_sides(facts, whole, parts):
                    yield Claim((sum_of(whole, parts),), closed=False, likely=True)


def before(facts: Facts, first: Mention) -> Mention | None:
    """The last figure of the sentence before that counts what the row counts, if it is a plain one."""
    told = [m for m in facts.back(first, 1) if m.sentence < first.sentence and takes_noun(first.figure, m.figure)]
    return told[0] if told and is_plain(facts, told[0]) else None


def are_sides(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the parts count under the noun of the whole, nearly make it up, and end with another side."""
    value, last = whole.figure.value or Decimal(0), parts[-1]
    if value < LEAST * whole.figure.resolution or abs(total(parts) - value) > NEAR * value:
        return False
    if any(m.figure.modifier != "exact" or exceeds(m.figure, whole.figure) for m in parts):
        return False
    if not OTHER_SIDE.search(words_of_side(facts, last)):
        return False
    end = facts.sentences[last.sentence][1]  # "… và một số loại khác", "số còn lại …" leave some out
    if any(facts.cues.any(role, whole.end, end) for role in ("open", "overlap")) or leaves_rest(facts, last, end):
        return False
    if facts.cues.any("within", parts[0].end, last.start):
        return False  # "giáo dục 1.930 tỷ, trong đó mầm non 610 tỷ, còn lại 2.890 tỷ"
    if is_unfinished(facts, last) or facts.unnumbered(whole.end, parts[0].start):
        return False
    named = all(takes_noun(part.figure, whole.figure) for part in parts)
    return named and not facts.unread(parts[0].start, last.start) and not told_to_overlap(facts, whole.end, last)


def words_of_side(facts: Facts, mention: Mention) -> str:
    """The words before a figure and right behind it, in which its side is named."""
    return facts.before(mention) + facts.after(mention)[:BEHIND]
