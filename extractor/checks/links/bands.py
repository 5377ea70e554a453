"""Classes by size that leave no gap (A01): "từ 15 m trở lên 1.106 chiếc, từ 12 m đến dưới 15 m 498 chiếc, dưới 12 m 813 chiếc".

The bounds say that everything is in just one of the classes: the lowest has no lower bound, the highest no upper one, and
each begins where the one below ends. So they make up the one figure of their kind right before.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import leaves_rest
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.sums import nearly_make, sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, takes_noun
from extractor.parsers import numerals

SIZE = r"\d+(?:[.,]\d+)*(?: (?!trở|đến|tới)[^\W\d]\w*){0,2}"
BAND = re.compile(
    rf"\b(?:từ|trên) (?P<low>{SIZE}) trở lên|\b(?:dưới|không quá) (?P<high>{SIZE})|\btừ (?P<most>{SIZE}) trở xuống"
    rf"|\b(?:từ|trên) (?:trên )?(?P<start>{SIZE})(?: (?:đến|tới) |\s?[–-]\s?)(?:dưới )?(?P<stop>{SIZE})"
    rf"|\btrên (?P<over>{SIZE})",
    re.IGNORECASE,
)
"""A class by its bounds: "từ 15 m trở lên", "từ 12 m đến dưới 15 m", "dưới 12 m"."""


class Band(NamedTuple):
    """The bounds of a class, None where it is open."""

    low: Decimal | None
    high: Decimal | None


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each row of classes that leave no gap, about the figure before it."""
    for mentions in facts.by_sentence.values() if BAND.search(facts.text) else ():
        start, end = facts.sentences[mentions[0].sentence]
        bounds = [found.span() for found in BAND.finditer(facts.text, start, end)]
        told = [
            m for m in mentions if can_be(facts, m) and not any(left <= m.end - 1 < right for left, right in bounds)
        ]
        for first in range(min(2, max(len(told) - 1, 0))):  # the first figure may be the whole
            parts = told[first:]
            above = told[:first] or [
                m for m in facts.by_sentence.get(mentions[0].sentence - 1, ())
                if can_be(facts, m) and m.block == parts[0].block and alike(m.figure, parts[0].figure)
            ]  # fmt: skip
            edge = told[0].end if first else start
            if len(above) == 1 and tile(bands_of(facts, parts, edge, end)) and is_told(facts, above[0], parts):
                yield Claim((sum_of(above[0], parts),), firm=True, named=True)


def can_be(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts or measures what is of some size."""
    exact = mention.figure.modifier == "exact" and mention.cell is None and is_plain(facts, mention)
    return exact and not is_bracketed(facts, mention)


def bands_of(facts: Facts, parts: list[Mention], start: int, end: int) -> list[Band]:
    """The class of each part, all told before their figures or all behind them; none where one has none or two."""
    places = [start, *(part.end for part in parts)], [part.start for part in parts]
    before = [band_in(facts.text[left:right]) for left, right in zip(*places, strict=False)]
    starts = [*(part.start for part in parts[1:]), end]
    behind = [band_in(facts.text[part.end : right]) for part, right in zip(parts, starts, strict=True)]
    told = before if None not in before else behind
    return [band for band in told if band is not None] if None not in told else []


def band_in(words: str) -> Band | None:
    """The one class that the words name."""
    found = list(BAND.finditer(words))
    if len(found) != 1:
        return None
    low, high, most, start, stop, over = (value(found[0][name]) for name in BAND.groupindex)
    return Band(next(filter(None, (low, start, over)), None), next(filter(None, (high, most, stop)), None))


def value(size: str | None) -> Decimal | None:
    """The number of a bound."""
    number = next(iter(numerals.parse(size)), None) if size else None
    return number.value.value if number else None


def tile(bands: list[Band]) -> bool:
    """Whether classes leave no gap and do not overlap: from "dưới 12 m" to "từ 15 m trở lên"."""
    if len(bands) < 2 or sum(band.low is None for band in bands) != 1:
        return False
    order = sorted(bands, key=lambda band: band.low or Decimal(0))
    joined = all(
        below.high is not None and above.low is not None and above.low - below.high in (0, 1)
        for below, above in pairwise(order)
    )
    return joined and order[-1].high is None


def is_told(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether all count under one noun, come near to their whole, and nothing is left out."""
    last = parts[-1]
    nouns = all(takes_noun(part.figure, whole.figure) and not exceeds(part.figure, whole.figure) for part in parts)
    more = any(facts.cues.any(role, whole.end, last.start) for role in ("overlap", "aside"))
    more = more or leaves_rest(facts, last, facts.sentences[last.sentence][1])
    return nouns and not more and nearly_make(whole, parts)
