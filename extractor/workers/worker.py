"""One worker process with a pipe of its own, so that its death in the middle of a message damages no other's.

Pools that share one queue or pipe (`concurrent.futures`, loky, pebble) are broken for good when a worker is killed at a
bad moment, by the kernel's out-of-memory killer for one; a run over millions of pages meets that moment.
"""

import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

GRACE = 5.0


class LostError(Exception):
    """A call that gave no answer; the text says why. Its worker is gone."""


class LateError(LostError):
    """A call that took longer than it was given."""


def context(preload: str | None = None) -> Any:
    """How processes are started: forked from a server that imported the module `preload` once, else anew.

    A plain fork of a process that runs threads can hang for ever, so it is never used.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    chosen = multiprocessing.get_context("forkserver")
    if preload:
        chosen.set_forkserver_preload([preload])
    return chosen


class Worker:
    """A process that answers `function(item)`, one item at a time. Use it from one thread."""

    def __init__(self, function: Callable[[Any], Any], preload: str | None = None) -> None:
        """`function` and its results cross processes, so they must be picklable; see `context` for `preload`."""
        self._function = function
        self._context = context(preload)
        self._closed = False
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs, self._function), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def pid(self) -> int:
        """The process that answers now."""
        return int(self._process.pid)

    def call(self, item: Any, seconds: float | None = None) -> Any:
        """The function's answer; raises LostError when the process dies or needs longer than `seconds`.

        A new process then stands ready for the next call. What the function raises is raised here.
        """
        try:
            self._pipe.send(item)
            if not self._pipe.poll(seconds):
                raise LateError(f"not read within {seconds:g} seconds")
            sound, answer = self._pipe.recv()
        except LostError:
            self._replace()
            raise
        except (EOFError, OSError) as error:
            raise LostError(f"the reading process died ({self._replace()})") from error
        if not sound:
            raise answer
        return answer

    def _replace(self) -> str:
        """Starts a new process in place of this one; what ended it, in words."""
        self._process.join(timeout=1)
        code = self._process.exitcode
        self._end()
        if not self._closed:
            self._start()
        if code is None:
            return "no answer"
        return signal.Signals(-code).name if code < 0 else f"exit status {code}"

    def close(self) -> None:
        """Ends the process, from any thread; a call in it is given up and raises LostError."""
        self._closed = True
        self._process.kill()

    def _end(self) -> None:
        self._process.kill()
        self._process.join(GRACE)
        self._pipe.close()


def _serve(pipe: Connection, function: Callable[[Any], Any]) -> None:
    """What the process does until its pipe is closed, be it because the parent was killed."""
    # Ctrl-C goes to the whole group of processes; the parent decides what is finished and what is not.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            item = pipe.recv()
            try:
                answer = (True, function(item))
            except Exception as error:  # belongs to the caller
                answer = (False, error)
            pipe.send(answer)
