"""A bar on the terminal while pages are read: how many, how fast, and for how long yet."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

Item = TypeVar("Item")


def progress(
    items: Iterable[Item], *, enabled: bool, done: Callable[[], int], whole: Callable[[], int | None]
) -> Iterator[Item]:
    """Passes `items` on; with `enabled` it counts them on standard error, which it leaves clean at the end.

    `done` tells how many bytes of the input have been read; `whole`, called once in a thread since it may have to walk
    through folders of millions of files, how many there are, or None where nobody can know.
    """
    if not enabled:
        yield from items
        return
    columns = (SpinnerColumn(), BarColumn(20), TextColumn("{task.fields[count]}"), TimeElapsedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, count="")
        threading.Thread(target=lambda: bar.update(task, total=whole()), daemon=True).start()
        begun = time.monotonic()
        for count, item in enumerate(items, start=1):
            yield item
            rate = count / (time.monotonic() - begun)
            bar.update(task, completed=done(), count=f"{count} trang, {rate:.1f} trang/giây")
