"""What the commands share: their common options, the count of what was read and failed, and where output goes."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, TypeVar

import typer

from extractor.commands.interrupts import Interrupt
from extractor.schema.page import Failure, Page

if TYPE_CHECKING:
    from extractor.schema.record import InspectionRecord

Item = TypeVar("Item")

DONE, SOME_FAILED, NOTHING_READ = 0, 1, 2
# 128 and the number of SIGINT, as shells count.
STOPPED = 130


class Language(StrEnum):
    """The language of messages."""

    vi = "vi"
    en = "en"


Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")]
Published = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Publication date for pages that name none, e.g. 2024-07-10."),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead of standard output.")]
Workers = Annotated[int, typer.Option(min=1, help="Number of processes.")]
Seconds = Annotated[
    float | None,
    typer.Option("--timeout", min=0.1, help="Give up a page after so many seconds (60; needs two workers or more)."),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar and no diagnostics.")]


@dataclass(frozen=True, slots=True)
class Reading:
    """How pages are read. `seconds`: what one page may take where several `workers` read."""

    published: date | None = None
    workers: int = 1
    seconds: float | None = None


class Tally:
    """Counts what was read while it streams by, and reports each failure once on standard error."""

    def __init__(self, quiet: bool, on_failure: "Callable[[Failure], object] | None" = None) -> None:
        self.quiet = quiet
        self.on_failure = on_failure
        self.read = 0
        self.failed = 0
        self.stopped = False

    def pages(
        self, paths: Iterable[str], reading: Reading, wanted: "Callable[[Page], bool] | None" = None
    ) -> "Iterator[InspectionRecord]":
        """The records of everything under `paths` but the pages not `wanted`, with a bar on a terminal, until Ctrl-C."""
        from extractor.report.progress import progress  # noqa: PLC0415 - the help text must not wait for these
        from extractor.run import records_of  # noqa: PLC0415
        from extractor.sources.files import Position, read, size  # noqa: PLC0415

        position = Position()
        shown = sys.stderr.isatty() and not self.quiet
        with Interrupt() as interrupt:
            items = interrupt.until(read(paths, position))
            if wanted is not None:
                items = (item for item in items if not isinstance(item, Page) or wanted(item))
            results = records_of(items, reading.published, reading.workers, reading.seconds)
            shown_results = progress(results, enabled=shown, done=lambda: position.bytes, whole=lambda: size(paths))
            yield from self.records(collecting_later(shown_results))
        self.stopped = interrupt.stopped
        if self.stopped and not self.quiet:
            typer.echo(f"kiemtra: stopped after {self.read + self.failed} pages, all of them written", err=True)

    def records(self, results: "Iterable[InspectionRecord | Failure]") -> "Iterator[InspectionRecord]":
        """The records among `results`; failures go to standard error."""
        for result in results:
            if not isinstance(result, Failure):
                self.read += 1
                yield result
                continue
            self.failed += 1
            if self.on_failure is not None:
                self.on_failure(result)
            if not self.quiet:
                typer.echo(f"kiemtra: {result}", err=True)

    def exit_status(self) -> int:
        """The status of `extract`: 0, 1 where some input failed, 2 where nothing could be read, 130 after Ctrl-C."""
        if self.stopped:
            return STOPPED
        if not self.read:
            return NOTHING_READ
        return SOME_FAILED if self.failed else DONE

    def check_status(self, *, inconsistent: bool) -> int:
        """The status of `check`: 1 where some verdict is inconsistent, 2 where nothing was read, 130 after Ctrl-C."""
        if self.stopped:
            return STOPPED
        if not self.read:
            return NOTHING_READ
        return SOME_FAILED if inconsistent else DONE


def collecting_later(items: Iterable[Item]) -> Iterator[Item]:
    """`items`, the first of which comes a quarter sooner: models and rules are loaded without looking for garbage.

    What is there by then stays, so later searches pass over it.
    """
    gc.disable()
    try:
        for place, item in enumerate(items):
            if place == 0:
                gc.freeze()
                gc.enable()
            yield item
    finally:
        gc.enable()


@contextmanager
def opened(output: Path | None) -> Iterator[IO[str]]:
    """Standard output or the named file, both as UTF-8 whatever the locale says."""
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    try:
        file = output.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise typer.BadParameter(f"cannot write {output}: {error.strerror}", param_hint="--output") from error
    with file:
        yield file


@contextmanager
def extra(name: str, option: str) -> Iterator[None]:
    """What `option` needs beyond the plain installation: where it is missing, the error says which extra brings it."""
    try:
        yield
    except ImportError as error:
        raise typer.BadParameter(
            f"{error.name} is missing: pip install 'kiemtra[{name}]'", param_hint=option
        ) from error


def day(moment: datetime | None) -> date | None:
    """The day of an option that typer reads as a moment."""
    return moment.date() if moment else None
