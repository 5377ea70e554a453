"""Changes of a figure that is told sentences before and that their own words name.

"Toàn tỉnh tiết kiệm 24,8 triệu kWh, gồm … . So với cùng kỳ, lượng điện tiết kiệm tăng 10% (22,5 triệu kWh)".
"""

import re
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import distant
from extractor.checks.links.bases import base_behind, bases
from extractor.checks.links.counterparts import clause_of, is_explained, is_free, telling
from extractor.checks.links.directions import compared_before, goes_on, is_change
from extractor.checks.links.names import clause_words
from extractor.checks.links.pairs import comparable, relation
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, same

CLAUSE = re.compile(r"[,;:(]")
REACH = 7
"""How many sentences back the figure may stand."""
MOST = 4
Words = set[tuple[str, str]]


def claim(facts: Facts, change: Mention, direction: int) -> Claim | None:
    """The change of the one figure that its words name, and of which a misfit has an innocent cause.

    None where a figure of its own sentence can have changed, or the one that the record has found is named too.
    """
    base = next(bases(facts, change), None)
    if base is None or any(m.index < change.index and comparable(base, m, change) for m in sentence_of(facts, change)):
        return None
    told = named(facts, change, base)[:MOST]
    if any(m.id == change.figure.part for m in told) or not is_free(facts, change):
        return None
    tried = {m.figure.value: relation(change, m, base, direction) for m in told}
    explained = [one for one in tried.values() if is_explained(one)]
    if not explained:
        called = [m for m in told if is_called(facts, change, m)]
        explained = [relation(change, m, base, direction) for m in called if base is base_behind(facts, change)]
    return Claim((explained[0],), firm=True) if len(explained) == 1 else None


def is_called(facts: Facts, change: Mention, new: Mention) -> bool:
    """Whether the sentence of a change begins with the name of a figure of the sentence before and no other word.

    "Vốn đăng ký cấp mới 12 tỷ USD. Vốn cấp mới bằng 58% tổng vốn, tăng 27% so với cùng kỳ (9 tỷ USD)".
    """
    first = facts.by_sentence[change.sentence][0]
    name = distant.telling(CLAUSE.split(facts.before(first))[0])
    return new.sentence + 1 == change.sentence and len(name) > 1 and name <= clause_words(facts, new)


def sentence_of(facts: Facts, change: Mention) -> list[Mention]:
    """The figures of the sentence of a change that change nothing themselves."""
    return [m for m in facts.by_sentence[change.sentence] if not is_change(facts, m)]


def named(facts: Facts, change: Mention, base: Mention) -> list[Mention]:
    """The figures of the sentences before, counted as the base is, whose clause shares two words with the change's."""
    asked = subject(facts, change)
    return [
        m for m in facts.back(change, REACH)
        if m.sentence < change.sentence and m.figure.role == "reported" and same(m.figure, base.figure)
        and comparable(base, m, change) and not is_change(facts, m) and asked & words_of(CLAUSE.split(facts.before(m))[-1])
    ] if asked else []  # fmt: skip


def subject(facts: Facts, change: Mention) -> Words:
    """What a change is said to be of: in its clause, or where that says nothing, "sản lượng tăng 3%", in its sentence."""
    start, _ = facts.sentences[change.sentence]
    return words_of(clause_of(facts, change)) or words_of(facts.text[start : change.start])


def words_of(words: str) -> Words:
    """The pairs of words that tell one thing from another."""
    return set(pairwise(telling(words.lower())))


def is_side_by_side(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether a change stands between its two figures: "khách quốc tế 1,48 triệu lượt, gấp 2,2 lần so với 670 nghìn lượt"."""
    new, base = (facts.by_id[figure.id] for figure in first.terms)
    beside = facts.previous(change) is new and facts.following(change) is base and base is base_behind(facts, change)
    return (
        beside and new.sentence == change.sentence and (goes_on(facts, change) or is_named_beside(facts, change, new))
    )


def is_told_between(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether the base stands between its new figure and the change: "giá 90.000 đồng, rẻ hơn chợ (96.000 đồng) 6.000 đồng"."""
    base = compared_before(facts, change)
    new = facts.previous(base[0]) if base is not None and base[0].id == first.terms[1].id else None
    return new is not None and new.id == first.terms[0].id and new.sentence == change.sentence


def is_named_beside(facts: Facts, change: Mention, new: Mention) -> bool:
    """Whether the clause of a change names the figure before it and no other one that could have changed.

    "truy thu 6 tỷ đồng, phạt 1,86 tỷ đồng; riêng tiền phạt gấp 2 lần cùng kỳ (930 triệu đồng)".
    """
    asked = set(telling(clause_of(facts, change)))
    others = [m for m in facts.by_sentence[change.sentence] if m.index < new.index and alike(m.figure, new.figure)]
    shared, *rest = (asked & set(telling(clause_of(facts, m))) for m in (new, *others))
    return bool(shared) and not any(shared & words for words in rest)
