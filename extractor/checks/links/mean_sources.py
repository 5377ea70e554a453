"""The figures from which a mean can come: totals and counts around it, the likeliest first."""

import re
from collections import Counter

from extractor.checks.conversions import unit_factor
from extractor.checks.cues import rules
from extractor.checks.facts import AND_BEFORE, Facts, Mention, remembered
from extractor.checks.links.directions import is_change
from extractor.checks.links.mean_kinds import offenders
from extractor.checks.links.mean_names import singled, told_with_verb
from extractor.checks.links.means import PEOPLE, is_average, is_of, is_yield, per_what, shared_by, single
from extractor.checks.units import alike, exceeds, is_count, is_percent, norm, one_amount
from extractor.rules.vocabulary import pattern

WORD = re.compile(r"\w+")
KIND = re.compile(r"\s(?:cho )?mỗi (\w+(?: \w+){1,4})(?=[,;.)])", re.IGNORECASE)
NAMED = pattern(r"(?:{on_average}) (?!mỗi|một|gần|hơn|trên|đạt|là|có|khoảng)(\w+(?: \w+)?)", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:]")
SLIP = 10
"""How many times an average exceeds its total where one of them is in a wrong scale."""
MANY = 2
"""How many parts of one whole make a list."""
REACH = 3
"""How many sentences back may stand what the average names."""
# The first words of the nouns for what is inspected, which "nơi" may stand for.
GENERAL = frozenset({"cơ", "đơn", "điểm", "doanh", "hộ", "cửa", "quán", "nhà", "trường"})
DAILY = frozenset({"ngày", "đêm", "tuần", "tháng", "năm"})
# "33 cơ sở bị xử phạt với tổng số tiền 214,5 triệu đồng": the count is told with the total, and nothing stands between.
APART = re.compile(r"[;:.]|, (?!(?:với |thu |nộp )?(?:tổng|số tiền|thành tiền|cộng))|\bcòn lại\b")
# "số thuế tăng thêm 1.632 triệu đồng", "khoản chi phí cắt giảm 12 tỷ đồng"
GAIN = re.compile(
    r"\b(?:số|khoản|phần|tổng) (?:[^\W\d]+ ){1,5}?(?:tăng thêm|giảm được|cắt giảm|giảm trừ|giảm bớt)"
    r"(?: [^\W\d]+){0,4}(?: là)? (?:khoảng |gần |hơn )?$",
    re.IGNORECASE,
)


@remembered
def around(facts: Facts, mean: Mention) -> list[Mention]:
    """The figures that can be the total or the count of an average, in its paragraph and the one before, the last first."""
    return [
        m for m in facts.back(mean, REACH)
        if mean.block - m.block in (0, 1) and (is_source(facts, m) or asked_with(m, mean))
    ]  # fmt: skip


def is_source(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is told for itself: no change, no average, no plan; what is told of each day may be a total."""
    if (mention.figure.role != "reported" or is_change(facts, mention)) and not is_gain(facts, mention):
        return False
    return not is_average(facts, mention) or per_what(facts, mention) in DAILY


def is_gain(facts: Facts, mention: Mention) -> bool:
    """Whether an amount is called what was won or saved, which is a sum like another: "số thuế tăng thêm 1.632 triệu đồng"."""
    gained = mention.figure.role == "comparison" and not is_count(mention.figure) and not is_percent(mention.figure)
    return gained and bool(GAIN.search(facts.before(mention)))


def asked_with(mention: Mention, mean: Mention) -> bool:
    """Whether a figure is asked for together with the average: "yêu cầu truy thu 1,132 tỷ đồng, bình quân 4 triệu đồng"."""
    return mention.figure.role == mean.figure.role != "reported" and mention.sentence == mean.sentence


def totals_near(facts: Facts, mean: Mention) -> list[Mention]:
    """The totals around an average, the likeliest first."""
    totals = totals_among(around(facts, mean), facts, mean)
    called = [m for m in last_told(totals) if facts.cues.any("sum", m.start - len(facts.before(m)), m.start)]
    totals = called[:1] or list(dict.fromkeys([*without_parts(totals), *totals]))
    again = named_again(facts, mean, totals) or told_with_verb(facts, mean, last_told(totals))
    return last_told(again) or closest(totals, mean) or following(facts, mean)


def totals_among(mentions: list[Mention], facts: Facts, mean: Mention) -> list[Mention]:
    """Those of some figures that can be the total of an average."""
    noun = per_what(facts, mean)
    return [
        m for m in mentions
        if is_total_of(m, mean) and (one_amount(m.figure, mean.figure) or not is_of(m, noun)) and not is_proceeds(facts, m)
    ]  # fmt: skip


def is_proceeds(facts: Facts, mention: Mention) -> bool:
    """Whether an amount is what was won by selling: "vốn trung bình 6 triệu đồng mỗi chỉ, bán ra lãi 47,9 triệu đồng"."""
    return any(
        facts.cues.governs(role, mention.start - len(facts.before(mention)), mention.start) for role in ("gain", "loss")
    )


def wholes_before(facts: Facts, mean: Mention) -> list[Mention]:
    """The totals around an average but for parts, the greatest first: "8.412 thí sinh đăng ký, 8.390 em dự thi"."""
    totals = without_parts(totals_among(around(facts, mean), facts, mean))
    return sorted(totals, key=lambda m: (m.figure.modifier != "exact", -(m.figure.value or 0)))


def counts_among(mentions: list[Mention], facts: Facts, mean: Mention) -> list[Mention]:
    """Those of some figures by which the total of an average can be divided."""
    noun, totals = per_what(facts, mean), totals_among(mentions, facts, mean)
    return [m for m in mentions if m is not single(facts, mean) and counted(m, noun) and m not in totals]


def behind(facts: Facts, mean: Mention) -> list[Mention]:
    """The one count that the words of an average name in full."""
    shared = shared_by(facts, mean)
    if shared is not None:
        return [shared]
    near = counts_among(around(facts, mean), facts, mean)
    named = named_behind(facts, mean, per_what(facts, mean)) or kind_of(facts, mean, near)
    return named or singled(facts, mean, [m for m in near if is_of(m, per_what(facts, mean))])


def counts_near(facts: Facts, mean: Mention) -> list[Mention]:
    """The counts around an average, the likeliest first."""
    near = counts_among(around(facts, mean), facts, mean)
    return last_told(named_counts(facts, near, per_what(facts, mean))) or closest(near, mean)


def parts_near(facts: Facts, mean: Mention) -> list[Mention]:
    """The counts around an average of what it is for, be they parts of one another or not, the last first."""
    noun = per_what(facts, mean)
    return [m for m in counts_among(around(facts, mean), facts, mean) if is_of(m, noun)]


def told_with(facts: Facts, whole: Mention, noun: str | None) -> Mention | None:
    """The count right before a total, which tells of whom it is: "phạt 33 cơ sở với tổng số tiền 214,5 triệu đồng"."""
    before = facts.previous(whole)
    if before is None or before.sentence != whole.sentence:
        return None
    if not (is_source(facts, before) or asked_with(before, whole)):
        return None
    listed = facts.by_id.get(before.figure.of or "")
    if listed is not None and is_of(listed, noun) and is_last_part(facts, before, listed):
        before = (
            listed  # "2.385 lượt người, gồm 2.148 lượt ngoại trú và 237 lượt nội trú, với số tiền 2.146 triệu đồng"
        )
    told = is_of(before, noun) or (is_count(before.figure) and (noun is None or stands_in(before, noun)))
    return before if told and not APART.search(facts.text, before.end, whole.start) else None


def is_last_part(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether a figure ends the list of parts that "gồm" begins in its sentence.

    "Trong 72 quầy có lỗi, 54 quầy bị nhắc nhở; 18 quầy bị phạt với tổng số tiền 81 triệu đồng" tells each by itself.
    """
    parts = [m for m in facts.by_sentence[part.sentence] if m.figure.of == whole.id and m.index > whole.index]
    if whole.sentence != part.sentence or len(parts) < MANY or parts[-1] is not part:
        return False
    return facts.cues.any("parts", whole.end, parts[0].start) and bool(AND_BEFORE.search(facts.before(part)))


def stands_in(count: Mention, noun: str) -> bool:
    """Whether one of two nouns stands for whatever was counted: "48 nơi bị phạt, tổng cộng …, bình quân … mỗi cơ sở"."""
    units = rules().units
    return noun in units.stand_in or (
        norm(count.figure.unit) in units.stand_in and noun.split(maxsplit=1)[0] in GENERAL
    )


def leaves_rest(facts: Facts, count: Mention) -> bool:
    """Whether a count is one of a list that leaves a rest: "nồng độ cồn 3.412 trường hợp, …; còn lại 2.363 trường hợp"."""
    alike_here = [m for m in facts.by_sentence[count.sentence] if m.figure.unit == count.figure.unit]
    return len(alike_here) > MANY and any(
        facts.cues.any("rest", m.start - len(facts.before(m)), m.start) for m in alike_here
    )


def counted(mention: Mention, noun: str | None) -> bool:
    """Whether a figure can be what an amount is divided by: a count, or the days or hectares that the average names."""
    return is_count(mention.figure) or (is_of(mention, noun) and not is_percent(mention.figure))


def named_behind(facts: Facts, mean: Mention, noun: str | None) -> list[Mention]:
    """The count right behind an average: "157,5 triệu đồng cho mỗi xã trong 8 xã"."""
    after = facts.following(mean)
    told = (
        after is not None
        and after.sentence == mean.sentence
        and is_of(after, noun)
        and after is not single(facts, mean)
    )
    return [after] if after is not None and told and not CLAUSE.search(facts.after(mean)) else []


def is_total_of(mention: Mention, mean: Mention) -> bool:
    """Whether a figure can be the total of an average: an amount in its unit, or more of the things that it counts."""
    if mention.figure.per and mention.figure.per not in (mean.figure.per, *DAILY):
        return False
    unit, head = norm(mention.figure.unit) or "", (norm(mean.figure.unit) or "").partition("/")[0]
    if unit_factor(unit, head):
        return True  # "420 tấn, bình quân 30 kg mỗi hộ"
    if exceeds(mean.figure, mention.figure) and (mean.figure.value or 0) < SLIP * (mention.figure.value or 0):
        return False  # "mỗi người 50 triệu đồng, mới ứng 20 triệu đồng"; a total in a wrong scale is less by far
    if one_amount(mention.figure, mean.figure) or (is_count(mention.figure) and counts_one(unit, head)):
        return True
    return is_count(mean.figure) and is_count(mention.figure) and alike(mention.figure, mean.figure)


def counts_one(unit: str, head: str) -> bool:
    """Whether a total counts what a mean is so many of: "321.000 suất ăn" and "suất/bếp", "30 kiểm soát viên" and "người/tổ".

    A seat is one for a person, "61.560 chỉ tiêu, mỗi trường tuyển 540 em", and one is counted once for each time that it
    came: "168 lượt doanh nghiệp tham gia, bình quân 12 doanh nghiệp mỗi phiên".
    """
    counted_once = unit.removeprefix("lượt ")
    person = counted_once in {*rules().units.persons, *rules().units.seats, PEOPLE}
    if unit == "lượt" and head in rules().units.persons:
        return True  # "số khách 45.600 lượt, trung bình 190 khách/chuyến"
    told = any(f"{noun} ".startswith(f"{head} ") for noun in (unit, counted_once))
    return told or (person and head in rules().units.any_person)


def last_told(mentions: list[Mention]) -> list[Mention]:
    """Those of the last sentence that has any; `mentions` begin with the last."""
    return [m for m in mentions if m.sentence == mentions[0].sentence] if mentions else []


def kind_of(facts: Facts, mean: Mention, counts: list[Mention]) -> list[Mention]:
    """The one count told with all words of a longer name: "phá rừng 19 vụ, …; bình quân 0,33 ha mỗi vụ phá rừng"."""
    found = KIND.match(facts.after(mean))
    words = set(WORD.findall(found[1].lower())) if found else set()
    told = [m for m in counts if words <= set(WORD.findall(f"{facts.before(m)} {m.figure.unit}".lower()))]
    if len(told) != 1 or len(words) < 2:
        told = offenders(facts, mean, [m for m in counts if is_of(m, per_what(facts, mean))])
    return told if len(told) == 1 else []


def named_counts(facts: Facts, counts: list[Mention], noun: str | None) -> list[Mention]:
    """The counts of what the average is for, but for parts of one: "24 HTX tại 3 huyện: An (9 HTX), Bình (8 HTX), …"."""
    named = [m for m in counts if is_of(m, noun)]
    return without_parts([m for m in named if not leaves_rest(facts, m)] or named)


def without_parts(mentions: list[Mention]) -> list[Mention]:
    """The figures but for those of a list about another one."""
    ids = {m.id for m in mentions}
    lists = Counter(m.figure.of or "" for m in mentions if m.figure.of in ids)
    return [m for m in mentions if lists[m.figure.of or ""] < MANY]


def named_again(facts: Facts, mean: Mention, totals: list[Mention]) -> list[Mention]:
    """The totals told with the words of the average: "tổng dư nợ 512,4 tỷ đồng …, bình quân dư nợ 36,5 triệu đồng/hộ"."""
    found = NAMED.search(facts.before(mean))
    words = found[1].lower().split() if found else []
    for size in range(len(words), 0, -1):
        again = [m for m in totals if " ".join(words[:size]) in facts.before(m).lower()]
        if again:
            return again
    return []


def following(facts: Facts, mean: Mention) -> list[Mention]:
    """The total right behind an average: "năng suất 7,25 tấn/ha, sản lượng 1.157.100 tấn"."""
    behind = [m for m in facts.by_sentence[mean.sentence] if m.index > mean.index and is_total_of(m, mean)]
    told = [m for m in behind if m.index == mean.index + 1 or (is_yield(facts, mean) and is_harvest(facts, m))]
    after = next((m for m in told if not is_change(facts, m) and not is_proceeds(facts, m)), None)
    # What is called a total is a product.
    return [after] if after is not None and not facts.cues.any("total", mean.end, after.start) else []


def is_harvest(facts: Facts, mention: Mention) -> bool:
    """Whether words call a figure all that was borne: "năng suất 68,5 tạ/ha, tăng 1,4 tạ/ha; sản lượng 564,4 nghìn tấn"."""
    return "sản lượng" in facts.before(mention).lower()


def closest(mentions: list[Mention], mean: Mention) -> list[Mention]:
    """Those of the sentence of the average where there are any, else those of the one before."""
    here = [m for m in mentions if m.sentence == mean.sentence]
    return here or [m for m in mentions if mean.sentence - m.sentence == 1]
