"""The figures of a paragraph that can stand in one account: those that count alike, each with its role or its whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.means import is_average
from extractor.checks.links.stock_roles import SAME, Role, role_of
from extractor.checks.units import alike, is_count, is_density, is_duration, is_percent, norm

LISTS = re.compile(r"\b(?:trong đó|trong số (?:này|đó|ấy|trên)|(?:bao )?gồm|cụ thể|riêng|nhất là)\b", re.IGNORECASE)
OF_IT = re.compile(r"\b(?:trong|của)(?: số)? $", re.IGNORECASE)
CHANGED = re.compile(r"\b(?:tăng|giảm|hơn)(?: thêm| được| đi)?(?: hơn| gần| tới| đến)? $", re.IGNORECASE)
COLLECTED = re.compile(r"(?<!đã )\bthu(?: được)?(?: hơn| gần| trên)? $")
MORE = re.compile(r"\b(?:thêm|bổ sung)\b", re.IGNORECASE)
COMPARED = re.compile(r"\b(?:so với|cùng kỳ|hơn năm)\b", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Item:
    """A figure with its role; `whole`: that of which it is a part, and no term itself. `sure`: its words leave no doubt."""

    mention: Mention
    role: Role | None
    whole: Mention | None = None
    sure: bool = True
    parts: list["Item"] = field(default_factory=list)


def items_of(facts: Facts, mentions: list[Mention]) -> Iterator[list[Item]]:
    """For each unit of a paragraph its figures as items, in order."""
    told = [m for m in mentions if is_term(facts, m)]
    heads: list[Mention] = []
    for mention in told:
        if role_of(facts, mention) in {"opening", "dated", "total", "came"} and not any(
            alike(mention.figure, head.figure) for head in heads
        ):
            heads.append(mention)
    for head in heads:
        row = [m for m in told if counts_same(m, head)]
        if len(row) > 2:
            yield items(facts, row)


def counts_same(mention: Mention, head: Mention) -> bool:
    """Whether a figure counts what another does, be it under a word that counts whatever was named: "92 chiếc"."""
    classified = is_count(head.figure) and norm(mention.figure.unit) in rules().units.classifiers
    return classified or alike(mention.figure, head.figure)


def is_term(facts: Facts, mention: Mention) -> bool:
    """Whether a figure can stand in an account: no share, no time, no mean, no change against another time."""
    figure = mention.figure
    if figure.value is None or is_percent(figure) or is_duration(figure) or is_density(figure):
        return False
    role = role_of(facts, mention)
    if role == "opening" or (role == "came" and is_beside_opening(facts, mention)):
        return True
    if (
        figure.role not in {"reported", "target"}
        or (figure.role == "target" and role is None)
        or is_average(facts, mention)
    ):
        return False
    if not is_change(facts, mention):
        return True
    return role in {"came", "went"} and not is_compared(facts, mention)


def is_beside_opening(facts: Facts, mention: Mention) -> bool:
    """Whether a bracket tells what came in behind what was carried over, which is no comparison: "(kỳ trước 958, mới 20.389)"."""
    previous = facts.previous(mention)
    start, _ = facts.sentences[mention.sentence]
    bracket = open_bracket(facts.text, start, mention.start)
    return (
        bracket is not None
        and previous is not None
        and previous.start > bracket
        and role_of(facts, previous) == "opening"
    )


def is_compared(facts: Facts, mention: Mention) -> bool:
    """Whether a number of more or fewer is told against another time: "tăng thêm 23 hồ sơ so với cùng kỳ"."""
    return bool(CHANGED.search(facts.before(mention)) or COMPARED.search(facts.after(mention)))


def items(facts: Facts, row: list[Mention]) -> list[Item]:
    """The figures of one unit with roles and wholes; a whole of what was carried over and what came in is the total."""
    done: list[Item] = []
    others: dict[str, Item] = {}  # "146 ý kiến, trong đó 29 kiến nghị tồn từ kỳ trước, 117 kiến nghị mới"
    for mention in row:
        whole, sure = whole_of(facts, done, others, mention)
        item = Item(mention, role_of(facts, mention), whole.mention if whole is not None else None, sure)
        if whole is not None:
            whole.parts.append(item)
        done.append(item)
    done[:0] = [item for item in others.values() if {part.role for part in item.parts} >= {"opening", "came"}]
    done.sort(key=lambda item: item.mention.index)
    for item in done:
        divide(item)
    for place, item in enumerate(done):
        if item.role == "dated":
            item.role = "opening" if begins(done, place) else "closing"
    begin(facts, done)
    collect(facts, done)
    return done


def begins(done: list[Item], place: int) -> bool:
    """Whether a stock told of some day is the first of an account: no other is, and something came right behind it or before."""
    if any(item.role == "opening" for item in done):
        return False
    item, *behind = done[place:]
    after = bool(behind) and behind[0].role == "came"
    before = place > 0 and done[place - 1].role == "came" and done[place - 1].mention.sentence == item.mention.sentence
    return after or (before and any(one.role == "closing" for one in behind))


def begin(facts: Facts, done: list[Item]) -> None:
    """Call what is told to be there right before more of it comes an opening: "có 1.463 tàu, sau đó phát hiện thêm 92 chiếc".

    No word says that it was all there was, so that the account is not sure.
    """
    terms = [item for item in done if item.whole is None]
    for item, following in pairwise(terms):
        near = following.mention.sentence - item.mention.sentence <= 1
        if item.role is None and following.role == "came" and near and MORE.search(facts.before(following.mention)):
            item.role, item.sure = "opening", False


def collect(facts: Facts, done: list[Item]) -> None:
    """Of a debt, what is got lessens it: "nợ đầu năm 64 tỷ đồng; trong năm thu 31 tỷ đồng"."""
    opening = next((item for item in done if item.role == "opening"), None)
    if opening is not None and "nợ" in facts.before(opening.mention).lower():
        for item in done:
            if item.role == "came" and COLLECTED.search(facts.before(item.mention)):
                item.role = "went"


def divide(item: Item) -> None:
    """Call a figure the total of which a part was carried over: "thụ lý 52 vụ, trong đó 17 vụ từ năm ngoái, 35 vụ mới"."""
    roles = [part.role for part in item.parts]
    if roles == ["closing", "came"]:  # "trong đó tồn 1.297, mới 10.007"
        item.parts[0].role = "opening"
    if any(part.role == "opening" for part in item.parts) and item.role in {None, "came", "total", "opening"}:
        item.role = "total"


def whole_of(facts: Facts, done: list[Item], others: dict[str, Item], mention: Mention) -> tuple[Item | None, bool]:
    """The figure of which this is told as a part, and whether the words leave no doubt whether it is one.

    `others`: figures that count under other nouns and have turned out to be wholes.
    """
    start, _ = facts.sentences[mention.sentence]
    terms = {item.mention.id: item for item in done if item.whole is None}
    told = [m for m in facts.by_sentence[mention.sentence] if not (is_percent(m.figure) or is_duration(m.figure))]
    here = [
        terms.get(m.id) or others.setdefault(m.id, Item(m, None))
        for m in told
        if is_head(facts, terms, m) and m.index < mention.index
    ]
    bracket = open_bracket(facts.text, start, mention.start)
    if bracket is not None:
        outside = [item for item in here if item.mention.end <= bracket]
        return last_of(facts, outside, terms), True
    opened = next((item for item in here if OF_IT.search(facts.before(item.mention))), None)
    if opened is not None and ";" not in facts.text[opened.mention.end : mention.start]:
        return (None, True) if opened.role == "total" else (opened, True)
    cues = [found for found in LISTS.finditer(facts.text, start, mention.start) if not is_inside(facts, start, found)]
    if not cues or ";" in facts.text[cues[-1].end() : mention.start]:
        return None, True
    above = [item for item in here if item.mention.end <= cues[-1].start()] or [
        item for item in terms.values() if item.mention.sentence == mention.sentence - 1
    ]
    whole = last_of(facts, above, terms)
    if whole is None:
        return None, True
    if whole.role == "total" and whole.mention.sentence < mention.sentence:
        return None, True  # "là 707 đơn. Trong số này, 412 đơn được chuyển, …, 28 đơn để lại quý sau"
    among = any(item.whole is whole.mention for item in done)
    if among and role_of(facts, mention) == "closing":
        return None, False
    return whole, True


def last_of(facts: Facts, heads: list[Item], terms: dict[str, Item]) -> Item | None:
    """The last of some figures, or that before it which tells the same in the unit of the row: "1.532 vụ/2.487 bị can (…)"."""
    if not heads:
        return None
    *before, last = heads
    beside = bool(before) and last.mention.id not in terms and before[-1].mention.id in terms
    if beside and SAME.fullmatch(facts.text, before[-1].mention.end, last.mention.start):
        return before[-1]
    return last


def is_head(facts: Facts, terms: dict[str, Item], mention: Mention) -> bool:
    """Whether a figure can be a whole: one outside brackets, of this row or of another thing that is counted."""
    start, _ = facts.sentences[mention.sentence]
    return mention.id in terms or (
        is_count(mention.figure)
        and open_bracket(facts.text, start, mention.start) is None
        and mention.figure.unit is not None
    )


def is_inside(facts: Facts, start: int, found: re.Match[str]) -> bool:
    """Whether words stand in a bracket that the figure behind it is not in."""
    return open_bracket(facts.text, start, found.start()) is not None


def open_bracket(text: str, start: int, end: int) -> int | None:
    """Where a bracket opens between two offsets that is not closed by the second."""
    place = text.rfind("(", start, end)
    return place if place >= 0 and ")" not in text[place:end] else None
