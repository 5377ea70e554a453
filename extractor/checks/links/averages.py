"""Averages with total and count (A07): "594 tỷ đồng cho 9.000 người, bình quân 66 triệu đồng mỗi người"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import fit_of, is_plain, sides
from extractor.checks.links import mean_listed, mean_periods
from extractor.checks.links.mean_afar import (
    are_parts,
    counts_afar,
    main_count,
    of_all,
    pairs_afar,
    pairs_behind,
    pairs_of_kind,
    widest,
)
from extractor.checks.links.mean_bound import bound, is_land_of
from extractor.checks.links.mean_kinds import is_elsewhere, is_other_kind, is_other_money
from extractor.checks.links.mean_matter import is_of_others
from extractor.checks.links.mean_slips import is_sharp_slip, is_slip_of_multiple, is_slip_of_scale, slip_of
from extractor.checks.links.mean_sources import (
    behind,
    counts_near,
    leaves_rest,
    parts_near,
    told_with,
    totals_near,
    wholes_before,
)
from extractor.checks.links.means import is_average, is_of, is_of_time_alone, per_what, single
from extractor.checks.links.prices import fits_sharply, to_last_digit
from extractor.checks.links.rates import divided_by
from extractor.checks.relations import Claim, Relation
from extractor.checks.roundness import significant
from extractor.checks.units import exceeds, is_duration, one_amount
from extractor.rules.vocabulary import pattern

# "Quỹ chi 5,76 tỷ đồng cho 1.920 lượt. Chia bình quân, mỗi lượt 3 triệu đồng": what the sentence before tells is meant.
DRAWN = pattern(
    r"\s*(?:[^,;:.()\d]* (?:{hence}|{thus}|do vậy)\b|{thus}|(?:có )?(?:{says_again})|(?:nếu |đem )?chia|tính (?:{on_average}))\b",
    re.IGNORECASE,
)
# "mỗi hộ đóng góp 60.000 đồng, chưa kể hộ nghèo được miễn": some of those counted are left out.
EXCEPT = re.compile(
    r"[^,;(]*[,(] ?(?:(?:chưa|không) (?:kể|tính|bao gồm)|[^,;(]*\bmiễn)\b|[^,;(]*\b(?:do|vì|đã) (?:còn|cộng|gồm)\b",
    re.IGNORECASE,
)
FEW = 3
"""How many totals, and how many counts, are tried with each other."""
SEVERAL = 6
"""How many parts are tried."""
BACK = 3
"""How many sentences before a count a greater one of the same noun leaves open which of them is meant."""
MOST = 9
"""How many readings of one mean are tried: the more, the less a fit says."""
FAR_OFF = Fraction(1, 3)
"""How far off an average is, as a share, where its figures are others than those around it."""
DETAILED = 3
"""From how many digits on a number that is told about is one that others were reckoned from."""
SOME = 20
"""From how many things on an exact multiple is hardly chance."""

Pair = tuple[Mention, Mention]


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each average with the totals and counts from which it can come."""
    for mention in facts.mentions:
        if mention.cell is None and is_average(facts, mention):
            yield from average(facts, mention)
    yield from mean_listed.claims(facts)
    yield from mean_periods.claims(facts)


def average(facts: Facts, mean: Mention) -> Iterator[Claim]:
    """The claim for one average, where a total and a count for it are told.

    "52 cửa hàng trong số 416 cửa hàng. Các cửa hàng được kiểm tra có 238 cột, gần 5 cột/cửa hàng" is of the 52.
    """
    near = [one for one in dict.fromkeys(pairs_near(facts, mean)) if not is_of_time_alone(facts, mean, one[1])]
    if (pair := bound(facts, mean)) and not EXCEPT.match(facts.after(mean)):
        others = [one for one in near if one != pair][:MOST]
        first = multiple(mean, pair) if is_product(facts, mean, pair[0]) else reckoned(facts, mean, pair)
        yield Claim((first, *(relation(mean, one) for one in others)), firm=True, borne_out=True)
        return
    parts = list(near_parts(facts, mean, near))
    firm = is_firm(facts, mean, near) and (
        fits(relation(mean, near[0])) or not (parts or is_told_afar(facts, mean, near))
    )
    pairs = [*near, *parts] if firm else [*elsewhere(facts, mean, near)]
    pairs = [one for one in dict.fromkeys(pairs) if not is_of_time_alone(facts, mean, one[1])][:MOST]
    pairs.sort(key=lambda pair: not is_multiple(mean, pair))
    found = None if firm else misprinted(facts, mean, near, pairs)
    if found and not is_elsewhere(facts, mean, found[0]):
        yield Claim((relation(mean, found),), firm=True)
    elif pairs:
        yield Claim(tuple(relation(mean, pair) for pair in pairs), firm=firm)


def pairs_near(facts: Facts, mean: Mention) -> Iterator[Pair]:
    """Total and count around the average, the likeliest first; what its words name goes before all else."""
    totals, noun = totals_near(facts, mean)[:FEW], per_what(facts, mean)
    named = behind(facts, mean)
    if not named:
        for whole in totals:
            if count := told_with(facts, whole, noun):
                yield whole, count
    yield from product(totals, (named or counts_near(facts, mean))[:FEW])


def near_parts(facts: Facts, mean: Mention, near: list[Pair]) -> Iterator[Pair]:
    """The totals near the average with the counts of parts there: "64 cơ sở có lỗi, trong đó phạt 41 cơ sở"."""
    totals = list(dict.fromkeys(whole for whole, _ in near)) or totals_near(facts, mean)[:FEW]
    pairs = product(totals, parts_near(facts, mean)[:SEVERAL])
    settled = of_all(facts, mean)
    return (pair for pair in pairs if is_plain(relation(mean, pair)) and not (settled and are_parts(pair, settled)))


def elsewhere(facts: Facts, mean: Mention, near: list[Pair]) -> Iterator[Pair]:
    """What else can give an average: a whole told before its parts, parts, and totals and counts paragraphs back."""
    yield from of_main_count(facts, mean)
    yield from product(wholes_before(facts, mean)[:FEW], list(dict.fromkeys(count for _, count in near))[:1])
    yield from near
    yield from near_parts(facts, mean, near)
    for others in (pairs_afar(facts, mean), pairs_of_kind(facts, mean), pairs_behind(facts, mean)):
        yield from (pair for pair in others if fits_sharply(relation(mean, pair), len(others)))


def of_main_count(facts: Facts, mean: Mention) -> Iterator[Pair]:
    """The totals near the average with the count that the article is about: "Kiểm tra 124 bếp" in the headline."""
    counts = [m for m in dict.fromkeys((main_count(facts, mean), widest(facts, mean))) if m is not None]
    pairs = list(product(totals_near(facts, mean)[:FEW], counts))
    pairs.sort(key=lambda pair: pair[0].figure.modifier != "exact")
    yield from (pair for pair in pairs if fits_sharply(relation(mean, pair), len(pairs)))


def is_told_afar(facts: Facts, mean: Mention, near: list[Pair]) -> bool:
    """Whether figures paragraphs back give an average to which those around it are not even near."""
    computed, published = (side.middle() for side in sides(relation(mean, near[0]), "plain"))
    if computed is None or published is None or abs(Fraction(computed - published)) <= FAR_OFF * Fraction(published):
        return False
    afar = pairs_afar(facts, mean)
    return any(fits_sharply(relation(mean, pair), len(afar)) for pair in afar)


def misprinted(facts: Facts, mean: Mention, near: list[Pair], tried: list[Pair]) -> Pair | None:
    """The total and count that give an average but for one slip in its digits, where nothing that was tried gives it.

    "Đoàn kiểm tra 36 doanh nghiệp. … Đoàn đưa ra 187 kiến nghị, trung bình mỗi doanh nghiệp 6,2 kiến nghị": 5,2.
    """
    if (
        mean.figure.modifier != "exact"
        or EXCEPT.match(facts.after(mean))
        or any(map(holds, (relation(mean, pair) for pair in tried)))
    ):
        return None
    if (pair := likely(facts, mean, near)) and slip_of(relation(mean, pair)):
        return pair
    if (pair := of_all(facts, mean)) and is_slip_of_multiple(relation(mean, pair)):
        return pair
    if (pair := of_widest(facts, mean)) and is_slip_of_scale(relation(mean, pair)):
        return pair
    afar = list(dict.fromkeys(pairs_afar(facts, mean)))
    return next((pair for pair in afar if is_sharp_slip(relation(mean, pair), len(afar))), None)


def of_widest(facts: Facts, mean: Mention) -> Pair | None:
    """The one total in the sentence of an average with the greatest count: "74 vụ, 41 vụ ở nhà dân. … 18,5 tỷ đồng, một vụ …"."""
    totals, count = totals_near(facts, mean), widest(facts, mean)
    return (totals[0], count) if count and len(totals) == 1 and totals[0].sentence == mean.sentence else None


def likely(facts: Facts, mean: Mention, near: list[Pair]) -> Pair | None:
    """The one total told with an average and the one count that it can be over, which stands farther back."""
    totals = {whole for whole, _ in near} or set(totals_near(facts, mean))
    counts = counts_afar(facts, mean)
    named = {count for _, count in near} if len(near) == 1 else set(counts)
    if len(totals) != 1 or len(named) != 1:
        return None
    whole, count = totals.pop(), named.pop()
    return (whole, count) if whole.sentence == mean.sentence and count in counts else None


def holds(relation: Relation) -> bool:
    """Whether a relation fits in any way of reading."""
    return fit_of(relation, sides(relation, "plain"), "plain")[0] != "none"


def fits(relation: Relation) -> bool:
    """Whether a relation fits more closely than a hedge that hides much would let it."""
    return fit_of(relation, sides(relation, "plain"), "plain")[0] in {"plain", "shortened", "hedged"}


def is_multiple(mean: Mention, pair: Pair) -> bool:
    """Whether a total is the mean so many times to the last digit: 688,5 triệu trái of 76.500 ha, 9.000 trái/ha."""
    whole, count = (mention.figure.value or 0 for mention in pair)
    return count >= SOME and whole == count * (mean.figure.value or 0)


def relation(mean: Mention, pair: Pair) -> Relation:
    """The tie between an average and its total and count."""
    return Relation("A07", tuple(mention.figure for mention in pair), (mean.figure,))


def reckoned(facts: Facts, mean: Mention, pair: Pair) -> Relation:
    """The tie of a mean with figures that were reckoned with as printed: "ước 156.300 tấn trên 29.000 ha, mỗi héc-ta 5,4 tấn"."""
    whole, count = pair
    over = divided_by(count) if not facts.text[whole.end : count.start].strip() else count.figure
    figures = [to_last_digit(f) if significant(f) >= DETAILED else f for f in (whole.figure, over, mean.figure)]
    return Relation("A07", (figures[0], figures[1]), (figures[2],))


def multiple(mean: Mention, pair: Pair) -> Relation:
    """The tie between a mean and a total that is told as what it comes to."""
    return Relation("A08", (mean.figure, pair[1].figure), (pair[0].figure,))


def is_product(facts: Facts, mean: Mention, whole: Mention) -> bool:
    """Whether a total is told behind its mean as a sum: "bình quân 1,2 triệu đồng/người, 450 công nhân nhận tổng cộng …"."""
    return whole.index > mean.index and facts.cues.any("total", mean.end, whole.start)


def stand_together(facts: Facts, mean: Mention, pair: Pair) -> bool:
    """Whether total or count stands in the sentence of an average, or both before one that draws its sum from them."""
    first, start = facts.by_sentence[mean.sentence][0], facts.sentences[mean.sentence][0]
    opens = first is mean or first is single(facts, mean)
    drawn = opens and pair[1].block == mean.block and DRAWN.match(facts.text, start, first.start) is not None
    if any(mean.sentence - m.sentence > 1 + drawn for m in pair):
        return False
    return drawn or any(m.sentence == mean.sentence for m in pair)


def is_firm(facts: Facts, mean: Mention, near: list[Pair]) -> bool:
    """Whether one total and one count are told with the average, and the count is of what the average is for."""
    # "trung bình mỗi lô 80-120 m2" leaves the mean open, and of the land of 142 plots roads take a share.
    # "Trong 30 ngày khám 120 lượt, bình quân 5 ngày một lượt": how long all took is seldom told.
    if not near or mean.figure.value is None or is_land_of(near[0][0], mean) or is_duration(mean.figure):
        return False
    whole, count = near[0]
    kinds = pairs_of_kind(facts, mean)
    if (
        EXCEPT.match(facts.after(mean))
        or is_elsewhere(facts, mean, whole)
        or is_other_money(facts, mean, whole)
        or (kinds and near[0] not in kinds)
        or is_of_others(facts, mean, near[0])
    ):
        return False  # "mỗi giếng nạo vét 7 triệu đồng; chi phí khoan mới 8,2 tỷ đồng, nạo vét 1,61 tỷ đồng"
    noun = per_what(facts, mean)
    # "600 triệu đồng: 16 nhà xây, mỗi nhà 30 triệu; 8 nhà sửa, mỗi nhà 15 triệu": the total is of all kinds.
    means = [m for m in facts.by_sentence[mean.sentence] if one_amount(m.figure, mean.figure) and is_average(facts, m)]
    if len(means) != 1 or not is_of(count, noun) or is_other_kind(facts, count, mean):
        return False
    if not stand_together(facts, mean, near[0]):
        return False
    if told_with(facts, whole, noun) is count:
        return True
    greater = (m for m in facts.back(count, BACK) if is_of(m, noun) and exceeds(m.figure, count.figure))
    if count.sentence != mean.sentence and count not in behind(facts, mean) and any(greater):
        return False  # "10,5 triệu lượt khách. Khách nghỉ đêm 3,7 triệu lượt. Thu 24.150 tỷ đồng, bình quân mỗi lượt khách …"
    others = [pair for pair in near[1:] if pair[0].figure.of != whole.id and pair[1].figure.of != count.id]
    return not others and not leaves_rest(facts, count)
