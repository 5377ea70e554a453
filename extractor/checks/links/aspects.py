"""What was done of a whole, what is being done and what was not begun (A01), beside which there is no other state.

"Huyện phải xóa 3.260 nhà tạm. Đến nay đã khánh thành 1.948 căn, đang xây 875 căn, còn 437 căn chưa khởi công": the three
aspects of one work, "đã", "đang" and "chưa", tell of all of it, under whatever noun each figure counts.
"""

import re
from collections.abc import Iterator

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.enumerations import is_bracketed, is_plain
from extractor.checks.links.means import is_average
from extractor.checks.links.partitions import is_earlier
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, is_bare, is_count, is_general, norm, one_noun
from extractor.rules.vocabulary import pattern

APART = re.compile(r"[;:.\n]")
CLAUSE = re.compile(r"[,;.:()]")
DONE = re.compile(r"\b(?:đã|xong|hoàn thành|hoàn tất)\b", re.IGNORECASE)
DOING = re.compile(r"\bđang\b", re.IGNORECASE)
NOT_BEGUN = pattern(r"\bchưa (?:thể |được |kịp |hề )?(?:{begins})\b", re.IGNORECASE)
NEGATED = re.compile(r"\b(?:chưa|không)\b", re.IGNORECASE)


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each three figures in a row that tell of a work as done, being done and not begun."""
    for mentions in facts.by_sentence.values():
        for place in range(len(mentions) - 2):
            parts = mentions[place : place + 3]
            whole = facts.previous(parts[0])
            if are_aspects(facts, parts) and whole is not None and is_whole(facts, whole, parts):
                yield Claim((sum_of(whole, parts),), firm=True)


def are_aspects(facts: Facts, parts: list[Mention]) -> bool:
    """Whether the clauses of three counts say "đã", "đang" and "chưa" with a word for beginning."""
    done, doing, left = (clause_of(facts, part) for part in parts)
    if not (DONE.search(done) and DOING.search(doing) and NOT_BEGUN.search(left)):
        return False
    if DOING.search(done) or NEGATED.search(done) or NEGATED.search(doing):
        return False
    counted = all(is_count(m.figure) and is_plain(facts, m) and not is_bracketed(facts, m) for m in parts)
    return counted and all(m.figure.modifier == "exact" and one_noun(m.figure, parts[0].figure) for m in parts)


def clause_of(facts: Facts, mention: Mention) -> str:
    """The words around a figure up to the next sign on either side."""
    return " | ".join(facts.clause(mention, CLAUSE))


def is_whole(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the figure right before the row counts all that the work is done of, be it as a task."""
    first, last = parts[0], parts[-1]
    if (
        not is_count(whole.figure)
        or whole.figure.role not in {"reported", "target"}
        or whole.figure.modifier != "exact"
    ):
        return False
    if whole.block != first.block or first.sentence - whole.sentence > 1 or whole.cell is not None:
        return False
    if is_change(facts, whole) or is_average(facts, whole) or any(exceeds(m.figure, whole.figure) for m in parts):
        return False
    if whole.sentence < first.sentence and is_earlier(facts, first):
        return False
    end = facts.sentences[last.sentence][1]
    other = any(facts.cues.any(role, whole.end, end) for role in ("open", "overlap", "aside", "within"))
    return (
        stands_for(first, whole)
        and is_alone(facts, whole, parts)
        and not other
        and not facts.unread(whole.end, last.end)
    )


def is_alone(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a sign parts the row from its whole and neither sentence counts more: "30 dự án thu hồi; 12 dự án đã xong, …"."""
    near = {m.id: m for m in (*facts.by_sentence[whole.sentence], *facts.by_sentence[parts[0].sentence])}
    others = [
        m for m in near.values() if m not in (whole, *parts) and is_count(m.figure) and not is_bracketed(facts, m)
    ]
    apart = APART.search(facts.text, whole.end, parts[0].start) is not None
    return apart and not any(
        is_plain(facts, m) and (alike(m.figure, whole.figure) or stands_for(m, whole)) for m in others
    )


def stands_for(part: Mention, whole: Mention) -> bool:
    """Whether the parts are counted under the noun of the whole, or under one that counts whatever was named before."""
    units = rules().units
    counter = norm(part.figure.unit) in (*units.classifiers, *units.stand_in) or is_general(part.figure)
    return counter or is_bare(part.figure) or one_noun(part.figure, whole.figure)
