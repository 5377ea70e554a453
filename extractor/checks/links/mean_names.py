"""The words of a mean that name its count or total: "mỗi hồ sơ bị từ chối", "chia cho số vụ vi phạm", "mỗi vụ bị phạt"."""

import re
from collections.abc import Iterable

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.mean_kinds import CLAUSE, own_clause, told_for
from extractor.checks.links.means import single
from extractor.checks.units import norm
from extractor.rules.vocabulary import pattern

# "chia đều cho số vụ vi phạm", "tính trên số hộ vay", "đem chia cho 868 vụ": over what the total is spread.
OVER = pattern(
    r"\b(?:chia(?: đều| ra)?|tính|(?:(?:chia|tính) )?(?:{on_average})) (?:cho|trên|theo)"
    r"(?: cả| tổng| tổng cộng| toàn bộ| từng)* số (\w+(?: \w+){0,4})",
    re.IGNORECASE,
)
PREDICATE = re.compile(r"(?:mỗi|một) \w+((?: \w+){1,5}) $", re.IGNORECASE)
TOLD = frozenset({"phải", "chỉ", "khoảng", "gần", "hơn", "trên", "dưới", "thì", "hiện", "đều", "mới", "tới", "đến"})
"""Syllables between a noun and what tells its kind: "mỗi hồ sơ phải từ chối"."""
KIND = 2
"""How many syllables tell a kind: one alone, as in "vay" or "nghèo", is said of too many things."""


def content(words: Iterable[str]) -> list[str]:
    """The syllables that tell something, from the first of them on."""
    kept = list(words)
    while kept and (kept[0] in rules().units.little or kept[0] in TOLD):
        kept.pop(0)
    return kept


def singled(facts: Facts, mean: Mention, counts: list[Mention]) -> list[Mention]:
    """The one count that has the kind of which the mean is told: "156 hồ sơ phải từ chối …, mỗi hồ sơ bị từ chối 4 triệu"."""
    words = (spread_over(facts, mean) or behind_one(facts, mean) or told_for(facts, mean)).lower().split()
    told = [count for count in counts if words and has_kind(facts, count, words)]
    return told if len(told) == 1 else []


def behind_one(facts: Facts, mean: Mention) -> str | None:
    """The words of the one thing that a mean is told for: "4,2 triệu đồng cho một hộ bị lập biên bản"."""
    one = single(facts, mean)
    if one is None or one.index < mean.index:
        return None
    return f"{norm(one.figure.unit)} {CLAUSE.split(facts.after(one))[0]}"


def spread_over(facts: Facts, mean: Mention) -> str | None:
    """The words that say over what a total is spread: "vụ vi phạm" of "Chia đều cho số vụ vi phạm, mỗi vụ …"."""
    found = OVER.search(facts.before(mean))
    return found[1] if found else None


def has_kind(facts: Facts, count: Mention, words: list[str]) -> bool:
    """Whether the clause of a count tells it with the kind that follows its noun in some words."""
    unit = (norm(count.figure.unit) or "").split()
    same = 0
    while same < min(len(unit), len(words)) and unit[same] == words[same]:
        same += 1
    if same == 0:
        return False
    kind = content(words[same:])[:KIND]
    if not kind:
        return same == len(unit) > KIND  # "868 vụ vi phạm" for "số vụ vi phạm"
    return len(kind) == KIND and same == len(unit) and f" {' '.join(kind)} " in f" {plain_words(facts, count)} "


def plain_words(facts: Facts, count: Mention) -> str:
    """The words of the clause of a count without marks."""
    return " ".join(re.findall(r"\w+", own_clause(facts, count)))


def told_with_verb(facts: Facts, mean: Mention, totals: list[Mention]) -> list[Mention]:
    """The one total told with the verb of the mean: "phạt 6,42 tỷ đồng, bán hàng 2,37 tỷ đồng. … mỗi vụ bị phạt 7,4 triệu"."""
    found = PREDICATE.search(facts.before(mean))
    verb = content(found[1].lower().split())[:1] if found else []
    told = [m for m in totals if verb and f" {verb[0]} " in f" {facts.before(m).lower()} "]
    return told if len(totals) > 1 and len(told) == 1 else []
