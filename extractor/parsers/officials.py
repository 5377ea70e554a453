"""Named persons with posts, as they stand at one mention: "ông Trần Hải Tuấn – Phó Giám đốc Sở Nội vụ làm Trưởng đoàn".

Reading order: `parse` finds the posts first; a name stands before them ("A, Giám đốc …"), at their end ("Bí thư Thị ủy
A") or in the list that they open ("các Phó Chủ tịch: A, B"); an honorific with a name but no post is a mention as well,
which coreference joins to the person's other mentions or drops.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractor.parsers import posts
from extractor.parsers.match import Match
from extractor.parsers.names import NAME, begins_like_name, rules
from extractor.parsers.posts import Post
from extractor.schema.values import OfficialMention

_GAP = re.compile(r"\s*(?:,|–|—|-|\(|:)\s*(?:(?:hiện\s+)?(?:là|nguyên|giữ chức)\s+)?|\s+(?:là|kiêm)\s+")
_NEXT_POST = re.compile(r"\s*(?:,|–|-|;)\s*(?:kiêm\s+|đồng thời là\s+)?|\s+kiêm\s+")
_NAME_BEFORE = re.compile(rf"(?P<name>{NAME})\s*(?:,|–|—|-|\(|:)\s*$")
_LISTED = re.compile(rf"\s*:\s*(?P<names>{NAME}(?:(?:,|;|\s+và)\s+{NAME})*)")
_IS_NAME = re.compile(rf"\s+là\s+(?P<name>{NAME})")
_ROLE_GAP = r"\s*(?:,|\)|–|-)?\s*(?:làm|là|giữ vai trò|giữ vai trò là|-|–|,)?\s*"


def parse(text: str) -> list[Match[OfficialMention]]:
    """Every mention of a person with an honorific or a post, in order.

    >>> [(m.value.name, [p.label for p in m.value.posts]) for m in parse("Bí thư Thị ủy Vũ Đức Vận bị kiểm điểm.")]
    [('Vũ Đức Vận', ['Bí thư Thị ủy'])]
    """
    found = posts.parse(text)
    mentions = {mention.start: mention for mention in _before_names(text, found)}
    for name in _named(text, found):
        start, end = name.span("name")
        if not any(m.value.name_start <= start < m.value.name_end for m in mentions.values()):
            mentions[name.start()] = _after_name(text, name, start, end, found)
    return [_with_role(text, mentions[start]) for start in sorted(mentions)]


def words(text: str) -> list[Match[str]]:
    """The honorifics and roles in `text`; the value of a role is its name in the record."""
    honorifics = [(hit, hit["honorific"]) for hit in _honorific().finditer(text)]
    found = [Match(*hit.span("honorific"), word, (_rule_of(word),)) for hit, word in honorifics]
    for hit in _roles().finditer(text):
        rule = next(rule for rule in rules().role if hit[0] in rule.words)
        found.append(Match(*hit.span(), rule.role, (rule.id,)))
    return found


def _rule_of(word: str) -> str:
    return next(rule.id for rule in rules().honorific if word.lower() in {w.lower() for w in rule.words})


def _before_names(text: str, found: list[Post]) -> Iterator[Match[OfficialMention]]:
    """Posts that a name ends, or that open a list of names."""
    for post in found:
        if post.name_start is not None:
            yield _mention(text, post.mention.start, post.name_start, post.end, (post,))
        elif (plain := _IS_NAME.match(text, post.end)) and begins_like_name(plain["name"]):
            yield _mention(text, post.mention.start, *plain.span("name"), (post,))
        elif listed := _LISTED.match(text, post.end):
            for name in re.finditer(NAME, listed["names"]):
                a, b = listed.start("names") + name.start(), listed.start("names") + name.end()
                yield _mention(text, a, a, b, (post,))


def _named(text: str, found: list[Post]) -> Iterator[re.Match[str]]:
    """Names behind an honorific, and names without one right before a post."""
    yield from _honorific().finditer(text)
    for post in found:
        hit = _NAME_BEFORE.search(text, max(0, post.mention.start - 60), post.mention.start)
        if hit and begins_like_name(hit["name"]):
            yield hit


def _after_name(text: str, hit: re.Match[str], start: int, end: int, found: list[Post]) -> Match[OfficialMention]:
    """The posts that follow a name, one behind the other."""
    chain: list[Post] = []
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    starts = [post.mention.start for post in found]
    while gap:
        index = bisect_left(starts, at)
        if index == len(found) or starts[index] != at:
            skipped = _roles().match(text, at)  # "Tỉnh ủy viên, Trưởng đoàn, Giám đốc …"
            gap = _NEXT_POST.match(text, skipped.end()) if skipped else None
        else:
            chain.append(found[index])
            gap = _NEXT_POST.match(text, found[index].end) if found[index].name_start is None else None
        at = gap.end() if gap else at
    honorific = hit.groupdict().get("honorific")
    first = hit.start() if honorific else start
    return _mention(text, first, start, end, tuple(chain), honorific=honorific)


def _mention(
    text: str, first: int, start: int, end: int, chain: tuple[Post, ...], *, honorific: str | None = None
) -> Match[OfficialMention]:
    if honorific is None and (before := _honorific_before().search(text, max(0, first - 24), first)):
        honorific = before["honorific"]
    mentions = tuple(post.mention for post in chain)
    value = OfficialMention(text[start:end], start, end, honorific, mentions)
    last = max([end, *(post.end for post in mentions)])
    identities = tuple(dict.fromkeys(post.rule for post in chain))
    return Match(first, last, value, identities or ("honorific",))


def _with_role(text: str, match: Match[OfficialMention]) -> Match[OfficialMention]:
    """The part in the inspection: behind the posts, between them, or before the list that names the members."""
    behind = re.compile(_ROLE_GAP + rf"(?P<role>{_role_words()})(?!\w)").match(text, match.end)
    inside = _roles().search(text, match.value.name_end, match.end)
    before = re.compile(rf"(?P<role>{_role_words()})(?!\w)[^.\n]*$").search(
        text, max(0, match.start - 200), match.start
    )
    hit = behind or inside or before
    if not hit or (hit is before and _role_of(hit["role"]) != "thành viên"):
        return match
    end = behind.end() if behind else match.end
    return replace(match, end=end, value=replace(match.value, role=_role_of(hit["role"])))


@cache
def _role_words() -> str:
    words = [word for rule in rules().role for word in rule.words]
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(rf"(?P<role>{_role_words()})(?!\w)")


def _role_of(words: str) -> str:
    return next(rule.role for rule in rules().role if words in rule.words)


@cache
def _honorific_words() -> str:
    words = [word for rule in rules().honorific for word in rule.words]
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _honorific() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<honorific>(?i:{_honorific_words()}))[\s:.]+(?P<name>{NAME})")


@cache
def _honorific_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<honorific>(?i:{_honorific_words()}))[\s:]+$")
