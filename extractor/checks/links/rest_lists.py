"""A list that ends with the rest, about the last figure before it that can hold it (A01)."""

import re
from collections import Counter
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.endings import comes, makes_up
from extractor.checks.links.means import is_average
from extractor.checks.links.sums import nearly_make, sum_of, total
from extractor.checks.links.wholes import is_called_before
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds, is_count, is_general, is_percent, one_noun
from extractor.text import leaves_bracket

HEAD = re.compile(r"(?:Trong|Về|Với|Đối với|Riêng) ((?:[^\W\d]+ ){1,5}[^\W\d]+), ")
EACH = re.compile(r" (?:cho )?(?:mỗi|một) [^\W\d]")
AT_ONCE = re.compile(r"[^;.:()\d]{0,40}, (?:có |thì )?")
"""From what was inspected to the first part."""
FURTHER = 4
"""How many sentences before a list its whole may stand where the parts nearly make it up."""
HALF = 2
"""How many times what a list comes to its whole may be: "trường thu 11 tỷ đồng. Thu sai 328 triệu đồng, còn 92 triệu đồng"."""
LIST = 3
"""How many figures make a list, the rest with them."""


def of_list(facts: Facts, rest: Mention) -> Iterator[Claim]:
    """A list that ends with the rest, about the last figure of the sentence before that can hold it.

    "Thu hoạch 158.760 ha. Nhanh nhất là An 41.250 ha, kế đến Bình 38.400 ha, …, các địa phương còn lại 16.510 ha".
    """
    sentence = facts.by_sentence[rest.sentence]
    parts = [m for m in sentence[: sentence.index(rest) + 1] if alike(m.figure, rest.figure) and is_item_of(facts, m)]
    if len(parts) < LIST or facts.unread(parts[0].start, rest.start) or any(comes(facts, part) for part in parts):
        return
    named = named_whole(facts, parts)
    if named is not None:
        nouns = all(one_noun(part.figure, named.figure) for part in parts)
        yield Claim((sum_of(named, parts),), firm=nouns and is_whole_list(facts, parts), likely=True)
        return
    looked = looked_at(facts, parts)
    if looked is not None:
        yield Claim((sum_of(looked, parts),), firm=is_whole_list(facts, parts))
        return
    wholes = wholes_of(facts, parts, 1)
    near = [m for m in wholes or wholes_of(facts, parts, FURTHER) if wholes or makes_up(parts, m)]
    if near and any(comes(facts, m) for m in facts.mentions[near[0].index + 1 : parts[0].index]):
        return  # "tỉnh có 1.463 tàu, sau phát hiện bổ sung 92 chiếc. Đến nay 1.207 tàu …": the list is of both
    if near and HALF * total(parts) >= (near[0].figure.value or 0):
        relation = sum_of(near[0], parts)
        sure = len(wholes) == 1 and all(one_noun(part.figure, near[0].figure) for part in parts)
        if wholes or len({m.figure.value for m in near}) == 1:
            yield Claim((relation,), firm=sure, likely=True)


def named_whole(facts: Facts, parts: list[Mention]) -> Mention | None:
    """The one figure before that the head of the sentence names: "thu nội địa 198 tỷ đồng; … Trong thu nội địa, …"."""
    start, _ = facts.sentences[parts[0].sentence]
    head = HEAD.match(facts.text, start, parts[0].start)
    if head is None:
        return None
    told = holding(facts, parts, FURTHER)
    called = [m for m in told if is_called_before(facts, m, head[1].lower())]
    return called[0] if len({m.figure.value for m in called}) == 1 else None


def looked_at(facts: Facts, parts: list[Mention]) -> Mention | None:
    """What was inspected right before parts under a noun for anything: "Kiểm tra 110 nhà thuốc, 76 cơ sở …, 34 cơ sở còn lại"."""
    first = parts[0]
    whole = facts.previous(first)
    if (
        whole is None
        or whole.sentence != first.sentence
        or not is_count(whole.figure)
        or alike(whole.figure, first.figure)
    ):
        return None
    start, _ = facts.sentences[first.sentence]
    led = facts.cues.any("looks", start, whole.start) and AT_ONCE.fullmatch(facts.text, whole.end, first.start)
    nouns = is_general(first.figure) and all(one_noun(part.figure, first.figure) for part in parts)
    holds = not any(exceeds(part.figure, whole.figure) for part in parts) and is_item_of(facts, whole)
    return whole if led and nouns and holds and nearly_make(whole, parts) else None


def is_whole_list(facts: Facts, parts: list[Mention]) -> bool:
    """Whether a list that ends with the rest stands in one sentence and names neither some of a part nor only some."""
    first, rest = parts[0], parts[-1]
    together = not any(facts.cues.any(role, first.end, rest.start) for role in ("within", "parts", "open", "overlap"))
    return together and not any(is_percent(m.figure) for m in facts.mentions[first.index : rest.index])


def wholes_of(facts: Facts, parts: list[Mention], sentences: int) -> list[Mention]:
    """The figures of so many sentences before a list that it can be about."""
    return without_members(holding(facts, parts, sentences))


def holding(facts: Facts, parts: list[Mention], sentences: int) -> list[Mention]:
    """The figures of so many sentences before a list that can hold each of its parts."""
    first, rest = parts[0], parts[-1]
    above = [m for m in facts.back(rest, sentences) if m.sentence < first.sentence and alike(m.figure, rest.figure)]
    return [m for m in above if is_item_of(facts, m) and not any(exceeds(part.figure, m.figure) for part in parts)]


def without_members(wholes: list[Mention]) -> list[Mention]:
    """The figures that are no members of a list about another of them, which what follows divides once more.

    "8.946 vụ, trong đó đội 1 xử lý 3.264 vụ, đội 2 xử lý 5.682 vụ. Nổi lên là … 3.412 vụ, … 2.875 vụ, còn lại 2.659 vụ".
    """
    lists = Counter((m.figure.of, m.figure.partition) for m in wholes if m.figure.of is not None)
    ids = {m.id for m in wholes}
    return [m for m in wholes if m.figure.of not in ids or lists[m.figure.of, m.figure.partition] == 1]


def is_item_of(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is neither a change nor an earlier or planned one, nor in a bracket."""
    told = mention.figure.role == "reported" and not (is_change(facts, mention) or is_average(facts, mention))
    told = told and not EACH.match(facts.text, mention.end)  # "đủ giúp 7 em với mức 55 triệu đồng mỗi ca"
    return told and not leaves_bracket(facts.after(mention))
