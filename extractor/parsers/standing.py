"""Whether a number that stands without a noun counts something: what is before it, behind it and beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.parsers import list_nouns
from extractor.parsers.candidates import Candidate
from extractor.parsers.context import ITEM_SIGN
from extractor.parsers.masking import rules
from extractor.parsers.nouns import NOUN_TAGS, Words
from extractor.rules.places import table
from extractor.rules.vocabulary import pattern
from extractor.text import CAPITALS, alternation

SUBJECT = pattern(r"(?:(?:{leads_in}),? )?(?:các|số|những|tổng số|toàn bộ|trong số|tổng)\s", re.IGNORECASE)
ENDS = re.compile(r"\s*(?:[,;:.)](?!\d)|$|\n)|\s(?:và|so với|hoặc)\s|\s?\(")
FAR = 40
"""How many numbers away what a number is of is looked for."""
_YEAR = re.compile(r"(?:19|20)\d\d")
# "loại 1 có 118 người, loại 2 có 527 người": the first number only names whose the second is.
_OWNS = pattern(r"\s(?:có|gồm)\s(?:(?:{about}|{above}|{below}) )?\d")
# Thousands by their sign or word: "2.361", "4 088", "10 ngàn 476".
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d{1,3} (?:ngàn|nghìn)(?: \d{1,3})?")
_OWNERS = frozenset({"province", "district"})
_LONGEST_NAME = 24
_CAPITAL = re.compile(rf"\b[{CAPITALS}]")
_CLAUSE = re.compile(r"[,;:] $")
_AMONG = re.compile(r"(?:trong|trên) (?:tổng )?số ", re.IGNORECASE)
_NEXT_ITEM = re.compile(rf"{ITEM_SIGN}\w+ ")
# A number right behind the colon: "Tổng số cơ sở được kiểm tra: 163".
_TOLD_BY_COLON = re.compile(r"[^:\d]*: ?")
_NEAR = 3
_CUE = pattern(r":|trong (?:đó|số)|{follows}|còn lại|riêng|{divides}", re.IGNORECASE)


def can_count(text: str, bare: Candidate) -> bool:
    """Whether the number is none in words, no year, no code and names no one: "loại 1 có 118 người"."""
    if bare.in_words or bare.numeral.value is None or is_glued(text, bare):
        return False
    return not (_YEAR.fullmatch(text, bare.start, bare.end) or _OWNS.match(text, bare.end))


def is_glued(text: str, bare: Candidate) -> bool:
    """A letter or sign stuck to the number, or a name before it: no count but a code or a name ("Mầm non 2")."""
    after, before = text[bare.end : bare.end + 1], text[bare.start - 1 : bare.start]
    return after.isalnum() or before.isalnum() or before in {"-", "–", "&", "#"} or after in {"-", "–", "+", "°"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A bare number, `candidates[index]`, in its sentence, `text[start:end]`."""

    text: str
    words: Words
    candidates: Sequence[Candidate]
    index: int
    start: int
    end: int

    @property
    def bare(self) -> Candidate:
        """The number."""
        return self.candidates[self.index]

    @property
    def counts(self) -> bool:
        """Whether the words let the number count something without a noun."""
        bare, word = self.bare, self.bare.left.word(1)
        if word[:1].isupper() and not bare.left.colon and bare.left.start(1) > self.start:
            return list_nouns.is_of_named(self.text, bare, self.start) or self._is_of_owner()
        if _after_words().match(self.text, bare.end) or list_nouns.is_bracketed(self.text, bare, self.start):
            return True
        if not ENDS.match(self.text, bare.end):
            return self._does()
        if SUBJECT.match(self.text, self.start) and _TOLD_BY_COLON.fullmatch(self.text, self.start, bare.start):
            return True
        if any(key.lower() in rules().bare_before for _, key in bare.left.keys(2)):
            return True
        # "phòng kiên cố 2.361": no number of a thing
        grouped = bool(_GROUPED.fullmatch(self.text, bare.start, bare.end))
        return bool(word) and self._is_behind_noun_or_verb() and (grouped or self._enumerates())

    def _does(self) -> bool:
        """Whether a number that opens a clause does what the verb behind it says: "Trong 962 trẻ, 611 tạm hoãn vì đang sốt"."""
        bare = self.bare
        word = self.words.at(bare.end + 1)
        if word is not None and word.tag == "A":
            word = self.words.at(word.end + 1)  # "tạm hoãn"
        if word is None or word.tag != "V" or not _CLAUSE.search(self.text, self.start, bare.start):
            return False
        before = self.candidates[max(self.index - FAR, 0) : self.index]
        last = next((c for c in reversed(before) if c.start >= self.start and c.counts), None)
        holds = last is not None and (last.numeral.value or 0) > (bare.numeral.value or 0)
        return holds or bool(_AMONG.match(self.text, self.start, bare.start))

    def _is_of_owner(self) -> bool:
        """Whether the name before a number says whose it is, in a list of such."""
        return bool(ENDS.match(self.text, self.bare.end)) and self._has_owner() and self._enumerates()

    def _has_owner(self) -> bool:
        """Whether the name before a number says whose it is and is not numbered: "Lai Châu 55", "hệ THPT 17.821".

        "Quận 5" and "TCVN 5687" are names with their number; one with marked thousands is none, nor is the next item
        behind a number that counts: "tiểu học 402, THCS 221".
        """
        bare = self.bare
        if bare.left.word(1).isupper():
            previous = self.candidates[self.index - 1] if self.index else None
            lent = previous if previous is not None and "borrowed" in previous.rules else None
            if lent is not None and _NEXT_ITEM.fullmatch(self.text, lent.end, bare.start):
                return True
            if _GROUPED.fullmatch(self.text, bare.start, bare.end):
                return True
        before = self.text[max(0, bare.start - _LONGEST_NAME) : bare.start].rstrip()
        names = (before[word.start() :] for word in _CAPITAL.finditer(before))
        return any(unit.level in _OWNERS for name in names for unit in table().named(name))

    def _is_behind_noun_or_verb(self) -> bool:
        before = self.words.before(self.bare.start - 1)
        return before is None or before.tag in NOUN_TAGS | {"V", "A"}

    def _enumerates(self) -> bool:
        """Whether the sentence lists numbers: a cue before this one, or another bare number beside it."""
        if _CUE.search(self.text, self.start, self.bare.start):
            return True
        # "trước hạn 952 (59,1%), đúng hạn 388 (24,1%)": shares between them do not count.
        behind = self.candidates[self.index + 1 : self.index + _NEAR]
        before = reversed(self.candidates[max(self.index - _NEAR, 0) : self.index])
        beside = [next((c for c in side if c.dimension != "share"), None) for side in (before, behind)]
        return any(
            c is not None and self.start <= c.start < self.end and (c.unit is None or "borrowed" in c.rules)
            for c in beside
        )


@cache
def _after_words() -> re.Pattern[str]:
    words = alternation(rules().bare_after)
    return re.compile(rf"\s(?:{words})(?!\w)")
