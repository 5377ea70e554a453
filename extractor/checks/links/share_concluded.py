"""Shares that a sentence concludes with, naming part and whole: "Như vậy, nợ xấu bằng 2% dư nợ".

Both were told before, under these names: "Dư nợ cho vay đạt 645 tỷ đồng. Các quỹ báo cáo 12,9 tỷ đồng nợ xấu". A name under
which two numbers were told, as of two years or places, settles nothing.
"""

import re
from collections.abc import Iterable

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.sums import share_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, is_duration, is_percent
from extractor.rules.vocabulary import pattern

CONCLUDES = pattern(
    r"\s*(?:{thus}|{hence}),? (?:thì )?(?:(?:riêng|chỉ riêng|phần|khoản|số|tiền|nguồn|tổng) )?(?:của )?"
    r"([^,;:.()\d]+?) (?:(?:{barely}) )*(?:chiếm|bằng|đạt)(?: t[ỷỉ] (?:lệ|trọng))? ",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r" (?:của )?(?:tổng )?(?:số )?([^\W\d]+(?: [^\W\d]+){0,5}?)(?: của (?:các|cả|toàn) [^,;:.()\d]+)?\s*(?=[.,;”]|$)"
)
BREAK = re.compile(r"[,;:.()]|\b(?:và|trong đó)\b", re.IGNORECASE)
BACK = 5
"""How many sentences before the share its part and whole may stand."""


def concluded(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a share whose part and whole the sentence names as they were told."""
    start, _ = facts.sentences[percent.sentence]
    part_name = CONCLUDES.fullmatch(facts.text, start, percent.start)
    whole_name = WHOLE.match(facts.text, percent.end)
    if part_name is None or whole_name is None or facts.by_sentence[percent.sentence][0] is not percent:
        return None
    part, whole = called(facts, percent, part_name[1]), called(facts, percent, whole_name[1])
    if part is None or whole is None or not alike(part.figure, whole.figure) or exceeds(part.figure, whole.figure):
        return None
    relation = share_of(percent, part, whole)
    alone = len({m.figure.value for m in all_called(facts, facts.around(whole.figure), whole_name[1])}) == 1
    return None if part is whole else Claim((relation,), firm=True, named=alone, borne_out=True)


def called(facts: Facts, percent: Mention, name: str) -> Mention | None:
    """The one figure of the paragraph before a share whose clause has its name."""
    near = (m for m in facts.back(percent, BACK) if m.block == percent.block)
    found = all_called(facts, near, name)
    return found[0] if len({m.figure.value for m in found}) == 1 else None


def all_called(facts: Facts, mentions: Iterable[Mention], name: str) -> list[Mention]:
    """Those of the figures that have a name in their clause."""
    told = re.compile(rf"\b{re.escape(name.lower())}\b")
    return [m for m in mentions if can_be_called(facts, m) and told.search(clause(facts, m))]


def can_be_called(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts or measures something now."""
    told = mention.figure.role == "reported" and not (is_percent(mention.figure) or is_duration(mention.figure))
    return told and not is_change(facts, mention)


def clause(facts: Facts, mention: Mention) -> str:
    """The words right around a figure, with its noun."""
    before, behind = facts.clause(mention, BREAK)
    return f"{before} {mention.figure.unit or ''} {behind}".lower()
