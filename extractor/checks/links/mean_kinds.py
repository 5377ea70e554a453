"""The words behind "mỗi" that tell of which of the things counted a mean is: "mỗi vụ hành chính", "mỗi cơ sở bị phạt"."""

import re
from collections.abc import Iterator

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.links.means import per_what
from extractor.rules.vocabulary import pattern

# "mỗi vụ hành chính gần 8 triệu đồng", "35 triệu đồng/cơ sở vi phạm": two words behind the noun tell the kind.
KIND_BEFORE = pattern(r"mỗi (?:{inspected}|\w+) (\w+ \w+)", re.IGNORECASE)
KIND_AFTER = pattern(r"\s*(?:/|mỗi )(?:{inspected}|\w+) (\w+ \w+)", re.IGNORECASE)
FOR_EACH = re.compile(r"\s*(?:/|(?:cho |trên )?mỗi )(\w[\w ]*)", re.IGNORECASE)
FOR_EACH_BEFORE = re.compile(r"mỗi (\w[\w ]*)$", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:(.]| [-–—] ")
FEW = 6
"""How many words behind "mỗi" may tell the kind."""


def told_for(facts: Facts, mean: Mention) -> str:
    """The words behind "mỗi" or the slash: "doanh nghiệp phải khắc phục"."""
    found = FOR_EACH.match(facts.after(mean)) or FOR_EACH_BEFORE.search(facts.before(mean))
    return found[1].lower() if found else per_what(facts, mean) or ""


@remembered
def kind_named(facts: Facts, mean: Mention) -> str | None:
    """The two words behind the noun that a mean is for: "hành chính" of "mỗi vụ hành chính"."""
    found = KIND_BEFORE.search(facts.before(mean)) or KIND_AFTER.match(facts.after(mean))
    return found[1].lower() if found else None


def told_alike(facts: Facts, count: Mention, mean: Mention) -> bool:
    """Whether a count is told with the kind that the average names: "hành chính 781 vụ …; mỗi vụ hành chính 8 triệu đồng"."""
    kind = kind_named(facts, mean)
    return kind is not None and kind in f"{facts.before(count)} {facts.after(count)}".lower()


def is_of_kind(facts: Facts, mention: Mention, mean: Mention) -> bool:
    """Whether the clause of a figure names the kind that the average names: "sửa chữa 412 nhà; mỗi nhà sửa chữa 30 triệu"."""
    kind = kind_named(facts, mean)
    return kind is not None and kind in own_clause(facts, mention)


def is_other_kind(facts: Facts, count: Mention, mean: Mention) -> bool:
    """Whether a mean is told for some that the count does not single out: "64 cơ sở vi phạm …, mỗi cơ sở bị phạt 7 triệu"."""
    units = rules().units
    behind = CLAUSE.split(facts.after(mean))[0] if mean.figure.per else ""
    each = " ".join(f"{told_for(facts, mean)} {behind}".lower().split()[:FEW])
    own = own_clause(facts, count)
    if any(word in each and word not in own for word in (*units.punished, *units.needy)):
        return True
    accepted = (*units.offending, *units.punished)
    return any(word in each for word in units.offending) and not any(word in own for word in accepted)


def is_elsewhere(facts: Facts, mean: Mention, whole: Mention) -> bool:
    """Whether a mean is told of more than its total, or beside it: "thu 54,4 tỷ đồng của 680 hộ, bình quân cả nước 85 triệu"."""
    units, own = rules().units, f"{facts.before(mean)} {CLAUSE.split(facts.after(mean))[0]}".lower()
    told = facts.text[facts.sentences[whole.sentence][0] : whole.start].lower()
    beside = any(word in own for word in units.compared)
    return beside or any(word in own and word not in told for word in units.wider)


def is_other_money(facts: Facts, mean: Mention, whole: Mention) -> bool:
    """Whether a mean is called another money than its total: "trả lương 11,25 tỷ đồng cho 1.250 người, thưởng 2 triệu/người"."""
    own, told = (set(money_words(facts, mention)) for mention in (mean, whole))
    return bool(own and told) and own.isdisjoint(told)


def money_words(facts: Facts, mention: Mention) -> Iterator[str]:
    """The words that tell what money an amount is, in the clause around it."""
    clause = f" {' '.join(facts.clause(mention, CLAUSE))} ".lower()
    return (word for word in rules().units.moneys if f" {word} " in clause)


def own_clause(facts: Facts, count: Mention) -> str:
    """The words of a count between the commas around it."""
    before, behind = facts.clause(count, CLAUSE)
    return f"{before} {count.figure.unit} {behind}".lower()


def offenders(facts: Facts, mean: Mention, counts: list[Mention]) -> list[Mention]:
    """The counts of those in breach, where a mean is told for them: "27 trường thu chưa đúng …; 40 triệu đồng/trường vi phạm"."""
    words = rules().units.offending
    each = f"{told_for(facts, mean)} {CLAUSE.split(facts.after(mean))[0]}".lower()
    if not any(word in each for word in words):
        return []
    return [count for count in counts if any(word in own_clause(facts, count) for word in words)]
