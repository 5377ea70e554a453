"""What one amount leaves of another (B01): "bán được 560 triệu đồng, chi phí 215 triệu đồng, lãi 345 triệu đồng".

Profit and loss, surplus and deficit, what is lost on the way and what is still to be paid back. The words name the result;
the two amounts of it are the ones called income and cost, or the only two told beside it. Taxes and other items may be
left unsaid, so that only a misfit that a misprint explains is one.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import trade
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.means import is_average
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import exceeds, is_count, is_duration, is_percent, one_amount
from extractor.rules.vocabulary import pattern

SIGNS = {"gain": 1, "loss": -1}
"""The cues that name a result, and whether it is what is left or what is missing."""
ONE_COST = re.compile(r"\bchi phí (?!sản xuất|đầu tư|hoạt động|trong|khoảng|hết|là|tới|hơn|gần)[^\W\d]", re.IGNORECASE)
ALL_COSTS = re.compile(r"\btổng (?:mọi )?chi phí (?!sản xuất|đầu tư|xây|mua)", re.IGNORECASE)
BEFORE_TAX = re.compile(r"\blợi nhuận trước thuế\b|\blãi trước thuế\b", re.IGNORECASE)
PROFIT = re.compile(r"\blợi nhuận\b", re.IGNORECASE)
TRADE = re.compile(r"\b(?:xuất siêu|nhập siêu|thặng dư|thâm hụt)\b", re.IGNORECASE)
IN_HAND = pattern(r"\b(?:{left_over})\b", re.IGNORECASE)
CALLED = re.compile(r" (?:tiền )?[^\W\d]+(?=[,;.)]|$)")
"""The word behind a figure that calls it the result: "thu về 345 triệu đồng tiền lãi"."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each result whose two amounts the words tell."""
    if not any(role in facts.cues.places for role in SIGNS):
        return
    for result in facts.mentions:
        sign = sign_of(facts, result) if can_be(result) else 0
        pair = pair_of(facts, result) if sign and trade.balance(facts, result) is None else None
        if pair is not None:
            income, cost = pair
            terms = (income.figure, cost.figure) if sign > 0 else (cost.figure, income.figure)
            called = is_named(facts, income, "income") and is_named(facts, cost, "cost")
            firm = called and not leaves_out(facts, cost, result)
            relation = Relation("B01", terms, (result.figure,), direction=1)
            alone = firm and income.sentence == cost.sentence == result.sentence
            sure = alone and (of_trade(facts, result) or leaves_all(facts, result))
            sure = sure or (firm and is_before_tax(facts, cost, result))
            yield Claim((relation,), firm=firm, closed=False, likely=True, borne_out=sure)


def leaves_out(facts: Facts, cost: Mention, result: Mention) -> bool:
    """Whether the cost is called one of several, or the result is what companies reckon from more than the two."""
    if is_before_tax(facts, cost, result):
        return False
    return bool(ONE_COST.search(facts.before(cost)) or PROFIT.search(facts.before(result)))


def is_before_tax(facts: Facts, cost: Mention, result: Mention) -> bool:
    """Whether all costs are taken off what came in: "Tổng chi phí hết 51,9 tỷ đồng nên lợi nhuận trước thuế là 6,5 tỷ đồng"."""
    return bool(ALL_COSTS.search(facts.before(cost)) and BEFORE_TAX.search(facts.before(result)))


def of_trade(facts: Facts, result: Mention) -> bool:
    """Whether the result is a balance of trade, which is of exports and imports alone."""
    return bool(TRADE.search(facts.before(result)))


def leaves_all(facts: Facts, result: Mention) -> bool:
    """Whether the result is what one has in hand, of income and cost alone: "bán được 157 triệu đồng, lời 65 triệu đồng"."""
    return bool(IN_HAND.search(facts.before(result)))


def can_be(result: Mention) -> bool:
    """Whether a figure is an amount told in the text."""
    figure = result.figure
    return result.cell is None and not (is_percent(figure) or is_duration(figure) or is_count(figure))


def sign_of(facts: Facts, result: Mention) -> int:
    """1 where the words call the figure what is left, -1 where they call it what is missing, else 0."""
    start = result.start - len(facts.before(result))
    called = CALLED.match(facts.after(result))
    end = result.end + (called.end() if called else 0)
    named = [
        (span, sign) for role, sign in SIGNS.items() for span in facts.cues.between(role, start, end)
    ]  # fmt: skip
    others = [span for role in ("income", "cost") for span in facts.cues.between(role, start, result.start)]
    last = max(named, default=None)
    return 0 if last is None or any(span > last[0] for span in others) else last[1]


def pair_of(facts: Facts, result: Mention) -> tuple[Mention, Mention] | None:
    """Income and cost by their words, or the greater and the smaller of the only two amounts beside the result."""
    near = [
        m for m in (*facts.by_sentence.get(result.sentence - 1, ()), *facts.by_sentence[result.sentence])
        if m is not result and m.block == result.block and one_amount(m.figure, result.figure)
        and (is_plain(facts, m) or is_average(facts, m)) and not is_bracketed(facts, m) and not sign_of(facts, m)
        and not trade.BOTH.search(facts.text, facts.sentences[m.sentence][0], m.start)
    ]  # fmt: skip
    here = [m for m in near if m.sentence == result.sentence]
    for told in (here, near):
        named = tuple([m for m in told if is_named(facts, m, role)] for role in ("income", "cost"))
        if all(len(side) == 1 for side in named) and named[0] != named[1]:
            return named[0][0], named[1][0]
    if len(here or near) != 2:
        return None
    first, other = sorted(here or near, key=lambda m: m.figure.value or 0, reverse=True)
    # "Gạo từ 15.000 đồng lên 20.000 đồng. Bán vé số tôi lời 75.000 đồng": nothing leaves more than there was.
    return None if exceeds(result.figure, first.figure) else (first, other)


def is_named(facts: Facts, mention: Mention, role: str) -> bool:
    """Whether the last of the words before the figure that name a side name this one."""
    start = mention.start - len(facts.before(mention))
    previous = facts.previous(mention)
    if previous is not None and is_duration(previous.figure) and previous.sentence == mention.sentence:
        start = previous.start - len(facts.before(previous))  # "Kim ngạch xuất khẩu 9 tháng ước đạt 1.842,6 triệu USD"
    named = [(span, one) for one in ("income", "cost") for span in facts.cues.between(one, start, mention.start)]
    return bool(named) and max(named)[1] == role
