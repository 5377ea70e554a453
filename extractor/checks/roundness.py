"""Which numbers were rounded, as the digits of those beside them tell, and the readings in which they are."""

from decimal import Decimal

from extractor.checks.ranges import Range
from extractor.checks.reading import Read, approximate, exact, is_rounded, loose, plain, rounded
from extractor.checks.relations import Relation
from extractor.parsers.precision import place_value
from extractor.schema.record import Figure

COARSER = 2
"""How many digits more than another a number has beside which the other may be approximate."""
CUT, DETAILED = 100, 5
"""How much amounts are cut to where that is seen, and the digits that the largest then has at least."""
RECKONED = 3
"""From how many digits that count on an estimate is one that was reckoned with."""
REACH, SPREAD = 10, Decimal("0.2")
"""How many times the place of its last digit "hơn" and "gần" reach at most, and what share of a number "khoảng" does."""


def significant(figure: Figure) -> int:
    """The digits of the printed number up to the last that is not zero."""
    return len((figure.value or Decimal(0)).normalize().as_tuple().digits)


def approximating(relation: Relation) -> Read:
    """The reading in which a round count may be approximate beside counts that have two more digits that count.

    Amounts that all end in two zeros are rounded there: "1.572.100 tỷ đồng, gồm 174.300, 1.345.700 và 52.200 tỷ đồng".
    """
    if all(is_cut(figure) for figure in relation.figures) and max(map(significant, relation.figures)) >= DETAILED:
        return rounded
    coarse = coarse_of(relation)
    return lambda figure: approximate(figure) if figure.id in coarse else loose(figure)


def coarse_of(relation: Relation) -> frozenset[str]:
    """The ids of the figures that may be approximate, as others of the relation have two more digits that count."""
    finest = max(significant(figure) for figure in relation.figures)
    return frozenset(figure.id for figure in relation.figures if finest - significant(figure) >= COARSER)


def is_cut(figure: Figure) -> bool:
    """Whether an amount ends in two zeros before its word of scale."""
    return is_rounded(figure) and figure.value is not None and figure.value % (figure.resolution * CUT) == 0


def rounding_mean(relation: Relation) -> Read:
    """The reading in which a mean is rounded to its last digit: "5.864 đảng viên của 52 chi bộ, bình quân 113 đảng viên".

    That goes for a round one too: "3.124 triệu đồng của 11.480 học sinh, bình quân 272.000 đồng".
    """
    mean = relation.printed[0]
    return lambda figure: rounded(figure) if figure is mean else plain(figure)


def within_reach(figure: Figure) -> Range:
    """A hedged number read as widely as anybody would, of which more than one digit says how large it is.

    "Hơn 16%" is no 26,2%, nor "gần 82%" 71,9%: the digit before the last would be another. "Hơn 60%" may be of any number
    above, and "khoảng 1.279 tỷ đồng" was reckoned to its last digit.
    """
    value, digits = figure.value, significant(figure)
    if value is None or digits < 2 or figure.modifier not in {"over", "nearly", "about"}:
        return loose(figure)
    if figure.modifier == "about":
        return plain(figure) if digits >= RECKONED else Range(exact(value * (1 - SPREAD)), exact(value * (1 + SPREAD)))
    room = place_value(value, figure.resolution) * REACH
    if figure.modifier == "over":
        return Range(exact(value), exact(value + room))
    return Range(exact(value - room), exact(value))
