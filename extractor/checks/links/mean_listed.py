"""The mean of numbers told one by one (A18): "ba xã lần lượt có 34 km, 41 km và 27 km, trung bình mỗi xã 34 km".

Only sums and marks are meant: of what each person earned in three places the mean of all goes by their people.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.counted import NUMBER, numbers
from extractor.checks.links.earlier import EARLIER
from extractor.checks.links.mean_bound import bound
from extractor.checks.links.means import is_average, per_what
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import is_bare, is_duration, is_percent, norm, one_amount
from extractor.rules.vocabulary import pattern

IN_TURN = re.compile(r"\blần lượt\b|:\s*$|\b(?:là|có|đạt|của) $", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:,|và|, và|;)?\s*")
LED = pattern(r"\b(?:{on_average})\b", re.IGNORECASE)
WEIGHED = re.compile(
    r"\b(?:hệ số|trọng số|riêng|cao hơn|thấp hơn|so với|cả (?:nước|tỉnh|huyện|vùng|năm))\b", re.IGNORECASE
)
MARKS = "điểm"
LABEL = re.compile(r"\W*[^\W\d][^\d:;.|()]{0,50}[:|–-] $")
"""The name before the figure of a line."""
HEAD = pattern(rf"\b{NUMBER}\s(?:{{territories}}|{{villages}}|{{bodies}}|{{named_groups}}|{{groups}})\b", re.IGNORECASE)
"""How many lines follow: "Ba địa phương dẫn đầu lần lượt là:"."""
OF_ALL = pattern(
    rf"\bcủa (?:cả )?(?:{NUMBER}\s|các |nhóm )[^,;.:()\d]*\b(?:{{aforesaid}}|dẫn đầu|đứng đầu|nói trên)\b",
    re.IGNORECASE,
)
"""What a mean of such lines is of: "của ba huyện này", "của nhóm dẫn đầu"."""
OF_THESE = pattern(r" (?:{aforesaid}) (?:là|đạt|chỉ đạt) ")
FEWEST = 3
"""How many numbers make a row of which a mean is told; of two one may be any other's."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each mean behind a row of numbers that are told in turn."""
    for mean in facts.mentions:
        if mean.cell is None and mean.figure.per is None and is_mean(facts, mean):
            row = row_before(facts, mean)
            if len(row) >= FEWEST:
                told = is_of_row(facts, mean, row)
            else:
                row = lines_above(facts, mean)
                told = is_of_lines(facts, mean, row)
            if told and bound(facts, mean) is None:
                relation = Relation("A18", tuple(m.figure for m in row), (mean.figure,))
                yield Claim((relation,), firm=True, borne_out=True)


def is_mean(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is told as a mean, be it behind the number of those it is of: "bình quân của ba xã này là 84 điểm"."""
    previous = facts.previous(mention)
    if previous is None or previous.sentence != mention.sentence or norm(mention.figure.unit) != MARKS:
        return is_average(facts, mention)
    return is_average(facts, mention) or (
        is_average(facts, previous) and bool(OF_THESE.fullmatch(facts.before(mention)))
    )


def row_before(facts: Facts, mean: Mention) -> list[Mention]:
    """The figures right before a mean in its sentence with nothing but commas between them."""
    before = [m for m in facts.by_sentence[mean.sentence] if m.index < mean.index]
    start = len(before) - 1
    while start > 0 and BETWEEN.fullmatch(facts.text, before[start - 1].end, before[start].start):
        start -= 1
    return before[max(start, 0) :]


def lines_above(facts: Facts, mean: Mention) -> list[Mention]:
    """The figures right above a mean that have a line each behind its name: "Nha Trang | 712,4 điểm"."""
    row: list[Mention] = []
    while told := facts.by_sentence.get(mean.sentence - len(row) - 1):
        if len(told) > 1 or told[0].block == mean.block or not LABEL.fullmatch(facts.before(told[0])):
            break
        row.insert(0, told[0])
    return row


def is_of_lines(facts: Facts, mean: Mention, row: list[Mention]) -> bool:
    """Whether a mean is told to be that of all lines above it, as many as their head announces, and of marks."""
    if len(row) < FEWEST or any(m.figure.modifier != "exact" or not is_like(m, mean) for m in (*row, mean)):
        return False
    own = facts.text[facts.sentences[mean.sentence][0] : mean.start]
    start = facts.sentences[row[0].sentence - 1][0]
    announced = len(row) in numbers(HEAD, facts.text, start, row[0].start)
    named = (
        OF_ALL.search(own)
        and LED.search(own)
        and not EARLIER.search(own)
        and not WEIGHED.search(f"{own} {facts.after(mean)}")
    )
    return announced and bool(named) and norm(mean.figure.unit) == MARKS


def is_of_row(facts: Facts, mean: Mention, row: list[Mention]) -> bool:
    """Whether words tell a row in turn and then its mean, for each of those that were named, or of marks."""
    told = facts.text[facts.sentences[mean.sentence][0] : row[0].start].lower()
    own = facts.before(mean)
    if not LED.search(own) or WEIGHED.search(f"{told} {own} {facts.after(mean)}"):
        return False
    if any(
        m.figure.role != "reported" or m.figure.modifier != "exact" or not is_like(m, row[-1]) for m in (*row, mean)
    ):
        return False
    noun = per_what(facts, mean)
    named = noun is not None and re.search(rf"\b{re.escape(noun)}\b", told) is not None
    return named or (noun is None and IN_TURN.search(told) is not None and norm(mean.figure.unit) == MARKS)


def is_like(mention: Mention, last: Mention) -> bool:
    """Whether a figure is in the unit of the last of a row, or has none of its own: "82, 88 và 76 điểm"."""
    if is_percent(mention.figure) or is_duration(mention.figure) or mention.figure.per is not None:
        return False
    return one_amount(mention.figure, last.figure) or is_bare(mention.figure)
