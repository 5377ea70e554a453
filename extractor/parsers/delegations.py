"""Delegations: "Đoàn kiểm tra liên ngành số 2 tỉnh An Giang", up to the place or body that owns them.

A delegation that only its owner tells apart ("Đoàn giám sát của Ban Pháp chế HĐND tỉnh") is a mention of that body.
"""

from dataclasses import dataclass
from functools import cache

from extractor.parsers.body_heads import head_at
from extractor.parsers.body_names import Name, Page, is_named, level_of, read
from extractor.parsers.body_words import acronym_end, in_comma_name, levels, stands_alone
from extractor.parsers.syllables import Syllables, forms_of
from extractor.rules.organizations import Level, vocabulary

LONGEST = 22
SMALLEST_NAME = 100
_MARKS = {".", ";", ":", ",", "(", ")", "\n", "“", '"', "!", "?", "…", "”"}


@dataclass(slots=True)
class Delegation:
    """A delegation from `start` to before `end`; what it holds decides whether it is one of its own.

    `own`: a number, a topic or "liên ngành" tells it from others; `owner`: the body that sent it.
    """

    start: int
    end: int
    capital: bool
    named: bool = False
    topic: bool = False
    numbered: bool = False
    level: Level | None = None
    place: str | None = None
    owner: Name | None = None

    @property
    def own(self) -> bool:
        """Whether it is a body of its own beside its owner."""
        return self.named or self.topic or self.numbered


def delegation_at(page: Page, index: int) -> Delegation | None:
    """The delegation that begins at `index`; None where none does, and for one of no particular kind ("Đoàn kiểm tra")."""
    start = _work_end(page.syllables, index)
    if start is None:
        return None
    found = Delegation(index, start, page.syllables.capital[index])
    found.named = any(name in page.syllables.name(index, start) for name in _phrases("named"))
    position, named_end = start, start
    while position < min(index + LONGEST, len(page.syllables)):
        if _ends(page, found, position):
            return found if _is_particular(found) else None
        following = _behind(page.syllables, found, position)
        if following is None:
            break
        position = following
        named_end = position if not found.topic else named_end
    found.end, found.topic = named_end, False
    return found if (found.named or found.numbered) and found.capital else None


def _is_particular(found: Delegation) -> bool:
    if found.owner or found.place or found.own:
        return True
    return found.capital and found.level is not None


def _ends(page: Page, found: Delegation, index: int) -> bool:
    """Whether a place, a level or a body stands at `index`, also behind "của"; it then ends the delegation."""
    of = page.syllables.form(index) == "của"
    at = index + of
    if at in page.places and _may_own(page, found, at, of=of):
        found.end, mention = page.places[at]
        found.level, found.place = level_of(mention), mention.name
        return True
    return _owned_by_body(page, found, at, of=of) or _owned_by_level(page, found, at, of=of)


def _may_own(page: Page, found: Delegation, index: int, *, of: bool) -> bool:
    """ "Đoàn kiểm tra xã A" may inspect the commune: below the district a delegation needs "của" or a kind."""
    return of or found.own or level_of(page.places[index][1]) != "xã"


def _owned_by_body(page: Page, found: Delegation, index: int, *, of: bool) -> bool:
    hit = head_at(page.syllables, index)
    if hit is None or not (hit.capital or of):
        return False
    owner = read(page, hit)
    if not is_named(page, owner) or (found.topic and owner.hit.head.kind in {"doanh nghiệp", "trường học"}):
        return False
    found.end, found.owner, found.level, found.place = owner.end, owner, owner.level, owner.place
    return True


def _owned_by_level(page: Page, found: Delegation, index: int, *, of: bool) -> bool:
    for length in (2, 1):
        level = levels().get(page.syllables.name(index, index + length))
        if level and (of or found.own) and not page.syllables.capital[index]:
            found.end, found.level = index + length, level
            return True
    return False


def _behind(syllables: Syllables, found: Delegation, index: int) -> int | None:
    """The position behind the part at `index`: a number, an acronym in brackets, a word of the topic; None at the end."""
    form = syllables.form(index)
    if form == "(" and (end := acronym_end(syllables, index + 1)) > index + 1 and syllables.form(end) == ")":
        return end + 1
    if form == "," and in_comma_name(syllables, index):
        return index + 1
    if form in _MARKS or any(syllables.name(index, index + n) in _phrases("stops") for n in (1, 2, 3)):
        return None
    at = index + (form == "số")
    if syllables.form(at).isdigit():
        names_it = form == "số" or (stands_alone(syllables, at) and not _counts_units(syllables, at))
        found.numbered = found.numbered or names_it
        return at + 1 if names_it else None
    for phrase in _phrases("named"):
        if syllables.name(index, index + phrase.count(" ") + 1) == phrase:
            found.named = True
            return index + phrase.count(" ") + 1
    found.topic = found.topic or form != "năm"
    return index + 1


def _counts_units(syllables: Syllables, index: int) -> bool:
    """ "Đoàn kiểm tra 5 xã" says where it went; "Đoàn kiểm tra 814 tỉnh" is a name."""
    return int(syllables.form(index)) < SMALLEST_NAME and syllables.form(index + 1) in levels()


def _work_end(syllables: Syllables, index: int) -> int | None:
    if syllables.form(index) not in _phrases("heads") or syllables.written(index, index + 1).isupper():
        return None
    for forms in _works():
        if tuple(syllables.forms[index + 1 : index + 1 + len(forms)]) == forms:
            return index + 1 + len(forms)
    return None


@cache
def _works() -> list[tuple[str, ...]]:
    return sorted(map(forms_of, vocabulary().delegation.works), key=len, reverse=True)


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(" ".join(forms_of(word)) for word in getattr(vocabulary().delegation, name))
