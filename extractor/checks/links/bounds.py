"""Parts that may not exceed their whole (A06): linked, written "18/44", or after "trong" and "trong đó"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.behind_groups import told_behind
from extractor.checks.links.directions import is_change
from extractor.checks.links.endings import is_rest
from extractor.checks.links.flows import STARTS
from extractor.checks.links.fractions import SLASH, fraction
from extractor.checks.links.group_names import GROUP_REACH, group_of
from extractor.checks.links.list_parts import is_item
from extractor.checks.links.means import is_average
from extractor.checks.links.openings import openings
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, exceeds, is_any_person, is_count, is_measure, is_percent, one_noun, same
from extractor.rules.vocabulary import pattern
from extractor.text import leaves_bracket

IN_GROUP = re.compile(r"\btrong (?:(?:tổng )?số|các|những|nhóm)\b", re.IGNORECASE)
WITHIN = re.compile(r"(?:[^;:.\d]{0,80}, )?\W*trong (?:tổng )?(?:số )?", re.IGNORECASE)
"""How a sentence begins with its whole: "Trong 184 xe", "Tại xã Đông, trong số 184 xe"."""
HAS = re.compile(r"(?:[^;:.()\d]*,? (?:thì )?(?:chỉ |mới |đã )?có|[^;:.()\d]*,)(?: tới| đến)? ")
"""From such a whole to its part: " bị xử lý, có ", " nêu trên, "."""
OF_THESE = pattern(r" trong (?:tổng )?số (?:{aforesaid})\b")
"""Words behind a part that point back to its whole: "120 hộ trong số này"."""
BROKEN_OFF = re.compile(r"[^;.():\d]{0,40}[;.,] (?:[^\W\d]+ ){0,3}")
"""From a whole to such a part, with a sign between."""
PLACES = re.compile(r" (?:của|ở|tại|thuộc|trên địa bàn) (?:cả )?")
"""Between a count and where it is or whose."""
OPENED = re.compile(r"[^():]{0,160}\. (?:[^\W\d]+ ){0,5}(?:[^\W\d]+, )?")
"""From a whole to such a part where the next sentence opens with it: " hộ bị thiệt hại, niêm yết ngày 2/4. Tới nay, "."""
FOUND = re.compile(r"[^;:.()]{0,80}, (?:đã )?(?:phát hiện|ghi nhận|xác định)(?: (?:có|ra|tới|đến))? ")
"""From what was looked at to what was found: " cơ sở, phát hiện "."""
AMONG = pattern(
    r"(?:^|[,;.(–-]\s*|\s)trong (?:đó|số (?:{aforesaid}))(?: có)?,?(?: (?:riêng|đã|mới|chỉ|tới|có|số)\b)?"
    r"(?: (?!thuộc\b)[^\W\d]+){0,5} $",
    re.IGNORECASE,
)
"""The words "trong đó" with those up to the part; "trong số này có trường thuộc nhóm 13 trường thu đúng" names others."""
OTHER_SCOPE = pattern(
    r"\b(?:{aims}|{profits}|{so_far}|{on_average}|{earlier_times}|dự kiến|cần|phải(?! (?:{undergoes}))|được giao"
    r"|công suất|chênh lệch|thặng dư"
    r"|xuất siêu|nhập siêu|mỗi|từ trước|so với|tăng|giảm|thêm|còn|tồn|vượt|mất|thu hồi|lượt)\b",
    re.IGNORECASE,
)
"""Words for a figure that what is told behind "trong đó" may exceed: a plan, a mean, a difference, what is left."""
SIZE = re.compile(r"\b(?:dài|rộng|cao)\b", re.IGNORECASE)
"""Words for how large a thing is, which speak of the next figure alone: "khu công nghiệp rộng 315 ha, đã cho thuê 108 ha"."""
OTHER_REACH = 60
"""Characters before a whole in which such words may stand."""
ALL = 100


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each part that stands with its whole and counts the same."""
    for part, whole in dict.fromkeys(pairs(facts)):
        known = part.figure.value is not None and whole.figure.value is not None
        # "mất 166 tấn (951 tấn xuống 785 tấn)": what a number has become is no part of the change.
        known = known and (part.figure.base is None or part.figure.role == "comparison")
        if (
            not known
            or is_done_of_plan(facts, part, whole)
            or are_parts(facts, part, whole)
            or is_of_share(facts, part)
            or is_rest(facts, part)
            or is_net(facts, part, whole)
            or is_average(facts, whole)
            or is_between_parts(facts, whole)
            or is_compared(facts, part, whole)
            or has_nearer(facts, part, whole)
        ):
            continue
        if counts_under(part, whole):
            # Between "3.321 đơn (KN 76, TC 143 và kiến nghị 3.448 đơn)" stand numbers that no figure tells.
            firm = not facts.unread(whole.end, part.start) and is_led_to(facts, part, whole)
            named = firm and exceeds(part.figure, whole.figure)
            inside = named and (is_in(facts, part, whole) or is_told_at_once(facts, part, whole))
            named = inside or (named and is_of_group(facts, part, whole))
            relation = Relation("A06", (part.figure,), (whole.figure,))
            yield Claim((relation,), firm=firm, named=named, borne_out=inside)


def counts_under(part: Mention, whole: Mention) -> bool:
    """Whether a part is told under the noun of its whole, or as a kind of persons where that counts any: "người", "trẻ em"."""
    return one_noun(part.figure, whole.figure) or is_any_person(whole.figure, part.figure)


def is_led_to(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether one sentence tells both, or a word leads from the whole to its part.

    "vốn sự nghiệp 210 tỷ đồng. Đến nay, vốn đầu tư giải ngân 221 tỷ đồng" are two accounts.
    """
    first, last = sorted((part, whole), key=lambda m: m.start)
    opening = max(first.end, facts.sentences[last.sentence][0])
    led = part.sentence == whole.sentence or facts.cues.any("within", opening, last.start)
    return led or is_of_group(facts, part, whole) or is_pointed_back(facts, part, whole)


def is_of_group(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether the words before the part name the whole: "34 cơ sở vi phạm. Trong số cơ sở vi phạm, 30 cơ sở bị phạt"."""
    return group_of(facts, part) is whole


def is_in(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether a sentence begins with its whole and goes on with the part: "Trong 184 xe bị xử lý, có 253 xe chở quá tải"."""
    start, _ = facts.sentences[whole.sentence]
    led = WITHIN.fullmatch(facts.text, start, whole.start) and HAS.fullmatch(facts.text, whole.end, part.start)
    behind = facts.following(part)
    if behind is not None and behind.sentence == part.sentence and alike(behind.figure, part.figure):
        return False  # "Trong 40 hộ của thôn Đông, 52 hộ của thôn Đoài và 30 hộ của thôn Thượng": one beside the other
    return bool(led) and same(part.figure, whole.figure) and is_count(part.figure)


def is_told_at_once(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether the part is the first figure behind its whole, under the same noun, and the words say that it is of it.

    "Bệnh viện có 320 giường, trong đó khoa cấp cứu có 450 giường"; "kiểm tra 164 cơ sở, phát hiện 393 cơ sở vi phạm". A
    plan, another time and what came in all the time may be more: "kế hoạch 20 ha, trong đó đã trồng 25 ha".
    """
    between = facts.text[whole.end : part.start]
    behind = is_pointed_back(facts, part, whole)
    if not (part.index == whole.index + 1 or behind) or part.block != whole.block or not counts_under(part, whole):
        return False
    if part.sentence != whole.sentence and any(
        m.index < whole.index and alike(m.figure, whole.figure) for m in facts.by_sentence[whole.sentence]
    ):
        return False  # "An 4.315 cơ sở, kế đến là Bình 2.180, Châu 1.430. Trong số này, 6.655 cơ sở …": of them all
    start, _ = facts.sentences[whole.sentence]
    clause = facts.text[max(start, whole.start - OTHER_REACH) : whole.start]
    sized = SIZE.search(f"{facts.before(whole)} | {between}")
    if sized or OTHER_SCOPE.search(f"{clause} | {between}") or part.figure.modifier != "exact":
        return False
    looked = facts.cues.any("looks", start, whole.start) and FOUND.fullmatch(between) is not None
    return behind or looked or AMONG.search(between) is not None


def are_parts(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether both make up a figure of the sentence: "nhận 21 đơn, đã giải quyết 6 đơn, trong đó lưu 15 đơn"."""
    together = (one.figure.value or 0) + (other.figure.value or 0)
    return any(m.figure.value == together for m in facts.by_sentence.get(other.sentence, ()) if m.index < other.index)


def is_net(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether the whole is what one figure leaves of the other: "Lãi 428 tỷ đồng, trong đó thu 482 tỷ đồng, chi 54 tỷ đồng".

    What was inspected or received is no such difference.
    """
    if whole.figure.metric in STARTS or not exceeds(part.figure, whole.figure):
        return False
    more = (part.figure.value or 0) - (whole.figure.value or 0)
    told = (m.figure for m in facts.by_sentence.get(part.sentence, ()))
    return any(figure.value == more and alike(figure, part.figure) for figure in told)


def is_between_parts(facts: Facts, whole: Mention) -> bool:
    """Whether an amount lies between the figures said to be its parts, as a mean does: "8,4; 9,0; 10,2; tính chung 9,2 triệu"."""
    if not is_measure(whole.figure):
        return False
    parts = [m.figure for m in facts.by_sentence.get(whole.sentence, ()) if m.figure.of == whole.id]
    low, high = any(exceeds(whole.figure, part) for part in parts), any(exceeds(part, whole.figure) for part in parts)
    return low and high


def is_compared(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether the words set one figure above the other: "8,09 tỷ đồng mỗi doanh nghiệp, quý III cao hơn đôi chút: 8,5"."""
    apart = facts.cues.any("within", whole.end, part.start)
    return not apart and facts.cues.any("rise", max(whole.end, part.start - len(facts.before(part))), part.start)


def has_nearer(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether what is left holds the part, which the whole does not: "loại 43 đơn, còn 341 đơn, gồm 46 đơn khiếu nại"."""
    if not exceeds(part.figure, whole.figure):
        return False
    between = [m for m in facts.mentions[whole.index + 1 : part.index] if alike(m.figure, part.figure)]
    last = between[-1] if between and between[-1].sentence == part.sentence else None
    return last is not None and is_rest(facts, last) and not exceeds(part.figure, last.figure)


def is_of_share(facts: Facts, part: Mention) -> bool:
    """Whether a bracket tells of a percentage before it: "92 triệu người, bằng 93% dân số (dân số là 99 triệu người)"."""
    previous = facts.previous(part)
    return previous is not None and is_percent(previous.figure) and "(" in facts.before(part)


def is_done_of_plan(facts: Facts, done: Mention, plan: Mention) -> bool:
    """Whether a slash may set what was done over what was planned: "lúa 53,5/52 ha, tăng 2,9%", "đạt 16/12 đảng viên".

    A plan may be exceeded. Measures are set so without a word; counts with words for a plan or an excess beside them, or
    with a percentage above a hundred: "phát triển 2.142/2.100 người, bằng 102%".
    """
    if not SLASH.fullmatch(facts.text[done.end : plan.start]):
        return False
    start, end = facts.sentences[done.sentence]
    worded = any(facts.cues.any(role, start, end) for role in ("target", "rise")) or "đạt" in facts.before(done).lower()
    return worded or not is_count(plan.figure) or any(map(is_beyond, facts.mentions[plan.index + 1 : plan.index + 2]))


def is_beyond(mention: Mention) -> bool:
    """Whether the figure is more than a hundred per cent."""
    return is_percent(mention.figure) and mention.figure.lower is not None and mention.figure.lower > ALL


def pairs(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """Part and whole as the record or the words tie them."""
    for mention in facts.mentions:
        whole = facts.by_id.get(mention.figure.of or "")
        if whole is not None and not is_percent(mention.figure):
            yield mention, whole
    for sentence, mentions in facts.by_sentence.items():
        above = facts.previous(mentions[0])
        if above is not None and above.cell is None:
            yield from pointed_back(facts, mentions[0], above)
        for part, whole in pairwise(mentions):
            if fraction(facts, part, whole):
                yield part, whole
            else:
                yield from pointed_back(facts, whole, part)
        yield from grouped(facts, mentions)
        yield from told_behind(facts, mentions, GROUP_REACH)
        for opening in openings(facts, sentence):
            yield from opened(facts, mentions, opening.kind, opening.start, opening.end)


def pointed_back(facts: Facts, part: Mention, last: Mention) -> Iterator[tuple[Mention, Mention]]:
    """A figure with the one that words behind it point to: the one right before, or what that one tells the place of."""
    for whole in dict.fromkeys((last, placed(facts, last))):
        if is_pointed_back(facts, part, whole):
            yield part, whole


def is_pointed_back(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether words behind a figure say that it is of the one before: "31 hộ vi phạm; 71 hộ trong số này bị phạt"."""
    if not OF_THESE.match(facts.text, part.end):
        return False
    last = facts.previous(part)
    if last is None or whole not in (last, placed(facts, last)):
        return False
    next_to = part.sentence - whole.sentence == 1 and part.block == whole.block
    told = (OPENED if next_to else BROKEN_OFF).fullmatch(facts.text, last.end, part.start)
    before = (m for m in facts.by_sentence[whole.sentence] if m.index < whole.index and alike(m.figure, whole.figure))
    alone = all(m.id == whole.figure.of for m in before)  # "120 hộ ở An, 80 hộ ở Bình; 150 hộ trong số này": of both
    return bool(told) and alone and one_noun(part.figure, whole.figure) and whole.figure.role == "reported"


def placed(facts: Facts, mention: Mention) -> Mention:
    """The count of which a figure only tells where it is or whose: "23 thị trấn của 5 huyện"; else the figure itself."""
    count = facts.previous(mention)
    if count is None or count.sentence != mention.sentence or not (is_count(mention.figure) and is_count(count.figure)):
        return mention
    return count if PLACES.fullmatch(facts.text, count.end, mention.start) else mention


def grouped(facts: Facts, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The figure behind "trong số" and the group that these words name: "Trong số các doanh nghiệp này có 24 doanh nghiệp …"."""
    start, _ = facts.sentences[mentions[0].sentence]
    if not IN_GROUP.search(facts.text, start, mentions[-1].start):
        return
    for part in mentions:
        named = IN_GROUP.search(facts.before(part)) and not is_percent(part.figure)
        whole = group_of(facts, part) if named else None
        if whole is not None and is_item(facts, start, part):
            yield part, whole


def opened(facts: Facts, mentions: list[Mention], kind: str, start: int, end: int) -> Iterator[tuple[Mention, Mention]]:
    """The figure right before "trong đó", or after "trong", with the one right after."""
    before = [m for m in mentions if m.end <= start or (kind == "of" and m.end == end)]
    before = [m for m in before if m.figure.role != "comparison" and not is_change(facts, m)]
    before = [m for m in before if not leaves_bracket(facts.text[m.end : start])]
    after = [m for m in mentions if m.start >= end]
    if kind not in {"within", "of"} or not before or not after or fraction_before(facts, before):
        return
    if not is_percent(after[0].figure) and is_item(facts, end, after[0]):
        yield after[0], before[-1]


def fraction_before(facts: Facts, before: list[Mention]) -> bool:
    """Whether the whole is itself the lower half of a fraction, whose part stands before it."""
    return len(before) > 1 and fraction(facts, before[-2], before[-1])
