"""Whether two figures are told of one thing: "Đàn bò năm 2022 có 4.500 con, năm 2023 có 5.100 con", but no herd of buffaloes."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import distant
from extractor.checks.links.told_times import MONTH, NOW, OLD, PIECE, YEAR, words_before
from extractor.checks.units import is_count
from extractor.rules.vocabulary import pattern

FROM = re.compile(r"\b(?:từ chỗ|nếu như|trước khi)\b", re.IGNORECASE)
"""Words that open a clause about how the very same thing was before."""
LEVEL = pattern(r"\b({territories}|cả nước)\b", re.IGNORECASE)
OF_ALL = pattern(r"\b(?:của|toàn|cả) (?:toàn |cả )?({territories}|cả nước)\b", re.IGNORECASE)
LITTLE = frozenset({
    "so", "với", "thêm", "mức", "tức", "là", "tính", "nhiều", "cao", "thấp", "ít", "hơn", "gấp", "nghĩa", "hay",
    "còn", "chỉ", "tháng", "năm", "kỳ", "này", "vẫn", "đã", "lên", "xuống", "đạt", "tỷ", "lệ", "con", "số", "cuối",
    "đầu", "giữa", "quý", "vụ", "mùa", "tuần", "học", "nay", "đến", "tới", "thì", "lúc", "khi", "nếu", "như", "sẽ",
    "phá", "ở", "nên", "vì", "do", "mỗi", "một", "đà", "dù", "lãi", "tốc", "độ", "cả", "thế", "vậy", "đó", "ấy",
    "qua", "rồi", "sau", "trong", "ghi", "nhận", "cũng", "những",
})  # fmt: skip
"""Words of time, degree or comparison, which name nothing: "tức là con số này nay còn cao hơn"."""
BODIES = frozenset({
    "toàn", "cả", "đàn", "đội", "đoàn", "tổ", "trạm", "ngành", "phường", "quận", "thành", "phố", "đơn", "vị", "lực",
    "chức", "năng", "chỉ", "mới", "vẫn", "con", "số", "tương", "ứng", "này", "đó", "ấy", "đạt", "dừng", "tổng", "hợp",
    "thống", "kê", "ghi", "nhận", "đếm", "đo", "máy", "sắp", "xếp", "sáp", "nhập", "địa", "bàn", "tỉnh", "huyện", "xã",
})  # fmt: skip
"""Words that say whose the figure is, or little: "Tháng trước, đội chỉ phạt 112 trường hợp" speaks of fines as before."""
PRICED = frozenset({"giá", "thịt", "phí", "tiền", "lương", "thuế", "cước"})
"""Words by which a price is told to be another one's: "giá heo hơi 62.000 đồng/kg, giá thịt nay 120.000 đồng/kg"."""
MOST_PRICE = 10**6
"""From how many đồng on an amount of money is hardly the price of a thing."""


def is_of_one(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether the later figure is told of what the earlier one is: its words bring up nothing but its time.

    "Đàn bò năm 2022 có 4.500 con, đàn trâu năm 2023 có 1.200 con" are two herds; a price has a verb for each time.
    """
    start, _ = facts.sentences[one.sentence]
    tail = PIECE.split(facts.after(one))[0]
    between = (
        facts.text[one.end + len(tail) : other.start] if one.sentence == other.sentence else words_before(facts, other)
    )
    if is_of_other_level(facts.text[start : one.start], between):
        return False
    told = distant.telling(facts.text[start : one.end + len(tail)]) | LITTLE | BODIES
    behind = distant.telling(f"{other.figure.unit} {PIECE.split(facts.after(other))[0]}")
    if is_count(other.figure) and not behind <= told | distant.telling(one.figure.unit or ""):
        return False
    if FROM.search(facts.before(one)) and NOW.search(between):
        return True
    own = naming(MONTH.sub(" ", YEAR.sub(" ", NOW.sub(" ", OLD.sub(" ", between)))))
    return own <= told or (is_price(other) and not own & PRICED)


def is_of_other_level(words: str, between: str) -> bool:
    """Whether the later figure is told of another level: "Huyện có 96 vụ. Năm 2023, số vụ của tỉnh là 210 vụ"."""
    own, told = (
        {found.lower() for found in shape.findall(text)} for shape, text in ((OF_ALL, between), (LEVEL, words))
    )
    return bool(own and told) and own.isdisjoint(told)


def naming(words: str) -> set[str]:
    """The words that can name a thing, without numbers: "đến tháng 6/2025"."""
    return {word for word in distant.telling(words) if not word.isdigit()}


def is_price(old: Mention) -> bool:
    """Whether a figure is a price, which each writer tells in verbs of its own: "thương lái mua", "đại lý bán ra"."""
    return (old.figure.dimension or "").startswith("currency") and (old.figure.value or 0) < MOST_PRICE
