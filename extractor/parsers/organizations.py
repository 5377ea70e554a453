"""Named bodies: a head word, the field of work, a level and a place, up to where the name ends.

Reading order: `body_heads` finds where a name can begin, `body_names` how far it goes, `delegations` reads "Đoàn kiểm
tra …"; `parse` takes the longest name at each place and follows the abbreviations that the article itself defines.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from extractor.parsers import places as place_parser
from extractor.parsers.body_heads import head_at
from extractor.parsers.body_names import Name, Page, is_named, read
from extractor.parsers.delegations import Delegation, delegation_at
from extractor.parsers.match import Match
from extractor.parsers.nouns import Words
from extractor.parsers.syllables import Syllables
from extractor.rules.organizations import vocabulary
from extractor.schema.values import OrganizationMention, PlaceMention, Word
from extractor.text import CAPITALS

_ALIAS = re.compile(rf"[ \u00a0]?\((?P<alias>[{CAPITALS}][{CAPITALS}\d&-]{{2,}})\)")

_PARTY = re.compile(r"(?:Đảng (?:ủy|uỷ|bộ)(?: bộ phận)?|Chi bộ|Chi (?:ủy|uỷ))$")


def parse(
    text: str, *, words: Sequence[Word] = (), places: Sequence[Match[PlaceMention]] | None = None
) -> list[Match[OrganizationMention]]:
    """Every named body in order; the value's name is the one under which the text knows it in full.

    `words` are segmented words that help with fields of work the rules do not list; `places` those of the text, read
    here where they are not given.

    >>> [text[m.start:m.end] for text in ["UBND huyện Tân Hưng giao Phòng Tư pháp rà soát"] for m in parse(text)]
    ['UBND huyện Tân Hưng', 'Phòng Tư pháp']
    """
    syllables = Syllables.of(text)
    page = Page(
        syllables, _by_syllable(syllables, place_parser.parse(text) if places is None else places), Words(words)
    )
    found = list(_joined(text, _bodies(page)))
    return sorted(chain(found, _aliases(text, found)), key=lambda match: match.start)


def _by_syllable(syllables: Syllables, places: Sequence[Match[PlaceMention]]) -> dict[int, tuple[int, PlaceMention]]:
    """The places by the index of their first syllable, with the index behind their last."""
    starts = {start: index for index, (start, _) in enumerate(syllables.spans)}
    ends = {end: index + 1 for index, (_, end) in enumerate(syllables.spans)}
    return {starts[place.start]: (ends[place.end], place.value) for place in places}


def _bodies(page: Page) -> Iterator[Match[OrganizationMention]]:
    index = 0
    while index < len(page.syllables):
        end, match = _body_at(page, index)
        index = end
        if match:
            yield match


def _joined(text: str, found: Iterable[Match[OrganizationMention]]) -> Iterator[Match[OrganizationMention]]:
    """The party organisation of a body is one body: "Đảng ủy Sở Y tế", "Chi bộ Phòng Tư pháp"."""
    waiting: Match[OrganizationMention] | None = None
    for match in found:
        if waiting and match.start == waiting.end + 1 and _PARTY.search(text, waiting.start, waiting.end):
            name = f"{waiting.value.name} {match.value.name}"
            value = OrganizationMention(name, waiting.value.kind, match.value.level, match.value.place)
            waiting = Match(waiting.start, match.end, value, waiting.rules)
            continue
        if waiting:
            yield waiting
        waiting = match
    if waiting:
        yield waiting


def _body_at(page: Page, index: int) -> tuple[int, Match[OrganizationMention] | None]:
    """Where to go on from `index`, with the body that begins there."""
    delegation = delegation_at(page, index)
    if delegation:
        return delegation.end, _delegated(page, delegation)
    hit = head_at(page.syllables, index)
    name = read(page, hit) if hit else None
    if name is None or not is_named(page, name) or _is_counted(page.syllables, index):
        return index + 1, None
    return name.end, _match(page, name.hit.start, name.end, name)


def _is_counted(syllables: Syllables, index: int) -> bool:
    """ "9 trường THPT" are some of a kind, and no body."""
    return index > 0 and not syllables.capital[index] and syllables.form(index - 1).isdigit()


def _match(page: Page, start: int, end: int, name: Name) -> Match[OrganizationMention]:
    spans = page.syllables.spans
    value = OrganizationMention(_written(page, name.hit.start, name.end), name.hit.head.kind, name.level, name.place)
    return Match(spans[start][0], spans[end - 1][1], value, (name.hit.head.id,))


def _delegated(page: Page, found: Delegation) -> Match[OrganizationMention]:
    rule = vocabulary().delegation.id
    if found.owner and not found.own:
        match = _match(page, found.start, found.end, found.owner)
        return Match(match.start, match.end, match.value, (rule,))
    spans = page.syllables.spans
    value = OrganizationMention(_written(page, found.start, found.end), "đoàn", found.level, found.place)
    return Match(spans[found.start][0], spans[found.end - 1][1], value, (rule,))


def _written(page: Page, start: int, end: int) -> str:
    return " ".join(page.syllables.written(start, end).split())


def _aliases(text: str, found: list[Match[OrganizationMention]]) -> Iterator[Match[OrganizationMention]]:
    """Further mentions under the abbreviation behind a name: "Thanh tra Nhà nước (TTNN) cho biết … TTNN đã …"."""
    defined: dict[str, tuple[int, Match[OrganizationMention]]] = {}
    for match in found:
        if hit := _ALIAS.match(text, match.end):
            defined.setdefault(hit["alias"], (hit.end(), match))
    for head in {match.value.name.split()[0] for match in found}:
        defined.pop(head, None)
    if not defined:
        return
    starts = [match.start for match in found]
    for hit in re.finditer(rf"(?<![\w&-])(?:{'|'.join(map(re.escape, defined))})(?![\w&-])", text):
        end, match = defined[hit[0]]
        last = bisect_right(starts, hit.start()) - 1
        if hit.start() >= end and (last < 0 or found[last].end <= hit.start()):
            yield Match(hit.start(), hit.end(), match.value, (*match.rules, "alias"))
