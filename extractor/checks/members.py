"""The wholes that an article does not print, from the whole numbers of which a share can be: all members of a body."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.links.stock_roles import role_of
from extractor.checks.ranges import Range
from extractor.checks.reading import plain
from extractor.checks.relations import Relation
from extractor.checks.units import alike, is_percent, norm
from extractor.checks.wording import alternative, note, number
from extractor.rules.checks import Words
from extractor.schema.base import spelled
from extractor.schema.record import Figure

SHARPEST = Fraction(1, 20)
"""How wide the range of the wholes of a share may be, for its middle, to agree with others by more than chance."""
THERE = frozenset({"opening", "closing", "dated"})
"""What was there before more came, be it what an earlier time had left."""


def bodies(relation: Relation) -> Iterator[Words]:
    """The full membership of an elected body: votes are printed as shares of all members, not of those present."""
    if relation.rule != "A03":
        return
    for body in rules().body_size:
        if not any(body.unit in (norm(figure.unit) or "") for figure in relation.terms):
            continue
        for size in body.sizes:
            share = plain(relation.terms[0]).over(Range.exactly(Fraction(size))).scaled(100)
            if share.meets(plain(relation.printed[0])):
                yield alternative("body", figure=number(size), unit=body.unit)


def absent(facts: Facts, relation: Relation) -> Iterator[Words]:
    """All members of a body of which only those present are told: "51/51 đại biểu có mặt tán thành, đạt 98,08%" is of 52."""
    whole = facts.by_id.get(relation.terms[1].id) if relation.rule == "A03" else None
    if whole is None or not facts.cues.any("presence:first", whole.end, whole.end + len(facts.after(whole))):
        return
    found = possible_wholes(relation.terms[0], relation.printed[0])
    if found is not None and found.start > (relation.terms[1].upper or 0):
        size = number(Decimal(found[0])) if len(found) == 1 else f"{found[0]}–{found[-1]}"
        yield alternative("body", figure=size, unit=relation.terms[1].unit or "")


def carried_over(facts: Facts, relation: Relation) -> Iterator[Words]:
    """All that was to be dealt with, of which what came in is one part: "tồn 10 đơn. Nhận 120 đơn, giải quyết 110 đơn, 84,6%"."""
    whole = facts.by_id.get(relation.terms[1].id) if relation.rule == "A03" else None
    if whole is None:
        return
    for mention in facts.back(whole, 1):
        if not alike(mention.figure, whole.figure) or role_of(facts, mention) not in THERE:
            continue
        if mention.figure.value == whole.figure.value:
            continue  # "145 cơ sở còn lại được kiểm tra. Trong số 145 cơ sở ấy …" is the whole itself
        both = plain(whole.figure) + plain(mention.figure)
        if plain(relation.terms[0]).over(both).scaled(100).meets(plain(relation.printed[0])):
            yield alternative("more", figure=mention.figure.evidence[0].quote)


def unprinted(facts: Facts, relation: Relation) -> Iterator[Words]:
    """A whole that the article does not print, of which two other shares must be taken too.

    "448 đại biểu tham gia (94,71%); 437 tán thành (92,39%), 8 không biểu quyết (1,69%)" are all shares of 473.
    """
    own = possible_wholes(relation.terms[0], relation.printed[0]) if relation.rule == "A03" else None
    if own is None:
        return
    others = [
        possible for m in facts.around(relation.printed[0])
        if (possible := wholes_of(facts, m)) is not None
        and max(own[0], possible[0]) <= min(own[-1], possible[-1])
        and relation.terms[1].value not in possible and m.figure.value != relation.printed[0].value
        and alike(facts.by_id[m.figure.part or ""].figure, relation.terms[0])
    ]  # fmt: skip
    for one, other in combinations(others, 2):
        low, high = (pick(r[end] for r in (own, one, other)) for pick, end in ((max, 0), (min, -1)))
        if low <= high:
            whole = number(Decimal(low)) if low == high else f"{low}–{high}"
            yield alternative("body", figure=whole, unit=relation.terms[0].unit or "")
            return


@remembered
def wholes_of(facts: Facts, share: Mention) -> range | None:
    """The whole numbers of which a percentage with a part of its own can be the share, if those are few."""
    part = facts.by_id.get(share.figure.part or "")
    return possible_wholes(part.figure, share.figure) if part is not None and is_percent(share.figure) else None


def possible_wholes(part: Figure, share: Figure) -> range | None:
    """The whole numbers of which `part` can be the printed share; None where there is none, or too many to tell."""
    count, percent = plain(part), plain(share)
    if share.modifier != "exact" or count.low is None or count.low != count.high or not percent.low or not percent.high:
        return None
    found = range(ceil(count.low * 100 / percent.high), floor(count.low * 100 / percent.low) + 1)
    return found if 0 < len(found) <= SHARPEST * found.start else None


def denominators(relation: Relation) -> Words | None:
    """The whole numbers that could be the denominator of a printed share, for the reader to recognise one."""
    if relation.rule != "A03":
        return None
    part, share = plain(relation.terms[0]), plain(relation.printed[0])
    if part.low is None or part.low != part.high or not share.low or not share.high:
        return None
    low, high = ceil(part.low * 100 / share.high), floor(part.low * 100 / share.low)
    if low > high:
        return note("no_denominator")
    vi, en = (note("denominators", low=spelled(low, lang), high=spelled(high, lang)) for lang in ("vi", "en"))
    return Words(vi=vi.vi, en=en.en)
