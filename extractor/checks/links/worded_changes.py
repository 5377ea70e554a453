"""Changes told as fractions: "từ 318 chiếc nay còn 163 chiếc, giảm hơn một nửa", "318 tỷ, so với cùng kỳ 424 tỷ thì giảm 1/4".

As with shares the fraction is no figure of the record; how rough it is is told in `worded`.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.worded import ENDS, beside, figure_of, fractions
from extractor.checks.relations import Claim, Relation, certain
from extractor.checks.units import alike, is_duration, is_percent

VERB = re.compile(r"(?P<between>.*?)\b(?P<verb>tăng|giảm)(?: (?:đi|thêm|tới|đến|được))? ", re.IGNORECASE | re.DOTALL)
FROM = re.compile(r"\btừ (?:mức |con số )?$", re.IGNORECASE)
TO = re.compile(r"[^,;:.]*(?:,? (?:đến )?nay)? (?:còn|xuống|lên)(?: còn| đến| tới)? ")
BEHIND = re.compile(r"(?: [^\W\d]+){0,6}, (?:tức(?: là)? |như vậy )?(?:đã )?")
AGAINST = re.compile(r", so với (?:cùng kỳ |năm (?:trước|ngoái) )(?:là )?$", re.IGNORECASE)
THEN = re.compile(r"(?: thì|,) ")


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each fraction that says by how much the pair right before it changed."""
    for found in fractions(facts):
        figure, (left, _) = figure_of(facts, found), beside(facts, found)
        told = VERB.fullmatch(facts.text, left[-1].end, found.start()) if len(left) > 1 else None
        if figure is None or told is None or found["among"] or not ENDS.match(facts.text, found.end()):
            continue
        pair = pair_of(facts, left[-2], left[-1], told["between"])
        if pair is not None and all(map(is_plain, pair)) and alike(pair[0].figure, pair[1].figure):
            direction = 1 if told["verb"].lower() == "tăng" else -1
            terms = (pair[0].figure, pair[1].figure)
            yield certain(Relation("B02", terms, (figure,), direction))


def pair_of(facts: Facts, one: Mention, other: Mention, between: str) -> tuple[Mention, Mention] | None:
    """New and old figure, where the words tell them as such."""
    before = facts.text[one.end : other.start]
    if FROM.search(facts.before(one)) and TO.fullmatch(before) and BEHIND.fullmatch(between):
        return other, one
    return (one, other) if AGAINST.search(before) and THEN.fullmatch(between) else None


def is_plain(mention: Mention) -> bool:
    """Whether a figure is told exactly, and is no rate or time."""
    figure = mention.figure
    return mention.cell is None and figure.modifier == "exact" and not (is_percent(figure) or is_duration(figure))
