"""A whole whose parts follow sentence by sentence, each under a subject of its own (A01).

"Xảy ra 4.030 vụ, làm chết 1.905 người. Đường bộ xảy ra 3.980 vụ, làm chết 1.875 người. Đường sắt xảy ra 33 vụ, …": each
metric of the accidents is an account of its own. The subjects are the sides of one partition of `rules/links.toml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.metrics import metric_of
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, exceed_together

GROUP = "mode"
ALL = frozenset({"road", "rail", "water", "sea"})
"""The subjects without one of which a part may be missing; accidents in the air are told when there are any."""
REACH = 4
"""How many sentences may lie between one part and the next, or the whole and its first part."""


@dataclass(slots=True)
class Account:
    """A figure of no subject, and those of its metric that follow, by subject."""

    whole: Mention
    parts: dict[str, Mention] = field(default_factory=dict)

    def takes(self, subject: str, mention: Mention) -> bool:
        """Whether a figure can be the next part."""
        last = list(self.parts.values())[-1] if self.parts else self.whole
        near = mention.sentence - last.sentence <= REACH
        return near and subject not in self.parts and alike(self.whole.figure, mention.figure)


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each metric that a whole and two subjects or more tell."""
    open_accounts: dict[str, Account] = {}
    for mention in facts.mentions if facts.cues.has_group(GROUP) else ():
        metric = metric_of(facts, mention) if mention.cell is None else None
        if metric is None:
            continue
        subject, account = subject_of(facts, mention), open_accounts.get(metric)
        if account is not None and subject is not None and account.takes(subject, mention):
            account.parts[subject] = mention
            continue
        if account is not None:
            yield from claims_of(open_accounts.pop(metric))
        if subject is None:
            open_accounts[metric] = Account(mention)
    for account in open_accounts.values():
        yield from claims_of(account)


def subject_of(facts: Facts, mention: Mention) -> str | None:
    """The subject that the sentence names last before the figure."""
    start, _ = facts.sentences[mention.sentence]
    named = [member for *_, group, member in facts.cues.members(start, mention.start) if group == GROUP]
    return named[-1] if named else None


def claims_of(account: Account) -> Iterator[Claim]:
    """The claim of one account; where a subject may be missing, only parts that exceed the whole can be a misfit."""
    if len(account.parts) < 2:
        return
    parts, whole = tuple(part.figure for part in account.parts.values()), account.whole.figure
    closed = account.parts.keys() >= ALL
    yield Claim((Relation("A01", parts, (whole,)),), closed=closed, likely=closed or exceed_together(parts, whole))
