"""Medals of all metals and of each (A01): "24 huy chương (9 vàng, 7 bạc, 8 đồng)", "9 HCV, 7 HCB, 8 HCĐ, tổng 24 huy chương".

Each metal is counted under its own noun, and bronze reads like money, so that no list of equal nouns finds them.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import DIGITS, Facts, Mention
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import is_percent
from extractor.rules.vocabulary import pattern

ALL = re.compile(r"\d+ (?:tấm )?huy chương(?: các loại)?(?! ?(?:vàng|bạc|đồng|v\b|b\b|đ\b))\b", re.IGNORECASE)
METAL = re.compile(
    r"\s?(?:(?:tấm )?(?:huy chương |hc ?)(?P<long>vàng|bạc|đồng|v|b|đ)|(?:tấm )?(?P<short>vàng|bạc|đồng))\b",
    re.IGNORECASE,
)
METALS = {"v": "vàng", "b": "bạc", "đ": "đồng"}
CROSSED = pattern(r"\b(?:{aims}|so với|{earlier_times}|trong đó|riêng)\b", re.IGNORECASE)
"""Words that set apart a plan, another year, or some of the medals."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each sentence that tells medals of one kind each, all three of them, and one count of all."""
    for sentence, mentions in facts.by_sentence.items():
        start, end = facts.sentences[sentence]
        low = facts.text[start:end].lower()
        if len(mentions) <= len(METALS) or not ("huy chương" in low or "hc" in low):
            continue
        told = [(m, metal_of(facts, m)) for m in mentions]
        wholes = [m for m, metal in told if metal is None and ALL.match(facts.text, number_of(m), end)]
        counted = [m for m, metal in told if metal is not None]
        metals = [metal for _, metal in told if metal is not None]
        if len(wholes) != 1 or sorted(metals) != sorted(METALS.values()):
            continue
        between = facts.text[min(wholes[0].end, counted[0].end) : max(wholes[0].start, counted[-1].start)]
        if not CROSSED.search(between) and ";" not in between:
            yield Claim((sum_of(wholes[0], counted),), firm=True, borne_out=True)


def number_of(mention: Mention) -> int:
    """Where the digits of a figure begin."""
    found = DIGITS.search(mention.figure.evidence[0].quote)
    return mention.start + (found.start() if found else 0)


def metal_of(facts: Facts, mention: Mention) -> str | None:
    """The metal of which a figure counts the medals."""
    found = DIGITS.match(facts.text, number_of(mention))
    if found is None or is_percent(mention.figure):
        return None
    metal = METAL.match(facts.text, found.end())
    if metal is None:
        return None
    name = (metal["long"] or metal["short"]).lower()
    return METALS.get(name, name)
