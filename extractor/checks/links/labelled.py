"""Lines of a label and a figure, and the line that is their total (A01): above the bullets, or the last.

"Phương tiện bị tạm giữ: 95 chiếc. ¶ • Ô tô: 13 chiếc ¶ • Mô tô: 67 chiếc ¶ …" and "Thôn Hạ: 1.035 cử tri ¶ … ¶ Toàn xã (4
thôn): 3.850 cử tri". A head of bullets that are far less is one that they name some of.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.enumerations import is_plain
from extractor.checks.links.summaries import is_near, is_number_word
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike, exceeds
from extractor.parsers.context import LINE_MARK
from extractor.rules.vocabulary import pattern

LINE = re.compile(rf"\s*(?P<mark>{LINE_MARK})?(?P<label>[^\W\d][^\n:;.]{{1,70}}?)\s*[:–-]\s*(?:có |là |hơn |gần )?$")
"""A line up to its figure: "• Ô tô: ", "Thôn Hạ – có "."""
TOTAL = pattern(
    r"(?:tổng|cộng|toàn bộ|(?:toàn|cả) (?:{territories}|{bodies})|cả (?:{several}|\d)|tất cả|tính chung|chung cả)\b",
    re.IGNORECASE,
)
"""Labels of the line that is the total of the others: "Tổng cộng", "Toàn xã (4 thôn)"."""
SOME = pattern(r"\b(?:{names_some}|riêng|như|so với|{aims}|{earlier_times})\b", re.IGNORECASE)
"""Words of a head whose bullets are some of what it counts, or of a line that tells of another plan or time."""
AFTER = re.compile(r"[^\d;,(]{0,24}(?:\([^()\d]*\))?[.;,:]?\s*")
"""What may follow the figure of a line: "13 chiếc (đã trả chủ);"."""
FEWEST = 3
"""How many lines beside their total show that it is one."""
Line = tuple[Mention, re.Match[str]]


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each run of lines that begins or ends with its total."""
    run: list[Line] = []
    for sentence in facts.by_sentence:
        line = line_of(facts, sentence)
        if run and (line is None or line[0].sentence != run[-1][0].sentence + 1):
            yield from totals(run)
            run = []
        if line is not None:
            run.append(line)
    yield from totals(run)


def line_of(facts: Facts, sentence: int) -> Line | None:
    """The one figure of a line that is a label and a figure, with the label; a number in a bracket of the label is none."""
    start, end = facts.sentences[sentence]
    told = facts.by_sentence[sentence]
    block = facts.block_of(told[-1].start)
    if len(told) > 2 or block is None or not is_plain(facts, told[-1]) or not is_line(facts, start, end):
        return None
    label = LINE.match(facts.text[start : told[-1].start])
    inside = all(facts.text[m.start - 1] == "(" or is_number_word(facts, m) for m in told[:-1])
    return (told[-1], label) if label and inside and AFTER.fullmatch(facts.text, told[-1].end, end) else None


def is_line(facts: Facts, start: int, end: int) -> bool:
    """Whether a sentence begins and ends with a line."""
    begins = start == 0 or facts.text[:start].rstrip(" ").endswith("\n") or facts.text[start : start + 1] == "\n"
    return begins and ("\n" in facts.text[end - 1 : end + 2] or end >= len(facts.text.rstrip()))


def totals(run: list[Line]) -> Iterator[Claim]:
    """The claims that the last line, or the one above bullets, is the total of the others."""
    if len(run) <= FEWEST:
        return
    (first, head), (last, foot) = run[0], run[-1]
    if TOTAL.match(foot["label"]) and not TOTAL.match(head["label"]):
        yield from claim_of(last, [m for m, _ in run[:-1]], run, named=True)
    elif TOTAL.match(head["label"]) or (not head["mark"] and all(label["mark"] for _, label in run[1:])):
        yield from claim_of(first, [m for m, _ in run[1:]], run)


def claim_of(whole: Mention, parts: list[Mention], run: list[Line], *, named: bool = False) -> Iterator[Claim]:
    """The claim that all lines are the parts of one, where they count the same and none exceeds it.

    `named`: the last line is called their total, so that no line is a part of another.
    """
    if not all(alike(m.figure, whole.figure) for m in parts) or any(exceeds(m.figure, whole.figure) for m in parts):
        return
    if any(SOME.search(line["label"]) or (m is not whole and TOTAL.match(line["label"])) for m, line in run):
        return
    near = is_near(whole, parts)
    yield Claim((sum_of(whole, parts),), firm=near, named=near and named, borne_out=near)
