"""Keys of findings that stay the same while the article, the rule and the printed words do; suppressions name them."""

from collections.abc import Iterable
from hashlib import sha256

from extractor.schema.record import Figure

LENGTH = 16


def fingerprint(record_id: str, rule: str, figures: Iterable[Figure]) -> str:
    """The key of a finding on figures: offsets and ids do not count, so that a re-read page keeps its keys."""
    return stamp(record_id, rule, *sorted(figure.evidence[0].quote if figure.evidence else "" for figure in figures))


def stamp(*parts: str) -> str:
    """A short hash of `parts`."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:LENGTH]
