"""Quantities: a number with what it counts or measures, and the hedge around it.

Reading order: `parse` takes the numbers that no date or document covers and joins ranges and fractions; `_with_unit`
looks for a unit of measure, else for a counted noun; `_counting` drops what the masks know to count nothing; what is left
bare borrows its noun from the same sentence or is no quantity; `_finished` adds the hedge and the interval.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.parsers import dates, documents, hedges, masking, nouns, numerals, ranges, units
from extractor.parsers.borrowing import borrow
from extractor.parsers.candidates import Candidate, bare
from extractor.parsers.context import Left
from extractor.parsers.counting import counts, labels_more
from extractor.parsers.match import Match
from extractor.parsers.precision import interval
from extractor.rules.vocabulary import pattern
from extractor.schema.values import Modifier, Numeral, Quantity, Word

_THOUSAND = Decimal(1000)
# "phạt 200 triệu": what is counted in millions without a noun is money.
_MONEY_SCALES = {"million", "billion"}
# Dimensions whose bare integers are taken at their word; areas, weights and shares are measured.
_COUNTED = {None, "count", "currency", "currency-usd", "currency-eur", "time", "times"}
_FROM = re.compile(r"(?<!\w)từ\s$", re.IGNORECASE)
_HALF = re.compile(r"\srưỡi(?!\w)")
# "gấp đôi", "gấp rưỡi": the unit is always times.
_FOLDS = {"đôi", "rưỡi"}
_LEAST_AMOUNT = 1_000
_COINS = pattern(r"\s(?:{coins})")
_ALL_VOTES = pattern(r"\s(?:hợp lệ|{all_votes})\b")
_CLAUSE_BEFORE = re.compile(r"(?:\A|[,;.(–\n])\s?$")
_RANGE_SIGNS = {" - ", "-", " – ", "–"}


def parse(
    text: str, *, words: Sequence[Word] = (), masks: Sequence[tuple[int, int]] | None = None
) -> list[Match[Quantity]]:
    """Every quantity of `text` in order: value in base units, unit as written, modifier and interval.

    `words` are segmented words with tags, which widen the counted nouns beyond the lists of `rules/units.toml`. `masks`
    are the offsets of dates and documents; None lets this function find them itself.

    >>> [(str(m.value.numeral.value), m.value.unit, m.value.modifier) for m in parse("hơn 1 ngàn 200 hộ, đạt 94,4%")]
    [('1200', 'hộ', 'over'), ('94.4', '%', 'exact')]
    """
    readable, tagged = _blanked(text, _dated(text) if masks is None else masks), nouns.Words(words)
    candidates, _ = _sorted_out(readable, tagged)
    lent = borrow(readable, _merged(readable, candidates), tagged)
    return list(_finished(text, [candidate for candidate in lent if candidate.unit]))


def set_aside(text: str, *, words: Sequence[Word] = (), masks: Sequence[tuple[int, int]] = ()) -> list[Match[str]]:
    """The numbers of `text` that name, rank or tell the time and count nothing, each with the rule that says so.

    >>> [(text[m.start:m.end], m.value) for text in ["trên Quốc lộ 62 có 3 xe"] for m in set_aside(text)]
    [('Quốc lộ 62', 'road')]
    """
    return _sorted_out(_blanked(text, masks), nouns.Words(words))[1]


def _dated(text: str) -> list[tuple[int, int]]:
    dated = [(match.start, match.end) for match in dates.parse(text)]
    return dated + [(match.start, match.end) for match in documents.parse(text)]


def _blanked(text: str, masks: Sequence[tuple[int, int]]) -> str:
    """`text` with the masked stretches struck out, so that no number is found in them or grown into them."""
    pieces, done = [], 0
    for start, end in sorted(masks):
        if end > done:
            pieces += [text[done : max(start, done)], "\0" * (end - max(start, done))]
            done = end
    return "".join([*pieces, text[done:]])


def _with_unit(text: str, number: Match[Numeral], words: nouns.Words) -> Candidate:
    candidate = bare(text, number)
    if text[number.start : number.end].lower() in _FOLDS:
        return _implied(text, candidate)
    measured = _measured(text, candidate)
    noun = _noun(text, number, words)
    longer = noun is not None and noun.end > measured.end and "extending" not in noun.rules if measured else False
    if measured and (not longer or _is_amount(text, measured)):
        return _with_half(text, measured) if _measures(text, candidate, measured, words) else candidate
    if noun and counts(text, candidate, noun, words):
        return _counted(text, candidate, noun)
    return _implied(text, candidate)


def _is_amount(text: str, measured: Candidate) -> bool:
    """ "612 triệu đồng tiền thuế" and "44.370.000 đồng tiền phạt" are money, and "12 đồng tiền cổ" are coins."""
    large = (measured.numeral.value or 0) >= _LEAST_AMOUNT and not _COINS.match(text, measured.end)
    return measured.dimension == "currency" and (large or bool(_MONEY_SCALES.intersection(measured.rules)))


def _measures(text: str, candidate: Candidate, measured: Candidate, words: nouns.Words) -> bool:
    """Whether a number in words stands before the measure as a number: not so in "năm Quý Mão"."""
    if not candidate.in_words or measured.noun is None:
        return True
    return counts(text, candidate, nouns.Noun(*measured.noun, rules=measured.rules), words)


def _noun(text: str, number: Match[Numeral], words: nouns.Words) -> nouns.Noun | None:
    """The noun behind the number; a fraction is also taken of "số hộ" and of "diện tích"."""
    if "fraction" not in number.value.flags:
        return nouns.noun_at(text, number.end, words)
    whole = ranges.WHOLE.match(text, number.end)
    if whole:
        return nouns.Noun(whole.start() + 1, whole.end(), ("fraction",))
    share = ranges.SHARE.match(text, number.end)
    return nouns.noun_at(text, share.end() if share else number.end, words)


def _measured(text: str, candidate: Candidate) -> Candidate | None:
    measure = units.measure_at(text, candidate.end)
    if measure is None:
        return None
    found, numeral = measure.value, candidate.numeral
    if found.times:
        numeral = _times(numeral, found.times)
    elif found.dimension == "currency" and "ambiguous-comma" in numeral.flags:
        numeral = _thousands(numeral)
    unit = f"{found.name}/{found.per}" if found.per else found.name
    rules, span = (*candidate.rules, *measure.rules), (measure.start, measure.end)
    return replace(
        candidate,
        end=measure.end,
        numeral=numeral,
        unit=unit,
        dimension=found.dimension,
        per=found.per,
        noun=span,
        rules=rules,
    )


def _counted(text: str, candidate: Candidate, noun: nouns.Noun) -> Candidate:
    """A counted noun; "4,398 hồ sơ" can then be no decimal, since files are not cut into thousandths."""
    end, per = units.rate_at(text, noun.end)
    numeral = _thousands(candidate.numeral) if "ambiguous-comma" in candidate.numeral.flags else candidate.numeral
    unit = text[noun.start : noun.end] + (f"/{per}" if per else "")
    found = replace(candidate, end=end, numeral=numeral, unit=unit, per=per, noun=(noun.start, noun.end))
    return replace(found, rules=(*candidate.rules, *noun.rules), listed=bool(noun.rules))


def _implied(text: str, candidate: Candidate) -> Candidate:
    """Units that go without saying: "phạt 200 triệu" in đồng, "15 nghìn/kg" too, "gấp đôi" in times."""
    if candidate.left.word(1).lower() == "gấp":
        start = candidate.left.start(1)
        rules = (*candidate.rules, "implied-times")
        return replace(candidate, start=start, left=Left(text, start), unit="lần", dimension="times", rules=rules)
    end, per = units.rate_at(text, candidate.end)
    if _MONEY_SCALES.intersection(candidate.rules) or (per and "thousand" in candidate.rules):
        unit = f"đồng/{per}" if per else "đồng"
        rules = (*candidate.rules, "implied-currency")
        return replace(candidate, end=end, unit=unit, per=per, dimension="currency", rules=rules)
    return candidate


def _thousands(numeral: Numeral) -> Numeral:
    if numeral.value is None:
        return numeral
    value = (numeral.value * _THOUSAND).to_integral_value()
    return Numeral(value, value, value, flags=("comma-thousands",))


def _times(numeral: Numeral, scale: Decimal) -> Numeral:
    ends = [None if end is None else (end * scale).normalize() for end in (numeral.value, numeral.low, numeral.high)]
    return replace(numeral, value=ends[0], low=ends[1], high=ends[2], resolution=numeral.resolution * scale)


def _with_half(text: str, candidate: Candidate) -> Candidate:
    """ "2 năm rưỡi": half of the unit that went before."""
    half, value = _HALF.match(text, candidate.end), candidate.numeral.value
    if not half or value is None:
        return candidate
    more = value + Decimal("0.5")
    numeral = replace(candidate.numeral, value=more, low=more, high=more, resolution=Decimal("0.5"))
    return replace(candidate, end=half.end(), numeral=numeral, rules=(*candidate.rules, "half-more"))


def _sorted_out(text: str, words: nouns.Words) -> tuple[list[Candidate], list[Match[str]]]:
    """The numbers of `text` with their units, those that a mask covers apart."""
    kept: list[Candidate] = []
    masks: list[Match[str]] = []
    mask, done = None, 0
    for number in ranges.joined(text, numerals.parse(text)):
        if number.start < done:  # the 2 of "m 2"
            continue
        candidate = _with_unit(text, number, words)
        kind = _kind(text, candidate)
        mask = masking.find(text, _number(text, candidate), candidate.left, kind=kind, previous=mask, words=words)
        if mask and masks and mask.start < masks[-1].end:
            continue  # another part of the same phone number
        if mask:
            masks.append(mask)
        else:
            done = candidate.end
            kept.append(candidate)
    return kept, masks


def _number(text: str, candidate: Candidate) -> Match[Numeral]:
    """The number of the candidate without its unit."""
    end = candidate.end
    if candidate.noun:
        end = candidate.noun[0] - (text[candidate.noun[0] - 1] in units.SPACES)
    return Match(candidate.start, end, candidate.numeral)


def _kind(text: str, candidate: Candidate) -> masking.Kind:
    if candidate.unit is None or candidate.noun is None:
        return "bare" if candidate.unit is None else "measured"
    if candidate.dimension is not None:
        return "measured"
    return "bare" if labels_more(text, candidate) else "counted"


def _merged(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """ "từ 10 triệu đồng đến 20 triệu đồng": two quantities of one unit that are the ends of a range."""
    result: list[Candidate] = []
    for candidate in candidates:
        first = result[-1] if result else None
        if first and first.unit and first.unit == candidate.unit and _ends(text, first, candidate):
            low, high = first.numeral.value, candidate.numeral.value
            numeral = replace(candidate.numeral, value=None, low=low, high=high, flags=("range",))
            rules = (*first.rules, *candidate.rules, "range")
            result[-1] = replace(candidate, start=first.start, left=first.left, numeral=numeral, rules=rules)
        else:
            result.append(candidate)
    return result


def _ends(text: str, first: Candidate, second: Candidate) -> bool:
    low, high = first.numeral.value, second.numeral.value
    if low is None or high is None or low >= high:
        return False
    between = text[first.end : second.start]
    return between in _RANGE_SIGNS or (between in {" đến ", " tới "} and first.left.word(1).lower() == "từ")


def _finished(text: str, candidates: list[Candidate]) -> Iterator[Match[Quantity]]:
    previous: Match[Quantity] | None = None
    for candidate in candidates:
        previous = _hedged(text, candidate, previous)
        yield previous


def _is_of_ballot(text: str, start: int, candidate: Candidate) -> bool:
    """Whether a clause opens with the whole of a ballot, and no hedge: ", trên 55 phiếu hợp lệ: 43 phiếu tín nhiệm cao"."""
    if not (candidate.unit or "").startswith("phiếu") or not _ALL_VOTES.match(text, candidate.end):
        return False
    return (
        text[start : start + 5].lower() == "trên " and _CLAUSE_BEFORE.search(text, max(0, start - 2), start) is not None
    )


def _hedged(text: str, candidate: Candidate, previous: Match[Quantity] | None) -> Match[Quantity]:
    start, end, rules = candidate.start, candidate.end, candidate.rules
    modifier: Modifier = "exact"
    ahead = hedges.before(candidate.left, candidate.unit, candidate.numeral.value)
    if ahead and _is_of_ballot(text, ahead[0], candidate):
        ahead = None
    if ahead and (previous is None or (ahead[0] >= previous.end and not _is_share(text, candidate, previous))):
        start, modifier, rules = ahead[0], ahead[1].modifier, (*rules, ahead[1].id)
    elif candidate.numeral.value is None and (source := _FROM.search(text, max(0, start - 4), start)):
        start = source.start()
    behind = hedges.after(text, end)
    if behind:
        end, modifier, rules = behind[0], behind[1].modifier, (*rules, behind[1].id)
    return Match(start, end, _quantity(candidate, modifier), tuple(dict.fromkeys(rules)))


def _is_share(text: str, candidate: Candidate, previous: Match[Quantity]) -> bool:
    """Whether "trên" between two numbers of one unit makes a fraction: "702 tỷ đồng trên 1.180 tỷ đồng"."""
    return text[previous.end : candidate.start] == " trên " and previous.value.unit == candidate.unit


def _quantity(candidate: Candidate, modifier: Modifier) -> Quantity:
    numeral = candidate.numeral
    shortened = numeral.decimals > 0 or numeral.resolution != 1 or candidate.dimension not in _COUNTED
    shortened = shortened or "implied-times" in candidate.rules  # "gấp đôi" is a round way of telling
    rounded = shortened and numeral.value is not None  # a range is its two ends as printed
    return Quantity(
        numeral=numeral,
        unit=candidate.unit,
        modifier=modifier,
        interval=interval(numeral, modifier, rounded=rounded),
        per=candidate.per,
        dimension=candidate.dimension,
        noun=candidate.noun,
    )
