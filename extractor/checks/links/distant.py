"""Percentages that speak of figures told sentences before: "Tỷ lệ kết nối đạt trên 99,5% số cơ sở phải kiểm tra".

What they are a share of is found by words alone, so that a misfit counts only where it looks like a misprint.
"""

import re
from collections.abc import Iterator, Mapping

from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.links.directions import is_change
from extractor.checks.links.earlier import EARLIER
from extractor.checks.links.names import SAY_LITTLE, WORD, clause_words, own_words, phrase
from extractor.checks.links.partitions import SEXES
from extractor.checks.links.plans import continues_plan, of_target
from extractor.checks.links.share_leads import before
from extractor.checks.links.share_words import goes_on, is_held_against, is_share
from extractor.checks.links.sums import share_of
from extractor.checks.links.wholes import linked_whole, named_whole, names_another, names_unit
from extractor.checks.members import possible_wholes, wholes_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, is_duration, is_percent, norm, takes_noun
from extractor.rules.vocabulary import pattern

REACH = 14
"""How many sentences back the part may stand that a percentage names."""
NEAR = 4
"""How many sentences before its part a whole may stand that no words name."""
BLOCKS = 6
"""How many paragraphs before its part a whole may stand that words name."""
FEWEST = 2
"""Words that must name a part at least."""
CLAUSE = re.compile(r"[,;:.(]")
# What a clause about a share can begin with behind other words: "Bà Hòa nói tỷ lệ nối mạng đạt 99%".
LEAD = re.compile(r"[,;:.(]|\b(?:rằng|nói|cho (?:biết|hay)|t[ỷỉ] (?:lệ|trọng))\b", re.IGNORECASE)
# Where a sentence speaks of one place, body or matter, its share is of that: "Ở cấp xã, hồ sơ đúng hạn đạt 99%".
SCOPED = re.compile(
    r"\s*(?:(?:riêng|còn|trong khi)\b|(?:ở|tại|đối với|với|về|trong)\s(?!cuộc|buổi|hội nghị))", re.IGNORECASE
)
IS = re.compile(r"\s\w+(?: \w+)*? (?:là|thuộc|đã|chưa|không|đáp ứng|đạt) (.*)")
# Words of the clause that name no part; whole phrases first, as their syllables stand in other words too.
SAYS_NOTHING = pattern(
    r"\b(?:{says_again}|{thus}|{hence}|{of_any_share}|chiếm|đạt|bằng|mức|là|với"
    r"|chỉ|mới|hơn|gần|trên|khoảng|tới|lên|đến|được|đã|và|thì|cũng|này|đó|của|hay|số|có)\b",
    re.IGNORECASE,
)
# Between a share and how much it is: "50% tăng thu ngân sách (".
AMOUNT = re.compile(r"(?: [^\W\d]+){1,8} \(")
TOLD_AGAIN = pattern(r", (?:{says_again}|hay)(?: (?:với|khoảng|là))* ")
NOT = frozenset({"không", "chưa", "thiếu"})
FAULTS = frozenset({"lỗi", "sai"})
"""What is told of as a fault was told as something not done: "89 hồ sơ kê không đúng", "lỗi kê sai chiếm 57%"."""
RATE = re.compile(
    r"\bt[ỷỉ] (?:lệ|trọng) (?:[^\W\d]+ ){1,6}$|(?:^|[,;]) ?(?:[^\W\d]+ ){1,3}chiếm (?:[^\W\d]+ )?$", re.IGNORECASE
)
RATE_OF = re.compile(r"\bt[ỷỉ] lệ của ", re.IGNORECASE)
"""The rate that was told before, of something else: "giải ngân đúng 50% kế hoạch. Tỷ lệ của vốn thành phố là 38%"."""
WIDER = re.compile(r"\s*(?:tính )?(?:trên )?(?:toàn|cả|chung)\b", re.IGNORECASE)
LEVELS = frozenset({"xã", "phường", "huyện", "quận", "tỉnh"})


def claims(facts: Facts, members: Mapping[str, str]) -> Iterator[Claim]:
    """One claim for each share whose whole, or whose part and whole, stand sentences before it.

    `members`: the whole of each figure that a list or partition of the article has shown to be a part, by id.
    """
    for percent in facts.mentions:
        if not is_percent(percent.figure) or percent.cell is not None or not is_share(facts, percent):
            continue
        if of_target(facts, percent) or continues_plan(facts, percent) or is_held_against(facts, percent):
            continue
        beside = part_beside(facts, percent)
        part = beside or named_part(facts, percent)
        whole = None if part is None else whole_of(facts, percent, part, members, beside=beside is not None)
        if part is not None and whole is not None and not are_of_one(facts, part, whole, percent):
            yield Claim((share_of(percent, part, whole),), distant=True)


def are_of_one(facts: Facts, part: Mention, whole: Mention, percent: Mention) -> bool:
    """Whether part and whole are shares of one number that is not told: "486 người, chiếm 39,2%; 397 người (32%)" of 1.240."""
    share = facts.following(whole)
    if share is None or share is percent or whole.sentence != percent.sentence:
        return False
    one, other = wholes_of(facts, share), possible_wholes(part.figure, percent.figure)
    return one is not None and other is not None and max(one[0], other[0]) <= min(one[-1], other[-1])


def part_beside(facts: Facts, percent: Mention) -> Mention | None:
    """The count right before the share: "Có 6.842 em được khám sức khỏe, đạt trên 99,9%"."""
    part = facts.previous(percent)
    if part is None or part.sentence != percent.sentence or not can_be_part(facts, part):
        return None
    if has_own_amount(facts, percent):
        return None
    return part if goes_on(facts, percent, part) else None


def has_own_amount(facts: Facts, percent: Mention) -> bool:
    """Whether the words behind a share tell how much it is: "10% chi (12 tỷ), 50% tăng thu (17,8 tỷ)", "50%, tức 23 bến"."""
    following = facts.following(percent)
    if following is None or is_percent(following.figure):
        return False
    return bool(AMOUNT.fullmatch(facts.after(percent)) or TOLD_AGAIN.fullmatch(facts.after(percent)))


def named_part(facts: Facts, percent: Mention) -> Mention | None:
    """The one figure of the sentences before whose own clause holds the words of the share's subject."""
    words = set() if RATE_OF.search(facts.before(percent)) else subject(facts, percent)
    near = len(words) == 1 and names_rate(facts, percent)
    if len(words) < FEWEST and not near:
        return None
    found = [
        (len(words & told), m)
        for m in facts.back(percent, 1 if near else REACH) if can_be_part(facts, m) and (told := clause_words(facts, m))
        and (words & NOT == told & NOT or words & FAULTS)
    ]  # fmt: skip
    most = max((count for count, _ in found), default=0)
    best = [m for count, m in found if count == most]
    if most < min(FEWEST, len(words)) or 2 * most < len(words) or len(best) > 1:
        return None
    start = facts.sentences[percent.sentence][0]
    if best[0].sentence != percent.sentence and EARLIER.search(facts.text, start, percent.start):
        return None  # "96 tiết, giỏi 27 tiết …. Năm trước, trong 80 tiết, tỷ lệ giỏi là 20%"
    if best[0].sentence != percent.sentence and SCOPED.match(facts.text, facts.sentences[percent.sentence][0]):
        return None
    # "ở cấp xã, đúng hạn 99,8%" is no share of the district's files.
    return best[0] if words & LEVELS <= clause_words(facts, best[0]) else None


def subject(facts: Facts, percent: Mention) -> set[str]:
    """The words that say of what the percentage is the share.

    They stand in the clause before it, "xe chở quá tải, với 57,4% số trường hợp", or behind the whole that it names,
    "71,7% diện tích là giống chất lượng cao".
    """
    clauses = LEAD.split(facts.before(percent))
    if not clauses[-1].strip():
        named = IS.match(CLAUSE.split(facts.after(percent))[0])
        return telling(named[1]) if named else set()
    found = next(filter(None, map(telling, reversed(clauses))), set())
    return found if is_worded(facts, percent) else set()


def names_rate(facts: Facts, percent: Mention) -> bool:
    """Whether a rate has a name right before its percentage: "tỷ lệ nữ là 61,7%", "780 nữ; nữ chiếm 65%"."""
    return bool(RATE.search(facts.before(percent)))


def telling(words: str) -> set[str]:
    """The words of a stretch that can name a part."""
    return set(WORD.findall(SAYS_NOTHING.sub(" ", words.lower()))) - SAY_LITTLE


def is_worded(facts: Facts, percent: Mention) -> bool:
    """Whether words call the percentage a share, or name its whole; "ở nông thôn 2,46%" may be a rate of anything."""
    return facts.cues.any("share", percent.start - len(facts.before(percent)), percent.start) or names_another(
        facts, percent
    )


@remembered
def can_be_part(facts: Facts, mention: Mention) -> bool:
    """Whether the figure counts or measures, now and not in the year before."""
    figure = mention.figure
    counted = not is_percent(figure) and not is_duration(figure) and figure.role == "reported"
    now = not facts.cues.any("base", facts.sentences[mention.sentence][0], mention.start)
    return counted and now and bool(figure.value) and mention.cell is None and not is_change(facts, mention)


def whole_of(
    facts: Facts, percent: Mention, part: Mention, members: Mapping[str, str], *, beside: bool
) -> Mention | None:
    """The whole that the words after the sign name, that a list shows, or that alone can be meant."""
    named = named_whole(facts, percent, part, BLOCKS)
    shown = linked_whole(facts, percent, part) or facts.by_id.get(members.get(part.id, ""))
    if named is not None or (names_another(facts, percent) and phrase(facts, percent)):
        return named if named is not None or shown is None or not may_mean(facts, percent, shown) else shown
    if shown is not None:
        return shown
    scoped = SCOPED.match(facts.text, facts.sentences[part.sentence][0])
    near = names_rate(facts, percent) and is_named_fully(facts, percent, part)
    led = before(facts, part) if near else None
    if led is not None:
        return led
    return only_whole(facts, part) if (near or beside) and not scoped else None


def is_named_fully(facts: Facts, percent: Mention, part: Mention) -> bool:
    """Whether a rate has all its words from a figure right before: "hộ dùng nước máy" is no "hộ dùng nước sạch"."""
    if part.sentence != percent.sentence:
        start, _ = facts.sentences[percent.sentence]
        if percent.sentence - part.sentence > 1 or WIDER.match(facts.text, start):
            return False
    return subject(facts, percent) <= clause_words(facts, part)


def may_mean(facts: Facts, percent: Mention, shown: Mention) -> bool:
    """Whether the words after the sign may mean the whole of a list: "số hồ sơ sai sót" 156 hồ sơ, "tổng dư nợ" the sum."""
    told = phrase(facts, percent)
    return names_unit(facts, percent, shown) or told <= own_words(facts, shown)


def only_whole(facts: Facts, part: Mention) -> Mention | None:
    """The one greater figure of the same noun in the sentences before that is no part itself."""
    near = [m for m in facts.back(part, NEAR) if counts_the_same(facts, m, part) and can_be_part(facts, m)]
    greater = [m for m in near if exceeds(m.figure, part.figure)]
    values = {m.figure.value for m in greater}
    alone = len(values) == 1 and greater[-1].figure.of is None and greater[-1].figure.modifier == "exact"
    return greater[-1] if alone else None


def counts_the_same(facts: Facts, whole: Mention, part: Mention) -> bool:
    """Whether one noun of the whole is that of the part: "412 trung tâm, cơ sở dạy thêm", "389 cơ sở"."""
    unit = norm(part.figure.unit)
    nouns = (norm(whole.figure.unit) or "").split(", ")
    told = any(noun == unit or noun.startswith(f"{unit} ") for noun in nouns) or takes_noun(part.figure, whole.figure)
    told = told or (unit in SEXES and alike(whole.figure, part.figure))  # "1.200 công nhân, 780 nữ"
    return unit is not None and (told or facts.after(whole).lower().startswith(f", {unit}"))
