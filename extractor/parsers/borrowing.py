"""Numbers without a noun of their own: "trong đó 12 đạt", "18/44 trường hợp", "khiển trách 22, cảnh cáo 18".

A bare number is a quantity only where its neighbours say so: the other half of a pair, a verb that takes a number before
it, a predicate after it, or an enumeration. The noun comes from the pair, from the nearest count before it in the
sentence, or from what the sentence speaks of ("Số hồ sơ …").
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractor.parsers import list_nouns, ranges, sentences
from extractor.parsers.candidates import Candidate
from extractor.parsers.context import ITEM_SIGN
from extractor.parsers.masking import rules
from extractor.parsers.nouns import NOUN_TAGS, Words, noun_at
from extractor.rules.places import table
from extractor.rules.vocabulary import pattern
from extractor.text import CAPITALS, alternation

_SUBJECT = pattern(r"(?:(?:{leads_in}),? )?(?:các|số|những|tổng số|toàn bộ|trong số|tổng)\s", re.IGNORECASE)
_TELLS = r" (?:là|đạt|có|còn|tăng|giảm|lên|xuống)(?: (?:{about}|{above}|{below}))? $"
_CLAUSE_SUBJECT = pattern(r"[,;] (?:tổng )?số ([^,;:()\d]+)" + _TELLS)
# "Trong phần đã giải quyết, hồ sơ đúng hạn là 10 ngàn 476": a noun of the lists with its number, and no other between.
_CLAUSE_NOUN = pattern(r"[,;] ([^,;:()\d]+)" + _TELLS)
_LONGEST_CLAUSE = 80
# Thousands by their sign or word: "2.361", "4 088", "10 ngàn 476".
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d{1,3} (?:ngàn|nghìn)(?: \d{1,3})?")
_OWNERS = frozenset({"province", "district"})
_LONGEST_NAME = 24
_CAPITAL = re.compile(rf"\b[{CAPITALS}]")
_TOTAL = re.compile(r"\btổng (?:số )?(?=(?:\w+ ){1,4}$)", re.IGNORECASE)
# What divides the count of the sentence before: "Trong đó …", "Phân tích kết quả: khiếu nại đúng 14, …".
_WITHIN = pattern(r"(?=[A-ZĐ])(?i:(?:trong (?:đó|số)|{divides})\b|(?:[^\W\d]+ ){0,2}kết quả(?: [^\W\d]+){0,2}:)")
_CLAUSE = re.compile(r"[,;:] $")
_AMONG = re.compile(r"(?:trong|trên) (?:tổng )?số ", re.IGNORECASE)
_NEXT_ITEM = re.compile(rf"{ITEM_SIGN}\w+ ")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS = re.compile(r"\s*(?:[,;:.)](?!\d)|$|\n)|\s(?:và|so với|hoặc)\s|\s?\(")
# "Số đang hoạt động là 318": how many of what the sentence before counts.
_NAMELESS = re.compile(
    r"số (?:đang|đã|chưa|bị|được|có|không|còn|này|đó|thuộc|đạt|trễ|quá hạn|đúng hạn|trước hạn|vi phạm)\b", re.IGNORECASE
)
# "Tháng trước con số này là 5.250": what the count before is of.
_SAME_NUMBER = pattern(
    r"\bcon số (?:{aforesaid}|tương ứng)?[^.,;:()\d]{0,40}\b(?:là|dừng ở|ở mức|đạt|có|chỉ|mới)"
    r" (?:(?:{about}|{above}|{below}) )?$",
    re.IGNORECASE,
)
_SERIES = re.compile(r"(?:lần lượt|tương ứng)(?: [^\W\d]+){0,2}(?: [\d.,]*\d(?:,| và))* $")
_LONGEST_SERIES = 80
# A number right behind the colon: "Tổng số cơ sở được kiểm tra: 163".
_TOLD_BY_COLON = re.compile(r"[^:\d]*: ?")
# "5 trong số 8 kiến nghị", "3 trên tổng số 12 doanh nghiệp", "12 và 15 giấy phép", "từ 17,7 lên 30 triệu".
_PAIRED = pattern(
    r"\s?/\s?|\s(?:trong|trên)(?:\s(?:tổng\s)?số)?\s|\s(?:và|hoặc|x|×)\s|x"
    r"|\s(?:{moves_to})\s(?:(?:{about}|{above}|{below})\s)?"
)
# "loại 1 có 118 người, loại 2 có 527 người": the first number only names whose the second is.
_OWNS = pattern(r"\s(?:có|gồm)\s(?:(?:{about}|{above}|{below}) )?\d")
_SCALES = frozenset({"million", "billion"})
# Words that make a number without a unit money.
_PAID = pattern(r"\b(?:{of_money}|mỗi|bình quân)\b", re.IGNORECASE)
# Where the last three, two or one syllables of a stretch begin.
_LAST_SYLLABLES = re.compile(r"(?<!\S)(?=(?:\S+\s){0,2}\S+$)")
# "hai lĩnh vực: đất đai 9, xây dựng 3", "ba nơi kia ít hơn hẳn: Điện Biên 47, …".
_HEADS = re.compile(r"[^\d,;.:()]*(?::| nhất là )|[^\d;.:()]* (?:nhiều|ít) [^\d;.:()]*là ")
# "Ba xã có nhiều hồ sơ nhất là A 412, B 388 và C 275": what the items have most of.
_RANKED = re.compile(r"[^\d;.:()]* (?:nhiều|ít) ([^\d;.:()]+?)(?: nhất)? là ")
# How many numbers away a noun is looked for.
_FAR = 40
_NEAR = 3
_CUE = pattern(r":|trong (?:đó|số)|{follows}|còn lại|riêng|{divides}", re.IGNORECASE)


def borrow(text: str, candidates: Sequence[Candidate], words: Words) -> list[Candidate]:
    """`candidates` with nouns lent to the bare numbers that count something; the others stay without a unit."""
    lender = _Lender(text, words)
    result: list[Candidate] = []
    for candidate in reversed(candidates):
        following = result[-1] if result else None
        result.append(lender.paired(candidate, following) if candidate.unit is None else candidate)
    result.reverse()
    for index, candidate in enumerate(result):
        if candidate.unit is None:
            result[index] = lender.lent(index, result)
            if index and result[index].unit is not None and lender.is_part(result[index - 1], result[index]):
                result[index - 1] = lender.paired(result[index - 1], result[index])
        elif "implied-currency" in candidate.rules:
            result[index] = lender.counted(index, result)
    return result


class _Lender:
    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        self.words = words
        self.lines: dict[int, list[tuple[int, int]]] = {}

    def paired(self, bare: Candidate, following: Candidate | None) -> Candidate:
        """A number that shares the unit of the next one: both halves of "18/44 trường hợp".

        So do all of a series, with the scale: "lần lượt là 59, 61 và 64 tỷ đồng".
        """
        if following is None or following.unit is None or self._glued(bare):
            return bare
        if following.start - bare.end > 24:
            return bare
        listed = self.text[bare.end : following.start] == ", " and "borrowed-pair" in following.rules
        if not listed and not _PAIRED.fullmatch(self.text, bare.end, following.start):
            return bare
        series = _SERIES.search(self.text, max(bare.start - _LONGEST_SERIES, 0), bare.start)
        if (listed and not series) or (bare.in_words and not following.in_words):
            return bare
        numeral = ranges.scaled(bare.numeral, following.numeral) if series else bare.numeral
        shared = replace(bare, numeral=numeral, unit=following.unit, dimension=following.dimension, per=following.per)
        return replace(shared, rules=(*bare.rules, "borrowed-pair"))

    def is_part(self, bare: Candidate, whole: Candidate) -> bool:
        """Whether a number without a noun is the part in a fraction: "trong đó nữ trúng cử là 2/6 đạt tỷ lệ 33,33%"."""
        joined = bare.unit is None and self.text[bare.end : whole.start] == "/"
        return joined and (bare.numeral.value or 0) <= (whole.numeral.value or 0)

    def lent(self, index: int, candidates: Sequence[Candidate]) -> Candidate:
        """A number that takes the noun of what its sentence counts."""
        bare = candidates[index]
        if (
            bare.in_words
            or bare.numeral.value is None
            or self._glued(bare)
            or _YEAR.fullmatch(self.text, bare.start, bare.end)
            or _OWNS.match(self.text, bare.end)
        ):
            return bare
        start, end = self._sentence(bare.start)
        listed = list_nouns.noun_of(self.text, index, candidates, start)
        if listed:
            return replace(bare, unit=listed, rules=(*bare.rules, "borrowed"))
        if _SAME_NUMBER.search(self.text, start, bare.start) and _ENDS.match(self.text, bare.end):
            noun = self._neighbour(index, candidates, self._sentence(max(start - 2, 0))[0], end)
            return replace(bare, unit=noun, rules=(*bare.rules, "borrowed")) if noun else bare
        if not self._may_stand_bare(index, candidates, start, end):
            return bare
        noun = self._clause_subject(start, bare.start) or self._neighbour(index, candidates, start, end)
        noun = noun or self._subject(start, bare.start)
        noun = noun or self._heading(start, bare.start) or self._total(start, bare.start)
        if noun is None and (
            _WITHIN.match(self.text, start)
            or _NAMELESS.match(self.text, start)
            or list_nouns.is_of_share(self.text, bare)
        ):
            noun = self._neighbour(index, candidates, self._sentence(max(start - 2, 0))[0], end)
        return replace(bare, unit=noun, rules=(*bare.rules, "borrowed")) if noun else bare

    def counted(self, index: int, candidates: Sequence[Candidate]) -> Candidate:
        """Millions of what the sentence counts in millions and no money: "51,3 triệu người, nghề nông có 13,8 triệu".

        "51,3 triệu người, mỗi người nộp 1,2 triệu" are amounts.
        """
        amount = candidates[index]
        start, _ = self._sentence(amount.start)
        before = [c for c in candidates[max(index - _FAR, 0) : index] if c.start >= start]
        scale = _SCALES.intersection(amount.rules)
        counted = next((c for c in reversed(before) if c.counts and scale.intersection(c.rules)), None)
        priced = any((c.dimension or "").startswith("currency") for c in before)
        if counted is None or priced or amount.per or _PAID.search(self.text, counted.end, amount.start):
            return amount
        if (counted.numeral.value or 0) < (amount.numeral.value or 0) and "borrowed" not in counted.rules:
            return amount
        rules = (*(rule for rule in amount.rules if rule != "implied-currency"), "borrowed")
        return replace(amount, unit=counted.unit, dimension=None, rules=rules)

    def _glued(self, bare: Candidate) -> bool:
        """A letter or sign stuck to the number, or a name before it: no count but a code or a name ("Mầm non 2")."""
        after, before = self.text[bare.end : bare.end + 1], self.text[bare.start - 1 : bare.start]
        return after.isalnum() or before.isalnum() or before in {"-", "–", "&", "#"} or after in {"-", "–", "+", "°"}

    def _sentence(self, offset: int) -> tuple[int, int]:
        """The sentence around `offset`; a line is cut into sentences only when a number stands bare in it."""
        start = self.text.rfind("\n", 0, offset) + 1
        if start not in self.lines:
            end = self.text.find("\n", offset)
            line = self.text[start : end if end >= 0 else len(self.text)]
            self.lines[start] = [(start + a, start + b) for a, b in sentences.split(line)]
        bounds = self.lines[start]
        return bounds[max(bisect_right(bounds, offset, key=lambda bound: bound[0]) - 1, 0)]

    def _may_stand_bare(self, index: int, candidates: Sequence[Candidate], start: int, end: int) -> bool:
        bare = candidates[index]
        word = bare.left.word(1)
        if word[:1].isupper() and not bare.left.colon and bare.left.start(1) > start:
            if list_nouns.is_of_named(self.text, bare, start):
                return True
            told = _ENDS.match(self.text, bare.end) and self._is_owner(bare, candidates[index - 1] if index else None)
            return bool(told) and self._enumerates(index, candidates, start, end)
        if _after_words().match(self.text, bare.end) or list_nouns.is_bracketed(self.text, bare, start):
            return True
        if not _ENDS.match(self.text, bare.end):
            return self._does(index, candidates, start)
        if _SUBJECT.match(self.text, start) and _TOLD_BY_COLON.fullmatch(self.text, start, bare.start):
            return True
        if not word:
            return False
        if any(key.lower() in rules().bare_before for _, key in bare.left.keys(2)):
            return True
        # "phòng kiên cố 2.361": no number of a thing
        grouped = bool(_GROUPED.fullmatch(self.text, bare.start, bare.end))
        return self._is_noun_or_verb(bare.start - 1) and (grouped or self._enumerates(index, candidates, start, end))

    def _does(self, index: int, candidates: Sequence[Candidate], start: int) -> bool:
        """Whether a number that opens a clause does what the verb behind it says: "Trong 962 trẻ, 611 tạm hoãn vì đang sốt"."""
        bare = candidates[index]
        word = self.words.at(bare.end + 1)
        if word is not None and word.tag == "A":
            word = self.words.at(word.end + 1)  # "tạm hoãn"
        if word is None or word.tag != "V" or not _CLAUSE.search(self.text, start, bare.start):
            return False
        told = [c for c in candidates[max(index - _FAR, 0) : index] if c.start >= start and c.counts]
        return bool(_AMONG.match(self.text, start, bare.start)) or any(
            (c.numeral.value or 0) > (bare.numeral.value or 0) for c in told[-1:]
        )

    def _is_owner(self, bare: Candidate, previous: Candidate | None) -> bool:
        """Whether the name before a number says whose it is and is not numbered: "Lai Châu 55", "hệ THPT 17.821".

        "Quận 5" and "TCVN 5687" are names with their number; one with marked thousands is none, nor is the next item
        behind a number that counts: "tiểu học 402, THCS 221".
        """
        if bare.left.word(1).isupper():
            lent = previous if previous is not None and "borrowed" in previous.rules else None
            if lent is not None and _NEXT_ITEM.fullmatch(self.text, lent.end, bare.start):
                return True
            if _GROUPED.fullmatch(self.text, bare.start, bare.end):
                return True
        before = self.text[max(0, bare.start - _LONGEST_NAME) : bare.start].rstrip()
        names = (before[word.start() :] for word in _CAPITAL.finditer(before))
        return any(unit.level in _OWNERS for name in names for unit in table().named(name))

    def _is_noun_or_verb(self, offset: int) -> bool:
        before = self.words.before(offset)
        return before is None or before.tag in NOUN_TAGS | {"V", "A"}

    def _enumerates(self, index: int, candidates: Sequence[Candidate], start: int, end: int) -> bool:
        """Whether the sentence lists numbers: a cue before this one, or another bare number beside it."""
        if _CUE.search(self.text, start, candidates[index].start):
            return True
        # "trước hạn 952 (59,1%), đúng hạn 388 (24,1%)": shares between them do not count.
        behind = next((c for c in candidates[index + 1 : index + _NEAR] if c.dimension != "share"), None)
        before = next((c for c in reversed(candidates[max(index - _NEAR, 0) : index]) if c.dimension != "share"), None)
        beside = [c for c in (before, behind) if c is not None]
        return any(start <= c.start < end and (c.unit is None or "borrowed" in c.rules) for c in beside)

    def _neighbour(self, index: int, candidates: Sequence[Candidate], start: int, end: int) -> str | None:
        """The nearest count before, but not the count of the very items listed ("hai lĩnh vực: đất đai 9, xây dựng 3")."""
        members = 1 + sum(1 for c in candidates[index + 1 : index + _FAR] if c.unit is None and c.start < end)
        for earlier in reversed(candidates[max(index - _FAR, 0) : index]):
            if earlier.start < start:
                break
            members += earlier.unit is None or "borrowed" in earlier.rules
            if earlier.counts and not (earlier.numeral.value == members and _HEADS.match(self.text, earlier.end)):
                return earlier.unit
            if earlier.counts and (ranked := _RANKED.match(self.text, earlier.end)):
                return self._listed(ranked.start(1))
        return None

    def _listed(self, offset: int) -> str | None:
        """The noun at `offset` that the lists know."""
        span = noun_at(self.text, offset, self.words)
        return _as_noun(self.text[span.start : span.end]) if span is not None and span.rules else None

    def _subject(self, start: int, end: int) -> str | None:
        """The noun of "Các hồ sơ …", "Số vụ …" at the head of the sentence, or a bare noun as its first word."""
        hit = _SUBJECT.match(self.text, start, end)
        if not hit and not self.text[start].isupper():
            return None
        span = noun_at(self.text, hit.end() if hit else start, self.words)
        if span is None or span.end > end or not (hit or span.rules):
            return None
        return _as_noun(self.text[span.start : span.end])

    def _clause_subject(self, start: int, end: int) -> str | None:
        """The noun of a clause that tells its number: "Đến giữa tháng 11, số trường đạt chuẩn là 258"."""
        begin = max(start, end - _LONGEST_CLAUSE)
        hit = _CLAUSE_SUBJECT.search(self.text, begin, end) or _CLAUSE_NOUN.search(self.text, begin, end)
        return self._listed(hit.start(1)) if hit else None

    def _heading(self, start: int, end: int) -> str | None:
        """The noun right before a colon: "Hình thức kỷ luật đảng viên: khiển trách 28, cảnh cáo 21"."""
        colon = self.text.find(":", start, end)
        for before in _LAST_SYLLABLES.finditer(self.text, start, colon) if colon >= 0 else ():
            if self.words.covering(before.start()) is not None:
                continue  # the last syllable of another word: "Phân tích kết quả:"
            span = noun_at(self.text, before.start(), self.words)
            if span is not None and span.rules and span.end == colon:
                return _as_noun(self.text[span.start : span.end])
        return None

    def _total(self, start: int, end: int) -> str | None:
        """The noun between "tổng" and the number: "tổng hồ sơ 268.763"."""
        total = _TOTAL.search(self.text, start, end)
        span = noun_at(self.text, total.end(), self.words) if total else None
        return _as_noun(self.text[span.start : span.end]) if span and span.rules and span.end + 1 == end else None


def _as_noun(words: str) -> str:
    """The noun at the head of a sentence as it stands within one; "DN" is written so everywhere."""
    return words if words.isupper() else words.lower()


@cache
def _after_words() -> re.Pattern[str]:
    words = alternation(rules().bare_after)
    return re.compile(rf"\s(?:{words})(?!\w)")
