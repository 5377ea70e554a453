"""What people decided on the findings of a record: `DIR/reviews/<three hex digits>/<id>.json`, oldest first.

They stand apart from the record files, which are made by a program and can be made again; these cannot.
"""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from extractor.archive.atomic import locked, write
from extractor.archive.store import SHARD_DIGITS, DamagedFileError
from extractor.schema.review import Review

_REVIEWS = TypeAdapter(tuple[Review, ...])


def path_of(folder: Path, identity: str) -> Path:
    """Where the reviews of the record `identity` are kept."""
    return folder / "reviews" / identity[:SHARD_DIGITS] / f"{identity}.json"


def reviews_of(folder: Path, identity: str) -> tuple[Review, ...]:
    """The decisions on the record's findings, oldest first; raises DamagedFileError."""
    path = path_of(folder, identity)
    try:
        return _REVIEWS.validate_json(path.read_bytes()) if path.exists() else ()
    except ValidationError as error:
        raise DamagedFileError(path, f"damaged review file: {error.errors()[0]['msg']}") from error


def reviewed(folder: Path) -> list[str]:
    """The ids of the records on whose findings somebody decided, in order."""
    return sorted(path.stem for path in (folder / "reviews").glob("*/*.json"))


def add_review(folder: Path, identity: str, review: Review) -> tuple[Review, ...]:
    """Keeps `review` after the earlier ones, of which none is taken out, and returns all; safe beside other writers."""
    path = path_of(folder, identity)
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(folder / "locks" / f"review-{identity[:1]}"):
        kept = (*reviews_of(folder, identity), review)
        write(path, _REVIEWS.dump_json(kept, indent=1) + b"\n")
    return kept


def standing(reviews: tuple[Review, ...]) -> dict[str, Review]:
    """The last decision on each finding by its fingerprint."""
    return {review.fingerprint: review for review in reviews}
