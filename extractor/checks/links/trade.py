"""The balance of trade: "xuất khẩu 136,17 tỷ USD, nhập khẩu 126,37 tỷ USD; cán cân thương mại thặng dư 9,8 tỷ USD" (B01)."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import is_measure, is_percent, same
from extractor.rules.vocabulary import pattern

SURPLUS = re.compile(
    r"\b(?:xuất siêu|(?:cán cân|thương mại)[^,;.]{0,40}?thặng dư|thặng dư thương mại)\b", re.IGNORECASE
)
DEFICIT = re.compile(
    r"\b(?:nhập siêu|(?:cán cân|thương mại)[^,;.]{0,40}?thâm hụt|thâm hụt (?:cán cân )?thương mại)\b", re.IGNORECASE
)
EXPORTS = re.compile(r"\bxuất khẩu\b", re.IGNORECASE)
IMPORTS = re.compile(r"\bnhập khẩu\b", re.IGNORECASE)
BOTH = re.compile(r"\bxuất(?:,| khẩu,?| -)?(?: và)? nhập khẩu\b", re.IGNORECASE)
# What speaks of a time, a country or a group of its own: "Tính lũy kế 11 tháng, thặng dư với Ấn Độ đạt 2,2 tỷ USD".
OWN_SCOPE = pattern(r"\b(?:{so_far}|{spans}|tuần|{sectors}|với|sang|từ|riêng)\b", re.IGNORECASE)
# "Khối FDI xuất khẩu 99,6 tỷ USD, nhập khẩu 81,3 tỷ USD; cả nước xuất siêu 9,8 tỷ USD".
GROUP = pattern(r"\b(?:{sectors}|riêng)\b", re.IGNORECASE)
THIS = pattern(r"\b(?:{sectors}|ngành) này\b", re.IGNORECASE)
FAR = 6
"""How many sentences before the imports the exports may stand."""
CLAUSE = re.compile(r"[,;:(]|\bvà\b")


def balance(facts: Facts, told: Mention) -> Claim | None:
    """The claim of a balance whose exports and imports one sentence tells, its own or the one before.

    Firm where it has no scope of its own beside them.
    """
    if not is_measure(told.figure) or is_percent(told.figure):
        return None
    words = facts.before(told)
    surplus = SURPLUS.search(words)
    if surplus is None and DEFICIT.search(words) is None:
        return None
    sides = next(filter(None, (sides_of(facts, told, told.sentence - back) for back in (0, 1))), None)
    apart = sides is None
    sides = sides or sides_apart(facts, told)
    if sides is None or (apart and not leaves(sides, told)):
        return None
    terms = sides if surplus else sides[::-1]
    relation = Relation("B01", (terms[0].figure, terms[1].figure), (told.figure,), direction=1)
    start, _ = facts.sentences[sides[0].sentence]
    grouped = GROUP.search(facts.text, start, max(side.start for side in sides))
    taken_up = grouped and THIS.search(words)  # "giúp khối này có thặng dư thương mại 1,35 tỷ USD"
    return Claim((relation,), firm=bool(apart or taken_up or not (grouped or OWN_SCOPE.search(words))))


def sides_of(facts: Facts, told: Mention, sentence: int) -> tuple[Mention, Mention] | None:
    """The one amount of exports and the one of imports that a sentence tells before the balance."""
    amounts = [
        m for m in facts.by_sentence.get(sentence, ())
        if m.index < told.index and m.block == told.block and same(m.figure, told.figure) and not is_change(facts, m)
    ]  # fmt: skip
    out = [m for m in amounts if is_named(facts, m, EXPORTS)]
    into = [m for m in amounts if is_named(facts, m, IMPORTS)]
    return (out[0], into[0]) if len(out) == len(into) == 1 and out != into else None


def leaves(sides: tuple[Mention, Mention], told: Mention) -> bool:
    """Whether exports and imports leave the balance to the last digit, which those of two times would not."""
    out, into = (side.figure.value or 0 for side in sides)
    exact = all(side.figure.modifier == "exact" for side in sides)  # of "ước 3,64 tỷ USD" nothing is left to the digit
    return exact and abs(out - into) == told.figure.value


def sides_apart(facts: Facts, told: Mention) -> tuple[Mention, Mention] | None:
    """The imports of the sentence of the balance, and the exports of all told sentences before: nothing says of one time.

    "Xuất khẩu của tỉnh đạt 2,85 tỷ USD. … Ở chiều nhập khẩu, tỉnh mua vào 1,97 tỷ USD, xuất siêu 880 triệu USD".
    """
    start, _ = facts.sentences[told.sentence]
    into = [m for m in facts.by_sentence[told.sentence] if m.index < told.index and same(m.figure, told.figure)]
    if len(into) != 1 or not IMPORTS.search(facts.text, start, into[0].start):
        return None
    back = [m for m in facts.back(into[0], FAR) if m.sentence < told.sentence and same(m.figure, told.figure)]
    out = [m for m in back if m.figure.role == "reported" and not is_change(facts, m) and is_named(facts, m, EXPORTS)]
    out = [m for m in out if not GROUP.search(facts.before(m))]
    return (out[0], into[0]) if len(out) == 1 else None


def is_named(facts: Facts, mention: Mention, side: re.Pattern[str]) -> bool:
    """Whether the clause of an amount names this side of the trade and not both."""
    words = facts.before(mention)
    return not BOTH.search(words) and bool(side.search(CLAUSE.split(words)[-1]))
