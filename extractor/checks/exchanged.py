"""Two neighbouring digits exchanged, the commonest misprint: it shows that figures belong together where words do not.

Of percentages with three digits two in a thousand become another one's by an exchange, and of sums of whole numbers that
miss by little not many more; that so few come out by chance makes up for a tie that the words only suggest.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from extractor.checks.points import points, sides_with
from extractor.checks.reading import with_value
from extractor.checks.relations import Relation, Sides
from extractor.schema.record import Figure

SUMS = frozenset({"A01", "A02", "B07", "B01"})
RATIOS = frozenset({"A03", "B06", "B02", "A07"})
SHARES = frozenset({"A03", "B06"})
DIGITS = 3
"""How many digits a number must have for an exchange of two of them to be no chance."""
NINE = 9
"""An exchange of neighbours changes a number by a multiple of nine."""
REACH = Fraction(1, 5)
"""How much of the greater side a sum may miss."""


def is_exchanged(relation: Relation, both: Sides) -> bool:
    """Whether the figures would agree but for two neighbouring digits of one of them. `both`: its sides as printed."""
    if any(figure.modifier != "exact" or not figure.value for figure in relation.figures):
        return False
    if relation.rule in RATIOS:
        result = relation.printed[0]
        return any(with_value(result, value).meets(both.computed) for value in exchanges(result))
    return (
        relation.rule in SUMS and misses_by_nines(relation) and any(closes(relation, one) for one in relation.figures)
    )


def misses_by_nines(relation: Relation) -> bool:
    """Whether a sum misses by little, and by what an exchange can change."""
    computed, published = points(relation)
    apart = abs(computed - published)
    steps = apart / Fraction(min(figure.resolution for figure in relation.figures))
    near = is_within_reach(apart, max(abs(computed), abs(published)))
    return near and steps.denominator == 1 and steps.numerator % NINE == 0


def is_within_reach(apart: Fraction, greater: Fraction) -> bool:
    """Whether a sum misses by so little of its greater side that the exchange of two digits may be why."""
    return apart <= REACH * greater


def closes(relation: Relation, figure: Figure) -> bool:
    """Whether an exchange in `figure` makes the relation hold to the last digit."""
    return any(sides_with(relation, figure, value).agree() for value in exchanges(figure))


def is_turned_round(relation: Relation, both: Sides) -> bool:
    """Whether a percentage, of two digits even, has two of them exchanged: "giao 800 tỷ đồng, thu 512 tỷ đồng, đạt 46%".

    That says enough where grammar ties part and whole, and more than another figure around of which it would be the share.
    """
    result = relation.printed[0]
    exact = all(figure.modifier == "exact" for figure in relation.figures)
    told = exact and relation.rule in SHARES
    return told and any(with_value(result, value).meets(both.computed) for value in exchanges(result, least=2))


def exchanges(figure: Figure, *, least: int = DIGITS) -> Iterator[Decimal]:
    """The values that the figure, of so many digits at `least`, has with two neighbouring digits of it exchanged."""
    digits = str(int((figure.value or Decimal(0)) / figure.resolution))
    if len(digits) < least:
        return
    yield from (Decimal(text) * figure.resolution for text in swapped(digits) if text != digits and text[0] != "0")


def swapped(digits: str) -> Iterator[str]:
    """The digits with each two neighbours exchanged in turn, alike or not."""
    for place in range(len(digits) - 1):
        yield digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
