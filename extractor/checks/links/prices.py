"""Prices with the amount and what was paid for it (A07): "bán 9 tấn với giá 66.000 đồng/kg, thu về 594 triệu đồng".

What else a price pays for the words do not tell, so that only what fits is said, but where a sentence tells what was
sold, at what price and what was got for it, and nothing else: then a misfit is a slip.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from extractor.checks.chances import chance_of_fit
from extractor.checks.conversions import unit_factor
from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import fit_of, sides
from extractor.checks.links.means import is_average, is_of, per_what
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import MEASURES, is_count, is_percent, norm, one_amount
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure

REACH = 2
"""How many sentences from a price the amount and what was paid may stand."""
GOT = pattern(
    r"\b(?:{paid}|{says_again}|(?:tổng|giá trị)(?: \w+){0,4}|tiền(?: \w+){1,8})(?: đến| tới| lên| là| đạt| cho(?: \w+){1,4})*"
    r"(?: khoảng| gần| hơn| trên)? ?$",
    re.IGNORECASE,
)
PRICED = re.compile(r"\b(?:giá|mức(?! \w+ phí)|đồng giá)\b[^,;:.]*$", re.IGNORECASE)
# "Tiền bồi thường cho 2.500 m2 đất vườn là 450 triệu đồng"
PAYMENT = pattern(r"\b(?:{funds}|tổng)\b(?:[^,;:.]|\d[.,]\d)*\b(?:là|đạt|lên tới|lên đến) $", re.IGNORECASE)
# "trừ chi phí còn lãi 300 triệu", "đã nộp 30 triệu", "từ 20.000 đồng/kg lên 25.000": another sum, or more prices.
ELSE = pattern(
    r"\b(?:{profits}|{other_sums}|{extremes}|{so_far}|(?:{degrees}) hơn"
    r"|{foreseen}|từ đầu|đến nay|trở lên|mỗi|hằng|hàng|còn|riêng|nhiều|chưa|ngoài|trước)\b",
    re.IGNORECASE,
)
# A mean price, which rises with what one uses: "Giá điện lên 842 đồng/kWh: hộ dùng 300 kWh trả 344.000 đồng".
USED = re.compile(r"\b(?:dùng|xài|tiêu thụ)\b")
OPENING = pattern(r"^\s*(?:với|từ|bán|nhờ|{thus})\b", re.IGNORECASE)
BACK = 3
"""How many sentences back stand those who were paid at a rate."""
RATE = re.compile(r",? (?:với )?(?:mức|định mức|mức chi|mức hỗ trợ) ", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:.]")
PAIR = 2
"""How many figures of the next sentence are the amount and what was paid."""
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
            elif (tied := told_out(facts, price)) is not None:
                yield Claim((tied,), firm=True, borne_out=True)


def told_out(facts: Facts, price: Mention) -> Relation | None:
    """The tie of a price with the one amount and the one sum told with it: "bán 18 tấn với giá 25.000 đồng/kg, thu 450 triệu"."""
    if (
        price.figure.per in rules().units.times
        or price.figure.dimension != "currency"
        or not PRICED.search(facts.before(price))
    ):
        return None
    told = told_alone(facts, price)
    sums = [m for m in told if one_amount(m.figure, price.figure) and m.figure.per is None]
    amounts = [m for m in told if measures(m, price.figure.per) and not is_percent(m.figure)]
    if len(sums) != 1 or len(amounts) != 1:
        return None
    whole, amount = sums[0], amounts[0]
    last = max((price, whole, amount), key=lambda m: m.index)
    between = facts.text[facts.sentences[price.sentence][0] : last.end + len(CLAUSE.split(facts.after(last))[0])]
    between = f"{facts.before(amount)} {between}"
    plain = all(is_plain(facts, m) for m in (whole, amount))
    called = GOT.search(facts.before(whole)) or PAYMENT.search(
        facts.text[: whole.start], facts.sentences[whole.sentence][0]
    )
    tied = tie(price, whole, amount)
    # "136 hộ, mức 60 triệu đồng/hộ, tổng kinh phí 9 tỷ đồng": with what else it took
    more = not is_measured(price) and not falls_short(tied)
    other = ELSE.search(between) or (norm(price.figure.per) == "kwh" and USED.search(between))
    return tied if plain and called and not more and not other else None


def is_plain(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is told for itself; what money came "từ 24.000 kWh" is no earlier number."""
    told = mention.figure.role == "reported" or (is_measured_amount(mention) and facts.before(mention).endswith(" từ "))
    return told and not is_average(facts, mention)


def is_measured_amount(mention: Mention) -> bool:
    """Whether a figure is so much of a measure and no money."""
    return mention.figure.role == "comparison" and mention.figure.dimension not in (None, "count", "currency")


def falls_short(tied: Relation) -> bool:
    """Whether what was paid is less than the price of all."""
    computed, published = sides(tied, "plain")
    return computed.below(published)


def told_alone(facts: Facts, price: Mention) -> list[Mention]:
    """The figures of the sentence of a price, or with it those of a next one that takes it up: "Với 3.600 m2, bà nhận …"."""
    here = [m for m in facts.by_sentence[price.sentence] if m is not price]
    behind = facts.by_sentence.get(price.sentence + 1, [])
    if not here and behind and behind[0].block == price.block and OPENING.match(facts.before(behind[0])):
        return behind[:PAIR]
    before = facts.by_sentence.get(price.sentence - 1, [])
    if len(here) == 1 and len(before) == 1 and before[0].block == price.block:
        # "Mảnh vườn 1.500 m2 bị kê biên. Giá thẩm định 400.000 đồng/m2, thành tiền 600 triệu đồng"
        return [*before, *here]
    return here


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
        yield tie(price, whole, amount)


def tie(price: Mention, whole: Mention, amount: Mention) -> Relation:
    """The tie of a price with what was paid for how much."""
    return Relation("A07", (whole.figure, amount.figure), (price.figure,))


def is_measured(price: Mention) -> bool:
    """Whether a price is told for so much of a measure: "66.000 đồng/kg"."""
    return norm(price.figure.per) in MEASURES


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
    whole = norm(mention.figure.unit) or ""
    unit = whole.partition(" ")[0]
    return norm(per) in (unit, whole) or unit_factor(unit, norm(per)) is not None


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
