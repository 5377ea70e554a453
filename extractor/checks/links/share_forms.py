"""Ways of telling a share whose words leave no other whole: parts behind, before and above it.

"Chợ có 296 quầy nhưng chỉ 184 quầy mở cửa, đúng 50%"; "297 km – 62% – trong 450 km đê"; "nhận 73 đề án, hội đồng chọn 17
đề án, tức 15%"; "diện tích lúa 6.800 ha. Đến nay gặt 5.632 ha, tức 77% diện tích".
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.share_kinds import is_other
from extractor.checks.links.share_rates import SOME, WHOSE
from extractor.checks.units import is_any_person, is_duration, one_noun
from extractor.rules.vocabulary import pattern

STRONG = pattern(r"\b(?:chiếm|{says_again}|{exactly})\b")
RATE = pattern(r"\b(?:{amounts_to}|t[ỷỉ] lệ)\b|\($")
# Words by which a second clause turns to some of the things only, which may have a number of their own.
NARROWS = pattern(r"\b(?:{narrows}|của|{harvests})\b")
# What is said of one side of things, of which another is told next: "12 xã đạt chuẩn, 8 xã chưa đạt".
SIDE = re.compile(r"\b(?:không|chưa|đạt|được|bị|đã)\b")
TURNS = re.compile(r"\b(?:chỉ|mới|thì|vỏn vẹn|vẻn vẹn)\b")
TURNED = re.compile(r" (?:bị|đã|được|chưa|không|vi phạm|đạt)\b")
RECEIVED = re.compile(r"\s*(?:được|nhận|tiếp nhận|với|có)\b", re.IGNORECASE)
BESIDE = re.compile(r"[^:()\d]*[,;](?: [^\W\d]+){0,9} ")
SOME_OF = re.compile(r"[^:;()\d]*, (?:riêng|chỉ riêng|nguyên|trong đó|trong số đó)(?: [^\W\d]+){0,5} ")
# What came in and what was done with it: "tiếp nhận 320 tin, giải quyết 288 tin", "nhận 73 đề án, chọn 17 đề án".
CAME = pattern(r"\b(?:{came_in})\b", re.IGNORECASE)
DONE = pattern(r"\b(?:{dealt_with})\b", re.IGNORECASE)
TOOK_PART = pattern(r"\b(?:{took_part})\b")
BARE = re.compile(r"(?: (?:có|chỉ|mới|đã|kết quả))* ")
ALREADY = re.compile(r"\bđã\b", re.IGNORECASE)
BEHIND = re.compile(
    r"\)?(?: [–-])?,? (?:của|trong(?! (?:năm|tháng|quý))|trên|so với)"
    r"(?: (?!(?:và|còn|tăng|giảm|hơn|cùng|đó|khi|nhưng|địa|vòng)\b)[^\W\d]+){0,7} \(?"
    r"|\)?,? [^;:.()\d]{0,90}\b(?:trong|trên) tổng (?:[^\W\d]+ ){0,6}\(?"
)
OVER = pattern(r"[^;:.()\d]{0,60}\b(?:trên|trong|/) ?(?:tổng|số|diện|danh sách|{sizes}|{aims}) (?:[^\W\d]+ ){0,7}")
MEANS = pattern(r"(?:, )?(?:{says_again}|{thus})\b[^,;:.()\d]{0,40} (?:{amounts_to}|là) $")


def is_beside(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether a clause tells of some of the things that the clause before counts, and their share of them.

    "Thành thị 4.375 người; nông thôn 1.639 người, chiếm 27%" and "12 xã đạt, 8 xã chưa đạt, chiếm 40%" are no such clauses:
    what came first has to be all there was, and what comes then what was done with it.
    """
    between, said = facts.text[whole.end : part.start], facts.before(percent)
    before, _, clause = between.replace(";", ",").partition(",")
    if whole.index + 1 != part.index or NARROWS.search(clause) or not opens(facts, whole):
        return False
    if SOME_OF.fullmatch(between):
        return bool(STRONG.search(said))
    named = WHOSE.search(clause) and not RECEIVED.match(facts.before(whole))
    counted = one_noun(part.figure, whole.figure) or is_any_person(part.figure, whole.figure)
    if named or not BESIDE.fullmatch(between) or not counted or SIDE.search(before):
        return False
    first = facts.before(whole)
    told = f"{first} {before}".lower()
    if any(one not in told for one in SOME.findall(clause.lower())):
        return False  # "được giao 300 tỷ đồng, giải ngân vốn trung ương 90 tỷ đồng, đạt 75%"
    came = (
        CAME.search(first)
        or (TOOK_PART.search(before) and BARE.fullmatch(clause))
        or facts.cues.any("looks", whole.start - len(first), whole.start)
    )
    turns = bool(TURNS.search(clause) or TURNED.match(facts.after(part)))
    turns = turns or (DONE.search(clause) is not None and not is_other(facts, part, whole))
    return bool(came and turns and (STRONG.search(said) or RATE.search(said)))


def opens(facts: Facts, whole: Mention) -> bool:
    """Whether a figure is the first of its sentence, but for times, and no part of what the one before counts.

    Behind a semicolon one of another kind tells of another thing: "Gói thầu trị giá 18 tỷ đồng; mỗi ngày phát sinh 96 tấn rác".
    """
    earlier = [m for m in facts.by_sentence[whole.sentence] if m.start < whole.start and not is_duration(m.figure)]
    if ";" in facts.before(whole):
        earlier = [m for m in earlier if one_noun(m.figure, whole.figure)]
    return not earlier and not facts.cues.any("within", whole.start - len(facts.before(whole)), whole.start)


def is_left_beside(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether a part is what was left beside what was done, and so none of it: "đã giải quyết 300 hồ sơ, còn 100 hồ sơ (25%)"."""
    if whole.sentence != part.sentence or not facts.cues.governs("rest", whole.end, part.start):
        return False
    first = facts.before(whole)
    return bool(DONE.search(first) or ALREADY.search(first)) and not facts.cues.any(
        "looks", whole.start - len(first), whole.start
    )


def is_behind(facts: Facts, percent: Mention, whole: Mention) -> bool:
    """Whether the words behind a share lead to its whole: "tức 40%, trong 170 cụm", "bằng 42% của 3.600 sinh viên"."""
    return bool(BEHIND.fullmatch(facts.text, percent.end, whole.start))


def is_above(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether a part is set over a total: "38,6 tỷ đồng được giải ngân trên tổng vốn 214,5 tỷ đồng"."""
    return bool(OVER.fullmatch(facts.text, part.end, whole.start))


def means(facts: Facts, percent: Mention) -> bool:
    """Whether a clause says what the figures before it mean: "nghĩa là chủ đầu tư mới đạt 81%"."""
    return bool(MEANS.search(facts.before(percent)))
