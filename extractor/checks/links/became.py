"""What the one figure of the sentence before has become: "Năm 2020, tỷ lệ là 41,5%. Nay tỷ lệ này còn 34,2%, giảm 7,3 điểm".

The new figure is told under a noun that takes up the old one, or the change led to it: "Tháng 8 có 430 ca. Sang tháng 9, số ca
tăng gấp đôi, lên 860 ca". Only times go before: "Ở huyện Đông, tỷ lệ này còn 34,2%" is of another place.
"""

import re
from collections.abc import Sequence

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import distant, told_behind
from extractor.checks.links.one_thing import BODIES, LITTLE, OF_ALL, is_of_one, naming
from extractor.checks.links.told_times import MONTH, NOW, OLD, YEAR, Pair, is_first, is_old, words_before, years_of
from extractor.checks.units import one_noun
from extractor.rules.vocabulary import pattern

TAKES_UP = pattern(
    r"\s*(?:(?:Sau|Qua|Đến|Tới|Sang|Nay|Hiện|Năm|Tháng|Quý)(?: (?!ở|tại|của|trong|với|khi)[^\W\d]+| \d+){0,6}, )?"
    r"(?:{outcomes}|t[ỷỉ] lệ|lượng|sản lượng|diện tích)((?: [^\W\d]+){0,4}?) (?:{aforesaid})(?: (?:chỉ|đã|giảm|tăng|chỉ còn))*"
    r" (?:còn|xuống|lên|lên tới|xuống còn|lên đến|là|đạt|ở mức) (?:mức )?(?:hơn |gần )?",
    re.IGNORECASE,
)
FOUND = pattern(r"\b(?:{found_of}|bước|sang|bất ngờ|đột ngột)\b", re.IGNORECASE)


def became(facts: Facts, new: Mention, old: Mention) -> Pair | None:
    """New and old figure where the new one is told of what the sentence before tells of an earlier year."""
    start, _ = facts.sentences[new.sentence]
    told = TAKES_UP.fullmatch(facts.text, start, new.start)
    if told is None or old.sentence != new.sentence - 1 or not (is_old(facts, old) or years_of(facts, old)):
        return None
    known = distant.telling(facts.text[slice(*facts.sentences[old.sentence])])
    same = distant.telling(told[1]) <= known and old.figure.value != new.figure.value
    return (new, old) if same and not is_old(facts, new) else None


def led_on(facts: Facts, change: Mention, told: Sequence[Mention]) -> Pair | None:
    """New and old figure of a change that led to the new one in a month or year behind that of the sentence before."""
    new = told_behind.led_to(facts, change)
    if new is None or len(told) != 1 or not is_first(facts, change) or not one_noun(told[0].figure, new.figure):
        return None
    old, clause = told[0], words_before(facts, change)
    before = facts.text[facts.sentences[old.sentence][0] : old.start]
    if not any(is_later(shape.findall(before), shape.findall(clause)) for shape in (MONTH, YEAR)):
        return None
    known = {level.lower() for level in OF_ALL.findall(before)}
    if any(level.lower() not in known for level in OF_ALL.findall(clause)) or not is_of_one(facts, old, new):
        return None
    own = naming(FOUND.sub(" ", MONTH.sub(" ", YEAR.sub(" ", NOW.sub(" ", OLD.sub(" ", clause))))))
    words = distant.telling(f"{before} {old.figure.unit}") | LITTLE | BODIES
    return (new, old) if own <= words | {"tăng", "giảm"} and old.figure.value != new.figure.value else None


def is_later(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether one month or year is named for each, and the second comes behind the first."""
    return len(old) == len(new) == 1 and int(old[0]) < int(new[0])
