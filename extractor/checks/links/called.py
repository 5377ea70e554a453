"""Changes against a base that a word calls, "vượt phần kê khai 20.515 m3", where the figure so called stands before.

Or the change comes first and a colon tells both: "vượt 21,7 tấn: trọng tải cho phép 17,9 tấn nhưng cân thực tế 39,6 tấn".
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.bases import base_behind
from extractor.checks.links.directions import compared_before, goes_on, is_change
from extractor.checks.links.earlier import tells_earlier
from extractor.checks.links.pairs import comparable, relation
from extractor.checks.relations import Claim
from extractor.rules.vocabulary import pattern

ONE_NAME = {"limit": pattern(r"{limits}"), "plan": pattern(r"{aims}")}
"""Words for what is set, which may call it by one here and by another there: "quy chuẩn" and "giới hạn"."""
REACH = 1
"""How many sentences back the figure that is called may stand."""
BEHIND = 40
"""How far behind a change the word may stand: "gấp 2,2 lần so với giá niêm yết"."""
CLAUSE = re.compile(r"[,;:()]")
# "vượt 21,7 tấn: trọng tải cho phép 17,9 tấn nhưng …": between the change and the first of its two figures.
EXPLAINS = re.compile(r"(?: [^\W\d]+){0,6}(?::| \(| [–-]) ?[^.;:()\d]*")
# What really was, against what was set: "nhưng cân thực tế 39,6 tấn".
NOW = pattern(r"\b(?:nay|này|hiện|{found}|nhưng|song|lại)\b", re.IGNORECASE)


def claim(facts: Facts, change: Mention, direction: int) -> Claim | None:
    """The claim of a change against a base that it calls by a word, where no base is printed beside it."""
    explained = explained_by(facts, change)
    if explained is not None:
        return Claim((relation(change, *explained, direction),), firm=True)
    if not facts.cues.any("called", *facts.sentences[change.sentence]):
        return None
    name = called_by(facts, change)
    if name is None or base_behind(facts, change) is not None or compared_before(facts, change) is not None:
        return None
    base = next((m for m in facts.back(change, REACH) if is_called(facts, m, name) and not is_change(facts, m)), None)
    new = next((m for m in facts.back(change, REACH) if not is_change(facts, m) and m is not base), None)
    if base is None or new is None or new.sentence != change.sentence or not comparable(base, new, change):
        return None
    if is_called(facts, new, name):
        return None
    firm = goes_on(facts, change) and is_set_against(facts, base, new)
    if not firm and name in ONE_NAME:
        return None  # what is set is found by other words too
    return Claim((relation(change, new, base, direction),), firm=firm)


def is_set_against(facts: Facts, base: Mention, new: Mention) -> bool:
    """Whether a sentence or a word of what really was parts the two: "niêm yết 40.000 đồng cam, 46.000 đồng táo" does not."""
    return base.sentence < new.sentence or bool(NOW.search(facts.text, base.end, new.start))


def called_by(facts: Facts, change: Mention) -> str | None:
    """The word by which a change calls its base, behind it or in its own clause before."""
    clause = len(CLAUSE.split(facts.before(change))[-1])
    after = len(CLAUSE.split(facts.after(change)[:BEHIND])[0])
    for start, end in ((change.end, change.end + after), (change.start - clause, change.start)):
        found = facts.cues.between("called", start, end)
        if found:
            return one_name(facts.text[slice(*found[0])].lower())
    return None


def one_name(word: str) -> str:
    """A word that calls a limit or a plan as any other that does: "quy chuẩn cho phép 150 mg/l", "gấp 3 lần giới hạn"."""
    return next((name for name, words in ONE_NAME.items() if words.fullmatch(word)), word)


def is_called(facts: Facts, mention: Mention, name: str) -> bool:
    """Whether a figure is called so in the words right before it."""
    start = mention.start - len(CLAUSE.split(facts.before(mention))[-1])
    return any(
        one_name(facts.text[slice(*span)].lower()) == name
        for span in facts.cues.between("called", start, mention.start)
    )


def explained_by(facts: Facts, change: Mention) -> tuple[Mention, Mention] | None:
    """New and old figure of "…: trọng tải cho phép 17,9 tấn nhưng cân thực tế 39,6 tấn" right behind a change."""
    one, other = (*facts.mentions[change.index + 1 : change.index + 3], None, None)[:2]
    if one is None or other is None or not one.sentence == change.sentence == other.sentence:
        return None
    if not EXPLAINS.fullmatch(facts.text, change.end, one.start) or not comparable(one, other, change):
        return None
    if is_change(facts, one) or is_change(facts, other) or ";" in facts.before(other):
        return None
    olds = [m for m in (one, other) if is_old(facts, m)]
    if len(olds) != 1:
        return None
    new = other if olds[0] is one else one
    return (new, olds[0]) if NOW.search(facts.before(new)) else None


def is_old(facts: Facts, mention: Mention) -> bool:
    """Whether the words before a figure make it what was set or what was before."""
    start = mention.start - len(CLAUSE.split(facts.before(mention))[-1])
    return facts.cues.any("called", start, mention.start) or tells_earlier(facts, mention)
