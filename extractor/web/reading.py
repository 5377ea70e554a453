"""Pages read in processes of their own, so that one that takes too long or brings its reader down costs only itself."""

import asyncio
from multiprocessing import get_context
from typing import Any

from pebble import ProcessExpired, ProcessPool

from extractor.extract import outcome
from extractor.pipeline.annotate import warm_up
from extractor.schema.page import Failure, Page
from extractor.schema.record import InspectionRecord
from extractor.web.problems import RefusedError
from extractor.web.settings import Settings


class Reader:
    """One reading process, warm after its first page, with a bounded number of pages waiting for it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.waiting = 0
        # spawned: a fork of a process that runs threads can hang for ever
        self.pool: Any = ProcessPool(max_workers=1, initializer=warm_up, context=get_context("spawn"))

    async def read(self, page: Page) -> InspectionRecord:
        """The checked record of `page`; raises RefusedError with the reason why there is none."""
        if self.waiting >= self.settings.waiting:
            raise RefusedError(503, "too many pages are waiting", "try again in a minute")
        self.waiting += 1
        try:
            result = await self._result(page)
        finally:
            self.waiting -= 1
        if isinstance(result, Failure):
            raise RefusedError(422, result.reason, result.advice)
        return result

    async def _result(self, page: Page) -> InspectionRecord | Failure:
        future = self.pool.schedule(outcome, args=[page], timeout=self.settings.seconds)
        try:
            found: InspectionRecord | Failure = await asyncio.wrap_future(future)
        except TimeoutError as error:
            seconds = self.settings.seconds
            raise RefusedError(
                504, f"not read within {seconds:g} seconds", "send the article without its page"
            ) from error
        except ProcessExpired as error:
            raise RefusedError(500, "the reading process died over this page", "please report this page") from error
        return found

    def close(self) -> None:
        """Ends the process; pages in it are given up."""
        self.pool.stop()
        self.pool.join()
