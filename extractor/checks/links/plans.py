"""Plans and targets: whether a percentage is of one, and which figure it is."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.names import WORD, phrase
from extractor.checks.units import is_duration, is_percent, one_noun, same
from extractor.rules.vocabulary import pattern

IN_BRACKET = pattern(r"[^,;.()]*\((?:(?:{aims})(?: (?!(?:{spans})\b)[^\W\d]+){0,4}:? |là )?")
MARK = re.compile(r"[,;:(]")
# A plan right behind the word for it: "bằng 63% mục tiêu 18 triệu lượt của cả năm".
TOLD_BEHIND = pattern(
    r" (?:so với |của )?(?:{aims})(?: (?!(?:và|còn|thiếu|hụt|do|nhờ|với|cho|vượt|tăng|giảm)\b)[^\W\d]+){0,5} "
)
# What was granted is the plan of what is spent: "được phân bổ 214 tỷ đồng, đã giải ngân 186 tỷ đồng, đạt 87% kế hoạch".
ALLOTTED = re.compile(r"\b(?:được|đã) (?:phân bổ|bố trí|cấp)\b")
BARE = re.compile(r",? (?:mới |chỉ |cũng |đã |thì )*(?:đạt |được |bằng )?")
"""What stands between a number and a percentage that is told like the one before."""
ENDS = re.compile(r"[),;]|\.\s")
# "đạt 93,1% (chỉ tiêu giao là trên 90%)" tells of a share that another was to be.
ASIDE = re.compile(r" \([^()\d]*")
EXCEEDS = re.compile(r"\s*[,;(]\s*(?:đã\s)?vượt\b")
# Who gave the plan that a percentage is of, "bằng 48,6% dự toán tỉnh giao", or that is told: "được huyện giao 186 tỷ đồng".
GIVEN_BY = pattern(r"\s(?:{aims})(?: [^\W\d]+){0,3}? (trung ương|chính phủ|{territories}) giao\b", re.IGNORECASE)
GIVES = pattern(r"\b(trung ương|chính phủ|{territories}) giao\b", re.IGNORECASE)
FULL_NAME = 3
"""Words that name a plan told sentences before; "kế hoạch" alone can be any."""
PLAN_REACH = 4
"""How many sentences before the part such a plan may stand."""
NEAR = 24
"""Characters behind a percentage within which the plan is named."""


def planned(facts: Facts, part: Mention, percent: Mention) -> Mention | None:
    """The plan that stands in the sentence of the part: "Kế hoạch giao 50 km; huyện làm được 60 km".

    What follows the percentage is no plan, in "đạt 104% kế hoạch, gồm: lúa 215ha" the word is the percentage's, but in a
    bracket: "đạt 79% dự toán (1.100 tỷ đồng)".
    """
    after = facts.following(percent)
    if after is not None and is_duration(after.figure):  # "130% kế hoạch 6 tháng (120 cửa hàng)"
        after = facts.following(after)
    if (
        after is not None
        and same(after.figure, part.figure)
        and IN_BRACKET.fullmatch(facts.text, percent.end, after.start)
    ):
        return after
    if (
        after is not None
        and one_noun(after.figure, part.figure)
        and TOLD_BEHIND.fullmatch(facts.text, percent.end, after.start)
    ):
        return after
    for mention in facts.by_sentence[part.sentence]:
        if mention.index == percent.index + 1 and mention.figure.role != "target":
            continue
        start = mention.start - len(facts.before(mention).rpartition(";")[2])
        last = facts.mentions[mention.index - 1]
        if mention.index and is_percent(last.figure) and of_target(facts, last):
            start = mention.start  # "đạt 13,6% kế hoạch, ngô 1.022 ha": the plan is the percentage's
        if mention.index and last is not percent and is_own_plan(facts, last, mention):
            continue
        is_plan = mention.figure.role == "target" or facts.cues.any("target", start, mention.start)
        is_plan = is_plan or (mention.start < part.start and bool(ALLOTTED.search(facts.text, start, mention.start)))
        if is_plan and mention is not part and one_noun(mention.figure, part.figure):
            return mention
    return None


def is_of_other_giver(facts: Facts, percent: Mention, plan: Mention) -> bool:
    """Whether a percentage is of a plan that another level gave: "huyện giao 186 tỷ đồng, thu bằng 48,6% dự toán tỉnh giao"."""
    named = GIVEN_BY.match(facts.after(percent))
    gives = GIVES.findall(facts.text, facts.sentences[plan.sentence][0], plan.start) if named else []
    return named is not None and bool(gives) and named[1].lower() != gives[-1].lower()


def is_own_plan(facts: Facts, percent: Mention, plan: Mention) -> bool:
    """Whether a plan in a bracket is that of the percentage before it: "đạt 81% dự toán tỉnh, 75% dự toán xã (648 tỷ)"."""
    told = is_percent(percent.figure) and of_target(facts, percent)
    return told and bool(IN_BRACKET.fullmatch(facts.text, percent.end, plan.start))


def continues_plan(facts: Facts, percent: Mention) -> bool:
    """Whether a percentage is of a plan as that of the clause before: "12.870 con, đạt 103% kế hoạch; lợn 9.240 con, mới 77%"."""
    if not BARE.fullmatch(facts.before(percent)) or facts.text[percent.end : percent.end + 1] not in (";", ".", ","):
        return False
    told = [m for m in facts.by_sentence[percent.sentence] if m.index < percent.index and is_percent(m.figure)]
    alone = (
        bool(told) and percent.index - told[-1].index == 2
    )  # no whole of its own: "494 tỷ đồng/8.292 tỷ đồng, đạt 6%"
    return alone and of_target(facts, told[-1]) and ";" in facts.text[told[-1].end : percent.start]


def planned_before(facts: Facts, part: Mention, percent: Mention) -> Mention | None:
    """The one plan of the sentences before that has all the words after the sign: "đạt 60% tổng kế hoạch vốn"."""
    words = phrase(facts, percent)
    if len(words) < FULL_NAME or not of_target(facts, percent):
        return None
    back = (m for m in facts.back(part, PLAN_REACH) if m.sentence < part.sentence and same(m.figure, part.figure))
    found = [m for m in back if words <= clause_before(facts, m) and not is_change(facts, m)]
    return found[0] if len({m.figure.value for m in found}) == 1 else None


def clause_before(facts: Facts, mention: Mention) -> set[str]:
    """The words between a figure and the mark before it: "bằng 74% kế hoạch năm; thu bảo hiểm 1.320 tỷ" names no plan."""
    return set(WORD.findall(MARK.split(facts.before(mention).rstrip(" (").lower())[-1]))


def of_target(facts: Facts, percent: Mention) -> bool:
    """Whether the percentage is of a plan: "đạt 60% kế hoạch"; the plan may be exceeded.

    "giải quyết 367 tin, đạt 93,4%, vượt chỉ tiêu 3,4%" is above a plan of which it can be no share.
    """
    cues = facts.cues.between("target", percent.end, percent.end + NEAR)
    value = percent.figure.value
    beyond = value is not None and value <= 100 and bool(EXCEEDS.match(facts.text, percent.end))
    # "cấp 12 giấy phép (80%), thu hồi giấy phép của 3 cơ sở": another clause has words of its own.
    following = facts.following(percent)
    aside = (
        following is not None
        and is_percent(following.figure)
        and ASIDE.fullmatch(facts.text, percent.end, following.start)
    )
    return bool(cues) and not beyond and not aside and not ENDS.search(facts.text, percent.end, cues[0][0])
