"""The inspection itself: whether the article reports one, its kind, topic, dates, parties and statements."""

from collections import Counter

from extractor.parsers import triggers
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.inspection_dates import dates_of, period_examined
from extractor.record.parties import Parties, inspected, inspectors
from extractor.record.reading import Reading
from extractor.record.statements import statements
from extractor.record.topic import topic
from extractor.schema.evidence import Evidence
from extractor.schema.record import Inspection

# The opening of a news article, in characters: who inspected what stands here.
LEAD_LENGTH = 400


def build(reading: Reading, parties: Parties) -> Inspection | None:
    """The main inspection of the article, or None where it reports none.

    `parties` are the bodies and places of the record, whose names are used for inspectors and inspected.
    """
    if belief(reading) < triggers.rules().threshold:
        return None
    kind = main_kind(reading)
    acts = tuple(match for match in reading.cues if match.value.weight > 0)
    main = tuple(match for match in acts if match.value.kind == kind) or acts or reading.cues
    days = dates_of(reading, main)
    acting = inspectors(reading, acts, parties)
    findings, recommendations = statements(reading)
    return Inspection(
        kind=kind,
        topic=topic(reading, main),
        dates=days,
        period_examined=period_examined(reading, days),
        inspectors=acting,
        inspected=inspected(reading, acts, parties, {party.name for party in acting}),
        findings=findings,
        recommendations=recommendations,
        evidence=tuple(Evidence.of(reading.text, match.start, match.end) for match in main[:3]),
    )


def belief(reading: Reading) -> int:
    """How strongly the words say that an inspection is reported: the sum of the cues' weights and the headline's."""
    start, end = reading.heading()
    in_heading = any(
        match.value.role not in {"other", "planned"} and start <= match.start < end for match in reading.cues
    )
    return sum(match.value.weight for match in reading.cues) + in_heading * triggers.rules().headline_weight


def main_kind(reading: Reading) -> str:
    """The kind that the article names most, its headline and first sentences counting more; ties go to the earlier."""
    votes: Counter[str] = Counter()
    heading_end = reading.heading()[1]
    lead_end = heading_end + LEAD_LENGTH
    for match in reading.cues:
        votes[match.value.kind] += vote(match, heading_end, lead_end)
    return votes.most_common(1)[0][0]


def vote(match: Match[Cue], heading_end: int, lead_end: int) -> int:
    """What one mention adds to its kind; a body's name or a plan says little of what was done."""
    if match.value.role in {"other", "planned"}:
        return 1
    return 2 + max(match.value.weight, 0) + 3 * (match.start < heading_end) + (match.start < lead_end)
