"""Single figures against what they can be: A09, A11, A17, and the direction of a change against its verb (B05)."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from math import ceil, floor

from extractor.checks.facts import Facts, Mention
from extractor.checks.findings import finding
from extractor.checks.links.openings import openings
from extractor.checks.links.pairs import from_to_pairs
from extractor.checks.links.percents import beyond, of_counts
from extractor.checks.ranges import Range
from extractor.checks.reading import loose
from extractor.checks.units import is_count, is_general, one_noun
from extractor.checks.wording import printed
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure
from extractor.schema.verdict import Verdict

# "2 Phó Chủ tịch và Trưởng các Ban: …" lists no deputies.
ITEMS = re.compile(r"(?:(?! và )[^:,;(]){0,40}?(?::|\()\s*([^.:;()\d]+?)\s*(?:[.)\n;]|$)")
ITEM_BREAK = re.compile(r",\s*|\s+và\s+|\s+cùng\s+")
# An "và" before the last comma stands inside a name: "Môi trường miền Trung và Tây Nguyên, Môi trường miền Nam".
INNER_AND = re.compile(r"\s(?:và|cùng)\s[^,]*,")
NAMED = pattern(r"\b(?:{territories}|{villages}|TP|trường|công ty|cơ sở)\b", re.IGNORECASE)
FEWEST_ITEMS = 2
MOST_ITEMS = 12


def possible_share(facts: Facts) -> Iterator[Verdict]:
    """A09: some whole number of the count gives the printed percentage (the GRIM test of Brown & Heathers).

    Shown only where most percentages would fail; a weighted share or a count with missing answers may be meant.
    """
    for percent, count in of_counts(facts):
        if not is_count(count.figure) or count.figure.modifier != "exact" or not count.figure.value:
            continue
        size = Fraction(count.figure.value)
        if grim_probability(percent.figure, size) > Fraction(1, 2) and not any_count(loose(percent.figure), size):
            yield finding(
                facts, "A09", "review", figures=[percent.figure, count.figure],
                expression=f"k / {printed(count.figure)} = {printed(percent.figure)}%",
                computed=", ".join(neighbours(percent.figure, size)), published=printed(percent.figure),
            )  # fmt: skip


def grim_probability(percent: Figure, size: Fraction) -> Fraction:
    """The chance that a random percentage of so many decimals is impossible: max(0, 1 - n / 10^(decimals + 2))."""
    return max(Fraction(0), 1 - size / Fraction(10 ** (percent.decimals + 2)))


def any_count(share: Range, size: Fraction) -> bool:
    """Whether a whole number out of `size` lies in the range of the percentage."""
    if share.low is None or share.high is None:
        return True
    first, last = floor(share.low * size / 100), ceil(share.high * size / 100)
    return any(share.holds(Fraction(100 * k) / size) for k in range(first, last + 1))


def neighbours(percent: Figure, size: Fraction) -> list[str]:
    """The two possible percentages around the printed one, with their counts."""
    below = floor(Fraction(percent.value or 0) * size / 100)
    return [f"{k}/{size} = {float(Fraction(100 * k) / size):.1f}%" for k in (below, below + 1)]


def announced(facts: Facts) -> Iterator[Verdict]:
    """A11: as many names follow as were announced: "04 đơn vị: xã A, xã B, phường C"."""
    for mention in facts.mentions:
        if mention.cell is not None or not is_count(mention.figure) or mention.figure.modifier != "exact":
            continue
        items = listed(facts, mention)
        if FEWEST_ITEMS <= len(items) <= MOST_ITEMS and mention.figure.value != len(items):
            yield finding(
                facts, "A11", "review", level="note", figures=[mention.figure],
                expression=f"{printed(mention.figure)} = {len(items)}", computed=str(len(items)),
                published=printed(mention.figure), items="; ".join(items),
            )  # fmt: skip


def listed(facts: Facts, mention: Mention) -> list[str]:
    """The names listed right after a count; none where the list is open or one item may hold two."""
    start, end = facts.sentences[mention.sentence]
    match = ITEMS.match(facts.text, mention.end, end)
    if (
        match is None
        or facts.cues.any("open", start, min(end + 4, len(facts.text)))
        or "…" in facts.text[start : end + 2]
        or INNER_AND.search(match[1])
        or is_followed(facts, mention, match.start(1))
    ):
        return []
    items = [item.strip() for item in ITEM_BREAK.split(match[1])]
    if not all(NAMED.match(item) or item[:1].isupper() for item in items):
        return []
    return items


def is_followed(facts: Facts, mention: Mention, names: int) -> bool:
    """Whether another figure stands before the names, which are then its own: "25 vụ tại 5 xã: An Tường, …"."""
    return any(m.start < names for m in facts.mentions[mention.index + 1 : mention.index + 2])


def unlike(facts: Facts) -> Iterator[Verdict]:
    """A15: a list of parts that count different things cannot be added: 12 vụ and 15 đối tượng."""
    for sentence, mentions in facts.by_sentence.items():
        for opening in openings(facts, sentence):
            before = [m for m in mentions if m.end <= opening.start and is_count(m.figure)]
            inside = [m for m in mentions if opening.end <= m.start < opening.limit and is_count(m.figure)]
            if opening.kind != "parts" or not before or len(inside) < 2:
                continue
            if is_general(before[-1].figure):
                continue  # "286 cơ sở, gồm 117 phòng khám, 131 quầy thuốc …": kinds of one thing
            kinds = [one_noun(m.figure, before[-1].figure) for m in inside]
            if any(kinds) and not all(kinds) and sum(kinds) < 2:
                figures = [before[-1].figure, *(m.figure for m in inside)]
                yield finding(
                    facts, "A15", "not_checkable", figures=figures,
                    expression=" | ".join(f"{printed(figure)} {figure.unit or ''}".strip() for figure in figures),
                )  # fmt: skip


def beyond_bounds(facts: Facts) -> Iterator[Verdict]:
    """A17: a share over 100%."""
    for mention in beyond(facts):
        yield finding(
            facts, "A17", "inconsistent", level="error", figures=[mention.figure], computed="100",
            expression=f"{printed(mention.figure)}% ≤ 100%", published=printed(mention.figure),
        )  # fmt: skip


def direction(facts: Facts) -> Iterator[Verdict]:
    """B05: what rises "từ … lên …" ends higher, what falls ends lower."""
    for old, new in chain.from_iterable(from_to_pairs(facts, sentence) for sentence in facts.by_sentence):
        start = old.start - len(facts.before(old))
        rise = facts.cues.between("rise", start, new.start)
        fall = facts.cues.between("fall", start, new.start)
        if bool(rise) == bool(fall) or old.figure.value is None or new.figure.value is None:
            continue
        before, after = loose(old.figure), loose(new.figure)
        if (after.below(before)) if rise else (before.below(after)):
            yield finding(
                facts, "B05", "inconsistent", level="error", figures=[old.figure, new.figure],
                expression=f"{printed(old.figure)} {'<' if rise else '>'} {printed(new.figure)}",
                computed=printed(new.figure), published=printed(old.figure),
            )  # fmt: skip
