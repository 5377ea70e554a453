"""The total and count that grammar ties to a mean: nothing else that is told with it could be either of them.

"Bán đấu giá 48 chiếc xe được 1.176 triệu đồng, trung bình 24,5 triệu đồng/chiếc": a misfit of these is a slip, however far.
"""

import re

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.mean_kinds import CLAUSE, told_for
from extractor.checks.links.mean_matter import Pair, is_one_matter
from extractor.checks.links.mean_names import KIND
from extractor.checks.links.mean_sources import APART, DAILY, counted, is_source, is_total_of, told_with
from extractor.checks.links.means import is_average, is_of, is_of_time_alone, is_yield, per_what, single
from extractor.checks.units import is_count, is_duration, is_percent, norm, one_amount
from extractor.rules.vocabulary import pattern

LED = pattern(r"\b(?:{on_average}|{says_again}|{thus}|{reckons}|cứ mỗi|cứ một|năng suất|mật độ)\b", re.IGNORECASE)
DIVIDED = re.compile(r"\bchia(?: đều| ra| bình quân)?(?: cho)? (?!sẻ|tay|buồn|thành|làm|theo)", re.IGNORECASE)
DIVIDING = 12
"""How many letters before the first figure a word of dividing may begin."""
# "mỗi hộ 5 triệu đồng và 2 con bò", "lãi bình quân 40 triệu đồng": of the sum something else was paid.
MORE = re.compile(r",? (?:và|cùng|kèm|cộng|chưa|không|ngoài|trừ|chỉ tính)\b", re.IGNORECASE)
HOMES = frozenset({("nhà", "hộ"), ("gia", "hộ")})
SERVED = frozenset({"suất", "thẻ", "vé", "phần"})
"""Nouns for what each person of those counted gets one of."""
BACK = 4
"""How many sentences back another count of the same noun leaves open which is meant."""
OPENS = 1
"""How many sentences before a mean that opens its own tell its total and count."""
PAIR = 2
"""How many lines before or behind a yield tell what it is of."""
# "Tổng số lợn tiêu hủy là 2.846 con": the name of what is counted.
NUMBER_OF = re.compile(r"(?:^|[,;:.]) ?\s*(?:tổng )?số ([^\W\d]+(?: [^\W\d]+){1,5}?)(?: (?:là|đạt|lên tới))? $")
# "33 người một ngày"
EACH = re.compile(r" (?:một|mỗi) (\w+)")


def bound(facts: Facts, mean: Mention) -> Pair | None:
    """The one total and the one count told with a mean that words of dividing lead to."""
    if mean.figure.value is None or is_duration(mean.figure) or MORE.match(facts.after(mean)):
        return None
    told = told_around(facts, mean)
    told = those_before(facts, mean, told) or told
    totals = [m for m in told if is_sum_of(m, mean) and not is_one_of(facts, m, mean, told)]
    totals = [m for m in totals if not is_told_for_each(facts, m, mean)]
    counts = [m for m in told if m not in totals and is_one_of(facts, m, mean, told)]
    if len(totals) != 1:
        return None
    whole = totals[0]
    if is_land_of(whole, mean) or norm(whole.figure.unit) in rules().units.seats:
        return None  # "2,4 ha, 140 lô, mỗi lô 100 m2": of the land roads take a share; "sân 12.000 chỗ" are there to be filled
    count = counts[0] if len(counts) == 1 else told_with(facts, whole, per_what(facts, mean)) if counts else None
    count = count or right_before(facts, whole, counts)
    if count is None and (count := under_one_name(facts, mean, whole)):
        return (whole, count) if is_led(facts, mean, (whole, count)) else None
    if count is None or leaves_open(facts, mean, count) or is_of_time_alone(facts, mean, count):
        return None
    pair = whole, count
    if not all(is_source(facts, m) and m.figure.role == mean.figure.role for m in pair):
        return None
    return pair if is_led(facts, mean, pair) and is_one_matter(facts, mean, pair) else None


def is_land_of(whole: Mention, mean: Mention) -> bool:
    """Whether a total is land in a greater unit than its mean: "2,1 ha, 142 lô, mỗi lô 100 m2"."""
    return mean.figure.dimension == "area" and not one_amount(whole.figure, mean.figure)


def told_around(facts: Facts, mean: Mention) -> list[Mention]:
    """The figures of the sentence of a mean, or of the one before that it takes up where it is the first of its own."""
    one = single(facts, mean)
    here = [m for m in facts.by_sentence[mean.sentence] if m not in (mean, one)]
    if not here and is_yield(facts, mean):
        near = facts.mentions[max(mean.index - PAIR, 0) : mean.index + PAIR + 1]
        items = [m for m in near if m is not mean and is_item(facts, m, mean)]
        if items:
            return items
    if all(m.index > mean.index for m in here) or not are_both(facts, mean, here):
        here = [m for m in facts.back(mean, OPENS) if m.block == mean.block and m is not one] + here
        here = list(dict.fromkeys(here))
    return [m for m in here if m is not mean and is_told(facts, m)]


def is_told(facts: Facts, mention: Mention) -> bool:
    """Whether a figure could be total or count: no percentage, no mean itself and nothing of the year before."""
    if is_percent(mention.figure) or mention.figure.role == "comparison":
        return False
    return not is_average(facts, mention) or per_what(facts, mention) in DAILY


def are_both(facts: Facts, mean: Mention, here: list[Mention]) -> bool:
    """Whether some figures hold a total and a count of a mean."""
    return any(is_total_of(m, mean) for m in here) and any(is_one_of(facts, m, mean, here) for m in here)


def is_item(facts: Facts, mention: Mention, mean: Mention) -> bool:
    """Whether a figure has the line before or behind a yield for itself: "- Diện tích: 6.840 ha", "- Sản lượng: 31.122 tấn"."""
    alone = facts.by_sentence[mention.sentence] == [mention]
    return (
        alone
        and abs(mention.block - mean.block) <= PAIR
        and facts.before(mention).rstrip().endswith((":", "là", "đạt"))
    )


def is_told_for_each(facts: Facts, mention: Mention, mean: Mention) -> bool:
    """Whether a figure is a mean of its own for what the other is for: "mỗi ngày 35 người, ba ngày gần 33 người một ngày"."""
    one = EACH.match(facts.text, mention.end)
    return one is not None and one[1] == per_what(facts, mean)


def is_sum_of(mention: Mention, mean: Mention) -> bool:
    """Whether a figure could be the total of a mean, be it only in its unit."""
    alike = one_amount(mention.figure, mean.figure) and mention.figure.per is None
    return is_total_of(mention, mean) or alike


def is_one_of(facts: Facts, count: Mention, mean: Mention, told: list[Mention]) -> bool:
    """Whether a figure counts what a mean is for, or alone could: "Đội tàu gồm 15 chiếc …, 4.500 lít mỗi tàu"."""
    noun = per_what(facts, mean)
    if count.figure.per is not None:
        return False  # "năng suất 71,5 tạ/ha, năm trước 70,2 tạ/ha"
    if noun is None:  # "5 môn cộng lại 45,4 điểm, điểm trung bình 9,08"
        alone = len(told) == PAIR and mean.figure.value != 1
        return alone and count.sentence == mean.sentence and is_count(count.figure)
    if is_of(count, noun):
        return counted(count, noun)
    return stands_for(facts, count, mean) and not any(is_of(m, noun) for m in told)


def stands_for(facts: Facts, count: Mention, mean: Mention) -> bool:
    """Whether a count can be of what a mean is for by another noun: "hộ" and "nhà", "hội nghị" and "buổi", "người" and "suất"."""
    noun, unit, units = per_what(facts, mean), norm(count.figure.unit) or "", rules().units
    if (noun, unit.split(" ")[0]) in HOMES or unit in units.classifiers or {noun, unit} <= {*units.meetings}:
        return True
    if unit in units.persons and noun in SERVED:
        return True
    # "Lực lượng kiểm lâm có 62 người. Mỗi kiểm lâm viên …"
    name = " ".join(told_for(facts, mean).split()[:KIND])
    return unit in units.any_person and " " in name and name in facts.before(count).lower()


def those_before(facts: Facts, mean: Mention, told: list[Mention]) -> list[Mention]:
    """The figures before a mean where total and count are among them: "…, bình quân 8 triệu đồng/người, cao nhất 30 triệu"."""
    past = [m for m in told if m.index < mean.index]
    counts = [m for m in past if is_one_of(facts, m, mean, told)]
    return past if counts and any(is_sum_of(m, mean) for m in past if m not in counts) else []


def leaves_open(facts: Facts, mean: Mention, count: Mention) -> bool:
    """Whether a count told in a sentence before has others of its noun around, of which the mean could be too."""
    if count.sentence == mean.sentence:
        return False
    noun = per_what(facts, mean)
    return any(
        is_of(m, noun) and m.figure.value != count.figure.value and is_told(facts, m) for m in facts.back(mean, BACK)
    )


def right_before(facts: Facts, whole: Mention, counts: list[Mention]) -> Mention | None:
    """The one of several counts with which a total is told: "900 hộ trồng, riêng bản Phụ có 64 hộ thu tổng cộng 8,96 tỷ đồng"."""
    before = facts.previous(whole)
    if before not in counts or before.sentence != whole.sentence or before.figure.of in {m.id for m in counts}:
        return None
    return None if APART.search(facts.text, before.end, whole.start) else before


def under_one_name(facts: Facts, mean: Mention, whole: Mention) -> Mention | None:
    """The one count before with the name of a total: "Số lợn tiêu hủy là 2.846 con. … Trọng lượng lợn tiêu hủy 142 tấn"."""
    if whole.sentence != mean.sentence or not (is_source(facts, whole) and whole.figure.role == mean.figure.role):
        return None
    told = CLAUSE.split(facts.before(whole))[-1].lower()
    counts = [m for m in facts.back(whole, BACK) if m.block == whole.block and is_of(m, per_what(facts, mean))]
    for count in counts:
        number = NUMBER_OF.search(facts.before(count).lower())
        if number is None or not re.search(rf"\w {re.escape(number[1])}(?: (?:là|đạt))? $", told):
            continue
        others = (m for m in counts if m.figure.value != count.figure.value)
        # "số lợn tiêu hủy là 2.846 con; số lợn tiêu hủy trong tháng là 1.200 con": of which of them is open
        open_to = any(f"số {number[1]}" in facts.before(m).lower() for m in others)
        return None if open_to or not is_source(facts, count) else count
    return None


def is_led(facts: Facts, mean: Mention, pair: Pair) -> bool:
    """Whether words of dividing stand between a mean and what is told before it."""
    before = [m.end for m in pair if m.index < mean.index and m.sentence == mean.sentence]
    start = max([facts.sentences[mean.sentence][0], *before])
    if LED.search(facts.text, start, mean.start):
        return True
    # "Chia đều 1.620 kg lúa cho 84 hộ, nhà nào cũng được 19 kg"
    first = min(pair, key=lambda m: m.index)
    return first.sentence == mean.sentence and bool(DIVIDED.search(facts.text, first.start - DIVIDING, mean.start))
