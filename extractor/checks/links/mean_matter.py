"""Whether a mean and its total are told of one thing, time and group: "thu nhập bình quân đầu người" is not of the GDP."""

import re

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.mean_kinds import CLAUSE, is_elsewhere, is_other_kind, money_words, told_for
from extractor.checks.links.mean_names import KIND, content
from extractor.checks.links.means import is_yield, per_what, single
from extractor.checks.units import is_duration, norm
from extractor.rules.vocabulary import pattern

Pair = tuple[Mention, Mention]

# "Thu nhập bình quân đầu người", "Bình quân thu nhập mỗi hộ": of what the mean is told, which its total must be too.
SUBJECT = pattern(r"([\w ]+?) (?:tính )?(?:{on_average})\b", re.IGNORECASE)
SUBJECT_BEHIND = pattern(r"(?:{on_average}) ([\w ]+?) (?:của )?(?:mỗi|một|trên|đầu)\b", re.IGNORECASE)
EACH = re.compile(r"\b(?:mỗi|một)\b")
PERIOD = pattern(r"(?:/|^|\b(?:mỗi|một|hằng|hàng|từng) )({periods})\b", re.IGNORECASE)
# "Riêng tháng 10, lượng gạo là 24,6 tấn": told of one month, but not "đến tháng 10"
DATED = re.compile(
    r"(?<!đến )(?<!hết )(?<!từ )\b(tháng|quý) (?:\d+|này|qua|vừa|[ivx]+)\b"
    r"|(?<!đến )(?<!từ )\b(năm) (?:\d{4}|nay|qua|ngoái|học)\b",
    re.IGNORECASE,
)
NET = pattern(r"\b(?:{profits}|{extremes}|trừ|còn lại|riêng|trong đó)\b", re.IGNORECASE)
# "cân thử 1.316 chiếc ở 14 chợ, như vậy trung bình mỗi chợ đoàn kiểm tra 94 chiếc": what was told is put in other words.
CONCLUDES = pattern(r"[,;–-] (?:{thus}),? (?:{on_average})\b", re.IGNORECASE)
CHANGED = re.compile(r"\b(?:thêm|tăng|giảm|hơn|bớt|lãi|lỗ|mất|thiếu|còn)\b", re.IGNORECASE)
PREDICATE = re.compile(r"\b(?:mỗi|một) \w+((?: \w+){1,8}) $", re.IGNORECASE)
# "Tỉnh có 182.400 dân; huyện Mẫu rộng 310 km2": of another place.
OTHER = pattern(r"[;.] [^;]*\b(?:{territories}|làng|thôn|cả nước) [^\W\d]", re.IGNORECASE)
GENERAL = {
    "nhờ", "đó", "nếu", "thì", "tính", "và", "với", "theo", "mức", "nghĩa", "là", "tức", "như", "vậy", "tương", "ứng", "đương",
    "ra", "cụ", "thể", "đem", "chia", "khoảng", "sĩ", "số", "quy", "mô", "điểm",
}  # fmt: skip
"""Syllables before a mean that do not say of what it is."""
SOME = re.compile(r"\briêng\b")
YEAR = "năm"


def is_one_matter(facts: Facts, mean: Mention, pair: Pair) -> bool:
    """Whether total and mean are told of one thing, one period and one group."""
    whole, count = pair
    if is_elsewhere(facts, mean, whole) or is_other_kind(facts, count, mean) or is_opposite(facts, mean, count):
        return False
    own, told = own_words(facts, mean), f"{facts.before(whole)} {CLAUSE.split(facts.after(whole))[0]}".lower()
    moneys = set(money_words(facts, mean))
    first, last = sorted(pair, key=lambda m: m.index)
    if OTHER.search(facts.text[first.end : last.start]):
        return False
    if NET.search(own) or (moneys and moneys.isdisjoint(money_words(facts, whole))):
        return False
    if not has_subject(own, told, told_before(facts, whole, mean)) and not is_yield(facts, mean):
        return False
    return is_of_period(facts, mean, whole, count) and tells_no_more(facts, mean, pair)


def is_of_others(facts: Facts, mean: Mention, pair: Pair) -> bool:
    """Whether a mean is of another thing, place or time than its total: "thu nhập bình quân đầu người" is not of the GDP."""
    own = own_words(facts, mean)
    if SOME.search(own) or (periods_of(facts, mean, pair[1]) and not is_of_period(facts, mean, *pair)):
        return True
    told = f"{facts.before(pair[0])} {CLAUSE.split(facts.after(pair[0]))[0]}".lower()
    return "đầu người" in own and not has_subject(own, told, told_before(facts, pair[0], mean))


def is_opposite(facts: Facts, mean: Mention, count: Mention) -> bool:
    """Whether the kind of a mean is another than that of its count: "1.400 lượt bệnh nhân nội trú. Mỗi bệnh nhân ngoại trú …"."""
    unit = (norm(count.figure.unit) or "").split()
    behind = re.findall(r"\w+", CLAUSE.split(facts.after(count))[0].lower())[:KIND]
    own = re.findall(r"\w+", told_for(facts, mean))
    kind = [word for word in own if word not in unit][:KIND]
    return len(kind) == len(behind) == KIND and len(set(kind) & set(behind)) == 1


def has_subject(own: str, told: str, before: str) -> bool:
    """Whether the thing that a mean names is the one of its total: "thu nhập bình quân" is not of "thu ngân sách"."""
    found = SUBJECT.search(own) or SUBJECT_BEHIND.search(own)
    words = content(EACH.split(found[1])[0].split()) if found else []
    kept = [word for word in words if word not in GENERAL]
    known = set(re.findall(r"\w+", f"{told} {before}"))
    return all(word in known for word in kept)


def is_concluded(facts: Facts, mean: Mention, pair: Pair) -> bool:
    """Whether "như vậy" draws a mean from the total and count right before it in its sentence, and from no change of them."""
    last = max(pair, key=lambda m: m.index)
    together = all(m.sentence == mean.sentence for m in pair) and 0 < mean.index - last.index <= 1 + bool(
        single(facts, mean)
    )
    found = CONCLUDES.search(facts.text, last.end, mean.start) if together else None
    return found is not None and not CHANGED.search(facts.text, found.end(), mean.start)


def tells_no_more(facts: Facts, mean: Mention, pair: Pair) -> bool:
    """Whether the words behind "mỗi" are ones of having or paying, or told of the total too: not "mỗi hộ vay 45 triệu đồng"."""
    one = single(facts, mean)  # "trung bình một lò mổ thủ công 12 con": the one is a figure of its own
    before = facts.before(mean) if one is None or one.index > mean.index else facts.text[one.start : mean.start]
    found = PREDICATE.search(before)
    start = facts.sentences[min(m.sentence for m in (*pair, mean))][0]
    past = facts.text[start : mean.start - len(found[1]) if found else mean.start].lower()
    if is_concluded(facts, mean, pair):
        return True
    known = {*re.findall(r"\w+", f"{past} {pair[1].figure.unit} {pair[0].figure.unit}"), *rules().units.having, "viên"}
    return found is None or all(word in known for word in re.findall(r"\w+", found[1].lower()))


def periods_of(facts: Facts, mean: Mention, count: Mention) -> set[str]:
    """The times for each of which a mean is told besides what it is over: "bình quân mỗi hộ mỗi năm"."""
    end = facts.sentences[mean.sentence][1]  # "trung bình 2,78 triệu đồng một người một tháng" tells figures of its own
    after = CLAUSE.split(facts.text[mean.end : end])[0]
    own = {found.lower() for found in PERIOD.findall(f"{facts.before(mean)} {mean.figure.unit} {after}")}
    return own - {(norm(count.figure.unit) or "").split(" ")[0], per_what(facts, mean) or ""}


def is_of_period(facts: Facts, mean: Mention, whole: Mention, count: Mention) -> bool:
    """Whether a mean of each month is of what is told of a month; a year may go without saying where no time is told."""
    own = periods_of(facts, mean, count)
    # "thu nhập một tháng 459 triệu đồng": the month is a figure too.
    clause = CLAUSE.split(told_before(facts, whole, mean))[-1]
    told = f"{clause} {whole.figure.unit} {CLAUSE.split(facts.after(whole))[0]}"
    named = {found.lower() for found in PERIOD.findall(told)}
    others = (m for m in facts.by_sentence[whole.sentence] if m is not count and m.figure.value != 1)
    spent = any(is_duration(m.figure) for m in others)
    dated = {name.lower() for found in DATED.findall(told_before(facts, whole)) for name in found if name}
    return (named <= own <= named | dated) or (own <= {YEAR} and not named and not spent)


def told_before(facts: Facts, whole: Mention, mean: Mention | None = None) -> str:
    """The words of the sentence of a total up to it, from the mean on where that goes before."""
    start = facts.sentences[whole.sentence][0]
    if mean is not None and mean.index < whole.index:
        start = max(start, mean.end)
    return facts.text[start : whole.start].lower()


def own_words(facts: Facts, mean: Mention) -> str:
    """The clause of a mean up to it."""
    return re.split(r"[,;:]", facts.before(mean))[-1].lower()
