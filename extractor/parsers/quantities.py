"""Quantities: a number with what it counts or measures, and the hedge around it.

Reading order: `parse` takes the numbers that no mask covers, joins ranges and fractions, then `_with_unit` looks for a
unit of measure, else for a counted noun; what is left bare borrows its noun from the same sentence or is no quantity.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.parsers import dates, documents, hedges, masking, nouns, numerals, ranges, units
from extractor.parsers.borrowing import borrow
from extractor.parsers.candidates import Candidate
from extractor.parsers.match import Match
from extractor.parsers.precision import interval
from extractor.schema.values import Modifier, Numeral, Quantity, Word

_THOUSAND = Decimal(1000)
# "phạt 200 triệu": what is counted in millions without a noun is money.
_SCALES = {"million", "billion"}
# Dimensions whose bare integers are taken at their word; areas, weights and shares are measured.
_COUNTED = {None, "count", "currency", "currency-usd", "currency-eur", "time", "times"}
_FROM = re.compile(r"(?<!\w)từ\s$", re.IGNORECASE)
_HALF = re.compile(r"\srưỡi(?!\w)")


def parse(
    text: str, *, words: Sequence[Word] = (), masks: Sequence[tuple[int, int]] | None = None
) -> list[Match[Quantity]]:
    """Every quantity of `text` in order: value in base units, unit as written, modifier and interval.

    `words` are segmented words with tags, which widen the counted nouns beyond the lists of `rules/units.toml`. `masks`
    are the offsets of dates and documents; None lets this function find them itself.

    >>> [(str(m.value.numeral.value), m.value.unit, m.value.modifier) for m in parse("hơn 1 ngàn 200 hộ, đạt 94,4%")]
    [('1.2E+3', 'hộ', 'over'), ('94.4', '%', 'exact')]
    """
    taken = sorted([*(_dated(text) if masks is None else masks), *masking.spans(text)])
    tagged = nouns.Words(words)
    numbers = [number for number in numerals.parse(text) if not _covered(number, taken)]
    joined = ranges.joined(text, list(ranges.shared_scale(text, numbers)))
    candidates = _merged(text, [_with_unit(text, number, tagged) for number in joined])
    return [_finished(text, candidate) for candidate in borrow(text, candidates, tagged) if candidate.unit]


def _dated(text: str) -> list[tuple[int, int]]:
    found = [(match.start, match.end) for match in dates.parse(text)]
    return found + [(match.start, match.end) for match in documents.parse(text)]


def _covered(number: Match[Numeral], taken: list[tuple[int, int]]) -> bool:
    return any(start < number.end and number.start < end for start, end in taken)


def _with_unit(text: str, number: Match[Numeral], words: nouns.Words) -> Candidate:
    in_words = not any(character.isdigit() for character in text[number.start : number.end])
    bare = Candidate(number.start, number.end, number.value, number.rules, in_words=in_words)
    measure = units.measure_at(text, number.end)
    if measure:
        found = measure.value
        unit = f"{found.name}/{found.per}" if found.per else found.name
        candidate = replace(bare, end=measure.end, unit=unit, dimension=found.dimension, per=found.per)
        return _with_half(text, replace(candidate, rules=(*number.rules, *measure.rules)))
    share = ranges.SHARE.match(text, number.end) if "fraction" in number.value.flags else None
    noun = nouns.noun_at(text, share.end() if share else number.end, words)
    if noun and not (in_words and _idle(text, number, noun)):
        return _counted(text, bare, noun)
    if _SCALES.intersection(number.rules) and not in_words:
        return replace(bare, unit="đồng", dimension="currency", rules=(*number.rules, "implied-currency"))
    return bare


def _counted(text: str, bare: Candidate, noun: nouns.Noun) -> Candidate:
    """A counted noun; "4,398 hồ sơ" can then be no decimal, since files are not cut into thousandths."""
    numeral = bare.numeral
    if "ambiguous-comma" in numeral.flags and numeral.value is not None:
        value = numeral.value * _THOUSAND
        numeral = Numeral(value, value, value, flags=("comma-thousands",))
    per = units.per_at(text, noun.end)
    unit = text[noun.start : noun.end] + (f"/{per['per']}" if per else "")
    end = per.end() if per else noun.end
    rules = (*bare.rules, *noun.rules)
    found = replace(bare, end=end, numeral=numeral, unit=unit, noun=(noun.start, noun.end), rules=rules)
    return replace(found, per=per["per"] if per else None)


def _idle(text: str, number: Match[Numeral], noun: nouns.Noun) -> bool:
    """A single number word before a noun that it does not count ("một cách"), or as part of a name ("Hai Bà Trưng")."""
    if text[noun.start : noun.end].lower() in masking.rules().not_one:
        return True
    sentence_start = number.start == 0 or text[max(0, number.start - 2) : number.start].strip() in {".", "", ":", "“"}
    return text[number.start].isupper() and not sentence_start


def _with_half(text: str, candidate: Candidate) -> Candidate:
    """ "2 năm rưỡi": half of the unit that went before."""
    half, value = _HALF.match(text, candidate.end), candidate.numeral.value
    if not half or value is None:
        return candidate
    more = value + Decimal("0.5")
    numeral = replace(candidate.numeral, value=more, low=more, high=more, resolution=Decimal("0.5"))
    return replace(candidate, end=half.end(), numeral=numeral, rules=(*candidate.rules, "half"))


def _merged(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """ "từ 10 triệu đồng đến 20 triệu đồng": two quantities of one unit that are the ends of a range."""
    result: list[Candidate] = []
    for candidate in candidates:
        first = result[-1] if result else None
        if first and candidate.start < first.end:  # the 2 of "m 2"
            continue
        if first and first.unit and first.unit == candidate.unit and _ends(text, first, candidate):
            low, high = first.numeral.value, candidate.numeral.value
            numeral = replace(candidate.numeral, value=None, low=low, high=high, flags=("range",))
            result[-1] = replace(candidate, start=first.start, numeral=numeral, rules=(*first.rules, "range"))
        else:
            result.append(candidate)
    return result


def _ends(text: str, first: Candidate, second: Candidate) -> bool:
    low, high = first.numeral.value, second.numeral.value
    if low is None or high is None or low >= high:
        return False
    between = text[first.end : second.start]
    return between in {" - ", "-", " – "} or (
        between == " đến " and bool(_FROM.search(text, max(0, first.start - 4), first.start))
    )


def _finished(text: str, candidate: Candidate) -> Match[Quantity]:
    start, end, rules = candidate.start, candidate.end, candidate.rules
    modifier: Modifier = "exact"
    ahead = hedges.before(text, start)
    if ahead:
        start, modifier, rules = ahead[0], ahead[1], (*rules, ahead[2])
    elif candidate.numeral.value is None and (source := _FROM.search(text, max(0, start - 4), start)):
        start = source.start()
    behind = hedges.after(text, end)
    if behind:
        end, modifier, rules = behind[0], behind[1], (*rules, behind[2])
    return Match(start, end, _quantity(candidate, modifier), rules)


def _quantity(candidate: Candidate, modifier: Modifier) -> Quantity:
    numeral = candidate.numeral
    rounded = numeral.decimals > 0 or numeral.resolution != 1 or candidate.dimension not in _COUNTED
    return Quantity(
        numeral=numeral,
        unit=candidate.unit,
        modifier=modifier,
        interval=interval(numeral, modifier, rounded=rounded),
        per=candidate.per,
        dimension=candidate.dimension,
        noun=candidate.noun,
    )
