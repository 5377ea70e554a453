"""Which count a percentage is the share of: the figure before it, one in a bracket behind, the head of a list."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.fractions import fraction
from extractor.checks.links.names import PUNCTUATION, named_by
from extractor.checks.links.plans import of_target
from extractor.checks.links.share_words import BOUNDS, SHARE_ONLY
from extractor.checks.links.wholes import OWN_WHOLE, names_unit
from extractor.checks.units import alike, exceeds, is_count, is_duration, is_percent, norm
from extractor.rules.vocabulary import pattern

# A semicolon before the share itself ends nothing: "giải quyết 5.209 vụ, việc; đạt 83,7%".
STOP = pattern(r"(?:\.|;(?! (?:{amounts_to})(?: t[ỷỉ] lệ)? $))(?=\s|$)")
PLANNED_CHANGE = pattern(r"(?:{aims}) (?:tăng(?! trưởng)|giảm)\b")
COMPARED = re.compile(r"\bso với (?:[^\W\d]+ ){0,3}$")
THIS = pattern(
    r"(?:{outcomes})(?: ([^\W\d]+(?: [^\W\d]+){0,2}?))? (?:{aforesaid})\b|(?:đó|đây) (?:cũng |chính )?là (?:{outcomes})\b",
    re.IGNORECASE,
)
AS_COUNT = pattern(
    r"[^;.:()]*(?:\(|(?:,|\s[-–])\s*(?:{says_again}|ứng|hay|cụ thể(?: là)?)\b)(?: ?(?:với|khoảng|gần|hơn|là|có))* ?"
)
PLACED = re.compile(r"\b(?:ở|tại|thuộc|trên địa bàn|của)(?: (?:cả|tổng số|khoảng|các))* ?$")
SCORE = re.compile(r"\bđiểm (?:dưới|trên|từ|đạt)? ?$")
ADDS = pattern(r", (?:{says_again}|hay)\b[^,;]*\bthêm\b[^,;]*$")
ABOVE = 3
"""How many sentences before a count may stand to which a noun points back."""


def part_of(facts: Facts, percent: Mention) -> Mention | None:
    """The count whose share is stated: the figure before it, or one in a bracket after.

    In "20 xã trên tổng số 23 xã, tương đương gần 87%" the figure before is the whole, and the part before that.
    """
    sentence = facts.by_sentence[percent.sentence]
    place = sentence.index(percent)
    behind = told_behind(facts, percent)
    if behind is not None:
        return behind
    previous = [m for m in sentence[:place] if not is_percent(m.figure) and not is_duration(m.figure)]
    while len(previous) > 1 and ADDS.search(facts.before(previous[-1])):
        previous.pop()  # "202 trường đạt chuẩn, tức phấn đấu đạt thêm 12 trường, chiếm 46%" speaks of the 202
    while previous and in_bracket(facts, previous[-1], percent) and (len(previous) > 1 or is_plan(previous[-1])):
        previous.pop()  # "90 đơn (khiếu nại 59, tố cáo 31), đạt tỷ lệ 75%" speaks of the 90
    while len(previous) > 1 and is_beside_part(facts, previous[-2], previous[-1], percent):
        previous.pop()
    if previous and divides(facts, percent, previous[-1]):
        return None
    if previous and not STOP.search(facts.text, previous[-1].end, percent.start):
        named = [m for m in previous if names_unit(facts, percent, m)]
        if named and facts.text[named[-1].end : previous[-1].start] == " của ":
            return named[-1]  # "chọn 60 sản phẩm của 28 chủ thể, bằng 17,5% số sản phẩm toàn tỉnh"
        pair = len(previous) > 1 and fraction(facts, previous[-2], previous[-1])
        return previous[-2] if pair else previous[-1]
    if not previous and THIS.match(facts.text, facts.sentences[percent.sentence][0]):
        return told_last(facts, percent) or told_above(facts, percent)
    following = sentence[place + 1 : place + 2]
    if following and "(" in facts.after(percent) and not is_percent(following[0].figure):
        return None if of_target(facts, percent) else following[0]  # "đạt 108,8% kế hoạch năm (2.400 ha)"
    return None


def told_behind(facts: Facts, percent: Mention) -> Mention | None:
    """The count that a share is told again as: "65% số vụ bắt nguồn từ sự cố điện, tức 48 vụ"."""
    following = facts.following(percent)
    if following is None or following.sentence != percent.sentence or not names_unit(facts, percent, following):
        return None
    return following if AS_COUNT.fullmatch(facts.text, percent.end, following.start) else None


def host_of(facts: Facts, percent: Mention, last: Mention | None) -> Mention | None:
    """The count of which the last figure only tells where it is or how much each has.

    "54 cuộc ngừng việc ở 15 tỉnh, bằng 75% của năm trước", "136.710 em có điểm dưới 5, chiếm 38,75%"; "60 sản phẩm của 28
    chủ thể, bằng 17,5% số chủ thể" is a share of the last.
    """
    host = facts.previous(last) if last is not None else None
    if last is None or host is None or host.sentence != last.sentence or last.start > percent.start:
        return None
    between = facts.text[host.end : last.start]
    if not is_count(host.figure) or names_unit(facts, percent, last) or PUNCTUATION.search(between):
        return None
    if is_criterion(facts, last):
        return host
    return host if PLACED.search(between) and is_count(last.figure) and not alike(host.figure, last.figure) else None


def upper_of(facts: Facts, last: Mention | None) -> Mention | None:
    """The part of "441 phiếu tán thành trên 446 người có mặt", where "trên" says of how many and not more than."""
    part = facts.previous(last) if last is not None else None
    if last is None or part is None or part.sentence != last.sentence or last.figure.modifier != "over":
        return None
    counts = is_count(part.figure) and is_count(last.figure)
    hedged = counts and facts.text[last.start : last.end].lower().startswith("trên ")
    apart = PUNCTUATION.search(facts.text, part.end, last.start) or exceeds(part.figure, last.figure)
    return part if hedged and not apart else None


def is_criterion(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is a mark below or above which things are counted: "có điểm dưới 5", "từ 50 triệu đồng trở lên".

    "Trên" tells of a mark where it stands before a rate: "437 mẫu nhiễm mặn trên 1‰", but "21 khu trồng trên 300 ha".
    """
    rate = mention.figure.per is not None or norm(mention.figure.unit) == "‰"
    above = rate and mention.figure.modifier == "over"
    return above or mention.figure.modifier in BOUNDS or bool(SCORE.search(facts.before(mention)))


def is_next(facts: Facts, percent: Mention, part: Mention) -> bool:
    """Whether a percentage stands next behind a count, but for a mark that tells what is counted."""
    if part.index + 1 == percent.index:
        return True
    mark = facts.previous(percent)
    return part.index + 2 == percent.index and mark is not None and host_of(facts, percent, mark) is part


def is_beside_part(facts: Facts, before: Mention, mention: Mention, percent: Mention) -> bool:
    """Whether a figure before a percentage tells of the part's change or of the year before.

    "đạt 4.512 tỷ đồng, tăng 387 tỷ đồng; hoàn thành 98% kế hoạch", "1,48 triệu lượt, gấp đôi cùng kỳ (740 nghìn lượt) và
    chiếm 25%"; but "giảm 811 hộ, bằng 124,8% kế hoạch giảm nghèo".
    """
    if mention.figure.role != "comparison" and not is_change(facts, mention):
        return False
    if of_target(facts, percent):
        return not PLANNED_CHANGE.search(named_by(facts, percent))
    # "184 thôn, giảm 23 thôn so với 207 thôn, tương ứng 11,1%" tells the change again.
    compared = not is_change(facts, before) and bool(COMPARED.search(facts.before(mention)))
    return compared or facts.before(percent).endswith("và chiếm ")


def growth(facts: Facts, percent: Mention) -> Mention | None:
    """The change that may have been planned: "tăng 408 tỷ đồng (8,6%), hoàn thành 94,9% chỉ tiêu tăng trưởng (430 tỷ đồng)"."""
    if not (of_target(facts, percent) and "tăng trưởng" in named_by(facts, percent)):
        return None
    before = [m for m in facts.by_sentence[percent.sentence] if m.end <= percent.start and not is_percent(m.figure)]
    return before[-1] if before and is_change(facts, before[-1]) else None


def head_of(facts: Facts, part: Mention | None) -> Mention | None:
    """What a list before a percentage tells of: "140.180 người, gồm 108.460 bắt buộc và 31.720 tự nguyện, bằng 21,3%"."""
    head = facts.by_id.get(part.figure.of or "") if part is not None else None
    beside = facts.previous(part) if part is not None else None
    if head is None or part is None or beside is None or head.sentence != part.sentence or head.start > part.start:
        return None
    return head if beside.figure.of == head.id and facts.cues.any("parts", head.end, beside.start) else None


def companion(facts: Facts, part: Mention | None) -> Mention | None:
    """The count that another goes with: "xét xử 742/861 vụ với 1.284 bị cáo, đạt 86,2%" is a share of the cases."""
    before = facts.previous(part) if part is not None else None
    if part is None or before is None or facts.text[before.end : part.start] != " với ":
        return None
    above = facts.previous(before)
    return above if above is not None and fraction(facts, above, before) else before


def is_plan(mention: Mention) -> bool:
    """Whether the figure is what was planned, and so no part of anything."""
    return mention.figure.role == "target"


def told_last(facts: Facts, percent: Mention) -> Mention | None:
    """The figure of the sentence before, of which "Con số này" speaks."""
    above = [m for m in facts.by_sentence.get(percent.sentence - 1, ()) if not is_percent(m.figure)]
    if len(above) > 1 and fraction(facts, above[-2], above[-1]):
        return above[-2]
    ids = {m.id for m in above}
    whole = [m for m in above if m.figure.of not in ids]  # of "23.218 tỷ đồng, trong đó …, … 5.736 tỷ đồng" the first
    return whole[-1] if whole and not is_duration(whole[-1].figure) else None


def points_back(facts: Facts, percent: Mention) -> bool:
    """Whether a share is told of nothing but what was told before: "Con số này bằng 56% kế hoạch"."""
    start, _ = facts.sentences[percent.sentence]
    named = THIS.match(facts.text, start, percent.start)
    return named is not None and bool(SHARE_ONLY.fullmatch(facts.text, named.end(), percent.start))


def told_above(facts: Facts, percent: Mention) -> Mention | None:
    """The last count of what "Số doanh nghiệp kể trên" names, be it in the headline; None where it is told in two numbers."""
    named = THIS.match(facts.text, facts.sentences[percent.sentence][0])
    noun = named[1].lower() if named and named[1] else None
    found = [m for m in facts.back(percent, ABOVE) if noun and norm(m.figure.unit) == noun]
    return found[0] if len({m.figure.value for m in found}) == 1 else None


def divides(facts: Facts, percent: Mention, whole: Mention) -> bool:
    """Whether the percentage, with a name of its own, is a share of the count: "46 giáo viên, 100% đạt chuẩn"."""
    between, after = facts.text[whole.end : percent.start], facts.text[percent.end : percent.end + 2].strip()
    if between.isspace() and after.isalpha():
        return True  # "29 dự án 100% vốn nước ngoài"
    begins = between.rstrip().endswith(",") and (between.strip() == "," or not OWN_WHOLE.match(facts.after(percent)))
    return begins and after.isalpha() and percent.figure.part is None and not of_target(facts, percent)


def in_bracket(facts: Facts, mention: Mention, percent: Mention) -> bool:
    """Whether `mention` stands in a bracket that closes before the percentage."""
    between = facts.text[mention.end : percent.start]
    return ")" in between and between.find("(", 0, between.find(")")) < 0
