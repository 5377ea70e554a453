"""Prices with the amount and what was paid for it (A07): "bán 9 tấn với giá 66.000 đồng/kg, thu về 594 triệu đồng".

What else a price pays for the words do not tell, so that only what fits is said.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from extractor.checks.conversions import unit_factor
from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import chance_of_fit, sides
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import MEASURES, is_count, is_percent, norm, one_amount

REACH = 1
"""How many sentences from a price the amount and what was paid may stand."""
ODDS = Fraction(3, 20)
"""How likely at most one of those that were tried may fit by chance."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each price of a measure that an amount and a sum of money near it give."""
    for price in facts.mentions:
        if price.cell is None and price.figure.per in MEASURES and price.figure.modifier == "exact":
            readings = tuple(readings_of(facts, price))
            fitting = [one for one in readings if fits_sharply(one, len(readings))]
            if fitting:
                yield Claim(tuple(fitting[:1]))


def readings_of(facts: Facts, price: Mention) -> Iterator[Relation]:
    """Every sum of money near a price with every amount of what it is for."""
    near = [
        m for at in range(-REACH, REACH + 1) for m in facts.by_sentence.get(price.sentence + at, ()) if m is not price
    ]
    paid = [m for m in near if m.figure.per is None and one_amount(m.figure, price.figure) and not is_count(m.figure)]
    amounts = [m for m in near if not is_percent(m.figure) and measures(m, price.figure.per)]
    for whole, amount in product(paid, amounts):
        yield Relation("A07", (whole.figure, amount.figure), (price.figure,))


def measures(mention: Mention, per: str | None) -> bool:
    """Whether a figure is so much of what a price is for: "9 tấn" for "đồng/kg"."""
    if mention.figure.per is not None:
        return False
    unit = (norm(mention.figure.unit) or "").partition(" ")[0]
    return unit == norm(per) or unit_factor(unit, norm(per)) is not None


def fits_sharply(relation: Relation, tried: int) -> bool:
    """Whether a relation holds as printed, and chance would hardly have brought that about among so many that were tried."""
    both = sides(relation, "plain")
    return both.agree() and chance_of_fit(relation, both) * tried < ODDS
