"""Percentages of one partition (A04, A05), of a whole without its part (A09), and beyond their bounds (A17)."""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.divisions import SEVERAL, divided, is_announced, span
from extractor.checks.links.partitions import SHARED, Side, stretch
from extractor.checks.links.share_words import is_share
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import is_duration, is_percent
from extractor.rules.vocabulary import pattern

HUNDRED = 100
ANSWERS = 3
"""What one can answer: yes, no, or neither."""
STRUCTURES = frozenset(
    {*SHARED, "fund", "origin", "ownership", "school", "capital", "occupancy", "exam", "degree", "age"}
)
"""Partitions each side of which may have a rate of its own: "ngân sách giải ngân đạt 85%, vốn vay đạt 62%"."""
STRUCTURE = re.compile(r"\b(?:chiếm|t[ỷỉ] trọng|cơ cấu|(?:về|theo|xét) trình độ)\b", re.IGNORECASE)
ASKED = frozenset({"answer", "trend", "content", "habit", "trust"})
"""What people answer; they may be asked of several things, or give several answers."""
OF_THING = pattern(r"(?:{agrees}) (?:với|về)\b", re.IGNORECASE)
RATE = pattern(r"\bt[ỷỉ] lệ (?:có|được|đạt|{rated})\b", re.IGNORECASE)
"""Words for what some of each side do: "tỷ lệ có việc làm của người học đại học là 52%, cao đẳng 41%"."""
LOOSE = frozenset({"trend", "habit"})
"""Answers whose words say other things too where nobody was asked: "sản lượng ổn định 60%"."""
SURVEY = pattern(r"\b(?:{surveys}|{answers})\b", re.IGNORECASE)
REST_BEHIND = pattern(r"(?: (?:số )?(?:{often_split}))? còn lại\b(?! \d)")
"""Words behind a percentage that call it the rest: "64% đồng ý, 36% còn lại đề nghị hoãn"."""
OF_COUNT = re.compile(r"\s*(?:số |tổng số )?(?:trong|trên|của)\s+(?:số |tổng số )?$")


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each run of percentages of one sentence that stand on different sides of one partition."""
    for mentions in facts.by_sentence.values():
        shares = [m for m in mentions if is_percent(m.figure) and is_share(facts, m)]
        for run in (*sided(facts, shares), *with_rest(facts, shares)):
            announced = len(run) == len(shares) and (is_announced(facts, run) or are_all_answers(facts, run))
            yield Claim((relation(run),), firm=announced or is_firm(facts, run), named=announced)
    for run, announced in divided(facts):
        yield Claim((relation(run),), firm=announced or is_firm(facts, run), named=announced)


def are_all_answers(facts: Facts, run: list[Mention]) -> bool:
    """Whether people said yes, no, or neither, beside which there is no other answer."""
    told = [dict(sides(facts, m)).get("answer") for m in run]
    return len(run) == ANSWERS and len({*told} - {None}) == ANSWERS


def relation(run: list[Mention]) -> Relation:
    """That percentages are all of one whole."""
    return Relation("A04" if len(run) == 2 else "A05", tuple(m.figure for m in run), ())


def sided(facts: Facts, shares: list[Mention]) -> Iterator[list[Mention]]:
    """Percentages that name different sides of one group: "đúng hạn 97,5%, quá hạn 2,5%"."""
    named = [(m, dict(sides(facts, m))) for m in shares]
    for group in dict.fromkeys(group for _, found in named for group in found):
        run = [(m, found[group]) for m, found in named if group in found]
        # "tốt đạt 91,62%, trong đó xuất sắc 15%": the second is a part of the first
        told = [m for m, _ in run]
        if len(run) < 2 or len({member for _, member in run}) < len(run):
            continue
        nested = facts.cues.any("within", told[0].end, told[-1].start) or are_rates(facts, told)
        nested = nested or (group in ASKED and not is_asked(facts, group, told))
        nested = nested or (group in STRUCTURES and not is_structure(facts, shares[0]))
        if not nested and shares.index(told[-1]) - shares.index(told[0]) == len(told) - 1:
            yield told


def spanned(facts: Facts, share: Mention) -> tuple[int, int]:
    """The sentence of a percentage with the one before, which may tell what it is a share of."""
    start, end = facts.sentences[share.sentence]
    return facts.sentences[share.sentence - 1][0] if share.sentence else start, end


def is_structure(facts: Facts, share: Mention) -> bool:
    """Whether words tell of what something is made, and not of a rate of each side."""
    told = spanned(facts, share)
    return bool(STRUCTURE.search(facts.text, *told)) and not RATE.search(facts.text, *told)


def is_asked(facts: Facts, group: str, run: list[Mention]) -> bool:
    """Whether the sides are answers to one question of which each gave one."""
    told = facts.text[slice(*span(facts, run))]
    if len(OF_THING.findall(told)) > 1:
        return False  # "hài lòng với cán bộ 62%, không hài lòng với thủ tục 41%"
    return not SEVERAL.search(told) and (group not in LOOSE or bool(SURVEY.search(told)))


def are_rates(facts: Facts, run: list[Mention]) -> bool:
    """Whether the percentage before the sides lies between theirs, as the rate of all: "biết chữ 93,6% (nam 95,8%, nữ 91,4%)"."""
    told = facts.previous(run[0])
    if told is None or told.sentence != run[0].sentence or not is_percent(told.figure):
        return False
    values = [m.figure.value or 0 for m in (told, *run)]
    return min(values[1:]) < values[0] < max(values[1:]) and sum(values[1:]) > HUNDRED


def sides(facts: Facts, percent: Mention) -> Iterator[Side]:
    """The sides named in the stretch around a percentage."""
    for _, _, group, member in facts.cues.members(*stretch(facts, percent)):
        yield group, member


def with_rest(facts: Facts, shares: list[Mention]) -> Iterator[list[Mention]]:
    """Percentages of one sentence of which the last is called the rest."""
    if len(shares) > 1:
        last = shares[-1]
        # "đạt 78%, còn thiếu 3% so với chỉ tiêu" misses a target and is no rest.
        missed = facts.cues.any("base", last.end, last.end + len(facts.after(last))) or "thiếu" in facts.before(last)
        if is_rest(facts, last) and not missed:
            yield shares


def is_rest(facts: Facts, percent: Mention) -> bool:
    """Whether a percentage is called the rest; ages may stand between: "còn lại là người từ 60 tuổi trở lên, chiếm 12,3%"."""
    before = facts.previous(percent)
    while before is not None and before.sentence == percent.sentence and is_duration(before.figure):
        before = facts.previous(before)
    start = facts.sentences[percent.sentence][0]
    if before is not None and before.sentence == percent.sentence:
        start = before.end
    return facts.cues.any("rest", start, percent.start) or bool(REST_BEHIND.match(facts.text, percent.end))


def is_firm(facts: Facts, run: list[Mention]) -> bool:
    """Whether the parts are all: the last is the rest, or they make up more than everything."""
    if is_rest(facts, run[-1]):
        return True
    lowest = [m.figure.lower for m in run if m.figure.lower is not None]
    return len(lowest) == len(run) and sum(lowest) > 100 and len({m.figure.of for m in run} - {None}) < 2


def of_counts(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """Percentages with the count they are of, where no part is printed: "37,2% trong 24 cơ sở"."""
    for mention in facts.mentions[:-1]:
        following = facts.mentions[mention.index + 1]
        if is_percent(mention.figure) and following.sentence == mention.sentence and is_share(facts, mention):
            between = facts.text[mention.end : following.start]
            if OF_COUNT.fullmatch(between) and not is_percent(following.figure):
                yield mention, following


def beyond(facts: Facts) -> Iterator[Mention]:
    """Shares over 100%: not a growth, not a share of a plan, and called a rate or share right before."""
    for mention in facts.mentions:
        if mention.cell is not None or not is_percent(mention.figure) or not is_share(facts, mention):
            continue
        start, end = facts.sentences[mention.sentence]
        if mention.figure.lower is None or mention.figure.lower <= 100 or mention.figure.role == "target":
            continue
        if any(facts.cues.any(role, start, end) for role in ("target", "rise", "fall", "times", "base")):
            continue
        if "tỷ lệ" in facts.before(mention).lower() or facts.before(mention).lower().rstrip().endswith("chiếm"):
            yield mention
