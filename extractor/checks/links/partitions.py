"""Figures on opposite sides of one partition and the whole they make up: present and absent, early and on time.

No list word is needed: "75 cán bộ; có mặt 61 người, vắng 14 người". The sides are words of `rules/links.toml`.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractor.checks.facts import Facts, Mention
from extractor.checks.judge import is_plain
from extractor.checks.links.directions import is_change
from extractor.checks.links.earlier import EARLIER
from extractor.checks.links.endings import is_exact, unread
from extractor.checks.links.fractions import divisor
from extractor.checks.links.sums import share_of
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, is_duration, is_percent, norm, same
from extractor.rules.vocabulary import pattern

SEPARATOR = pattern(r"[,;:.()]|\bvà\b|\bcòn\b(?! (?:trong hạn|lại|{undecided}))")
MOST_WHOLES = 3
REACH = 16
"""Characters before a figure in which it is called a whole."""
NEAR = 2
"""How many sentences before the first part its whole may stand, where no other figure can hold the parts."""
BALANCES = frozenset({"progress"})
"""Partitions of work: what came in is done or left, rather than made of kinds."""
EXHAUSTIVE = frozenset({"presence", "timing", "channel", "sex", "area", "origin", "ownership", "age"})
"""Partitions whose sides are all there are; of others the article may leave one out."""
NEVER_FIRM = frozenset({"proposal", "penalty", "school", "capital"})
"""Partitions of which the parts are hedged, overlap or leave others out so often that only a match says something."""
SHARED = frozenset({"funding", "sector"})
"""What percentages alone are told of: beside "ngân sách" and "doanh nghiệp" there may be others who pay."""
KINDS = frozenset({"trade", "swine"})
"""Sides that only tell that none holds another: a list of them may leave one out."""
SHOWN = frozenset({"fund", "school", "capital", *SHARED, *KINDS})
"""Partitions beside whose sides there may be others ("vốn dân góp"), unless the article shows that there are none."""
ANSWERS = frozenset({"answer", "trend", "content", "habit", "degree", "trust"})
"""Sides of a survey or of schooling, which are told in percentages; counts of them are of many things."""
NOT_COUNTED = frozenset({"rating", "flow", "mode", "stock", *KINDS, *SHARED, *ANSWERS})
"""Groups whose words are too common beside counts ("tốt"), that are no partition, or that `subjects` and `stocks` read."""
SUBJECT = pattern(r"\s*(?=[A-ZĐ])(?i:{amounts}|các|những)\s[^,;:.()\d]*, $")
"""Words at the beginning of a sentence that a number behind a comma counts: "Số căn bỏ trống, 402 căn, nằm ở tầng cao"."""
OWN_SCOPE = pattern(
    r"\s*(?:(?:Tính )?[Rr]iêng|Tại|Ở|(?:Trong |Vào |Chỉ |Riêng )?(?i:{periods}|{rounds}|dịp)|(?:[^\W\d]+|\d+) tháng)\b"
)
"""How a sentence begins that tells of a time or place of its own: "Tháng cao điểm, khách quốc tế đạt 110.000 lượt"."""
SEXES = frozenset({"nam", "nữ"})
Side = tuple[str, str]


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each run of figures in one or two sentences that name different sides of one partition."""
    told = [m for m in facts.mentions if m.cell is None and not divisor(facts, m)]
    sided = [(m, side) for m in told for side in sides_of(facts, m)]
    for group in dict.fromkeys(side[0] for _, side in sided if side[0] not in NOT_COUNTED):
        members = [(m, side[1]) for m, side in sided if side[0] == group]
        told_of = (claim_of(facts, group, run, members) for run in runs(members))
        yield from completed(group, [claim for claim in told_of if claim is not None])


def completed(group: str, claims: list[Claim]) -> Iterator[Claim]:
    """The claims on one partition; where its sides are all of another whole, those that are surely of one leave nothing out.

    "148,5 tỷ đồng, trong đó vốn đầu tư 96,2 tỷ đồng, vốn sự nghiệp 47,9 tỷ đồng. Năm trước là 131,4 tỷ đồng; vốn đầu tư
    83,5 tỷ đồng, vốn sự nghiệp 47,9 tỷ đồng".
    """
    holding = [claim for claim in claims if len(claims) > 1 and any(map(is_plain, claim.readings))]
    for claim in claims:
        shown = any(len(other.readings[0].ids) == len(claim.readings[0].ids) for other in holding if other is not claim)
        yield replace(
            claim, firm=claim.firm and (shown or group not in SHOWN), closed=claim.closed or (claim.firm and shown)
        )


def sides_of(facts: Facts, mention: Mention) -> tuple[Side, ...]:
    """The sides named in the stretch between separators around `mention`, the nearest of each group."""
    if mention.id not in facts.sides:
        counted = not (is_percent(mention.figure) or is_duration(mention.figure))
        facts.sides[mention.id] = tuple(nearest_sides(facts, mention)) if counted else ()
    return facts.sides[mention.id]


def nearest_sides(facts: Facts, mention: Mention) -> Iterator[Side]:
    """For each group that the words around `mention` name, the member nearest to it."""
    nearest: dict[str, tuple[int, str]] = {}
    for start, end, group, member in facts.cues.members(*stretch(facts, mention)):
        distance = mention.start - end if end <= mention.start else start - mention.end
        if group not in nearest or distance < nearest[group][0]:
            nearest[group] = (distance, member)
    yield from ((group, member) for group, (_, member) in nearest.items())


def stretch(facts: Facts, mention: Mention) -> tuple[int, int]:
    """The offsets of the words that describe `mention`, up to the next comma, bracket or figure on either side."""
    before, after = words_before(facts, mention), facts.after(mention)
    # "tồn từ năm 2020: 04 đơn": a colon right before the figure parts it from nothing.
    left = [match.end() for match in SEPARATOR.finditer(before) if match[0] != ":" or before[match.end() :].strip()]
    left = [] if SUBJECT.fullmatch(before) else left
    right = SEPARATOR.search(after)
    return mention.start - len(before) + (left[-1] if left else 0), mention.end + (
        right.start() if right else len(after)
    )


def words_before(facts: Facts, mention: Mention) -> str:
    """The words between a figure and the one before it, over an age that describes it: "trẻ em dưới 15 tuổi 98 ca"."""
    previous = facts.previous(mention)
    aged = previous is not None and previous.sentence == mention.sentence and norm(previous.figure.unit) == "tuổi"
    if previous is None or not aged:
        return facts.before(mention)
    return facts.before(previous) + facts.text[previous.start : mention.start]


def runs(members: list[tuple[Mention, str]]) -> Iterator[list[Mention]]:
    """Figures in a row with different sides, no further apart than one sentence, counting the same."""
    run: list[tuple[Mention, str]] = []
    for mention, member in members:
        fits = run and mention.sentence - run[-1][0].sentence <= 1 and mention.block == run[-1][0].block
        if run and (not fits or member in {side for _, side in run} or not alike(run[0][0].figure, mention.figure)):
            if len(run) > 1:
                yield [m for m, _ in run]
            run = []
        run.append((mention, member))
    if len(run) > 1:
        yield [m for m, _ in run]


def going_on(run: list[Mention], members: list[tuple[Mention, str]]) -> list[Mention]:
    """The run with what the next clause adds to what is left: "đã giải quyết 879; đang giải quyết 128; 39 chưa giải quyết"."""
    place = next(place for place, (m, _) in enumerate(members) if m is run[-1])
    following = members[place + 1 : place + 2]
    more = [m for m, side in following if side == members[place][1] == "second" and m.sentence == run[-1].sentence]
    return [*run, *(m for m in more if alike(m.figure, run[0].figure))]


def claim_of(facts: Facts, group: str, run: list[Mention], members: list[tuple[Mention, str]]) -> Claim | None:
    """The claim that the figures of `run` make up one of the figures before them."""
    taken = {m.id for m, _ in members}
    told = [
        m for m in reversed(facts.mentions[: run[0].index])
        if m.id not in taken and m.cell is None and _can_hold(m, run) and run[0].block - m.block in (0, 1)
    ]  # fmt: skip
    announced = [m for m in told if m.sentence == run[0].sentence and is_announced(facts, m, run[0])]
    shown = [] if announced else told_by_share(facts, told, run[0])
    before = announced or list(dict.fromkeys([*shown, *told]))
    figures = tuple(m.figure for m in run)
    if group in BALANCES:
        readings = tuple(Relation("A02", (whole.figure,), figures) for whole in before[:MOST_WHOLES])
        longer = tuple(m.figure for m in going_on(run, members))
        if len(longer) > len(run) and readings:
            readings = (Relation("A02", (before[0].figure,), longer), *readings)
    else:
        readings = tuple(Relation("A01", figures, (whole.figure,)) for whole in before[:MOST_WHOLES])
    exhaustive = group in EXHAUSTIVE
    firm = group not in NEVER_FIRM and is_firm(facts, shown or before, run, exhaustive)
    firm = firm and not unread(facts, run[0].start, run[-1]) and not names_third(facts, run)
    return Claim(readings, firm=firm, closed=exhaustive) if readings else None


def is_announced(facts: Facts, whole: Mention, first: Mention) -> bool:
    """Whether words call the figure a whole, and what is told of it before `first` is all of it or nothing.

    "Trong 186 người trúng cử, tái cử 134 người, mới 52 người; nam 151 người, nữ 35 người".
    """
    start, _ = facts.sentences[whole.sentence]
    between = [m for m in facts.by_sentence[whole.sentence] if whole.index < m.index < first.index]
    told = [m for m in between if alike(m.figure, whole.figure)]
    called = facts.cues.governs("of", max(start, whole.start - REACH), whole.start)
    return called and (not told or is_exact(told, whole))


def told_by_share(facts: Facts, told: list[Mention], first: Mention) -> list[Mention]:
    """The one figure of which the first part is the share printed behind it: "nam 631,9 nghìn người, chiếm 49,7%, nữ …"."""
    share = facts.following(first)
    if share is None or share.sentence != first.sentence or not is_percent(share.figure):
        return []
    fits = [m for m in told if is_plain(share_of(share, first, m))]
    return fits[:1] if len({m.figure.value for m in fits}) == 1 else []


def _can_hold(whole: Mention, run: list[Mention]) -> bool:
    return all(alike(whole.figure, m.figure) and _reaches(whole, m) for m in run)


def _reaches(whole: Mention, part: Mention) -> bool:
    top, least = whole.figure.upper, part.figure.lower
    return top is None or least is None or top >= least


def is_earlier(facts: Facts, first: Mention) -> bool:
    """Whether the sides are told of a time before: "Cuối năm học trước có 291 trường; 4 trường không được công nhận lại".

    So they are where their sentence begins with a time or place of its own.
    """
    start, _ = facts.sentences[first.sentence]
    return bool(EARLIER.search(facts.text, start, first.start) or OWN_SCOPE.match(facts.text, start))


def names_third(facts: Facts, run: list[Mention]) -> bool:
    """Whether words tell of more behind the sides: "340 dự án trong nước, 58 dự án nước ngoài, còn lại là liên doanh"."""
    last = run[-1]
    following = facts.following(last)
    counted = following is not None and following.sentence == last.sentence and alike(following.figure, last.figure)
    return facts.cues.any("rest", last.end, facts.sentences[last.sentence][1]) and not counted


def is_beside_now(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is a change or told of a time before: "đón 2,7 triệu lượt khách, tăng 12% so với mức 2,4 triệu lượt"."""
    return mention.figure.role == "comparison" or is_change(facts, mention)


def is_firm(facts: Facts, before: list[Mention], run: list[Mention], exhaustive: bool) -> bool:
    """Whether the whole is the only figure of its unit beside the parts, in the sentence of the first or before it.

    Present and absent make up their whole whatever the nouns: 75 cán bộ, 61 người, 14 người.
    """
    near = [m for m in before if run[0].sentence - m.sentence <= NEAR and not is_beside_now(facts, m)]
    if near and near[0].sentence < run[0].sentence and is_earlier(facts, run[0]):
        return False
    if any(norm(m.figure.unit) in SEXES and m.sentence != whole.sentence for whole in near for m in run):
        return False  # "27 bị can. … Trong các bị hại có 5 nam và 6 nữ": the nouns do not tell whose sides they are
    together = all(other.sentence - one.sentence <= 1 and are_next(facts, one, other) for one, other in pairwise(run))
    return len(near) == 1 and together and (exhaustive or all(same(near[0].figure, m.figure) for m in run))


def are_next(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether no figure that counts the same stands between two sides, which may be of it or one more part.

    "Đúng hạn 466.050 hồ sơ. Số đang giải quyết là 14.589 hồ sơ, quá hạn chỉ 212": of the last.
    """
    between = facts.mentions[one.index + 1 : other.index]
    return not any(
        same(m.figure, other.figure) and m.figure.role == "reported" and not is_change(facts, m) for m in between
    )


def on_sides(facts: Facts, parts: list[Mention], *groups: str) -> bool:
    """Whether every part stands on a side of its own of one partition, of any or of one of `groups`."""
    sides = [dict(sides_of(facts, part)) for part in parts]
    groups = groups or tuple(group for group in sides[0] if group not in SHOWN and group != "stock")
    return any(len({named.get(group) for named in sides} - {None}) == len(parts) for group in groups)
