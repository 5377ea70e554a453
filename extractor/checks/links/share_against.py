"""Shares of a whole that a sentence opens with: "Thu 2.184 tỷ đồng. So với dự toán 3.000 tỷ đồng thì mới đạt 72,8%".

What is held against it was told in the sentence before. The whole may be told by its name: "Đem so với tổng số cơ sở vi phạm
thì lỗi này chiếm 63,8%", or in a clause of its own: "chỉ có 94 loại, trong khi danh mục cho phép 241 loại, mới đáp ứng 39%".
"So với 2.100 tỷ đồng của cùng kỳ" tells of another time, and "tỷ lệ hộ nghèo là 5%" of another thing.
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.distant import telling
from extractor.checks.links.names import SAY_LITTLE, WORD, own_words
from extractor.checks.links.share_concluded import can_be_called
from extractor.checks.links.share_explained import ANY
from extractor.checks.links.share_words import HELD
from extractor.checks.links.sums import share_of
from extractor.checks.relations import Claim, certain
from extractor.checks.units import alike, exceeds, is_measure, is_percent, noun_words, one_noun
from extractor.rules.vocabulary import pattern

AGAINST = pattern(rf"{HELD}((?:[^\W\d]+ ){{0,8}})(?:hơn |gần |trên |khoảng )?$", re.IGNORECASE)
NAMED = pattern(
    rf"{HELD}(?:tổng (?:số )?|số |toàn bộ )?([^,;:.()\d]+?)(?:,| thì)((?: [^\W\d]+){{0,6}}?) ((?:{{barely}}) )*(?:{{comes_to}}) ",
    re.IGNORECASE,
)
# Between the whole and the percentage: what is held against it, if it is told, and how far it comes.
THEN = pattern(
    r"([^,;:.()\d]*?)(?:,| thì)((?: [^\W\d]+){0,6}?) (?:(?:{barely}) )*(?:(?:{comes_to}) )+(?:hơn |gần |khoảng )?",
    re.IGNORECASE,
)
# "Tỷ lệ có chứng chỉ gần 22%" needs no verb.
RATED = re.compile(r"([^,;:.()\d]*?)(?:,| thì)( t[ỷỉ] lệ(?: [^\W\d]+){0,6}?) (?:hơn |gần |khoảng )?", re.IGNORECASE)
# What was to be, set against what there is: "chỉ có 94 loại, trong khi danh mục cho phép 241 loại, mới đáp ứng 39%".
WHILE = pattern(
    r"[^,;:.()\d]*, trong khi (?:[^\W\d]+ ){0,4}?"
    r"(?:{aims}|nhu cầu|danh mục|quy định|định mức|cần|phải có|cho phép|được giao)(?: [^\W\d]+){0,4} "
)
COMES_TO = pattern(
    r"[^,;:.()\d]*, (?:(?:{says_again}|{thus}) )?(?:(?:{barely}) )*(?:{amounts_to})(?: được| t[ỷỉ] lệ)? (?:hơn |gần |khoảng )?"
)
ENDS = re.compile(r"\s*(?:[.;,)”]|$)")
POINTS = pattern(r" (?:[^\W\d]+ ){1,5}?(?:{aforesaid})$", re.IGNORECASE)
# A rate without words of its own: "độ phủ là 80%"; "tỷ lệ hộ nghèo" is one of something else.
RATE = re.compile(
    r" (?:thì )?(?:mức|độ|t[ỷỉ] lệ)(?: (?:này|ấy|đó|bao phủ|phủ|che phủ|hoàn thành|đáp ứng|đạt|thực hiện))*$"
)
ANOTHER_TIME = pattern(
    r"\b(?:{earlier_times}|(?:năm|tháng|quý|kỳ|vụ|đợt|hồi) (?:\d|trước|ngoái)|trước đó)\b", re.IGNORECASE
)
MEAN = re.compile(r"\b(?:bình quân|trung bình)\b", re.IGNORECASE)
# What was done in some of the time: "Tháng 6 thu 60 tỷ đồng. So với dự toán 200 tỷ đồng thì mới đạt 55%" tells of all that was.
SOME_TIME = re.compile(r"\b(?:đợt|(?<!đến )(?<!hết )(?:quý|tháng \d+|tuần))\b|\blũy kế\b", re.IGNORECASE)
AIMS = pattern(r"\b(?:{aims})\b", re.IGNORECASE)
MONEY = frozenset({"tiền"})
"""What "số tiền phải thu" says of any amount."""
BACK = 3
"""How many sentences before the share a whole may stand that is told by its name."""


def against(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a percentage in a sentence that opens with what something is held against."""
    beside = set_beside(facts, percent)
    if beside is not None:
        return beside
    start, _ = facts.sentences[percent.sentence]
    sentence = facts.by_sentence[percent.sentence]
    if sentence[0] is percent:
        told = NAMED.fullmatch(facts.text, start, percent.start)
        pair = called(facts, percent, told[1], told[2]) if told else None
        return None if pair is None else certain(share_of(percent, *pair))
    whole = sentence[0]
    opened = AGAINST.fullmatch(facts.text, start, whole.start)
    if opened is None:
        return None
    ways = (way.fullmatch(facts.text, whole.end, percent.start) for way in (THEN, RATED))
    then = next(filter(None, ways), None)
    if then is None or ANOTHER_TIME.search(facts.text, start, percent.start):
        return None
    rule = "B06" if AIMS.search(opened[1]) or AIMS.search(then[1]) else "A03"
    part = held(facts, whole, then[2])
    if part is None or (rule == "A03" and exceeds(part.figure, whole.figure)) or is_percent(whole.figure):
        return None
    return certain(share_of(percent, part, whole, rule=rule))


def set_beside(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a percentage behind a clause that tells what was to be against what there is."""
    whole = facts.previous(percent)
    part = facts.previous(whole) if whole is not None else None
    if whole is None or part is None or part.sentence != percent.sentence or not ENDS.match(facts.text, percent.end):
        return None
    told = WHILE.fullmatch(facts.text, part.end, whole.start)
    if told is None or not COMES_TO.fullmatch(facts.before(percent)) or ANOTHER_TIME.search(told[0]):
        return None
    rule = "B06" if AIMS.search(told[0]) else "A03"
    if not (alike(part.figure, whole.figure) and can_be_held(facts, part)) or is_percent(whole.figure):
        return None
    if rule == "A03" and exceeds(part.figure, whole.figure):
        return None
    return certain(share_of(percent, part, whole, rule=rule))


def held(facts: Facts, whole: Mention, subject: str) -> Mention | None:
    """The one figure of the sentence before that is held against the whole; a subject must point to it or share its words."""
    told = [m for m in facts.by_sentence.get(whole.sentence - 1, ()) if m.block == whole.block]
    found = [m for m in told if alike(m.figure, whole.figure) and can_be_held(facts, m)]
    start, _ = facts.sentences[whole.sentence - 1]
    if len({m.figure.value for m in found}) != 1 or SOME_TIME.search(facts.text, start, whole.start):
        return None
    words = telling(subject) - ANY
    points = not subject or POINTS.fullmatch(subject) or RATE.fullmatch(subject)
    return found[0] if points or (words and words <= own_words(facts, found[0])) else None


def can_be_held(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is what was counted or measured now, and no change or mean."""
    return can_be_called(facts, mention) and not MEAN.search(facts.before(mention))


def called(facts: Facts, percent: Mention, name: str, subject: str) -> tuple[Mention, Mention] | None:
    """Part and whole where the whole is told by its name and the part is what the sentence before ends with."""
    part = facts.previous(percent)
    if part is None or part.block != percent.block or percent.sentence - part.sentence != 1:
        return None
    if SOME_TIME.search(facts.text, facts.sentences[part.sentence][0], part.start):
        return None
    points = not subject or POINTS.fullmatch(subject) or RATE.fullmatch(subject) or rates(facts, part, subject)
    if not (points and can_be_held(facts, part)) or ANOTHER_TIME.search(name):
        return None
    words = set(WORD.findall(name.lower())) - SAY_LITTLE - MONEY
    near = [m for m in facts.back(part, BACK) if one_noun(m.figure, part.figure) and exceeds(m.figure, part.figure)]
    near = [m for m in near if can_be_held(facts, m) and (is_measure(m.figure) or noun_words(m.figure) <= words)]
    found = [m for m in near if words <= own_words(facts, m)] or [m for m in near if words <= sentence_words(facts, m)]
    return (part, found[0]) if len({m.figure.value for m in found}) == 1 else None


def rates(facts: Facts, part: Mention, subject: str) -> bool:
    """Whether a rate is named by what was done with the part: "Đến nay đã thu 518 tỷ đồng. Tính trên …, tỷ lệ thu đạt 41%"."""
    words = telling(subject) - ANY
    return bool(words) and words <= own_words(facts, part)


def sentence_words(facts: Facts, mention: Mention) -> set[str]:
    """The words of the sentence in which a figure stands."""
    return set(WORD.findall(facts.text[slice(*facts.sentences[mention.sentence])].lower()))
