"""Lists of lines: "Tổng thu 3.128 tỷ đồng, gồm:" and below it "- Thu nội địa: 2.864 tỷ đồng;" (A01)."""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.enumerations import is_plain
from extractor.checks.links.sums import sum_of
from extractor.checks.relations import Claim
from extractor.checks.units import alike
from extractor.parsers.context import LINE_MARK

HEAD = re.compile(r"\b(?:gồm|như sau|cụ thể|cơ cấu|chia (?:ra|thành)|phân theo|chia theo)\b[^.:\d]*:$", re.IGNORECASE)
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
        parts = list(lines(facts, sentence + 1, told[-1])) if told else []
        if len(parts) >= FEWEST and None not in parts:
            whole = told[-1]
            named = not any(alike(m.figure, whole.figure) for m in told[:-1])
            opened = facts.cues.any("open", head.start() if head else start, facts.sentences[sentence + len(parts)][1])
            firm = named and not opened
            yield Claim((sum_of(whole, [part for part in parts if part is not None]),), firm=firm, closed=firm)


def lines(facts: Facts, sentence: int, whole: Mention) -> Iterator[Mention | None]:
    """The first figure of each line of the list, None for a line that tells of something else."""
    kind = None
    while sentence < len(facts.sentences):
        mark = MARK.match(facts.text, *facts.sentences[sentence])
        kind = kind or (mark and NUMBER.sub("1", mark[1]))
        if mark is None or NUMBER.sub("1", mark[1]) != kind:
            return
        told = [m for m in facts.by_sentence.get(sentence, ()) if is_plain(facts, m)]
        yield told[0] if told and alike(told[0].figure, whole.figure) else None
        sentence += 1
