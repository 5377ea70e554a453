"""Shares of fractions that the record has not read, in a list of such items: "Vinh 212/240 khối (88,3%), Hoàng Mai 96/128 (75%)".

Only the first item has the noun, so that the others are numbers of nothing. Each percentage is of the fraction right before
it; that another item of the sentence holds shows that the list is one.
"""

import re
from decimal import Decimal

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links.fractions import fraction
from extractor.checks.links.sums import share_of
from extractor.checks.links.wholes import names_another
from extractor.checks.relations import Claim, Relation, certain
from extractor.checks.units import is_percent
from extractor.schema.evidence import Evidence
from extractor.schema.record import Figure

FRACTION = re.compile(
    r"(?<![\d/.,])(?<!hạng )(?<!thứ )(?<!ngày )(?<!tăng )(?<!giảm )(\d{1,3}(?:\.\d{3})+|\d+)/(\d{1,3}(?:\.\d{3})+|\d+)"
    r"(?: [^\W\d]+){0,3}(?: \(|, )(?:(?:đạt|chiếm|bằng|t[ỷỉ] lệ)(?: t[ỷỉ] lệ)? )?$"
)

DAYS, MONTHS = 31, 12


def unread(facts: Facts, percent: Mention) -> re.Match[str] | None:
    """The fraction right before a percentage of which no number is a figure, date or document of the record."""
    start = percent.start - len(facts.before(percent))
    found = FRACTION.search(facts.text, start, percent.start)
    return found if found is not None and facts.unread(*found.span(1)) and facts.unread(*found.span(2)) else None


def claim(facts: Facts, percent: Mention) -> Claim | None:
    """The claim that a percentage is the share of the unread fraction before it, where another item of the list holds."""
    own = relation_of(facts, percent) if unread(facts, percent) and not names_another(facts, percent) else None
    others = (m for m in facts.by_sentence[percent.sentence] if m is not percent and is_percent(m.figure))
    listed = own is not None and any(is_plain(one) for m in others if (one := relation_of(facts, m)) is not None)
    return certain(own) if own is not None and listed else None


def relation_of(facts: Facts, percent: Mention) -> Relation | None:
    """Part, whole and share of an item, read or unread."""
    found = unread(facts, percent)
    if found is not None:
        terms = (figure_of(facts, found, 1), figure_of(facts, found, 2))
        part, whole = (figure.value or 0 for figure in terms)
        may_be_day = part <= DAYS and whole <= MONTHS  # "từ 1/7 (12%"
        return Relation("A03", terms, (percent.figure,)) if part <= whole and not may_be_day else None
    below = facts.previous(percent)
    above = facts.previous(below) if below is not None else None
    if below is None or above is None or above.sentence != percent.sentence or not fraction(facts, above, below):
        return None
    return share_of(percent, above, below)


def figure_of(facts: Facts, found: re.Match[str], group: int) -> Figure:
    """A number of an unread fraction as a figure."""
    start, end = found.span(group)
    value = Decimal(found[group].replace(".", ""))
    return Figure(
        id=f"fraction-{start}",
        value=value,
        lower=value,
        upper=value,
        decimals=0,
        resolution=Decimal(1),
        evidence=(Evidence.of(facts.text, start, end),),
    )
