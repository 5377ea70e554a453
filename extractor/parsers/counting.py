"""Whether number words and years count what stands behind them, or name, date or introduce it."""

import re
from functools import cache

from extractor.parsers import units
from extractor.parsers.candidates import Candidate
from extractor.parsers.context import opens_sentence
from extractor.parsers.masking import is_label, rules
from extractor.parsers.nouns import Noun, Words
from extractor.schema.values import Word

_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"\s[A-ZĐÀ-ỸƯ]")
_NUMBER = re.compile(r"\s(?:số\s)?\d")
_ROUND = 50
_PLACES = "administrative-units"
_NUMBER = re.compile(r"\s(?:số\s)?\d")


def counts(text: str, bare: Candidate, noun: Noun, words: Words) -> bool:
    """Whether the number counts the noun behind it.

    A number word may be part of a name ("Hai Bà Trưng") or of another word; "một" may only introduce ("một cách"); a year
    may stand before the noun of the next phrase ("năm 2023 hồ sơ tăng").
    """
    if not bare.in_words:
        return not _YEAR.fullmatch(text, bare.start, bare.end) or _year_counts(bare, noun)
    if _in_name(text, bare, noun) or not _is_number(text, bare, noun, words):
        return False
    return bare.numeral.value != 1 or not _introduces(text, bare, noun)


def _year_counts(bare: Candidate, noun: Noun) -> bool:
    """Thousands are printed with a dot, so that "2023 hồ sơ" is hardly ever a count; "hơn 2000 hộ" is one."""
    value = bare.numeral.value
    return bool(noun.rules) and value is not None and value % _ROUND == 0


def _in_name(text: str, bare: Candidate, noun: Noun) -> bool:
    written = text[bare.start : bare.end]
    if not written[0].isupper():  # "năm Quý Mão"; but "hai Phó Chủ tịch"
        return written == "năm" and text[noun.start].isupper()
    shouted = written.isupper() and len(written) > 1
    return text[noun.start].isupper() and not shouted if opens_sentence(text, bare.start) else not shouted


def _is_number(text: str, bare: Candidate, noun: Noun, words: Words) -> bool:
    """What the tags say; they take "năm" for a year too often, so that a listed noun behind it speaks louder."""
    word = words.at(bare.start)
    if " " in text[bare.start : bare.end]:
        return True
    if word is None:
        return not words.words or not words.covering(bare.start)
    if word.end > bare.end:  # "ba lô" in one word; "hai người" too, now and then
        return bool(noun.rules) and word.tag != "Np" and word.end >= noun.end
    if word.tag == "Np":
        return False
    if text[bare.start : bare.end].lower() == "năm":
        return _five(bare, noun, word)
    return word.tag == "M" or bool(noun.rules)


def _five(bare: Candidate, noun: Noun, word: Word) -> bool:
    before = bare.left.word(1).lower()
    if before in {"đầu", "cuối", "giữa"}:
        return False  # "đầu năm công ty quản lý 84 ha"
    may_be_year = before in {"trong", "mỗi", "hằng", "hàng", "một", "các", "những", "cả"}
    return bool(noun.rules) and (word.tag == "M" or not may_be_year)


def _introduces(text: str, bare: Candidate, noun: Noun) -> bool:
    form = text[noun.start : noun.end].lower()
    return (
        form in rules().not_one or form.split()[0] in rules().not_one or bare.left.word(1).lower() in rules().before_one
    )


def labels_more(text: str, candidate: Candidate) -> bool:
    """Whether the noun behind the number is a label of its own and not counted, so that the number may be one too.

    "ấp 3 xã Tân Lập", "bài 5 trang 32"; and "khối 12 ôn tập", where only a tagger thinks of a noun.
    """
    if candidate.noun is None or not candidate.listed:
        return True
    noun, end = text[slice(*candidate.noun)].lower(), candidate.noun[1]
    return bool((noun in _places() and _NAME.match(text, end)) or (is_label(noun) and _NUMBER.match(text, end)))


@cache
def _places() -> frozenset[str]:
    return frozenset(noun for rule in units.rules().together if rule.id == _PLACES for noun in rule.nouns)
