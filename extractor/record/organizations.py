"""Mentions of bodies to the bodies of the record: the fullest name, its short forms, and all evidence.

"UBND huyện" is "UBND huyện Tân Hưng" where the article names that; "Sở NN&PTNT" is "Sở Nông nghiệp và Phát triển nông
thôn Lâm Đồng". Reading order: `Named` takes a name apart, `is_short_of` compares two, `build` groups the mentions.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from extractor import layers
from extractor.rules.abbreviations import expanded
from extractor.rules.places import bare_name, key, type_id
from extractor.schema.evidence import Evidence
from extractor.schema.record import Organization
from extractor.schema.values import OrganizationMention, PlaceMention

_WORD = re.compile(r"\w+")
# "Cục Quản lý thị trường (QLTT) tỉnh …": the code says the words before it again.
_CODE = re.compile(r"\s*\([^()]*\)")
# Their names are shortened in the middle: "Công ty Calapharco" for "Công ty CPDP Calapharco".
_LOOSE_KINDS = frozenset({"doanh nghiệp", "đoàn", "trường học", "bệnh viện"})
LONGEST_GAP = 120
_LEVEL_BY_LENGTH = {2: "tỉnh", 3: "huyện", 5: "xã"}


@dataclass(frozen=True)
class Named:
    """A mention with its name taken apart: what the body is, the type of its level ("huyện"), and its place."""

    start: int
    end: int
    mention: OrganizationMention

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What the body is, abbreviations in full, without its level and place."""
        name, place = self.mention.name, self.mention.place
        if place and name.endswith(place):
            name = name[: -len(place)]
        elif self.type:
            name = name[: len(name) - len(self._level_word)]
        long = key(expanded(_CODE.sub("", name).strip(" -–")))
        return tuple(word for word in _WORD.findall(long) if word not in {"của", "và"})

    @cached_property
    def _level_word(self) -> str:
        words = self.mention.name.split()
        ends = (" ".join(words[-length:]) for length in (2, 1) if len(words) > length)
        return next((end for end in ends if type_id(end)), "")

    @cached_property
    def type(self) -> str | None:
        """The type of unit to which it belongs, None where the name tells none ("Sở Y tế", "UBND Hải Phòng")."""
        place = self.mention.place
        if place:
            return type_id(place[: len(place) - len(bare_name(place))].strip())
        return type_id(self._level_word) if self._level_word else None

    @cached_property
    def place(self) -> str | None:
        """The place as the table keys it."""
        return key(bare_name(self.mention.place)) if self.mention.place else None

    @property
    def fullness(self) -> tuple[bool, bool, int]:
        """Names with a place before those with a level before others; then the longer."""
        return self.place is not None, self.type is not None, len(self.mention.name)


def is_short_of(short: Named, full: Named) -> bool:
    """Whether `short` can name the same body as `full` in fewer words."""
    if short.mention.kind != full.mention.kind or not _levels_agree(short, full):
        return False
    if short.words == full.words:
        return True
    if short.place or short.type:
        return short.mention.kind in _LOOSE_KINDS and _in_order(short.words, full.words)
    return full.words[: len(short.words)] == short.words or (
        short.mention.kind in _LOOSE_KINDS and _in_order(short.words, full.words)
    )


def _levels_agree(short: Named, full: Named) -> bool:
    if short.place and full.place:
        return short.place == full.place
    if short.type and full.type:
        return short.type == full.type
    return None in {short.mention.level, full.mention.level} or short.mention.level == full.mention.level


def _in_order(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    rest = iter(others)
    return all(word in rest for word in words) and words[:2] == others[: len(words[:2])]


def build(doc: Doc) -> tuple[Organization, ...]:
    """The bodies of the article in order of first mention, but for those named only as the issuers of documents."""
    mentions = [Named(span.start_char, span.end_char, span._.organization) for span in doc.spans[layers.ORGANIZATIONS]]
    groups: dict[str, list[Named]] = {}
    fuller = _fuller(mentions)
    for named in mentions:
        groups.setdefault(_full(named, mentions, fuller).casefold(), []).append(named)
    issuers = _issuers(doc)
    places = [span._.place for span in doc.spans.get(layers.PLACES, ())]
    acting = [group for group in groups.values() if not all(_inside(named, issuers) for named in group)]
    return tuple(_organization(layers.text_of(doc), group, places) for group in acting)


def _issuers(doc: Doc) -> list[tuple[int, int]]:
    """Where the issuers of documents stand: "Quyết định số 486/QĐ-UBND ngày 27/02/2024 của UBND tỉnh"."""
    stretches = []
    for span in doc.spans.get(layers.DOCUMENTS, ()):
        issuer = span._.document.issuer
        start = layers.text_of(doc).find(issuer, span.end_char, span.end_char + LONGEST_GAP) if issuer else -1
        if start >= 0:
            stretches.append((start, start + len(issuer)))
    return stretches


def _inside(named: Named, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= named.start and named.end <= end for start, end in stretches)


def _fuller(mentions: list[Named]) -> dict[str, set[str]]:
    """For every name of the article the names that say the same body more fully."""
    named = {mention.mention.name: mention for mention in mentions}
    return {
        name: {other for other, full in named.items() if full.fullness > short.fullness and is_short_of(short, full)}
        for name, short in named.items()
    }


def _full(named: Named, mentions: list[Named], fuller: dict[str, set[str]]) -> str:
    """The fullest name of the body that `named` is: of several bodies, that of the one named last before it."""
    names = fuller[named.mention.name]
    if not names:
        return named.mention.name
    others = [other for other in mentions if other.mention.name in names]
    before = [other for other in others if other.start < named.start]
    return _full(before[-1] if before else others[0], mentions, fuller)


def _organization(text: str, group: list[Named], places: list[PlaceMention]) -> Organization:
    best = max(group, key=lambda named: named.fullness)
    quotes = [" ".join(text[named.start : named.end].split()) for named in group]
    names = dict.fromkeys([named.mention.name for named in group] + [q for q in quotes if q.isupper()])
    level = best.mention.level
    return Organization(
        name=best.mention.name,
        kind=best.mention.kind,
        level=level,
        place=best.mention.place or _place_of(level, places),
        short_forms=tuple(name for name in names if name != best.mention.name),
        evidence=tuple(Evidence.of(text, named.start, named.end) for named in group),
    )


def _place_of(level: str | None, places: list[PlaceMention]) -> str | None:
    """The one settled place of that level in the article, None where it names several."""
    settled = {
        mention.candidates[0]: mention
        for mention in reversed(places)
        if len(mention.candidates) == 1 and _LEVEL_BY_LENGTH[len(mention.candidates[0])] == level
    }
    if len(settled) != 1:
        return None
    mention = next(iter(settled.values()))
    return mention.name if mention.name != bare_name(mention.name) else f"{mention.type} {mention.name}"
