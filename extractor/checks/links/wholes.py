"""The wholes of which a percentage can be a share, from those that the words settle to those that merely fit.

A whole can be named after the percent sign ("8% tổng biên chế"), stand before the part ("trong tổng số 80 hồ sơ"), be
shown by a list to hold the part, or have been told sentences ago.
"""

import re
from collections.abc import Mapping

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.links.earlier import is_of_earlier_year
from extractor.checks.links.fractions import fraction, is_total_of
from extractor.checks.links.group_names import of_group
from extractor.checks.links.means import is_average
from extractor.checks.links.metrics import is_online, level_of, metric_of
from extractor.checks.links.names import (
    PREDICATE,
    PUNCTUATION,
    WORD,
    named_by,
    named_words,
    own_words,
    phrase,
    words_around,
)
from extractor.checks.links.plans import of_target, planned
from extractor.checks.units import alike, exceeds, is_count, is_percent, norm, noun_words, same
from extractor.rules.vocabulary import pattern

OWN_WHOLE = pattern(r"\s*(?:trong )?(?:so với )?(?:tổng số|tổng|số|các|{aims})\s+|\s*so với\s+", re.IGNORECASE)
OF_FIGURE = re.compile(
    r"\s*(?:trong|trên|của)?\s*(?:tổng (?:số |(?:[^\W\d]+ ){0,3})?|số )|\s*(?:trong|trên|của)\s+", re.IGNORECASE
)
# "95% công suất thiết kế 4.000 tấn", "21,3% lực lượng lao động (658.120 người)": a whole with its name before it.
NAMED_FIGURE = pattern(r"\s(?:{sizes}|mức|tổng|số|các)\b(?!.*\b(?:và|hơn|tăng|giảm|so)\b)[^,;.:()\d]{0,60}\(?")
# A noun right after the sign; words of grammar and of comparison lead to something else.
BARE_WHOLE = re.compile(
    r"\s(?!(?:so|trong|trên|của|và|còn|nhưng|song|do|là|thì|mà|để|với|đã|đang|được|bị|có|vượt|tăng|giảm|theo|cho|tại|ở|từ|đến"
    r"|khi|nên|cao|thấp|hơn|gần|cả|về|nếu|sau|trước|này|tương|đạt|đúng|trễ|quá)\b)[a-zà-ỹđ]+\s[a-zà-ỹđ]+"
)
EVERYWHERE = frozenset(
    {"tỉnh", "huyện", "xã", "thành", "phố", "quận", "toàn", "cả", "nước", "địa", "bàn", "hiện", "nay"}
)
NEAR = 24
FAR = 200
"""Figures before or behind a share among which its whole is looked for."""


def stated_whole(facts: Facts, percent: Mention, part: Mention, named: Mention | None) -> Mention | None:
    """The whole that the words settle: written as a fraction, or led to by "trong tổng số" before the part.

    `named`: the one that the words name in full, which a fraction or a plan goes before.
    """
    following = facts.following(part)
    beside = following is not None and following.id != percent.id and part.sentence == percent.sentence
    if beside and following is not None and fraction(facts, part, following):
        return None if speaks_of_others(facts, percent, part) or is_of_all(facts, percent, following) else following
    if of_target(facts, percent):
        return planned(facts, part, percent) or named
    after = facts.following(percent)
    counts = after is not None and after.id != part.id and alike(after.figure, part.figure)
    if counts and after is not None and leads_to(facts.text[percent.end : after.start]):
        return after
    if named is not None:
        return named
    if names_another(facts, percent):
        return None
    previous = [m for m in facts.by_sentence[part.sentence] if m.start < part.start and same(m.figure, part.figure)]
    governed = [m for m in previous if facts.cues.governs("of", max(0, m.start - NEAR), m.start)]
    # "bầu đủ 85 đại biểu trên tổng số 144 đại biểu ứng cử, trong đó có 18 nữ": the parts are of the 85.
    governed = [m for m in governed if not is_total_of(facts, m)]
    return governed[-1] if governed and governed[-1] is previous[-1] else None


def leads_to(between: str) -> bool:
    """Whether the words between a percentage and the figure behind it say that this is its whole."""
    return bool(OF_FIGURE.fullmatch(between) or NAMED_FIGURE.fullmatch(between))


def named_whole(facts: Facts, percent: Mention, part: Mention, blocks: int = 1) -> Mention | None:
    """The one figure that the words after the sign name in full, or those of "trong số giáo viên" before the part.

    `blocks`: how many paragraphs before the part it may stand.
    """
    others = [m for m in around(facts, part) if m.id not in (part.id, percent.id) and m.cell is None]
    others = [m for m in others if not exceeds(part.figure, m.figure) and part.block - m.block >= 0]
    others = [m for m in others if m.figure.role != "comparison" and not is_of_earlier_year(m, part)]
    others = [m for m in others if not is_average(facts, m)]
    group = None if names_another(facts, percent) else of_group(facts, part, others)
    if group is not None:
        return group
    near = [m for m in others if part.block - m.block <= blocks]
    called = [m for m in others if is_called(facts, percent, m)] or by_phrase(facts, percent, near)
    # "1.472 hồ sơ, gồm 1.318 hồ sơ mới và …" has "hồ sơ mới" around both figures, and in the clause of one.
    called = [m for m in called if phrase(facts, percent) <= own_words(facts, m)] or called
    noun = noun_named(facts, percent)  # "73% số hộ nghèo" is of 9.875 hộ nghèo and not of 20.607 hộ
    called = [m for m in called if " " in noun and norm(m.figure.unit) == noun] or called
    called = [m for m in called if m.figure.of not in {other.id for other in called}]
    alone = len(called) == 1 and called[0] in near and not may_be_lower(facts, percent, called[0])
    return called[0] if alone else None


def may_be_lower(facts: Facts, percent: Mention, upper: Mention) -> bool:
    """Whether a name fits both sides of a fraction: "117/151 xã đạt chuẩn của tỉnh; 24 xã …, bằng 15,9% số xã của tỉnh"."""
    lower = facts.following(upper)
    if lower is None or not fraction(facts, upper, lower):
        return False
    return not phrase(facts, percent) - noun_words(lower.figure) - EVERYWHERE


def by_phrase(facts: Facts, percent: Mention, others: list[Mention]) -> list[Mention]:
    """The counts of what the words name without their noun: "164 lượt xe vi phạm; 97 trường hợp, chiếm 59% số vi phạm"."""
    named = OWN_WHOLE.match(facts.after(percent))
    words = named_by(facts, percent)[named.end() :].strip().lower() if named else ""
    if len(words.split()) < 2 or of_target(facts, percent):
        return []
    told = [m for m in others if m.start < percent.start and not is_percent(m.figure)]
    if named and "tổng" in named[0].lower():  # "riêng một ngân hàng có dư nợ 5.186 tỷ" is no "tổng dư nợ"
        told = [m for m in told if "tổng" in own_words(facts, m)]
    return [
        m for m in told
        if facts.after(m).lower().startswith(f" {words}") or is_called_before(facts, m, words)
    ]  # fmt: skip


def is_called_before(facts: Facts, mention: Mention, words: str) -> bool:
    """Whether the clause before the figure ends with the words: "số có điều kiện 1.876 tỷ", "số lao động là 78.400 người"."""
    before = PUNCTUATION.split(facts.before(mention).lower())[-1]
    return f" {before}".removesuffix("là ").endswith(f" {words} ")


def linked_whole(facts: Facts, percent: Mention, part: Mention) -> Mention | None:
    """The whole that the record gives the percentage, else its part."""
    whole = facts.by_id.get(percent.figure.of or part.figure.of or "")
    return None if whole is part else whole


def shown_whole(facts: Facts, percent: Mention, part: Mention, members: Mapping[str, str]) -> Mention | None:
    """The whole of a list or partition to which the part belongs, or what was received for what came in by network."""
    if names_another(facts, percent):
        return None
    return facts.by_id[members[part.id]] if part.id in members else received(facts, part)


def received(facts: Facts, part: Mention) -> Mention | None:
    """The one figure of what was received, for a part that counts what came in through the network.

    Files of the district and of its communes are told apart by the level that the words name.
    """
    if not is_online(facts, part):
        return None
    level = level_of(facts, part)
    for metric in next((rule.wholes for rule in rules().whole if rule.part == "received_online"), ()):
        found = [m for m in facts.mentions if m.id != part.id and m.cell is None and alike(m.figure, part.figure)]
        found = [m for m in found if metric_of(facts, m) == metric and level_of(facts, m) == level]
        if len(found) == 1:
            return found[0]
    return None


def names_another(facts: Facts, percent: Mention) -> bool:
    """Whether words after the percent sign name a whole of their own: "8% tổng biên chế", "3,03% dân số"."""
    after = facts.after(percent)
    return bool(OWN_WHOLE.match(after) or BARE_WHOLE.match(after))


def is_singled_out(facts: Facts, percent: Mention, whole: Mention) -> bool:
    """Whether the words after the sign name this figure and no other: "8% tổng biên chế"."""
    others = [m for m in around(facts, percent) if m is not whole and not is_percent(m.figure)]
    scores = [named_words(facts, percent, m) for m in others]
    return named_words(facts, percent, whole) > max(scores, default=0)


def wholes(facts: Facts, percent: Mention, part: Mention) -> list[Mention]:
    """The possible wholes, the likeliest first."""
    near = [
        m for m in around(facts, part)
        if m.id not in (part.id, percent.id) and m.cell is None and m.block <= percent.block
        and (
            can_hold(m, part) or names_unit(facts, percent, m)
            or is_found_among(m, part, percent)
            or (same(m.figure, part.figure) and may_be_less(facts, percent, part, m))
        )
    ]  # fmt: skip
    return sorted(near, key=lambda m: (-named_words(facts, percent, m), _distance(m, part)))


def is_found_among(whole: Mention, part: Mention, percent: Mention) -> bool:
    """Whether two counts and a share stand in a row: "kiểm tra 318 cơ sở, phát hiện 46 trường hợp vi phạm, chiếm 14,5%"."""
    counts = is_count(whole.figure) and is_count(part.figure) and not exceeds(part.figure, whole.figure)
    return counts and in_a_row(whole, part, percent)


def in_a_row(whole: Mention, part: Mention, percent: Mention) -> bool:
    """Whether the three figures follow one another in one sentence."""
    return whole.sentence == percent.sentence and whole.index + 1 == part.index and part.index + 1 == percent.index


def around(facts: Facts, mention: Mention) -> tuple[Mention, ...]:
    """The figures near enough to be meant: of a very long article not all, or its reading would take for ever."""
    return facts.mentions[max(mention.index - FAR, 0) : mention.index + FAR]


def names_unit(facts: Facts, percent: Mention, whole: Mention) -> bool:
    """Whether the words after the sign name what the whole counts: "7,5% số phương tiện được kiểm tra".

    "42% tổng số vụ" names "271 vụ tai nạn" too.
    """
    noun, unit = noun_named(facts, percent), (whole.figure.unit or "").lower()
    return len(unit) > 1 and bool(noun) and (f"{noun} ".startswith(f"{unit} ") or unit.startswith(f"{noun} "))


@remembered
def noun_named(facts: Facts, percent: Mention) -> str:
    """What the words after the sign name behind "số", "tổng" and the like, else nothing."""
    named = OWN_WHOLE.match(facts.after(percent))
    return PREDICATE.split(named_by(facts, percent)[named.end() :].lower(), maxsplit=1)[0].strip() if named else ""


def is_called(facts: Facts, percent: Mention, whole: Mention) -> bool:
    """Whether the words after the sign name this figure in full: "7,5% số phương tiện được kiểm tra".

    "5% số hộ nghèo" does not name 2.000 hộ: every word that says something must stand around the figure.
    """
    return names_unit(facts, percent, whole) and phrase(facts, percent) <= words_around(facts, whole, percent)


def is_of_others(facts: Facts, percent: Mention, whole: Mention) -> bool:
    """Whether the words after the sign name a total by words that this figure has not.

    "448 đại biểu tham gia biểu quyết, trong đó 437 đại biểu tán thành (bằng 92,39% tổng số đại biểu Quốc hội)" is a share
    of all members, of which the article need not print the number.
    """
    named = OWN_WHOLE.match(facts.after(percent))
    return named is not None and bool(phrase(facts, percent) - words_around(facts, whole, percent))


def speaks_of_others(facts: Facts, percent: Mention, part: Mention) -> bool:
    """Whether the words after the sign name a total with which the part has no word in common.

    "29/29 người đạt trên 50% số phiếu tín nhiệm" is no share of the people.
    """
    named = OWN_WHOLE.match(facts.after(percent))
    words, unit = phrase(facts, percent), part.figure.unit or ""
    known = words_around(facts, part, percent) | set(WORD.findall(unit.lower()))
    return named is not None and bool(words) and not words & known and not of_target(facts, percent)


def is_of_all(facts: Facts, percent: Mention, present: Mention) -> bool:
    """Whether the percentage names a total of which those present are not all: "64/64 đại biểu có mặt …, bằng 92% tổng số"."""
    attends = facts.cues.any("presence:first", present.end, present.end + len(facts.after(present)))
    return attends and "tổng số" in named_by(facts, percent)


def may_be_less(facts: Facts, percent: Mention, part: Mention, whole: Mention) -> bool:
    """Whether a whole smaller than its part is worth a look: a plan, or the figure right before the part."""
    return of_target(facts, percent) or (whole.index + 1 == part.index and whole.sentence == part.sentence)


def can_hold(whole: Mention, part: Mention) -> bool:
    if not (alike(whole.figure, part.figure) or (is_count(whole.figure) and part.figure.unit is None)):
        return False
    top, least = whole.figure.upper, part.figure.lower
    return top is None or least is None or top >= least


def _distance(whole: Mention, part: Mention) -> tuple[int, int, int, int]:
    """Sentences first, then what stands before the part, then what is a part of another figure last, then characters."""
    is_part = whole.figure.of is not None and whole.figure.of != part.id and part.figure.of != whole.id
    return (
        abs(part.sentence - whole.sentence), int(whole.start > part.start), int(is_part), abs(part.start - whole.start)
    )  # fmt: skip
