"""Lists of lines: "Tổng thu 3.128 tỷ đồng, gồm:" and below it "- Thu nội địa: 2.864 tỷ đồng;" (A01)."""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.enumerations import is_plain
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike
from extractor.parsers.context import LINE_MARK
from extractor.rules.vocabulary import pattern

HEAD = pattern(r"\b(?:{follows}|{make_up}|(?:chia|phân) (?:ra|thành|theo))\b[^.:\d]*:$", re.IGNORECASE)
MARK = re.compile(rf"\s*({LINE_MARK})")
NUMBER = re.compile(r"\d+")
FEWEST = 3
"""Lines below which a list tells too little of its whole."""


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each sentence that ends with a colon and has its parts in lines of their own below."""
    for sentence, mentions in facts.by_sentence.items():
        start, end = facts.sentences[sentence]
        head = HEAD.search(facts.text, start, end)
        told = [m for m in mentions if head and m.end <= head.start() and is_plain(facts, m)]
        if head is None or not told:
            continue
        whole, lines = told[-1], list(lines_below(facts, sentence, told[-1]))
        parts = [part for part in lines if part is not None]
        if FEWEST <= len(lines) == len(parts):
            named = not any(alike(m.figure, whole.figure) for m in told[:-1])
            firm = named and not facts.cues.any("open", head.start(), facts.sentences[sentence + len(lines)][1])
            yield Claim((sum_of(whole, parts),), firm=firm, closed=firm)


def lines_below(facts: Facts, head: int, whole: Mention) -> Iterator[Mention | None]:
    """The first figure of each line of the list under the sentence `head`, None for a line that tells of something else."""
    kind = None
    for sentence in range(head + 1, len(facts.sentences)):
        mark = MARK.match(facts.text, *facts.sentences[sentence])
        shape = NUMBER.sub("1", mark[1]) if mark else None
        kind = kind or shape
        if shape is None or shape != kind:
            return
        told = [m for m in facts.by_sentence.get(sentence, ()) if is_plain(facts, m)]
        yield told[0] if told and alike(told[0].figure, whole.figure) else None
