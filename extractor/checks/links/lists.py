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
    is_bracketed_item,
    is_exact,
    is_open,
    is_unfinished,
    makes_up,
    names_others,
    overlap,
    told_to_overlap,
    unread,
)
from extractor.checks.links.fractions import divisor, numerator
from extractor.checks.links.heads import taken_up
from extractor.checks.links.metrics import are_flow, metric_of
from extractor.checks.links.openings import Opening, closing, openings
from extractor.checks.links.partitions import sides_of
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import (
    alike,
    exceeds,
    is_count,
    is_duration,
    is_general,
    is_measure,
    is_percent,
    is_rate_of,
    norm,
)
from extractor.text import leaves_bracket

# A figure that opens its item: ", 31 nhà văn hóa".
NEXT_ITEM = re.compile(r"(?:,|\bvà)\s*$")
# "gồm: thu hồi 29 tỷ đồng; yêu cầu nhà thầu làm bù 4 tỷ đồng": what is demanded is a part beside others.
DEMANDED = re.compile(r"\s*(?:[;,]|và)\s*(?:yêu cầu|đề nghị|kiến nghị)\b", re.IGNORECASE)
LAST_ITEM = re.compile(r"(?:\bvà|\bcùng(?: với)?)\s+(?:[^\d,;]*\s)?$")
# "Tiền phạt lên tới 3,12 tỷ đồng" only says that it is much.
UP_TO = re.compile(r"(?:(?!\b(?:nâng|đưa|tăng|từ|kéo)\b)[^\d])*\blên (?:tới|đến)\s(?:hơn |gần |trên )?", re.IGNORECASE)
FURTHER = 4
"""How many sentences before a list its whole may stand that the parts nearly make up."""
FARTHEST = 8
"""How many, counting the lines of lists, where they make it up exactly."""
HEAD_REACH = 4
"""How many sentences back the head of a list may point."""
MOST_WHOLES = 4
MOST_PARTS = 70
"""More than there have ever been provinces."""


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
    # "…, còn lại là mía": a part without its figure.
    unnamed_rest = facts.cues.any("rest", inside[-1].end, opening.limit)
    more = unread(facts, opening.end, last) or facts.unnumbered(opening.end, first[1][0].start)
    more = more or goes_on_in_words(facts, last) or told_to_overlap(facts, opening.end, last)
    more = more or is_unfinished(facts, last, bracketed=opening.kind == "bracket")
    if unnamed_rest or overlap(facts, *first) or more or counts_twice(facts, first[0], inside):
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
    counted = firm and are_counted(facts, *first)
    return Claim(tuple(dict.fromkeys(readings)), firm, closed=firm, likely=likely and not firm, borne_out=counted)


def wholes(facts: Facts, opening: Opening, before: list[Mention], inside: list[Mention]) -> list[Mention]:
    """The figures that the list can be about, the nearest first; without one in the sentence, those of the last."""
    # "81 xuồng (An 65 chiếc, Bình 10 chiếc) và 6 tàu (An 2 chiếc, …)": what a bracket held is over.
    before = [m for m in before if not leaves_bracket(facts.text[m.end : opening.start])]
    if before and inside and is_rate_of(before[-1].figure, inside[0].figure):
        return []  # "mức hỗ trợ là 40 triệu đồng/hộ, gồm 25 triệu đồng của tỉnh và 15 triệu đồng của huyện"
    here = [m for m in told_first(facts, before) if _can_hold(m, inside) and not cut_off(facts, opening, m)]
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
    return list(dict.fromkeys(called + near))[:MOST_WHOLES] or divided(facts, opening, inside)


def divided(facts: Facts, opening: Opening, inside: list[Mention]) -> list[Mention]:
    """The one figure some sentences before that the parts nearly make up: "74.650 ca. … Phân theo vùng, Nam 48.215 ca, …"."""
    if opening.kind != "parts":
        return []
    back = [m for m in facts.back(inside[0], FARTHEST) if m.figure.of is None and _can_hold(m, inside)]
    told = [m for m in back if divides(facts, list(items(facts, opening, m, inside)), m)]
    return told if len({m.figure.value for m in told}) == 1 else []


def divides(facts: Facts, parts: list[Mention], whole: Mention) -> bool:
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
    parts = [part for part in inside if alike(whole.figure, part.figure) or _kinds(whole, part)]
    # A whole that all its parts exceed is another figure, but for a measure, which may be in a wrong scale.
    return len(parts) >= 2 and (
        is_measure(whole.figure) or not all(exceeds(part.figure, whole.figure) for part in parts)
    )


def _counts_same(whole: Mention, inside: list[Mention]) -> bool:
    return any(alike(whole.figure, part.figure) for part in inside)


def _kinds(whole: Mention, part: Mention) -> bool:
    """Things counted under other nouns than their whole: "mười một điểm: 4 mỏ đá và 7 bãi cát"."""
    return is_count(whole.figure) and is_count(part.figure)


def part_lists(facts: Facts, opening: Opening, whole: Mention, inside: list[Mention]) -> Iterator[list[Mention]]:
    """The readings of the list's extent, the likeliest first."""
    parts = list(items(facts, opening, whole, inside))
    if is_general(whole.figure) and len(parts) < len(inside):
        # "486 phương tiện, trong đó 171 ô tô, 167 xe máy và 148 phương tiện khác"
        kinds = list(items(facts, opening, whole, inside, kinds=True))
        if len(kinds) > max(len(parts), 1) and is_exact(kinds, whole):
            yield kinds
    if len(parts) < 2:
        return
    ends = [n for n in range(2, len(parts) + 1) if n == len(parts) or is_soft_end(facts, parts[n - 1], parts[n])]
    last = next((n for n in range(2, len(parts) + 1) if LAST_ITEM.search(facts.before(parts[n - 1]))), len(parts))
    for end in dict.fromkeys([last, len(parts), *reversed(ends)]):
        yield parts[:end]


def items(
    facts: Facts, opening: Opening, whole: Mention, inside: list[Mention], *, kinds: bool = False
) -> Iterator[Mention]:
    """The figures of the list that count what the whole counts, without nested lists, bases and changes.

    `kinds`: whatever is counted is an item, under which noun ever.
    """
    general = kinds or (opening.kind == "parts" and is_general(whole.figure))
    same_noun = not general and any(alike(whole.figure, m.figure) for m in inside)
    count, by_semicolon = 0, False
    metrics: list[str | None] = []
    skip_to = opening.end
    for mention in inside:
        if mention.start < skip_to:
            continue
        start = max(opening.end, mention.start - len(facts.before(mention)))
        bracket = facts.text.find("(", start, mention.start)
        if bracket >= 0 and closing(facts.text, bracket, opening.limit) > mention.start:
            skip_to = closing(facts.text, bracket, opening.limit)
            continue
        if count and any(facts.cues.any(kind, start, mention.start) for kind in ("within", "parts")):
            return  # "trong đó" after the first part opens a list of its own
        if ";" in facts.before(mention):
            apart = count > 1 and not by_semicolon and not facts.text.startswith(")", opening.limit)
            if apart and not is_bracketed_item(facts, mention):
                return  # "gồm 82 đường, 47 cầu; đã bàn giao 120 công trình": the parts were set apart by commas
            by_semicolon = True
        fits = alike(whole.figure, mention.figure) if same_noun else _kinds(whole, mention)
        fits = fits or (count > 0 and _is_between(facts, whole, mention, inside))
        fits = fits or (mention is inside[0] and _is_shortened(facts, opening, whole, mention))
        if fits and not divisor(facts, mention) and is_item(facts, start, mention):
            metrics.append(metric_of(facts, mention))
            if are_flow(metrics):
                return
            yield mention
            count += 1
        if count == MOST_PARTS:
            return


def is_item(facts: Facts, start: int, mention: Mention) -> bool:
    """Whether `mention` is a part at all: not a change, a base of comparison, or what is told besides."""
    roles = ("rise", "fall", "base", "average", "aside", "total", "sum", "gap")
    demanded = mention.figure.role == "target" and DEMANDED.match(facts.before(mention))
    if mention.figure.role != "reported" and not demanded:
        return False
    ends = facts.cues.governs("to", start, mention.start) and not UP_TO.fullmatch(facts.text, start, mention.start)
    if ends or facts.cues.governs("from", start, mention.start):
        return False
    # "12 vụ từ năm trước chuyển sang và 9 vụ mới": what stands before "và" is said of the part before.
    start = max(start, facts.text.rfind(" và ", start, mention.start))
    return not any(facts.cues.any(role, start, mention.start) for role in roles if not is_mark(facts, role, mention))


def is_mark(facts: Facts, role: str, mention: Mention) -> bool:
    """Whether "trung bình" is a mark among others and no mean: "tốt 221 tổ, khá 19 tổ, trung bình 7 tổ"."""
    start = facts.sentences[mention.sentence][0]
    told = facts.cues.members(start, mention.start - len(facts.before(mention))) if role == "average" else ()
    return any(group == "rating" for *_, group, _ in told)


def _is_between(facts: Facts, whole: Mention, mention: Mention, inside: list[Mention]) -> bool:
    """A part under another noun between others: "gồm 82 công trình đường, 31 nhà văn hóa, 26 công trình khác"."""
    later = next((m for m in inside if m.index == mention.index + 1), None)
    alone = all(NEXT_ITEM.search(facts.before(m)) for m in (mention, later)) if later else False
    return alone and later is not None and _kinds(whole, mention) and alike(whole.figure, later.figure)


def _is_shortened(facts: Facts, opening: Opening, whole: Mention, mention: Mention) -> bool:
    """A first part with half of the noun: "34 vụ vi phạm gồm: 17 vi phạm thủ tục, 5 vụ phá rừng"."""
    opens = not facts.text[opening.end : mention.start].strip(" :")
    unit, whole_unit = norm(mention.figure.unit), norm(whole.figure.unit)
    return opens and bool(unit and whole_unit) and f" {unit}" in f"{whole_unit}"


def is_soft_end(facts: Facts, part: Mention, following: Mention) -> bool:
    """Whether the list can end with `part`: a semicolon or a new verb phrase may follow."""
    return "," in facts.text[part.end : following.start] or ";" in facts.text[part.end : following.start]
