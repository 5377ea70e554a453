"""Where a list of parts can begin, and how far it can run: behind a word (gồm, trong đó), a bracket or a colon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.checks.facts import Facts, Mention
from extractor.parsers.context import LIST_COLON

BRACKET = re.compile(r"\(")
COLON = re.compile(LIST_COLON)
# "Tính theo nội dung, 310 đơn này có 36 đơn khiếu nại, …".
THESE = re.compile(r" (?:này|nói trên|kể trên|ấy),? (?:thì )?(?:có|là) ")
# "lập biên bản 118 vụ - sai phép 57 vụ, không phép 61 vụ - và xử phạt …"
DASH = re.compile(r"[^;.:()\d]{0,30}? [-–] ")
DASH_AGAIN = re.compile(r" [-–] ")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a list begins. `kind`: parts (gồm), within (trong đó), bracket, colon, dash or of (trong 21 cơ sở, …)."""

    kind: str
    start: int
    end: int
    sentence: int
    limit: int


def openings(facts: Facts, sentence: int) -> list[Opening]:
    """The places of `sentence` where a list of parts can begin; kept, as lists and bounds ask for them."""
    known: dict[int, list[Opening]] = facts.memory.setdefault(__name__, {})
    if sentence not in known:
        known[sentence] = list(_openings(facts, sentence, facts.by_sentence[sentence]))
    return known[sentence]


def _openings(facts: Facts, sentence: int, mentions: list[Mention]) -> Iterator[Opening]:
    start, end = facts.sentences[sentence]
    for kind in ("parts", "within"):
        for left, right in facts.cues.between(kind, start, end):
            yield Opening(kind, left, right, sentence, enclosing(facts.text, start, left, end))
    if len(mentions) > 1 and (head := COLON.search(facts.text, start, mentions[0].start)):
        yield Opening("colon", head.start(), head.end(), sentence, end)
    for mention in mentions:
        gap_end = mention.end + len(facts.after(mention))
        bracket = BRACKET.search(facts.text, mention.end, gap_end)
        if bracket:
            yield Opening(
                "bracket", bracket.start(), bracket.end(), sentence, closing(facts.text, bracket.start(), end)
            )
        colon = COLON.search(facts.text, mention.end, gap_end)
        if colon:
            yield Opening("colon", colon.start(), colon.end(), sentence, end)
        dash = DASH.match(facts.text, mention.end, gap_end)
        if dash:
            behind = DASH_AGAIN.search(facts.text, dash.end(), end)
            yield Opening("dash", dash.start(), dash.end(), sentence, behind.start() if behind else end)
        pointed = THESE.fullmatch(facts.text, mention.end, gap_end) is not None
        if pointed or facts.cues.governs("of", max(start, mention.start - 16), mention.start):
            yield Opening("of", mention.end, mention.end, sentence, end)


def closing(text: str, start: int, end: int) -> int:
    """The offset of the bracket that closes the one at `start`, or `end`."""
    depth = 0
    for offset in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[offset], 0)
        if depth == 0:
            return offset
    return end


def enclosing(text: str, start: int, place: int, end: int) -> int:
    """Where a list that opens at `place` must end: at the close of the bracket it stands in, else at `end`."""
    bracket = text.rfind("(", start, place)
    limit = closing(text, bracket, end) if bracket >= 0 else end
    return limit if limit > place else end
