"""Whole and parts: "12.005 hồ sơ, gồm 9.724 hồ sơ trực tuyến và 2.281 hồ sơ nộp trực tiếp" (A01).

A list opens after its whole with a word (gồm, trong đó), a bracket or a colon. How far it reaches is not always plain,
so a list gives several readings: up to the part after "và", up to the end of the bracket or sentence, and the shorter
ends between. The whole is the nearest figure before the list that counts the same; where the list starts a sentence
of its own, the figures of the sentence before are all possible wholes.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.closings import (
    are_counted,
    divides_all,
    is_all_told,
    is_closed,
    is_firm,
    is_sided,
    is_told_next,
    picks_names,
)
from extractor.checks.links.endings import (
    counts_twice,
    falls_short_of,
    goes_on_in_words,
    is_exact,
    is_open,
    is_unfinished,
    leaves_rest,
    makes_up,
    names_others,
    overlap,
    told_to_overlap,
    unread,
)
from extractor.checks.links.fractions import numerator
from extractor.checks.links.heads import taken_up
from extractor.checks.links.list_parts import is_kind_of, items, part_lists
from extractor.checks.links.openings import Opening, openings
from extractor.checks.links.partitions import sides_of
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import (
    alike,
    exceeds,
    is_duration,
    is_measure,
    is_percent,
    is_rate_of,
    norm,
)
from extractor.text import leaves_bracket

FURTHER = 4
"""How many sentences before a list its whole may stand that the parts nearly make up."""
FARTHEST = 8
"""How many, counting the lines of lists, where they make it up exactly."""
HEAD_REACH = 4
"""How many sentences back the head of a list may point."""
MOST_WHOLES = 4
DIVIDES = re.compile(r"\s*(?:chia|phân(?: loại| chia)?) theo ", re.IGNORECASE)
LABEL = re.compile(r"(?:^|[,;(])[^,;:().]{1,30}: ?$")
LABEL_BEHIND = re.compile(r"\)?[,;] ?(?!trong|gồm|bao gồm|cụ thể|kết quả)[^,;:().]{1,30}", re.IGNORECASE)


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each list of the article that has a whole and at least two parts."""
    for sentence, mentions in facts.by_sentence.items():
        for opening in openings(facts, sentence):
            yield from claims_of(facts, opening, mentions)


def claims_of(facts: Facts, opening: Opening, mentions: list[Mention]) -> Iterator[Claim]:
    """The claims of one list: one for each thing counted, as "lượt" and "người" can be told in one list."""
    inside = [m for m in mentions if opening.end <= m.start < opening.limit]
    before = [m for m in mentions if m.end <= opening.start or (opening.kind == "of" and m.end == opening.end)]
    by_unit: dict[str | None, list[Mention]] = {}
    for whole in wholes(facts, opening, before, inside):
        by_unit.setdefault(norm((numerator(facts, whole) or whole).figure.unit), []).append(whole)
    for group in by_unit.values():
        claim = claim_of(facts, opening, group, inside)
        if claim is not None:
            yield claim


def claim_of(facts: Facts, opening: Opening, group: list[Mention], inside: list[Mention]) -> Claim | None:
    """The claim that the list is about one of `group`, or None where it has fewer than two parts."""
    readings: list[Relation] = []
    first: tuple[Mention, list[Mention]] | None = None
    for whole in group:
        for parts in part_lists(facts, opening, whole, inside):
            readings.append(sum_of(whole, parts))
            first = first or (whole, parts)
    if first is None:
        return None
    last = first[1][-1]
    # "…, còn lại là mía", "số còn lại phải khắc phục trong 15 ngày": a part without its figure.
    unnamed_rest = leaves_rest(facts, last, opening.limit)
    more = unread(facts, opening.end, last) or facts.unnumbered(opening.end, first[1][0].start)
    more = more or goes_on_in_words(facts, last) or told_to_overlap(facts, opening.end, last)
    more = more or is_unfinished(facts, last, bracketed=opening.kind == "bracket")
    if (
        unnamed_rest
        or overlap(facts, *first)
        or more
        or counts_twice(facts, first[0], inside)
        or is_of_each(facts, *first)
    ):
        return Claim(tuple(dict.fromkeys(readings)), closed=False)
    # "xuất siêu 136 triệu USD với kim ngạch lần lượt là 3,6 tỷ USD và 3,5 tỷ USD": told in order, and no parts.
    told_in_order = facts.text[opening.start : opening.end].lower().startswith("lần lượt")
    sound = is_firm(opening, *first) or first[0] is taken_up(facts, opening, first[1][0])
    sound = sound and not (told_in_order and exceeds(first[1][0].figure, first[0].figure))
    closed = is_closed(facts, opening, first[0], last) or names_others(facts, first[1])
    firm = (closed and sound) or is_sided(facts, opening, *first) or divides_all(facts, opening, *first)
    likely = sound and opening.kind in {"within", "of"} and not is_open(facts, opening, last)
    likely = likely and not (opening.kind == "within" and picks_names(facts, *first))
    likely = likely or is_told_next(facts, opening, *first)
    if firm and opening.kind == "bracket" and not is_sided(facts, opening, *first) and falls_short_of(*first):
        firm, likely = False, True  # "chìm 81 chiếc (Kiên Giang 65, Cà Mau 10)" may leave a province out
    counted = firm and (are_counted(facts, *first) or is_all_told(facts, *first))
    return Claim(tuple(dict.fromkeys(readings)), firm, closed=firm, likely=likely and not firm, borne_out=counted)


def is_of_each(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether each part is told of each of so many: "13 mẫu vượt quy chuẩn: 4 trại hỏng cả hai mẫu, 5 trại hỏng một mẫu"."""
    owners = [facts.previous(part) for part in parts]
    told = [(m, part) for m, part in zip(owners, parts, strict=True) if m is not None and m not in (whole, *parts)]
    made = sum((m.figure.value or 0) * (part.figure.value or 0) for m, part in told)
    return len(told) == len(parts) and made == whole.figure.value


def wholes(facts: Facts, opening: Opening, before: list[Mention], inside: list[Mention]) -> list[Mention]:
    """The figures that the list can be about, the nearest first; without one in the sentence, those of the last."""
    # "81 xuồng (An 65 chiếc, Bình 10 chiếc) và 6 tàu (An 2 chiếc, …)": what a bracket held is over.
    before = [m for m in before if not leaves_bracket(facts.text[m.end : opening.start])]
    if before and inside and is_rate_of(before[-1].figure, inside[0].figure):
        return []  # "mức hỗ trợ là 40 triệu đồng/hộ, gồm 25 triệu đồng của tỉnh và 15 triệu đồng của huyện"
    here = [m for m in told_first(facts, before) if _can_hold(m, inside) and not cut_off(facts, opening, m)]
    if is_divided_again(facts, opening):
        here = []
    # "40 hộ ở 6 thôn, gồm 25 hộ nghèo và 15 hộ cận nghèo" is about the households.
    here = [m for m in here if _counts_same(m, inside)] or here
    if here or opening.kind in {"bracket", "of"}:
        return here[:1] if opening.kind in {"bracket", "of"} else here[:MOST_WHOLES]
    if not inside:
        return []
    above = facts.by_sentence.get(opening.sentence - 1, [])
    near = [m for m in reversed(above) if inside[0].block - m.block in (0, 1) and _can_hold(m, inside)]
    head = taken_up(facts, opening, inside[0])
    called = [*([head] if head is not None and _can_hold(head, inside) else []), *named(facts, opening, inside)]
    found = list(dict.fromkeys(called + near))[:MOST_WHOLES]
    if found and not is_too_small(found, inside):
        return found
    return divided(facts, opening, inside) or found


def is_divided_again(facts: Facts, opening: Opening) -> bool:
    """Whether a sentence divides once more what it began to divide: "Chia theo cấp, … và 9 vụ cấp xã; chia theo loại thì …"."""
    start, _ = facts.sentences[opening.sentence]
    behind = facts.text[start : opening.start].rstrip().endswith(";")
    return behind and bool(DIVIDES.match(facts.text, opening.start) and DIVIDES.match(facts.text, start))


def is_too_small(wholes: list[Mention], inside: list[Mention]) -> bool:
    """Whether a part alone exceeds each whole of the sentence before, so that the list is about one farther back."""
    return all(
        any(alike(m.figure, whole.figure) and exceeds(m.figure, whole.figure) for m in inside) for whole in wholes
    )


def divided(facts: Facts, opening: Opening, inside: list[Mention]) -> list[Mention]:
    """The one figure some sentences before that the parts nearly make up: "74.650 ca. … Phân theo vùng, Nam 48.215 ca, …"."""
    if opening.kind != "parts":
        return []
    back = [m for m in facts.back(inside[0], FARTHEST) if m.figure.of is None and _can_hold(m, inside)]
    told = [m for m in back if divides(list(items(facts, opening, m, inside)), m)]
    return told if len({m.figure.value for m in told}) == 1 else []


def divides(parts: list[Mention], whole: Mention) -> bool:
    """Whether parts make up a whole nearly, or exactly where lines of another list stand between."""
    near = bool(parts) and parts[0].sentence - whole.sentence <= FURTHER
    return makes_up(parts, whole) and (near or is_exact(parts, whole))


def told_first(facts: Facts, before: list[Mention]) -> list[Mention]:
    """The figures before a list, the nearest first; of "145/151 xã, trong đó …" the 145, whose parts are told."""
    order = {m.id: m.index - (1.5 if numerator(facts, m) else 0) for m in before}
    return sorted(before, key=lambda m: -order[m.id])


def cut_off(facts: Facts, opening: Opening, whole: Mention) -> bool:
    """Whether a colon starts an item of its own and no list about a figure before it.

    "khai thác: 2 vụ, với 7 m3; vận chuyển: 5 vụ", "Hà Giang 97 nhà, sau đó là các tỉnh: Sơn La 48 nhà".
    """
    if opening.kind != "colon":
        return False
    if ";" in facts.text[whole.end : opening.start] or facts.cues.any("next", whole.end, opening.start):
        return True
    if LABEL.search(facts.before(whole)) and LABEL_BEHIND.fullmatch(facts.text, whole.end, opening.start):
        return True  # "(đợt 1: 4 người, đợt 2: 11 người, đợt 3: 9 người)"
    # So does one in an account: "nhận mới 27 đơn, tồn từ năm 2020: 4 đơn; đã xử lý 26 đơn".
    comma = facts.text.rfind(", ", whole.end, opening.start)
    named = facts.cues.members(comma, opening.start) if comma >= 0 else ()
    return any(group in {"flow", "progress"} for *_, group, _ in named)


def named(facts: Facts, opening: Opening, inside: list[Mention]) -> list[Mention]:
    """The figures a few sentences back that the head of the list names again: "Các hồ sơ trễ thuộc hai lĩnh vực: …"."""
    heads = {
        (group, member) for *_, group, member in facts.cues.members(facts.sentences[opening.sentence][0], opening.start)
    }
    back = [m for m in facts.mentions if 0 < opening.sentence - m.sentence <= HEAD_REACH and m.cell is None]
    return [m for m in reversed(back) if heads & set(sides_of(facts, m)) and _can_hold(m, inside)]


def _can_hold(whole: Mention, inside: list[Mention]) -> bool:
    if is_percent(whole.figure) or is_duration(whole.figure) or whole.figure.role != "reported":
        return False
    parts = [part for part in inside if alike(whole.figure, part.figure) or is_kind_of(whole, part)]
    # A whole that all its parts exceed is another figure, but for a measure, which may be in a wrong scale.
    return len(parts) >= 2 and (
        is_measure(whole.figure) or not all(exceeds(part.figure, whole.figure) for part in parts)
    )


def _counts_same(whole: Mention, inside: list[Mention]) -> bool:
    return any(alike(whole.figure, part.figure) for part in inside)
