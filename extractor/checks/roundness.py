"""Which numbers were rounded, as the digits of those beside them tell, and the readings in which they are."""

from decimal import Decimal

from extractor.checks.reading import Read, approximate, is_rounded, loose, plain, rounded
from extractor.checks.relations import Relation
from extractor.schema.record import Figure

COARSER = 2
"""How many digits more than another a number has beside which the other may be approximate."""
CUT, DETAILED = 100, 5
"""How much amounts are cut to where that is seen, and the digits that the largest then has at least."""


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
