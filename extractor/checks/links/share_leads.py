"""Wholes that the grammar of a sentence leads from to their parts, which leaves no other whole to a share.

"Trong 648 cơ sở, 189 cơ sở vi phạm, chiếm 29,2%"; "140 học sinh thì chỉ 21 em chọn thi, tức 15%"; "214 căn trong số đó
sập hoàn toàn, chiếm 2,4%", which points at what the sentence before counts.
"""

import re

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links.directions import is_change
from extractor.checks.links.fractions import fraction
from extractor.checks.links.plans import of_target
from extractor.checks.links.share_kinds import is_of_some
from extractor.checks.links.share_parts import AS_COUNT
from extractor.checks.links.share_words import goes_on
from extractor.checks.links.sums import share_of
from extractor.checks.links.wholes import names_another
from extractor.checks.units import alike, exceeds, is_count, is_duration, is_percent, norm, one_noun
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure

OF = re.compile(r"\b(?:trong|cứ|với|trên)(?: tổng)?(?: số| cộng| diện| danh (?:mục|sách))? $", re.IGNORECASE)
THEN = re.compile(
    r"[^,;:()]*(?:, (?:theo|như) [^,;:()\d]+)?(?:,| có| thì)(?: (?:thì|chỉ|đã|mới|có|còn|tới|đến|riêng))* (?:[^\W\d]+ ){0,7}"
)
# What sets the part against the whole: "140 học sinh thì chỉ 21 em", "8.200 hộ đăng ký mà mới 6.560 hộ được duyệt".
AGAINST = pattern(
    r"[^;:()]*(?:\b(?:thì|mà|nhưng|song)\b(?: [^\W\d]+){0,3}?|, (?:chỉ|mới|vẫn)| (?:mới|chỉ|mới chỉ) có)"
    r"(?: (?:chỉ|mới|có|đã|được|tới|đến|duy nhất|{exactly}))* "
)
FOUND = re.compile(r"[^,;:()]*(?: cho thấy|, trong đó|, kết quả(?: cho thấy)?)(?: có| là)? ")
# What was given for a work, and how far the work has come: "được phân bổ 2.940 tỷ đồng, giải ngân mới đạt 43,5%".
GIVEN = pattern(r"\b(?:{came_in}|được cấp)\b[^,;:.()]*$", re.IGNORECASE)
WORKED = pattern(
    r"[^,;:.()\d]*, (?:(?:đến )?nay |{barely} )*(?:{dealt_with})(?: được)?(?: (?:{barely}))* (?:(?:{amounts_to}) )?(?:t[ỷỉ] lệ )?"
)
# A rate of what the sentence before looked at: "Hậu kiểm 214 cơ sở. Tỷ lệ vi phạm là 27,1%, ứng với 58 cơ sở".
OF_LOOKED = pattern(
    r"\s*T[ỷỉ] lệ (?:(?:số )?[^\W\d]+ )?(?:(?:có|bị|phát hiện|không|chưa) )*(?:đạt|{found_of})(?: yêu cầu)? (?:là|chiếm|ở mức) $"
)
# What was found is told first with its share: "Kiểm tra 120 phòng khám. Kết quả, hơn 27% (33 phòng khám) có sai phạm".
FOUND_FIRST = pattern(
    r"\s*(?:(?:(?:Kết quả|Qua (?:{inspects}|đó)|Trong đó)(?: cho thấy)?|(?:{remarks})(?: là)?|Tuy (?:nhiên|vậy)),? )?"
    r"(?:(?:có|phát hiện|xác định|{barely}) )*$",
    re.IGNORECASE,
)
# Another item of a sentence that opens with its whole: "Trong 64 cơ sở, 16 cơ sở có giấy phép; 72%, tức 46 cơ sở, …".
NEXT_ITEM = pattern(r"[^;:.()\d]*; (?:(?:có|còn|và|{barely}) )*")
SAID_OF = pattern(r"((?: [^\W\d]+){0,3}?)\)?,? (?=(?:có|không|chưa|bị|được|đạt|phải|đã|đang|vẫn|vi phạm|{complies})\b)")
OF_MORE = re.compile(r" (?:so với|trên|trong|của)\b|/")
AMONG_ALL = re.compile(r" (?:trong|trên|của)(?: tổng)?(?: số)? ")
AMONG = pattern(r" (?:[^\W\d]+ ){0,2}?(?:trong|của) (?:tổng )?số (?:{aforesaid})\b")
TELLS_AGAIN = pattern(r"\b(?:{says_again})\b")
SAYS = pattern(r"\b(?:{says_again}|chiếm)\b")
APART = re.compile(r",|\(|\s[-–]\s")
CASES_OF = pattern(r"(?:(?:lượt )?(?:{involved})|hồ sơ|đơn)\b")
OPENS = re.compile(r"\s*Trong(?: tổng)?(?: số)? ")
ABOVE = 3
"""How many sentences before what was looked at all there are may be told."""
NEAR = 24
"""Characters before a figure in which "trong tổng số" stands."""


def led_whole(facts: Facts, percent: Mention, part: Mention) -> Mention | None:
    """The whole from which the words lead to the part, where the share is told of the part and of nothing else."""
    if part.start > percent.start or not goes_on(facts, percent, part):
        return None
    if not is_count(part.figure) and not SAYS.search(facts.before(percent)):
        return None  # "doanh thu 1.600 tỷ đồng nhưng lãi chỉ 400 tỷ đồng, đạt 35%" may be of a plan
    if not APART.search(facts.text, part.end, percent.start) and not TELLS_AGAIN.search(facts.before(percent)):
        return None  # "Trong 9 xã, chỉ 6 xã đạt 75%": how much each has reached
    if of_target(facts, percent) or names_another(facts, percent) or is_change(facts, part):
        return None
    return before(facts, part) or pointed_at(facts, part)


def before(facts: Facts, part: Mention) -> Mention | None:
    """The figure right before the part, in words that take the part from it."""
    whole = facts.previous(part)
    if whole is None or whole.sentence != part.sentence or is_change(facts, whole):
        return None
    case = is_case(part.figure, whole.figure) and whole.figure.role != "comparison"
    case = case and exceeds(whole.figure, part.figure)
    if not (case or can_be(whole, part)):
        return None
    between = facts.text[whole.end : part.start]
    taken = is_taken_from(facts, whole) and THEN.fullmatch(between)
    return whole if taken or (not case and AGAINST.fullmatch(between)) else None


def is_taken_from(facts: Facts, whole: Mention) -> bool:
    """Whether the words right before a figure take some of it: "Trong tổng số 648 cơ sở", "cứ 20 hộ"."""
    return bool(OF.search(facts.text[max(0, whole.start - NEAR) : whole.start]))


def is_case(part: Figure, whole: Figure) -> bool:
    """Whether a part is told as cases of what its whole counts: "trong số 4.300 phương tiện, 1.054 trường hợp vi phạm".

    A commune or a shop may have more than one: "trong 40 xã, 12 trường hợp xin rút".
    """
    noun, wider = norm(part.unit), norm(whole.unit) or ""
    return noun in rules().units.stand_in and noun in rules().units.cases and bool(CASES_OF.match(wider))


def again(facts: Facts, percent: Mention) -> tuple[Mention, Mention] | None:
    """Part and whole of a share that is told again as a count, where the words name both.

    "42,5% trong số 1.120 đơn đã xong, tương đương 476 đơn", "tỷ lệ đạt 42,5%, tương ứng 476 đơn trong tổng số 1.120 đơn",
    "Trong 1.500 người được hỏi, 62% ủng hộ, tức 930 người".
    """
    first = facts.following(percent)
    if first is None or first.sentence != percent.sentence:
        return None
    second = facts.following(first)
    as_count = AS_COUNT.fullmatch(facts.text, percent.end, first.start)
    if second is not None and second.sentence == percent.sentence and can_be(second, first):
        return (first, second) if as_count and fraction(facts, first, second) else None
    if second is not None and second.sentence == percent.sentence and can_be(first, second) and not as_count:
        of = AMONG_ALL.fullmatch(facts.text, percent.end, first.start)
        return (second, first) if of and AS_COUNT.fullmatch(facts.text, first.end, second.start) else None
    if AMONG.match(facts.text, percent.end):  # "35% trong số này, tức 224 cơ sở"
        head = head_before(facts, first) if as_count else None
        return None if head is None else (first, head)
    if not as_count:
        return None
    whole = led_to_share(facts, percent) or looked_at(facts, percent, first) or opened(facts, percent, first)
    if whole is None or not can_be(whole, first) or OF_MORE.match(facts.after(first)):
        return None
    return None if is_of_some(facts.after(percent), whole) else (first, whole)


def led_to_share(facts: Facts, percent: Mention) -> Mention | None:
    """The figure right before a share in words that lead from it to some of what it counts."""
    whole = facts.previous(percent)
    if whole is None or whole.sentence != percent.sentence:
        return None
    told = (THEN if is_taken_from(facts, whole) else FOUND).fullmatch(facts.text, whole.end, percent.start)
    worked = WORKED.fullmatch(facts.text, whole.end, percent.start) and GIVEN.search(facts.before(whole))
    return whole if told or worked else None


def looked_at(facts: Facts, percent: Mention, part: Mention) -> Mention | None:
    """What the sentence before looked at, where the next tells a rate of it and what that comes to.

    What is said of the part has to follow it: "37% (33 phòng khám) nha khoa vi phạm" is of some kind of what was looked at.
    """
    start, _ = facts.sentences[percent.sentence]
    rated = OF_LOOKED.fullmatch(facts.text, start, percent.start)
    found = FOUND_FIRST.fullmatch(facts.text, start, percent.start)
    whole = head_before(facts, part) if rated or found else None
    if whole is None or not facts.cues.any("looks", facts.sentences[whole.sentence][0], whole.start):
        return None
    if rated:
        return whole
    return whole if is_said_of(facts, whole, part) and not is_of_wider(facts, percent, part, whole) else None


def is_of_wider(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether a greater count told before gives the share: "Huyện có 120 quầy. Kiểm tra 64 quầy. Nay 45% (54 quầy) đạt chuẩn"."""
    wider = (m for m in facts.back(whole, ABOVE) if can_be(m, whole))
    return any(is_plain(share_of(percent, part, m)) for m in wider)


def is_said_of(facts: Facts, whole: Mention, part: Mention) -> bool:
    """Whether a predicate follows a part that is told under the noun of its whole, and no word that narrows it."""
    told = SAID_OF.match(facts.text, part.end)
    return told is not None and one_noun(whole.figure, part.figure) and facts.text.startswith(told[1], whole.end)


def opened(facts: Facts, percent: Mention, part: Mention) -> Mention | None:
    """The whole with which a sentence opens, where a share is one of its items and no part of the item before."""
    whole, *items = (m for m in facts.by_sentence[percent.sentence] if m.index < percent.index or m is percent)
    start, _ = facts.sentences[percent.sentence]
    if len(items) < 2 or not OPENS.fullmatch(facts.text, start, whole.start) or not can_be(whole, part):
        return None
    last = facts.previous(percent)
    apart = last is not None and NEXT_ITEM.fullmatch(facts.text, last.end, percent.start)
    counted = all(alike(m.figure, whole.figure) or is_percent(m.figure) for m in items)
    nested = last is None or exceeds(last.figure, part.figure)
    return whole if apart and counted and not nested and is_said_of(facts, whole, part) else None


def pointed_at(facts: Facts, part: Mention) -> Mention | None:
    """What the sentence before counts, for "214 căn trong số đó"; None where it tells of several such things."""
    return head_before(facts, part) if AMONG.match(facts.text, part.end) else None


def head_before(facts: Facts, part: Mention) -> Mention | None:
    """The one count of the sentence before that can be the whole of the part and is no part itself."""
    told = counted_before(facts, part)
    ids = {m.id for m in told}
    heads = [m for m in told if m.figure.of not in ids]
    return heads[0] if len(heads) == 1 and not is_change(facts, heads[0]) else None


def counted_before(facts: Facts, part: Mention) -> list[Mention]:
    """What the sentence before counts in the paragraph of a part and can be its whole."""
    return [m for m in facts.by_sentence.get(part.sentence - 1, ()) if m.block == part.block and can_be(m, part)]


def is_sure(facts: Facts, whole: Mention, part: Mention) -> bool:
    """Whether nothing else was counted beside the whole that the part could be of."""
    told = (m for m in facts.by_sentence[whole.sentence] if m not in (whole, part) and can_be(m, part))
    return whole.sentence == part.sentence or not any(told)


def can_be(whole: Mention, part: Mention) -> bool:
    """Whether a count or amount can be the whole of another."""
    told = not (is_percent(part.figure) or is_duration(part.figure)) and whole.figure.role != "comparison"
    return told and alike(whole.figure, part.figure) and exceeds(whole.figure, part.figure)
