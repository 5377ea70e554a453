"""Differences called so, of two figures before them: "hai mức giá 19.980 đồng và 20.610 đồng, chênh nhau 630 đồng" (B01)."""

import re
from collections.abc import Iterator
from itertools import combinations

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.pairs import relation
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import is_change_in

CALLED = re.compile(r"\s*(?:Phần|Khoản|Số|Số tiền|Mức) chênh(?: lệch)?(?: này| đó| trên)?(?: là)? ")
"""How a sentence begins that tells the difference of what was just told."""
BACK = 4
"""How many figures before a difference may be one of the two."""
REACH = 3
"""How many sentences back they may stand."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each difference that begins the sentence behind the only two figures it can be of.

    "Doanh nghiệp kê khai 27,4 tỷ đồng, trong khi con số thực tế là 31,9 tỷ đồng. Phần chênh lệch 4,5 tỷ đồng bị coi là …".
    """
    for sentence, mentions in facts.by_sentence.items():
        change = mentions[0]
        if not CALLED.fullmatch(facts.text, facts.sentences[sentence][0], change.start) or not is_exact(change):
            continue
        above = [m for m in facts.by_sentence.get(sentence - 1, ()) if is_change_in(change.figure, m.figure)]
        if len(above) == 2 and all(is_exact(m) and m.block == change.block for m in above):
            more, less = sorted(above, key=lambda m: -(m.figure.value or 0))
            yield Claim((relation(change, more, less, 1),), firm=True)


def is_exact(mention: Mention) -> bool:
    """Whether a figure is told as it is, in the text."""
    return mention.figure.modifier == "exact" and mention.figure.value is not None and mention.cell is None


def is_gap(facts: Facts, change: Mention) -> bool:
    """Whether the figure is called a difference: "phần chênh lệch gần 53 triệu đồng"."""
    return facts.cues.any("gap", change.start - len(facts.before(change)), change.start)


def of(facts: Facts, change: Mention) -> Iterator[Relation]:
    """The pairs of figures before a difference, of its sentence and the three before, the nearest pair first."""
    near = [
        m for m in facts.mentions[: change.index]
        if change.sentence - m.sentence <= REACH and m.block == change.block and is_of_gap(facts, m, change)
    ][-BACK:]  # fmt: skip
    for last, second in combinations(reversed(near), 2):
        more, less = sorted((last, second), key=lambda m: -(m.figure.value or 0))
        yield relation(change, more, less, 1)


def is_of_gap(facts: Facts, mention: Mention, change: Mention) -> bool:
    """Whether a figure may be one of two that a difference is of; of "tăng 240 đồng lên 19.980 đồng/lít" the second may."""
    new = facts.following(mention)
    leads = new is not None and facts.cues.any("to", mention.end, new.start) and is_change(facts, mention)
    return is_change_in(change.figure, mention.figure) and not leads
