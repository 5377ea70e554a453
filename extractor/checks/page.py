"""Between the parts of a page: headline, lead, captions and body (T01 to T03), repeated figures (T05), names (T06)."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from extractor.checks.days import single_day
from extractor.checks.facts import Facts, Mention
from extractor.checks.findings import finding
from extractor.checks.reading import loose, plain
from extractor.checks.repair import edits
from extractor.checks.scale import slipped
from extractor.checks.units import alike, exceeds, is_duration, is_measure, is_percent, one_noun
from extractor.checks.wording import printed
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Date, Figure, Official
from extractor.schema.verdict import Verdict
from extractor.text import fold

STOCK = re.compile(r"tư liệu|minh họa|minh hoạ", re.IGNORECASE)
NEAR_DAYS = 3
ALL = 100
CLOSE = Decimal("0.03")
DUE = pattern(r"\b(?:phải|cần)\s(?:được )?(?:{dealt_with}|kiểm tra|trả|thu)\b", re.IGNORECASE)
DUE_REACH = 24
TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Grave, acute, tilde, hook above, dot below."""


def headline(facts: Facts) -> Iterator[Verdict]:
    """T01: a figure of the headline fits a figure of the body that counts the same."""
    yield from part_against_body(facts, "T01", "heading", first_only=True)


def lead(facts: Facts) -> Iterator[Verdict]:
    """T02: a figure of the lead fits a figure of the body that counts the same."""
    yield from part_against_body(facts, "T02", "lead", first_only=False)


def part_against_body(facts: Facts, rule: str, kind: str, *, first_only: bool) -> Iterator[Verdict]:
    """A misfit is shown only where a figure of the body is one digit or one scale away: titles round and select."""
    top = [m for m in facts.mentions if facts.kind(m) == kind and not is_duration(m.figure)]
    body = [m for m in facts.mentions if facts.kind(m) not in {"heading", "lead", "caption"}]
    for mention in top:
        if first_only and mention.block != top[0].block:
            return
        rivals = [m for m in body if one_noun(m.figure, mention.figure) and counts_the_same(m, mention)]
        if any(loose(m.figure).meets(plain(mention.figure)) for m in rivals) or is_told_in_two(rivals, mention):
            continue
        if any(m.figure.value == mention.figure.value and alike(m.figure, mention.figure) for m in body):
            continue  # "3.118 học sinh" over "3.118 em chưa có thẻ"
        if any(is_excess(m, mention) or is_exceeded(facts, m, mention) for m in rivals):
            continue
        twin = next((m for m in rivals if is_misprint(m, mention)), None)
        slip = next((m for m in rivals if is_scale_slip(m, mention)), None)
        if twin or slip:
            other = twin or slip
            assert other is not None
            yield finding(
                facts, rule if twin else "A12", "review", figures=[mention.figure, other.figure],
                expression=f"{printed(mention.figure)} ≠ {printed(other.figure)}",
                computed=printed(other.figure), published=printed(mention.figure),
            )  # fmt: skip


def counts_the_same(one: Mention, other: Mention) -> bool:
    """Whether no known metrics tell two figures apart: "Đóng cửa 148 cơ sở" over "648 cơ sở vi phạm"."""
    metrics = {one.figure.metric, other.figure.metric} - {None}
    return len(metrics) < 2


def is_excess(one: Mention, other: Mention) -> bool:
    """Whether one tells by how much more than all the other is: "vượt 11,6% dự toán" over "đạt 111,6% dự toán"."""
    apart = abs((one.figure.value or 0) - (other.figure.value or 0))
    return is_percent(one.figure) and is_percent(other.figure) and apart == ALL


def is_exceeded(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether one is more than the other, which is told to be exceeded: "vượt 100%" over "108%"."""
    return facts.before(other).endswith("vượt ") and exceeds(one.figure, other.figure)


def is_told_in_two(rivals: list[Mention], top: Mention) -> bool:
    """Whether two neighbours of the body make up the figure: "1.269 cuộc" over "20 cuộc hành chính, 1.249 cuộc …"."""
    pairs = ((one, two) for one, two in pairwise(rivals) if one.sentence == two.sentence)
    return any(top.figure.value == (one.figure.value or 0) + (two.figure.value or 0) for one, two in pairs)


def is_scale_slip(one: Mention, other: Mention) -> bool:
    """Whether two figures are a scale apart; counts to the digit, as "hơn 5.600 người" and "563 người" are two counts.

    Two digits agree by chance: "hơn 1.100 người" and "11 người".
    """
    if not slipped(one.figure, other.figure):
        return False
    digits = [(m.figure.value or Decimal(0)).normalize().as_tuple().digits for m in (one, other)]
    return (is_measure(one.figure) and not is_percent(one.figure)) or (digits[0] == digits[1] and len(digits[0]) > 2)


def is_misprint(one: Mention, other: Mention) -> bool:
    """Whether one keystroke lies between two figures of at least three digits; of smaller ones too many are near.

    "10 triệu đồng" and "150 triệu đồng" are such: what counts are the digits printed.
    """
    if any(m.figure.value is None or abs(m.figure.value) < 100 * m.figure.resolution for m in (one, other)):
        return False
    return any(value == one.figure.value and edit not in {"scale", "comma"} for value, edit in edits(other.figure))


def captions(facts: Facts) -> Iterator[Verdict]:
    """T03: the day in a caption is one of the days of the body; archive pictures have days of their own."""
    dated = [(day, single_day(day.edtf), facts.block_of(day.evidence[0].start)) for day in facts.record.dates]
    body = {when for _, when, block in dated if when and block and block.kind != "caption"}
    for day, when, block in dated:
        if when is None or block is None or block.kind != "caption" or when in body:
            continue
        if STOCK.search(facts.text[block.start : block.end]):
            continue
        near = sorted(other for other in body if abs((other - when).days) <= NEAR_DAYS)
        if near:
            yield caption_finding(facts, day, when.isoformat(), near[0].isoformat())


def caption_finding(facts: Facts, day: Date, caption: str, body: str) -> Verdict:
    """The review of a caption's day that lies near one of the body's."""
    return finding(
        facts, "T03", "review", dates=[day], expression=f"{caption} ≠ {body}", computed=body, published=caption
    )


def repeated(facts: Facts) -> Iterator[Verdict]:
    """T05: one metric of one subject and period is one number; figures ten times apart are a slip of scale (A12)."""
    for one, other in duplicates(facts):
        rule = "A12" if is_scale_slip(one, other) else "T05"
        yield finding(
            facts, rule, "review", figures=[one.figure, other.figure],
            expression=f"{printed(one.figure)} ≠ {printed(other.figure)}",
            computed=printed(one.figure), published=printed(other.figure),
        )  # fmt: skip


def duplicates(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of figures that the record takes for one quantity and that cannot be one number."""
    for name, twins in facts.twins.items():
        one = facts.by_id[name]
        for twin in twins:
            other = facts.by_id[twin.id]
            if one.index > other.index or loose(one.figure).meets(loose(other.figure)):
                continue
            if one.sentence == other.sentence:
                continue  # "giảm 27 vụ, 5 người chết và 23 người bị thương, tương ứng 11,2%, 4,1% và 12,1%"
            if tells_part(facts, one, other) or are_other_shares(one.figure, other.figure):
                continue
            if is_due(facts, one) != is_due(facts, other) or kinds(facts, one) != kinds(facts, other):
                continue
            if one.figure.of == other.id or other.figure.of == one.id:
                continue  # "1.298 trong 1.311 đảng bộ"
            if is_slip(one, other):
                yield one, other


def is_due(facts: Facts, mention: Mention) -> bool:
    """Whether words say of what a figure counts that it has to be done: "số đơn phải xử lý là 520", "đã xử lý 490 đơn"."""
    around = f"{facts.before(mention)} {facts.text[mention.start : mention.end]} {facts.after(mention)[:DUE_REACH]}"
    return bool(DUE.search(around))


def kinds(facts: Facts, mention: Mention) -> set[str]:
    """The kinds of accident that a sentence names up to a figure: "Đường bộ xảy ra 391 vụ, làm chết 208 người"."""
    named = facts.cues.members(facts.sentences[mention.sentence][0], mention.start)
    return {member for _, _, group, member in named if group == "mode"}


def are_other_shares(one: Figure, other: Figure) -> bool:
    """Whether two percentages are the shares of two counts: "giải quyết 6.468 vụ, đạt 84%; án dân sự 5.209 vụ, đạt 83%"."""
    return one.part is not None and other.part is not None and one.part != other.part


def tells_part(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether "trong đó" begins what the second figure tells: "xảy ra 1.905 vụ. Trong đó, đường bộ 1.875 vụ"."""
    start = max(facts.sentences[other.sentence][0], one.end)
    return facts.cues.any("within", start, other.start)


def is_slip(one: Mention, other: Mention) -> bool:
    """Whether two numbers are so alike that they can hardly be two quantities: of different quantities most are not."""
    if not one.figure.value or not other.figure.value:
        return False
    apart = abs(one.figure.value - other.figure.value) / max(one.figure.value, other.figure.value)
    return apart <= CLOSE or is_misprint(one, other) or is_scale_slip(one, other)


def names(facts: Facts) -> Iterator[Verdict]:
    """T06: two persons of one post whose names differ in one letter or in marks only; D12: one person, two ranks."""
    for one, other in combinations(facts.record.officials, 2):
        if one.name != other.name and _one_post(one, other) and _one_name(one.name, other.name):
            yield finding(
                facts, "T06", "review", evidence=[one.evidence[0], other.evidence[0]],
                expression=f"{one.name} ≠ {other.name}", computed=one.name, published=other.name,
            )  # fmt: skip


def _one_post(one: Official, other: Official) -> bool:
    return bool({post.label.lower() for post in one.posts} & {post.label.lower() for post in other.posts})


def _one_name(one: str, other: str) -> bool:
    """Whether two spellings differ in their marks or in one letter; hòa and hoà are one spelling."""
    if one_tone(one) == one_tone(other):
        return False
    apart = sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
    return fold(one) == fold(other) or apart == 1


def one_tone(name: str) -> str:
    """The name with its tones after the letters of each syllable, so that their place does not count.

    >>> one_tone("Hòa") == one_tone("Hoà")
    True
    """
    return " ".join(_tone_last(syllable) for syllable in unicodedata.normalize("NFD", name.lower()).split())


def _tone_last(syllable: str) -> str:
    tones = [mark for mark in syllable if mark in TONES]
    return "".join(letter for letter in syllable if letter not in TONES) + "".join(tones)


def ranks(facts: Facts) -> Iterator[Verdict]:
    """D12: one person who is head and deputy head of one body at once."""
    for official in facts.record.officials:
        for one, other in combinations(official.posts, 2):
            titles = sorted((one.title.lower(), other.title.lower()), key=len)
            if one.organization and one.organization == other.organization and titles[1] == f"phó {titles[0]}":
                yield finding(
                    facts, "D12", "review", evidence=official.evidence[:1], expression=official.name,
                    computed=one.label, published=other.label,
                )  # fmt: skip
