"""The arithmetic of each check: from a relation and a way to read figures to the two sides that must meet."""

from collections.abc import Callable
from fractions import Fraction

from extractor.checks.conversions import factor, mean_scale, product_scale
from extractor.checks.ranges import Range, total
from extractor.checks.reading import Read
from extractor.checks.relations import Relation, Sides

Formula = Callable[[Relation, Read], Sides]

HUNDRED = Range.exactly(100)
TWICE, HALFWAY = 2, Fraction(7, 4)
"""Twice, and the middle between that and one and a half times, for which there is a word."""


def addition(relation: Relation, read: Read) -> Sides:
    """A01, T04: the parts add up to the whole. A02: what came in equals what went out and what is left."""
    return Sides(total(map(read, relation.terms)), total(map(read, relation.printed)))


def share(relation: Relation, read: Read) -> Sides:
    """A03, B06: part / whole × 100 is the printed percentage."""
    part, whole = map(read, relation.terms)
    return Sides(part.over(whole).scaled(100), read(relation.printed[0]))


def hundred(relation: Relation, read: Read) -> Sides:
    """A04, A05: the percentages of one partition add up to 100."""
    return Sides(total(map(read, relation.terms)), HUNDRED)


def within(relation: Relation, read: Read) -> Sides:
    """A06: a part, or several together, is not greater than its whole."""
    whole = read(relation.printed[0])
    return Sides(total(map(read, relation.terms)), Range(Fraction(0), whole.high, high_open=whole.high_open))


def mean(relation: Relation, read: Read) -> Sides:
    """A07: total / count is the printed average."""
    whole, count = map(read, relation.terms)
    scale = mean_scale(relation.terms[0], relation.terms[1], relation.printed[0])
    return Sides(whole.over(count).scaled(scale), read(relation.printed[0]))


def mean_of(relation: Relation, read: Read) -> Sides:
    """A18: the sum of the numbers told one by one / how many they are is the printed mean."""
    return Sides(total(map(read, relation.terms)).scaled(Fraction(1, len(relation.terms))), read(relation.printed[0]))


def product(relation: Relation, read: Read) -> Sides:
    """A08: price × quantity, or rate × heads × months, is the printed total; the price may be in kg and the total in tấn."""
    price, *quantities = relation.terms
    computed = read(price).scaled(product_scale(relation.printed[0], quantities, price))
    for quantity in quantities:
        computed = computed.times(read(quantity))
    return Sides(computed, read(relation.printed[0]))


def conversion(relation: Relation, read: Read) -> Sides:
    """A14: one quantity in two units; the factor is that of the units, both ends of the range are scaled by it."""
    one, other = relation.terms[0], relation.printed[0]
    return Sides(read(one).scaled(Fraction(factor(one, other) or 1)), read(other))


def rate(relation: Relation, read: Read) -> Sides:
    """A16: cases / population × base is the printed rate; the base ("trên 100.000 dân") is the third term."""
    cases, population = map(read, relation.terms[:2])
    # "trên 100.000 dân" is of just so many; "11,5‰" names its base by its sign
    base = Fraction(relation.terms[2].value or 0) if len(relation.terms) > 2 else Fraction(1000)
    return Sides(cases.over(population).scaled(base), read(relation.printed[0]))


def difference(relation: Relation, read: Read) -> Sides:
    """B01, B07: new - old is the printed difference; the words tell whether it is a rise or a fall."""
    new, old = map(read, relation.terms)
    gap = old - new if relation.direction < 0 else new - old
    return Sides(gap, read(relation.printed[0]))


def growth(relation: Relation, read: Read) -> Sides:
    """B02: (new - old) / old × 100 is the printed percentage; with the change in numbers, change / (new - change)."""
    new, old = map(read, relation.terms)
    if relation.by_gap:
        return Sides(_gap_share(new, old, relation.direction), read(relation.printed[0]))
    # new/old - 1 and not (new - old)/old: the old value must be the same number in both places.
    change = new.over(old).scaled(100) - HUNDRED
    return Sides(-change if relation.direction < 0 else change, read(relation.printed[0]))


def _gap_share(new: Range, gap: Range, direction: int) -> Range:
    # 100 / (new/gap - 1), so that the change is the same number in both places.
    times = new.over(gap)
    return HUNDRED.over(times + Range.exactly(1) if direction < 0 else times - Range.exactly(1))


def times(relation: Relation, read: Read) -> Sides:
    """B04: new / old is the printed number of times.

    Twice is nothing nearer to one and a half, which is "gấp rưỡi": 680 ca are not "gấp đôi" of 430 ca.
    """
    new, old = map(read, relation.terms)
    printed, number = read(relation.printed[0]), relation.printed[0]
    twice = number.value == TWICE and number.modifier == "exact" and not number.decimals
    if twice and printed.low is not None and printed.low < HALFWAY:
        printed = printed._replace(low=HALFWAY, low_open=False)
    return Sides(new.over(old), printed)


FORMULAS: dict[str, Formula] = {
    "A01": addition, "A02": addition, "A03": share, "A04": hundred, "A05": hundred, "A06": within, "A07": mean,
    "A08": product, "A14": conversion, "A16": rate, "A18": mean_of, "B01": difference, "B02": growth, "B03": difference,
    "B04": times, "B06": share, "B07": difference, "T04": addition,
}  # fmt: skip
