"""Parts that count things of a kind, and what was found of them: their share may be of that kind.

"Xét nghiệm 900 mẫu, có 30 mẫu nước dương tính, tỷ lệ 12%" may be of all samples of water, of which the article tells no
number; "có 30 mẫu dương tính" and "có 30 mẫu nước", where the kind is what was found, are of the 900.
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.names import WORD
from extractor.checks.units import is_bare, norm
from extractor.rules.vocabulary import pattern

CLAUSE = re.compile(r"[^,;:.()–]*?(?=[,;:.()–]| - |$)")
# What says something of things that are named already.
FINDING = pattern(r"\b(?:không|chưa|bị|được|đã|đang|vẫn|mới|có|là|đạt|còn|phải|{found_of}|{agrees}|{answers})\b")
# What may stand behind a part of what came in and tells of no kind: "giải quyết 210 đơn đúng hạn".
FINDINGS = frozenset({"được", "đã", "bị", "xong", "đúng", "cho", "vào", "(", "–"})


def is_of_kind(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether words narrow what the part counts to a kind, of which others tell something then."""
    found = CLAUSE.match(facts.text, part.end)
    words = f"{own_kind(part, whole)} {found[0] if found else ''}".strip()
    told = FINDING.search(words)
    return told is not None and bool(words[: told.start()].strip())


def is_of_some(told: str, whole: Mention) -> bool:
    """Whether the words behind a share name a kind of what its whole counts: "Trong 300 hộ, 40% hộ nghèo được vay"."""
    noun = norm(whole.figure.unit) or ""
    named = re.match(rf" (?:số )?{re.escape(noun)}\b([^,;:.()\d]*)", told.lower()) if noun else None
    finding = FINDING.search(named[1]) if named else None
    return named is not None and bool(named[1][: finding.start() if finding else None].strip())


def own_kind(part: Mention, whole: Mention) -> str:
    """The words of a part's noun that the noun of its whole has not."""
    if is_bare(part.figure):
        return ""
    noun, wider = norm(part.figure.unit) or "", norm(whole.figure.unit) or ""
    return noun.removeprefix(wider) if noun.startswith(f"{wider} ") else ""


def is_other(facts: Facts, part: Mention, whole: Mention) -> bool:
    """Whether what was done with is told of with words that what came in has not: "nhận 73 đơn, giải quyết 30 đơn tồn"."""
    told = set(f"{own_kind(part, whole)} {facts.after(part)}".split(",", 1)[0].split())
    known = set(WORD.findall(f"{whole.figure.unit} {facts.text[whole.end : part.start]}".lower()))
    return bool(told - known) and not told & FINDINGS
