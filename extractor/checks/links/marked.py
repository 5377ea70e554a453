"""Changes of two figures of which words, years or a pair "từ … lên …" tell which is the old one.

"đầu tháng còn 128.000 đồng/kg, nay chỉ 96.000 đồng/kg, mất 25%", "2021: 18,5 tỷ đồng; 2024: 29,6 tỷ đồng (tăng 60%)";
the change may stand first, too: "tăng thêm 4.115 em. Cụ thể, năm học này có 128.640 em, năm học trước là 124.525 em".
"""

import re
from collections.abc import Iterator, Sequence

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links import became, counterparts, distant, recalled, told_behind
from extractor.checks.links.bases import base_behind
from extractor.checks.links.directions import compared_before, goes_on, is_change, verbs_between
from extractor.checks.links.one_thing import LITTLE, is_of_one
from extractor.checks.links.pairs import can_change, counts_alike, from_to_pairs, relation, sign_of
from extractor.checks.links.told_times import (
    BEFORE,
    CONTRAST,
    NOW,
    OLD,
    OLD_BEHIND,
    PIECE,
    YEAR,
    Pair,
    by_years,
    is_first,
    is_old,
    piece_of,
    spans_others,
    times_spent,
    words_before,
)
from extractor.checks.relations import Claim
from extractor.checks.units import is_percent, is_points, norm, one_noun, same
from extractor.rules.vocabulary import pattern

COMPARED = pattern(r"\b(?:{degrees}) hơn(?: tới| đến| gần| khoảng)? $", re.IGNORECASE)
CONCLUDES = pattern(r"\s*(?:{thus}|(?:có )?(?:{says_again})|vậy|thế|hay|đồng nghĩa)\b", re.IGNORECASE)
# "phần tăng thêm 26.000 tấn quặng" is of one kind among those that came.
OF_KIND = re.compile(
    r" (?!(?:chủ yếu|phần lớn|đa số|là (?:do|nhờ|vì)|do|nhờ|so|thuộc|đến|tương|bằng|tập trung|rơi|nằm|gồm|này|nói|trên|ấy"
    r"|đó)\b)[^\W\d]"
)
INFERS = pattern(r"\b(?:như (?:vậy|thế)|vậy là|{hence}|do vậy)\b", re.IGNORECASE)
EXPLAINS = re.compile(r"[^.;:()\d]{0,60}(?::| \(| [–-]|\. (?:Cụ thể|Trong khi)\b,?:?)[^.;:()]*?", re.IGNORECASE)
THAN = re.compile(r"\b(?:hơn|kém|gấp|thua)(?: tới| đến| khoảng| gần)? $", re.IGNORECASE)
MORE = re.compile(
    r"\s*(?:theo [^,;.()\d]*, )?(?:phần|mức|số|khoản|lượng)(?: [^\W\d]+){0,4}? (?:tăng|giảm|chênh|hụt|dôi)\b",
    re.IGNORECASE,
)
OTHERWISE = pattern(r"\b(?:{on_average}|{so_far}|riêng|trong đó|tổng|cả nước|về (?:lượng|giá trị|khối lượng))\b")
AGAINST = pattern(
    r"[^.,;()]{0,24}?\b(?:so (?:với )?|của )?((?:{spans}|cùng kỳ|mùa|tuần|đầu|cuối|hôm|thời điểm|trước)\b[^.,;()]*)"
)


def claim(facts: Facts, change: Mention, direction: int) -> Claim | None:
    """The claim of a change by the one pair that its sentence, the one before or what it introduces tells."""
    if compared_before(facts, change) is not None or base_behind(facts, change) is not None:
        return None
    found = next((pair for pair in windows(facts, change) if pair is not None), None)
    if found is None:
        return None
    new, old = found
    if not is_against(facts, change, old) or (is_percent(new.figure) and not is_points(change.figure)):
        return None
    told = relation(change, new, old, direction or sign_of(change, new, old))
    if spans_others(facts, change, new, old) or is_of_many(change, new, old):
        return None
    rose = (new.figure.value or 0) > (old.figure.value or 0)
    if is_opened(facts, change) and told.direction == (-1 if rose else 1):
        return None  # "2,86 triệu tấn, năm ngoái 2,6 triệu tấn. Phần giảm 40.000 tấn là do than": of one kind
    turned = relation(change, old, new, told.direction)
    if told.rule == "B02" and not is_plain(told) and is_plain(turned):
        return Claim(
            (turned,)
        )  # "Năm 2022 thụ lý 1.140 việc, năm ngoái là 1.254, tức tăng 10%" tells the older one first
    sure = one_noun(new.figure, old.figure) and all(figure.modifier == "exact" for figure in told.figures)
    return Claim((told,), firm=True, borne_out=sure)


def is_of_many(change: Mention, new: Mention, old: Mention) -> bool:
    """Whether money won or lost is more than a price that changed: "từ 96.000 xuống 80.000 đồng/kg; bán 2 tấn, mất 32 triệu"."""
    most = max(new.figure.value or 0, old.figure.value or 0)
    return new.figure.per is not None and change.figure.per is None and (change.figure.value or 0) > most


def is_against(facts: Facts, change: Mention, old: Mention) -> bool:
    """Whether the change names no time or plan to be against, or the one at which the old figure is told."""
    named = AGAINST.match(facts.after(change))
    if named is None:
        return not counterparts.OTHER_BASE.match(facts.after(change))
    told = f"{facts.before(old)} {OLD_BEHIND.match(facts.after(old)) or ''}".lower()
    times = [found[0].lower() for found in (*OLD.finditer(named[1]), *YEAR.finditer(named[1]))]
    return bool(times) and all(one in told for one in times)


def windows(facts: Facts, change: Mention) -> Iterator[Pair | None]:
    """The pair before the change in its sentence, with the sentence before, and the one that the change introduces."""
    yield times_spent(facts, change)
    sentence = facts.by_sentence[change.sentence]
    here = of_change(facts, change, sentence[: sentence.index(change)])
    if concludes(facts, change, here):
        yield from concluded_from(facts, change, here)
    if not here:
        yield became.led_on(facts, change, told_in(facts, change, change.sentence - 1))
    behind = facts.mentions[change.index + 1 : change.index + 3]
    if len(behind) == 2:
        yield led_to(facts, change, behind) if not here else None
        yield explained_by(facts, change, behind) if sentence[0] is change else None


def concluded_from(facts: Facts, change: Mention, here: Sequence[Mention]) -> Iterator[Pair | None]:
    """The pair before a change that it is concluded from: both of its sentence, one of each, or both of the one before."""
    if len(here) == 2:
        yield marked(facts, here, sure=bool(CONCLUDES.match(PIECE.split(facts.before(change))[-1])))
        yield set_against(facts, change, here)
    told = told_in(facts, change, change.sentence - 1)
    if len(here) == len(told) == 1:
        yield marked(facts, [*told, *here]) or compared(facts, change, told[0], here[0])
        yield became.became(facts, here[0], told[0])
    if not here and len(told) == 2:
        yield pair_of(facts, change.sentence - 1, told)
    old = here[0] if len(here) == 1 else told[0] if len(told) == 1 and not here else None
    if old is not None and old not in here:
        # "Vụ này thu 2,86 triệu tấn. Vụ trước là 2,6 triệu tấn. Phần tăng thêm 260.000 tấn"
        first = recalled.before(facts, change, old)
        yield marked(facts, [*first, old]) if len(first) == 1 else None
    if old is not None:
        yield recalled.pointed(facts, change, old)


def told_in(facts: Facts, change: Mention, sentence: int) -> list[Mention]:
    """The figures of a sentence before a change, in its paragraph or list, that can be new or old one of it."""
    told = facts.by_sentence.get(sentence, ())
    return of_change(facts, change, [m for m in told if recalled.is_near(facts, m, change)])


def led_to(facts: Facts, change: Mention, behind: Sequence[Mention]) -> Pair | None:
    """The pair that a change led to and the old one behind it: "giảm 15%, còn 34.000 lượt, năm ngoái 40.000 lượt"."""
    led = told_behind.LED.fullmatch(facts.text, change.end, behind[0].start)
    if not led or behind[0].sentence != change.sentence or len(of_change(facts, change, behind)) != 2:
        return None
    return marked(facts, behind)


def explained_by(facts: Facts, change: Mention, behind: Sequence[Mention]) -> Pair | None:
    """The pair that a change introduces, where its sentence tells no third figure of the kind: "tăng thêm 4.115 em. Cụ thể …"."""
    if not EXPLAINS.fullmatch(facts.text, change.end, behind[0].start):
        return None
    pair = of_change(facts, change, behind)
    others = [m for m in facts.by_sentence[behind[0].sentence] if m not in behind and m is not change]
    if len(pair) != 2 or any(counts_alike(m.figure, pair[0].figure) for m in of_change(facts, change, others)):
        return None
    return marked(facts, pair)


def compared(facts: Facts, change: Mention, other: Mention, own: Mention) -> Pair | None:
    """A figure and the one of the sentence before that a conclusion sets it against: "… . Lúa thu 80 triệu, tức kém 15 lần"."""
    clause = PIECE.split(facts.before(change))[-1]
    concluded = CONCLUDES.match(clause) and THAN.search(clause) and facts.previous(change) is own
    alone = other.figure.value != own.figure.value and not is_part(facts, own) and not is_old(facts, own)
    return (own, other) if concluded and alone else None


def of_change(facts: Facts, change: Mention, told: Sequence[Mention]) -> list[Mention]:
    """The figures among these that can be new or old one of a change and count as the one nearest to it does."""
    near = sorted(told, key=lambda m: abs(m.index - change.index))
    kept = [m for m in near if m.cell is None and not is_change(facts, m) and can_change(m, change)]
    return sorted((m for m in kept if counts_alike(m.figure, kept[0].figure)), key=lambda m: m.index)


def concludes(facts: Facts, change: Mention, here: Sequence[Mention]) -> bool:
    """Whether the clause of a change brings up nothing but what was told: ", mất 25%", "như vậy giá gấp 2,5 lần"."""
    clause = PIECE.split(facts.before(change))[-1]
    if OTHERWISE.search(clause):
        return False
    opened = is_opened(facts, change) and not OF_KIND.match(facts.after(change))
    return (
        goes_on(facts, change)
        or opened
        or bool(CONCLUDES.match(clause))
        or tells_nothing_new(facts, change, clause, here)
    )


def is_opened(facts: Facts, change: Mention) -> bool:
    """Whether a sentence opens with what was more or less: "Phần tăng thêm 260.000 tấn chủ yếu là cát"."""
    return is_first(facts, change) and bool(MORE.match(words_before(facts, change)))


def tells_nothing_new(facts: Facts, change: Mention, clause: str, here: Sequence[Mention]) -> bool:
    """Whether the words of a clause stand before, with the figures that it is of: "bảng giá mới …, giá gấp 2,5 lần"."""
    if here:
        start, end = facts.sentences[max(here[0].sentence - 1, 0)][0], here[-1].end
    else:  # "Tháng 8 chỉ ở mức 72 triệu USD. Như vậy, con số này đã tăng 20%"
        back = 1 + recalled.REACH if INFERS.search(clause) else 1
        start, end = facts.sentences[max(change.sentence - back, 0)][0], facts.sentences[change.sentence][0]
    verbs = verbs_between(facts, change.start - len(clause), change.start)
    subject = clause[: verbs[0][0] - change.start] if verbs else clause
    return distant.telling(subject) <= distant.telling(facts.text[start:end]) | LITTLE


def set_against(facts: Facts, change: Mention, told: Sequence[Mention]) -> Pair | None:
    """Two places or things set against each other: "xã A 62 triệu đồng, còn xã B đạt 71 triệu đồng, cao hơn 9 triệu đồng"."""
    one, other = told
    between = facts.text[one.end : other.start]
    compared = COMPARED.search(facts.before(change)) or norm(change.figure.unit) == "lần"
    tied = compared and CONTRAST.search(between) and same(one.figure, other.figure) and facts.previous(change) is other
    if (
        not tied
        or is_old(facts, one)
        or is_old(facts, other)
        or is_part(facts, other)
        or facts.following(one) is not other
    ):
        return None
    return (other, one) if one.figure.value != other.figure.value else None


def marked(facts: Facts, told: Sequence[Mention], *, sure: bool = False) -> Pair | None:
    """New and old one of two figures, where their words or years tell which is which.

    `sure`: what follows is said to be concluded from both, so that the verbs of the two may differ.
    """
    one, other = told
    if not recalled.is_near(facts, one, other) or one.figure.value == other.figure.value or is_part(facts, other):
        return None
    if any(is_change(facts, m) for m in facts.mentions[one.index + 1 : other.index]):
        return None  # "châu Mỹ 891 nghìn, tăng 7%, Hoa Kỳ 683 nghìn, tăng 8%": each has an earlier figure of its own
    if any({one, other} == set(pair) for pair in from_to_pairs(facts, other.sentence)):
        return None  # what "từ … lên …" tells is taken elsewhere
    olds = [is_old(facts, m) for m in told]
    if not is_of_one(facts, one, other) and not (sure and one_noun(one.figure, other.figure)):
        return None
    if not any(olds) and BEFORE.search(piece_of(facts, one)) and NOW.search(piece_of(facts, other)):
        return other, one
    if olds[0] != olds[1]:
        return (other, one) if olds[0] else (one, other)
    return by_years(facts, one, other)


def is_part(facts: Facts, mention: Mention) -> bool:
    """Whether words make the figure a part: "trong đó"."""
    return mention.figure.of is not None or facts.cues.any(
        "within", mention.start - len(facts.before(mention)), mention.start
    )


def pair_of(facts: Facts, sentence: int, told: Sequence[Mention]) -> Pair | None:
    """New and old figure of the one "từ … lên …" of the sentence before: "… . Phần tăng thêm 187 tỷ đồng"."""
    pairs = [(new, old) for old, new in from_to_pairs(facts, sentence) if new in told and old in told]
    return pairs[0] if len(pairs) == 1 else marked(facts, told)
