"""The figure of the group that words name, of which a part is some: "34 cơ sở vi phạm. Trong số cơ sở vi phạm, 30 cơ sở …"."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.behind_groups import group_behind
from extractor.checks.links.earlier import is_of_earlier_year
from extractor.checks.links.names import SAY_LITTLE, WORD, clause_words, own_words
from extractor.checks.units import norm, noun_words
from extractor.rules.vocabulary import pattern

GROUP = pattern(
    r"\btrong (?:(?:tổng )?số|các|những|nhóm) (?!(?:{aforesaid})\b)([^\W\d]+(?: [^\W\d]+){0,6}?)(?:,| chỉ có| có| thì) [^;]*$",
    re.IGNORECASE,
)
# "trong số các doanh nghiệp này": what is counted stands between.
POINTED = pattern(r"^(?:các|những) | (?:{aforesaid})$")
THIS_TIME = pattern(r" (?:{spans}|đợt|lần) (?:nay|này)$")
LOOKED_AT = pattern(r" (?:đã )?được (?:{inspects})$")
NEGATIONS = frozenset({"không", "chưa", "ngoài", "thoát", "khỏi", "hết"})
GROUP_REACH = 3
"""How many sentences before "trong số cơ sở vi phạm" the group may have been counted."""


def group_of(facts: Facts, part: Mention) -> Mention | None:
    """The figure of the group that the words before a part name, or of a wider one told right before.

    What counts some of "người vắng mặt" counts no more than the "vắng 18 người" of the sentence before.
    """
    before = [m for m in facts.back(part, GROUP_REACH) if not is_of_earlier_year(m, part)]
    named = of_group(facts, part, before) or group_behind(facts, part, before)
    if named is not None or not before:
        return named
    words = set(WORD.findall(facts.before(part).lower()))
    wider = before[0]
    own = own_words(facts, wider) - SAY_LITTLE
    told = len(own) > 1 and own <= words and NEGATIONS & own == NEGATIONS & words
    near = part.sentence - wider.sentence <= 1 and wider.block == part.block
    return wider if told and near and wider.figure.role == "reported" else None


def of_group(facts: Facts, part: Mention, others: list[Mention]) -> Mention | None:
    """The one figure before "trong số …" or "trong các …" that counts what it names, in its own clause where there are more.

    "số không trúng cử là 34 người" is not "trong số trúng cử".
    """
    group = GROUP.search(facts.text, facts.sentences[part.sentence][0], part.start)
    if group is None:
        return None
    words = set(WORD.findall(THIS_TIME.sub("", group[1].lower()))) - SAY_LITTLE
    before = [m for m in others if m.end <= group.start()]
    noun = POINTED.sub("", group[1].lower())
    counted = [m for m in before if norm(m.figure.unit) == noun]
    told = ((m, own_words(facts, m)) for m in before if len(words) > 1 and not counted)
    counted = counted or [m for m, own in told if words <= own and NEGATIONS & own <= words]
    counted = counted or inspected(facts, before, group[1].lower())
    if len(counted) > 1:  # "28 mỏ đang khai thác, 21 mỏ tạm dừng": the words before the comma are of the first
        counted = [m for m in counted if words <= clause_words(facts, m)]
    return counted[0] if len(counted) == 1 else None


def inspected(facts: Facts, before: list[Mention], name: str) -> list[Mention]:
    """The figures of a kind of which all were looked at: "87 cơ sở karaoke. Trong số các cơ sở karaoke được kiểm tra, …"."""
    kind = LOOKED_AT.sub("", name)
    words = set(WORD.findall(kind)) - SAY_LITTLE
    told = [m for m in before if words > noun_words(m.figure)] if kind != name else []
    return [m for m in told if words <= own_words(facts, m)]
