"""What a bank lent, what it got back and what is owed (A02).

"Cho vay 1.126 tỷ đồng. Doanh số thu nợ đạt 739 tỷ đồng. Tổng dư nợ đạt 4.512 tỷ đồng, tăng 387 tỷ đồng so với đầu năm
(4.125 tỷ đồng)": debts that were written off and are not told break the sum, so that only one that holds says something.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike
from extractor.rules.vocabulary import pattern

OWED = re.compile(r"\bdư nợ\b", re.IGNORECASE)
LENT = re.compile(r"\b(?:cho vay|giải ngân)\b", re.IGNORECASE)
REPAID = re.compile(r"\bthu (?:hồi )?nợ\b", re.IGNORECASE)
WRITTEN_OFF = re.compile(r"\b(?:xóa|xoá) nợ\b", re.IGNORECASE)
AT_FIRST = pattern(r"\bđầu (?:{spans})\b", re.IGNORECASE)
GROWN = re.compile(r"\btăng(?: thêm)?(?: được)?(?: hơn| gần| khoảng)? $", re.IGNORECASE)
REACH = 4
"""How many sentences before what is owed the loans may stand."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each debt that is told with what it was before, behind what was lent and what was repaid."""
    yield from gained(facts)
    for opening in facts.mentions:
        owed = debt_of(facts, opening) if opening.figure.role == "comparison" and opening.cell is None else None
        if owed is None:
            continue
        told = [m for m in around(facts, owed) if alike(m.figure, owed.figure) and not is_change(facts, m)]
        lent = next((m for m in told if LENT.search(facts.before(m))), None)
        repaid = next((m for m in told if REPAID.search(facts.before(m))), None)
        if lent is not None and repaid is not None and lent is not repaid:
            left, right = (opening.figure, lent.figure), (repaid.figure, owed.figure)
            written_off = next((m.figure for m in told if WRITTEN_OFF.search(facts.before(m))), None)
            longer = () if written_off is None else (Relation("A02", left, (repaid.figure, written_off, owed.figure)),)
            yield Claim((*longer, Relation("A02", left, right)), closed=False)


def around(facts: Facts, owed: Mention) -> list[Mention]:
    """The figures before what is owed, the nearest first, then those behind it in its sentence and the next."""
    last = owed.sentence + 1
    behind = [m for m in facts.mentions[owed.index + 1 :] if m.sentence <= last and m.block == owed.block]
    return [*facts.back(owed, REACH), *behind]


def gained(facts: Facts) -> Iterator[Claim]:
    """What was lent less what was repaid is by how much the debt grew: "cho vay 214 tỷ đồng, thu nợ 152 tỷ đồng; dư nợ tăng 62".

    In one sentence that is likely what is meant; apart, only a difference that holds says something.
    """
    for repaid in facts.mentions:
        lent = facts.previous(repaid)
        if lent is None or lent.sentence != repaid.sentence or not alike(lent.figure, repaid.figure):
            continue
        if not (LENT.search(facts.before(lent)) and REPAID.search(facts.before(repaid))):
            continue
        near = around(facts, lent)
        if any(WRITTEN_OFF.search(facts.before(m)) for m in near):
            continue  # what was written off lessens the debt too
        for more in near:
            if alike(more.figure, lent.figure) and is_growth_of_debt(facts, more):
                relation = Relation("B01", (lent.figure, repaid.figure), (more.figure,), direction=1)
                yield Claim((relation,), closed=False, likely=more.sentence == repaid.sentence)


def is_growth_of_debt(facts: Facts, more: Mention) -> bool:
    """Whether a figure says by how much the debt that its sentence names has grown."""
    start, _ = facts.sentences[more.sentence]
    return bool(GROWN.search(facts.before(more)) and OWED.search(facts.text, start, more.start))


def debt_of(facts: Facts, opening: Mention) -> Mention | None:
    """What is owed now, before the figure of the beginning of the year in its sentence."""
    if not AT_FIRST.search(facts.before(opening)):
        return None
    before = [m for m in facts.by_sentence[opening.sentence] if m.index < opening.index]
    told = [m for m in before if alike(m.figure, opening.figure) and not is_change(facts, m)]
    return next((m for m in reversed(told) if OWED.search(facts.before(m))), None)
