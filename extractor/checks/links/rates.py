"""Rates per so many people or things (A16): "4.215 ca; tỷ suất 407,6 ca/100.000 dân (dân số 1.034.000 người)".

The base may go before: "cứ 100.000 dân có 35 ca"; and a rate may be told as one of so many: "cứ năm lượt thì có một người".
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, product

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.mean_kinds import is_elsewhere
from extractor.checks.links.mean_names import TOLD
from extractor.checks.links.mean_slips import exactly
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import exceeds, is_bare, is_count, norm, one_amount, one_noun, same
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure

BASES = frozenset(Decimal(10) ** power for power in (2, 3, 4, 5, 6))
SIGNS = frozenset({"/", "trên"})
MYRIADS = frozenset({"vạn", "nghìn", "ngàn"})
MOST = 4
"""How many readings of one rate are tried."""
FEW = 2
"""How many figures before "cứ" are tried as what it is of."""
EACH_SO_MANY = pattern(r"\b(?:cứ|mỗi|trong|{on_average})(?: mỗi| cứ)? $", re.IGNORECASE)
HAS = re.compile(r"(?: [^\W\d]+){0,5}?,? (?:thì |lại |sẽ )*(?:có |là |chỉ )*(?:khoảng |gần |hơn |tới )?", re.IGNORECASE)
# "Tuần qua có 420 ca, nâng tỷ suất từ đầu năm lên 53 ca"
CUMULATED = pattern(r"\b(?:{so_far}|nâng|đưa|tính từ|từ đầu)\b", re.IGNORECASE)
# "Tính trên dân số 860.000 người, tỷ suất …"
SPREAD = re.compile(
    r"^\s*(?:nếu )?(?:tính )?(?:trên|với|theo|so với)(?: quy mô| tổng)?(?: dân số)?[^,;]*$", re.IGNORECASE
)
FATE = pattern(r"{befell}|{earlier_times}|{on_average}|cả nước")
"""What befell some of those who are told before, or makes the rate one of others: "tỷ suất tử vong", "tỷ suất cả nước"."""
# "Số bác sĩ trên một vạn dân đạt 12,5"
REACHED = re.compile(
    r" (?:hiện |mới |chỉ |đã )*(?:đạt|là|ở mức|còn|lên tới|đứng ở mức)(?: khoảng| gần| hơn)? ", re.IGNORECASE
)
OVER = re.compile(r"trên\b", re.IGNORECASE)
PER_MILLE = "‰"
PAIR = 2
"""How many counts a sentence has where a rate of a thousand can be of no others."""
RATED = pattern(r"\b(?:t[ỷỉ] (?:suất|lệ)|{says_again}|chiếm)\b", re.IGNORECASE)
EACH_ONE = re.compile(r"\bcứ (?:mỗi )?$", re.IGNORECASE)
PERSONS = frozenset({*rules().units.persons, "dân", "người dân"})
PEOPLE = re.compile(r" (?:người )?dân\b")
GENERAL = frozenset(
    {"tỷ", "tỉ", "suất", "tính", "tức", "tương", "đương", "trung", "bình", "quân", "bệnh", "nghĩa", "cứ", "ra"}
)
"""Syllables before a rate that do not say of whom or of what it is."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each rate whose cases and population stand in its sentence or the one before."""
    for rate in facts.mentions:
        if rate.cell is not None:
            continue
        base = base_of(facts, rate) or base_before(facts, rate)
        if base is not None:
            yield from rate_of(facts, rate, base)
        elif norm(rate.figure.unit) == PER_MILLE:
            yield from per_mille(facts, rate)
        elif rate.figure.per in MYRIADS and PEOPLE.match(facts.text, rate.end):
            yield from of_people(facts, rate)
        elif (many := so_many_before(facts, rate)) is not None:
            yield from one_of(facts, many, rate)


def per_mille(facts: Facts, rate: Mention) -> Iterator[Claim]:
    """The claim for a rate of a thousand told with the two counts of its sentence: "11,5‰: trong 2.000 trẻ có 23 ca tử vong"."""
    near = [m for m in facts.by_sentence[rate.sentence] if is_count(m.figure) and m.figure.role == "reported"]
    near = [m for m in near if not is_change(facts, m)]
    pairs = [(case, whole) for case, whole in product(near, near) if exceeds(whole.figure, case.figure)]
    readings = tuple(Relation("A16", (case.figure, whole.figure), (rate.figure,)) for case, whole in pairs)
    if readings and not is_change(facts, rate):
        own = len(near) == PAIR and RATED.search(facts.text, facts.sentences[rate.sentence][0], rate.start) is not None
        yield Claim(readings[:MOST], firm=own and not is_elsewhere(facts, rate, pairs[0][0]))


def rate_of(facts: Facts, rate: Mention, base: Mention) -> Iterator[Claim]:
    """The claim for one rate of so many as `base` tells."""
    near = [m for m in around(facts, rate) if m not in (rate, base) and base_of(facts, m) is None]
    told = [m for m in near if is_case(facts, m, rate)]
    cases = here_first(rate, [m for m in told if m.index < rate.index] or told)
    if CUMULATED.search(clause_before(facts, rate)):
        cases = [m for m in cases if is_cumulated(facts, m)] or cases
    people = [m for m in near if is_population(m, base) and any(exceeds(m.figure, case.figure) for case in cases)]
    people = here_first(rate, people)
    pairs = [(case, whole) for case, whole in product(cases, people) if exceeds(whole.figure, case.figure)]
    readings = tuple(
        Relation("A16", (case.figure, divided_by(whole), divided_by(base)), (rate.figure,)) for case, whole in pairs
    )
    if readings:
        told = list(dict.fromkeys(chain.from_iterable(pairs)))
        here = (
            all(m.sentence == rate.sentence for m in told)
            or is_of_all(facts, rate, pairs[0])
            or is_spread(facts, rate, pairs[0])
            or is_taken_up(facts, min(rate, base, key=lambda m: m.index), told)
        )
        own = here and len(readings) == 1 and not is_elsewhere(facts, rate, pairs[0][0])
        own = own and is_of_those(facts, rate, base, pairs[0][1])
        own = own and (not CUMULATED.search(clause_before(facts, rate)) or is_cumulated(facts, pairs[0][0]))
        yield Claim(readings[:MOST], firm=own, borne_out=own)


def is_of_those(facts: Facts, rate: Mention, base: Mention, whole: Mention) -> bool:
    """Whether the words between "cứ 100 em" and its rate are told of all people too: "cứ 100 em dự thi có 79 em đỗ"."""
    asked = set(re.findall(r"[^\W\d]+", facts.text[base.end : rate.start].lower())) - {
        *rules().units.having,
        *GENERAL,
        *TOLD,
    }
    told = f"{facts.before(whole)} {facts.after(whole)}".lower()
    return asked <= set(re.findall(r"[^\W\d]+", told))


def divided_by(whole: Mention) -> Figure:
    """The figure behind "trên" as the number that it divides by: "9 ca trên 36.000 ca, 25 ca trên 100.000 ca" hedges none."""
    figure = whole.figure
    if figure.value is None or not OVER.match(figure.evidence[0].quote):
        return figure
    return exactly(figure)


def is_of_all(facts: Facts, rate: Mention, pair: tuple[Mention, Mention]) -> bool:
    """Whether cases are told with their rate, and before them all people: "Dân số 1,2 triệu người. Năm qua có 420 ca, …"."""
    case, whole = pair
    here = case.sentence == rate.sentence == whole.sentence + 1
    return here and "dân số" in facts.before(whole).lower()


def clause_before(facts: Facts, mention: Mention) -> str:
    """The words before a figure from the last comma on."""
    return re.split(r"[,;:]", facts.before(mention))[-1]


def is_cumulated(facts: Facts, case: Mention) -> bool:
    """Whether cases are those of the year so far: "trong tuần 312 ca, lũy kế 4.117 ca"."""
    return bool(CUMULATED.search(clause_before(facts, case)))


def is_spread(facts: Facts, rate: Mention, pair: tuple[Mention, Mention]) -> bool:
    """Whether a sentence takes all people for the cases of the one before: "1.032 ca. Tính trên dân số 860.000 người, tỷ suất …".

    Of those who fell ill, "tỷ suất tử vong" tells nothing.
    """
    case, whole = pair
    if not (case.sentence + 1 == rate.sentence == whole.sentence and whole.index < rate.index):
        return False
    if not SPREAD.search(facts.before(whole)):
        return False
    told = facts.text[slice(*facts.sentences[case.sentence])].lower()
    own = facts.before(rate).lower()
    return all(word in told for word in FATE.findall(own))


def is_taken_up(facts: Facts, rate: Mention, told: list[Mention]) -> bool:
    """Whether a sentence gives the rate of just what the one before counts: "dân số 1,2 triệu người, 420 ca. Tỷ suất là …".

    "Tỷ suất tử vong" or "Năm trước, tỷ suất" behind the count of all who fell ill is of others.
    """
    if any(rate.sentence - m.sentence != 1 for m in told):
        return False
    start, end = facts.sentences[told[0].sentence]
    known = {*re.findall(r"\w+", facts.text[start:end].lower()), *GENERAL, *TOLD, *rules().units.little}
    opening = facts.text[facts.sentences[rate.sentence][0] : rate.start]
    return all(word in known for word in re.findall(r"[^\W\d]+", opening.lower()))


def of_people(facts: Facts, rate: Mention) -> Iterator[Claim]:
    """The claim for a rate of ten thousand: "96 bác sĩ phục vụ 118.500 dân, đạt 8,1 bác sĩ/vạn dân"."""
    near = [m for m in around(facts, rate) if m is not rate and is_count(m.figure)]
    cases = here_first(rate, [m for m in near if one_amount(m.figure, rate.figure)])
    people = here_first(rate, [m for m in near if norm(m.figure.unit) in PERSONS])
    pairs = [(case, whole) for case, whole in product(cases, people) if exceeds(whole.figure, case.figure)]
    readings = tuple(Relation("A07", (case.figure, whole.figure), (rate.figure,)) for case, whole in pairs)
    if readings:
        here = all(m.sentence == rate.sentence for m in chain.from_iterable(pairs))
        own = here and len(readings) == 1 and not is_elsewhere(facts, rate, pairs[0][0])
        yield Claim(readings[:MOST], firm=own, borne_out=own)


def base_before(facts: Facts, rate: Mention) -> Mention | None:
    """The 100.000 before a figure that is told for each so many: "cứ 100.000 dân có 35 ca"."""
    base = so_many_before(facts, rate)
    return base if base is not None and base.figure.value in BASES else None


def so_many_before(facts: Facts, rate: Mention) -> Mention | None:
    """The figure behind "cứ" that leads to the one for each so many: "cứ năm lượt thì có một người"."""
    many = facts.previous(rate)
    if many is None or many.sentence != rate.sentence or not is_count(many.figure) or not is_count(rate.figure):
        return None
    led = EACH_SO_MANY.search(facts.before(many)) and HAS.fullmatch(facts.text, many.end, rate.start)
    over = OVER.match(facts.text, many.start) and REACHED.fullmatch(facts.text, many.end, rate.start)
    return many if led or over else None


def one_of(facts: Facts, many: Mention, one: Mention) -> Iterator[Claim]:
    """The claim that one of so many is such: 6.840 lượt người with 1.368 người tuyển are "cứ năm lượt thì có một người".

    A number so small is rounded freely, so that only what fits is said.
    """
    if not EACH_ONE.search(facts.before(many)) or one.figure.value != 1 or (many.figure.value or 0) <= 1:
        return
    near = [m for m in around(facts, many) if m.index < many.index and is_count(m.figure)]
    wholes = [m for m in near if is_alike(m, many)][:FEW]
    parts = [m for m in near if is_alike(m, one)][:FEW]
    readings = tuple(
        Relation("A16", (whole.figure, part.figure, one.figure), (many.figure,))
        for whole, part in product(wholes, parts)
        if exceeds(whole.figure, part.figure)
    )
    if readings:
        yield Claim(readings)


def is_alike(mention: Mention, other: Mention) -> bool:
    """Whether two figures count the same things, or both persons: "một người" and "1.368 lao động"."""
    persons = {norm(mention.figure.unit), norm(other.figure.unit)} <= PERSONS
    return persons or one_noun(mention.figure, other.figure)


def here_first(rate: Mention, mentions: list[Mention]) -> list[Mention]:
    """Those of the sentence of the rate where it has any."""
    return [m for m in mentions if m.sentence == rate.sentence] or mentions


def base_of(facts: Facts, mention: Mention) -> Mention | None:
    """The 100.000 right behind a figure that is told for each so many; such a figure counts nothing by itself."""
    base = facts.following(mention)
    if (
        base is None
        or base.sentence != mention.sentence
        or base.figure.value not in BASES
        or not (is_count(mention.figure) or is_fuel(mention, base))
    ):
        return None
    between = facts.text[mention.end : base.start].strip()
    led = between or facts.text[base.start : base.end].lower().partition(" ")[0]
    return base if led in SIGNS else None


def is_fuel(mention: Mention, base: Mention) -> bool:
    """Whether a figure is what a way of so many kilometres took: "10 lít trên 100 km"."""
    return mention.figure.dimension == "volume" and base.figure.dimension == "length"


def around(facts: Facts, rate: Mention) -> list[Mention]:
    """The figures told for themselves in the sentence of a rate and the one before in its paragraph, the last first."""
    near = [m for number in (rate.sentence, rate.sentence - 1) for m in reversed(facts.by_sentence.get(number, ()))]
    return [m for m in near if m.block == rate.block and m.figure.role == "reported" and not is_change(facts, m)]


def is_case(facts: Facts, mention: Mention, rate: Mention) -> bool:
    """Whether a figure counts what a rate tells: "4.215 ca" for "407,6 ca", "96 bác sĩ" for "tỷ lệ bác sĩ là 8,1 trên …"."""
    start = facts.sentences[rate.sentence][0] if base_before(facts, rate) else rate.start - len(facts.before(rate))
    named = f" {norm(mention.figure.unit)} " in facts.text[start : rate.start].lower()
    if is_bare(rate.figure):
        return named
    # "Tỷ lệ sở hữu ô tô đạt 63 xe/1.000 dân, khi tỉnh có 56.700 ô tô"
    return one_noun(mention.figure, rate.figure) or (named and mention.index > rate.index)


def is_population(mention: Mention, base: Mention) -> bool:
    """Whether a figure can be all of those of whom a rate takes so many: "1.034.000 người" for "100.000 dân"."""
    persons = {norm(base.figure.unit), norm(mention.figure.unit)} <= PERSONS
    return (persons or same(mention.figure, base.figure)) and mention.figure.value not in BASES
