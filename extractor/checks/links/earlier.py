"""Bases told in a sentence of their own: "Cùng kỳ, xuất khẩu 6,4 triệu tấn. Như vậy …", "năm 2021: 388; năm 2022: 517"."""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import goes_on, is_change
from extractor.checks.links.pairs import comparable
from extractor.rules.vocabulary import pattern

YEARS = re.compile(r"năm (\d{4})\b.*?so với (?:cùng kỳ )?năm (\d{4})\b", re.IGNORECASE)
AGAINST_YEAR = re.compile(r"[^.;]*?so với (?:cùng kỳ )?năm (\d{4})\b", re.IGNORECASE)
EARLIER = pattern(
    r"\b(?:{earlier_times}|cùng (?:thời gian|thời điểm|giai đoạn)(?: này)? năm (?:trước|ngoái|\d{4})|(?:{rounds}) (?:trước|ngoái)"
    r"|{back_then}|(?:lúc|hồi) mới)\b",
    re.IGNORECASE,
)
OPENS = re.compile(rf"\s*(?:trong khi |còn |mà )?(?:{EARLIER.pattern})", re.IGNORECASE)
OPENED = re.compile(rf"{OPENS.pattern}[^,;.()]{{0,12}},", re.IGNORECASE)
BREAK = re.compile(r"[,;(–]\s")
COMPARES = pattern(r"\bso (?:với )?(?:(?:{earlier_times}|năm \d{4})\s*)+", re.IGNORECASE)
START = re.compile(r"\s*(?:vào |hồi )?đầu (?:năm|kỳ|nhiệm kỳ)(?: \d{4})?,", re.IGNORECASE)
LATER = re.compile(r"\b(?:nay|hiện|cuối|đến|tới|tháng|quý|sau)\b", re.IGNORECASE)
MONTHS = pattern(
    r"\s*(?:(?:{so_far}|tính|trong|qua|sau)\s+)*((?:\d{1,2}|{number_words}|mười một) tháng\b)", re.IGNORECASE
)
REACH = 6
"""How many sentences back the figures of a series may stand."""
MOST_PAIRS = 6
Pair = tuple[Mention, Mention]


def pairs(facts: Facts, change: Mention) -> Iterator[Pair]:
    """New and old figure of a change, by the years that it names, or from a sentence about an earlier time before it."""
    found = [*by_years(facts, change), *of_sentence_before(facts, change)]
    yield from found[:MOST_PAIRS]


def by_years(facts: Facts, change: Mention) -> Iterator[Pair]:
    """The figures of the two years: "Như vậy, lượt tiếp năm 2023 tăng 17,4% so với năm 2022"."""
    start, end = facts.sentences[change.sentence]
    named, against = YEARS.search(facts.text, start, end), AGAINST_YEAR.match(facts.text, change.end, end)
    if named is None or against is None or named.start() > change.start:
        return
    for new in dated(facts, change, named[1]):
        yield from ((new, old) for old in dated(facts, change, against[1]) if comparable(old, new, change))


def dated(facts: Facts, change: Mention, year: str) -> list[Mention]:
    """The figures of a year in the sentences before a change, the nearest first."""
    return [m for m in facts.back(change, REACH) if m.figure.period == year and is_told(facts, m)]


def of_sentence_before(facts: Facts, change: Mention) -> Iterator[Pair]:
    """The figures of a sentence that begins with an earlier time, and those of the sentence before it."""
    start, _ = facts.sentences[change.sentence - 1] if change.sentence else (0, 0)
    if not change.sentence or not EARLIER.match(facts.text, start):
        return
    for old in facts.by_sentence.get(change.sentence - 1, ()):
        for new in facts.by_sentence.get(change.sentence - 2, ()):
            if comparable(old, new, change) and is_told(facts, new) and not is_change(facts, old):
                yield new, old


def is_told(facts: Facts, mention: Mention) -> bool:
    """Whether a figure tells of its time and of no change."""
    return mention.cell is None and mention.figure.role == "reported" and not is_change(facts, mention)


def is_earlier(facts: Facts, mention: Mention) -> bool:
    """Whether the figure is told of an earlier time, in words that belong to it, and is no change."""
    told = tells_earlier(facts, mention) or year(mention) is not None
    return mention.cell is None and told and not is_change(facts, mention)


def tells_earlier(facts: Facts, mention: Mention) -> bool:
    """Whether the words before a figure put it in an earlier time: "cùng kỳ chỉ có 487 cơ sở".

    "so với cùng kỳ" does not, nor do behind another figure words within a clause: "54 vụ cùng kỳ, phạt 30 vụ".
    """
    if tells_start(facts, mention) or is_of_earlier_sentence(facts, mention):
        return True
    words = COMPARES.sub("", facts.before(mention))
    first = mention.index == 0 or facts.mentions[mention.index - 1].sentence != mention.sentence
    parts = [words] if first else BREAK.split(words)[1:]
    return any(EARLIER.search(part) if first else OPENS.match(part) for part in parts[-1:])


def is_of_earlier_sentence(facts: Facts, mention: Mention) -> bool:
    """Whether a sentence that opens with an earlier time tells the figure: "Cùng kỳ năm trước, thu 90 ha, đạt 75%"."""
    start, _ = facts.sentences[mention.sentence]
    opened = OPENED.match(facts.text, start, mention.start)
    return opened is not None and not LATER.search(facts.text, opened.end(), mention.start)


def tells_start(facts: Facts, mention: Mention) -> bool:
    """Whether a sentence that opens with the start of a year tells the figure: "Đầu năm, xã có 820 hộ nghèo, tỷ lệ 9%"."""
    start, _ = facts.sentences[mention.sentence]
    opened = START.match(facts.text, start, mention.start)
    return opened is not None and not LATER.search(facts.text, opened.end(), mention.start)


def opens_other_months(facts: Facts, change: Mention, new: Mention) -> bool:
    """Whether the sentence of a change opens with months that are not told of a figure of a sentence before.

    "Trong tháng 8, vốn đạt 640 tỷ đồng. Tám tháng, vốn tăng 31%": what grew is no longer the 640.
    """
    opened = MONTHS.match(facts.text, facts.sentences[change.sentence][0])
    return opened is not None and opened[1].lower() not in facts.text[: new.start].lower()


def year(mention: Mention) -> int | None:
    """The year of a figure's period."""
    period = mention.figure.period or ""
    return int(period[:4]) if period[:4].isdigit() else None


def is_of_earlier_year(whole: Mention, part: Mention) -> bool:
    """Whether the figure is of a year before that of the part: "Năm 2022, số bị kỷ luật là 268; trong số năm nay, 58"."""
    first, second = year(whole), year(part)
    return first is not None and second is not None and first < second


def is_before(facts: Facts, old: Mention, new: Mention) -> bool:
    """Whether `old` is of an earlier time than `new`, by the words or by the years of the record."""
    by_words = tells_earlier(facts, old) and not tells_earlier(facts, new)
    return by_words or is_of_earlier_year(old, new)


def is_of_two(facts: Facts, change: Mention) -> bool:
    """Whether a sentence tells nothing but a figure, that of an earlier time and the change.

    "Kim ngạch đạt 742,8 triệu USD, trong khi niên vụ trước chỉ 640,3 triệu USD, như vậy đã tăng 16%".
    """
    sentence = facts.by_sentence[change.sentence]
    before = sentence[: sentence.index(change)]
    if len(before) != 2 or not goes_on(facts, change):
        return False
    return bool(EARLIER.search(facts.before(before[1]))) and not is_change(facts, before[1])
