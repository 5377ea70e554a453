"""From a claim to what can be said of it: which reading fits, how loosely, and what would have been a misfit."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from extractor.checks.catalogue import rules
from extractor.checks.chances import chance_of_fit
from extractor.checks.exchanged import is_exchanged
from extractor.checks.formulas import FORMULAS, HALFWAY, TWICE
from extractor.checks.points import sides_with
from extractor.checks.ranges import Range
from extractor.checks.reading import Mode, is_rounded, plain, reader
from extractor.checks.relations import LINEAR, Claim, Relation, Sides
from extractor.checks.roundness import COARSER, approximating, rounding_mean, significant
from extractor.checks.units import is_density, is_measure
from extractor.schema.record import Figure

Fit = Literal["plain", "shortened", "hedged", "far", "round", "none"]

SHORTENED: tuple[Mode, ...] = ("nearest", "truncated", "ceiling")
SCALES = (10**3, 10**6)
SHARP, MATTERS = 200, 100
"""How many times a whole must exceed what rounding leaves open, and how many times at most a part that was misprinted."""
SCALED_FROM = 100
"""What parts must come to before a whole a scale above them can be no coincidence."""
SCALED = LINEAR | {"A03", "A07", "B06"}
"""Rules of which a slip of scale can be told from figures of another scope."""


@dataclass(frozen=True)
class Judgement:
    """A claim, the reading that counts, and how it came out; `sides` are those of the plain reading."""

    claim: Claim
    relation: Relation
    fit: Fit
    sides: Sides
    mode: Mode = "plain"

    @property
    def fails(self) -> bool:
        """Whether the figures cannot be true together as printed, but for a round count or a hedge that hides much."""
        return self.fit in {"none", "round", "far"}

    @cached_property
    def chance(self) -> Fraction:
        """How likely a random printed figure would fit."""
        return chance_of_fit(self.relation, self.sides)


def sides(relation: Relation, mode: Mode) -> Sides:
    """Both sides of `relation` with every figure read in `mode`."""
    return FORMULAS[relation.rule](relation, reader(mode))


def is_plain(relation: Relation) -> bool:
    """Whether the figures agree as printed."""
    return sides(relation, "plain").agree()


def judge(claim: Claim, rounding: Mode = "plain") -> Judgement | None:
    """What to say of `claim`, or None where the words leave open what belongs together and nothing fits.

    A reading that fits is taken before one that does not, since the words allow both; but only a firm claim, of which
    the words settle the figures, can fail.
    """
    judged: list[Judgement] = []
    for number, relation in enumerate(one for one in claim if not is_no_sum(one)):
        judged.append(_judged(claim, relation, rounding))
        if judged[-1].fit == "plain" and counts(judged[-1], number) and is_telling(judged[-1]):
            return judged[-1]
    for fit in ("plain", "shortened", "hedged"):
        for number, judgement in enumerate(judged):
            if judgement.fit == fit and counts(judgement, number):
                return judgement
    first = claim.readings[0]
    if claim.firm or claim.likely or claim.distant:
        open_to = is_no_sum(first) or (not claim.firm and holds_itself(first))
        return None if open_to else judged[0]
    return next(filter(is_misprint, judged), None)


def is_misprint(judgement: Judgement) -> bool:
    """Whether the figures agree but for a word of scale or two digits exchanged, which shows that they belong together."""
    return is_scale_apart(judgement) or is_exchanged(judgement.relation, judgement.sides)


NEAR_MEAN = 3
"""How many times the one of two amounts may be the other for both to have a mean told beside them."""


def is_between(relation: Relation) -> bool:
    """Whether an amount lies between the two said to make it up, as a mean does: "9 triệu đồng, nam 9,5 triệu, nữ 8,3 triệu"."""
    if relation.rule != "A01" or len(relation.terms) != 2 or not is_measure(relation.printed[0]):
        return False
    low, high = sorted(figure.value or 0 for figure in relation.terms)
    return low < (relation.printed[0].value or 0) < high < low * NEAR_MEAN


def is_no_sum(relation: Relation) -> bool:
    """Whether figures cannot be whole and parts: what an area bore or holds, and an amount that is a mean of others."""
    if relation.rule not in {"A01", "A06", "B07"}:
        return False
    return any(map(is_density, relation.printed)) or is_between(relation)


def holds_itself(relation: Relation) -> bool:
    """Whether a part is as much as its whole, and so no part beside others: "dùng 1.140 m3. Nhận 450 m3, xuất 1.140 m3"."""
    return relation.rule == "A01" and any(part.value == relation.printed[0].value for part in relation.terms)


def is_telling(judgement: Judgement) -> bool:
    """Whether a fit says something: of a whole that is hedged widely almost any percentage can be a share."""
    return judgement.chance <= 1 - Fraction(rules().tolerances.informative)


def is_scale_apart(judgement: Judgement) -> bool:
    """Whether the parts are their whole but for a word of scale: "6.066 ngàn vụ, trong đó tỉnh 485 vụ, huyện 5.581 vụ".

    That they agree in all digits is chance in one case of a hundred or less.
    """
    relation = judgement.relation
    if relation.rule not in SCALED:
        return False
    if slips(relation):
        return True
    computed, published = (side.middle() for side in judgement.sides)
    if relation.rule not in LINEAR or computed is None or published is None or computed < SCALED_FROM:
        return False
    # "44 tỷ đồng; đã nộp 38,6 tỷ đồng, còn 5,4 triệu đồng": of money only, and not of one digit.
    money = is_measure(relation.printed[-1]) and significant(relation.printed[-1]) > 1 and published >= SCALED_FROM
    return any(computed * scale == published or (money and computed == published * scale) for scale in SCALES)


def slips(relation: Relation) -> bool:
    """Whether one measure in another scale closes a relation sharply: "thu 1.246,8 tỷ, … còn 212 triệu đồng"."""
    return any(
        closes(relation, figure, value)
        for figure in relation.figures if is_measure(figure) and figure.value
        for value in (figure.value * SCALES[0], figure.value / SCALES[0])
    )  # fmt: skip


def closes(relation: Relation, figure: Figure, value: Decimal) -> bool:
    """Whether `value` in the place of a figure that matters makes the relation hold, which chance hardly would."""
    both = sides_with(relation, figure, value)
    widths, whole = (both.computed.width(), both.published.width()), both.published.middle()
    if widths[0] is None or widths[1] is None or not whole or not both.agree():
        return False
    size = abs(Fraction(whole))
    if relation.rule in LINEAR:  # rests and differences are as sharp as the whole that they are of
        size = max([size, *(abs(Fraction(other.value or 0)) for other in relation.figures if other is not figure)])
    return (widths[0] + widths[1]) * SHARP <= size <= abs(Fraction(value)) * MATTERS


def counts(judgement: Judgement, number: int) -> bool:
    """Whether a fit of the reading with this number means something: the words settle it, or chance hardly would."""
    if number == 0 and judgement.claim.firm:
        return True
    return judgement.fit != "hedged" and _unlikely(judgement, number + 1)


def _judged(claim: Claim, relation: Relation, rounding: Mode) -> Judgement:
    both = sides(relation, rounding)
    fit, mode = fit_of(relation, both, rounding)
    return Judgement(claim, relation, fit, both, mode)


def fit_of(relation: Relation, both: Sides, rounding: Mode) -> tuple[Fit, Mode]:
    """The strictest way of reading under which the sides agree, and its mode."""
    if both.agree():
        return "plain", rounding
    for mode in (
        SHORTENED if any(map(is_shortened, relation.figures)) and is_even(relation) and not is_coarse(relation) else ()
    ):
        together = not is_coarse_total(relation) and sides(relation, mode).agree()
        if mode != rounding and (together or agree_alone(relation, mode)):
            return "shortened", mode
    if (
        relation.rule in {"A07", "A18"}
        and relation.printed[0].modifier == "exact"
        and FORMULAS[relation.rule](relation, rounding_mean(relation)).agree()
    ):
        return "shortened", "round"
    if relation.rule == "B04" and is_whole_number_of_times(relation, both):
        return "shortened", "nearest"
    if relation.rule in LINEAR and on_the_edge(both):
        return "shortened", "edge"  # "hơn 70.000", and the parts named make 70.000
    if sides(relation, "loose").agree():
        return ("hedged" if relation.rule == "A06" or _near(both) else "far"), "loose"
    if FORMULAS[relation.rule](relation, approximating(relation)).agree():
        return "round", "round"
    return "none", rounding


def is_whole_number_of_times(relation: Relation, both: Sides) -> bool:
    """Whether a number of times was rounded to a whole one: "1.498 vụ, gấp 2 lần năm trước (783 vụ)", which is 1,91."""
    times, computed = relation.printed[0].value, both.computed.middle()
    if times is None or computed is None or times != int(times) or relation.printed[0].modifier != "exact":
        return False
    return abs(Fraction(computed) - Fraction(times)) <= Fraction(1, 2) and (times != TWICE or computed >= HALFWAY)


def is_shortened(figure: Figure) -> bool:
    """Whether another way of shortening would leave other numbers open: not for a bare count, nor behind a hedge."""
    return figure.modifier == "exact" and is_rounded(figure)


def is_even(relation: Relation) -> bool:
    """Whether other ways of shortening may explain a misfit: not of a difference of numbers printed more and less finely.

    "68,5 tạ/ha, ruộng đối chứng 62 tạ/ha, tăng 7,5 tạ/ha": the difference is computed from the numbers as printed.
    """
    return relation.rule != "B01" or len({figure.resolution for figure in relation.figures}) == 1


def is_coarse(relation: Relation) -> bool:
    """Whether a change is one of a number of one digit, rounded far more than the other: "3,42 triệu lượt … (3 triệu lượt)".

    That it was cut or raised to that digit would leave almost any percentage open.
    """
    if relation.rule != "B02" or relation.by_gap:
        return False
    digits = sorted(significant(figure) for figure in relation.terms)
    return (
        digits[0] == 1 and digits[-1] > COARSER and any(is_shortened(f) and significant(f) == 1 for f in relation.terms)
    )


def is_coarse_total(relation: Relation) -> bool:
    """Whether the total of a mean has one digit, so that cutting or raising it would leave almost any mean open.

    "Trao 3 tỷ đồng cho 60 hộ, chia đều mỗi hộ 60 triệu đồng": 3,6 tỷ đồng would have been told as such, or as "hơn 3 tỷ".
    """
    return relation.rule == "A07" and is_shortened(relation.terms[0]) and significant(relation.terms[0]) == 1


def printed_alone(relation: Relation, mode: Mode) -> Sides:
    """Both sides with only the printed one shortened by `mode`: a percentage may be truncated, the amounts rounded."""
    alone = {figure.id for figure in relation.printed}
    shorten = reader(mode)
    return FORMULAS[relation.rule](relation, lambda figure: shorten(figure) if figure.id in alone else plain(figure))


def agree_alone(relation: Relation, mode: Mode) -> bool:
    """Whether the printed side alone is shortened by `mode`; a mean no farther than it can be from its total as printed.

    "540 triệu đồng cho 135 hộ, bình quân 5 triệu đồng" are 4 to the last digit, which nobody takes for a little more than 4.
    """
    both = printed_alone(relation, mode)
    middle = both.computed.middle()
    return both.agree() and (relation.rule != "A07" or middle is None or Range.exactly(middle).meets(both.published))


def on_the_edge(both: Sides) -> bool:
    """Whether the computed number is exactly the bound that "hơn" or "gần" excludes."""
    computed, published = both
    return computed.low == computed.high and computed.low in (published.low, published.high)


def _near(both: Sides) -> bool:
    computed, published = both.computed.middle(), both.published.middle()
    if computed is None or published is None:
        return True
    return abs(Fraction(computed - published)) <= abs(Fraction(published)) * Fraction(rules().tolerances.hedge_reach)


def _unlikely(judgement: Judgement, tried: int) -> bool:
    """Whether chance alone would hardly have let one of the first `tried` readings fit."""
    return 1 - (1 - judgement.chance) ** tried < Fraction(rules().tolerances.chance)
