"""The bodies, places and named sites of an article where they stand, as parties of an inspection."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractor import layers
from extractor.parsers import triggers
from extractor.parsers.names import begins_like_name
from extractor.record.reading import Reading
from extractor.rules.vocabulary import pattern
from extractor.schema.evidence import Evidence
from extractor.schema.record import Named, Organization, Place
from extractor.text import CAPITALS, SMALL_LETTERS, alternation

_OPENERS = "tại|ở|của|và|do|đã|thuộc|với|để|là|có|về|trên|cho|theo|từ|đến|trong|{territories}|thị|thành|các|những"
# A list goes on: "xã Vĩnh Đại, Vĩnh Lợi và Trung tâm …", "phường Đông (thị xã Kỳ Anh); xã Nam".
LISTED = re.compile(r"^\s*(?:\([^()]*\)\s*)?(?:,|;|và|,\s*và|cùng|-|–|với)\s*$")
_PRESS = re.compile(r"(?:Báo|Tạp chí|Đài (?:Phát thanh|Truyền hình|PT))\s")


@dataclass(frozen=True, slots=True)
class Party:
    """A mention of a body or place with the name under which the record knows it."""

    start: int
    end: int
    name: str
    is_body: bool
    is_site: bool = False


@dataclass(frozen=True, slots=True)
class Parties:
    """Every mention of a body or place in the order of the text."""

    mentions: tuple[Party, ...]

    @classmethod
    def of(cls, organizations: Iterable[Organization], places: Iterable[Place], text: str = "") -> "Parties":
        """The mentions behind the bodies and places of a record, and the sites that `text` names.

        What stands inside a longer name is part of that name.
        """
        named = [Party(e.start, e.end, body.name, True) for body in organizations for e in body.evidence]
        bodies = [one for one in named if not any(_inside(one, other) for other in named)]
        spots = [Party(e.start, e.end, place.name, False) for place in places for e in place.evidence]
        sites = [site for site in sites_in(text) if not any(b.start < site.end and site.start < b.end for b in bodies)]
        taken = bodies + sites
        free = [spot for spot in spots if not any(b.start <= spot.start < b.end for b in taken)]
        return cls(tuple(sorted(taken + free, key=lambda party: (party.start, -party.end))))

    def within(self, start: int, end: int) -> "Parties":
        """Those of a stretch of the article alone."""
        return Parties(tuple(self.between(start, end)))

    def between(self, start: int, end: int) -> list[Party]:
        """The mentions that begin between two offsets."""
        return [party for party in self.mentions if start <= party.start < end]


def sites_in(text: str) -> list[Party]:
    """The projects, works, markets, ports … that are called by a name: "dự án khu dân cư Vụng Sơn"; not "Hồ Sỹ An"."""
    found = (hit for hit in _sites().finditer(text) if not begins_like_name(hit[0]))
    return [Party(hit.start(), hit.end(), " ".join(hit[0].split()), is_body=False, is_site=True) for hit in found]


@cache
def _sites() -> re.Pattern[str]:
    heads = alternation(triggers.rules().sites)
    blank = r"[^\S\n]+"
    # A word that belongs to the name, and opens no phrase or place of its own.
    small = rf"{blank}(?!(?:{_OPENERS})\b)[{SMALL_LETTERS}]+"
    # "Nha khoa Thùy Dương": one small word may stand behind the first capital.
    initials = rf"[{CAPITALS}](?:\.[{CAPITALS}])+"
    name = rf"{blank}(?:{initials}|[{CAPITALS}]\w*)(?:{small}(?={blank}[{CAPITALS}]))?(?:{blank}[{CAPITALS}]\w*)*"
    named = rf"(?i:{heads})(?:{small}){{0,7}}?{name}(?:{blank}\d+(?![\d./-]|,\d))?"
    # "cửa hàng xăng dầu số 11", but "cửa hàng số 11 đường Trần Phú" has only an address.
    number = rf"{blank}số{blank}\d+(?![\d./-])(?!{blank}(?:đường|phố|ngõ|ngách|hẻm|[{CAPITALS}]))"
    return pattern(rf"(?<!\w)(?:(?i:{alternation(triggers.rules().shops)})(?:{small}){{0,3}}?{number}|{named})")


def is_shop(party: Party) -> bool:
    """Whether the party is somebody's business, which has an address."""
    return party.is_site and bool(_shop().match(party.name))


@cache
def _shop() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(triggers.rules().shops)})\s", re.IGNORECASE)


def is_establishment(party: Party) -> bool:
    """Whether the party is a body of a kind that is inspected and does not inspect."""
    return party.is_body and bool(_establishment().match(party.name))


@cache
def _establishment() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(triggers.rules().establishments)})\b", re.IGNORECASE)


def _inside(one: Party, other: Party) -> bool:
    return other.start <= one.start and one.end <= other.end and (one.start, one.end) != (other.start, other.end)


def acting(reading: Reading, parties: Parties) -> list[Party]:
    """The bodies that are more than a part of somebody's post, without the paper that reports."""
    return [
        party
        for party in parties.mentions
        if party.is_body and not in_post(reading, party) and not _PRESS.match(party.name)
    ]


def in_post(reading: Reading, party: Party) -> bool:
    return party.is_body and any(post.start <= party.start < post.end for post in reading.layer(layers.OFFICIALS))


def is_aside(text: str, start: int, party: Party) -> bool:
    """Whether a bracket that opens behind `start` holds the party: "ba cây xăng (đều là đại lý của Công ty …)"."""
    return text.rfind("(", start, party.start) > text.rfind(")", start, party.start)


def named(text: str, found: list[Party]) -> tuple[Named, ...]:
    """The parties by name in order of first mention, each with all its evidence."""
    grouped: dict[str, list[Party]] = {}
    for party in found:
        mentions = grouped.setdefault(party.name, [])
        if party not in mentions:
            mentions.append(party)
    return tuple(
        Named(name=name, evidence=tuple(Evidence.of(text, p.start, p.end) for p in mentions))
        for name, mentions in grouped.items()
    )
