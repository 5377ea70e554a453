"""What a rate comes to over all that it is told for (A08): "59.000 đồng/hộ/tháng, 6.700 hộ, 12 tháng hết 4,74 tỷ đồng".

More may be paid or borne than this, so that only what fits, or is one slip of digits off to the last digit, is said.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from extractor.checks.conversions import product_scale, unit_factor
from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.mean_kinds import is_elsewhere
from extractor.checks.links.mean_matter import PERIOD
from extractor.checks.links.mean_slips import KINDS, exactly, is_slip_from
from extractor.checks.links.mean_sources import DAILY, counts_one
from extractor.checks.links.means import AVERAGED, ROLES, is_average, is_of, per_what
from extractor.checks.links.prices import CLAUSE, fits_sharply
from extractor.checks.links.products import MORE
from extractor.checks.relations import Claim, Relation
from extractor.checks.roundness import significant
from extractor.checks.units import alike, exceeds, is_count, is_duration, is_percent, norm, one_amount
from extractor.rules.vocabulary import pattern

EACH = re.compile(r"\bmỗi (\w+)(?: \w+){0,4} $", re.IGNORECASE)
BEHIND = re.compile(r"\s*(?:/|(?:cho )?mỗi |một )(\w+)", re.IGNORECASE)
# "chi 12 tháng hết 4,74 tỷ đồng", "cần 1.440 bác sĩ", "thành tiền 300 triệu đồng"
RESULT = pattern(r"\b(?:{says_again}|{thus}|{reckons}|hết|cần|thành tiền|cả thảy)\b[^,;:]{0,30}$", re.IGNORECASE)
JOINS = re.compile(r"[^,;:.()\d]*,? (?:và|cùng|cộng)(?: với| thêm)? ")
TRIFLE = Fraction(1, 50)
"""By what part a total may be off without another hand in it."""
REACH = 2
"""How many sentences from a rate its quantities and its total may stand."""
MOST = 8
"""How many ways to multiply one rate are tried."""
DIGITS = 3
"""How many digits of a total tell that a slip explains a product."""
TOGETHER = 7
"""How many digits of all its figures tell so, where the total has fewer."""
SWAPPING = 5
"""How many digits of all figures tell that an exchange of two digits explains it."""
FITTING = 6
"""How many digits of all figures tell that a product holds by no chance."""
SWAPPED = frozenset({"transposition"})
"""The slip that is tried with a quantity: of so many edits of a short number one would fit by chance."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each rate that quantities near it multiply to a total."""
    for rate in facts.mentions:
        if rate.cell is not None or not rate.figure.value or is_percent(rate.figure):
            continue
        if rate.figure.role in ROLES and (parts := components(facts, rate)):
            claim = multiplied(facts, rate, parts)
            if claim is not None:
                yield claim


def components(facts: Facts, rate: Mention) -> list[str]:
    """For each of what a rate is told: "hộ" and "tháng" of "59.000 đồng/hộ/tháng", "tháng" of "6 triệu đồng mỗi tháng"."""
    units = (norm(rate.figure.unit) or "").split("/")[1:]
    behind = BEHIND.match(facts.after(rate))
    if behind and behind[1].lower() not in units:
        units.append(behind[1].lower())
    if units:
        return units
    if is_average(facts, rate):
        noun = per_what(facts, rate)
        return [noun] if noun else []
    each = EACH.search(facts.before(rate))  # "Định mức mỗi em 15 kg gạo"
    return [each[1].lower()] if each else []


def multiplied(facts: Facts, rate: Mention, parts: list[str]) -> Claim | None:
    """The claim for the first product that fits, or the one that a slip explains where no other total is told."""
    near = around(facts, rate)
    totals = [m for m in near if is_total(facts, m, rate)]
    found = [one for whole in totals for one in readings_of(facts, rate, whole, parts, near)][:MOST]
    fitting = [one for one in found if fits_sharply(one, len(found)) or is_exact(one)]
    set_off = [one for one in fitting if is_set_off(facts, rate, one)] if not any(map(is_exact, found)) else []
    if set_off:
        return Claim((as_set(set_off[0]),), firm=True)
    if fitting:
        return Claim(tuple(fitting[:1]))
    slips = [one for one in found if is_misprinted(one) and may_be_slip(facts, rate, one)]
    if not slips and len(found) == 1 and is_told_out(facts, rate, found[0], totals):
        return Claim(tuple(found), firm=True, borne_out=True)
    settled = len({product_of(one) for one in slips}) == len({m.figure.value for m in totals}) == 1
    if not settled:
        return None
    return Claim((slips[0] if AVERAGED.search(facts.before(rate)) else as_set(slips[0]),), firm=True)


def may_be_slip(facts: Facts, rate: Mention, product: Relation) -> bool:
    """Whether a misfit can be one: no mean of what was told before, which has its own check, and none of others.

    A mean for each of two things has no other check: "7.020 vụ trong tám tháng; 65 thẩm phán, mỗi người 13,5 vụ một tháng".
    """
    whole = facts.by_id[product.printed[0].id]
    if is_average(facts, rate) and whole.index < rate.index and len(product.terms) == 2:
        return False
    if any(abs(facts.by_id[figure.id].sentence - rate.sentence) > 1 for figure in product.figures):
        return False
    return not (is_elsewhere(facts, rate, whole) or has_nearer(facts, rate, whole) or is_joined(facts, rate, whole))


def is_joined(facts: Facts, rate: Mention, whole: Mention) -> bool:
    """Whether more is given with the rate: "nhận 20 triệu đồng của huyện và 20 triệu đồng của tỉnh, tổng chi 1,64 tỷ đồng"."""
    other = facts.following(rate)
    if other is None or other is whole or not one_amount(other.figure, rate.figure):
        return False
    return JOINS.fullmatch(facts.text, rate.end, other.start) is not None


def has_nearer(facts: Facts, rate: Mention, whole: Mention) -> bool:
    """Whether another rate of the kind stands before the total: "25.000 đồng/suất, thiếu 1.750 đồng mỗi suất, … 6,5 triệu"."""
    between = facts.mentions[rate.index + 1 : whole.index]
    parts = components(facts, rate)
    return any(one_amount(m.figure, rate.figure) and components(facts, m) == parts for m in between)


def is_set_off(facts: Facts, rate: Mention, product: Relation) -> bool:
    """Whether a total misses what a rate that was set and not averaged comes to, by one slip and by more than a trifle."""
    total, computed = Fraction(product.printed[0].value or 0), product_of(product)
    if computed is None or abs(computed - total) <= TRIFLE * total or AVERAGED.search(facts.before(rate)):
        return False
    return is_misprinted(product) and may_be_slip(facts, rate, product)


def as_set(product: Relation) -> Relation:
    """A product with its rate to the last digit: "6 triệu đồng mỗi tháng" of a norm was not rounded."""
    rate, *others = product.terms
    return Relation(product.rule, (exactly(rate), *others), product.printed)


def is_told_out(facts: Facts, rate: Mention, product: Relation, totals: list[Mention]) -> bool:
    """Whether a sentence tells a rate, its quantities and, with a word for the result, the one total: "12 tháng hết 4,7 tỷ"."""
    mentions = [facts.by_id[figure.id] for figure in product.figures]
    whole = facts.by_id[product.printed[0].id]
    if len(totals) != 1 or any(m.index > whole.index for m in mentions):
        return False
    if any(m.sentence != rate.sentence for m in mentions) or not may_be_slip(facts, rate, product):
        return False
    if periods(facts, whole, rate) - set(components(facts, rate)):
        return False  # "Mỗi ca trực có 4 người, ngày 3 ca, mỗi tháng cần 360 lượt người"
    others = [m for m in facts.by_sentence[rate.sentence] if m not in mentions]
    return RESULT.search(facts.before(whole)) is not None and not MORE.match(facts.after(whole)) and not others


def around(facts: Facts, rate: Mention) -> list[Mention]:
    """The figures of the sentence of a rate and of the ones beside it in its paragraph."""
    at = rate.sentence
    near = [m for number in range(at - REACH, at + REACH + 1) for m in facts.by_sentence.get(number, ())]
    return [m for m in near if abs(m.block - rate.block) <= 1 and m is not rate and not is_percent(m.figure)]


def is_total(facts: Facts, whole: Mention, rate: Mention) -> bool:
    """Whether a figure can be what a rate comes to: more in its measure, told for itself, for a time or of one and the same."""
    if whole.figure.role not in ROLES or whole.figure.role == "threshold" or whole.sentence < rate.sentence - REACH:
        return False
    unit, head = norm(whole.figure.unit) or "", (norm(rate.figure.unit) or "").partition("/")[0]
    same = one_amount(whole.figure, rate.figure) and exceeds(whole.figure, rate.figure)
    counted = is_count(rate.figure) and is_count(whole.figure) and exceeds(whole.figure, rate.figure)
    counted = counted and (alike(whole.figure, rate.figure) or counts_one(unit, head))
    if not (same or counted or unit_factor(unit, head)) or whole.figure.per not in (None, *DAILY):
        return False
    if not is_average(facts, whole):
        return True
    noun = per_what(facts, whole)
    told = facts.text[facts.sentences[rate.sentence][0] : rate.start].lower()
    return noun in DAILY or (noun is not None and f" {noun} " in f" {told} ")


def readings_of(
    facts: Facts, rate: Mention, whole: Mention, parts: list[str], near: list[Mention]
) -> Iterator[Relation]:
    """Every product of a rate with one quantity for each of its parts, and with those who get it where a time is its part."""
    options = [tuple(quantities(facts, rate, whole, part, near)) for part in parts]
    heads: tuple[tuple[Mention, ...], ...] = ((),)
    before = facts.previous(rate)
    if set(parts) <= set(rules().units.times) and before is not None and is_count(before.figure):
        heads = ((before,), ()) if before.sentence == rate.sentence and before is not whole else ((),)
    for head, *chosen in product(heads, *options):
        terms = [*head, *(m for some in chosen for m in some)]
        if terms and whole not in terms and len(set(terms)) == len(terms):
            yield Relation("A08", (rate.figure, *(m.figure for m in terms)), (whole.figure,))


def quantities(
    facts: Facts, rate: Mention, whole: Mention, part: str, near: list[Mention]
) -> Iterator[tuple[Mention, ...]]:
    """The quantities of one part of a rate: a count, a measure, one that is a mean itself, none for a time of the total."""
    if part in rules().units.times and part in periods(facts, whole, rate):
        yield ()
        return
    for mention in near:
        if mention is whole or mention.figure.value in (None, 1) or mention.figure.role not in ROLES:
            continue
        if not is_so_much(mention, part) or is_change(facts, mention):
            continue
        if mention.figure.per is None and not is_average(facts, mention):
            yield (mention,)
            continue
        noun = per_what(facts, mention)
        counts = [
            m for m in near if m is not mention and m.figure.per is None and is_of(m, noun) and m.figure.value != 1
        ]
        if mention.index < rate.index or noun in DAILY:
            yield from ((mention, count) for count in counts)
        if noun in DAILY:
            yield (mention,)


def is_so_much(mention: Mention, part: str) -> bool:
    """Whether a figure is so much of a part: "6.700 hộ nghèo", "8 tấn" for "đồng/kg", "960.000 người" for "bác sĩ/vạn"."""
    unit = (norm(mention.figure.unit) or "").partition("/")[0]
    if is_duration(mention.figure):
        return unit.split(" ")[0] == part
    return is_of(mention, part) or unit_factor(unit.partition(" ")[0], part) is not None


def periods(facts: Facts, whole: Mention, rate: Mention) -> set[str]:
    """The times for each of which a total is told: "mỗi tháng ngân sách chi thêm 1.625 triệu đồng"."""
    start = facts.sentences[whole.sentence][0]
    if rate.sentence == whole.sentence and rate.index < whole.index:
        start = rate.end
    clause = CLAUSE.split(facts.text[start : whole.start])[-1]
    return {found.lower() for found in PERIOD.findall(f"{clause} {CLAUSE.split(facts.after(whole))[0]}")}


def product_of(relation: Relation) -> Fraction | None:
    """What the terms of a product come to in the unit of its total, where all are told to the last digit that counts."""
    rate, *counts = relation.terms
    if any(figure.modifier != "exact" or not figure.value for figure in relation.figures):
        return None
    computed = product_scale(relation.printed[0], counts, rate)
    for term in relation.terms:
        computed *= Fraction(term.value or 0)
    return computed


def is_exact(relation: Relation) -> bool:
    """Whether a product holds to the last digit, of so many digits that it is no chance."""
    return product_of(relation) == relation.printed[0].value and sum(map(significant, relation.figures)) >= FITTING


def is_misprinted(relation: Relation) -> bool:
    """Whether one slip in the digits of the total, the rate or a quantity explains a misfit to the last digit."""
    rate, *counts = relation.terms
    total, computed = relation.printed[0], product_of(relation)
    told = sum(map(significant, relation.figures))
    if not computed:
        return False
    sharp = significant(total) >= DIGITS or told >= TOGETHER
    kinds = frozenset(KINDS) if sharp else SWAPPED if told >= SWAPPING else frozenset()
    return is_slip_from(total, computed, kinds) or any(
        is_slip_from(term, Fraction(term.value or 0) * Fraction(total.value or 0) / computed, some)
        for term, some in [(rate, kinds), *((count, kinds & SWAPPED) for count in counts)]
    )
