"""Words, years and months that tell which of two figures is the older: "đầu tháng còn 128.000 đồng/kg, nay chỉ 96.000"."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import earlier
from extractor.checks.links.directions import goes_on
from extractor.checks.units import alike, is_duration, is_percent, norm
from extractor.rules.vocabulary import pattern

Pair = tuple[Mention, Mention]

OLD = pattern(
    rf"{earlier.EARLIER.pattern}|"
    r"\b(?:{day_before}|{formerly}|(?:\d{1,2}|{number_words}|vài) (?:{spans}|tuần|ngày) trước"
    r"|cách đây (?:\d{1,2}|{number_words}|vài|hơn|gần) \w+|đầu (?:{spans}|mùa|tuần|nhiệm kỳ)"
    r"|cuối (?:{spans}) (?:trước|ngoái)|(?:{levels}) cũ)\b",
    re.IGNORECASE,
)
OLD_BEHIND = pattern(
    r"[^,;.:()\d]{0,20}\b(?:như trước|trước đây|trước đó|của (?:{spans}|{rounds}) (?:trước|ngoái))\b", re.IGNORECASE
)
# Words of an earlier time only beside one of this: "trước khi sáp nhập có 24 trường, nay còn 18 trường".
BEFORE = re.compile(r"\b(?:trước khi|trước|nếu (?:như )?(?:trước|ban đầu)|có lúc|đỉnh điểm|cao điểm)\b", re.IGNORECASE)
NOW = re.compile(
    r"\b(?:nay|hiện|giờ|bây giờ|vừa (?:rồi|qua)|(?:mới(?! (?:là|chỉ|có|được|đạt|nuôi|ở|dừng|trao|thu|cấp|xây|bán|làm"
    r"|giải quyết|tiếp nhận|hoàn thành))|sẽ)(?= ))\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:(?<![\d/-])|(?<=\d/))(?:19|20)\d\d(?![\d/])")
MONTH = re.compile(r"\btháng (\d{1,2})(?![\d/])", re.IGNORECASE)
CONTRAST = re.compile(r"[,;] (?:còn|trong khi)\b|\bthì\b", re.IGNORECASE)
SPAN = re.compile(r"\s*(?:chỉ )?(?:sau|trong|qua) (?=(?:\d+|hai|ba|bốn|năm|mười) năm\b)", re.IGNORECASE)
# "Trước đây, cán bộ mất 25 phút để ký một bộ hồ sơ, nay còn 15 phút": what a thing took and what it takes.
TOOK = re.compile(r"\b(?:trước (?:đây|kia|khi)|hồi trước|khi chưa)\b[^.;()]*$", re.IGNORECASE)
TAKES = re.compile(r"[^.;:()\d]*\b(?:nay|giờ|hiện)\b(?: [^\W\d]+){0,3} (?:còn|mất|xuống|cần|chỉ|tốn) ", re.IGNORECASE)
# "Với mức cắt giảm 40% thời gian, …", behind the sentence that tells both.
SHORTENED = re.compile(r"\s*(?:(?:Với|Nhờ) )?(?:mức|tỷ lệ|việc|Mức|Tỷ lệ) (?:cắt |rút )?giảm (?:tới |đến )?")
OF_OTHERS = re.compile(r" (?!thời gian|so với|thời hạn|số (?:ngày|giờ|phút)|tổng thời|nhờ|do|sau)[^\W\d]")
PIECE = pattern(r"[;(]|:(?= [^\W\d])|,(?= )| [-–] |\bvà\b|\bthì\b|\bnhưng\b|\bcòn(?= (?:{spans})\b)|(?=\bthay vì\b)")
# Behind a figure of another kind: "tôm loại 20 con/kg hồi tháng 1 còn 236.000 đồng/kg".
AT = re.compile(r" (?:hồi|vào|lúc|ở thời điểm|đầu|cuối|giữa|trong|trước đây|cùng kỳ) ", re.IGNORECASE)


def is_old(facts: Facts, mention: Mention) -> bool:
    """Whether the words beside a figure put it in an earlier time, and none in this one."""
    words = earlier.COMPARES.sub("", piece_of(facts, mention))
    behind = OLD_BEHIND.match(facts.after(mention))
    return bool(behind) or (bool(OLD.search(words)) and not NOW.search(OLD.sub("", words)))


def by_years(facts: Facts, one: Mention, other: Mention) -> Pair | None:
    """New and old one of two figures by the years or months that their words name."""
    years = [years_of(facts, m) or months_of(facts, m) for m in (one, other)]
    if all(len(found) == 1 for found in years) and years[0] != years[1]:
        return (other, one) if years[0] < years[1] else (one, other)
    if not years[0] and years[1] and CONTRAST.search(facts.text, one.end, other.start):
        return one, other  # "thu hút 214 triệu USD, trong khi năm 2022 là 330 triệu USD"
    # "Nếu năm 2019 chỉ có 8 cơ sở thì nay đã có 52 cơ sở".
    return (other, one) if years[0] and not years[1] and NOW.search(piece_of(facts, other)) else None


def piece_of(facts: Facts, mention: Mention) -> str:
    """The words of its own before a figure: back to the beginning of its sentence, or behind another to the last break."""
    if is_first(facts, mention):
        return words_before(facts, mention)
    words = facts.before(mention)
    breaks = list(PIECE.finditer(words))
    if breaks:
        return words[breaks[-1].end() :]
    previous = facts.previous(mention)
    kind = previous is not None and not alike(previous.figure, mention.figure) and not is_percent(previous.figure)
    return words if kind and AT.match(words) else ""


def is_first(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is the first of its sentence but for times."""
    return next((m for m in facts.by_sentence[mention.sentence] if not is_duration(m.figure)), None) is mention


def words_before(facts: Facts, mention: Mention) -> str:
    """The words before a figure, from the start of its sentence where only times go before: "Ba năm trước, có 980 con"."""
    if is_first(facts, mention):
        return facts.text[facts.sentences[mention.sentence][0] : mention.start]
    return facts.before(mention)


def years_of(facts: Facts, mention: Mention) -> list[str]:
    """The years that the words before a figure name."""
    return YEAR.findall(piece_of(facts, mention))


def months_of(facts: Facts, mention: Mention) -> list[str]:
    """The months that the words before a figure name, where they name no year."""
    return [found.zfill(2) for found in MONTH.findall(piece_of(facts, mention))]


def times_spent(facts: Facts, change: Mention) -> Pair | None:
    """New and old time that a thing takes: "Trước đây mất 25 phút để ký một bộ hồ sơ, nay còn 15 phút, giảm 40%"."""
    new = facts.previous(change)
    old = facts.previous(new) if new is not None else None
    if new is None or old is None or old.sentence != new.sentence or new.block != change.block:
        return None
    if not is_duration(new.figure) or norm(old.figure.unit) != norm(new.figure.unit):
        return None
    beside = new.sentence == change.sentence and goes_on(facts, change)
    start, _ = facts.sentences[change.sentence]
    behind = new.sentence + 1 == change.sentence and SHORTENED.fullmatch(facts.text, start, change.start)
    if not (beside or behind):
        return None
    if OF_OTHERS.match(facts.after(change)):
        return None  # "nay còn 4 ngày, giảm 50% chi phí"
    told = TOOK.search(facts.before(old)) and TAKES.fullmatch(facts.text, old.end, new.start)
    return (new, old) if told and old.figure.value != new.figure.value else None


def spans_others(facts: Facts, change: Mention, new: Mention, old: Mention) -> bool:
    """Whether a change is told over other years than lie between its figures: "Năm 2020 … . Năm 2019 … . Sau hai năm …"."""
    over = SPAN.match(facts.text, *facts.sentences[change.sentence])
    told = years_of(facts, new), years_of(facts, old)
    spans = [m.figure.value for m in facts.by_sentence[change.sentence] if over and m.start == over.end()]
    if not spans or any(len(years) != 1 for years in told):
        return False
    return abs(int(told[0][0]) - int(told[1][0])) != spans[0]
