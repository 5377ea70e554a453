"""Percentages told in a row after their counts: "chôn lấp 559 tấn, đốt 447 tấn, làm phân 112 tấn, tương ứng 50%, 40% và 10%"."""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.wholes import BARE_WHOLE
from extractor.checks.units import alike, is_percent

JOINS = re.compile(r"\s*(?:,|;|(?:,\s*)?và)\s*")


def row_of(facts: Facts, percent: Mention) -> list[Mention]:
    """The percentages of the sentence that stand side by side with this one, itself among them."""
    sentence = facts.by_sentence[percent.sentence]
    rows: list[list[Mention]] = []
    for mention in sentence:
        follows = rows and JOINS.fullmatch(facts.text, rows[-1][-1].end, mention.start)
        # "chiếm 93,2%; 99,3% công tơ được thay" speaks of another thing.
        own = follows and ";" in follows[0] and BARE_WHOLE.match(facts.text, mention.end)
        if follows and not own and is_percent(mention.figure) and is_percent(rows[-1][-1].figure):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return next(row for row in rows if percent in row)


def counted(facts: Facts, percent: Mention, row: list[Mention]) -> Mention | None:
    """The count that a percentage of a row belongs to: the one at its place among as many right before the row."""
    sentence = facts.by_sentence[percent.sentence]
    before = sentence[: sentence.index(row[0])]
    counts = before[-len(row) :]
    fits = len(counts) == len(row) and all(alike(m.figure, counts[0].figure) for m in counts)
    apart = len(before) == len(row) or not fits or not alike(before[-len(row) - 1].figure, counts[0].figure)
    # "1.118 tấn, gồm 559 tấn, 447 tấn và 112 tấn, tương ứng …": the whole before its parts is no count too many.
    whole = not apart and before[-len(row) - 1].id in {m.figure.of for m in counts}
    return counts[row.index(percent)] if fits and (apart or whole) else None
