"""Changes told away from their figures, where a figure of an earlier time has a new one told before it.

"Thanh tra kiểm tra 534 cơ sở. Nửa đầu năm trước, đơn vị chỉ đến được 487 cơ sở; như vậy nhiều hơn 47 cơ sở. … Số cơ sở được
kiểm tra tăng 9,7%": the pair (534, 487) holds for every later change that names what it counts.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import direction_of, goes_on, is_change
from extractor.checks.links.earlier import is_before, is_earlier, tells_earlier, tells_start, year
from extractor.checks.links.names import SYLLABLE
from extractor.checks.links.one_thing import is_of_one, is_of_other_level
from extractor.checks.links.pairs import comparable, relation
from extractor.checks.links.recalled import called_again
from extractor.checks.links.repeats import stated_gap
from extractor.checks.points import points
from extractor.checks.relations import Claim, Relation
from extractor.checks.repair import hypotheses
from extractor.checks.slips import is_slip
from extractor.checks.units import alike, is_bare, is_measure, is_percent, is_points, norm, same
from extractor.rules.vocabulary import pattern

OTHER_BASE = pattern(r"[^.,;]*\b(?:{aims}|so (?:với )?(?!(?:cùng|đầu|năm|kỳ|trước|một năm|với)\b))")
AGAINST_TIME = pattern(r"[^.;]*?\b(?:so với|{earlier_times})\b")
AGAINST_START = re.compile(r"[^.;]*?\bso với đầu (?:năm|kỳ|nhiệm kỳ)\b")
CLAUSE = re.compile(r"[,;:(“\"]|\bvà\b")
AGAINST = re.compile(r"^[^.;]*?\bso với (?:cùng kỳ )?năm (\d{4})")
CONCLUDES = pattern(r"\s*(?:{thus}|{says_again})\b")
# A province is what the whole is told of: "toàn tỉnh có 534 cơ sở".
OWN_SCOPE = pattern(
    r"\b(?:riêng|cấp (?:cơ sở|trung ương|bộ|{territories})|tại|ở|(?!tỉnh)(?:{territories})|quý|tháng|tuần|{on_average}|mỗi"
    r"|hằng năm|hàng năm|{foreseen}|mục tiêu|sẽ|nếu|có thể|năm (?:sau|tới))\b",
    re.IGNORECASE,
)
OTHERS = re.compile(r"\bkhác\b")
COUNTED = re.compile(r"\b(?:số|lượng)(?: lượng)? (.*)")
BACK = 3
"""How many sentences before the earlier figure the new one may stand."""
REACH = 12
"""How many sentences behind the earlier figure a change of it may be told."""
MOST = 4
FEW_POINTS = 2


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each change whose base the record does not know and that a pair told before explains."""
    for change in facts.mentions:
        if change.cell is not None or (change.figure.base is not None and change.figure.part is not None):
            continue
        direction = sign_of(facts, change)
        if direction is None or OTHER_BASE.match(facts.after(change)):
            continue
        claim = claim_of(facts, change, direction)
        if claim is not None:
            yield claim


def of_borne_out(facts: Facts, percent: Mention) -> Claim | None:
    """The percentage that repeats a change in numbers which two figures before bear out, the old one told as such.

    "xảy ra 1.560 vụ. Cùng kỳ năm trước ghi nhận 1.248 vụ. Như vậy số vụ tăng 312, tương ứng 25%".
    """
    gap = stated_gap(facts, percent)
    direction = direction_of(facts, gap) if gap is not None else None
    if gap is None or not direction:
        return None
    told = [m for m in facts.back(gap, BACK) if alike(m.figure, gap.figure) and not is_change(facts, m)][:MOST]
    for old, new in permutations(told, 2):
        apart = ((new.figure.value or 0) - (old.figure.value or 0)) * direction
        if apart == gap.figure.value and tells_earlier(facts, old) and not tells_earlier(facts, new):
            return Claim((relation(percent, new, old, direction),), firm=True, borne_out=True)
    return None


def sign_of(facts: Facts, change: Mention) -> int | None:
    """The direction of a change, or of the change in numbers that a percentage repeats: "tăng 172, tức 4,7%"."""
    gap = stated_gap(facts, change)
    return direction_of(facts, change) if gap is None else direction_of(facts, gap)


def claim_of(facts: Facts, change: Mention, direction: int) -> Claim | None:
    """The pairs that the change can be of; firm where there is one and a slip would explain how it misfits."""
    near = [(new, old) for old in beside(facts, change) for new in news(facts, old, change)]
    by_year = [] if near else from_year(facts, change)
    pairs = near or by_year or told_once(facts, change)
    pairs = [pair for pair in pairs if is_against(facts, change, pair[1])]
    if is_percent(change.figure):  # "bằng 32,3% dự toán, giảm 3,7% so với cùng kỳ" is no change in points
        pairs = [pair for pair in pairs if not is_percent(pair[0].figure)]
    readings = tuple(relation(change, new, old, direction) for new, old in pairs[:MOST])
    if not readings:
        return None
    sure = [pair for pair in pairs if len(pairs) == 1 or is_settled(facts, pair, pairs)]
    if len(sure) != 1:
        return Claim(readings)
    new, old = sure[0]
    first = relation(change, new, old, direction)
    alike_named = same(new.figure, old.figure) or (bool(near) and is_head(old, new))
    firm = alike_named and not is_bare(old.figure) and is_explained(first)
    firm = firm and not is_against_other(facts, change, old) and not is_of_others(facts, new, old)
    if by_year:
        firm = firm and names_alike(facts, new, old)
    elif near:
        firm = firm and is_of_pair(facts, change, new, old)
    else:
        firm = firm and is_free(facts, change) and tells_of(facts, change, new) is not False
    return Claim((first, *(one for one in readings if one != first)), firm=firm)


def beside(facts: Facts, change: Mention) -> list[Mention]:
    """The earlier figure of the sentence of the change, or of the sentence before: "cùng kỳ chỉ 487 cơ sở, như vậy …"."""
    here = [m for m in facts.by_sentence[change.sentence] if m.index < change.index or tells_earlier(facts, m)]
    above = facts.by_sentence.get(change.sentence - 1, []) if goes_on(facts, change) else []
    return [m for m in here if m is not change and is_earlier(facts, m)] or [m for m in above if is_earlier(facts, m)]


def told_once(facts: Facts, change: Mention) -> list[tuple[Mention, Mention]]:
    """The pairs of the one earlier figure that counts what the change names: "lượng đơn giảm 13,7%"."""
    named = (
        m for m in facts.back(change, REACH)
        if is_earlier(facts, m) and m.figure.role != "target" and names(facts, change, m)
    )  # fmt: skip
    pairs = [(new, old) for old in named for new in news(facts, old, change)]
    told = [pair for pair in pairs if tells_of(facts, change, pair[0])]
    pairs = told or [] if pairs and is_measure(pairs[0][1].figure) else told or pairs
    return pairs if len({old.figure.value for _, old in pairs}) == 1 else []


def from_year(facts: Facts, change: Mention) -> list[tuple[Mention, Mention]]:
    """The figure right before a change with those of an earlier year: "Cuối năm 2021 có 54,1% hộ nghèo. … còn 46,2%, giảm …".

    Farther before it only one that counts just the same: "Đầu năm, 820 hộ nghèo. … còn 650 hộ nghèo, chiếm 9%, giảm 170 hộ".
    """
    before = facts.by_sentence[change.sentence]
    before = [m for m in before if m.index < change.index and not is_change(facts, m)][-MOST:]
    if not before or not goes_on(facts, change):
        return []
    found = []
    for new in reversed(before):
        olds = (m for m in facts.back(new, BACK) if new.block == m.block and not is_change(facts, m))
        beside = new.index + 1 == change.index
        found += [
            (new, m) for m in olds if (beside or same(m.figure, new.figure))
            and comparable(m, new, change) and is_before(facts, m, new)
        ]  # fmt: skip
    return found


def names_alike(facts: Facts, new: Mention, old: Mention) -> bool:
    """Whether the words before two figures name one thing: "3.741 hộ nghèo, chiếm 54,1%", "tỷ lệ hộ nghèo còn 46,2%"."""
    start = facts.sentences[old.sentence][0]
    told = telling(facts.text[start : old.end].lower())
    asked = telling(f"{facts.before(new)} {facts.text[new.start : new.end]}".lower())
    return not set(pairwise(asked)).isdisjoint(pairwise(told))


def is_against(facts: Facts, change: Mention, old: Mention) -> bool:
    """Whether a change can be against an earlier figure: "so với đầu năm" is against that of the start, "so với cùng kỳ" not."""
    after = facts.after(change)
    if AGAINST_START.match(after):
        return tells_start(facts, old)
    return not (AGAINST_TIME.match(after) and tells_start(facts, old))


def is_against_other(facts: Facts, change: Mention, old: Mention) -> bool:
    """Whether the change names another year for its base than that of the earlier figure: "so với năm 2019"."""
    named = AGAINST.search(facts.after(change))
    return named is not None and int(named[1]) != year(old)


def is_of_others(facts: Facts, new: Mention, old: Mention) -> bool:
    """Whether an earlier figure is told of others, "phòng khác 44.500 việc", of another level, or an amount of another thing."""
    told = facts.text[facts.sentences[old.sentence][0] : old.start]
    own = facts.text[facts.sentences[new.sentence][0] : new.start]
    if old.sentence != new.sentence and is_of_other_level(own, told):
        return True
    return bool(OTHERS.search(told)) or (is_measure(old.figure) and not is_of_one(facts, new, old))


def news(facts: Facts, old: Mention, change: Mention) -> list[Mention]:
    """The figures before an earlier one that may be its new counterpart, the nearest first; no parts of others.

    What the words before the earlier one name again may be a part: "lập biên bản 84 công trình vi phạm. Nửa đầu năm 2023, con
    số vi phạm là 70 công trình".
    """
    called = called_again(facts, old, change)
    return [called] if called is not None else [
        m for m in facts.back(old, BACK)
        if old.block - m.block in (0, 1) and m.index < change.index and m.figure.of is None
        and m.figure.role == "reported" and not is_change(facts, m)
        and comparable(old, m, change) and is_before(facts, old, m)
    ]  # fmt: skip


def is_of_pair(facts: Facts, change: Mention, new: Mention, old: Mention) -> bool:
    """Whether a change beside the earlier figure starts no subject, or the one of the pair.

    "cùng kỳ chỉ 487 cơ sở, như vậy nhiều hơn 47 cơ sở" does not, "…, số cơ sở vi phạm tăng 9%" does.
    """
    if COUNTED.search(clause_of(facts, change)):
        return names(facts, change, old) and tells_of(facts, change, new) is not False
    concludes = CONCLUDES.match(clause_of(facts, change)) and same(change.figure, old.figure)
    return goes_on(facts, change) or bool(concludes)


def is_head(old: Mention, new: Mention) -> bool:
    """Whether the earlier figure is told with the first word alone of what the new one counts: "vụ", "vụ tai nạn"."""
    return (norm(new.figure.unit) or "").startswith(f"{norm(old.figure.unit)} ")


def is_free(facts: Facts, change: Mention) -> bool:
    """Whether the sentence of a change names no scope, time or chance of its own: "riêng cấp huyện, lượng đơn giảm 9%"."""
    start, _ = facts.sentences[change.sentence]
    return not OWN_SCOPE.search(facts.text, start, change.start) and not OWN_SCOPE.match(facts.after(change).lstrip())


def names(facts: Facts, change: Mention, old: Mention) -> bool:
    """Whether the clause of a change names what a figure counts; what a measure is of its sentence has to tell.

    A percentage can only be what a change in points is of: "tỷ lệ giải ngân cao hơn 7,5 điểm phần trăm".
    """
    if is_percent(old.figure):
        return is_points(change.figure)
    if is_measure(old.figure):
        return True
    unit = norm(old.figure.unit)
    counted = COUNTED.search(clause_of(facts, change))
    return unit is not None and counted is not None and counted[1].startswith((unit, *head(old)))


def head(mention: Mention) -> list[str]:
    """The first word of what a figure counts, where it stands for the rest: "2.105 lượt người", "số lượt tiếp"."""
    words = (norm(mention.figure.unit) or "").split()
    return [f"{words[0]} "] if len(words) > 1 and words[0] in rules().units.counting else []


def clause_of(facts: Facts, change: Mention) -> str:
    """The words before a change, back to the last comma."""
    return CLAUSE.split(facts.before(change))[-1].lower()


def tells_of(facts: Facts, change: Mention, new: Mention) -> bool | None:
    """Whether the sentence of a figure names the thing that a change names: "Về ma túy, bắt 176 vụ. … số vụ ma túy tăng".

    None where the change names nothing but the unit: "lượng đơn giảm 13,7%".
    """
    clause = clause_of(facts, change)
    counted = COUNTED.search(clause)
    asked = telling(unnamed(counted[1], new) if counted else clause)
    told = telling(facts.text[facts.sentences[new.sentence][0] : new.end].lower())
    if len(asked) < 2:
        return asked[0] in told if asked else None
    return not set(pairwise(asked)).isdisjoint(pairwise(told))


def unnamed(words: str, mention: Mention) -> str:
    """Words without what a figure counts, or its head, before them."""
    start = next((one for one in (norm(mention.figure.unit) or "", *head(mention)) if words.startswith(one)), "")
    return words.removeprefix(start)


def telling(words: str) -> list[str]:
    """The syllables of some words that tell one thing from another."""
    return [one for one in SYLLABLE.findall(words) if one not in rules().units.little]


def is_settled(facts: Facts, pair: tuple[Mention, Mention], pairs: list[tuple[Mention, Mention]]) -> bool:
    """Whether of several pairs this one is meant: a change in numbers bears it out, or both are of one metric alone."""
    new, old = pair
    if any(is_confirmed(facts, *one) for one in pairs):
        return is_confirmed(facts, new, old)
    alone = sum(other.figure.metric == last.figure.metric for other, last in pairs) == 1
    return alone and new.figure.metric is not None and new.figure.metric == old.figure.metric


def is_confirmed(facts: Facts, new: Mention, old: Mention) -> bool:
    """Whether a change in numbers beside the pair bears it out."""
    gap = abs((new.figure.value or 0) - (old.figure.value or 0))
    near = facts.mentions[old.index + 1 : old.index + 3]
    return any(m.figure.value == gap and same(m.figure, old.figure) and is_change(facts, m) for m in near)


def is_explained(one: Relation) -> bool:
    """Whether a misfit has an innocent cause: a slip of the newsroom, one digit, or a few points."""
    computed, published = points(one)
    if is_percent(one.printed[0]) and abs(computed - published) <= FEW_POINTS:
        return True
    return is_slip(one) or any(found.figure == one.printed[0].id for found in hypotheses([one], []))
