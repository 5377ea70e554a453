"""A counter on the terminal while pages are read: how many, how fast."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Item = TypeVar("Item")


def progress(items: Iterable[Item], *, enabled: bool) -> Iterator[Item]:
    """Passes `items` on; with `enabled` it counts them on standard error, which it leaves clean at the end."""
    if not enabled:
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed} trang"), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")
        for item in items:
            yield item
            bar.advance(task)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f} trang/giây" if speed else "")
