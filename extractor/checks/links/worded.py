"""Shares told as fractions: "180 giường, tức ba phần tư", "một phần năm, tức 96 tàu", "81 hộ, chiếm 2/3 số hộ".

A fraction in words is no figure of the record, so that the claim holds one made for it. It is rough: a half is anything
near it, but for "đúng một nửa".
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention, told_once
from extractor.checks.links.counted import WORDS
from extractor.checks.links.directions import is_change
from extractor.checks.links.share_leads import AGAINST, AMONG, THEN, can_be, head_before, is_taken_from
from extractor.checks.links.share_ties import is_found
from extractor.checks.links.worded_counts import WHOLE, spelt_out
from extractor.checks.relations import Claim, Relation, certain
from extractor.checks.units import alike, exceeds, is_count, is_duration, is_percent, norm, takes_noun
from extractor.rules.vocabulary import lists, pattern
from extractor.schema.evidence import Evidence
from extractor.schema.record import Figure

NUMBERS = {"một": 1, "tư": 4, **WORDS}
FRACTION = pattern(
    r"\b(?:(?P<hedge>{above}|{below}|{about}|(?:vừa )?đúng|tròn) )?"
    r"(?:(?P<half>(?:một |phân )nửa)|(?P<top>{number_words}) phần (?P<below>{number_words})"
    r"|(?<![\d/.,])(?P<over>[1-9])/(?P<under>[2-9]|10)(?![\d/%]|[.,]\d))(?! (?:{halved})\b)"
    r"|\bcứ (?P<among>{number_words}|\d+) (?P<noun>[^\W\d]+)(?: [^\W\d]+){0,3}? (?:(?:thì|lại|mới|chỉ|đã) )+(?:có )?"
    r"(?P<some>{number_words}|\d+) (?P=noun)\b(?P<rest>[^,;:.()\d]*)",
    re.IGNORECASE,
)
ABOVE, BELOW, LOOSE = (frozenset(lists()[name].words) for name in ("above", "below", "about"))
SHARP = frozenset({"đúng", "tròn", "vừa đúng"})  # "vỏn vẹn một nửa" is as rough as a half
# What says before a fraction that it is told of the count before it: "180 giường, tức hai phần ba", "19 km (một phần ba)".
SAYS = pattern(
    r"(?: [^\W\d]+){0,10}?(?: \(|,? (?:{says_again}|chiếm|bằng|hay|vị chi là?)(?: (?:với|là|khoảng|chỉ|tới|đến))*,? )",
    re.IGNORECASE,
)
# "34 ha, đúng phân nửa" needs no such word.
TOLD = re.compile(rf"{SAYS.pattern}|(?: [^\W\d]+){{0,6}}?, ", re.IGNORECASE)
# What ends it: no whole of its own is named.
ENDS = re.compile(r"\s*(?:[.,;:)!?”\"]|$|và\b|nhưng\b)|\s*(?:trong )?(?:tổng số|số này|số đó)\s*(?:[.,;)”]|$)")
AS_COUNT = pattern(
    r"(?: (?:trong |của )?(?:số|tổng số)(?: [^\W\d]+){1,4})?"
    r"(?:,? (?:{says_again}|hay)(?: (?:với|là|khoảng))*,? | \(\D{0,12})"
)
# "Một phần năm số đó, 643 người, điều trị bằng Methadone": of what the sentence before counts.
POINTED = pattern(r" (?:(?:trong|của) )?(?:tổng )?số (?:{aforesaid})(?:, | \(|,? tức(?: là)? |,? khoảng | )")
OF_NOUN = re.compile(r" (?:(?:trong|của) )?(?:tổng )?số ([^\W\d]+)\s*[.,;)]", re.IGNORECASE)
TOTAL = re.compile(r"\btổng (?:số )?(?:(?:tiền|nợ|vốn|giá trị|kinh phí|là|lên|tới|đến) )*$", re.IGNORECASE)
SIGNS = ("phần", "nửa", "/", "cứ ", "Cứ ")
INTO = re.compile(r"[^;:()]*(?:,| thì) (?:(?:có|chỉ|mới|đã|còn|thì|tới|đến) )*")
WIDE, SHARE = Decimal(4), Decimal("0.2")
"""Points by which a share may differ from a fraction that is no percentage, and as a share of the smaller fractions."""
HALF = Decimal("0.5")
HUNDRED = Decimal(100)


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each fraction of which the grammar gives the part and the whole."""
    for found in fractions(facts):
        figure = figure_of(facts, found)
        left, right = beside(facts, found)
        tie = None if figure is None else tie_of(facts, found, left, right)
        if figure is not None and tie is not None:
            relation = Relation("A03", tuple(mention.figure for mention in tie), (figure,))
            yield certain(relation)


@told_once
def fractions(facts: Facts) -> list[re.Match[str]]:
    """The fractions in words of the article, in order."""
    told = ((start, end) for start, end in facts.sentences if any(sign in facts.text[start:end] for sign in SIGNS))
    return [found for start, end in told for found in FRACTION.finditer(facts.text, start, end)]


def tie_of(
    facts: Facts, found: re.Match[str], left: list[Mention], right: Mention | None
) -> tuple[Mention, Mention] | None:
    """Part and whole of a fraction, from the figures on its left and right."""
    tie = None
    if left and (SAYS if found["hedge"] is None else TOLD).fullmatch(facts.text, left[-1].end, found.start()):
        tie = of_count(facts, found, left[-1], right)
    if tie is None and right is not None:
        tie = as_count(facts, found, left, right) or spelt_out(facts, found, right)
    return tie if tie is not None and is_plain(facts, *tie) else None


def of_count(
    facts: Facts, found: re.Match[str], part: Mention, right: Mention | None
) -> tuple[Mention, Mention] | None:
    """The tie of a fraction behind its part: its whole is printed behind it, or the words lead from it to the part."""
    if right is not None and WHOLE.fullmatch(facts.text, found.end(), right.start):
        return part, right
    before = facts.previous(part)
    if before is None or before.block != part.block:
        return None
    if is_total_named(facts, found, part, before):
        return part, before
    if not ENDS.match(facts.text, named_end(facts, found)):
        return None
    if before.sentence != part.sentence:
        opens = not facts.before(part).strip()  # "Có 240 giường. 180 giường, tức ba phần tư, đã kín"
        whole = head_before(facts, part) if opens else None
        return None if whole is None else (part, whole)
    between = facts.text[before.end : part.start]
    led = (
        is_found(facts, part, before)
        or leads(facts, before, part)
        or AGAINST.fullmatch(between)
        or facts.cues.any("within", before.end, part.start)
    )
    return (part, before) if led else None


def is_total_named(facts: Facts, found: re.Match[str], part: Mention, whole: Mention) -> bool:
    """Whether a fraction is of a total right before its part: "tổng nợ 60 tỷ đồng; nợ khó thu 15 tỷ đồng, bằng 1/4 số nợ"."""
    named = OF_NOUN.match(facts.text, found.end())
    beside = whole.sentence == part.sentence and TOTAL.search(facts.before(whole)) and can_be(whole, part)
    return named is not None and bool(beside) and f" {named[1]} " in f" {facts.before(part)}".lower()


def pointed_at(facts: Facts, part: Mention) -> Mention | None:
    """The one count of the sentence before that "ba phần tư trong số đó, 86 chiếc" is of."""
    told = [m for m in facts.by_sentence.get(part.sentence - 1, ()) if m.block == part.block and is_count(m.figure)]
    told = [m for m in told if takes_place(part.figure, m.figure)]
    alone = len(told) == 1 and exceeds(told[0].figure, part.figure) and not is_change(facts, told[0])
    return told[0] if alone else None


def takes_place(part: Figure, whole: Figure) -> bool:
    """Whether a part counts what its whole counts, be it under a noun for any person or thing: "129 tàu", "86 chiếc"."""
    return alike(part, whole) or takes_noun(part, whole) or norm(part.unit) in rules().units.classifiers


def as_count(facts: Facts, found: re.Match[str], left: list[Mention], right: Mention) -> tuple[Mention, Mention] | None:
    """The tie of a fraction that is told again as a count: "có một phần năm, tức 69 tàu", "một phần ba trong số đó (9 người)"."""
    part = facts.following(right)
    of_right = WHOLE.fullmatch(facts.text, found.end(), right.start)
    behind = of_right and part is not None and part.sentence == right.sentence
    if behind and part is not None and AS_COUNT.fullmatch(facts.text, right.end, part.start):
        return part, right  # "hơn 2/3 trong số 36 hộ, tức 25 hộ"
    if POINTED.fullmatch(facts.text, found.end(), right.start) and not left:
        whole = pointed_at(facts, right)
        return None if whole is None else (right, whole)
    if not AS_COUNT.fullmatch(facts.text, found.end(), right.start):
        return None
    same = [m for m in left if alike(m.figure, right.figure)]
    if AMONG.match(facts.text, found.end()):
        return (right, same[0]) if len(same) == 1 else None
    # "Trong 345 tàu cá dài trên 15 m, có một phần năm, tức 69 tàu"
    whole = next((m for m in same if leads(facts, m, found)), None)
    return None if whole is None else (right, whole)


def named_end(facts: Facts, found: re.Match[str]) -> int:
    """Where a fraction ends, with a noun that only repeats what is counted: "2/3 số hộ"."""
    own = next((m for m in facts.mentions if m.start <= found.start("over") < m.end), None) if found["over"] else None
    return max(found.end(), own.end) if own is not None else found.end()


def leads(facts: Facts, whole: Mention, to: Mention | re.Match[str]) -> bool:
    """Whether "trong" leads from the whole to what follows: "Trong 345 tàu cá, có một phần năm"."""
    way, start = (THEN, to.start) if isinstance(to, Mention) else (INTO, to.start())
    return is_taken_from(facts, whole) and way.fullmatch(facts.text, whole.end, start) is not None


def is_plain(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether both are counts or amounts of one thing and of one time."""
    for mention in (part, whole):
        if mention.cell is not None or mention.figure.value is None:
            return False
        if is_percent(mention.figure) or is_duration(mention.figure):
            return False
    counted = takes_place(part.figure, whole.figure) or can_be(whole, part)
    return counted and not (is_change(facts, part) or is_change(facts, whole)) and whole.figure.role != "comparison"


def beside(facts: Facts, found: re.Match[str]) -> tuple[list[Mention], Mention | None]:
    """The figures of the sentence before a fraction and the one right behind it; it may be a figure of its own."""
    number = next((n for n, (start, end) in enumerate(facts.sentences) if start <= found.start() < end), None)
    near = facts.by_sentence.get(number, ()) if number is not None else ()
    left = [m for m in near if m.end <= found.start()]
    right = [m for m in near if m.start >= found.end()]
    return left, (right[0] if right else None)


def figure_of(facts: Facts, found: re.Match[str]) -> Figure | None:
    """The fraction as a percentage with the room that its words leave."""
    top, below = 1, 2
    if found["among"]:
        top, below = number(found["some"]), number(found["among"])
    elif not found["half"]:
        top, below = number(found["top"] or found["over"]), number(found["below"] or found["under"])
    if not 0 < top < below:
        return None
    value = (HUNDRED * top / below).quantize(Decimal("0.01"))
    hedge = (found["hedge"] or "").lower()
    room = HALF if hedge in SHARP else min(WIDE, value * SHARE) * (2 if hedge in LOOSE else 1)
    return Figure(
        id=f"fraction-{found.start()}",
        value=value,
        lower=Decimal(0) if hedge in BELOW else value - (HALF if hedge in ABOVE else room),
        upper=HUNDRED if hedge in ABOVE else value + (HALF if hedge in BELOW else room),
        unit="%",
        decimals=2,
        resolution=Decimal("0.01"),
        evidence=(Evidence.of(facts.text, *found.span()),),
    )


def number(word: str) -> int:
    """The number of a word or digit."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]
