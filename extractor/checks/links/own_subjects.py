"""Changes that have a subject of their own, and so are none of the two figures told before them."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import distant
from extractor.checks.links.directions import compared_before, goes_on, verbs_between
from extractor.checks.links.one_thing import BODIES, LITTLE, PRICED
from extractor.checks.links.told_times import OLD, PIECE
from extractor.checks.relations import Relation
from extractor.rules.vocabulary import pattern

# Words of the base, which name no subject: "so với cùng kỳ của năm trước".
OF_OLD = re.compile(r"\b(?:của|trước|kỳ|cùng)\b")
# Names of amounts of which one is not the other a year before.
MONEY = pattern(r"\b(?:{accounts})\b", re.IGNORECASE)


def are_two_amounts(facts: Facts, first: Relation) -> bool:
    """Whether two amounts are called by two names: "doanh thu 200 tỷ, năm trước lợi nhuận 20 tỷ đồng"."""
    one, other = ({name.lower() for name in MONEY.findall(facts.before(facts.by_id[f.id]))} for f in first.terms)
    return bool(one and other) and one.isdisjoint(other)


def is_of_another(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether a change behind both its figures has a subject of its own: "60 tỷ, tăng 25% so với 48 tỷ, dù vốn chỉ nhích 4%".

    "lương từ 5 lên 6 triệu đồng, tức chi phí tăng 2 tỷ đồng" tells of the costs, which are no wage.
    """
    if are_two_amounts(facts, first):
        return True
    figures = [facts.by_id[figure.id] for figure in first.terms]
    last = max(figures, key=lambda m: m.index)
    if last.index > change.index or goes_on(facts, change) or compared_before(facts, change) is not None:
        return False
    clause = PIECE.split(facts.before(change))[-1]
    led = change.start - len(clause)
    verbs = verbs_between(facts, led, change.start, "rise", "fall", "times")
    start, _ = facts.sentences[max(figures[0].sentence - 1, 0)]
    told = distant.telling(facts.text[start : last.end]) | LITTLE | BODIES | PRICED
    own = OF_OLD.sub(" ", OLD.sub(" ", facts.text[led : verbs[0][0]])) if verbs else ""
    return not distant.telling(own) <= told
