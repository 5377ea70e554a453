"""What a figure is in an account: what there was or was carried over, what came, all of both, what went, what is left.

The words of the group "stock" of `rules/links.toml` say so. Words for a time alone ("đầu năm", "cuối kỳ") count where no
verb tells more: "cuối năm có 2.347 hộ thoát nghèo" is what went.
"""

import re
from typing import Literal

from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.units import alike, is_duration, is_percent

Role = Literal["opening", "came", "total", "went", "closing", "dated"]
GROUP = "stock"
Hit = tuple[int, int, str]
"""Where words stand, and the member of the group that they are of."""
TIMES: dict[str, Role] = {"begun": "opening", "ended": "closing", "dated": "dated"}
VERBS: dict[str | None, Role] = {
    "opening": "opening", "came": "came", "received": "came", "total": "total", "went": "went", "closing": "closing",
}  # fmt: skip
MOVED = frozenset({"came", "went"})
CARRIED = {"received": "opening", "closing": "opening", "went": None}
"""What a verb says of what was carried over: "nhận 327 hồ sơ dở dang", "còn 11 đơn tồn cũ"; "xử lý 8 đơn tồn cũ" is of both."""
DEALT = frozenset({"went", "total"})
"""Verbs that speak of what is left, too: "giải quyết 12 vụ còn lại"."""
SIGN = re.compile(r"[,;:.()–/]|\s-\s|\b(?:và|nhưng|song|trong khi|sau khi|dù)\b")
BRACKETS = re.compile(r"\([^()]*\)")
SAME = re.compile(r"\s*(?:[,/]|với|và|trị giá|tương ứng|tương đương|số tiền|tổng số tiền)?\s*(?:với |là )?")
"""What stands between two numbers of one thing in two units: "164 hồ sơ, 742 tỷ đồng", "15 vụ/38 bị can"."""


@remembered
def role_of(facts: Facts, mention: Mention) -> Role | None:
    """The role that the words around a figure give it, or that of the number beside it in another unit."""
    start, end = span(facts, mention)
    head, tail = named(facts, start, mention.start), named(facts, mention.end, end)
    verb = VERBS.get(verb_of(facts, mention, head, tail))
    if verb in MOVED:
        return verb
    time = time_of(named(facts, since(facts, mention), mention.start), tail)
    if time == "opening" or (time == "dated" and verb in {"closing", None}):
        return time
    if verb == "total" and time == "closing":
        return time  # "tổng số đảng viên hiện nay là 4.712"
    return verb or time or beside(facts, mention)


def beside(facts: Facts, mention: Mention) -> Role | None:
    """The role of the number right before that tells the same in another unit."""
    previous = facts.previous(mention)
    if previous is None or previous.sentence != mention.sentence or alike(previous.figure, mention.figure):
        return None
    told = SAME.fullmatch(facts.text, previous.end, mention.start) and not is_percent(previous.figure)
    return role_of(facts, previous) if told else None


def since(facts: Facts, mention: Mention) -> int:
    """The end of the last figure before that counts alike, or the start of the sentence: so far a time is told of it."""
    start, _ = facts.sentences[mention.sentence]
    before = (m for m in facts.by_sentence[mention.sentence] if m.index < mention.index)
    return max((m.end for m in before if alike(m.figure, mention.figure)), default=start)


def span(facts: Facts, mention: Mention) -> tuple[int, int]:
    """From the clause behind the last figure that is neither a percentage nor a duration, to the end of that of the figure."""
    start, stop = facts.sentences[mention.sentence]
    for other in reversed(facts.by_sentence[mention.sentence]):
        if other.index < mention.index and not (is_percent(other.figure) or is_duration(other.figure)):
            sign = SIGN.search(facts.text, other.end, mention.start)
            start = sign.start() if sign else other.end
            break
    following = next(
        (m for m in facts.by_sentence[mention.sentence] if m.index > mention.index and not is_percent(m.figure)), None
    )
    end = following.start if following is not None else stop
    sign = SIGN.search(BRACKETS.sub(blanked, facts.text[mention.end : end]))
    return start, mention.end + sign.start() if sign else end


def blanked(found: re.Match[str]) -> str:
    """As many blanks, so that offsets hold."""
    return " " * len(found[0])


def named(facts: Facts, start: int, end: int) -> list[Hit]:
    """The words for roles and times between two offsets."""
    found = facts.cues.members(start, end)
    return [(left, right, member) for left, right, group, member in found if group == GROUP]


def time_of(head: list[Hit], tail: list[Hit]) -> Role | None:
    """The time that the words name: that behind the figure, else the first before it."""
    told = [TIMES[member] for *_, member in (*tail, *head) if member in TIMES]
    return told[0] if told else None


def verb_of(facts: Facts, mention: Mention, head: list[Hit], tail: list[Hit]) -> str | None:
    """What the verb says: that of the clause before the figure, else behind it, else farther before it."""
    before, behind = ([member for *_, member in hits if member not in TIMES] for hits in (head, tail))
    clause = mention.start - len(SIGN.split(facts.text[span(facts, mention)[0] : mention.start])[-1])
    near = [member for start, _, member in head if start >= clause and member not in TIMES]
    last = behind[0] if behind else None
    if not near:
        return last or (before[-1] if before else None)
    told = "opening" if near[-2:] == ["opening", "closing"] else near[-1]
    return CARRIED.get(told, told) if last == "opening" else "closing" if last == "closing" and told in DEALT else told
