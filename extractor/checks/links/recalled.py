"""The new figure of a change that is told sentences before its old one, which a pronoun or the years tie to it.

"4.680 trên 6.240 hồ sơ nộp trực tuyến. Hồi tháng 8, con số này là 3.900 hồ sơ; như vậy tăng thêm 780 hồ sơ",
"Năm 2020, có 48.650 việc, …. Tổng hai khoản 12 tỷ đồng. Năm 2019 có 44.500 việc. Sau một năm, số việc tăng 9,3%".
"""

import re
from collections.abc import Sequence

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links import distant
from extractor.checks.links.directions import direction_of, goes_on, is_change
from extractor.checks.links.earlier import year
from extractor.checks.links.pairs import can_change, counts_alike, relation, sign_of
from extractor.checks.links.told_times import PIECE, Pair, is_old, words_before, years_of
from extractor.checks.relations import Claim
from extractor.rules.vocabulary import pattern

POINTS = re.compile(
    r"\b(?:con số|số|mức|tỷ lệ|tỉ lệ|lượng|khoản)((?: [^\W\d]+){0,4}?) (?:ấy|này|đó|nói trên|kể trên)\b", re.IGNORECASE
)
# "so với khối lượng khai thác nói trên": the figure told with these words.
CALLED = re.compile(
    r" so với (?:(?:khối lượng|số lượng|sản lượng|tổng số|số tiền|diện tích|giá trị|con số|lượng|số|mức) )?"
    r"((?:[^\W\d]+ ){1,6}?)(?:nói trên|kể trên|đã nêu|vừa nêu)\b",
    re.IGNORECASE,
)
# "Quý I/2023, số trễ hạn là 626 hồ sơ": what the old figure is of, in the words of the new one.
AGAIN = re.compile(r"\b(?:con số|số)((?: [^\W\d]+){1,4}?)(?: (?:chỉ|mới))? (?:là|có|ở mức) $", re.IGNORECASE)
DATED = pattern(
    r"\s*(?:(?:nửa|(?:{number_words}|\d+) tháng) (?:đầu|cuối) )?(?:{spans})\b[^,;.()]{0,14}?(?P<year>\d{4}),",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b20\d{2}\b")
REACH = 2
"""How many sentences before the old figure the new one may stand."""


def claim(facts: Facts, change: Mention, direction: int) -> Claim | None:
    """The claim of a change against a figure that is called again: "thấp hơn 36.350 m3 so với khối lượng khai thác nói trên"."""
    called, new = CALLED.match(facts.text, change.end), facts.previous(change)
    if called is None or new is None or new.sentence != change.sentence or not goes_on(facts, change):
        return None
    words = distant.telling(called[1])
    told = [
        m for m in facts.back(new, REACH)
        if counts_alike(m.figure, new.figure) and can_change(new, change) and not is_change(facts, m)
        and words and words <= distant.telling(around(facts, m))
    ]  # fmt: skip
    return Claim((relation(change, new, told[0], direction),), firm=True) if len(told) == 1 else None


def before(facts: Facts, change: Mention, old: Mention) -> list[Mention]:
    """The figures of the nearest sentence before an old one that count the same and can have changed."""
    for sentence in range(old.sentence - 1, old.sentence - 1 - REACH, -1):
        if told := told_in(facts, change, old, sentence):
            return told
    return []


def told_in(facts: Facts, change: Mention, old: Mention, sentence: int) -> list[Mention]:
    """The figures of one sentence that count as an old one does and can have changed."""
    return [
        m for m in facts.by_sentence.get(sentence, ())
        if is_near(facts, m, change) and counts_alike(m.figure, old.figure) and can_change(m, change)
        and not is_change(facts, m)
    ]  # fmt: skip


def is_near(facts: Facts, mention: Mention, change: Mention) -> bool:
    """Whether a figure stands in the paragraph of a change, or both have lines of one list: "- Nợ đầu năm: 300 tỷ đồng"."""
    if mention.block == change.block:
        return True
    lines = change.block - mention.block == change.sentence - mention.sentence
    return lines and all(is_item(facts, m) for m in (mention, change))


def is_item(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is the first of a line, behind its name and a colon."""
    first = facts.by_sentence[mention.sentence][0] is mention
    return first and facts.before(mention).rstrip().endswith(":")


def pointed(facts: Facts, change: Mention, old: Mention) -> Pair | None:
    """The figure that "con số ấy" takes up and the old one told of it: what its words name, or else what gives the change."""
    found = POINTS.search(words_before(facts, old))
    if found is None or not (is_old(facts, old) or years_of(facts, old)):
        return None
    told = [m for back in range(REACH, 0, -1) for m in told_in(facts, change, old, old.sentence - back)]
    words = distant.telling(found[1])
    named = [m for m in told if words and words <= distant.telling(around(facts, m))]
    return only(named, old) or only([m for m in told if gives(facts, change, m, old)], old)


def called_again(facts: Facts, old: Mention, change: Mention) -> Mention | None:
    """The one figure right before an old one that its words name again: "529 hồ sơ trễ hạn. Quý I/2023, số trễ hạn là 626".

    The article has told of a later year by then, and the new figure is not told of the old one's time.
    """
    named, start = AGAIN.search(words_before(facts, old)), facts.sentences[old.sentence][0]
    dated = DATED.match(facts.text, start, old.start)
    words = distant.telling(named[1]) if named else set()
    if dated is None or not words:
        return None
    told = [m for m in told_in(facts, change, old, old.sentence - 1) if words <= distant.telling(around(facts, m))]
    if len(told) != 1 or dated["year"] in facts.text[facts.sentences[told[0].sentence][0] : start]:
        return None
    later = max(YEAR.findall(facts.text, 0, start), default="") > dated["year"]
    return told[0] if later or (year(told[0]) or 0) > int(dated["year"]) else None


def only(told: Sequence[Mention], old: Mention) -> Pair | None:
    """The one figure with the old one, where there is but one."""
    return (told[0], old) if len(told) == 1 else None


def gives(facts: Facts, change: Mention, new: Mention, old: Mention) -> bool:
    """Whether a change is the one between two figures."""
    direction = direction_of(facts, change) or sign_of(change, new, old)
    return new.figure.value != old.figure.value and is_plain(relation(change, new, old, direction))


def around(facts: Facts, mention: Mention) -> str:
    """The words of a figure's clause."""
    return " ".join(facts.clause(mention, PIECE))
