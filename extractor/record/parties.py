"""Who inspects and who is inspected: bodies and places around the words that report the inspection."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.reading import Reading
from extractor.schema.evidence import Evidence
from extractor.schema.record import Named, Organization, Place

# kiểm tra … tại | đối với | ở | của …: what follows is what was inspected.
_TARGET = re.compile(
    r"(?:tại|ở|đối với|của|với|đến|tới|qua|gồm|trên địa bàn|:)\s*(?:các\s+|một số\s+)?$", re.IGNORECASE
)
# A list goes on: "xã Vĩnh Đại, Vĩnh Lợi và Trung tâm …".
_AND = re.compile(r"^\s*(?:,|;|và|,\s*và|cùng|-|–|với)\s*$")
_DELEGATION = re.compile(r"(?:đoàn|tổ)\b", re.IGNORECASE)
_PROFESSIONAL = re.compile(r"(?:thanh tra|(?:ủy|uỷ) ban kiểm tra|kiểm toán)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"phối hợp(?:\s+(?:với|cùng))?\s$")
_TELLS = re.compile(r"\s(?:vừa\s|đã\s)?(?:cho biết|cho hay|thông báo|công bố)")
_PASSIVE = re.compile(r"(?:được|bị)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """A mention of a body or place with the name under which the record knows it."""

    start: int
    end: int
    name: str
    is_body: bool


@dataclass(frozen=True, slots=True)
class Parties:
    """Every mention of a body or place in the order of the text."""

    mentions: tuple[Party, ...]

    @classmethod
    def of(cls, organizations: Iterable[Organization], places: Iterable[Place]) -> "Parties":
        """The mentions behind the bodies and places of a record; a place inside a body's name is part of that name."""
        bodies = [Party(e.start, e.end, body.name, True) for body in organizations for e in body.evidence]
        spots = [Party(e.start, e.end, place.name, False) for place in places for e in place.evidence]
        free = [spot for spot in spots if not any(b.start <= spot.start < b.end for b in bodies)]
        return cls(tuple(sorted(bodies + free, key=lambda party: (party.start, -party.end))))

    def between(self, start: int, end: int) -> list[Party]:
        """The mentions that begin between two offsets."""
        return [party for party in self.mentions if start <= party.start < end]


def inspectors(reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties) -> tuple[Named, ...]:
    """The bodies that inspect: whose name holds the cue ("Đoàn kiểm tra …"), else the subjects before the verb."""
    found: list[Party] = []
    for match in cues:
        found += _holders(match, parties) or _subjects(reading, match, parties)
    delegations = [party for party in found if _DELEGATION.match(party.name)]
    partners = [party for party in found if _TOGETHER.search(reading.text, 0, party.start)]
    return named(reading.text, sorted(delegations + partners, key=lambda p: p.start) if delegations else found) or (
        _last_resort(reading, cues, parties)
    )


def _last_resort(reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties) -> tuple[Named, ...]:
    """Without a subject: a body whose work is inspecting, else the delegation without a name, else who tells it first."""
    bodies = [party for party in parties.mentions if party.is_body]
    if professional := [party for party in bodies if _PROFESSIONAL.match(party.name)][:1]:
        return named(reading.text, professional)
    if unnamed := [match for match in cues if match.value.role == "delegation"][:1]:
        span = unnamed[0].start, unnamed[0].value.end
        return (Named(name=reading.text[slice(*span)], evidence=(Evidence.of(reading.text, *span),)),)
    return named(reading.text, [party for party in bodies if _TELLS.match(reading.text, party.end)][:1])


def _holders(match: Match[Cue], parties: Parties) -> list[Party]:
    return [p for p in parties.mentions if p.is_body and p.start <= match.value.start < p.end]


def _subjects(reading: Reading, match: Match[Cue], parties: Parties) -> list[Party]:
    start, _ = reading.sentence_at(match.start)
    before = [party for party in parties.between(start, match.start) if party.is_body]
    if not before or _PASSIVE.search(reading.text, start, match.value.start):
        return []
    return [party for party in before if not _targeted(reading.text, start, party)][:2]


def _targeted(text: str, start: int, party: Party) -> bool:
    return bool(_TARGET.search(text, start, party.start))


def inspected(
    reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties, inspecting: set[str]
) -> tuple[Named, ...]:
    """The bodies and places after the verb: "kiểm tra … tại A, B và C", "làm việc với D"."""
    found: list[Party] = []
    for match in cues:
        _, end = reading.sentence_at(match.start)
        previous: Party | None = None
        for party in parties.between(match.value.end, end):
            listed = previous is not None and _AND.match(reading.text[previous.end : party.start])
            previous = party if listed or _targeted(reading.text, match.value.end, party) else None
            if previous and party.name not in inspecting:
                found.append(party)
    return named(reading.text, found)


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
