"""C09: figures that changed between two readings of one page."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.checks.between.findings import comparison
from extractor.checks.between.told import witness
from extractor.checks.wording import printed
from extractor.schema.comparison import Comparison
from extractor.schema.record import Figure, InspectionRecord

REACH = 40
"""Characters before a figure that must be unchanged for it to be the same place of the text."""
CLOSED = ("Chỗ không khớp nêu trước đó nay đã khớp.", "A misfit found before is gone.")


def revisions(releases: Sequence[InspectionRecord]) -> Iterator[Comparison]:
    """The changes of value from release to release, oldest first, at places of the text that otherwise stand.

    A release that only newer rules made reads the same text, and is passed over.
    """
    for before, after in pairwise(releases):
        if before.article.sha256 == after.article.sha256:
            continue
        places = {_place(after, figure): figure for figure in after.figures}
        for figure in before.figures:
            now = places.get(_place(before, figure))
            if now is not None and now.value != figure.value and None not in (now.value, figure.value):
                yield _changed(before, after, figure, now)


def _place(record: InspectionRecord, figure: Figure) -> tuple[str, str | None]:
    start = figure.evidence[0].start
    return record.article.text[max(0, start - REACH) : start], figure.unit


def _changed(before: InspectionRecord, after: InspectionRecord, old: Figure, new: Figure) -> Comparison:
    closed = _disputed(before, old) and not _disputed(after, new)
    return comparison(
        "C09",
        "review",
        f"{printed(old)} → {printed(new)}",
        (witness(before, old), witness(after, new)),
        computed=old.value,
        published=new.value,
        level="note",
        note=CLOSED if closed else ("", ""),
    )


def _disputed(record: InspectionRecord, figure: Figure) -> bool:
    return any(check.verdict == "inconsistent" and figure.id in check.figures for check in record.checks)
