"""Numbers without a noun of their own: "trong đó 12 đạt", "18/44 trường hợp", "khiển trách 22, cảnh cáo 18".

A bare number is a quantity only where its neighbours say so: the other half of a pair, a verb that takes a number before
it, a predicate after it, or an enumeration. The noun comes from the pair, from the nearest count before it in the
sentence, or from what the sentence speaks of ("Số hồ sơ …").
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractor.parsers import list_nouns, ranges, sentences
from extractor.parsers.candidates import Candidate
from extractor.parsers.nouns import Words, noun_at
from extractor.parsers.standing import ENDS, FAR, SUBJECT, Standing, can_count, is_glued
from extractor.rules.vocabulary import pattern

_TELLS = r" (?:{states})(?: (?:{about}|{above}|{below}))? $"
_CLAUSE_SUBJECT = pattern(r"[,;] (?:tổng )?số ([^,;:()\d]+)" + _TELLS)
# "Trong phần đã giải quyết, hồ sơ đúng hạn là 10 ngàn 476": a noun of the lists with its number, and no other between.
_CLAUSE_NOUN = pattern(r"[,;] ([^,;:()\d]+)" + _TELLS)
_LONGEST_CLAUSE = 80
_TOTAL = re.compile(r"\btổng (?:số )?(?=(?:\w+ ){1,4}$)", re.IGNORECASE)
# What divides the count of the sentence before: "Trong đó …", "Phân tích kết quả: khiếu nại đúng 14, …".
_WITHIN = pattern(r"(?=[A-ZĐ])(?i:(?:trong (?:đó|số)|{divides})\b|(?:[^\W\d]+ ){0,2}kết quả(?: [^\W\d]+){0,2}:)")
# "Số đang hoạt động là 318": how many of what the sentence before counts.
_NAMELESS = pattern(r"số (?:{such_as})\b", re.IGNORECASE)
# "Lập biên bản 53 công trình. Đã cưỡng chế 18, tự tháo dỡ 24": what was done with some of those.
_DONE = pattern(r"(?:(?:{leads_in}|hiện|kết quả),? )?đã (?!có\b)", re.IGNORECASE)
# "Tháng trước con số này là 5.250": what the count before is of.
_SAME_NUMBER = pattern(
    r"\bcon số (?:{aforesaid}|tương ứng)?[^.,;:()\d]{0,40}\b(?:là|dừng ở|ở mức|đạt|có|chỉ|mới)"
    r" (?:(?:{about}|{above}|{below}) )?$",
    re.IGNORECASE,
)
_SERIES = re.compile(r"(?:lần lượt|tương ứng)(?: [^\W\d]+){0,2}(?: [\d.,]*\d(?:,| và))* $")
_LONGEST_SERIES = 80
# "5 trong số 8 kiến nghị", "3 trên tổng số 12 doanh nghiệp", "12 và 15 giấy phép", "từ 17,7 lên 30 triệu".
_PAIRED = pattern(
    r"\s?/\s?|\s(?:trong|trên)(?:\s(?:tổng\s)?số)?\s|\s(?:và|hoặc|x|×)\s|x"
    r"|\s(?:{moves_to})\s(?:(?:{about}|{above}|{below})\s)?"
)
_SCALES = frozenset({"million", "billion"})
# Words that make a number without a unit money.
_PAID = pattern(r"\b(?:{of_money}|mỗi|bình quân)\b", re.IGNORECASE)
# Where the last three, two or one syllables of a stretch begin.
_LAST_SYLLABLES = re.compile(r"(?<!\S)(?=(?:\S+\s){0,2}\S+$)")
# "hai lĩnh vực: đất đai 9, xây dựng 3", "ba nơi kia ít hơn hẳn: Điện Biên 47, …".
_HEADS = re.compile(r"[^\d,;.:()]*(?::| nhất là )|[^\d;.:()]* (?:nhiều|ít) [^\d;.:()]*là ")
# "Ba xã có nhiều hồ sơ nhất là A 412, B 388 và C 275": what the items have most of.
_RANKED = re.compile(r"[^\d;.:()]* (?:nhiều|ít) ([^\d;.:()]+?)(?: nhất)? là ")


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
        if following is None or following.unit is None or is_glued(self.text, bare):
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
        if not can_count(self.text, bare):
            return bare
        start, end = self._sentence(bare.start)
        listed = list_nouns.noun_of(self.text, index, candidates, start)
        listed = listed or list_nouns.named_in_items(self.text, bare, start, end, self.words)
        if listed:
            return replace(bare, unit=listed, rules=(*bare.rules, "borrowed"))
        if _SAME_NUMBER.search(self.text, start, bare.start) and ENDS.match(self.text, bare.end):
            noun = self._neighbour(index, candidates, self._sentence(max(start - 2, 0))[0], end)
            return replace(bare, unit=noun, rules=(*bare.rules, "borrowed")) if noun else bare
        if not Standing(self.text, self.words, candidates, index, start, end).counts:
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
        if noun is None and _DONE.match(self.text, start):
            noun = self._only_noun(index, candidates, self._sentence(max(start - 2, 0))[0], start)
        return replace(bare, unit=noun, rules=(*bare.rules, "borrowed")) if noun else bare

    def counted(self, index: int, candidates: Sequence[Candidate]) -> Candidate:
        """Millions of what the sentence counts in millions and no money: "51,3 triệu người, nghề nông có 13,8 triệu".

        "51,3 triệu người, mỗi người nộp 1,2 triệu" are amounts.
        """
        amount = candidates[index]
        start, _ = self._sentence(amount.start)
        before = [c for c in candidates[max(index - FAR, 0) : index] if c.start >= start]
        scale = _SCALES.intersection(amount.rules)
        counted = next((c for c in reversed(before) if c.counts and scale.intersection(c.rules)), None)
        priced = any((c.dimension or "").startswith("currency") for c in before)
        if counted is None or priced or amount.per or _PAID.search(self.text, counted.end, amount.start):
            return amount
        if (counted.numeral.value or 0) < (amount.numeral.value or 0) and "borrowed" not in counted.rules:
            return amount
        rules = (*(rule for rule in amount.rules if rule != "implied-currency"), "borrowed")
        return replace(amount, unit=counted.unit, dimension=None, rules=rules)

    def _sentence(self, offset: int) -> tuple[int, int]:
        """The sentence around `offset`; a line is cut into sentences only when a number stands bare in it."""
        start = self.text.rfind("\n", 0, offset) + 1
        if start not in self.lines:
            end = self.text.find("\n", offset)
            line = self.text[start : end if end >= 0 else len(self.text)]
            self.lines[start] = [(start + a, start + b) for a, b in sentences.split(line)]
        bounds = self.lines[start]
        return bounds[max(bisect_right(bounds, offset, key=lambda bound: bound[0]) - 1, 0)]

    def _neighbour(self, index: int, candidates: Sequence[Candidate], start: int, end: int) -> str | None:
        """The nearest count before, but not the count of the very items listed ("hai lĩnh vực: đất đai 9, xây dựng 3")."""
        members = 1 + sum(1 for c in candidates[index + 1 : index + FAR] if c.unit is None and c.start < end)
        for earlier in reversed(candidates[max(index - FAR, 0) : index]):
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

    def _only_noun(self, index: int, candidates: Sequence[Candidate], start: int, end: int) -> str | None:
        """What the sentence before counts, where it counts one thing and the number is no more of it."""
        told = [c for c in candidates[max(index - FAR, 0) : index] if start <= c.start < end and c.counts]
        held = len(told) == 1 and (told[0].numeral.value or 0) >= (candidates[index].numeral.value or 0)
        return told[0].unit if held else None

    def _subject(self, start: int, end: int) -> str | None:
        """The noun of "Các hồ sơ …", "Số vụ …" at the head of the sentence, or a bare noun as its first word."""
        hit = SUBJECT.match(self.text, start, end)
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
