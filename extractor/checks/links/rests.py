"""What is left of a whole (B07, A01): "Trong 21 cơ sở, 9 bị phạt. Số còn lại, 12 cơ sở, được nhắc nhở"."""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links.directions import is_change
from extractor.checks.links.endings import comes, is_rest
from extractor.checks.links.fractions import fraction
from extractor.checks.links.means import is_average
from extractor.checks.links.metrics import metric_of
from extractor.checks.links.rest_lists import FURTHER, is_item_of, of_list, without_members
from extractor.checks.links.rest_of_one import is_of_one
from extractor.checks.links.share_words import is_beside
from extractor.checks.links.sums import nearly_make, share_of, sum_of
from extractor.checks.reading import plain
from extractor.checks.relations import Claim, Relation
from extractor.checks.repair import SCALED, edits, fitting
from extractor.checks.units import alike, is_any_person, is_percent, one_noun, takes_noun
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure

BACK = 2
"""How many sentences before the rest its whole may stand."""
REACH = 30
MOST_WHOLES = 3
FARTHEST = 8
"""How many where the share of a part tells which it is."""
STOCK_TIMES = {"opening": ("begun", "dated")}
"""Words for times that tell of a side of a stock."""
AGAIN = re.compile(r"\s*Trong (?:tổng )?(?:số )?")
"""How a sentence begins that divides a number told before."""
SAYS = pattern(r"\b(?:{tells}):")
"""Words whose colon opens no list."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each figure that is called the rest."""
    for mention in facts.mentions:
        if mention.cell is None and is_rest(facts, mention):
            told = (claim_of(facts, mention), of_shares(facts, mention), of_division(facts, mention))
            yield from (claim for claim in told if claim is not None)
            yield from of_list(facts, mention)
            yield from of_slip(facts, mention)


def claim_of(facts: Facts, rest: Mention) -> Claim | None:
    """The claim about one rest: of the wholes that the words leave, then of those that they make less likely."""
    before = [
        m for m in facts.mentions[: rest.index]
        if m.cell is None and rest.sentence - m.sentence <= BACK and m.block == rest.block
        and not is_percent(m.figure) and alike(m.figure, rest.figure) and not is_change(facts, m)
        and m.figure.role != "comparison" and m.figure.base is None and not is_average(facts, m)
    ]  # fmt: skip
    if len(before) > 1 and fraction(facts, before[-2], before[-1]):
        stated = (Relation("B07", (before[-1].figure, before[-2].figure), (rest.figure,)),)
        return Claim(stated, firm=is_firm(facts, stated) or is_of_fraction(facts, before[-1], rest))
    candidates = [m for m in reversed(before[:-1]) if _reaches(m, rest) or is_called(facts, m)]
    candidates = [m for m in candidates if not is_beside(facts, m, rest)]
    likely = settled(facts, candidates, rest)
    others = [m for m in candidates if m not in likely][:MOST_WHOLES]
    near = tuple(relation for whole in likely[:MOST_WHOLES] for relation in sums(whole, before, rest))
    far = [relation for whole in likely[:MOST_WHOLES] for relation in again(whole, before, rest)]
    far += [relation for whole in others for relation in (*again(whole, before, rest), *sums(whole, before, rest))]
    if not near:  # where there are any wholes, some of them are likely
        return None
    one_whole = [relation.rule for relation in near] == ["A01", "B07"] and is_told_as_one(facts, near[0])
    whole = facts.by_id[whole_of(near[0]).id]
    firm = one_whole or is_firm(facts, near) or is_by_share(facts, near)
    firm = firm and not is_of_stock(facts, whole, rest, "opening")
    firm = firm or (len(near) == 1 and is_of_one(facts, near[0]))
    return Claim(tuple(dict.fromkeys((*near, *far))), firm=firm, likely=is_likely(facts, near, rest))


def is_of_stock(facts: Facts, whole: Mention, rest: Mention, side: str) -> bool:
    """Whether the words before tell of a stock, of which more than one figure is taken off or added.

    "Tồn đầu vụ 6.350 tấn. Đến nay dân bán ra 24.800 tấn, hao 1.450 tấn; trong kho còn 21.700 tấn".
    """
    start, _ = facts.sentences[max(min(rest.sentence - 1, whole.sentence), 0)]
    return any(facts.cues.any(f"stock:{one}", start, rest.start) for one in (side, *STOCK_TIMES.get(side, ())))


def whole_of(relation: Relation) -> Figure:
    """The figure of which a sum or a rest is told."""
    return relation.printed[0] if relation.rule == "A01" else relation.terms[0]


def is_of_fraction(facts: Facts, whole: Mention, rest: Mention) -> bool:
    """Whether the rest follows a fraction at once: "đưa được 11 trong số 16 thuyền viên vào bờ. Hiện 5 người còn lại …"."""
    near = rest.sentence - whole.sentence <= 1 and rest.block == whole.block
    other = facts.cues.any("open", whole.end, rest.start) or facts.unread(whole.end, rest.start)
    return near and not other and takes_noun(rest.figure, whole.figure)


def is_likely(facts: Facts, near: tuple[Relation, ...], rest: Mention) -> bool:
    """Whether there is one whole for the rest and all its parts stand between them under its noun, none left in words."""
    full = near[0]
    whole = facts.by_id[whole_of(full).id]
    others = {whole_of(one).id for one in near} - full.ids
    parts = [facts.by_id[figure.id] for figure in full.figures if figure.id not in (whole.id, rest.id)]
    if others or whole.index > rest.index or facts.unread(whole.end, rest.start) or any(comes(facts, m) for m in parts):
        return False
    if facts.unnumbered(whole.end, parts[0].start) or are_side_by_side(facts, whole, parts[0]):
        return False
    if any(is_of_stock(facts, whole, rest, side) for side in ("opening", "came")):
        return False
    if not nearly_make(whole, (*parts, rest)):
        return False  # "trường thu 11 tỷ đồng …. Thu sai 328 triệu đồng, đã trả lại 246 triệu đồng, còn 92 triệu đồng"
    return not any(facts.cues.any(role, whole.end, rest.start) for role in ("open", "overlap", "within"))


def of_shares(facts: Facts, rest: Mention) -> Claim | None:
    """The rest of a whole told farther back, which the shares of the parts tell: "1.147 nhà, đạt 59,3%. 787 nhà còn lại"."""
    back = [m for m in facts.back(rest, FARTHEST) if alike(m.figure, rest.figure) and is_item_of(facts, m)]
    parts = [m for m in reversed(back) if rest.sentence - m.sentence <= 1 and m.block == rest.block]
    if not parts or rest.index - parts[-1].index > 2:
        return None
    shares = [facts.following(part) for part in (*parts, rest)]
    told = [(m, share) for m, share in zip((*parts, rest), shares, strict=True) if share and is_percent(share.figure)]
    readings = [
        sum_of(whole, [*parts, rest]) for whole in back if whole not in parts
        and any(is_plain(share_of(share, m, whole)) for m, share in told)
    ]  # fmt: skip
    return Claim(tuple(readings[:MOST_WHOLES]), closed=False) if readings else None


def of_division(facts: Facts, rest: Mention) -> Claim | None:
    """The rest of what was divided last, in a paragraph before: "27 vụ, trong đó đã xử lý 18 vụ. ¶ … 9 vụ còn lại"."""
    told = [m for m in facts.back(rest, FURTHER) if alike(m.figure, rest.figure) and is_item_of(facts, m)]
    whole = facts.by_id.get(told[0].figure.of or "") if told else None
    if whole is None or told[0].block == rest.block:
        return None
    return Claim((Relation("B07", (whole.figure, told[0].figure), (rest.figure,)),), closed=False)


def of_slip(facts: Facts, rest: Mention) -> Iterator[Claim]:
    """A whole, a part with its share and the rest, where one slip of scale explains why neither the share nor the sum holds.

    "Kiến nghị thu hồi 8,42 tỷ đồng. Đã nộp 673,6 triệu đồng, đạt 80%; còn phải thu 1.684 triệu đồng": 6.736 of them.
    """
    share = facts.previous(rest)
    part = facts.previous(share) if share is not None and is_percent(share.figure) else None
    if share is None or part is None or part.sentence != rest.sentence or not alike(part.figure, rest.figure):
        return
    back = [m for m in facts.back(part, FURTHER) if alike(m.figure, rest.figure) and is_item_of(facts, m)]
    for whole in back:
        ties = sum_of(whole, [part, rest]), share_of(share, part, whole)
        if any(figure.modifier != "exact" for tie in ties for figure in tie.figures):
            continue
        if not any(map(is_plain, ties)) and any(explains_both(ties, m.figure) for m in (part, whole)):
            yield from (Claim((tie,), firm=True, borne_out=True) for tie in ties)


def explains_both(ties: tuple[Relation, Relation], slipped: Figure) -> bool:
    """Whether one slip of scale in a figure lets two relations hold that both have it."""
    values = sorted(value for value, kind in edits(slipped) if kind in SCALED)
    ranges = {figure.id: plain(figure) for tie in ties for figure in tie.figures}
    first, second = (fitting(tie, slipped, values, ranges) for tie in ties)
    return bool(first & second)


def is_by_share(facts: Facts, readings: tuple[Relation, ...]) -> bool:
    """Whether the share behind the part tells its whole: "nợ 57,32 tỷ đồng. Đã nộp 41,76 tỷ đồng, bằng 72,9%; còn 15,56"."""
    whole, part = readings[0].terms[0], readings[0].terms[-1]
    share = facts.following(facts.by_id[part.id])
    if len(readings) > 1 or share is None or not is_percent(share.figure):
        return False
    return is_plain(Relation("A03", (part, whole), (share.figure,)))


def are_side_by_side(facts: Facts, whole: Mention, part: Mention) -> bool:
    """Whether the first figure is an item like the second: "Sở phạt 52 cơ sở; huyện phạt 27 cơ sở; 21 cơ sở còn lại …"."""
    metric = metric_of(facts, whole)
    listed = ":" in SAYS.sub("", facts.before(whole)) and metric is None
    return listed or (
        metric is not None and metric == metric_of(facts, part) and not facts.cues.any("within", whole.end, part.start)
    )


def is_told_as_one(facts: Facts, relation: Relation) -> bool:
    """Whether one sentence tells all parts of the one whole before it: "1.382 cơ sở. 267 đạt; 534 bị đình chỉ, 489 còn lại …"."""
    whole, parts = facts.by_id[relation.printed[0].id], [facts.by_id[figure.id] for figure in relation.terms]
    first, last = parts[0], parts[-1]
    opens = is_named_again(facts, whole) and whole.sentence == first.sentence
    if first.sentence != last.sentence or not (opens or first.sentence - whole.sentence == 1):
        return False
    if facts.unread(whole.end, last.end) or any(
        facts.cues.any(role, first.end, last.end) for role in ("open", "within")
    ):
        return False
    if any(comes(facts, part) for part in parts):
        return False  # "Kho có 1.250 tấn. Trong tháng xuất 480 tấn, nhập 200 tấn, nay còn 970 tấn"
    return all(takes_noun(part.figure, whole.figure) for part in parts)


def is_named_again(facts: Facts, whole: Mention) -> bool:
    """Whether a sentence begins with a number told before, of which it tells all: "Trong số 58 người nói trên, …"."""
    return bool(AGAIN.fullmatch(facts.text, facts.sentences[whole.sentence][0], whole.start)) and any(
        m.figure.value == whole.figure.value and alike(m.figure, whole.figure) for m in facts.back(whole, FURTHER)
    )


def sums(whole: Mention, before: list[Mention], rest: Mention) -> Iterator[Relation]:
    """The whole with all parts behind it, then with the first alone."""
    parts = [m.figure for m in before if m.start > whole.start]
    if len(parts) > 1:
        yield Relation("A01", (*parts, rest.figure), (whole.figure,))
    yield Relation("B07", (whole.figure, parts[0]), (rest.figure,))


def again(whole: Mention, before: list[Mention], rest: Mention) -> Iterator[Relation]:
    """A whole of a sentence before, divided once more in the sentence of the rest.

    "Quỹ có 486 tỷ đồng, gồm …. Gần nửa, 238 tỷ đồng, để mua xe; 152 tỷ đồng xây trạm; còn lại 96 tỷ đồng".
    """
    behind = [m for m in before if m.start > whole.start]
    here = [m.figure for m in behind if m.sentence == rest.sentence > whole.sentence]
    if 1 < len(here) < len(behind):
        yield Relation("A01", (*here, rest.figure), (whole.figure,))
    if len(here) == 1 and sum(m.figure.of == whole.id for m in behind) > 1:
        # "44 tỷ đồng, gồm thuế 36 tỷ đồng, tiền phạt 8 tỷ đồng. Đã nộp 38,6 tỷ đồng, còn phải thu 5,4 tỷ đồng"
        yield Relation("B07", (whole.figure, here[0]), (rest.figure,))


def settled(facts: Facts, candidates: list[Mention], rest: Mention) -> list[Mention]:
    """The wholes that the words leave: one called a whole, else those of the sentence of the rest, else all."""
    called = [m for m in candidates if is_called(facts, m)]
    # The whole opens the account, its parts follow: the first of the sentence is likelier than one between.
    here = [m for m in reversed(candidates) if m.sentence == rest.sentence]
    return called[:1] or here or without_members(candidates)


def is_called(facts: Facts, mention: Mention) -> bool:
    """Whether the words call the figure a whole: "Trong 21 cơ sở"."""
    return facts.cues.governs("of", max(0, mention.start - REACH), mention.start)


def _reaches(whole: Mention, rest: Mention) -> bool:
    return whole.figure.upper is None or rest.figure.lower is None or whole.figure.upper >= rest.figure.lower


def is_firm(facts: Facts, readings: tuple[Relation, ...]) -> bool:
    """Whether there is one reading of figures that count the same, in one sentence or of a figure called a whole."""
    mentions = sorted((facts.by_id[figure.id] for figure in readings[0].figures), key=lambda m: m.index)
    first, last = mentions[0], mentions[-1]
    called = is_called(facts, first)
    if (
        facts.unnumbered(first.end, mentions[1].start)
        or comes(facts, mentions[1])
        or (not called and are_side_by_side(facts, first, mentions[1]))
    ):
        return False
    # "12 trụ sở của thị trấn và các xã thì 7 trụ sở …": before the first part words tell of the whole.
    opened = facts.cues.any("open", mentions[1].start, last.end)
    if len(readings) > 1 or opened or facts.unread(first.start, last.end):
        return False
    if len(facts.cues.between("rest", first.end, last.start)) > 1:
        return False  # "312 ổ dịch, trong đó 205 mới, số còn lại từ tuần trước; cuối tuần còn 118 ổ"
    together = first.sentence == last.sentence or (called and last.sentence - first.sentence == 1)
    return together and all(one_noun(m.figure, first.figure) or is_any_person(m.figure, first.figure) for m in mentions)
