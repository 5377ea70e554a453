"""Rates told first and explained by the counts behind them: "Tỷ lệ che bạt đạt 47,5%: trong 80 bãi, chỉ 38 bãi có bạt".

So does a bracket, a clause after "theo thống kê" and a sentence that begins with "Cụ thể".
"""

import re
from itertools import pairwise

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.distant import telling
from extractor.checks.links.fractions import fraction
from extractor.checks.links.names import WORD
from extractor.checks.links.plans import of_target
from extractor.checks.links.share_hedges import plain_of
from extractor.checks.links.share_leads import before, can_be
from extractor.checks.relations import Claim, Relation, certain
from extractor.checks.units import exceeds, is_person, norm, noun_words
from extractor.rules.vocabulary import pattern

# Names of rates that say nothing of what is counted.
ANY = frozenset(
    ["bao", "che", "phủ", "chung", "hoàn", "thành", "thực", "hiện", "tăng", "giảm", "xuống", "còn", "nâng", "hạ"]
)
NAME = re.compile(r"(?:t[ỷỉ] lệ|độ) ([^,;:.()\d]+)$", re.IGNORECASE)
MOST = pattern(r"\b(?:{which_part}) ?\((?:khoảng |gần |hơn )?$", re.IGNORECASE)
# "47,5%: trong 80 bãi, chỉ 38 bãi có bạt", after which nothing else is counted.
EXPLAINS = re.compile(
    r"[^,;:.()\d]{0,60}\)?[^,;:.()\d]{0,60}(?:: |; (?:cụ thể|theo [^,;:.()\d]+|hiện|thực tế),? |, với "
    r"|\.\s+(?:Cụ thể|Theo [^,;:.()\d]+|Hiện|Thực tế),? )(?:[^\W\d]+ ){0,5}"
)
BRACKET = re.compile(r"(?: (?:số|tổng số)?(?: ?[^\W\d]+){1,6})? \((?:[^\W\d]+ ){0,3}")
CLOSES = re.compile(r"[^()\d]*\)")
COLON_ENDS = re.compile(r"[^;:()\d]*(?:[.”]|$)")
# Rates of money or work, which are no share of the things that are done: "tỷ lệ giải ngân đạt 85%: 12 trong 20 dự án đã xong".
CLAUSE_ENDS = re.compile(r"[^,;:.()\d]*;")
OF_PLACE = pattern(r"\b(?:của|toàn|cả|trên địa bàn) (?:{territories})\b", re.IGNORECASE)
OVER = re.compile(r"(?: [^\W\d]+){0,5} ")
OVER_SIGN = re.compile(r"trên ", re.IGNORECASE)
ALL_THERE_IS = pattern(
    r" (?:tổng )?(?:diện tích|dân số)(?: (?:đất )?tự nhiên)?(?: (?:toàn|cả|của) (?:{territories}))?\s*(?:[.,;)”]|$)"
)
OF_MONEY = pattern(r"\b(?:{money_and_work})\b")
# "12,5% số cán bộ, công chức vắng mặt: 18 trong 144 người".
OF_THESE = re.compile(r" (?:trong )?(?:tổng )?số ([^;:.()\d]{2,120}): (?:[^\W\d]+ ){0,2}")
# Nothing behind the fraction may narrow what it is of: "3 trong 4 xã vùng cao".
ENDS = pattern(r"(?: (?:theo|qua|trong d(?:anh sách|iện)|được (?:{surveys}))\b[^,;:()]*?)?(?:[.”]|$)")
POINTS = re.compile(r"\b(?:thuộc )?(?:diện|nhóm|loại|cảnh) (?:này|đó|ấy)\b")
HAS_RATE = re.compile(r"([^,;:.()\d]+) (?:đạt|chiếm|có) t[ỷỉ] lệ $")
REACH = 60
"""Characters behind a percentage in which the noun of what is counted and the sign behind it may stand."""


def explained(facts: Facts, percent: Mention) -> Claim | None:
    """A rate that the clause behind it explains; sure where its words are those of the clause, or of what is counted."""
    first = facts.following(percent)
    second = facts.following(first) if first is not None else None
    if first is None or second is None or first.sentence != second.sentence or first.block != percent.block:
        return None
    if is_of_these(facts, percent, first, second) and not of_target(facts, percent):
        told_again = Relation("A03", (first.figure, plain_of(second.figure)), (percent.figure,))
        return certain(told_again)
    bracketed = BRACKET.fullmatch(facts.text, percent.end, first.start) and CLOSES.match(facts.text, second.end)
    if of_target(facts, percent) or not (bracketed or EXPLAINS.fullmatch(facts.text, percent.end, first.start)):
        return None
    pair = (second, first) if exceeds(first.figure, second.figure) else (first, second)
    part, whole = pair
    told = is_over(facts, part, whole) if part is first else before(facts, part) is whole
    if not told or not can_be(whole, part):
        return None
    told_of = is_told_of(facts, percent, second, whole) and not OF_MONEY.search(facts.before(percent).lower())
    closed = told_of and first.sentence == percent.sentence and ends_list(facts, second)
    sure = bool(bracketed or closed or names_counted(facts, percent, whole, second))
    relation = Relation("A03", (part.figure, plain_of(whole.figure)), (percent.figure,))
    return Claim((relation,), firm=sure, named=sure, borne_out=sure)


def is_over(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether part and whole are written as a fraction; "trên" may be no hedge: "9 ha rừng trên 12 ha diện tích tự nhiên"."""
    told = OVER.fullmatch(facts.text, part.end, whole.start) and OVER_SIGN.match(facts.text, whole.start)
    return bool(told and ALL_THERE_IS.match(facts.text, whole.end)) or fraction(facts, part, whole)


def ends_list(facts: Facts, last: Mention) -> bool:
    """Whether the sentence or clause ends behind a fraction and no other one is told."""
    if COLON_ENDS.match(facts.text, last.end):
        return True
    behind = [m for m in facts.by_sentence[last.sentence] if m.index > last.index]
    alone = not any(is_over(facts, one, other) for one, other in pairwise(behind))
    return alone and bool(CLAUSE_ENDS.match(facts.text, last.end))


def is_of_these(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether a share of what is named is told again as a fraction of it behind a colon, and nothing else."""
    named = OF_THESE.fullmatch(facts.text, percent.end, part.start)
    if named is None or not fraction(facts, part, whole) or exceeds(part.figure, whole.figure):
        return False
    noun = norm(whole.figure.unit) or ""
    counted = f"{named[1].lower()} ".startswith(f"{noun} ") or (is_person(whole.figure) and is_group(named[1]))
    return counted and bool(ENDS.match(facts.text, whole.end))


def is_group(name: str) -> bool:
    """Whether a name begins with a noun for persons."""
    return any(f"{name.lower()} ".startswith((f"{noun} ", f"{noun}, ")) for noun in rules().units.persons)


def is_told_of(facts: Facts, percent: Mention, last: Mention, whole: Mention) -> bool:
    """Whether what comes before a percentage is a rate with the words of the clause that explains it, or "đa số (72%)".

    "Thu ngân sách đạt 85%: trong 20 khoản thu, 12 khoản đạt tiến độ" is no share of them, and of "tỷ lệ hộ nghèo là 8%: trong
    300 hộ nghèo, 120 hộ là người cao tuổi" the rate is that of the whole.
    """
    before = facts.before(percent)
    name = NAME.search(before) or HAS_RATE.search(before)
    if name is None:
        return bool(MOST.search(before))
    clause = set(WORD.findall(facts.text[percent.end : last.end + len(facts.after(last))].lower()))
    words = telling(OF_PLACE.sub("", name[1])) - ANY
    return words <= clause and not (words and words <= noun_words(whole.figure))


def names_counted(facts: Facts, percent: Mention, whole: Mention, last: Mention) -> bool:
    """Whether the rate is told of what is counted, and the clause points back to it or its whole is all there is.

    "Tỷ lệ hộ nghèo còn 4,6%, với 1.125 hộ thì chỉ còn 52 hộ thuộc diện này", "giải quyết 80% kiến nghị. Cụ thể, 96 kiến nghị
    được xử lý trên tổng số 120 kiến nghị".
    """
    noun = (norm(whole.figure.unit) or "").split(" ")[0]
    start, _ = facts.sentences[percent.sentence]
    told = rf"\b{re.escape(noun)}\b"
    if not noun or OF_MONEY.search(facts.text[start : percent.end].lower()):
        return False
    if POINTS.search(facts.after(last)):
        return bool(re.search(told, facts.text[start : percent.start].lower()))
    alone = re.match(rf" {told}\s*[.;,]", facts.text[percent.end :][:REACH].lower())
    return bool(alone) and "tổng số" in facts.before(whole)
