"""Pages read in a process of its own, so that one that takes too long or brings its reader down costs only itself."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from extractor.schema.page import Failure, Page
from extractor.schema.record import InspectionRecord
from extractor.stages import WARM, outcome
from extractor.web.problems import RefusedError
from extractor.web.settings import Settings
from extractor.workers.worker import LateError, LostError, Worker


class Reader:
    """One reading process, started with its first page, with a bounded number of pages waiting for it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.waiting = 0
        self._worker: Worker | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reader")

    async def read(self, page: Page) -> InspectionRecord:
        """The checked record of `page`; raises RefusedError with the reason why there is none."""
        if self.waiting >= self.settings.waiting:
            raise RefusedError(503, "too many pages are waiting", "try again in a minute")
        self.waiting += 1
        try:
            result = await asyncio.get_running_loop().run_in_executor(self._thread, self._result, page)
        finally:
            self.waiting -= 1
        if isinstance(result, Failure):
            raise RefusedError(422, result.reason, result.advice)
        return result

    def _result(self, page: Page) -> InspectionRecord | Failure:
        if self._worker is None:
            self._worker = Worker(outcome, WARM)
        try:
            found: InspectionRecord | Failure = self._worker.call(page, self.settings.seconds)
        except LateError as error:
            raise RefusedError(504, str(error), "send the article without its page") from error
        except LostError as error:
            raise RefusedError(500, str(error), "please report this page") from error
        return found

    def close(self) -> None:
        """Ends the process; pages in it are given up."""
        if self._worker is not None:
            self._worker.close()
        self._thread.shutdown(cancel_futures=True)
