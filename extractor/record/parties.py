"""Who inspects and who is inspected: bodies and places around the words that report the inspection."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractor import layers
from extractor.parsers import triggers
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.reading import Reading
from extractor.schema.evidence import Evidence
from extractor.schema.record import Named, Organization, Place
from extractor.text import CAPITALS, SMALL_LETTERS

# kiểm tra … tại | đối với | ở | của …: what follows is what was inspected.
_TARGET = re.compile(
    r"(?:tại|ở|đối với|của|với|đến|tới|qua|gồm|trên địa bàn|:)\s*(?:các\s+|một số\s+)?$", re.IGNORECASE
)
# How far before a party the words may begin that say it was inspected: "tại các xã, phường: ".
LEAD_REACH = 40
# … tại | đến | đối với | làm việc với | phát hiện: what follows was inspected.
_PLACED = re.compile(
    r"(?<!\w)(?:tại|ở(?! cơ sở)|đối với|làm việc với|đến|tới|qua|gồm|:|phát hiện)"
    r"\s*(?:các\s+|một số\s+|địa bàn\s+|trụ sở\s+|\d+\s+)?(?:(?:khối|khóm|tổ|ấp|thôn|xóm|bản|khu phố)\s+\w+,\s*)?"
    r"(?:(?:xã|phường|thị trấn|huyện|đơn vị|cơ sở|trường|sở|ngành),?\s*){0,3}:?\s*$",
    re.IGNORECASE,
)
# The delegation as the subject of later sentences.
_TEAM = re.compile(
    r"(?<!\w)(?:[Đđ]oàn|[Tt]ổ công tác)(?=\s+(?:kiểm tra|thanh tra|giám sát|đến|đi|rút|mở|đã|cũng|còn|tới|làm việc))"
)
_UNNAMED = re.compile(r"(?<!\w)(?:[Đđ]oàn|[Tt]ổ) công tác(?=\s+(?:do|vừa|đã|đến|kiểm tra|của|liên ngành))")
# A list goes on: "xã Vĩnh Đại, Vĩnh Lợi và Trung tâm …".
_AND = re.compile(r"^\s*(?:,|;|và|,\s*và|cùng|-|–|với)\s*$")
_DELEGATION = re.compile(r"(?:đoàn|tổ|đội (?:kiểm tra|thanh tra|giám sát))\b", re.IGNORECASE)
# A team that its number alone tells apart, beside the body that sent it.
_NUMBERED = re.compile(r"(?:đoàn|tổ|đội)(?: \w+){2} số \d+", re.IGNORECASE)
_PROFESSIONAL = re.compile(r"(?:thanh tra|(?:ủy|uỷ) ban kiểm tra|kiểm toán)\b", re.IGNORECASE)
# At most a few words of one phrase stand between the verb and its object.
_DIRECT = re.compile(r"(?:\s+(?!(?:và|là|đã|có|các|tại|ở|do|theo|của)\s)[^\W\d]+){0,5}\s+")
_OPENERS = (
    "tại|ở|của|và|do|đã|thuộc|với|để|là|có|về|trên|cho|theo|từ|đến|trong|xã|phường|huyện|tỉnh|thị|quận|thành|các|những"
)
# Between a subject and its verb.
_ASPECT = re.compile(r"\s+(?:(?:vừa|đã|đang|cũng|tiến hành|tổ chức|mở đợt|tổng|tái)\s+)*")
_SHOWN = re.compile(r"cho thấy\s+$|nhận thấy\s+$|ghi nhận\s+$")
_TOGETHER = re.compile(r"phối hợp(?:\s+(?:với|cùng))?\s$")
_TELLS = re.compile(r"\s(?:vừa\s|đã\s)?(?:cho biết|cho hay|thông báo|công bố)")
_TOLD = re.compile(
    r"(?<!theo )(?<!đạt )(?:yêu cầu|đề nghị|kiến nghị|đề xuất|chỉ đạo|giao|lưu ý)\s+(?:với\s+|cho\s+)?(?:các\s+)?$",
    re.IGNORECASE,
)
_ACCUSED = re.compile(r"(?<!\w)(?:đối với|kỷ luật|cách chức|khiển trách|cảnh cáo|khởi tố|bắt)(?!\w)")
# Characters behind the headline within which an article names whom it accuses.
OPENING = 600
_PRESS = re.compile(r"(?:Báo|Tạp chí|Đài (?:Phát thanh|Truyền hình|PT))\s")
_PASSIVE = re.compile(r"(?:được|bị)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


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
    """The projects, works, markets, ports … that are called by a name: "dự án khu dân cư Vụng Sơn"."""
    found = _sites().finditer(text)
    return [Party(hit.start(), hit.end(), " ".join(hit[0].split()), is_body=False, is_site=True) for hit in found]


@cache
def _sites() -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, triggers.rules().sites), key=len, reverse=True))
    blank = r"[^\S\n]+"
    # A word that belongs to the name, and opens no phrase or place of its own.
    small = rf"{blank}(?!(?:{_OPENERS})\b)[{SMALL_LETTERS}]+"
    # "Nha khoa Thùy Dương": one small word may stand behind the first capital.
    initials = rf"[{CAPITALS}](?:\.[{CAPITALS}])+"
    name = rf"{blank}(?:{initials}|[{CAPITALS}]\w*)(?:{small}(?={blank}[{CAPITALS}]))?(?:{blank}[{CAPITALS}]\w*)*"
    return re.compile(rf"(?<!\w)(?i:{heads})(?:{small}){{0,7}}?{name}(?:{blank}\d+(?![\d./-]|,\d))?")


def _inside(one: Party, other: Party) -> bool:
    return other.start <= one.start and one.end <= other.end and (one.start, one.end) != (other.start, other.end)


def inspectors(reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties) -> tuple[Named, ...]:
    """The bodies that inspect: whose name holds the cue ("Đoàn kiểm tra …"), else the subjects before the verb."""
    found: list[Party] = []
    for match in cues:
        found += _holders(match, parties) or _subjects(reading, match, parties)
    found = found or _direct_subjects(reading, parties)
    delegations = [party for party in found if _DELEGATION.match(party.name) and not _NUMBERED.fullmatch(party.name)]
    partners = [party for party in found if _TOGETHER.search(reading.text, 0, party.start)]
    return named(reading.text, sorted(delegations + partners, key=lambda p: p.start) if delegations else found) or (
        _last_resort(reading, cues, parties)
    )


def _direct_subjects(reading: Reading, parties: Parties) -> list[Party]:
    """The first body that stands right before a verb which no other word marks: "Chi cục … kiểm tra nhãn hàng hóa"."""
    bodies = [party for party in _acting(reading, parties) if not reading.in_caption(party.start)]
    for match in reading.cues:
        if match.value.role in {"mention", "act"} and not triggers.demands(reading.text, *_before(reading, match)):
            for party in bodies:
                if party.end <= match.value.start and _ASPECT.fullmatch(reading.text, party.end, match.value.start):
                    return [party]
    return []


def _before(reading: Reading, match: Match[Cue]) -> tuple[int, int]:
    return reading.sentence_at(match.start)[0], match.value.start


def _acting(reading: Reading, parties: Parties) -> list[Party]:
    """The bodies that are more than a part of somebody's post, without the paper that reports."""
    return [
        party
        for party in parties.mentions
        if party.is_body and not _in_post(reading, party) and not _PRESS.match(party.name)
    ]


def _last_resort(reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties) -> tuple[Named, ...]:
    """Without a subject: a body whose work is inspecting, else the delegation without a name, else who tells it first."""
    bodies = [party for party in parties.mentions if party.is_body]
    if professional := [party for party in bodies if _PROFESSIONAL.match(party.name)][:1]:
        return named(reading.text, professional)
    if unnamed := [match for match in cues if match.value.role == "delegation"][:1]:
        span = unnamed[0].start, unnamed[0].value.end
        return (Named(name=reading.text[slice(*span)], evidence=(Evidence.of(reading.text, *span),)),)
    if telling := [party for party in bodies if _TELLS.match(reading.text, party.end)][:1]:
        return named(reading.text, telling)
    team = _UNNAMED.search(reading.text, reading.heading()[1])
    return (Named(name=team[0], evidence=(Evidence.of(reading.text, *team.span()),)),) if team else ()


def _holders(match: Match[Cue], parties: Parties) -> list[Party]:
    return [p for p in parties.mentions if p.is_body and p.start <= match.value.start < p.end]


def _subjects(reading: Reading, match: Match[Cue], parties: Parties) -> list[Party]:
    """The bodies before the verb, without those that stand in somebody's post."""
    start, _ = reading.sentence_at(match.start)
    before = [party for party in _acting(reading, parties) if start <= party.start < match.value.start]
    # "Qua giám sát cho thấy UBND xã …": what was found speaks of who was inspected.
    before = [party for party in before if not _SHOWN.search(reading.text, start, party.start)]
    if not before or _PASSIVE.search(reading.text, start, match.value.start):
        return []
    return [party for party in before if not _targeted(reading.text, start, party)][:2]


def _targeted(text: str, start: int, party: Party) -> bool:
    """Whether the body is what was inspected; one that others worked together with inspected too."""
    return bool(_TARGET.search(text, start, party.start)) and not _TOGETHER.search(text, start, party.start)


def inspected(
    reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties, inspecting: set[str]
) -> tuple[Named, ...]:
    """Who is inspected: "kiểm tra … tại A, B và C", "tại D, đoàn …", "thanh tra phát hiện E đã …"; else who is accused."""
    possible = Parties(tuple(party for party in parties.mentions if not _is_no_target(reading, party)))
    outside = Parties(tuple(party for party in possible.mentions if not _in_post(reading, party)))
    found = [party for start, end in _scenes(reading, cues) for party in _targets(reading.text, start, end, outside)]
    found += [party for party in _direct_objects(reading, cues, possible) if party not in found]
    found = sorted(found, key=lambda party: party.start)
    found = [party for party in found if party.name not in inspecting]
    return named(reading.text, _one_a_place(found)) or named(reading.text, _accused(reading, possible, inspecting))


def _is_no_target(reading: Reading, party: Party) -> bool:
    """True for a body or place that is counted ("9 trường THPT", not "02 xã Minh Long, Lý Quốc") or told what to do."""
    counted = any(
        one.start <= party.start < one.end and (party.is_body or party.end <= one.end)
        for one in reading.layer(layers.QUANTITIES)
    )
    return counted or bool(_TOLD.search(reading.text, max(0, party.start - LEAD_REACH), party.start))


def _in_post(reading: Reading, party: Party) -> bool:
    return party.is_body and any(post.start <= party.start < post.end for post in reading.layer(layers.OFFICIALS))


def _scenes(reading: Reading, cues: tuple[Match[Cue], ...]) -> list[tuple[int, int]]:
    """The stretches that tell where the inspection went: behind a cue, and whole sentences in which the delegation acts."""
    scenes = [(match.value.end, reading.sentence_at(match.start)[1]) for match in cues]
    acted = [hit.start() for hit in _TEAM.finditer(reading.text, reading.heading()[1])]
    scenes += [reading.sentence_at(offset) for offset in acted]
    return sorted(set(scenes))


def _targets(text: str, start: int, end: int, parties: Parties) -> list[Party]:
    """The parties of a stretch behind "tại", "đến", "đối với" …, and the lists that they open."""
    found: list[Party] = []
    previous: Party | None = None
    for party in parties.between(start, end):
        listed = previous is not None and _AND.match(text[previous.end : party.start])
        if previous is not None and _is_address(previous, party, text[previous.end : party.start]):
            continue
        direct = party.is_site and _DIRECT.fullmatch(text, start, party.start)  # "kiểm tra tiến độ thi công dự án …"
        previous = (
            party if listed or direct or _PLACED.search(text, max(0, party.start - LEAD_REACH), party.start) else None
        )
        if previous and party not in found:
            found.append(party)
    return found


def _direct_objects(reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties) -> list[Party]:
    """The bodies right behind the verb of another: "Thường trực HĐND xã giám sát UBND xã về rà soát hộ nghèo"."""
    acting = _acting(reading, parties)
    told = {reading.sentence_at(match.start)[0] for match in cues}
    found: list[Party] = []
    for match in reading.cues:
        start, verb = _before(reading, match)
        held = any(party.start <= verb < party.end for party in acting)
        subject = any(start <= party.start and party.end <= verb for party in acting)
        if start in told and match.value.role in {"mention", "act"} and subject and not held:
            found += [p for p in acting if p.start > verb and not reading.text[match.value.end : p.start].strip(" ")][:1]
    return found


def _is_address(site: Party, place: Party, between: str) -> bool:
    """Whether the place says where a site stands: "tại quán karaoke Hoa Sim, phường Quảng Thắng"."""
    return site.is_site and not (place.is_body or place.is_site) and between.strip() == ","


@cache
def _establishment() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(triggers.rules().establishments)})\b", re.IGNORECASE)


def _one_a_place(found: list[Party]) -> list[Party]:
    """ "huyện Tân Hưng" and later "UBND huyện Tân Hưng" are one party, under the name that comes first."""
    kept: list[Party] = []
    for party in found:
        twin = next((k for k in kept if k.name != party.name and (party.name in k.name or k.name in party.name)), None)
        if twin is None:
            kept.append(party)
    return kept


def _accused(reading: Reading, parties: Parties, inspecting: set[str]) -> list[Party]:
    """In articles that tell only what was found, the first establishment that is not the inspectors' own.

    It is named early or often, and that of an official counts only where the official is accused.
    """
    early = reading.heading()[1] + OPENING
    bodies = [
        party
        for party in parties.mentions
        if party.is_body
        and _establishment().match(party.name)
        and (party.start < early or sum(one.name == party.name for one in parties.mentions) > 1)
        and (not _in_post(reading, party) or _is_accused(reading, party))
    ]
    return [party for party in bodies if not any(party.name in name or name in party.name for name in inspecting)][:1]


def _is_accused(reading: Reading, party: Party) -> bool:
    return bool(_ACCUSED.search(reading.text, reading.sentence_at(party.start)[0], party.start))


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
