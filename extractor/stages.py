"""The stages in order, for one page and for many: clean, annotate, build, check."""

import datetime
from collections.abc import Callable, Iterable, Iterator

from extractor.article.clean import clean
from extractor.checks.check import check
from extractor.pipeline.annotate import annotate
from extractor.record.build import build
from extractor.schema.errors import PageError
from extractor.schema.page import Failure, Page
from extractor.schema.record import InspectionRecord
from extractor.workers.pool import Pool
from extractor.workers.worker import LostError

# The longest that a worker may take for one page; the slowest page of the hostile tests takes a tenth of it.
SECONDS = 60.0
WARM = "extractor.pipeline.warm"


def extract(
    html_or_text: str | bytes, url: str | None = None, published: datetime.date | str | None = None
) -> InspectionRecord:
    """The checked record of one page.

    `published` (a date or "2024-07-10") is used where the page names no publication date of its own; years that the
    text leaves out resolve against it. Raises PageError when the page cannot be read or holds no article.
    """
    day = datetime.date.fromisoformat(published) if isinstance(published, str) else published
    return read_page(Page(html_or_text, url=url, published=day))


def read_page(page: Page) -> InspectionRecord:
    """The checked record of `page`; raises PageError."""
    article = clean(
        page.content, path=page.path, url=page.url, published=page.published, charset=page.charset, warc=page.warc
    )
    return check(build(annotate(article)))


def outcome(page: Page) -> InspectionRecord | Failure:
    """The record, or the report of why there is none. No page can stop a run: what no stage foresaw is reported too."""
    try:
        return read_page(page)
    except PageError as error:
        return Failure(name_of(page), error.reason, error.advice)
    except Exception as error:  # one page in a million must not cost the others
        return Failure(name_of(page), f"internal error {type(error).__name__}: {error}", "please report this page")


def name_of(page: Page) -> str:
    """What a page is called in reports."""
    return page.path or page.url or "<text>"


def outcomes(pages: Iterable[Page], workers: int = 1, seconds: float = SECONDS) -> Iterator[InspectionRecord | Failure]:
    """One outcome a page, in the order of `pages`.

    With more than one of `workers`, that many processes read, a bounded number of pages is in flight, and a page that
    takes longer than `seconds` or brings its process down is reported while the others go on.
    """
    if workers <= 1:
        yield from map(outcome, pages)
        return
    with pool(workers, seconds) as reading:
        yield from reading.answers(pages, lost)


def pool(workers: int, seconds: float = SECONDS) -> Pool[Page, InspectionRecord | Failure]:
    """Processes that read pages; close it when done. A page without an answer is reported by `lost`."""
    return Pool(outcome, workers, seconds=seconds, preload=WARM)


def lost(page: Page, error: LostError) -> Failure:
    """The report of a page whose process gave no answer."""
    return Failure(name_of(page), str(error), "please report this page")


def extract_many(
    pages: Iterable[Page | str | bytes], workers: int = 1, on_failure: Callable[[Failure], None] | None = None
) -> Iterator[InspectionRecord]:
    """The records of `pages` in their order; a page that gives none is passed to `on_failure` and skipped."""
    wrapped = (page if isinstance(page, Page) else Page(page) for page in pages)
    for result in outcomes(wrapped, workers):
        if isinstance(result, InspectionRecord):
            yield result
        elif on_failure is not None:
            on_failure(result)
