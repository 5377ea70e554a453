"""What there was, what came and went, and what is left (A02).

"Đầu năm quản lý 98.640 ha; nhận thêm 1.280 ha, bàn giao 21.315 ha; cuối năm còn 78.505 ha": unlike the work of an office,
which `flows` reads by its metrics, a stock is told by the words of `rules/links.toml` alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.enumerations import is_bracketed
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, is_duration, is_percent, norm

GROUP = "stock"
COLLECTED = re.compile(r"(?<!đã )\bthu(?: được)?(?: hơn| gần| trên)? $")
CLOSED = re.compile(r"(?: [^\W\d]+){1,3}(?=[,;.)])")
"""The words behind a figure up to the end of its clause."""
REACH = 3
"""How many sentences an account may run over."""


@dataclass(slots=True)
class Account:
    """The opening stock, and what came and went since; `plain` while every figure has said which."""

    opening: Mention
    came: list[Mention] = field(default_factory=list)
    went: list[Mention] = field(default_factory=list)
    plain: bool = True

    def takes(self, mention: Mention) -> bool:
        """Whether a figure can belong to the account."""
        near = mention.sentence - self.opening.sentence <= REACH and mention.block == self.opening.block
        return near and alike(self.opening.figure, mention.figure)

    def is_told(self, facts: Facts, mention: Mention) -> bool:
        """Whether "tồn đến ngày 30/6" can only be the closing stock: what came and what went has been told."""
        until = " đến " in facts.before(mention) and mention.index > self.opening.index
        return until and bool(self.came and self.went) and self.takes(mention)


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each account with an opening, a closing, and something that came and something that went."""
    account: Account | None = None
    for mention in facts.mentions if facts.cues.has_group(GROUP) else ():
        if mention.cell is not None or is_percent(mention.figure) or is_duration(mention.figure):
            continue
        part = part_of(facts, mention)
        if part == "opening" and account is not None and account.is_told(facts, mention):
            part = "closing"
        if part == "came" and account is not None and is_collected(facts, account, mention):
            part = "went"
        if part == "opening":
            account = Account(mention)
        elif account is None or is_change(facts, mention) or is_bracketed(facts, mention) or not account.takes(mention):
            continue
        elif part == "closing":
            if account.came and account.went:
                yield claim_of(account, mention)
            account = None
        elif part is not None:
            (account.came if part == "came" else account.went).append(mention)
        else:
            account.plain = False


def is_collected(facts: Facts, account: Account, mention: Mention) -> bool:
    """Whether the figure lessens a debt: "nợ đầu năm 64 tỷ đồng; trong năm thu 31 tỷ đồng"."""
    return bool(COLLECTED.search(facts.before(mention))) and "nợ" in facts.before(account.opening).lower()


def part_of(facts: Facts, mention: Mention) -> str | None:
    """The part of the account that the words right behind the figure name, else that which those before it name last.

    "đầu tháng tồn kho 12.400 m3" is the opening stock, whatever name it has; "17 em chuyển đến, 23 em chuyển đi".
    """
    behind = CLOSED.match(facts.text, mention.end)
    told = facts.cues.members(mention.end, behind.end()) if behind else []
    if behind and told and told[0][:3] == (mention.end + 1, behind.end(), GROUP):
        return told[0][3]
    start = mention.start - len(facts.before(mention))
    named = [(end, member) for _, end, group, member in facts.cues.members(start, mention.start) if group == GROUP]
    if [member for _, member in named[-2:]] == ["opening", "closing"] and "," not in facts.text[
        named[-2][0] : mention.start
    ]:
        return "opening"
    return named[-1][1] if named else None


def claim_of(account: Account, closing: Mention) -> Claim:
    """Opening and what came against what went and the closing stock."""
    left = (account.opening, *account.came)
    right = (*account.went, closing)
    relation = Relation("A02", tuple(m.figure for m in left), tuple(m.figure for m in right))
    return Claim((relation,), firm=account.plain and not are_of_kinds((*left, *right)), closed=False)


def are_of_kinds(mentions: tuple[Mention, ...]) -> bool:
    """Whether the figures count different things under one word: "2.450 con vịt", "nhập thêm 820 con ngan"."""
    nouns = {noun for m in mentions if " " in (noun := norm(m.figure.unit) or "")}
    return any(
        one.split()[0] == other.split()[0] and not (one.startswith(other) or other.startswith(one))
        for one in nouns for other in nouns
    )  # fmt: skip
