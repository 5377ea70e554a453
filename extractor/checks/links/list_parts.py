"""The parts of a list: which figures behind its opening are items of it, and how far it may reach."""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import is_bracketed_item, is_exact
from extractor.checks.links.fractions import divisor
from extractor.checks.links.item_forms import in_one_form
from extractor.checks.links.metrics import are_flow, metric_of
from extractor.checks.links.openings import Opening, closing
from extractor.checks.units import alike, is_count, is_general, norm
from extractor.rules.vocabulary import pattern

# A figure that opens its item: ", 31 nhà văn hóa".
NEXT_ITEM = re.compile(r"(?:,|\bvà)\s*$")
# "gồm: thu hồi 29 tỷ đồng; yêu cầu nhà thầu làm bù 4 tỷ đồng": what is demanded is a part beside others.
DEMANDED = pattern(r"\s*(?:[;,]|và)\s*(?:{demands})\b", re.IGNORECASE)
LAST_ITEM = re.compile(r"(?:\bvà|\bcùng(?: với)?)\s+(?:[^\d,;]*\s)?$")
# "Tiền phạt lên tới 3,12 tỷ đồng" only says that it is much.
UP_TO = re.compile(r"(?:(?!\b(?:nâng|đưa|tăng|từ|kéo)\b)[^\d])*\blên (?:tới|đến)\s(?:hơn |gần |trên )?", re.IGNORECASE)
MOST_PARTS = 70
"""More than there have ever been provinces."""


def is_kind_of(whole: Mention, part: Mention) -> bool:
    """Things counted under other nouns than their whole: "mười một điểm: 4 mỏ đá và 7 bãi cát"."""
    return is_count(whole.figure) and is_count(part.figure)


def part_lists(facts: Facts, opening: Opening, whole: Mention, inside: list[Mention]) -> Iterator[list[Mention]]:
    """The readings of the list's extent, the likeliest first."""
    parts = list(items(facts, opening, whole, inside))
    if is_general(whole.figure) and len(parts) < len(inside):
        # "486 phương tiện, trong đó 171 ô tô, 167 xe máy và 148 phương tiện khác"
        kinds = list(items(facts, opening, whole, inside, kinds=True))
        if len(kinds) > max(len(parts), 1) and is_exact(kinds, whole):
            yield kinds
    if len(parts) < 2:
        return
    least = max(in_one_form(facts, parts), 2)  # no list ends before all items told in one form
    ends = [n for n in range(least, len(parts) + 1) if n == len(parts) or is_soft_end(facts, parts[n - 1], parts[n])]
    last = next((n for n in range(least, len(parts) + 1) if LAST_ITEM.search(facts.before(parts[n - 1]))), len(parts))
    for end in dict.fromkeys([last, len(parts), *reversed(ends)]):
        yield parts[:end]


def items(
    facts: Facts, opening: Opening, whole: Mention, inside: list[Mention], *, kinds: bool = False
) -> Iterator[Mention]:
    """The figures of the list that count what the whole counts, without nested lists, bases and changes.

    `kinds`: whatever is counted is an item, under which noun ever.
    """
    general = kinds or (opening.kind == "parts" and is_general(whole.figure))
    same_noun = not general and any(alike(whole.figure, m.figure) for m in inside)
    count, by_semicolon = 0, False
    metrics: list[str | None] = []
    skip_to = opening.end
    for mention in inside:
        if mention.start < skip_to:
            continue
        start = max(opening.end, mention.start - len(facts.before(mention)))
        bracket = facts.text.find("(", start, mention.start)
        if bracket >= 0 and closing(facts.text, bracket, opening.limit) > mention.start:
            skip_to = closing(facts.text, bracket, opening.limit)
            continue
        if count and any(facts.cues.any(kind, start, mention.start) for kind in ("within", "parts")):
            return  # "trong đó" after the first part opens a list of its own
        if ";" in facts.before(mention):
            apart = count > 1 and not by_semicolon and not facts.text.startswith(")", opening.limit)
            if apart and not is_bracketed_item(facts, mention):
                return  # "gồm 82 đường, 47 cầu; đã bàn giao 120 công trình": the parts were set apart by commas
            by_semicolon = True
        fits = alike(whole.figure, mention.figure) if same_noun else is_kind_of(whole, mention)
        fits = fits or (count > 0 and _is_between(facts, whole, mention, inside))
        fits = fits or (mention is inside[0] and _is_shortened(facts, opening, whole, mention))
        if fits and not divisor(facts, mention) and is_item(facts, start, mention):
            metrics.append(metric_of(facts, mention))
            if are_flow(metrics):
                return
            yield mention
            count += 1
        if count == MOST_PARTS:
            return


def is_item(facts: Facts, start: int, mention: Mention) -> bool:
    """Whether `mention` is a part at all: not a change, a base of comparison, or what is told besides."""
    roles = ("rise", "fall", "base", "average", "aside", "total", "sum", "gap")
    demanded = mention.figure.role == "target" and DEMANDED.match(facts.before(mention))
    if mention.figure.role != "reported" and not demanded:
        return False
    ends = facts.cues.governs("to", start, mention.start) and not UP_TO.fullmatch(facts.text, start, mention.start)
    if ends or facts.cues.governs("from", start, mention.start):
        return False
    # "12 vụ từ năm trước chuyển sang và 9 vụ mới": what stands before "và" is said of the part before.
    start = max(start, facts.text.rfind(" và ", start, mention.start))
    return not any(facts.cues.any(role, start, mention.start) for role in roles if not is_mark(facts, role, mention))


def is_mark(facts: Facts, role: str, mention: Mention) -> bool:
    """Whether "trung bình" is a mark among others and no mean: "tốt 221 tổ, khá 19 tổ, trung bình 7 tổ"."""
    start = facts.sentences[mention.sentence][0]
    told = facts.cues.members(start, mention.start - len(facts.before(mention))) if role == "average" else ()
    return any(group == "rating" for *_, group, _ in told)


def _is_between(facts: Facts, whole: Mention, mention: Mention, inside: list[Mention]) -> bool:
    """A part under another noun between others: "gồm 82 công trình đường, 31 nhà văn hóa, 26 công trình khác"."""
    later = next((m for m in inside if m.index == mention.index + 1), None)
    alone = all(NEXT_ITEM.search(facts.before(m)) for m in (mention, later)) if later else False
    return alone and later is not None and is_kind_of(whole, mention) and alike(whole.figure, later.figure)


def _is_shortened(facts: Facts, opening: Opening, whole: Mention, mention: Mention) -> bool:
    """A first part with half of the noun: "34 vụ vi phạm gồm: 17 vi phạm thủ tục, 5 vụ phá rừng"."""
    opens = not facts.text[opening.end : mention.start].strip(" :")
    unit, whole_unit = norm(mention.figure.unit), norm(whole.figure.unit)
    return opens and bool(unit and whole_unit) and f" {unit}" in f"{whole_unit}"


def is_soft_end(facts: Facts, part: Mention, following: Mention) -> bool:
    """Whether the list can end with `part`: a semicolon or a new verb phrase may follow."""
    return "," in facts.text[part.end : following.start] or ";" in facts.text[part.end : following.start]
