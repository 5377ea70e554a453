"""Posts as written: a head ("Phó Giám đốc") and the body behind it ("Sở Nội vụ tỉnh"), up to where the post ends."""

import re
from dataclasses import dataclass
from functools import cache

from extractor.parsers.names import rules, trailing_name
from extractor.rules.organizations import vocabulary
from extractor.schema.values import PostMention
from extractor.text import CAPITALS, alternation

_WORD = re.compile(r"[ \u00a0]+([^\s,;:()\"“”!?\n]+)")
_AND = re.compile(rf"[ \u00a0]+(?:và|&)[ \u00a0]+[{CAPITALS}]")
_DASH = re.compile(r"[ \u00a0]*[-–][ \u00a0]*(?=\w)")
# Level words that begin another word: xã hội, tỉnh ủy, huyện đoàn.
_LONGER_WORD = re.compile(r"[ \u00a0]+(?:hội|ủy|uỷ|đoàn|đội)(?!\w)")
# The name of a body ends in a level and a place at most; longer runs are prose.
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Post:
    """A post in the text; `name_start` is where a personal name that ends the stretch begins ("Bí thư … Vũ Đức Vận").

    `whole` is the post if that name belongs to the body after all ("Hiệu trưởng Trường Tô Hiến Mẫu").
    """

    mention: PostMention
    rule: str
    end: int
    whole: PostMention
    name_start: int | None = None


def parse(text: str) -> list[Post]:
    """Every post in order, without overlap; parts in an inspection ("Trưởng đoàn") are no posts.

    >>> [post.mention.label for post in parse("Ông A – Phó Bí thư Huyện ủy, Chủ tịch UBND huyện cùng đoàn")]
    ['Phó Bí thư Huyện ủy', 'Chủ tịch UBND huyện']
    """
    result: list[Post] = []
    for hit in _heads().finditer(text):
        role = _roles().match(text, hit.start("head"))
        if (result and hit.start() < result[-1].end) or (role and role.end() >= hit.end()):
            continue
        if hit["head"].lower() in _before_unit() and not _unit().match(text, hit.end()):
            continue
        result.append(_post(text, hit))
    return result


def _post(text: str, hit: re.Match[str]) -> Post:
    end = _with_body_above(text, hit, _end(text, hit.end()))
    offset = trailing_name(text[hit.end() : end])
    name_start = None if offset is None else hit.end() + offset
    whole = _mention(text, hit, end)
    named = whole if name_start is None else _mention(text, hit, hit.end() + len(text[hit.end() : name_start].rstrip()))
    return Post(named, _by_head()[hit["head"].lower()], end, whole, name_start)


def _mention(text: str, hit: re.Match[str], end: int) -> PostMention:
    return PostMention(text[hit.start() : end], hit[0], text[hit.end() : end].strip() or None, hit.start(), end)


def _end(text: str, start: int) -> int:
    """The end of the body behind a head: at punctuation, a word that ends posts, or a new head."""
    end = start
    for _ in range(_LONGEST):
        after = _step(text, start, end)
        if after is None:
            return _with_places(text, end) if end > start else end
        end, ended = after
        if ended:
            return end
    return start


def _step(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """The end of the body with one more word, and whether it must end there; None where it ends before."""
    if (
        (joined := _AND.match(text, end))
        and not _new_body().match(text, end)
        and trailing_name(text[start:end]) is None
    ):
        word_start = joined.end() - 1
        return word_start + len(text[word_start:].split(None, 1)[0].rstrip(",;:().")), False
    inner = _past_mark(text, end) if end > start else end
    word = _WORD.match(text, inner)
    if not word:
        return None
    if inner > end and not _heads().match(text, word.start(1)):
        return word.end(), False
    if word[1] in {"-", "–"}:
        dash = _joining_dash(text, end) if end > start else None
        return None if dash is None else (dash, False)
    if _stops_at(text, start, end) or _heads().match(text, word.start(1)) or _name_ended(text, start, end):
        return None
    if _ends_sentence(word):
        return word.start(1) + len(word[1].rstrip("./")), True
    return word.end(), False


def _past_mark(text: str, end: int) -> int:
    """The end of a mark that stands inside a name: "Văn hóa, | Thể thao", "Phòng, | chống", "thiên tai (PCTT) | tỉnh"."""
    if code := _code().match(text, end):
        return code.end()
    inside = text[end : end + 1] == "," and any(
        hit.start() < end < hit.end() for hit in _comma_names().finditer(text, max(0, end - 20), end + 30)
    )
    return end + 1 if inside else end


def _with_body_above(text: str, hit: re.Match[str], end: int) -> int:
    """The end with the body above: "Trưởng phòng Y tế tư nhân, Sở Y tế", "Cục trưởng Cục Thú y (Bộ Nông nghiệp)"."""
    if end == hit.end() or trailing_name(text[hit.end() : end]) is not None:
        return end
    if bracket := _in_brackets().match(text, end):
        return bracket.end()
    above = _body().match(text, end) if _of_unit().search(hit["head"]) else None
    if not above:
        return end
    more = _end(text, above.end())
    listed = more == above.end() or _body().match(text, more) or _new_body().match(text, more)
    return end if listed else more


def _with_places(text: str, end: int) -> int:
    """The end with the places above the last: "Chủ tịch UBND xã Tân Mẫu, huyện Mẫu"."""
    while more := _higher_place().match(text, end):
        end = more.end()
    return end


def _stops_at(text: str, start: int, end: int) -> bool:
    """A word that ends posts; a field of work does not right behind the head or a unit ("Trưởng ban chỉ đạo")."""
    if _fields().match(text, end):
        before = text[:end].rsplit(None, 1)[-1].lower()
        return end > start and before not in rules().units
    stop = _stops().match(text, end)
    return bool(stop and not _in_compound(text, *stop.span())) or _place_ended(text, start, end)


def _in_compound(text: str, start: int, end: int) -> bool:
    """Whether the stop word is part of a longer word, such as "giao thông" or "thiết bị"."""
    return any(
        hit.start() <= start + 1 and hit.end() >= end
        for hit in _compounds().finditer(text, max(0, start - 12), end + 12)
    )


def _place_ended(text: str, start: int, end: int) -> bool:
    """Whether a level, with or without its place, ends here and a small letter follows: "UBND huyện Mẫu | phấn khởi"."""
    return (
        text[end : end + 2].strip().islower()
        and bool(_placed().search(text, start, end))
        and not _LONGER_WORD.match(text, end)
        and not _level_word().match(text, end)
    )


def _name_ended(text: str, start: int, end: int) -> bool:
    """Whether a personal name ends here and a small letter follows: "thủ quỹ Lê Thị Loan | tiêu hủy"."""
    following = text[end : end + 2].strip()
    return following.islower() and end > start and trailing_name(text[start:end]) is not None


def _ends_sentence(word: re.Match[str]) -> bool:
    return word[1].endswith((".", "./")) and word[1] not in rules().levels


def _joining_dash(text: str, end: int) -> int | None:
    """The dash of "Lao động – Thương binh"; not the one before the next post, role or name."""
    dash = _DASH.match(text, end)
    after = dash.end() if dash else end
    if (
        not dash
        or _heads().match(text, after)
        or _roles().match(text, after)
        or _stops().match(f" {text[after : after + 20]}")
    ):
        return None
    before = text[:end].rsplit(None, 1)[-1]
    return dash.end() - 1 if before not in rules().levels and text[dash.end()].isalpha() else None


@cache
def _by_head() -> dict[str, str]:
    return {head.lower(): rule.id for rule in rules().title for head in rule.heads}


@cache
def _before_unit() -> frozenset[str]:
    return frozenset(head.lower() for rule in rules().title if rule.before_unit for head in rule.heads)


@cache
def _heads() -> re.Pattern[str]:
    before, behind = alternation(rules().before_head), alternation(rules().behind_head)
    heads = alternation(_by_head())
    return re.compile(rf"(?<![\w-])(?:(?:{before})\s)?(?P<head>{heads})(?:\s(?:{behind}))?(?!\w)", re.IGNORECASE)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(rules().units)})(?!\w)", re.IGNORECASE)


@cache
def _of_unit() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(rules().units)})(?!\w)|^đội|^hạt|^trạm|^phó$", re.IGNORECASE)


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf",[ \u00a0](?:{alternation(rules().bodies)})(?!\w)")


@cache
def _new_body() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]+và[ \u00a0]+(?:{alternation(rules().bodies_anew)})\b")


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]\((?:{alternation(rules().bodies)})(?!\w)[^()\n]{{1,60}}\)")


@cache
def _roles() -> re.Pattern[str]:
    words = alternation(word for rule in rules().role for word in rule.words)
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]+(?:{alternation(rules().stops)})(?!\w)")


@cache
def _compounds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(rules().compounds)})(?!\w)")


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]+(?:{alternation(rules().fields)})(?!\w)")


@cache
def _comma_names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(vocabulary().comma_names)})(?!\w)", re.IGNORECASE)


@cache
def _code() -> re.Pattern[str]:
    """A code of the words before it, behind which the name goes on with another field or its level."""
    goes_on = rf"(?:{alternation(rules().levels)})(?!\w)|và[ \u00a0][{CAPITALS}]"
    return re.compile(rf"[ \u00a0]\([{CAPITALS}][{CAPITALS}&-]+\)(?=[ \u00a0](?:{goes_on}))")


@cache
def _level_word() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]+(?:{alternation(rules().levels)})(?!\w)")


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(rules().levels)})(?:[ .]+(?:[{CAPITALS}][\w'’]*|\d+))*$")


@cache
def _higher_place() -> re.Pattern[str]:
    levels = alternation([*rules().levels, "Q.", "H.", "P."])
    return re.compile(
        rf",[ \u00a0](?:{levels})[ \u00a0]?(?:\d+|[{CAPITALS}][\w'’]*(?:[ \u00a0][{CAPITALS}][\w'’]*){{0,3}})"
    )
