"""What there was or was carried over, what came and went, and what is left (A02), with the totals told in between (A01).

"Đầu năm quản lý 98.640 ha; nhận thêm 1.280 ha, bàn giao 21.315 ha; cuối năm còn 78.505 ha", "gánh từ năm trước 412 vụ,
thụ lý mới 3.088 vụ; giải quyết 3.262 vụ, chuyển năm sau 238 vụ", "thụ lý 52 vụ, trong đó 17 vụ từ năm ngoái, 35 vụ mới; xét
xử 24 vụ, đình chỉ 13 vụ, còn 15 vụ". The words of each figure say on which side it stands (`stock_roles`), so that what is
left may be told first. A figure that does not say it leaves the account open: then only a misprint that explains all is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention, told_once
from extractor.checks.links.endings import is_rest
from extractor.checks.links.flows import of_one
from extractor.checks.links.stock_items import Item, items_of
from extractor.checks.links.stock_roles import GROUP, MOVED, role_of
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import LINEAR, Claim, Relation
from extractor.checks.units import alike, is_count, norm
from extractor.rules.vocabulary import pattern

REACH = 4
"""How many sentences an account may run over."""

CONCLUDES = pattern(r"\s*(?:{thus})\b", re.IGNORECASE)
"""How a sentence begins that draws its number from those before, of whatever it calls them: "Như vậy, đơn vị còn 53 vụ"."""


@dataclass(slots=True)
class Account:
    """What there was, with what came, or one figure for both; what went and what is left.

    `plain`: each figure has said which. `early`: what is left was told before what went.
    """

    anchor: Item
    came: list[Item] = field(default_factory=list)
    went: list[Item] = field(default_factory=list)
    left: list[Item] = field(default_factory=list)
    total: Item | None = None
    plain: bool = True
    early: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the anchor counts what was carried over and what came in together."""
        return self.anchor.role == "total"

    @property
    def is_full(self) -> bool:
        """Whether every side has a figure."""
        return bool((self.came or self.is_whole) and self.went and self.left)

    def takes(self, item: Item) -> bool:
        """Take up one more figure; False where it belongs to another account."""
        if item.role == "closing":
            self.early = self.early or not self.went
            self.left.append(item)
        elif item.role == "went":
            self.went.append(item)
        elif item.role is None:
            self.went.append(item)
            self.plain = False
        elif item.role == "total" and self.came and not self.went and self.total is None and not self.is_whole:
            self.total = item
        elif item.role == "total" and self.went and not self.left:
            self.left.append(item)
            self.plain = False  # "thành lập 84 hợp tác xã, giải thể 31, nâng tổng số lên 1.073": or of more than these
        elif item.role == "came" and not self.is_whole:
            self.came.append(item)
        else:
            return False
        self.plain = self.plain and item.sure
        return True


def claims(facts: Facts) -> Iterator[Claim]:
    """The claims of each account of each paragraph."""
    for account in accounts(facts):
        yield from claims_of(facts, account)


@told_once
def accounts(facts: Facts) -> list[Account]:
    """The accounts of the article, in order."""
    blocks: dict[int, list[Mention]] = {}
    for mention in facts.mentions if facts.cues.has_group(GROUP) else ():
        if mention.cell is None:
            blocks.setdefault(mention.block, []).append(mention)
    rows = (row for mentions in blocks.values() for row in items_of(facts, mentions))
    return [
        account_of(row, place)
        for row in rows
        for place, item in enumerate(row)
        if item.role in {"opening", "total"} and item.whole is None
    ]


def mixes_sides(facts: Facts, relation: Relation) -> bool:
    """Whether a sum takes figures of both sides of an account for a whole and its parts, or leaves terms of it out.

    "Tồn đầu kỳ 12,4 tỷ đồng, thu 38,6 tỷ đồng, trong đó dân góp 8 tỷ đồng; chi 41 tỷ đồng, còn 10 tỷ đồng": what was spent is
    no part of what was got.
    """
    if relation.rule not in LINEAR:
        return False
    for account in accounts(facts):
        if not account.is_full or account.is_whole:
            continue
        given, out = (ids_of(side) for side in ([account.anchor, *account.came], [*account.went, *account.left]))
        both = relation.ids & given and relation.ids & out
        if both and (relation.rule != "A02" or not given | out <= relation.ids):
            return True
    return False


def ids_of(items: list[Item]) -> frozenset[str]:
    """The ids of the figures of some items that have a role."""
    return frozenset(item.mention.id for item in items if item.role is not None)


def account_of(row: list[Item], place: int) -> Account:
    """The account that a figure begins, with what stands before it where nothing behind tells what is left."""
    anchor = row[place]
    account = Account(anchor, plain=anchor.sure)
    own = [item for item in row if item.whole is anchor.mention]
    for item in row[place + 1 :]:
        if item in own or item.whole is not None:
            continue
        if item.mention.sentence - anchor.mention.sentence > REACH or is_closed(account, item):
            break
        if not account.takes(item):
            break
    before = [item for item in row[:place] if item.whole is None]
    if before and not account.is_whole and before[-1].role == "came" and near(before[-1], anchor):
        account.came.insert(0, before.pop())
    if not account.left:
        look_back(account, before)
    return account


def is_closed(account: Account, item: Item) -> bool:
    """Whether the account has told what is left, and a figure behind begins something else or is told of later."""
    if not account.left:
        return False
    again = item.role == "closing" and item.mention.sentence == account.left[-1].mention.sentence
    if not account.early:
        return not again or len(account.left) > 1
    return item.mention.sentence - account.left[-1].mention.sentence > 1


def near(one: Item, other: Item) -> bool:
    """Whether two figures stand in one sentence."""
    return one.mention.sentence == other.mention.sentence


def look_back(account: Account, before: list[Item]) -> None:
    """Find what is left before the account: "Kho còn 6.200 tấn, dù đã bán 4.850 tấn. Tháng trước gối sang 3.900 tấn …"."""
    between: list[Item] = []
    for item in reversed(before):
        if account.anchor.mention.sentence - item.mention.sentence > 2 or item.role in {"opening", "total"}:
            return
        if item.role == "closing" or (item.role is None and not between):
            account.plain = account.plain and item.role == "closing" and item.sure
            account.left.append(item)
            for one in between:
                account.takes(one)
            return
        between.append(item)


def claims_of(facts: Facts, account: Account) -> Iterator[Claim]:
    """The account as a whole, and the totals that are told in it."""
    anchor = account.anchor
    own = [item for item in anchor.parts if item.role in {"opening", "came"}]
    if account.is_whole and not own:
        return  # a total alone is read by `rests`
    if {item.role for item in own} >= {"opening", "came"}:
        yield Claim(
            (sum_of(anchor.mention, [item.mention for item in own]),),
            firm=is_sure(facts, [anchor, *own]),
            borne_out=True,
        )
    if account.total is not None:
        parts = [anchor, *account.came]
        firm = account.anchor.sure and is_sure(facts, [*parts, account.total])
        yield Claim((sum_of(account.total.mention, [item.mention for item in parts]),), firm=firm, borne_out=True)
        if account.went and account.left:
            yield balance(facts, account, [account.total])
    if account.is_full:
        yield balance(facts, account, [anchor, *account.came])


def balance(facts: Facts, account: Account, sources: list[Item]) -> Claim:
    """What was there against what went and what is left, with one figure or two for what is left."""
    readings = []
    tail_first = len(account.left) > 1 and is_rest(facts, account.left[-1].mention)
    counted = [account.left, account.left[:1]][: len(account.left)]
    for left in counted if tail_first else reversed(counted):
        given, out = (tuple(item.mention.figure for item in side) for side in (sources, [*account.went, *left]))
        readings.append(Relation("A02", given, out))
    terms = [*sources, *account.went, *account.left]
    sure = account.plain and is_sure(facts, terms)
    return Claim(tuple(readings), firm=sure, closed=False)


def is_sure(facts: Facts, terms: list[Item]) -> bool:
    """Whether all count one thing, and no number between them was left out."""
    start, end = min(item.mention.start for item in terms), max(item.mention.end for item in terms)
    mentions = [item.mention for item in terms]
    told = [m for m in mentions if not CONCLUDES.match(facts.text, facts.sentences[m.sentence][0])]
    one_subject = all(of_one(told[0].figure.about, m.figure.about) for m in told)
    others = counts_others(facts, mentions, start, end)
    return one_subject and not others and not are_of_kinds(mentions) and not facts.unread(start, end)


def counts_others(facts: Facts, terms: list[Mention], start: int, end: int) -> bool:
    """Whether some that came or went may be told under another noun: "1.240 con bò …, sinh 418 bê", "39 hồ sơ …, 17 người rút".

    So it is with nouns that stand for whatever was counted, on either side.
    """
    nouns = {*rules().units.classifiers, *rules().units.stand_in, *rules().units.any_person}
    between = [m for m in facts.mentions[terms[0].index : terms[-1].index] if start < m.start < end and m not in terms]
    others = [m for m in between if is_count(m.figure) and not any(alike(m.figure, term.figure) for term in terms)]
    general = norm(terms[0].figure.unit) in rules().units.classifiers
    return any(role_of(facts, m) in MOVED for m in others if general or norm(m.figure.unit) in nouns)


def are_of_kinds(mentions: list[Mention]) -> bool:
    """Whether the figures count different things under one word: "2.450 con vịt", "nhập thêm 820 con ngan"."""
    nouns = {noun for m in mentions if " " in (noun := norm(m.figure.unit) or "")}
    return any(
        one.split()[0] == other.split()[0] and not (one.startswith(other) or other.startswith(one))
        for one in nouns for other in nouns
    )  # fmt: skip
