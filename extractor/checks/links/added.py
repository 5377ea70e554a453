"""Additions told with the pair that they lead to: "ghi nhận thêm 17 ca, nâng số ca mắc từ 1.204 lên 1.221 ca".

What raises a number is how much it rose, so that a misfit of any size is one of the three. Something of another kind raises
nothing: "phát hiện thêm 17 ổ dịch, nâng số ca mắc từ 1.204 lên 1.260 ca", "thêm 17 ca mắc, nâng số ca tử vong từ 4 lên 5 ca".
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.distant import telling
from extractor.checks.links.names import WORD
from extractor.checks.links.pairs import from_to_pairs
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import one_noun

ADDED = re.compile(
    r"\b(?:ghi nhận|phát hiện|có|kết nạp|công nhận|tiếp nhận|tuyển|cấp|mở|xây|lắp|thành lập)(?: được)? thêm $"
)
RAISES = re.compile(
    r"[^;:.()]*, (?:qua đó |từ đó )?(?:nâng|đưa|kéo) (?:tổng )?(?:số|lượng) ([^,;:.()\d]*)\btừ ", re.IGNORECASE
)

ALL = frozenset(
    ["mắc", "bệnh", "từ", "đầu", "năm", "nay", "đến", "lũy", "kế", "toàn", "cả", "tỉnh", "huyện", "xã", "thành", "phố"]
)
"""Words of a name that tell nothing narrower than what was added."""


def claim(facts: Facts, change: Mention, direction: int) -> Claim | None:
    """The claim that an addition is the difference of the pair that it leads to."""
    if direction < 0 or not ADDED.search(facts.before(change).lower()) or change.figure.modifier != "exact":
        return None
    for old, new in from_to_pairs(facts, change.sentence):
        told = old.start > change.end and RAISES.fullmatch(facts.text, change.end, old.start)
        counted = one_noun(change.figure, new.figure) and new.figure.modifier == "exact"
        if told and counted and names_only(facts, told[1], change):
            relation = Relation("B01", (new.figure, old.figure), (change.figure,), 1)
            return Claim((relation,), firm=True, borne_out=True)
    return None


def names_only(facts: Facts, name: str, change: Mention) -> bool:
    """Whether what rose is called by no word that the addition is not told with."""
    own = set(WORD.findall(f"{change.figure.unit or ''} {facts.after(change).split(',')[0]}".lower()))
    return telling(name.lower()) - ALL <= own
