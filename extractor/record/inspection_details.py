"""What an article tells of an inspection beside its parties: who led it, on what basis, announced or not, its outcome."""

import re
from collections.abc import Iterable

from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.reading import Reading
from extractor.schema.record import Document, Figure, Official

LEAD = "trưởng đoàn"
MEMBERS = frozenset({"phó trưởng đoàn", "thành viên"})
# Metrics that say what an inspection led to.
OUTCOMES = frozenset({
    "violating", "reminded", "fined", "fine_amount", "fine_decisions", "sanctioned", "suspended", "licences_revoked",
    "seized", "seized_value", "destroyed", "destroyed_value", "referred", "reports_drawn_up", "handled",
})  # fmt: skip
_SURPRISE = re.compile(r"(?<!\w)(?:đột xuất|bất ngờ|không báo trước)(?!\w)", re.IGNORECASE)
_PLANNED = re.compile(
    r"(?<!\w)(?:theo kế hoạch|định kỳ|thực hiện kế hoạch|kế hoạch kiểm tra|kế hoạch thanh tra)", re.IGNORECASE
)
_BASIS = re.compile(r"(?:theo|căn cứ(?: vào)?|thực hiện|trên cơ sở|thi hành)\s+(?:nội dung\s+)?$", re.IGNORECASE)
# A document cited in the words that report the inspection, or right before them, is what it rests on.
NEAR = 200


def leaders(officials: Iterable[Official]) -> tuple[str | None, tuple[str, ...]]:
    """The name of the official who leads the inspection, and those of its other members."""
    officials = list(officials)
    lead = next((official.name for official in officials if official.role == LEAD), None)
    return lead, tuple(official.name for official in officials if official.role in MEMBERS)


def unannounced(reading: Reading, cues: Iterable[Match[Cue]]) -> bool | None:
    """True where the sentences that report the inspection call it a surprise, False where a planned one; not both."""
    spans = dict.fromkeys(reading.sentence_at(cue.start) for cue in cues)
    surprise, planned = (any(p.search(reading.text, *span) for span in spans) for p in (_SURPRISE, _PLANNED))
    return surprise if surprise != planned else None


def legal_basis(reading: Reading, cues: Iterable[Match[Cue]], documents: Iterable[Document]) -> tuple[str, ...]:
    """The labels of the documents that the article names as the basis: "Thực hiện Kế hoạch số 12/KH-UBND, đoàn …"."""
    spans = [reading.sentence_at(cue.start) for cue in cues]
    return tuple(
        document.label
        for document in documents
        if any(
            start - NEAR <= found.start < end and _BASIS.search(reading.text, max(0, found.start - 40), found.start)
            for found in document.evidence
            for start, end in spans
        )
    )


def outcome(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The ids of the reported figures that count what the inspection led to."""
    return tuple(figure.id for figure in figures if figure.metric in OUTCOMES and figure.role == "reported")
