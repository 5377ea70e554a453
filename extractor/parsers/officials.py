"""Named persons with posts, as they stand at one mention: "ông Trần Hải Tuấn – Phó Giám đốc Sở Nội vụ làm Trưởng đoàn".

Reading order: `parse` finds the posts first; a name stands before them ("A, Giám đốc …"), at their end ("Bí thư Thị ủy
A") or in the list that they open ("các Phó Chủ tịch: A, B"); an honorific with a name but no post is a mention as well,
which coreference joins to the person's other mentions or drops.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache

from extractor.parsers import posts
from extractor.parsers.match import Match
from extractor.parsers.names import NAME, begins_like_name, is_no_person, rules
from extractor.parsers.posts import Post
from extractor.rules.vocabulary import pattern
from extractor.schema.values import OfficialMention
from extractor.text import alternation

# A – Giám đốc … | A (Giám đốc …) | A là Giám đốc … | A được bổ nhiệm làm Giám đốc …
_GAP = re.compile(
    r"\s*(?:,|–|—|-|\(|:)\s*(?:(?:hiện\s+)?(?:là|đang là|giữ chức(?:\s+vụ)?)\s+)?"
    r"|\s+(?:(?:hiện\s+|đang\s+|từng\s+)?là|làm|kiêm|giữ chức(?:\s+vụ)?|"
    r"được\s+(?:bổ nhiệm|bầu|điều động|phân công|giao)(?:\s+\w+){0,2}?\s+(?:làm|giữ chức(?:\s+vụ)?))\s+"
)
_NEXT_POST = re.compile(r"\s*(?:,|–|-|;)\s*(?:kiêm\s+|đồng thời là\s+)?|\s+(?:kiêm|đồng thời là)\s+")
# A list is opened by a colon, or by "các" and "hai" before the post; one name more than the first needs one of them.
_LISTED = re.compile(rf"\s*:\s*(?P<names>{NAME}(?:(?:,|;|\s+và)\s+{NAME})*)")
_MORE_NAMES = re.compile(rf"(?:(?:,|\s+và)\s+{NAME})+")
_PLURAL = re.compile(r"(?:các|hai|ba|bốn|những|2|3|4)(?:\s+(?:đồng chí|đ/c|ông|vị))?\s+$", re.IGNORECASE)
_ROLE_GAP = r"\s*(?:,|\)|–|-)?\s*(?:làm|là|giữ vai trò|giữ vai trò là|-|–|,)?\s*"
# Trưởng đoàn kiểm tra Lê Văn Mẫu | Trưởng đoàn là ông Lê Văn Mẫu
_ROLE_BEFORE = r"(?:\s+(?:{inspects}|liên ngành|số\s+\d+))*\s*(?:là|,|:|–|-)?\s*$"
_NEAR = 200


def parse(text: str) -> list[Match[OfficialMention]]:
    """Every mention of a person with an honorific or a post, in order.

    >>> [(m.value.name, [p.label for p in m.value.posts]) for m in parse("Bí thư Thị ủy Vũ Đức Vận bị kiểm điểm.")]
    [('Vũ Đức Vận', ['Bí thư Thị ủy'])]
    """
    return Scan(text).mentions()


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


class Scan:
    """One text: its posts, and the mentions found so far by the offset of their name."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.posts = posts.parse(text)
        self._starts = [post.mention.start for post in self.posts]
        self._taken: set[int] = set()
        self._found: dict[int, Match[OfficialMention]] = {}

    def mentions(self) -> list[Match[OfficialMention]]:
        """Names with an honorific take the posts behind them; the posts that remain take the names around them."""
        for hit in _honorific().finditer(self.text):
            if not is_no_person(hit["name"]):
                self._after_name(hit.start("name"), hit.end("name"), hit.start(), hit["honorific"])
        for index, post in enumerate(self.posts):
            if index not in self._taken:
                self._of_post(index, post)
        return [_with_role(self.text, self._found[place]) for place in sorted(self._found)]

    def _of_post(self, index: int, post: Post) -> None:
        bare = _name_before().search(self.text, max(0, post.mention.start - 60), post.mention.start)
        if post.name_start is not None:
            self._named_behind(index, post, post.name_start, post.end)
        elif listed := _LISTED.match(self.text, post.end):
            for name in re.finditer(NAME, listed["names"]):
                first = listed.start("names") + name.start()
                self._keep(first, first, first + len(name[0]), (post,))
        elif (bare and begins_like_name(bare["name"]) and not is_no_person(bare["name"])
              and not self._inside(bare.start("name"))):  # fmt: skip
            self._after_name(*bare.span("name"), bare.start("name"), None)
        elif (named := _name_behind().match(self.text, post.end)) and (
            named["honorific"] or begins_like_name(named["name"])
        ):
            self._named_behind(index, post, *named.span("name"), honorific=named["honorific"])

    def _named_behind(self, index: int, post: Post, start: int, end: int, honorific: str | None = None) -> None:
        """A post before its name, with the posts that stand before it: "Bí thư Đảng ủy, Chủ tịch UBND xã | Lê Văn Mẫu"."""
        chain = [post]
        while index and (index - 1) not in self._taken and self._joins(self.posts[index - 1], chain[0]):
            index -= 1
            chain.insert(0, self.posts[index])
        self._taken.update(range(index, index + len(chain)))
        known = self._found.get(start)
        if known and known.value.posts:
            return
        self._keep(chain[0].mention.start, start, end, tuple(chain), honorific=honorific)
        if _PLURAL.search(self.text, max(0, post.mention.start - 20), post.mention.start):
            more = _MORE_NAMES.match(self.text, end)
            for name in re.finditer(NAME, more[0]) if more else ():
                first = end + name.start()
                self._keep(first, first, first + len(name[0]), (post,))

    def _joins(self, earlier: Post, later: Post) -> bool:
        gap = _NEXT_POST.fullmatch(self.text, earlier.end, later.mention.start)
        return earlier.name_start is None and gap is not None

    def _inside(self, place: int) -> bool:
        """Whether a name that is known already covers `place`."""
        return any(m.value.name_start <= place < m.value.name_end for m in self._found.values())

    def _after_name(self, start: int, end: int, first: int, honorific: str | None) -> None:
        """The posts that follow a name, one behind the other."""
        chain: list[Post] = []
        gap = _GAP.match(self.text, end)
        at = gap.end() if gap else end
        while gap:
            index = bisect_left(self._starts, at)
            if index == len(self.posts) or self._starts[index] != at:
                skipped = _roles().match(self.text, at)  # "Tỉnh ủy viên, Trưởng đoàn, Giám đốc …"
                gap = _NEXT_POST.match(self.text, skipped.end()) if skipped else None
            else:
                post = self._of_the_named(self.posts[index])
                if gap and ";" in gap[0] and post.mention.organization is None:
                    break  # "A, Phó Chủ tịch HĐND; Trưởng ban, Phó ban và thành viên các ban": others are told
                chain.append(post)
                self._taken.add(index)
                gap = _NEXT_POST.match(self.text, post.end) if post.name_start is None else None
            at = gap.end() if gap else at
        self._keep(first, start, end, tuple(chain), honorific=honorific)

    def _of_the_named(self, post: Post) -> Post:
        """The post of a person named before it: a name at its end belongs to the body ("Trường Tô Hiến Mẫu")."""
        ends_here = post.name_start is not None and post.mention.end > post.mention.start + len(post.mention.title)
        return replace(post, mention=post.whole, name_start=None) if ends_here else post

    def _keep(self, first: int, start: int, end: int, chain: tuple[Post, ...], *, honorific: str | None = None) -> None:
        if honorific is None and (before := _honorific_before().search(self.text, max(0, first - 24), first)):
            honorific = before["honorific"]
        mentions = tuple(post.mention for post in chain)
        value = OfficialMention(self.text[start:end], start, end, honorific, mentions)
        last = max([end, *(post.end for post in mentions)])
        identities = tuple(dict.fromkeys(post.rule for post in chain))
        self._found[start] = Match(first, last, value, identities or ("honorific",))


def _with_role(text: str, match: Match[OfficialMention]) -> Match[OfficialMention]:
    """The part in the inspection: behind the posts, between them, before the name or before the list of the members."""
    behind = re.compile(_ROLE_GAP + rf"(?P<role>{_role_words()})(?!\w)").match(text, match.end)
    inside = _roles().search(text, match.value.name_end, match.end)
    low = max(0, match.start - _NEAR)
    title = _title_before().search(text, low, match.start)
    before = _list_before().search(text, low, match.start)
    hit = behind or inside or title or before
    if not hit or (hit is before and _role_of(hit["role"]) != "thành viên"):
        return match
    if behind and (more := re.compile(rf",?\s+làm\s+(?P<role>{_role_words()})(?!\w)").match(text, behind.end())):
        behind = hit = more  # "Phó Trưởng Đoàn đại biểu, làm trưởng đoàn": the second is the part in the inspection
    end = behind.end() if behind else match.end
    return replace(match, end=end, value=replace(match.value, role=_role_of(hit["role"])))


@cache
def _role_words() -> str:
    return alternation(word for rule in rules().role for word in rule.words)


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(rf"(?P<role>{_role_words()})(?!\w)")


def _role_of(words: str) -> str:
    return next(rule.role for rule in rules().role if words in rule.words)


@cache
def _honorific_words() -> str:
    return alternation(word for rule in rules().honorific for word in rule.words)


@cache
def _honorific() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<honorific>(?i:{_honorific_words()}))[\s:.]+(?P<name>{NAME})")


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<name>{NAME})\s*(?:,|–|—|-|\(|:)\s*$")


@cache
def _name_behind() -> re.Pattern[str]:
    """Giám đốc Sở Y tế, ông Lê Văn Mẫu | Giám đốc Sở Y tế là Lê Văn Mẫu"""
    words = _honorific_words()
    return re.compile(
        rf"(?:\s*[,(–-]\s*(?=(?i:{words}))|\s+là\s+|\s+)(?:(?P<honorific>(?i:{words}))[ ]+)?(?P<name>{NAME})"
    )


@cache
def _title_before() -> re.Pattern[str]:
    return pattern(rf"(?<!\w)(?P<role>{_role_words()}){_ROLE_BEFORE}")


@cache
def _list_before() -> re.Pattern[str]:
    return re.compile(rf"(?P<role>{_role_words()})(?!\w)[^.\n]*$")


@cache
def _honorific_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<honorific>(?i:{_honorific_words()}))[\s:]+$")
