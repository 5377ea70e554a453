"""Words, years and months that tell which of two figures is the older: "đầu tháng còn 128.000 đồng/kg, nay chỉ 96.000"."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import earlier
from extractor.checks.units import is_duration
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
    r"\b(?:nay|hiện|giờ|bây giờ|vừa (?:rồi|qua)|(?:mới(?! (?:là|chỉ|có|được|đạt|nuôi|ở|dừng))|sẽ)(?= ))\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:(?<![\d/-])|(?<=\d/))(?:19|20)\d\d(?![\d/])")
MONTH = re.compile(r"\btháng (\d{1,2})(?![\d/])", re.IGNORECASE)
CONTRAST = re.compile(r"[,;] (?:còn|trong khi)\b|\bthì\b", re.IGNORECASE)
PIECE = pattern(r"[;(]|:(?= [^\W\d])|,(?= )| [-–] |\bvà\b|\bthì\b|\bnhưng\b|\bcòn(?= (?:{spans})\b)|(?=\bthay vì\b)")


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
    words = facts.before(mention)
    if facts.by_sentence[mention.sentence][0] is mention:
        return words
    first = next((m for m in facts.by_sentence[mention.sentence] if not is_duration(m.figure)), None)
    if first is mention:  # "Ba năm trước, cả xã mới nuôi 980 con"
        return facts.text[facts.sentences[mention.sentence][0] : mention.start]
    breaks = list(PIECE.finditer(words))
    return words[breaks[-1].end() :] if breaks else ""


def years_of(facts: Facts, mention: Mention) -> list[str]:
    """The years that the words before a figure name."""
    return YEAR.findall(piece_of(facts, mention))


def months_of(facts: Facts, mention: Mention) -> list[str]:
    """The months that the words before a figure name, where they name no year."""
    return [found.zfill(2) for found in MONTH.findall(piece_of(facts, mention))]
