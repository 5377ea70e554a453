"""The figures that a change may be of, the likeliest first: "Bắt giữ 169 vụ. … Số vụ giảm 42,5% so với cùng kỳ (294 vụ)".

They stand before the change in its sentence, in the one before or, told of no part, some sentences before.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links.bases import base_behind, in_bracket_of_change, is_base_before
from extractor.checks.links.directions import is_change
from extractor.checks.links.pairs import comparable, is_pair, relation
from extractor.checks.reading import plain
from extractor.checks.relations import Relation
from extractor.checks.units import is_percent
from extractor.schema.record import Figure
from extractor.text import leaves_bracket

BACK = 4
"""How many figures before the change may be the new one."""
FAR = 7
"""How many sentences back the new figure may stand of a change whose base is told beside it."""
GAP_REACH = 3
"""How many sentences back the two figures of a difference may stand."""


def news(facts: Facts, change: Mention, base: Mention) -> Iterator[Mention]:
    """The figures that may have changed: those before the change, nearest first, then those of the sentence before."""
    sentence = facts.by_sentence[change.sentence]
    told = sentence[: sentence.index(change)]
    here = [m for m in told if m is not base and comparable(base, m, change)]
    if not here and base_behind(facts, change) is base:
        here = [m for m in told if is_pair(base, m, change)]
    here = [
        m for m in here
        if not is_change(facts, m) and not in_bracket_of_change(facts, m)
        and not is_base_before(facts, m)
    ]  # fmt: skip
    yield from whole_first(facts, change, here[-BACK:])
    if not here:
        above = facts.by_sentence.get(change.sentence - 1, [])
        yield from (m for m in above[:BACK] if comparable(base, m, change) and change.block - m.block in (0, 1))
        yield from further(facts, change, base)


def whole_first(facts: Facts, change: Mention, told: list[Mention]) -> list[Mention]:
    """The figures before a change, the nearest first; behind a list that a semicolon ends the whole of the list.

    "nộp 18 tỷ đồng, gồm thuế 12,6 tỷ đồng và phí 5,4 tỷ đồng; tăng 20% so với cùng kỳ (15 tỷ đồng)".
    """
    first = told and listed_whole(facts, change, told[-1])
    return sorted(reversed(told), key=lambda m: m is not first)


def listed_whole(facts: Facts, change: Mention, last: Mention) -> Mention:
    """The whole of the list that `last` and a semicolon end before the change, else `last` itself."""
    whole = facts.by_id.get(last.figure.of or "")
    ended = whole is not None and whole.sentence == change.sentence and ";" in facts.text[last.end : change.start]
    return whole if whole is not None and ended else last


def further(facts: Facts, change: Mention, base: Mention) -> Iterator[Mention]:
    """The figures of some sentences before, told of no part: "Phát hiện 169 công trình vi phạm. … Số vi phạm giảm 42,5%"."""
    back = [
        m for m in facts.back(change, FAR)
        if change.sentence - m.sentence > 1 and m.figure.role == "reported" and m.figure.of is None
        and comparable(base, m, change) and not is_change(facts, m)
    ]  # fmt: skip
    yield from back[:BACK]


def fitting_first(facts: Facts, change: Mention, readings: Iterable[Relation]) -> Iterator[Relation]:
    """The readings of a change; where the new figure stands sentences before, first the one there that fits.

    "xử phạt 29 cơ sở; 4 cơ sở …, 25 cơ sở khác …. So với năm 2022, số cơ sở bị phạt giảm 7 cơ sở (36 cơ sở)": any of them
    may be the new figure, and none is accused while another one fits.
    """
    stated = list(readings)
    if stated and not stated[0].by_gap and facts.by_id[stated[0].terms[0].id].sentence < change.sentence:
        base = facts.by_id[stated[0].terms[1].id]
        others = (
            m for m in facts.back(change, GAP_REACH)
            if m.figure.role == "reported" and comparable(base, m, change) and not tells_again(m.figure, stated[0].terms[0])
        )  # fmt: skip
        tried = (relation(change, m, base, stated[0].direction) for m in others)
        yield from islice((one for one in (stated[0], *tried) if is_plain(one)), 1)
    yield from (one for one in stated if not tells_again(one.terms[0], stated[0].terms[0]))


def tells_again(figure: Figure, other: Figure) -> bool:
    """Whether a hedged figure may say less exactly what another says: the "hơn 94%" of a headline and "94,1%"."""
    return figure.modifier != "exact" and other.modifier == "exact" and plain(figure).meets(plain(other))


def last_two(facts: Facts, change: Mention, direction: int) -> Iterator[Relation]:
    """The last two figures before a change in its sentence: "Năm 2023 có 145 cuộc, năm 2022 có 116 cuộc, tăng 25%"."""
    sentence = facts.by_sentence[change.sentence]
    before = [
        m for m in sentence[: sentence.index(change)]
        if (not is_percent(m.figure) or is_percent(change.figure)) and not is_change(facts, m)
        and not leaves_bracket(facts.text[m.end : change.start])
    ]  # fmt: skip
    if len(before) > 1 and facts.cues.any("within", before[-2].end, before[-1].start):
        return  # "9.300 doanh nghiệp, trong đó 8.700 doanh nghiệp nhỏ, tăng 21%": a part is no earlier figure
    if len(before) > 1 and any(is_change(facts, m) for m in facts.mentions[before[-2].index : change.index]):
        return  # "châu Mỹ 891 nghìn, tăng 7%, chủ yếu là Hoa Kỳ 683 nghìn, tăng 8%": each has a year before of its own
    if len(before) > 1 and direction and comparable(before[-2], before[-1], change):
        low, high = sorted(before[-2:], key=lambda m: m.figure.value or 0)
        yield relation(change, *((high, low) if direction > 0 else (low, high)), direction)
