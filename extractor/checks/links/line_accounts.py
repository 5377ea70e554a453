"""What had to be done, what was and what is left, each in a line of its own (A02).

"- Hồ sơ phải giải quyết: 1.240 hồ sơ, … ¶ - Đã giải quyết: 1.180 hồ sơ … ¶ - Còn lại chuyển tháng sau: 60 hồ sơ": the labels say
that the first number of each line is a term, whatever the lines tell besides.
"""

import re
from collections.abc import Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.endings import is_exact
from extractor.checks.links.enumerations import is_plain
from extractor.checks.links.labelled import LINE
from extractor.checks.links.summaries import is_near
from extractor.checks.relations import Claim, Relation
from extractor.checks.units import alike, exceeds, takes_noun

DUE = re.compile(r"\b(?:phải|cần) (?P<verb>[^\W\d]+ [^\W\d]+)(?: (?:trong|của|tháng|quý|kỳ|năm)\b.*)?$", re.IGNORECASE)
"""The label of all that had to be done: "Hồ sơ phải giải quyết"."""
DONE = r"(?:(?:tổng )?(?:số )?(?:[^\W\d]+ ){{0,2}})?đã (?:được )?{verb}\b"
LEFT = (
    r"(?:(?:tổng )?(?:số )?(?:[^\W\d]+ ){{0,2}})?(?:(?P<all>còn (?:lại|tồn|dư)\b|(?:còn )?chưa (?:được )?{verb}\b)"
    r"|đang (?:được )?{verb}\b)"
)
"""The label of what is left; "đang giải quyết" is some of it."""
Label = tuple[Mention, str]


def claims(facts: Facts) -> Iterator[Claim]:
    """One claim for each run of lines that begins with what had to be done."""
    labels = list(labels_of(facts)) if "\n" in facts.text else []
    for place, (due, label) in enumerate(labels[:-1]):
        told = DUE.search(label)
        if told is not None:
            yield from claims_of(due, told["verb"], labels[place + 1 :])


def labels_of(facts: Facts) -> Iterator[Label]:
    """The first figure of each line that is told under a label, with the label."""
    for sentence, mentions in facts.by_sentence.items():
        start, _ = facts.sentences[sentence]
        if facts.text[:start].rstrip(" ").endswith("\n") or facts.text.startswith("\n", start):
            line = LINE.match(facts.text[start : mentions[0].start])
            if line is not None and is_plain(facts, mentions[0]):
                yield mentions[0], line["label"]


def claims_of(due: Mention, verb: str, behind: list[Label]) -> Iterator[Claim]:
    """The claim that what was done, in the next line, and what is left, in those behind it, are all that had to be."""
    done, left = (re.compile(one.format(verb=re.escape(verb)), re.IGNORECASE) for one in (DONE, LEFT))
    if not behind or not done.match(behind[0][1]):
        return
    parts, closed = [behind[0][0]], False
    for mention, label in behind[1:]:
        found = left.match(label)
        if found is None:
            break
        parts.append(mention)
        closed = closed or bool(found["all"])
    following = behind[len(parts) : len(parts) + 1]
    if any(is_exact([*parts, mention], due) for mention, _ in following):
        return  # "còn lại 25 đơn; rút đơn: 15 đơn": one more of them behind what is left
    if len(parts) > 1 and is_account(due, parts):
        relation = Relation("A02", (due.figure,), tuple(part.figure for part in parts))
        yield Claim((relation,), firm=closed, closed=closed, named=closed, borne_out=closed)


def is_account(due: Mention, parts: list[Mention]) -> bool:
    """Whether all count one thing exactly, in lines not far from each other, and come near to what had to be done."""
    exact = all(m.figure.modifier == "exact" and m.cell is None for m in (due, *parts))
    nouns = all(takes_noun(part.figure, due.figure) and alike(part.figure, due.figure) for part in parts)
    return exact and nouns and not any(exceeds(m.figure, due.figure) for m in parts) and is_near(due, parts)
