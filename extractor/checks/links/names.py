"""The words by which an article names a figure, and by which a percentage names what it is a share of."""

import re

from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.links.fractions import fraction

PUNCTUATION = re.compile(r"[,;.()]")
PREDICATE = re.compile(
    r"\s(?:cho (?:thấy|biết)|vẫn|là|nhưng|song|trong khi|và (?:tăng|giảm|cao|thấp|nhiều|ít|đạt|bằng|chiếm|vượt))\s"
)
WORD = re.compile(r"\w+")
SYLLABLE = re.compile(r"[^\W\d]+")
SAY_LITTLE = frozenset(
    {"số", "tổng", "của", "các", "trên", "trong", "so", "với", "được", "đã", "bị", "có", "này", "là"}
)
MOST_WORDS = 10
"""Words behind a percent sign that can belong to the name of its whole."""
AND = re.compile(r"[,;:.(]|\bvà\b")
BEHIND = 45
"""Characters behind a figure in which they may go on."""
AROUND = 90
"""Characters before a figure in which the words that name it may stand."""


def named_words(facts: Facts, percent: Mention, whole: Mention) -> int:
    """How many words after the percent sign name the whole: "94% số hồ sơ tiếp nhận mới"."""
    return len(phrase(facts, percent) & words_around(facts, whole, percent))


@remembered
def phrase(facts: Facts, percent: Mention) -> set[str]:
    """The words between the percent sign and the next punctuation that say something."""
    named = PREDICATE.split(named_by(facts, percent).lower(), maxsplit=1)[0]
    return set([word for word in WORD.findall(named) if word not in SAY_LITTLE][:MOST_WORDS])


def named_by(facts: Facts, mention: Mention) -> str:
    """The stretch between a figure, such as a percentage, and the next punctuation."""
    return PUNCTUATION.split(facts.after(mention), maxsplit=1)[0]


def own_words(facts: Facts, whole: Mention) -> set[str]:
    """The words of a figure's own clause, between the figures or commas around it.

    In "142/161 xã đạt chuẩn" what stands behind both is told of the first.
    """
    previous, following = facts.previous(whole), facts.following(whole)
    behind = named_by(facts, whole)
    if following is not None and fraction(facts, whole, following):
        behind = named_by(facts, following)
    elif previous is not None and fraction(facts, previous, whole):
        behind = ""
    behind = PREDICATE.split(f"{behind} ", maxsplit=1)[0]  # "cần 16.820 giáo viên nhưng hiện có …"
    return set(WORD.findall(f"{facts.before(whole)} {whole.figure.unit or ''} {behind}".lower()))


@remembered
def clause_words(facts: Facts, mention: Mention) -> set[str]:
    """The words of a figure's clause, between the punctuation or "và" before it and the punctuation behind."""
    before = AND.split(facts.before(mention))[-1]
    return set(
        WORD.findall(f"{before} {mention.figure.unit or ''} {named_by(facts, mention).partition(':')[0]}".lower())
    )


def words_around(facts: Facts, whole: Mention, percent: Mention) -> set[str]:
    """The words by which the article can name a figure: those before it in its sentence, and some after it.

    The words that follow the percentage are what is looked for, and name no figure themselves.
    """
    start, end = max(facts.sentences[whole.sentence][0], whole.start - AROUND), whole.end + BEHIND
    previous = facts.previous(whole)
    if previous is not None and fraction(facts, previous, whole):
        end = whole.end  # "142/161 xã đạt chuẩn": what stands behind both is told of the first
    if whole.start < percent.start:
        end = min(end, percent.start)
    else:
        start = max(start, percent.end + len(named_by(facts, percent)))
    return set(WORD.findall(facts.text[start:end].lower()))
