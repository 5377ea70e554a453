"""Of which figure another one is a part, by the words between them and never by what adds up.

Fractions and lists come first, then totals after their parts, runs of places and what is left; a figure that none of
them has taken belongs to a whole where the metrics say so (resolved on time, of those resolved).
"""

from itertools import pairwise

from extractor.record import figure_lines, metrics
from extractor.record.figure_lists import Lists
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_parts import Parts, can_hold
from extractor.record.figure_units import alike
from extractor.text import is_contrasted, leaves_bracket

FRACTION_REACH = 24
REST_REACH = 30


def read(parts: Parts, placed: frozenset[int]) -> None:
    """Notes in `parts` the whole of every count or amount that is a part.

    `placed`: the figures that are labelled by nothing but a place or body ("huyện Sơn Bình 24 vụ").
    """
    figure_lines.read(parts)
    lists = Lists(parts)
    for mentions in parts.page.by_sentence.values():
        fractions(parts, mentions)
        lists.read(mentions)
        totals(parts, mentions)
        place_run(parts, [m for m in mentions if m.index in placed], mentions)
        for mention in mentions:
            if parts.is_free(mention):
                remainder(parts, mention)
            if parts.is_free(mention):
                by_metric(parts, mention)


def fractions(parts: Parts, mentions: list[Mention]) -> None:
    """Links the upper figure of each fraction to the lower: "18/44 trường hợp", "20 xã trên tổng số 23 xã"."""
    for part, whole in pairwise(mentions):
        # "thụ lý và giải quyết 179/29 vụ" is no fraction.
        if can_hold(whole, part) and part.is_countable and alike(part, whole) and is_fraction(parts.page, part, whole):
            parts.link(part, whole, parts.new_group())


def is_fraction(page: Page, part: Mention, whole: Mention) -> bool:
    """Whether two figures in a row are written as part of whole."""
    if page.is_slashed(part, whole):
        return True
    between = page.text[part.end : whole.start]
    if between == " trên " and alike(part, whole):
        return True
    cues = page.cues.between(part.end, whole.start, "of")
    return len(cues) == 1 and whole.start - cues[0].end <= 2 and len(between) < FRACTION_REACH and "," not in between


def totals(parts: Parts, mentions: list[Mention]) -> None:
    """Links the figures before "tổng cộng" to the one after it."""
    for whole in mentions:
        start, end = parts.page.gap_before(whole)
        if is_contrasted(parts.page.text[start:end]):
            continue
        if parts.page.cues.between(*parts.page.piece_before(whole), "total"):
            found = [m for m in mentions if m.index < whole.index and parts.is_free(m) and alike(m, whole)]
            group = parts.new_group()
            for part in found if len(found) > 1 else ():
                parts.link(part, whole, group)


def place_run(parts: Parts, placed: list[Mention], mentions: list[Mention]) -> None:
    """Links figures labelled by places to the figure before them: "61 vụ …; huyện A 24 vụ, huyện B 37 vụ"."""
    run = [m for m in placed if parts.is_free(m)]
    if len(run) < 2:
        return
    before = [m for m in mentions if m.index < run[0].index and parts.is_reported(m) and alike(m, run[0])]
    # The first of "Công an tỉnh (590 hồ sơ), Sở Y tế (209 hồ sơ)" stands in a bracket of its own.
    if before and before[-1] not in placed and not leaves_bracket(parts.page.text[before[-1].end : run[0].start]):
        group = parts.new_group()
        for part in run:
            if alike(before[-1], part) and can_hold(before[-1], part):
                parts.link(part, before[-1], group)


def remainder(parts: Parts, mention: Mention) -> None:
    """Links what is left ("số còn lại, 12 cơ sở") to the whole of the parts before it."""
    if not is_rest(parts.page, mention):
        return
    near = [m for m in parts.near(mention) if mention.sentence - m.sentence <= 2 and alike(m, mention)]
    linked = next((m for m in near if m.index in parts.wholes), None)
    if linked is not None:
        member = linked.index
        whole = parts.page.mentions[parts.wholes[member]]
        while not metrics.fits(parts.metric(mention), parts.metric(whole)) and whole.index in parts.wholes:
            member, whole = whole.index, parts.page.mentions[parts.wholes[whole.index]]
        if metrics.fits(parts.metric(mention), parts.metric(whole)) and alike(whole, mention):
            parts.link(mention, whole, parts.groups[member])
    elif says_rest(parts.page, mention):
        split(parts, mention, [m for m in near if m.sentence == mention.sentence and parts.is_reported(m)])


def split(parts: Parts, rest: Mention, near: list[Mention]) -> None:
    """Links part and rest where one figure stands before them.

    "Tiếp nhận 2.418 hồ sơ, giải quyết 2.402 hồ sơ, còn lại 16 hồ sơ": the first figure is the whole.
    """
    if len(near) == 2 and can_hold(near[1], near[0]) and can_hold(near[1], rest):
        group = parts.new_group()
        parts.link(near[0], near[1], group)
        parts.link(rest, near[1], group)


def says_rest(page: Page, mention: Mention) -> bool:
    """Whether "còn lại" stands by the figure."""
    start = max(page.gap_before(mention)[0], mention.start - REST_REACH)
    after = page.cues.between(mention.end, mention.end + REST_REACH, "rest")
    return bool(page.cues.between(start, mention.start, "rest") or (after and after[0].start - mention.end <= 2))


def is_rest(page: Page, mention: Mention) -> bool:
    """Whether the figure is called the rest, or follows "còn" directly."""
    remain = page.cues.between(page.gap_before(mention)[0], mention.start, "remain")
    return says_rest(page, mention) or bool(remain and mention.start - remain[-1].end <= 2)


def by_metric(parts: Parts, mention: Mention) -> None:
    """Links a figure to the nearest one before it of which its metric makes it a part.

    Another part of the same metric shows that a new account has begun, to which the whole does not belong. More may be
    fined than were found violating, and more reminded: such a figure is a part only where it can be one.
    """
    known = metrics.by_id().get(parts.metric(mention) or "")
    if known is None:
        return
    for name in known.wholes:
        whole = parts.named(name, mention)
        if whole is None or not (known.bounded or can_hold(whole, mention)):
            continue
        if not is_taken(parts, whole, known.id):
            parts.link(mention, whole, metric_group(parts, whole))
            return


def is_taken(parts: Parts, whole: Mention, metric: str | None) -> bool:
    """Whether the whole has a part of this metric already."""
    return any(of == whole.index and parts.meanings[part].metric == metric for part, of in parts.wholes.items())


def metric_group(parts: Parts, whole: Mention) -> int:
    """The group of the parts that the whole has by metric, or a new one where it has none or a list of unnamed parts."""
    group = parts.group_of(whole)
    members = [index for index, other in parts.groups.items() if other == group]
    if group is not None and all(parts.meanings[index].metric not in (None, parts.metric(whole)) for index in members):
        return group
    return parts.new_group()
