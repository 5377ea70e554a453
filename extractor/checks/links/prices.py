"""Prices with the amount and what was paid for it (A07): "bán 9 tấn với giá 66.000 đồng/kg, thu về 594 triệu đồng".

What else a price pays for the words do not tell, so that only what fits is said.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from extractor.checks.conversions import unit_factor
from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import chance_of_fit, fit_of, sides
from extractor.checks.links.means import is_average, is_of, per_what
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import MEASURES, is_count, is_percent, norm, one_amount
from extractor.schema.record import Figure

REACH = 2
"""How many sentences from a price the amount and what was paid may stand."""
BACK = 3
"""How many sentences back stand those who were paid at a rate."""
RATE = re.compile(r",? (?:với )?(?:mức|định mức|mức chi|mức hỗ trợ) ", re.IGNORECASE)
ROUND = 10
"""What a mean that is rounded farther than to its last digit is a multiple of."""
ODDS = Fraction(3, 20)
"""How likely at most one of those that were tried may fit by chance."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each price of a measure that an amount and a sum of money near it give, in its own sentence first."""
    for price in facts.mentions:
        if price.cell is None and price.figure.modifier == "exact" and (is_measured(price) or is_each(facts, price)):
            readings = tuple(readings_of(facts, price))
            here = {m.figure.id for m in facts.by_sentence[price.sentence]}
            told = [one for one in readings if one.ids <= here]
            fitting = [one for one in told if fits_sharply(one, len(told))]
            fitting += [one for one in readings if fits_sharply(one, len(readings))]
            if fitting:
                yield Claim(tuple(fitting[:1]))


def readings_of(facts: Facts, price: Mention) -> Iterator[Relation]:
    """Every sum of money near a price with every amount of what it is for."""
    near = [
        m for at in range(-REACH, REACH + 1) for m in facts.by_sentence.get(price.sentence + at, ()) if m is not price
    ]
    paid = [m for m in near if m.figure.per is None and one_amount(m.figure, price.figure) and not is_count(m.figure)]
    amounts = [m for m in near if not is_percent(m.figure) and measures(m, price.figure.per)]
    if not is_measured(price):
        amounts = beside(facts, price)
        paid = paid if amounts else paid_at(facts, price)
        amounts = amounts or told_before(facts, price)
    for whole, amount in product(paid, amounts):
        yield Relation("A07", (whole.figure, amount.figure), (price.figure,))


def is_measured(price: Mention) -> bool:
    """Whether a price is told for so much of a measure: "66.000 đồng/kg"."""
    return price.figure.per in MEASURES


def is_each(facts: Facts, price: Mention) -> bool:
    """Whether an amount of money is told for each of what stands beside it: "288 nhà với mức 60 triệu đồng/nhà"."""
    if price.figure.dimension != "currency" or is_average(facts, price):
        return False
    return bool(beside(facts, price) or paid_at(facts, price))


def beside(facts: Facts, price: Mention) -> list[Mention]:
    """The counts right before or behind a price of what it is for, in its sentence."""
    noun = per_what(facts, price)
    found = (facts.previous(price), facts.following(price))
    counts = [m for m in found if m is not None and m.sentence == price.sentence and is_count(m.figure)]
    return [m for m in counts if is_of(m, noun) and m.figure.value != 1]


def paid_at(facts: Facts, price: Mention) -> list[Mention]:
    """The sum right before a rate: "tặng quà 8,592 tỷ đồng, mức 300 nghìn đồng/người"."""
    before = facts.previous(price)
    if price.figure.per is None or before is None or before.sentence != price.sentence:
        return []
    return [before] if one_amount(before.figure, price.figure) and RATE.fullmatch(facts.before(price)) else []


def told_before(facts: Facts, price: Mention) -> list[Mention]:
    """The counts of the sentences before a rate of what it is for."""
    noun = per_what(facts, price)
    return [m for m in facts.back(price, BACK) if is_count(m.figure) and is_of(m, noun) and m.figure.role == "reported"]


def measures(mention: Mention, per: str | None) -> bool:
    """Whether a figure is so much of what a price is for: "9 tấn" for "đồng/kg"."""
    if mention.figure.per is not None:
        return False
    unit = (norm(mention.figure.unit) or "").partition(" ")[0]
    return unit == norm(per) or unit_factor(unit, norm(per)) is not None


def fits_sharply(relation: Relation, tried: int) -> bool:
    """Whether a relation holds as printed, and chance would hardly have brought that about among so many that were tried.

    A mean may be rounded to its last digit: "412.580 lượt, 43 dây chuyền, mỗi dây chuyền 9.595 lượt"; so is one that is
    hedged as the digits say anyway, "khoảng 27 người" of 1.692 at 63 schools, or its total, "ước 4.179 tỷ đồng".
    """
    if any(figure.modifier == "about" and figure.value is not None for figure in relation.figures):
        terms, printed = (tuple(map(to_last_digit, some)) for some in (relation.terms, relation.printed))
        return fits_sharply(Relation(relation.rule, terms, printed), tried)
    mean = relation.printed[0]
    both = sides(relation, "plain")
    rounded = mean.value is not None and mean.value % ROUND != 0 and fit_of(relation, both, "plain")[1] == "round"
    return (both.agree() or rounded) and chance_of_fit(relation, both) * tried < ODDS


def to_last_digit(figure: Figure) -> Figure:
    """A figure that is told about as it is printed, rounded to its last digit; another stays as it is."""
    half, value = figure.resolution / 2, figure.value
    if figure.modifier != "about" or value is None:
        return figure
    return figure.model_copy(update={"modifier": "exact", "lower": value - half, "upper": value + half})
