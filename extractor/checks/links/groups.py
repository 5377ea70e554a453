"""A group named without its number, and the kinds of it (A01): "Trong các cơ sở bị phạt có 28 phòng khám và 18 nhà thuốc".

The group is a figure told before whose noun the words take up: "46 cơ sở bị phạt". They need not say that all kinds are
told, so that only a sum that holds says something; "Trong các cơ sở bị phạt có 5 phòng khám" says nothing.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import is_exact
from extractor.checks.links.enumerations import LEAST, REACH, is_bracketed, is_plain
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import is_count, norm

HEAD = re.compile(r"(?:Trong|Với|Đối với) (?:tổng )?(?:số|các|những|nhóm)\b([^,;:.()\d]+)[,:]?(?: có| gồm)? $")


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each sentence that begins with such a group and tells two kinds or more."""
    for sentence, mentions in facts.by_sentence.items():
        head = HEAD.match(facts.text, facts.sentences[sentence][0], mentions[0].start)
        parts = [m for m in mentions if head and is_kind(facts, m)]
        whole = group_of(facts, head[1].lower(), parts) if head and len(parts) > 1 else None
        if whole is not None:
            yield Claim((sum_of(whole, parts),), closed=False)


def is_kind(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts things, and not in a bracket."""
    return is_plain(facts, mention) and is_count(mention.figure) and not is_bracketed(facts, mention)


def group_of(facts: Facts, head: str, parts: list[Mention]) -> Mention | None:
    """The nearest count of what the head names that the parts make up."""
    for whole in facts.back(parts[0], REACH):
        if whole.sentence == parts[0].sentence or not is_kind(facts, whole) or (whole.figure.value or 0) < LEAST:
            continue
        if f" {norm(whole.figure.unit)} " in f"{head} " and is_exact(parts, whole):
            return whole
    return None
