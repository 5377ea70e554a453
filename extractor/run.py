"""Paths to outcomes for the commands: pages are extracted, records are taken as they are, failures keep their place."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from extractor.schema.page import Failure, Page
from extractor.schema.record import InspectionRecord
from extractor.sources.files import Item, read


def records_of(
    paths: Iterable[str], published: datetime.date | None = None, workers: int = 1
) -> Iterator[InspectionRecord | Failure]:
    """One record or failure for every page and record under `paths`, in input order.

    The language models load when the first page comes, so records alone are served without them.
    """
    for are_pages, items in groupby(read(paths), key=lambda item: isinstance(item, Page)):
        if are_pages:
            yield from _extracted(items, published, workers)
        else:
            yield from (item for item in items if not isinstance(item, Page))


def _extracted(
    items: Iterable[Item], published: datetime.date | None, workers: int
) -> Iterator[InspectionRecord | Failure]:
    from extractor.extract import outcomes  # noqa: PLC0415 - imports spaCy, which records do not need

    pages = (item for item in items if isinstance(item, Page))
    return outcomes((replace(page, published=page.published or published) for page in pages), workers)
