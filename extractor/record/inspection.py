"""The inspection itself: whether the article reports one, its kind, topic, dates, parties and statements."""

from collections import Counter
from dataclasses import dataclass, replace

from extractor.parsers import triggers
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record import bulletin
from extractor.record import inspection_details as details
from extractor.record.inspected import inspected
from extractor.record.inspection_dates import dates_of, period_examined
from extractor.record.inspectors import inspectors
from extractor.record.parties import Parties
from extractor.record.reading import Reading
from extractor.record.statements import statements
from extractor.record.topic import topic
from extractor.record.topic_code import code
from extractor.schema.evidence import Evidence
from extractor.schema.record import Belief, Document, Figure, Inspection, Official

# The opening of a news article, in characters: who inspected what stands here.
LEAD_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Context:
    """What the record knows already when inspections are read: its bodies and places, persons, documents and figures."""

    parties: Parties
    officials: tuple[Official, ...] = ()
    documents: tuple[Document, ...] = ()
    figures: tuple[Figure, ...] = ()


def build(reading: Reading, context: Context) -> tuple[Inspection, ...]:
    """The inspections of an article that is believed to report one, the main one first."""
    parts = bulletin.parts(reading, context.parties)
    if not parts:
        return (entry(reading, context, context.figures),)
    entries = []
    for part in parts:
        told = tuple(f for f in context.figures if part.start <= f.evidence[0].start < part.end)
        inside = replace(context, parties=context.parties.within(part.start, part.end))
        entries.append(entry(part, inside, told))
    return tuple(entries)


def entry(reading: Reading, context: Context, figures: tuple[Figure, ...]) -> Inspection:
    """One inspection from an article or a part of it; `figures` are those that it tells."""
    kind = main_kind(reading)
    weighty = tuple(match for match in reading.cues if match.value.weight > 0)
    acts, of_kind = _best(reading, weighty), tuple(match for match in weighty if match.value.kind == kind)
    main = tuple(match for match in acts if match.value.kind == kind) or of_kind or acts or _best(reading, reading.cues)
    days = dates_of(reading, main)
    acting = inspectors(reading, acts, context.parties)
    findings, recommendations = statements(reading)
    about = topic(reading, main)
    lead, members = details.leaders(context.officials)
    return Inspection(
        kind=kind,
        topic=about,
        topic_code=code(reading, main, about),
        dates=days,
        period_examined=period_examined(reading, days),
        inspectors=acting,
        inspected=inspected(reading, acts, context.parties, {party.name for party in acting}),
        findings=findings,
        recommendations=recommendations,
        lead=lead,
        members=members,
        unannounced=details.unannounced(reading, main),
        legal_basis=details.legal_basis(reading, main, context.documents),
        figures=tuple(figure.id for figure in figures),
        outcome=details.outcome(figures),
        evidence=tuple(Evidence.of(reading.text, match.start, match.end) for match in main[:3]),
    )


def _best(reading: Reading, cues: tuple[Match[Cue], ...]) -> tuple[Match[Cue], ...]:
    """The cues that report something; where there is none, those of captions, and then those of demands too."""
    told = tuple(match for match in cues if not _is_demanded(reading, match))
    return tuple(match for match in told if not reading.in_caption(match.start)) or told or cues


def _is_demanded(reading: Reading, match: Match[Cue]) -> bool:
    start, _ = reading.sentence_at(match.start)
    return bool(triggers.demands(reading.text, start, match.value.start))


def belief(reading: Reading) -> Belief:
    """How strongly the words say that an inspection is reported: the sum of the cues' weights and the headline's."""
    start, end = reading.heading()
    in_heading = any(
        match.value.role not in {"other", "planned"} and start <= match.start < end for match in reading.cues
    )
    deciding = [match for match in reading.cues if match.value.weight]
    return Belief(
        score=sum(match.value.weight for match in deciding) + in_heading * triggers.rules().headline_weight,
        threshold=triggers.rules().threshold,
        evidence=tuple(Evidence.of(reading.text, match.start, match.end) for match in deciding),
    )


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
