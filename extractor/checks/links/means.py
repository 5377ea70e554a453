"""What makes a figure a mean, and of what it is told: "bình quân 66 triệu đồng mỗi người", "năng suất 7,25 tấn/ha"."""

import re

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.units import is_count, is_duration, is_percent, norm
from extractor.rules.vocabulary import pattern

# "27,5 m2 sàn/người"
AFTER = re.compile(r"\s*(?:(?:[^\W\d]+ ?){1,2}(?=/))?(?:/|mỗi|một|trên|cho mỗi)\s*([\w]+)")
BEFORE = re.compile(r"(?:mỗi|một)\s+(?:một\s+)?(\w+)(?:(?: \w+)?(?:, \w+ \w+)+)?[^,;.]*$", re.IGNORECASE)
# "nghĩa là lô đất nào cũng rộng trung bình 120 m2"
EACH_OF_ALL = re.compile(r"\b(\w+)(?: \w+)? nào cũng\b[^,;.]*$", re.IGNORECASE)
# "ai cũng được nhận trung bình 2 triệu đồng"
ANYBODY = re.compile(r"\bai cũng\b[^,;.]*$", re.IGNORECASE)
HEAD = re.compile(r"\bđầu (người|dân)\b[^,;.]*$", re.IGNORECASE)
# "57 người mỗi xã, …": what is told for each of is the figure before.
OF_BEFORE = re.compile(r"\s*(?:cho |trên |với )?mỗi \w+\b", re.IGNORECASE)
# "Bình quân 6 chấp hành viên mỗi người thu 4,4 tỷ đồng": the figure before is what is divided by.
SHARED = re.compile(r"(?: [^\W\d]+){0,3} mỗi [^,;:()]*", re.IGNORECASE)
OVER = re.compile(r"\b(?:bình quân|trung bình|chia đều|tính ra|chia ra)(?: cho| trên| với| trong)? $", re.IGNORECASE)
# "432 triệu đồng (12 triệu đồng mỗi tập thể)": what sets apart an amount for each.
FOR_EACH = re.compile(r" (?:cho )?mỗi (\w+)", re.IGNORECASE)
APART = ("(", ",", "tức", "tức là", "tương đương")
# "3.456 cuộc gọi trong 72 giờ, tức 48 cuộc mỗi giờ": what follows is the same, told for each.
EQUAL = pattern(
    r"\b(?:{says_again}|{thus}|{reckons}|hay)(?: với)?(?: có| là| được)?(?: khoảng| gần| hơn| trên)? ?$", re.IGNORECASE
)
# "dân số trung bình 1.034.000 người" is a count; "khá 19 tổ, trung bình 7 tổ" are grades.
RANKED = re.compile(
    r"(?:loại|hộ) trung bình(?: là)? $|dân số trung bình(?! mỗi| một)[^,;.]*$"
    r"|\b(?:khá|giỏi|tốt|yếu|kém)\b[^,;.]{1,30}[,;] trung bình(?: là)? $",
    re.IGNORECASE,
)
# "mỗi lô 5 x 30 m" tells how long and wide each is.
TIMES = re.compile(r"(?: ?m)? ?[x×] ?\d")
DENSITY = pattern(r"{densities}", re.IGNORECASE)
# "Trung bình mỗi tháng trong 9 tháng qua, khoa nhận 468 ca": over what the mean is.
SPAN = re.compile(r"\b(?:trong|sau|suốt|qua)(?: suốt| cả| vòng| toàn bộ)? $", re.IGNORECASE)
RANK_REACH = 60
"""How many letters before a figure tell that it counts a grade."""
AVERAGED = pattern(r"{on_average}|tính ra|tức (?:là )?mỗi", re.IGNORECASE)
PEOPLE = "dân"
SQUARED = re.compile(r"mét (vuông|khối)\b", re.IGNORECASE)
SPELLED = {"mét": "m", "héc": "ha", "hecta": "ha", "ki": "km", "kilômét": "km", "kilomet": "km"}
"""The first word of "mỗi héc-ta" and "mỗi ki-lô-mét", which figures are counted in as "ha" and "km"."""
# What a percentage comes to: "phải nộp 1,5%, tức 27 triệu đồng một năm".
COMES_TO = pattern(r",? (?:(?:{says_again})(?: với)?|bằng|hay) (?:khoảng |gần |hơn )?")
HEDGES = frozenset({"exact", "about", "over", "nearly"})
"""How a mean may be told; "tối đa 40 triệu đồng" is a bound for each."""
ROLES = frozenset({"reported", "target", "threshold"})
"""What is asked for is a mean too: "đề nghị phạt 5 cơ sở với số tiền 42 triệu đồng, bình quân 8,4 triệu đồng"."""


@remembered
def is_average(facts: Facts, mention: Mention) -> bool:
    """Whether the words make `mention` an amount for each of something."""
    if is_percent(mention.figure) or mention.figure.role not in ROLES or TIMES.match(facts.text, mention.end):
        return False
    plain = mention.figure.role == "reported" and not is_duration(mention.figure)
    if not plain and not AVERAGED.search(facts.before(mention)):
        return False
    if is_duration(mention.figure) and SPAN.search(facts.before(mention)):
        return False
    if RANKED.search(facts.text, max(mention.start - RANK_REACH, 0), mention.start):
        return False
    if is_percentage_of(facts, mention):
        return False
    one = single(facts, mention)
    first = one if one is not None and one.index < mention.index else mention
    words = own_words(facts, first)
    told = facts.cues.any("average", first.start - len(words), mention.start) and not is_own_noun(mention, words)
    return told or is_yield(facts, mention) or is_for_each(facts, mention)


def is_percentage_of(facts: Facts, mention: Mention) -> bool:
    """Whether an amount is what a percentage right before it comes to: "phải nộp 1,5%, tức 27 triệu đồng một năm"."""
    previous = facts.previous(mention)
    return previous is not None and is_percent(previous.figure) and bool(COMES_TO.fullmatch(facts.before(mention)))


def is_for_each(facts: Facts, mention: Mention) -> bool:
    """Whether an amount that a bracket or comma sets apart is told for each: "432 triệu đồng (12 triệu đồng mỗi tập thể)"."""
    one = single(facts, mention)
    if one is not None and one.index < mention.index and EQUAL.search(facts.before(one)):
        return True  # "gửi tại 27 điểm; như thế một điểm huy động 70 tỷ đồng"
    if EQUAL.search(facts.before(mention)):
        each = FOR_EACH.match(facts.after(mention)) or (one is not None and one.index > mention.index)
        return bool(mention.figure.per or each)
    if mention.figure.dimension != "currency":
        return False
    before = facts.before(mention).rstrip()
    if one is not None and one.index > mention.index and before.endswith("(") and facts.text.startswith(")", one.end):
        # "47 nhà hết 1,88 tỷ đồng (40 triệu đồng một nhà)", but "(tối đa 40 triệu đồng một nhà)"
        return mention.figure.modifier in HEDGES and not is_duration(one.figure)
    if mention.figure.per is not None:
        return before.endswith("(") and mention.figure.per not in rules().units.times
    found = FOR_EACH.match(facts.after(mention)) if before.endswith(APART) else None
    return found is not None and found[1].lower() not in rules().units.times


def is_own_noun(mention: Mention, words: str) -> bool:
    """Whether the words before a figure tell what is for each of what it counts: "việc mỗi tổ viên quá nhiều: 53 tổ viên"."""
    each = BEFORE.search(words)
    return (
        each is not None and not AVERAGED.search(words) and (norm(mention.figure.unit) or "").split(" ")[0] == each[1]
    )


def own_words(facts: Facts, mention: Mention) -> str:
    """The words before a figure in its clause, without those that say of what the figure before is told."""
    before, previous = facts.before(mention), facts.previous(mention)
    skipped = OF_BEFORE.match(before) if previous is not None and previous.sentence == mention.sentence else None
    if skipped and shared_by(facts, mention):
        return before
    return before[max(before.rfind(";") + 1, skipped.end() if skipped else 0) :]


def shared_by(facts: Facts, mean: Mention) -> Mention | None:
    """The count between a word of dividing and "mỗi": "Bình quân 6 chấp hành viên mỗi người thu 4,4 tỷ đồng"."""
    count = facts.previous(mean)
    if count is None or count.sentence != mean.sentence or not is_count(count.figure):
        return None
    if not SHARED.fullmatch(facts.before(mean)):
        return None
    return count if OVER.search(facts.before(count)) else None


def is_yield(facts: Facts, mention: Mention) -> bool:
    """Whether the words call `mention` what each hectare bore or holds: "năng suất 7,25 tấn/ha", "tỷ lệ 1,8 thí sinh/suất"."""
    return mention.figure.per is not None and bool(DENSITY.search(facts.before(mention)))


@remembered
def single(facts: Facts, mean: Mention) -> Mention | None:
    """The one thing for which an average is told: "Vốn bình quân một doanh nghiệp đạt 22,4 tỷ đồng", "2 kg một người"."""
    after, before = facts.following(mean), facts.previous(mean)
    if after is not None and is_one(after, mean) and facts.text[mean.end : after.start].strip() in ("", "cho", "trên"):
        return after
    return before if before is not None and is_one(before, mean) else None


def is_one(mention: Mention, mean: Mention) -> bool:
    """Whether a figure in the sentence of an average says of the one thing for which it is told."""
    if mention.sentence != mean.sentence or mention.figure.value != 1:
        return False
    return is_count(mention.figure) or mention.figure.evidence[0].quote.lower().startswith("một ")


@remembered
def per_what(facts: Facts, mean: Mention) -> str | None:
    """The noun after "mỗi" or the slash."""
    after = AFTER.match(facts.after(mean))
    one = single(facts, mean)
    if one is not None and (after is None or "mỗi" not in after[0].lower()):
        return norm(one.figure.unit)
    before = BEFORE.search(own_words(facts, mean))
    named = after or before or EACH_OF_ALL.search(own_words(facts, mean)) or HEAD.search(own_words(facts, mean))
    if named is None and ANYBODY.search(own_words(facts, mean)):
        return "người"
    if named is None:
        per = norm(mean.figure.per) or (norm(mean.figure.unit) or "").partition("/")[2]
        return per.partition("/")[0] or None  # "5,4 triệu đồng/người/tháng" is for each person
    if squared := SQUARED.match(named.string, named.start(1)):
        return "m2" if squared[1].lower() == "vuông" else "m3"
    return SPELLED.get(named[1].lower(), norm(named[1]))


def is_of(count: Mention, noun: str | None) -> bool:
    """Whether a count is of the things for which an average is told."""
    unit = norm(count.figure.unit) or ""
    if noun in rules().units.persons and (unit in rules().units.persons or unit == PEOPLE):
        return True
    if noun is None or not unit:
        return False
    # "một vụ vi phạm" is one of "1.172 vụ".
    return noun.startswith(f"{unit} ") or f"{noun} " in f"{unit} ".replace(",", " ")


def is_of_time_alone(facts: Facts, mean: Mention, count: Mention) -> bool:
    """Whether a mean told for each of a time and of something else is held against the time: "mỗi thẩm phán 15 vụ một tháng"."""
    if not is_duration(count.figure) or per_what(facts, mean) not in rules().units.times:
        return False
    other = BEFORE.search(own_words(facts, mean))
    return other is not None and norm(other[1]) not in rules().units.times
