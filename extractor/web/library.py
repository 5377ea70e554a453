"""The archive as the service sees it: records with their corrections, search, findings to decide on, reviews."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.archive import index
from extractor.archive.history import history
from extractor.archive.keeper import keeper
from extractor.archive.reviews import add_review, reviews_of, standing
from extractor.archive.search import Found, Query, search
from extractor.archive.store import Entry, Store, moment
from extractor.archive.suspects import suspects
from extractor.checks.corrections import corrected
from extractor.report.rows import Row, row_of
from extractor.schema.record import InspectionRecord
from extractor.schema.review import Decision, Review
from extractor.web.forms import Finding, Findings, ReviewRequest
from extractor.web.problems import RefusedError


@dataclass(frozen=True, slots=True)
class Opened:
    """A record with the corrected values, every decision on it, oldest first, and the number of its releases."""

    record: InspectionRecord
    reviews: tuple[Review, ...]
    releases: int


class Library:
    """The archive in `folder`; it is created with the first record that is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder)

    def entry(self, identity: str) -> Entry:
        """The releases of one record; raises RefusedError where the archive has none."""
        found = self.store.get(identity) if identity.isalnum() and identity.isascii() else None
        if found is None:
            raise RefusedError(404, "no such record", "search for it")
        return found

    def opened(self, identity: str) -> Opened:
        """The record with what people decided on it, each file read once."""
        entry, reviews = self.entry(identity), reviews_of(self.folder, identity)
        return Opened(corrected(entry.latest, reviews), reviews, len(entry.releases))

    def record(self, identity: str) -> InspectionRecord:
        """The record as it was read last, with the values that people have corrected."""
        return self.opened(identity).record

    def add(self, record: InspectionRecord) -> None:
        """Keeps a record and its line of the index."""
        with keeper(self.folder) as archive:
            archive.keep(record)

    def search(self, query: Query) -> tuple[Found, list[Row]]:
        """What the index finds, and the rows of this page."""
        with index.connected(index.path_of(self.folder)) as connection:
            found = search(connection, query)
        return found, [row_of(self.record(identity)) for identity in found.ids]

    def history(self, identity: str) -> list[dict[str, Any]]:
        """The releases of a record, each with the fields that differ from the one before."""
        entry = self.entry(identity)
        changes = list(history(entry))
        return [
            {
                "released": release.released,
                "reason": release.reason,
                "changes": [
                    {"field": change.field, "before": change.before, "after": change.after}
                    for change in changes
                    if change.released == release.released
                ],
            }
            for release in entry.releases
        ]

    def review(self, identity: str, wanted: ReviewRequest) -> Review:
        """Keeps a decision on one of the record's findings; raises RefusedError where it has no such finding or figure."""
        record = self.record(identity)
        if all(check.fingerprint != wanted.fingerprint for check in record.checks):
            raise RefusedError(422, "the record has no finding of that fingerprint", "open the record again")
        figures = {figure.id: figure for figure in record.figures}
        if wanted.figure is not None and wanted.figure not in figures:
            raise RefusedError(422, "the record has no such figure", "open the record again")
        review = Review(
            **wanted.model_dump(exclude={"figure"}),
            misread=figures[wanted.figure].evidence[0] if wanted.figure else None,
            moment=moment(),
        )
        kept = add_review(self.folder, identity, review)
        with index.connected(index.path_of(self.folder)) as connection:
            index.decide(connection, identity, kept)
        return review

    def findings(self, decision: Decision | None, limit: int) -> Findings:
        """Findings that need a look, the most decisive first; those decided in one way, or those not yet decided."""
        with index.connected(index.path_of(self.folder)) as connection:
            total, rows = suspects(connection, decision, limit)
        found = [Finding(**row) for row in rows]
        return Findings(total=total, findings=found if decision is None else [self._decided(one) for one in found])

    def _decided(self, finding: Finding) -> Finding:
        reviews = standing(reviews_of(self.folder, finding.record))
        return finding.model_copy(update={"review": reviews.get(finding.fingerprint)})
