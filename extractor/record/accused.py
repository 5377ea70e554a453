"""Who is accused, where an article tells what was found and not where the inspection went."""

from extractor.record.parties import Parties, Party, in_post, is_aside, is_establishment
from extractor.record.reading import Reading
from extractor.rules.vocabulary import pattern

# Characters behind the headline within which an article names whom it accuses.
OPENING = 600
_ACCUSED = pattern(r"(?<!\w)(?:{punishes}|đối với)(?!\w)")
# What the accused do not do: "Chi cục Chăn nuôi lấy 3 mẫu, phối hợp với xã tiêu hủy".
_ACTS = pattern(
    r"\s+(?:(?:đã|vừa|cũng|cùng)\s+)?(?:{inspects}|{informs}|{enforces}|lấy \d*\s*mẫu|phối hợp|khuyến cáo|khởi tố|tiêu hủy)"
)


def accused(reading: Reading, parties: Parties, inspecting: set[str]) -> list[Party]:
    """In articles that tell only what was found, the first establishment that is not the inspectors' own.

    It is named early or often, and that of an official counts only where the official is accused.
    """
    early = reading.heading()[1] + OPENING
    bodies = [
        party
        for party in parties.mentions
        if is_establishment(party)
        and not is_aside(reading.text, reading.sentence_at(party.start)[0], party)
        and (party.start < early or sum(one.name == party.name for one in parties.mentions) > 1)
        and (not in_post(reading, party) or _is_accused(reading, party))
    ]
    acts = {party.name for party in bodies if _ACTS.match(reading.text, party.end)}
    others = [party for party in bodies if party.name not in acts]
    return [party for party in others if not any(party.name in name or name in party.name for name in inspecting)][:1]


def _is_accused(reading: Reading, party: Party) -> bool:
    return bool(_ACCUSED.search(reading.text, reading.sentence_at(party.start)[0], party.start))
