"""Figures as the one number that is printed, and both sides of a relation computed from them."""

from decimal import Decimal
from fractions import Fraction

from extractor.checks.formulas import FORMULAS
from extractor.checks.ranges import Range
from extractor.checks.reading import exact, plain, with_value
from extractor.checks.relations import Relation, Sides
from extractor.schema.record import Figure


def point(figure: Figure) -> Range:
    """The figure as the one number printed; the middle of a range."""
    if figure.value is not None:
        return Range.exactly(exact(figure.value))
    ends = [Fraction(end) for end in (figure.lower, figure.upper) if end is not None]
    return Range.exactly(sum(ends, Fraction(0)) / len(ends)) if ends else Range.exactly(0)


def sides_with(relation: Relation, figure: Figure, value: Decimal) -> Sides:
    """Both sides with `value` in the place of what is printed for `figure`, which is one of the relation's own."""
    changed = with_value(figure, value)
    return FORMULAS[relation.rule](relation, lambda other: changed if other is figure else plain(other))


def points(relation: Relation) -> tuple[Fraction, Fraction]:
    """What is computed and what the article prints for it, from the numbers without their intervals."""
    left, right = FORMULAS[relation.rule](relation, point)
    computed, published = Fraction(left.low or 0), Fraction(right.high or 0)
    # "Thụ lý 6.218 vụ, giải quyết 5.209, còn 1.011": the one number is what the article prints, the sum is computed.
    told_whole = relation.rule == "A02" and len(relation.terms) == 1 < len(relation.printed)
    return (published, computed) if told_whole else (computed, published)
