"""Who inspects: the delegation, the bodies before the verb, or whoever the article leaves."""

import re

from extractor.parsers import triggers
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.parties import LISTED, Parties, Party, acting, named
from extractor.record.reading import Reading
from extractor.rules.vocabulary import pattern
from extractor.schema.evidence import Evidence
from extractor.schema.record import Named

# kiểm tra … tại | đối với | ở | của …: what follows is what was inspected.
_TARGET = re.compile(
    r"(?:tại|ở|đối với|của|với|đến|tới|qua|gồm|trên địa bàn|:)\s*(?:các\s+|một số\s+)?$", re.IGNORECASE
)
_UNNAMED = re.compile(r"(?<!\w)(?:[Đđ]oàn|[Tt]ổ) công tác(?=\s+(?:do|vừa|đã|đến|kiểm tra|của|liên ngành))")
_DELEGATION = pattern(r"(?:đoàn|tổ|đội (?:{inspects}))\b", re.IGNORECASE)
# A team that its number alone tells apart, beside the body that sent it.
_NUMBERED = re.compile(r"(?:đoàn|tổ|đội)(?: \w+){2} số \d+", re.IGNORECASE)
# A delegation without a name, which says less than any body beside it.
_BARE = pattern(r"(?:đoàn|tổ)(?: (?:{inspects}))*", re.IGNORECASE)
_PROFESSIONAL = re.compile(r"(?:thanh tra|(?:ủy|uỷ) ban kiểm tra|kiểm toán)\b", re.IGNORECASE)
_AND = re.compile(r"\s+(?:và|cùng)\s+")
_LED = re.compile(r",?\s+(?:do|đã|vừa|tiến hành|làm việc)\s")
# Between a subject and its verb.
_ASPECT = pattern(r"\s+(?:(?:{sets_about}|vừa|đã|đang|cũng|tổng|tái)\s+)*")
_SHOWN = re.compile(r"cho thấy\s+$|nhận thấy\s+$|ghi nhận\s+$")
_TOGETHER = re.compile(r"phối hợp(?:\s+(?:với|cùng))?\s$")
_TELLS = pattern(r"(?:\s\([^()]*\))?\s(?:vừa\s|đã\s)?(?:{informs}|công bố)")
_ENFORCES = pattern(r"\s+(?:(?:đã|vừa|cũng)\s+)?(?:{enforces})(?!\w)")
# "Thông tin từ Văn phòng …, đoàn kiểm tra do Chi cục … chủ trì": who only tells it.
_SOURCE = re.compile(r"(?:tin từ|theo)\s$", re.IGNORECASE)
# "thông tin từ Chi cục … cho biết, đơn vị vừa phối hợp với …": who tells it acted.
_ITSELF = re.compile(r"\s(?:cho biết|cho hay),?\s+đơn vị\s")
# "Ủy ban kiểm tra các cấp trong toàn Đảng bộ tỉnh": the whole to which the subject belongs.
_WITHIN = re.compile(r"(?:trong|thuộc) toàn\s$", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:được|bị)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def inspectors(reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties) -> tuple[Named, ...]:
    """The bodies that inspect: whose name holds the cue ("Đoàn kiểm tra …"), else the subjects before the verb."""
    found: list[Party] = []
    for match in cues:
        found += _holders(reading, match, parties) or _subjects(reading, match, parties)
    found = found or _direct_subjects(reading, parties)
    found = [party for party in found if not _BARE.fullmatch(party.name)] or found
    delegations = [party for party in found if _DELEGATION.match(party.name) and not _NUMBERED.fullmatch(party.name)]
    partners = [party for party in found if _behind(reading, _TOGETHER, party)]
    return named(reading.text, sorted(delegations + partners, key=lambda p: p.start) if delegations else found) or (
        _last_resort(reading, cues, parties)
    )


def _direct_subjects(reading: Reading, parties: Parties) -> list[Party]:
    """The first body that stands right before a verb which no other word marks: "Chi cục … kiểm tra nhãn hàng hóa"."""
    bodies = [
        party for party in acting(reading, parties)
        if not reading.in_caption(party.start) and not _behind(reading, _WITHIN, party)
    ]  # fmt: skip
    for match in reading.cues:
        if match.value.role in {"mention", "act"} and not triggers.demands(
            reading.text, reading.sentence_at(match.start)[0], match.value.start
        ):
            for party in bodies:
                if party.end <= match.value.start and _ASPECT.fullmatch(reading.text, party.end, match.value.start):
                    return [party]
    return []


def _last_resort(reading: Reading, cues: tuple[Match[Cue], ...], parties: Parties) -> tuple[Named, ...]:
    """Without a subject: a body whose work is inspecting, the delegation without a name, who punishes, who tells it first."""
    bodies = [party for party in parties.mentions if party.is_body]
    if professional := [party for party in bodies if _PROFESSIONAL.match(party.name)][:1]:
        return named(reading.text, professional)
    if unnamed := [match for match in cues if match.value.role == "delegation"][:1]:
        span = unnamed[0].start, unnamed[0].value.end
        return (Named(name=reading.text[slice(*span)], evidence=(Evidence.of(reading.text, *span),)),)
    if enforcing := [party for party in acting(reading, parties) if _ENFORCES.match(reading.text, party.end)][:1]:
        return named(reading.text, enforcing)
    if telling := [party for party in bodies if _TELLS.match(reading.text, party.end)][:1]:
        return named(reading.text, telling)
    team = _UNNAMED.search(reading.text, reading.heading()[1])
    return (Named(name=team[0], evidence=(Evidence.of(reading.text, *team.span()),)),) if team else ()


def _holders(reading: Reading, match: Match[Cue], parties: Parties) -> list[Party]:
    """The body whose name holds the cue, and who sent the delegation with it: "Đoàn giám sát của A và B do …"."""
    bodies = [party for party in parties.mentions if party.is_body]
    held = [party for party in bodies if party.start <= match.value.start < party.end]
    senders = [p for p in bodies if held and _AND.fullmatch(reading.text, held[-1].end, p.start)]
    return held + [p for p in senders if _LED.match(reading.text, p.end)]


def _subjects(reading: Reading, match: Match[Cue], parties: Parties) -> list[Party]:
    """The bodies before the verb, without those that stand in somebody's post."""
    start, _ = reading.sentence_at(match.start)
    before = [party for party in acting(reading, parties) if start <= party.start < match.value.start]
    # "Qua giám sát cho thấy UBND xã …": what was found speaks of who was inspected.
    before = [party for party in before if not _behind(reading, _SHOWN, party) and not _behind(reading, _WITHIN, party)]
    told = [p for p in before if _behind(reading, _SOURCE, p) and not _ITSELF.match(reading.text, p.end)]
    if len(told) < len(before) or match.value.role == "delegation":
        before = [party for party in before if party not in told]
    if not before or _PASSIVE.search(reading.text, start, match.value.start):
        return []
    subjects = [party for party in before if not _targeted(reading, party)]
    kept = subjects[:2]
    for party in subjects[2:]:  # "phối hợp với A và B thanh tra": the list goes on
        if not LISTED.match(reading.text[kept[-1].end : party.start]):
            break
        kept.append(party)
    return kept


def _targeted(reading: Reading, party: Party) -> bool:
    """Whether the body is what was inspected; one that others worked together with inspected too."""
    return _behind(reading, _TARGET, party) and not _behind(reading, _TOGETHER, party)


def _behind(reading: Reading, words: re.Pattern[str], party: Party) -> bool:
    """Whether the party stands right behind such words in its sentence."""
    return bool(words.search(reading.text, reading.sentence_at(party.start)[0], party.start))
