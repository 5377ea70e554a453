"""Named bodies: a head word, the field of work, a level and a place, up to where the name ends.

Reading order: `parse` tries every head; `_end` walks on word by word, deciding by capitals, tags and lists whether the
next word still belongs to the name; `_is_named` drops what names no single body ("Đoàn kiểm tra", "UBND các xã").
"""

import re
from collections.abc import Sequence
from functools import cache

from extractor.parsers.match import Match
from extractor.parsers.names import trailing_name
from extractor.parsers.nouns import NOUN_TAGS, Words
from extractor.rules.base import load
from extractor.rules.organizations import Head, Organizations
from extractor.schema.values import OrganizationMention, Word
from extractor.text import CAPITALS

_TOKEN = re.compile(r"[ \u00a0]*(?P<token>[\w&./'’-]*[\w&'’]|[-–(,])")
_ABBREVIATION = re.compile(r"[ \u00a0]*\((?P<short>[A-ZĐƯ&-]{2,})\)")
_YEAR = re.compile(r"[ \u00a0]năm[ \u00a0]\d{4}")
_NUMBER = re.compile(r"[ \u00a0](?:số[ \u00a0])?\d+(?![\d.,/%])")
_OF = re.compile(rf"[ \u00a0]của[ \u00a0](?=tỉnh|huyện|thành phố|TP|xã|thị xã|quận|trung ương|[{CAPITALS}])")
_AND = re.compile(rf"[ \u00a0]và[ \u00a0](?=[{CAPITALS}]|điều hành|phát triển|đào tạo|xây dựng)")
_DASH = re.compile(r"[ \u00a0]?[-–][ \u00a0]?(?=\w)")
# TP.Dĩ An, tỉnh Bà Rịa - Vũng Tàu; the full stop after "tỉnh" ends a sentence, the one after TP does not.
_PLACE = re.compile(
    r"(?:(?<=TP)\.|(?<=TX)\.|(?<=TT)\.)?[ \u00a0]*"
    rf"[{CAPITALS}][\w'’]*(?:[ \u00a0](?:-[ \u00a0])?[{CAPITALS}][\w'’]*){{0,4}}"
)
_LONGEST = 18


@cache
def rules() -> Organizations:
    """The validated `rules/organizations.toml`."""
    return load("organizations", Organizations)


def parse(text: str, *, words: Sequence[Word] = ()) -> list[Match[OrganizationMention]]:
    """Every named body in order, the longest name at each place; `words` are tags that help to find its end.

    >>> [text[m.start:m.end] for text in ["UBND huyện Tân Hưng giao Phòng Tư pháp rà soát"] for m in parse(text)]
    ['UBND huyện Tân Hưng', 'Phòng Tư pháp']
    """
    tagged, result, end = Words(words), [], 0
    for hit in _heads().finditer(text):
        if hit.start() < end:
            continue
        head = _by_form()[hit[0]]
        stop = _end(text, hit.start(), hit.end(), head, tagged)
        if _is_named(text, hit, stop, head):
            end = stop
            value = OrganizationMention(
                " ".join(text[hit.start() : stop].split()), head.kind, *_level(text, hit, stop, head)
            )
            result.append(Match(hit.start(), stop, value, (head.id,)))
    return result


def _is_named(text: str, hit: re.Match[str], end: int, head: Head) -> bool:
    """A body has a name of its own, or is one by its head alone."""
    rest = text[hit.end() : end].strip()
    if not rest:
        return head.alone
    first = rest.split()[0]
    if head.small or head.of:
        return any(word[0].isupper() or word[0].isdigit() for word in rest.split())
    if first in rules().plural:
        return False
    if hit[0][0].isupper() and _fields().match(rest) and len(rest.split()) > 1 and head.field_first:
        return True
    return first[0].isupper() or first[0].isdigit() or first == "số" or bool(_level_word().match(rest))


def _level(text: str, hit: re.Match[str], end: int, head: Head) -> tuple[str | None, str | None]:
    """The level that the name tells, and the place with its level word."""
    levels = "|".join(map(re.escape, sorted(rules().levels, key=len, reverse=True)))
    found = [*re.finditer(rf"(?<!\w)(?P<level>{levels})(?!\w)[ .]*(?P<place>[{CAPITALS}].*)?", text[hit.end() : end])]
    if not found:
        return head.level, None
    last = found[-1]
    place = last[0].strip() if last["place"] else None
    return rules().levels[last["level"]], place


def _end(text: str, begin: int, start: int, head: Head, words: Words) -> int:
    end = start
    for _ in range(_LONGEST):
        step = _step(text, begin, start, end, head, words)
        if step is None:
            break
        end = step
    cut = trailing_name(text[start:end]) if head.kind != "doanh nghiệp" else None
    return start + len(text[start : start + cut].rstrip()) if cut else end


def _step(text: str, begin: int, start: int, end: int, head: Head, words: Words) -> int | None:
    """The end of the name with one more word or joining mark, None where it ends here."""
    if joined := _joined(text, start, end, head):
        return joined
    token = _TOKEN.match(text, end)
    if not token or "\n" in token[0]:
        return None
    form, at = token["token"], token.start("token")
    if form in {"-", "–", "(", ","} or _stops().match(text, at):
        return None
    if level := _level_word().match(text, at):
        return _place_end(text, level.end())
    if form[0].isupper() or form[0].isdigit():
        return None if form[0].isdigit() and end > start else token.end()
    if trailing_name(text[start:end]) is not None or _level_word().search(text, start, end):
        return None
    return token.end() if _continues(text, begin, at, token.end(), head, words) else None


def _joined(text: str, start: int, end: int, head: Head) -> int | None:
    """What links two parts of a name: "(CCHC)", "năm 2024", "số 2", "của Sở …", "và", a dash, a comma inside a name."""
    if end > start or head.small:
        for pattern in (_ABBREVIATION, _YEAR) if head.small else ():
            if hit := pattern.match(text, end):
                return hit.end()
        if hit := _NUMBER.match(text, end):
            return hit.end() if not text[hit.end() : hit.end() + 1].isalpha() else None
    if head.of and (hit := _OF.match(text, end)):
        return hit.end() - 1
    if end == start:
        return None
    if (hit := _AND.match(text, end)) and not _heads().match(text, hit.end()):
        return hit.end() - 1
    if (hit := _DASH.match(text, end)) and _dash_joins(text, start, end, hit.end()):
        return hit.end() - (text[hit.end() - 1] == " ")
    comma = next((name for name in rules().comma_names if text.startswith(name, max(0, end - name.index(",")))), None)
    return end + 1 if comma else None


def _dash_joins(text: str, begin: int, end: int, after: int) -> bool:
    """ "Lao động – Thương binh", "Bà Rịa - Vũng Tàu"; not the dash before a post, a name or prose."""
    before = text[:end].rsplit(None, 1)[-1]
    return (
        text[after].isupper()
        and before not in rules().levels
        and trailing_name(text[after : after + 40].split(" –", maxsplit=1)[0]) is None
    )


def _continues(text: str, begin: int, at: int, end: int, head: Head, words: Words) -> bool:
    """Whether a small word goes on with the name: the tail of a word begun in it, a field of work, or a noun."""
    if _fields().match(text, at):
        return True
    before = words.before(at + 1)
    if before is None or before.end < end:
        following = words.at(at)
        before = following or before
    if before is None:
        return text[:at].rstrip().rsplit(None, 1)[-1][0].isupper()
    if before.start < at:
        return before.start >= begin and before.end >= end
    return before.tag in NOUN_TAGS and (head.small or before.tag != "Nc")


def _place_end(text: str, end: int) -> int:
    """The end of a level word with the place behind it: capitalised syllables, also joined by a dash."""
    hit = _PLACE.match(text, end)
    if not hit:
        return end
    cut = trailing_name(text[end : hit.end()])
    return end + len(text[end : end + cut].rstrip()) if cut and text[end : end + cut].strip() else hit.end()


@cache
def _by_form() -> dict[str, Head]:
    return {form: head for head in rules().head for form in head.forms}


@cache
def _heads() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(_by_form(), key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:{forms})(?!\w)")


@cache
def _level_word() -> re.Pattern[str]:
    levels = "|".join(map(re.escape, sorted(rules().levels, key=len, reverse=True)))
    return re.compile(rf"(?:{levels})(?!\w)")


def _listed(entries: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(entries, key=len, reverse=True)))})(?!\w)")


@cache
def _stops() -> re.Pattern[str]:
    return _listed(rules().stops)


@cache
def _fields() -> re.Pattern[str]:
    return _listed(rules().fields)
