"""Old and new figure told together: "từ 418 lên 560 vụ", "giảm 5,83% (3.389/3.599 vụ)"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import direction_of, goes_on
from extractor.checks.links.fractions import SLASH
from extractor.checks.relations import Claim, Relation
from extractor.checks.roundness import significant
from extractor.checks.units import (
    alike,
    is_change_in,
    is_duration,
    is_measure,
    is_percent,
    is_points,
    is_rate,
    norm,
    one_amount,
    one_noun,
    same,
)
from extractor.parsers.asides import opens_from, tells_change
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure

# "hạ 480 đồng, từ 20.310 đồng còn 19.830 đồng": between a change and its pair.
PAIR_BEHIND = pattern(r"(?: một \w+)?[,;:]? (?:(?:{says_again}|cụ thể(?: là)?) )?từ (?:mức |con số )?", re.IGNORECASE)
# "xuống còn 18%, từ 22,9%": between the new figure and the old one.
FROM_BEHIND = re.compile(r"(?: [^\W\d]+){0,3},? từ (?:mức |con số )?")
FIRM_DIGITS = 3
"""From how many digits that count on an estimate is one that was reckoned with."""
# "từ 3 đến 5 tấn": a range, and no old figure.
UNTIL = re.compile(r"(?: [^\W\d]+){0,3} (?:đến|tới|lên|xuống|-|–)\b")
# Between a pair and the percentage that repeats its change, or says how much of the old figure the new one is.
BEHIND_PAIR = pattern(
    r"(?: [^\W\d]+){0,6}\)?,? \(?(?:{says_again}|hay)(?: với| là)?(?: mức)?(?: tăng| giảm)?(?: thêm| được| đi)? "
)
SHARE_OF_PAIR = re.compile(r"[^,;:()]{0,40}, (?:tức |nay )?(?:chỉ |mới )?(?:còn )?bằng (?:khoảng |gần |hơn )?")


def from_to(facts: Facts, change: Mention) -> tuple[Mention, Mention] | None:
    """New and old figure of "từ O lên N" in the sentence of the change, those in a bracket right behind it first."""
    pairs = [
        (new, old) for old, new in from_to_pairs(facts, change.sentence)
        if change not in (old, new) and (comparable(old, new, change) or is_sooner(old, new, change))
        and changed_in_bracket(facts, old) in (None, change)
        and not has_newer(facts, change, new)
        and (goes_on(facts, change) if new.index < change.index else not starts_anew(facts, change, old))
    ]  # fmt: skip
    return next((pair for pair in pairs if changed_in_bracket(facts, pair[1])), pairs[0] if pairs else None)


def is_sooner(old: Mention, new: Mention, change: Mention) -> bool:
    """Whether a percentage can be how much longer or shorter one time is than the other: "từ 15 ngày xuống 9 ngày, giảm 40%"."""
    told = is_percent(change.figure) and is_duration(new.figure) and one_noun(old.figure, new.figure)
    return told and old.figure.value != new.figure.value


def has_newer(facts: Facts, change: Mention, new: Mention) -> bool:
    """Whether a figure of a clause of its own stands between what may have changed and the change.

    "tăng từ 113,5 tỷ USD năm 2021 lên 117,3 tỷ USD năm 2023; 6 tháng năm 2024 đạt 64,9 tỷ USD, tăng 23%" is of the last.
    """
    between = facts.mentions[new.index + 1 : change.index] if new.sentence == change.sentence else ()
    told = [m for m in between if same(m.figure, new.figure)]
    bracketed = told and told[-1].index + 1 == change.index and opens_bracket(facts.before(change))
    return bool(bracketed) or any(";" in facts.text[new.end : m.start] for m in told)


def opens_bracket(words: str) -> bool:
    """Whether the words before a change open a bracket behind a figure: "tiền trọ thêm 100.000 đồng (tăng 5%)"."""
    return words.lstrip().startswith("(")


def starts_anew(facts: Facts, change: Mention, old: Mention) -> bool:
    """Whether a pair behind a change has a verb and subject of its own: "giảm 33%, còn tỷ lệ … giảm từ 43% xuống 37%"."""
    if ";" in facts.text[change.end : old.start]:  # "tăng 4.000 đồng; cà chua từ 7.000 lên 10.000 đồng"
        return PAIR_BEHIND.fullmatch(facts.text, change.end, old.start) is None
    verb = facts.cues.any("rise", change.end, old.start) or facts.cues.any("fall", change.end, old.start)
    return verb and not goes_on(facts, old)


def changed_in_bracket(facts: Facts, old: Mention) -> Mention | None:
    """The change that a bracket explains which begins with `old`: "tăng 81% (từ 3,5 đến 6,5 triệu tấn)"."""
    change = facts.previous(old) if opens_from(facts.before(old)) else None
    return change if change is not None and direction_of(facts, change) is not None else None


def is_followed_by_pair(facts: Facts, change: Mention, old: Mention) -> bool:
    """Whether the old figure of a pair stands right behind the change: "hạ 480 đồng, từ 20.310 đồng còn 19.830 đồng"."""
    before = next((m for m in facts.back(old, 0) if not is_duration(m.figure)), None)
    return before is change and PAIR_BEHIND.fullmatch(facts.before(old)) is not None


def from_to_pairs(facts: Facts, sentence: int) -> Iterator[tuple[Mention, Mention]]:
    """Old and new figure of every "từ 418 lên 560 vụ" of a sentence; the unit may stand with the new figure only.

    Some tell the new one first: "lùi về 18%, từ 22,9% của năm trước".
    """
    for old, new in pairwise(facts.by_sentence[sentence]):
        if is_new_first(facts, old, new):
            yield new, old
            continue
        left = old.start - len(facts.before(old))
        begun = facts.cues.governs("from", left, old.start) and facts.cues.any("to", old.end, new.start)
        if (begun or tells_change(facts.before(old), facts.after(old))) and is_one_unit(old, new):
            yield old, new


def is_one_unit(old: Mention, new: Mention) -> bool:
    """Whether both count alike, or the first of two times leaves out what the second adds: "15 ngày xuống 9 ngày làm việc"."""
    timed = is_duration(old.figure) and is_duration(new.figure)
    return alike(old.figure, new.figure) or (timed and one_noun(old.figure, new.figure))


def is_new_first(facts: Facts, new: Mention, old: Mention) -> bool:
    """Whether "xuống còn 18%, từ 22,9%" tells the new figure first; of "từ 3 đến 5 tấn" the second is a range."""
    if not FROM_BEHIND.fullmatch(facts.text, new.end, old.start) or not alike(old.figure, new.figure):
        return False
    left = new.start - len(facts.before(new))
    led = facts.cues.governs("to", left, new.start) and not facts.cues.any("from", left, new.start)
    return led and not UNTIL.match(facts.text, old.end)


def of_pair(facts: Facts, percent: Mention) -> Claim | None:
    """The percentage right behind "từ 583 đơn vị xuống còn 489 đơn vị, tương ứng 16,1%"."""
    new = facts.previous(percent)
    if new is None or new.sentence != percent.sentence or is_rate(percent.figure) > is_percent(percent.figure):
        return None
    again, share = (shape.fullmatch(facts.text[new.end : percent.start]) for shape in (BEHIND_PAIR, SHARE_OF_PAIR))
    if not again and not (share and is_percent(percent.figure)):
        return None
    old = next((old for old, other in from_to_pairs(facts, percent.sentence) if other is new), None)
    if old is None or None in (old.figure.value, new.figure.value) or not comparable(old, new, percent):
        return None
    sure = one_noun(new.figure, old.figure) and all(m.figure.modifier == "exact" for m in (new, old))
    if share:  # "từ 120 em xuống 45 em, chỉ bằng 37,5%"
        told = Relation("A03", (new.figure, old.figure), (percent.figure,), compares=True)
        return None if is_rate(new.figure) else Claim((told,), firm=True, named=True, borne_out=sure)
    rise = (new.figure.value or 0) > (old.figure.value or 0)
    return Claim((relation(percent, new, old, 1 if rise else -1),), firm=True, borne_out=sure)


def in_bracket(facts: Facts, change: Mention) -> tuple[Mention, Mention] | None:
    """New and old figure of a bracket right behind the change: "giảm 5,83% (3.389/3.599 vụ)"."""
    following = facts.mentions[change.index + 1 : change.index + 3]
    if len(following) < 2 or facts.text[change.end : following[0].start].strip() != "(":
        return None
    new, old = following
    slashed = SLASH.fullmatch(facts.text[new.end : old.start]) and comparable(old, new, change)
    return (new, old) if slashed else None


def comparable(old: Mention, new: Mention, change: Mention) -> bool:
    """Whether two figures can be the old and the new one of a change, by what they count or measure."""
    if old is new or not alike(old.figure, new.figure) or is_class(old):
        return False
    # One value is one figure told twice.
    return old.figure.value != new.figure.value and can_change(new, change)


def counts_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count alike, or one leaves out per what: "67,2 triệu đồng/năm", "khi ấy chỉ 42 triệu đồng"."""
    return alike(one, other) or (None in (one.per, other.per) and not is_percent(one) and one_amount(one, other))


def is_pair(old: Mention, new: Mention, change: Mention) -> bool:
    """Whether two figures can be old and new one of a change where one may leave out per what: "24.258 đồng/USD, 24.246 đồng"."""
    return counts_alike(old.figure, new.figure) and old.figure.value != new.figure.value and can_change(new, change)


def can_change(new: Mention, change: Mention) -> bool:
    """Whether a change can be one of this figure, by what both count or measure."""
    if is_duration(new.figure) and not same(change.figure, new.figure):
        return False  # of a time only what is told in its unit is a change: "từ 15 ngày xuống 10 ngày, giảm 5 ngày"
    if is_class(new):
        return False
    if is_percent(change.figure) or norm(change.figure.unit) == "lần":
        return True
    if is_points(change.figure):
        return is_rate(new.figure)
    return is_change_in(change.figure, new.figure) and not is_percent(new.figure)


def is_class(mention: Mention) -> bool:
    """Whether a percentage bounds a class and says no rate: "vượt tải dưới 20%", "từ 20 - 50%"."""
    figure = mention.figure
    return is_percent(figure) and (figure.value is None or figure.modifier in {"under", "at_most", "at_least"})


def relation(change: Mention, new: Mention, base: Mention, direction: int) -> Relation:
    """The relation under the rule that the units of the three figures call for."""
    unit = norm(change.figure.unit)
    if unit == "lần":
        rule = "B04"
        if direction < 0:  # "80 triệu đồng, kém 15 lần": the old figure is so many times the new one
            new, base = base, new
    elif is_points(change.figure):
        rule = "B03"
    elif is_percent(change.figure):
        rule = "B03" if is_rate(new.figure) else "B02"
    else:
        rule = "B01"
    told = direction or sign_of(change, new, base)  # "từ 20 ngày xuống 14 ngày, nhanh hơn 30%" is a fall
    return Relation(rule, (sharp(new.figure), base.figure), (change.figure,), told)


def sign_of(change: Mention, new: Mention, old: Mention) -> int:
    """The direction of a change that no verb tells, where its unit leaves it open: 1 up, -1 down, 0 for any other."""
    if not (is_points(change.figure) or is_percent(change.figure)):
        return 0
    return 1 if (new.figure.value or 0) > (old.figure.value or 0) else -1


def sharp(figure: Figure) -> Figure:
    """A figure that is estimated, or a price that may be asked at most, as the number that its change was reckoned with.

    "Ước đạt 84,5 triệu USD, tăng 12,8%", "bán tối đa 19.830 đồng, giảm 580 đồng"; of "ước 80 triệu USD" more is left open.
    """
    words = figure.evidence[0].quote.lower() if figure.evidence else ""
    digits = significant(figure)
    if figure.modifier not in {"about", "at_most"} or not words.startswith(("ước", "tối đa")) or digits < FIRM_DIGITS:
        return figure
    room = figure.resolution / 2 if is_measure(figure) else Decimal(0)
    value = figure.value or Decimal(0)
    return figure.model_copy(update={"modifier": "exact", "lower": value - room, "upper": value + room})
