"""Who is inspected: the objects of the verb, where the inspection went, or who is accused."""

import re

from extractor import layers
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.accused import accused
from extractor.record.announced import announced
from extractor.record.parties import LISTED, Parties, Party, acting, in_post, is_aside, is_establishment, is_shop, named
from extractor.record.reading import Reading
from extractor.rules.organizations import vocabulary
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Named

# How far before a party the words may begin that say it was inspected: "tại các xã, phường: ".
LEAD_REACH = 40
# … tại | đến | đối với | làm việc với | phát hiện: what follows was inspected.
_PLACED = pattern(
    r"(?<!\w)(?:tại|ở(?! cơ sở)|đối với|làm việc với|đến|tới|qua|gồm|phát hiện|công nhận)"
    r"\s*(?:các\s+|một số\s+|địa bàn\s+|trụ sở\s+|\d+\s+)?(?:(?:{villages}|khối|khóm|tổ|xóm)\s+\w+,\s*)?"
    r"(?:(?:{territories}|{reported_on}),?\s*){0,3}"
    r"(?:như)?\s*:?\s*$"
    r"|(?<!\w)\d+\s+(?:[^\W\d]+,?\s+){0,4}[^\W\d]+\s*:\s*$",  # "kiểm tra 5 đơn vị: Chi cục …"
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"(?:đoàn|tổ)\s+(?:[^\W\d]+\s+){0,5}?gồm(?:\s+có)?\s*:?\s*(?:các\s+)?$", re.IGNORECASE)
# The delegation as the subject of later sentences.
_TEAM = pattern(r"(?<!\w)(?:[Đđ]oàn|[Tt]ổ công tác)(?=\s+(?:{inspects}|đến|đi|rút|mở|đã|cũng|còn|tới|làm việc))")
_TEAM_NAME = pattern(r"(?:đoàn|tổ) (?:{inspects}|liên ngành)", re.IGNORECASE)
# Between a site and the place where it is, within one clause; an establishment is at its place, a project goes on "tại".
_ADDRESS = re.compile(r"^\s*,\s*$|^[^.;:]*\squa\s+(?:địa bàn\s+)?$")
_AT = re.compile(
    r"^(?:\s*\([^()]*\))?,?\s+(?:(?:có\s+)?(?:địa chỉ|trụ sở)(?::|\s+tại|\s+ở)?|tại|ở|thuộc)\s+(?:[^.;:]*,\s*)?$"
)
_GOES_ON = re.compile(r"\s*(?:,|;|và|cùng)\s")
# At most a few words of one phrase stand between the verb and its object.
_DIRECT = re.compile(r"(?:\s+(?!(?:và|là|đã|có|các|tại|ở|do|theo|của)\s)[^\W\d]+){0,5}\s+")
# "kiểm tra hoạt động của Phòng khám …": whose work was inspected, not whose plan it was.
_OWNER = pattern(
    r"(?:\s+(?!(?:{demands}|theo|kế hoạch|quyết định|sự|do|với|tại|ở|và|là|có|để|nhằm)\s)[^\W\d]+){1,9}?"
    r"\s+của\s+(?:các\s+)?"
)
_TOLD = pattern(
    r"(?<!theo )(?<!đạt )(?:{demands}|giao|lưu ý)\s+(?:với\s+|cho\s+)?(?:các\s+)?$",
    re.IGNORECASE,
)
# Where somebody lives, and the whole to which the inspectors belong.
_ELSEWHERE = pattern(r"(?<!\w)(?:{lives_at})\s+(?:tại\s+|ở\s+)?(?:[^.;:()]{0,25},\s*)?$|(?:trong|thuộc) toàn\s$")
# "cửa hàng Long Mẫu thuộc Công ty …"
_OWNED = re.compile(r"\s*\(?\s*(?:trực\s+)?thuộc\s+")
# In a list behind a colon words may stand before a name: ", Đảng ủy bộ phận | Trung tâm …".
_NEXT = re.compile(r"^\s*(?:\([^()]*\)\s*)?[,;]\s*(?:và\s+)?[^,;:.()\d]{0,30}$")
RANKS = {"xã": 1, "huyện": 2, "tỉnh": 3}


def inspected(
    reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties, inspecting: set[str]
) -> tuple[Named, ...]:
    """Who is inspected: "kiểm tra … tại A, B và C", "tại D, đoàn …", "thanh tra phát hiện E đã …"; else who is accused."""
    possible = Parties(tuple(party for party in parties.mentions if not _is_no_target(reading, party)))
    outside = Parties(tuple(party for party in possible.mentions if not in_post(reading, party)))
    verbs = _plain_verbs(reading, possible, inspecting)
    scenes = _scenes(reading, cues or tuple(verbs))
    found = [party for start, end in scenes for party in _targets(reading.text, start, end, outside)]
    found += [party for start, end in scenes for party in announced(reading, start, end, _PLACED, outside)]
    found += [party for party in _direct_objects(reading, verbs, possible) if party not in found]
    found = sorted(found, key=lambda party: party.start)
    found = [party for party in found if party.name not in inspecting]
    return named(reading.text, _one_a_place(found)) or named(reading.text, accused(reading, possible, inspecting))


def _is_no_target(reading: Reading, party: Party) -> bool:
    """True for a body or place that is counted ("9 trường THPT", not "02 xã Minh Long, Lý Quốc"), told what to do, or
    where somebody lives."""
    counted = any(
        one.start <= party.start < one.end and (party.is_body or party.end <= one.end)
        for one in reading.layer(layers.QUANTITIES)
    )
    low = max(0, party.start - LEAD_REACH)
    elsewhere = any(pattern.search(reading.text, low, party.start) for pattern in (_TOLD, _ELSEWHERE))
    return counted or elsewhere or bool(_TEAM_NAME.match(party.name))


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
    last: Party | None = None  # inspected or not: its address may follow
    enumerated = False
    for party in parties.between(start, end):
        if previous is not None and is_aside(text, previous.end, party):
            continue
        if last is not None and _is_address(text, last, party):
            continue
        last = party
        between = text[previous.end : party.start] if previous is not None else ""
        if previous is not None and _lies_in(previous, party, between):
            previous = party  # ", tỉnh Vĩnh Phúc" may follow, or the next of the list
            continue
        if previous is not None and _OWNED.fullmatch(between):
            continue
        listed = LISTED.match(between) or (enumerated and _NEXT.match(between))
        direct = party.is_site and _DIRECT.fullmatch(text, start, party.start)  # "kiểm tra tiến độ thi công dự án …"
        owner = (party.is_body or party.is_site) and _OWNER.fullmatch(text, start, party.start)
        placed = _placed(text, party)
        previous = party if listed or direct or owner or placed else None
        enumerated = bool(previous) and (enumerated if listed else bool(placed and placed[0].rstrip().endswith(":")))
        if previous and party not in found:
            found.append(party)
    return found


def _placed(text: str, party: Party) -> re.Match[str] | None:
    """The words before a party that say it was inspected; those behind "đoàn kiểm tra gồm" are of the delegation."""
    low = max(0, party.start - LEAD_REACH)
    return None if _MEMBERS.search(text, low, party.start) else _PLACED.search(text, low, party.start)


def _plain_verbs(reading: Reading, parties: Parties, inspecting: set[str]) -> list[Match[Cue]]:
    """The verbs of inspecting that open the headline, or have one of the inspectors before them in their sentence."""
    bodies, (opening, _) = acting(reading, parties), reading.heading()
    found = []
    for match in reading.cues:
        start, verb = reading.sentence_at(match.start)[0], match.value.start
        held = any(party.start <= verb < party.end for party in bodies)
        subject = any(start <= party.start and party.end <= verb and party.name in inspecting for party in bodies)
        if match.value.role in {"mention", "act"} and (subject or verb == opening) and not held:
            found.append(match)
    return found


def _direct_objects(reading: Reading, verbs: list[Match[Cue]], parties: Parties) -> list[Party]:
    """The bodies and sites right behind a verb: "Thường trực HĐND xã giám sát UBND xã về rà soát hộ nghèo"."""
    objects = [*acting(reading, parties), *(party for party in parties.mentions if party.is_site)]
    behind = ((p, match.value.end) for match in verbs for p in objects if p.start > match.value.start)
    return [party for party, end in behind if not reading.text[end : party.start].strip(" ")]


def _is_address(text: str, site: Party, place: Party) -> bool:
    """Whether the place says where a site or company is: "quán karaoke Hoa Sim, phường Mẫu", "gói thầu … qua tỉnh Mẫu".

    Behind a body a comma may also go on with a list: "Trung tâm Hành chính công, xã Mẫu và xã Thử".
    """
    between = text[site.end : place.start]
    if place.is_body or place.is_site:
        return False
    if site.is_site:
        return bool(_ADDRESS.search(between) or (is_shop(site) and _AT.search(between)))
    alone = between.strip() == "," and not _GOES_ON.match(text, place.end)
    return is_establishment(site) and bool(alone or _AT.search(between))


def _lies_in(one: Party, place: Party, between: str) -> bool:
    """Whether the place is that of a higher level in which the party is: "thị trấn Yên Lạc, huyện Yên Lạc"."""
    if place.is_body or place.is_site or between.strip() != ",":
        return False
    return 0 < _rank(one.name) < _rank(place.name)


def _rank(name: str) -> int:
    """The rank of the last level that a name holds, from 1 for communes to 3 for provinces; 0 where it holds none."""
    found = [
        (place.start(), len(word), RANKS[level])
        for word, level in vocabulary().levels.items()
        if level in RANKS
        for place in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", name)
    ]
    return max(found, default=(0, 0, 0))[2]


def _one_a_place(found: list[Party]) -> list[Party]:
    """ "huyện Tân Hưng" and later "UBND huyện Tân Hưng" are one party, under the name that comes first."""
    kept: list[Party] = []
    for party in found:
        twin = next((k for k in kept if k.name != party.name and (party.name in k.name or k.name in party.name)), None)
        if twin is None:
            kept.append(party)
    return kept
