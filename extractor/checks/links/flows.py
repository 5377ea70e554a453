"""Work that came in, was done and is left (A02): "tiếp nhận mới 500, kỳ trước chuyển sang 20; giải quyết 490, còn 30".

An account starts with a figure for what was received and takes up the first figure of each other kind up to the next
figure received, so that the files of the district and of its communes stay apart. The equations are data of
`rules/checks.toml`.
"""

import re
from collections.abc import Iterator, Mapping

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import is_rest
from extractor.checks.links.metrics import INFLOW, LEVEL, metric_of
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, exceeds
from extractor.rules.checks import Identity
from extractor.rules.vocabulary import pattern
from extractor.text import CAPITALS, SMALL_LETTERS

NAME = re.compile(rf"\b[{CAPITALS}]\w*[{SMALL_LETTERS}]")
VISITORS = pattern(r"(?:Tổ|Đoàn) (?:{inspects})\b", re.IGNORECASE)
"""Those who look at the work of others and have no files of their own."""
STARTS = frozenset({"received_new", "received", "inspected", "headcount"})
LABEL = re.compile(r"[;,]?\s*[^\W\d][^:;,.()\d]*: ")
REACH = 4
"""How many sentences an account may run over."""
ASIDE = "carried over, in a bracket"
# "Trong số hồ sơ còn lại đang giải quyết gồm 7.172 hồ sơ" is a part of what is left.
SOME_OF_REST = re.compile(r"\btrong số [^,;.\d]*còn lại\b", re.IGNORECASE)
SAMPLE = "some of the files, which inspectors looked at in a paragraph of their own"
Account = dict[str, Mention]


def claims(facts: Facts, members: Mapping[str, str]) -> Iterator[Claim]:
    """One claim for each account that names every term of an equation. `members`: the whole of each mere part."""
    for account in accounts(facts, members):
        simplify(account)
        aside = account.pop(ASIDE, None)
        fitting = covering(account)
        if not fitting:
            continue
        readings = [relation(one, account) for one in fitting]
        if aside is not None:  # a bracket may name what is in the number before it, or what came on top of it
            with_it = {**account, "carried_over": aside}
            readings += [relation(one, with_it) for one in covering(with_it) if "carried_over" in one.left]
        firm = fitting[0].exhaustive and not tells_some(facts, account)
        yield Claim(tuple(readings), firm=firm, borne_out=firm and are_labels(facts, account))


def are_labels(facts: Facts, account: Account) -> bool:
    """Whether one sentence tells all terms as items of a label and a number: "Tồn đầu kỳ: 47; nhận trong kỳ: 1.563; …"."""
    row = sorted(account.values(), key=lambda m: m.index)
    together = row[0].sentence == row[-1].sentence and row[-1].index - row[0].index == len(row) - 1
    return together and all(LABEL.fullmatch(facts.before(m)) for m in row)


def tells_some(facts: Facts, account: Account) -> bool:
    """Whether a figure of the account is only some of what is left: "Trong số còn lại, đang giải quyết 7.172 hồ sơ"."""
    start, end = min(m.start for m in account.values()), max(m.end for m in account.values())
    return bool(SOME_OF_REST.search(facts.text, start, end))


def covering(account: Account) -> list[Identity]:
    """The equations that the account fills, that with most terms first: a shorter one may hold where a term is a part."""
    fitting = [identity for identity in rules().identity if covers(identity, account)]
    return sorted(fitting, key=lambda one: -len(one.left) - len(one.right))


def accounts(facts: Facts, members: Mapping[str, str]) -> Iterator[Account]:
    """The figures of each account by metric, in the order of the article."""
    account: Account = {}
    before: Mention | None = None
    for mention in facts.mentions:
        metric = metric_in(facts, account, mention) if mention.cell is None else None
        if metric is None or is_mere_part(facts, members.get(mention.id), metric):
            continue
        if metric in STARTS:
            if account:
                yield account
            account = {metric: mention}
            if before is not None and begins(before, mention):
                account["carried_over"] = before
        elif metric == "carried_over" and starts_next(facts, mention):
            before = mention  # "kỳ trước chuyển sang 38 vụ, phát sinh 147 vụ": told before what came in
        elif account and (metric not in account or metric == SAMPLE) and belongs(facts, account, mention):
            told = place_of(facts, metric, mention)
            if told is not None:
                account[told] = mention
    if account:
        yield account


def is_mere_part(facts: Facts, whole: str | None, metric: str) -> bool:
    """Whether a figure is a part of another and no term of the account itself.

    "315 hồ sơ kỳ trước chuyển sang, cộng với 6.842 hồ sơ mới là 7.157 hồ sơ": where their sum is not called received, both
    are what came in.
    """
    if whole is None:
        return False
    return metric not in INFLOW or metric_of(facts, facts.by_id[whole]) in STARTS


def metric_in(facts: Facts, account: Account, mention: Mention) -> str | None:
    """The metric of a figure; what is left right behind what was done is pending: "đã giải quyết 158 đơn, còn 18 đơn"."""
    metric = metric_of(facts, mention)
    if metric == "inspected" and is_sample(account, mention):
        return SAMPLE
    done = account.get("resolved") or account.get("handled")
    if metric is None and done is not None and done.index + 1 == mention.index and is_rest(facts, mention):
        return "pending"
    return metric


def is_sample(account: Account, inspected: Mention) -> bool:
    """Whether a paragraph of its own tells of some of the files of the account that inspectors looked at.

    "Tiếp nhận 7.386 hồ sơ. ¶ Tổ kiểm tra rút ngẫu nhiên 60 hồ sơ. ¶ Đã trả kết quả 7.291 hồ sơ".
    """
    first = account.get("received") or account.get("received_new")
    if first is None or first.block == inspected.block:
        return False
    return alike(first.figure, inspected.figure) and exceeds(first.figure, inspected.figure)


def starts_next(facts: Facts, carried: Mention) -> bool:
    """Whether the figure right behind what was carried over is for what was received."""
    following = facts.following(carried)
    return following is not None and begins(carried, following) and metric_of(facts, following) in STARTS


def begins(carried: Mention, received: Mention) -> bool:
    """Whether what was carried over was told right before what was received, as the beginning of one account."""
    near = received.sentence - carried.sentence <= 1 and received.block - carried.block <= 1
    return near and received.index - carried.index == 1 and alike(carried.figure, received.figure)


def place_of(facts: Facts, metric: str, mention: Mention) -> str | None:
    """Where a figure stands in the account; None for what was carried over and is told as a part of what was received.

    After "trong đó" it is a part; in a bracket it may be one.
    """
    before = facts.before(mention)
    start = mention.start - len(before)
    if metric != "carried_over":
        return metric
    if facts.cues.any("within", start, mention.start):
        return None
    return ASIDE if "(" in before else metric


def simplify(account: Account) -> None:
    """Take what is pending and not yet due for what is pending, where the article names no sum of both kinds.

    Beside what was carried over, what was handled is what was done: "năm 2022 chuyển sang 11 vụ, mới 26 vụ; đã xử lý 29 vụ".
    """
    if "resolved" not in account and "carried_over" in account and "handled" in account:
        account["resolved"] = account["handled"]
    kinds = [metric for metric in ("pending_in_time", "pending_overdue") if metric in account]
    if "pending" not in account and len(kinds) == 1:
        account["pending"] = account[kinds[0]]


def belongs(facts: Facts, account: Account, mention: Mention) -> bool:
    """Whether `mention` counts the same, of the same subject, soon after the start of the account."""
    first, carried, sample = next(iter(account.values())), account.get("carried_over"), account.get(SAMPLE)
    if not alike(first.figure, mention.figure) or mention.sentence - first.sentence > REACH:
        return False
    if sample is not None and sample.block == mention.block:
        return False
    periods = (first.figure.period, mention.figure.period)
    # "năm 2022 để lại 164 hồ sơ; đang thụ lý 249 hồ sơ": the earlier time is that of what was carried over.
    earlier = (carried is not None and carried.sentence == mention.sentence) or metric_of(
        facts, mention
    ) == "carried_over"
    return (earlier or None in periods or periods[0] == periods[1]) and of_one(first.figure.about, mention.figure.about)


def of_one(one: str | None, other: str | None) -> bool:
    """Whether both subjects can be one: "cấp huyện" names none, but "huyện Châu Thành" and "huyện Vị Thủy" are two."""
    if one is None or other is None or one == other or VISITORS.match(one) or VISITORS.match(other):
        return True
    levels = {(LEVEL.findall(subject.lower()) or [""])[-1] for subject in (one, other)}
    return len(levels) == 1 and not all(NAME.search(subject) for subject in (one, other))


def covers(identity: Identity, account: Account) -> bool:
    """Whether the account names every term of the equation."""
    return all(metric in account for metric in identity.left + identity.right)


def relation(identity: Identity, account: Account) -> Relation:
    """The equation with the figures of the account."""
    left, right = ([account[metric].figure for metric in side] for side in (identity.left, identity.right))
    return Relation("A02", tuple(left), tuple(right))
