"""Changes against a base: difference (B01), growth (B02), points (B03), times (B04), direction (B05).

The change stands after a verb (tăng, giảm, vượt); the new figure is the count before it, the old one follows "so với",
stands in a bracket, or both come as "từ 418 lên 560 vụ".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links import (
    added,
    called,
    contrary,
    earlier,
    gaps,
    marked,
    named,
    own_subjects,
    parallel,
    recalled,
    tied,
    told_behind,
    trade,
    turns,
)
from extractor.checks.links.bases import (
    base_behind,
    bases,
    in_bracket_of_change,
    is_base_before,
    is_of_bracket,
    is_of_change_before,
    own_bracket,
)
from extractor.checks.links.counterparts import of_borne_out
from extractor.checks.links.directions import compared_before, direction_of, goes_on, is_aimed, is_change, may_repeat
from extractor.checks.links.growths import of_rates
from extractor.checks.links.new_figures import fitting_first, last_two, listed_whole, news
from extractor.checks.links.one_thing import is_of_one
from extractor.checks.links.pairs import (
    changed_in_bracket,
    from_to,
    has_newer,
    in_bracket,
    is_followed_by_pair,
    of_pair,
    relation,
    starts_anew,
)
from extractor.checks.links.plans import of_target
from extractor.checks.links.repeats import is_borne_out, of_behind_base, of_gap, of_loss, stated_gap
from extractor.checks.links.wholes import names_another
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, is_duration, is_percent
from extractor.schema.record import Figure

HUNDRED = 100
# "lên 842 đồng, sang năm sẽ lên 890 đồng, như thế qua hai đợt tăng tổng cộng 107 đồng": since a time before the last.
ALTOGETHER = re.compile(r"\b(?:tổng cộng|cộng lại|cả thảy|cộng dồn) $")


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each printed change with a new figure and a base."""
    for mention in facts.mentions:
        if mention.cell is not None or is_span(mention.figure) or reaches_plan(facts, mention):
            continue
        if mention.figure.role == "target" and compared_before(facts, mention) is None:
            continue  # "cao hơn chỉ tiêu 95% được giao 1,4%" tells the change behind its plan
        in_turn = turns.of(facts, mention)
        if in_turn is not None:
            yield from in_turn
            continue
        claim = told_otherwise(facts, mention)
        if claim is None and not is_aimed(facts, mention):
            claim = told_by_verb(facts, mention)
        if claim is not None:
            yield claim


def is_span(figure: Figure) -> bool:
    """Whether a range of amounts is told, which is a level and no change: "vẫn cao hơn hạn luật định vốn chỉ 30 - 45 ngày"."""
    return figure.value is None and not is_percent(figure)


def told_otherwise(facts: Facts, mention: Mention) -> Claim | None:
    """The claim of a change that its place in a row, a pair or another change beside it tells, with or without a verb."""
    shapes = (
        parallel.of, of_linked, of_pair, of_borne_out, of_told_gap, of_gap, of_loss, of_behind_base,
        trade.balance, of_rates,
    )  # fmt: skip
    return next((claim for shape in shapes if (claim := shape(facts, mention)) is not None), None)


def told_by_verb(facts: Facts, change: Mention) -> Claim | None:
    """The claim of a change that a verb or comparison tells, the readings of which the words are surest first."""
    direction = direction_of(facts, change)
    if direction is None:
        return None
    shapes = (added.claim, recalled.claim, marked.claim, told_behind.claim, called.claim, named.claim, claim_of)
    return next((claim for shape in shapes if (claim := shape(facts, change, direction)) is not None), None)


def reaches_plan(facts: Facts, percent: Mention) -> bool:
    """Whether a percentage behind a change says how much of a plan was reached.

    "vượt 26,2 tỷ đồng so với dự toán (460 tỷ đồng), tương ứng 105,7% dự toán"; "tương ứng 5,7% dự toán" repeats the change.
    """
    figure = percent.figure
    more = is_percent(figure) and figure.value is not None and figure.value > HUNDRED and of_target(facts, percent)
    before = percent.start - len(facts.before(percent))
    return more and not facts.cues.any("rise", before, percent.start)


def claim_of(facts: Facts, change: Mention, direction: int) -> Claim | None:
    """The readings of one change by its sentence and those before it."""
    stated = tuple(dict.fromkeys(fitting_first(facts, change, readings_of(facts, change, direction))))
    around = (*last_two(facts, change, direction), *told_apart(facts, change, direction))
    readings = of_own_base(facts, change, tuple(dict.fromkeys((*stated, *around))))
    if not readings:
        return None
    if (gap := by_bracketed_gap(facts, change, readings[0])) is not None:
        return Claim((gap,), firm=True)
    firm = is_firm(facts, change, stated[0]) if stated else is_of_two(facts, change, readings[0])
    firm = firm and not own_subjects.is_of_another(facts, change, readings[0])
    told = firm and bool(stated)
    proofs = (tied.is_tied, is_borne_out, contrary.is_contrary)
    borne_out = told and any(shows(facts, change, stated[0]) for shows in proofs)
    return Claim(readings, firm=firm, likely=in_bracket(facts, change) is not None, borne_out=borne_out)


def is_of_two(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether the sentence tells nothing but both figures of one thing: no "doanh thu 200 tỷ, năm trước lợi nhuận 20 tỷ"."""
    one, other = sorted((facts.by_id[figure.id] for figure in first.terms), key=lambda m: m.index)
    return earlier.is_of_two(facts, change) and is_of_one(facts, one, other)


def by_bracketed_gap(facts: Facts, change: Mention, first: Relation) -> Relation | None:
    """The reading of a bare bracket as the change itself, where that fits: "thiệt hại 228,6 m3, giảm 52% (247,8 m3)"."""
    if first.rule != "B02" or first.by_gap:
        return None
    base = facts.by_id[first.terms[1].id]
    bare = base.index == change.index + 1 and facts.text[change.end : base.start] == " ("
    gap = replace(first, by_gap=True)
    return gap if bare and is_plain(gap) else None


def of_own_base(facts: Facts, change: Mention, readings: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """The readings of a change whose base is the one that a bracket right behind it tells, else all of them."""
    own = own_bracket(facts, change)
    kept = tuple(one for one in readings if own is not None and not one.by_gap and one.terms[1] is own.figure)
    return kept or readings


def linked_pair(facts: Facts, change: Mention) -> tuple[Mention, Mention] | None:
    """New figure and base as the record links them, unless words beside the change tell of another base."""
    new, base = (facts.by_id.get(one or "") for one in (change.figure.part, change.figure.base))
    if new is None or base is None or is_change(facts, base):
        return None
    if base_behind(facts, change) not in (None, base):
        return None
    if new.index > change.index and starts_anew(facts, change, base):
        return None
    if new.sentence < change.sentence and earlier.opens_other_months(facts, change, new):
        return None
    if new.sentence < change.sentence and new not in (told := named.named(facts, change, base)) and told:
        return None  # "Khai thác gặp khó, sản lượng giảm 2,8% so với 56.200 tấn": not of the prawns told before
    foreign = is_of_bracket(facts, change, base) or is_of_change_before(facts, base, change)
    foreign = foreign or (new.index < change.index and is_base_before(facts, new)) or has_newer(facts, change, new)
    return None if foreign else (new, base)


def of_linked(facts: Facts, percent: Mention) -> Claim | None:
    """The percentage that repeats a change of which both figures are known, and which they bear out.

    "giảm từ 2.400 người còn 2.280 người, tức giảm 120 người (5%)".
    """
    gap = stated_gap(facts, percent)
    new, old = (facts.by_id.get(one or "") for one in ((gap.figure.part, gap.figure.base) if gap else (None, None)))
    if gap is not None and (new is None or old is None):
        new, old = from_to(facts, gap) or (None, None)
    if gap is None or new is None or old is None or None in (new.figure.value, old.figure.value):
        return None
    if abs((new.figure.value or 0) - (old.figure.value or 0)) != gap.figure.value:
        return None
    return Claim((relation(percent, new, old, direction_of(facts, gap) or 0),), firm=True, borne_out=True)


def of_told_gap(facts: Facts, percent: Mention) -> Claim | None:
    """The percentage that repeats a change whose own words tell its two figures, by these.

    "Nay còn 3.118 hộ nghèo. Cuối năm 2022, con số ấy là 3.846 hộ. Một năm giảm 728 hộ, tức 18,9%": of the 3.846.
    """
    stated = stated_gap(facts, percent)
    gap = stated or may_repeat(facts, percent)
    claim = told_otherwise(facts, gap) or told_by_verb(facts, gap) if gap is not None and gap is not percent else None
    if gap is None or claim is None or not claim.firm or names_another(facts, percent):
        return None  # "giảm 180 hộ, tức 2% tổng số hộ dân" is a share
    told = next(filter(is_plain, claim), claim.readings[0])
    if told.rule != "B01" or len(told.terms) != 2:
        return None
    new, old = (facts.by_id[figure.id] for figure in told.terms)
    own = relation(percent, new, old, told.direction)
    sure = is_plain(told) and stated is not None
    return Claim((own,), firm=True, borne_out=sure) if sure or is_plain(own) else None


def readings_of(facts: Facts, change: Mention, direction: int) -> Iterator[Relation]:
    """The likeliest first: the linked figures, "từ … lên …", then a new figure before and a base around."""
    linked = linked_pair(facts, change)
    if linked:
        yield relation(change, listed_whole(facts, change, linked[0]), linked[1], direction)
    pair, bracketed = from_to(facts, change), in_bracket(facts, change)
    if pair:
        yield relation(change, *pair, direction)
        if direction == 0 and is_duration(pair[0].figure):  # from 20 days to 14, the work goes 43% faster
            yield relation(change, pair[1], pair[0], direction)
    if bracketed:  # some write the old figure first
        one, other = bracketed
        yield relation(change, one, other, direction)
        yield relation(change, other, one, direction)
    if gaps.is_gap(facts, change):
        yield from gaps.of(facts, change)
    for base in bases(facts, change):
        for new in news(facts, change, base):
            yield relation(change, new, base, direction)


def told_apart(facts: Facts, change: Mention, direction: int) -> Iterator[Relation]:
    """The figures of a series of years, or of a sentence about an earlier time."""
    yield from (relation(change, new, old, direction) for new, old in earlier.pairs(facts, change))


def is_firm(facts: Facts, change: Mention, first: Relation) -> bool:
    """Whether both figures are linked, or given as "từ … lên …", or stand alone in the sentence with the change."""
    if (first.rule == "B03" and contrary.is_of_amount(facts, change, first)) or contrary.is_of_weight(
        facts, change, first
    ):
        return False
    if ALTOGETHER.search(facts.before(change)):
        return False
    linked = linked_pair(facts, change)
    base = facts.by_id[first.terms[1].id]
    if (linked and linked[1] is base) or changed_in_bracket(facts, base) or is_followed_by_pair(facts, change, base):
        return True
    if named.is_side_by_side(facts, change, first) or named.is_told_between(facts, change, first):
        return True
    others = [
        m
        for m in facts.by_sentence[change.sentence]
        if m.id not in first.ids and alike(m.figure, first.terms[0]) and not in_bracket_of_change(facts, m)
    ]
    together = all(facts.by_id[figure.id].sentence == change.sentence for figure in first.terms)
    return together and not others and goes_on(facts, change)
