"""Several workers at once: answers in the order of the items, with a bounded number in flight."""

import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Generic, TypeVar, cast

from extractor.workers.worker import LateError, LostError, Worker

Item = TypeVar("Item")
Answer = TypeVar("Answer")

# Items in flight for each worker: enough that none waits, few enough that endless input needs constant memory.
IN_FLIGHT = 8


class Pool(Generic[Item, Answer]):
    """`size` workers, each fed by a thread of its own; a worker that dies or hangs costs the one item it had."""

    def __init__(
        self,
        function: Callable[[Item], Answer],
        size: int,
        *,
        seconds: float | None = None,
        preload: str | None = None,
    ) -> None:
        """`seconds` is the longest that one item may take. See `Worker` for the function and `preload`."""
        self._seconds = seconds
        self._size = size
        self._closed = False
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self.workers = [Worker(function, preload) for _ in range(size)]
        for worker in self.workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="worker")

    def answers(self, items: Iterable[Item], lost: Callable[[Item, LostError], Answer]) -> Iterator[Answer]:
        """One answer for each of `items`, in their order; `lost` makes the answer for an item that got none."""
        waiting = iter(items)
        running: deque[Future[Answer]] = deque()

        def feed(count: int) -> None:
            running.extend(self._threads.submit(self.answer, item, lost) for item in islice(waiting, count))

        feed(self._size * IN_FLIGHT)
        while running:
            yield running.popleft().result()
            feed(1)

    def answer(self, item: Item, lost: Callable[[Item, LostError], Answer]) -> Answer:
        """The answer for one item, which waits for a worker that is idle; may be called from any thread."""
        worker = self._idle.get()
        try:
            return self._called(worker, item)
        except LostError as error:
            return lost(item, error)
        finally:
            self._idle.put(worker)

    def _called(self, worker: Worker, item: Item) -> Answer:
        try:
            return cast(Answer, worker.call(item, self._seconds))
        except LateError:
            raise
        except LostError:
            if self._closed:
                raise
            # The system's memory guard may have taken the process for no fault of the item; twice is no accident.
            return cast(Answer, worker.call(item, self._seconds))

    def __enter__(self) -> "Pool[Item, Answer]":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all processes at once; items in flight are given up."""
        self._closed = True
        for worker in self.workers:
            worker.close()
        self._threads.shutdown(cancel_futures=True)
