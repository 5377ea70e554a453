"""Drafts of ClaimReview (https://schema.org/ClaimReview), for findings alone that a person has confirmed."""

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from extractor.archive.reviews import standing
from extractor.schema.record import InspectionRecord
from extractor.schema.review import Review
from extractor.schema.verdict import Verdict

Reviewed = tuple[InspectionRecord, tuple[Review, ...]]


def claim_reviews(reviewed: Iterable[Reviewed], file: IO[str]) -> None:
    """One JSON document with a draft for every finding whose last decision is "confirm"; no machine's word goes in."""
    drafts = [_draft(record, finding, review) for record, finding, review in confirmed(reviewed)]
    json.dump({"@context": "https://schema.org", "@graph": drafts}, file, ensure_ascii=False, indent=1)
    file.write("\n")


def confirmed(reviewed: Iterable[Reviewed]) -> Iterator[tuple[InspectionRecord, Verdict, Review]]:
    """The findings that stand confirmed, with who confirmed them."""
    for record, reviews in reviewed:
        decisions = standing(reviews)
        for finding in record.checks:
            review = decisions.get(finding.fingerprint)
            if review is not None and review.decision == "confirm":
                yield record, finding, review


def _draft(record: InspectionRecord, finding: Verdict, review: Review) -> dict[str, Any]:
    source = record.source
    appearance = {
        "@type": "NewsArticle",
        "headline": source.headline,
        "url": source.url,
        "datePublished": source.date_published,
    }
    return {
        "@type": "ClaimReview",
        "@id": f"urn:kiemtra:{record.id}:{finding.fingerprint}",
        "creativeWorkStatus": "Draft",
        "datePublished": review.moment[:10],
        "author": {"@type": "Person", "name": review.name},
        "claimReviewed": "; ".join(f"“{evidence.quote}”" for evidence in finding.evidence),
        "reviewBody": " ".join(filter(None, (finding.message, review.note))),
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": source.publisher or source.url or source.headline},
            "datePublished": source.date_published,
            "appearance": {key: value for key, value in appearance.items() if value},
        },
        "reviewRating": {"@type": "Rating", "alternateName": "Không khớp"},
    }
