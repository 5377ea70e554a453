"""Ctrl-C and the wish of the system to end: no further page is begun, and those begun are finished and written."""

import signal
from collections.abc import Iterable, Iterator
from types import FrameType, TracebackType
from typing import TypeVar

Item = TypeVar("Item")
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupt:
    """While it is entered, the first signal ends `until` and a second one raises KeyboardInterrupt wherever it comes."""

    def __init__(self) -> None:
        self.stopped = False
        self._reading = False

    def until(self, items: Iterable[Item]) -> Iterator[Item]:
        """`items` until a signal comes, even one that comes while the next item is being waited for."""
        waiting = iter(items)
        while not self.stopped:
            try:
                self._reading = True
                item = next(waiting)
            except (StopIteration, KeyboardInterrupt):
                return
            finally:
                self._reading = False
            yield item

    def _stop(self, number: int, frame: FrameType | None) -> None:
        again, self.stopped = self.stopped, True
        if again or self._reading:
            raise KeyboardInterrupt

    def __enter__(self) -> "Interrupt":
        self._before = [(number, signal.signal(number, self._stop)) for number in SIGNALS]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before:
            signal.signal(number, handler)
