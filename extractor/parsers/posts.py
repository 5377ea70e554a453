"""Posts as written: a head ("Phó Giám đốc") and the body behind it ("Sở Nội vụ tỉnh"), up to where the post ends."""

import re
from dataclasses import dataclass
from functools import cache

from extractor.parsers.names import rules, trailing_name
from extractor.schema.values import PostMention
from extractor.text import CAPITALS

_WORD = re.compile(r"[ \u00a0]+([^\s,;:()\"“”!?\n]+)")
_AND = re.compile(rf"[ \u00a0]+(?:và|&)[ \u00a0]+[{CAPITALS}]")
_DASH = re.compile(r"[ \u00a0]*[-–][ \u00a0]*(?=\w)")
# Bodies begin anew behind "và": "Giám đốc Sở Y tế và | Phòng …", but "HĐND và UBND" is one office.
_NEW_BODY = re.compile(r"[ \u00a0]+và[ \u00a0]+(?:Sở|Phòng|Ban|UBND|Ủy ban|Công an|Chi cục|Trung tâm|Đoàn|Công ty)\b")
# The name of a body ends in a level and a place at most; longer runs are prose.
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Post:
    """A post in the text; `name_start` is where a personal name that ends the stretch begins ("Bí thư … Vũ Đức Vận")."""

    mention: PostMention
    rule: str
    end: int
    name_start: int | None = None


def parse(text: str) -> list[Post]:
    """Every post in order, without overlap; parts in an inspection ("Trưởng đoàn") are no posts.

    >>> [post.mention.label for post in parse("Ông A – Phó Bí thư Huyện ủy, Chủ tịch UBND huyện cùng đoàn")]
    ['Phó Bí thư Huyện ủy', 'Chủ tịch UBND huyện']
    """
    result: list[Post] = []
    for hit in _heads().finditer(text):
        if (result and hit.start() < result[-1].end) or _roles().match(text, hit.start()):
            continue
        result.append(_post(text, hit))
    return result


def _post(text: str, hit: re.Match[str]) -> Post:
    end = _end(text, hit.end())
    start, name_start = hit.start(), None
    offset = trailing_name(text[hit.end() : end])
    label_end = end
    if offset is not None:
        name_start = hit.end() + offset
        label_end = hit.end() + len(text[hit.end() : name_start].rstrip())
    organization = text[hit.end() : label_end].strip() or None
    mention = PostMention(text[start:label_end], hit[0], organization, start, label_end)
    return Post(mention, _by_head()[hit[0].lower()], end, name_start)


def _end(text: str, start: int) -> int:
    """The end of the body behind a head: at punctuation, a word that ends posts, or a new head."""
    end, count = start, 0
    while count < _LONGEST:
        if _AND.match(text, end) and not _NEW_BODY.match(text, end):
            end = _AND.match(text, end).end() - 1  # type: ignore[union-attr]
            end += len(text[end:].split(None, 1)[0].rstrip(",;:()."))
        elif word := _WORD.match(text, end):
            if word[1] in {"-", "–"}:
                dash = _joining_dash(text, end)
                if dash is None or end == start:
                    return end
                end = dash
            elif _stops_at(text, start, end) or _heads().match(text, word.start(1)) or _name_ended(text, start, end):
                return end
            elif _ends_sentence(word):
                return word.start(1) + len(word[1].rstrip("./"))
            else:
                end = word.end()
        else:
            return end
        count += 1
    return start


def _stops_at(text: str, start: int, end: int) -> bool:
    """A word that ends posts; a field of work does not right behind the head or a unit ("Trưởng ban chỉ đạo")."""
    if _fields().match(text, end):
        before = text[:end].rsplit(None, 1)[-1].lower()
        return end > start and before not in rules().units
    return bool(_stops().match(text, end))


def _name_ended(text: str, start: int, end: int) -> bool:
    """Whether a personal name ends here and a small letter follows: "thủ quỹ Lê Thị Loan | tiêu hủy"."""
    following = text[end : end + 2].strip()
    return following.islower() and end > start and trailing_name(text[start:end]) is not None


def _ends_sentence(word: re.Match[str]) -> bool:
    return word[1].endswith((".", "./")) and word[1] not in rules().levels


def _joining_dash(text: str, end: int) -> int | None:
    """The dash of "Lao động – Thương binh"; not the one before the next post, role or name."""
    dash = _DASH.match(text, end)
    if not dash or _heads().match(text, dash.end()) or _roles().match(text, dash.end()):
        return None
    before = text[:end].rsplit(None, 1)[-1]
    return dash.end() - 1 if before not in rules().levels and text[dash.end()].isalpha() else None


@cache
def _by_head() -> dict[str, str]:
    return {head.lower(): rule.id for rule in rules().title for head in rule.heads}


@cache
def _heads() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, sorted(_by_head(), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{heads})(?!\w)", re.IGNORECASE)


@cache
def _roles() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for rule in rules().role for word in rule.words)
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(rules().stops, key=len, reverse=True)))
    return re.compile(rf"[ \u00a0]+(?:{words})(?!\w)")


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]+(?:{'|'.join(map(re.escape, rules().fields))})(?!\w)")
