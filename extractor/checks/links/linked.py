"""Sums that the record itself ties: the figures whose `of` names one whole (A01).

The record says what is a part of what; whether the parts named are all the parts is for the words to say.
"""

import re
from collections.abc import Iterator

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.closings import are_counted, is_all_told
from extractor.checks.links.endings import (
    counts_twice,
    falls_short_of,
    goes_on_in_words,
    is_in_own_bracket,
    is_rest,
    is_unfinished,
    leaves_rest,
    overlap,
    told_to_overlap,
    unread,
)
from extractor.checks.links.list_parts import MOST_PARTS
from extractor.checks.links.lists import FURTHER, MOST_WHOLES
from extractor.checks.links.metrics import are_flow, metric_of
from extractor.checks.links.partitions import on_sides
from extractor.checks.links.sums import sum_of, total
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceed_together, exceeds, is_count, is_percent, norm, noun_words, one_noun
from extractor.rules.vocabulary import pattern

THIS = pattern(r"\b(?:{aforesaid})$")
THE_NUMBER = pattern(r"(?:tổng )?(?:con )?số (?:{aforesaid})", re.IGNORECASE)
AND_NAMED = re.compile(r"\bvà [^,;:.()\d]+\($")
TIMES = "lần"
"""The noun for what happened, whatever it was: "37 phiên đấu giá, trong đó 19 lần thành công, 18 lần không có người mua"."""
REACH = 16
"""Characters before a figure in which "Trong" and "Trong số" stand."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each figure that two or more others are parts of."""
    for (identity, _), parts in groups(facts).items():
        whole = facts.by_id[identity]
        fitting = [part for part in parts if alike(part.figure, whole.figure)][:MOST_PARTS]
        if len(fitting) < 2 and is_count(whole.figure):  # "787 tổ chức đảng, trong đó 269 đảng bộ, 518 chi bộ"
            fitting = [part for part in parts if is_count(part.figure) or norm(part.figure.unit) == TIMES][:MOST_PARTS]
        fitting = in_brackets(facts, fitting) or fitting
        if len(fitting) > 1 and not overlap(facts, whole, fitting) and not tell_flow(facts, fitting):
            yield from claims_of(facts, whole, fitting)


def in_brackets(facts: Facts, parts: list[Mention]) -> list[Mention]:
    """The parts that end with "và", each in a bracket of its own: "ở An (41), Hạ (33) và Tân (22), bắt quả tang 12 cửa hàng"."""
    named = [part for part in parts if is_in_own_bracket(facts, part)]
    closed = 1 < len(named) < len(parts) and parts[: len(named)] == named and AND_NAMED.search(facts.before(named[-1]))
    return named if closed else []


def claims_of(facts: Facts, whole: Mention, parts: list[Mention]) -> Iterator[Claim]:
    """The claim that a list is about its whole, and that those of its first sentence alone are."""
    listed = is_list(facts, whole, parts)
    firm = listed and is_firm(facts, whole, parts)
    likely = listed and not firm and exceeds_a_little(facts, whole, parts)
    here = told_first(parts)
    shorter = (sum_of(whole, here),) if here else ()
    others = [sum_of(other, parts) for other in farther(facts, whole, parts)]
    readings = (sum_of(whole, parts), *shorter, *others)
    counted = are_counted(facts, whole, parts) or is_all_told(facts, whole, parts)
    firm = (firm or is_counted_out(facts, whole, parts)) and not others
    yield Claim(readings, firm=firm, closed=listed, likely=likely, borne_out=firm and counted)
    if here and opens_list(facts, whole.end, here[0].start) and is_firm(facts, whole, here):
        # What a later sentence says of the whole is another way of dividing it.
        yield Claim(shorter, firm=True)


def is_counted_out(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether as many parts as announced are told, whatever the last is said to be of: "hai nhóm: …; … và các tỉnh khác"."""
    last = parts[-1]
    together = whole.sentence == last.sentence and all(one_noun(part.figure, whole.figure) for part in parts)
    if not together or not are_counted(facts, whole, parts) or unread(facts, whole.end, last):
        return False
    more = is_unfinished(facts, last) or goes_on_in_words(facts, last) or told_to_overlap(facts, whole.end, last)
    return not more and not leaves_rest(facts, last, facts.sentences[last.sentence][1])


def tell_flow(facts: Facts, parts: list[Mention]) -> bool:
    """Whether the parts are terms of an account of work, by their metrics or words: "…; đã giải quyết 310 đơn, còn 90 đơn"."""
    told = {metric_of(facts, part) for part in parts}
    if metric_of(facts, parts[-1]) is None and is_rest(facts, parts[-1]):
        told.add("pending")
    return are_flow(told) or are_flow({part.figure.metric for part in parts})


def farther(facts: Facts, whole: Mention, parts: list[Mention]) -> list[Mention]:
    """Other figures that a sentence may divide which begins with the word for it, and names no whole itself.

    "293 nghìn ha có rừng, trên tổng diện tích 486 nghìn ha. Chia theo mục đích, đặc dụng 61 nghìn ha, …".
    """
    first = parts[0]
    start, _ = facts.sentences[first.sentence]
    begins = [left for left, _ in facts.cues.between("parts", start, first.start)][:1] == [start]
    if whole.sentence == first.sentence or not begins:
        return []
    told = [m for m in facts.back(first, FURTHER) if m.sentence < first.sentence and m.figure.of is None]
    told = [m for m in told if m.figure.value != whole.figure.value and can_hold(m, parts)]
    return told[:MOST_WHOLES]


def can_hold(whole: Mention, parts: list[Mention]) -> bool:
    """Whether a reported figure counts what the parts count and none of them exceeds it."""
    plain = whole.figure.role == "reported" and not is_percent(whole.figure)
    return plain and all(alike(part.figure, whole.figure) and not exceeds(part.figure, whole.figure) for part in parts)


def exceeds_a_little(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether parts told after their whole, under its noun, are a little more than it, which views of it hardly are.

    "2.362 vụ việc, trong đó 1.180 vụ việc của năm trước và 1.196 vụ việc mới".
    """
    if parts[0].start < whole.start or not all(one_noun(part.figure, whole.figure) for part in parts):
        return False
    if leaves_rest(facts, parts[-1], facts.sentences[parts[-1].sentence][1]):
        return False  # "79 cơ sở vi phạm; 17 cơ sở bị đình chỉ, số còn lại phải khắc phục" tells what came of the first
    if facts.cues.any("open", whole.end, parts[-1].end) or parts[0].sentence != parts[-1].sentence:
        return False
    most = (whole.figure.value or 0) * (1 + rules().tolerances.close / 100)
    near = total(parts) < most
    return near and exceed_together((part.figure for part in parts), whole.figure)


def groups(facts: Facts) -> dict[tuple[str, str | None], list[Mention]]:
    """The counts and amounts of each list about a whole, by the ids of whole and list, in the order of the article."""
    found: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in facts.mentions:
        of = mention.figure.of
        if of in facts.by_id and of != mention.id and not is_percent(mention.figure):
            found.setdefault((of, mention.figure.partition), []).append(mention)
    return found


def told_first(parts: list[Mention]) -> list[Mention]:
    """The parts in the sentence of the first, where they are two or more and not all: they alone may make up the whole."""
    here = [part for part in parts if part.sentence == parts[0].sentence]
    return here if 1 < len(here) < len(parts) else []


def is_firm(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the words close the list: "gồm", a bracket or a colon before the parts, or parts on every side."""
    start, end = whole.end, facts.sentences[parts[-1].sentence][1]
    if facts.cues.any("rest", parts[-1].end, end):  # "…, còn lại là mía": a part without its figure
        return False
    clause = facts.text.find(";", parts[-1].end, end)  # "…; vi phạm chủ yếu về đất đai" is another matter
    end = end if clause < 0 else clause
    closed = is_rest(facts, parts[-1])
    if closed:  # "số còn lại 37 cơ sở, phần lớn là trại heo" leaves nothing out
        end = parts[-1].start
    if parts[0].start < whole.start or facts.cues.any("open", start, end) or unread(facts, start, parts[-1]):
        return False
    if (
        is_unfinished(facts, parts[-1])
        or goes_on_in_words(facts, parts[-1])
        or told_to_overlap(facts, start, parts[-1])
    ):
        return False
    in_bracket = "(" in facts.text[whole.end : parts[0].start]
    if in_bracket and falls_short_of(whole, parts) and not on_sides(facts, parts):
        return False  # "chìm 81 chiếc (Kiên Giang 65, Cà Mau 10)" may leave a province out
    if counts_twice(facts, whole, facts.by_sentence.get(parts[-1].sentence, [])):
        return False
    if facts.unnumbered(start, parts[0].start) or has_subject(facts, whole, parts[0]) or cannot_be(whole, parts):
        return False
    if len({part.sentence for part in parts}) > 1 or not all(one_noun(part.figure, whole.figure) for part in parts):
        return False
    # "74 vi phạm, 41 bị phạt, còn lại bị nhắc nhở" nest
    one_view = len({part.figure.metric for part in parts} - {None}) < 2
    within = closed and one_view and len(parts) > 2 and facts.cues.any("within", start, parts[0].start)
    return within or opens_list(facts, start, parts[0].start) or on_sides(facts, parts)


def is_list(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether words make a list of the parts; "kiểm tra 46 cơ sở. Nhắc nhở 9 cơ sở, xử phạt 6 cơ sở" is none."""
    first, last = parts[0], parts[-1]
    if first.start < whole.start or on_sides(facts, parts) or opens_list(facts, whole.end, first.start):
        return True
    announced = facts.cues.governs("of", max(facts.sentences[whole.sentence][0], whole.start - REACH), whole.start)
    end = facts.sentences[last.sentence][1]
    return announced or facts.cues.any("within", whole.end, first.start) or facts.cues.any("rest", whole.end, end)


def has_subject(facts: Facts, whole: Mention, first: Mention) -> bool:
    """Whether the list stands in a later sentence with a subject of its own, which need not be the whole.

    "22 người mất tích. Các tỉnh thiệt hại lớn gồm Ninh Bình 9 người, Thanh Hóa 4 người"; "Trong đó gồm" has none.
    """
    if whole.sentence == first.sentence:
        return False
    start, _ = facts.sentences[first.sentence]
    opened = min((begin for begin, _ in facts.cues.between("parts", start, first.start)), default=start)
    head = facts.text[start:opened].strip()
    if THIS.search(head) and is_last_of_its_sentence(facts, whole) and takes_up(head, whole):
        return False  # "678 tàu dài từ 15 m. Đội tàu lớn này gồm …"
    return bool(head) and not facts.cues.any("within", start, opened) and (whole.figure.unit or "") not in head


def takes_up(head: str, whole: Mention) -> bool:
    """Whether words before a list name what the whole counts, or its number: "Con số này gồm …".

    "bán được 1,4 tỷ đồng. Phí tổn chuyến này gồm …" names another amount.
    """
    return bool(set(head.lower().split()) & noun_words(whole.figure)) or THE_NUMBER.fullmatch(head) is not None


def cannot_be(whole: Mention, parts: list[Mention]) -> bool:
    """Whether a later sentence divides another figure: "Ba trong 78 di tích …. Chia theo loại hình, 158 di tích lịch sử"."""
    return whole.sentence < parts[0].sentence and any(exceeds(part.figure, whole.figure) for part in parts)


def is_last_of_its_sentence(facts: Facts, whole: Mention) -> bool:
    """Whether no other figure of its kind follows in the sentence."""
    following = facts.following(whole)
    return following is None or following.sentence != whole.sentence


def opens_list(facts: Facts, start: int, first: int) -> bool:
    """Whether the last opening before the first part is one of a closed list; "trong đó" promises nothing."""
    start = max(start, facts.text.rfind(")", start, first) + 1)  # a bracket that has ended holds none of the parts
    closed = [end for _, end in facts.cues.between("parts", start, first)]
    closed += [start + place for place, sign in enumerate(facts.text[start:first]) if sign in "(:"]
    loose = [end for _, end in facts.cues.between("within", start, first)]
    return bool(closed) and max(closed) >= max(loose, default=0)
