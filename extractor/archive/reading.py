"""The files of an archive read for its index, by this process or by several."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from extractor.archive.rows import Lines, lines_of
from extractor.archive.store import DamagedFileError, read

# Files that a worker reads at once, and tasks that wait for each worker: the memory of the run stays the same.
FILES = 100
AHEAD = 2

Result = Lines | DamagedFileError


def read_all(paths: Iterable[Path], workers: int) -> Iterator[Result]:
    """The lines of each file in order; a damaged one comes as its error."""
    if workers <= 1:
        yield from map(_lines, paths)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        unread = iter(paths)
        while task := tuple(islice(unread, FILES)):
            waiting.append(pool.submit(_all_lines, task))
            if len(waiting) > AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _all_lines(paths: Sequence[Path]) -> list[Result]:
    return list(map(_lines, paths))


def _lines(path: Path) -> Result:
    try:
        return lines_of(read(path))
    except DamagedFileError as error:
        return error
