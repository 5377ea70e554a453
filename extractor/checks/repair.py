"""The smallest misprint that would make everything fit (catalogue 0.6).

Every figure of a failing relation is tried with one digit changed, added or dropped, or two neighbours exchanged
(Damerau-Levenshtein distance 1, as `correctTypos` of the R package deducorrect does). An edit counts only if no
relation that held is broken by it. Several edits may fit: they are hypotheses and no verdict on which figure is wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractor.checks.formulas import FORMULAS
from extractor.checks.ranges import Range
from extractor.checks.reading import plain, with_value
from extractor.checks.relations import Relation
from extractor.checks.units import is_measure, is_percent
from extractor.checks.wording import number
from extractor.schema.record import Figure
from extractor.schema.verdict import Hypothesis

DIGITS = "0123456789"
SCALES = (Decimal(1000), Decimal(1_000_000))


def hypotheses(failing: Sequence[Relation], holding: Sequence[Relation]) -> list[Hypothesis]:
    """The one-digit edits that close failing relations and break none, those that close most first."""
    found = []
    ranges = {figure.id: plain(figure) for relation in (*failing, *holding) for figure in relation.figures}
    for figure in {figure.id: figure for relation in failing for figure in relation.figures}.values():
        touched = [relation for relation in failing if figure.id in relation.ids]
        kept = [relation for relation in holding if figure.id in relation.ids]
        for value, edit in edits(figure):
            changed = {**ranges, figure.id: with_value(figure, value)}
            closed = [relation for relation in touched if holds(relation, changed)]
            if closed and all(holds(relation, changed) for relation in kept):
                found.append(_hypothesis(figure, value, edit, closed))
    return sorted(found, key=lambda one: (-len(one.closes), abs(Decimal(one.to_value) - Decimal(one.from_value))))


def _hypothesis(figure: Figure, value: Decimal, edit: str, closed: list[Relation]) -> Hypothesis:
    return Hypothesis(
        figure=figure.id,
        from_value=number(figure.value or Decimal(0)),
        to_value=number(value),
        edit=edit,
        closes=tuple(relation.rule for relation in closed),
    )


def holds(relation: Relation, ranges: Mapping[str, Range]) -> bool:
    """Whether `relation` holds when its figures, by id, stand for `ranges`."""
    return FORMULAS[relation.rule](relation, lambda figure: ranges[figure.id]).agree()


def edits(figure: Figure) -> Iterator[tuple[Decimal, str]]:
    """The values one slip away from the printed digits, with its kind; numbers in words have none.

    A measure can also slip by a scale word: triệu for tỷ.
    """
    if figure.value is None or not any(digit in figure.evidence[0].quote for digit in DIGITS):
        return
    mantissa = figure.value / figure.resolution
    if mantissa != mantissa.to_integral_value() or mantissa < 0:
        return
    seen = {str(int(mantissa))}
    for text, edit in _neighbours(str(int(mantissa))):
        if text and text not in seen and (text[0] != "0" or figure.decimals):
            seen.add(text)
            yield Decimal(text) * figure.resolution, edit
    if is_measure(figure) and not is_percent(figure):
        yield from ((value, "scale") for power in SCALES for value in (figure.value * power, figure.value / power))


def _neighbours(digits: str) -> Iterator[tuple[str, str]]:
    for place, old in enumerate(digits):
        yield from ((digits[:place] + new + digits[place + 1 :], "substitution") for new in DIGITS if new != old)
    for place in range(len(digits) - 1):
        yield digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :], "transposition"
    for place in range(len(digits)):
        yield digits[:place] + digits[place + 1 :], "deletion"
    for place in range(len(digits) + 1):
        yield from ((digits[:place] + new + digits[place:], "insertion") for new in DIGITS)
