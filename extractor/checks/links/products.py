"""The total that follows a price and its quantity (A08): "120 bộ, mỗi bộ 1,85 triệu đồng, tổng 222 triệu đồng"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from extractor.checks.conversions import mean_scale, unit_factor
from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.mean_slips import exactly, is_slip_from
from extractor.checks.links.mean_sources import counted, counts_near, is_source
from extractor.checks.links.means import is_average, is_of, per_what
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import exceeds, is_count, is_duration, norm, one_amount
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure

FOR = re.compile(r" (?:cho|với|của|từ) (?:cả |tất cả |toàn bộ )?")
CALLED = re.compile(r"(?:^|, |; )\s*(?:như vậy,? |với )?tổng\b[^,;:()]*$", re.IGNORECASE)
TAKEN_UP = pattern(r"\s*(?:(?:{on_average}),? )?(?:mỗi|một) [^,;]*$", re.IGNORECASE)
# "mỗi chốt 5 người, tổng cộng 72 người kể cả ban chỉ huy"
MORE = re.compile(r",? \(?(?:\w+ )?(?:kể|tính|gồm|chưa|ngoài|cả)\b", re.IGNORECASE)
# "10,4 triệu đồng/tháng, thưởng 1,6 tháng lương": a time that nothing is told to have taken.
SPENT = re.compile(r"\b(?:trong|sau|suốt|qua|cho|với|hết)(?: \w+)? $", re.IGNORECASE)


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each total that is told behind a price and its quantity."""
    for mention in facts.mentions:
        if mention.cell is not None:
            continue
        claim = None
        if is_average(facts, mention):
            claim = product_of(facts, mention) or in_next_sentence(facts, mention)
        elif mention.figure.per is not None and mention.figure.per not in rules().units.times:
            claim = at_rate(facts, mention)
        if claim is not None:
            yield claim


def at_rate(facts: Facts, price: Mention) -> Claim | None:
    """The claim for what is paid at a rate: "hỗ trợ 45 triệu đồng/nhà cho 64 nhà, tổng kinh phí 2,88 tỷ đồng".

    More may be paid than this, so that only what fits or is one slip off to the last digit is said.
    """
    claim = product_of(facts, price)
    if claim is None or not claim.firm:
        return None
    (cost, count), total = claim.readings[0].terms, claim.readings[0].printed[0]
    mentions = (facts.by_id[figure.id] for figure in (cost, count, total))
    return claim if is_misprinted(*mentions) else replace(claim, firm=False)


def product_of(facts: Facts, price: Mention) -> Claim | None:
    """The claim for the total in the sentence of a price."""
    sentence = facts.by_sentence[price.sentence]
    place = sentence.index(price)
    totals = [m for m in sentence[place + 1 : place + 3] if is_amount_of(m, price)]
    noun = per_what(facts, price)
    # "Mỗi huyện 2 điểm, mỗi điểm 25 em, tổng số 400 em": the points of one district are not all points.
    near = [m for m in sentence[max(place - 1, 0) : place + 4] if m is not price]
    counts = [m for m in near if counted(m, noun) and not (m.index < price.index and is_average(facts, m))]
    counts = [m for m in counts if m.index < price.index + 2 or FOR.fullmatch(facts.before(m))]
    counts = [m for m in counts if not is_duration(m.figure) or m.index < price.index or SPENT.search(facts.before(m))]
    counts.sort(key=lambda m: not is_of(m, noun))
    if not (counts and is_of(counts[0], noun)):  # "34 trạm. … Mỗi trạm lấy 8 mẫu trong hai đợt, tổng cộng 272 mẫu"
        counts = [m for m in counts_near(facts, price) if is_of(m, noun)] + counts
    if not (totals and counts):
        return None
    named, called = is_of(counts[0], noun), facts.cues.any("total", price.end, totals[0].start)
    firm = named and called and counts[0].sentence == price.sentence and not MORE.match(facts.after(totals[0]))
    if totals[0].figure.dimension == "area" and not one_amount(totals[0].figure, price.figure):
        firm = False  # "142 lô, mỗi lô 100 m2, tổng diện tích dự án 2,1 ha": of the land roads take a share
    if price.figure.per != noun and any(part in rules().units.times for part in (price.figure.per or "").split("/")):
        firm = False  # "85 sinh viên, mỗi em 1,5 triệu đồng/tháng, trong 10 tháng; tổng số tiền 1,275 tỷ đồng"
    return Claim((tie(price, counts[0], totals[0]),), firm=firm) if named or called else None


def in_next_sentence(facts: Facts, price: Mention) -> Claim | None:
    """The claim for a total told behind: "Có 280 hộ vay. Mỗi hộ vay bình quân 12 triệu đồng. Tổng dư nợ là 3,36 tỷ đồng".

    Count and price stand alone in what they tell: a second count of the same things leaves open which of them is meant.
    """
    if facts.by_sentence[price.sentence][-1] is not price:
        return None
    behind = facts.by_sentence.get(price.sentence + 1, [])[:1]
    totals = [m for m in behind if m.block == price.block and is_amount_of(m, price) and CALLED.search(facts.before(m))]
    noun = per_what(facts, price)
    counts = [m for m in facts.back(price, 1) if counted(m, noun) and is_of(m, noun) and is_source(facts, m)]
    if not totals or len(counts) != 1 or not exceeds_in_unit(totals[0], price):
        return None
    taken_up = TAKEN_UP.search(facts.before(price)) and facts.previous(price) is counts[0]
    # "Có 8 đội, mỗi đội 15 người. Tổng số người tham dự 150 người": with others that are no members.
    firm = bool(taken_up) and counts[0].block == price.block and not is_count(totals[0].figure)
    firm = firm and is_misprinted(price, counts[0], totals[0])
    return Claim((tie(price, counts[0], totals[0]),), firm=firm)


def tie(price: Mention, count: Mention, total: Mention) -> Relation:
    """The tie between a price, its quantity and what both come to."""
    return Relation("A08", (as_set(price, count, total), count.figure), (total.figure,))


def as_set(price: Mention, count: Mention, total: Mention) -> Figure:
    """A price as it was set, to the last digit, where the total tells so: "150 suất, mỗi suất 2 triệu đồng, tổng 300 triệu".

    A mean of 2 triệu may have been rounded; of a total that is this, or has one slip, one knows that it was not.
    """
    figure = price.figure
    if figure.modifier != "exact" or figure.value is None or not is_misprinted(price, count, total, fits=True):
        return figure
    return exactly(figure)


def is_misprinted(price: Mention, count: Mention, total: Mention, *, fits: bool = False) -> bool:
    """Whether a slip in the total or the price explains a misfit to the last digit: a total may be of more than these.

    `fits`: whether a product that holds to the last digit counts too.
    """
    price_value, count_value, total_value = (Fraction(m.figure.value or 0) for m in (price, count, total))
    scale = mean_scale(total.figure, count.figure, price.figure)
    if not (price_value and count_value and total_value):
        return False
    if price_value * count_value == total_value * scale:
        return fits
    in_total = is_slip_from(total.figure, price_value * count_value / scale)
    return in_total or is_slip_from(price.figure, total_value * scale / count_value)


def is_amount_of(total: Mention, price: Mention) -> bool:
    """Whether a figure can be what a price comes to: in its unit, or in one of its measure, "mỗi bao 50 kg … 24,5 tấn"."""
    if one_amount(total.figure, price.figure):
        return True
    unit, head = norm(total.figure.unit), (norm(price.figure.unit) or "").partition("/")[0]
    return unit_factor(unit, head) is not None


def exceeds_in_unit(total: Mention, price: Mention) -> bool:
    """Whether a total is more than the price of one."""
    return exceeds(total.figure, price.figure) or not one_amount(total.figure, price.figure)
