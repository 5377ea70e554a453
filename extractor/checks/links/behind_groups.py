"""Parts that name behind them, in its own words, the group that they are of.

"1.240 tàu dài từ 15 m buộc phải gắn thiết bị …. Đến nay 1.204 tàu trong nhóm buộc phải gắn thiết bị đã làm xong": three words
or more that stand behind the one figure before in the same order.
"""

import re
from collections.abc import Iterable, Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.earlier import is_of_earlier_year
from extractor.checks.links.list_parts import is_item
from extractor.checks.units import one_noun

OF_GROUP = re.compile(
    r" (?:trong|thuộc) (?:nhóm|số|diện|danh sách) ((?:[^\W\d]+ ){2,8}?[^\W\d]+)"
    r"(?=[,;.]| (?:đã|chưa|đang|được|bị|có|vẫn|còn|mới)\b)"
)
CLAUSE = re.compile(r"[;.:(\n](?=\s|$)|, (?=\d)")


def told_behind(facts: Facts, mentions: list[Mention], reach: int) -> Iterator[tuple[Mention, Mention]]:
    """Each figure of a sentence that names its group behind it, with that of one of so many sentences before."""
    start, _ = facts.sentences[mentions[0].sentence]
    for part in mentions:
        whole = group_behind(facts, part, facts.back(part, reach))
        if whole is not None and is_item(facts, start, part):
            yield part, whole


def group_behind(facts: Facts, part: Mention, before: Iterable[Mention]) -> Mention | None:
    """The one figure before that the words behind a part name."""
    named = OF_GROUP.match(facts.text, part.end)
    if named is None:
        return None
    told = [m for m in before if m.figure.role == "reported" and one_noun(m.figure, part.figure)]
    told = [m for m in told if not is_of_earlier_year(m, part)]
    called = [m for m in told if f"{named[1].lower()} " in f"{words_behind(facts, m)} "]
    return called[0] if len(called) == 1 else None


def words_behind(facts: Facts, mention: Mention) -> str:
    """The words of a figure up to the end of its clause, whatever it measures."""
    end = facts.sentences[mention.sentence][1]
    return CLAUSE.split(facts.text[mention.start : end].lower())[0]
