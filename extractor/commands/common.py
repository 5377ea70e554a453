"""What the commands share: their common options, the count of what was read and failed, and where output goes."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from extractor.schema.page import Failure

if TYPE_CHECKING:
    from extractor.schema.record import InspectionRecord

DONE, SOME_FAILED, NOTHING_READ = 0, 1, 2


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
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar and no diagnostics.")]


class Tally:
    """Counts what was read while it streams by, and reports each failure once on standard error."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.read = 0
        self.failed = 0

    def records(self, results: "Iterable[InspectionRecord | Failure]") -> "Iterator[InspectionRecord]":
        """The records among `results`; failures go to standard error, a counter too where it is a terminal."""
        from extractor.report.progress import progress  # noqa: PLC0415

        for result in progress(results, enabled=sys.stderr.isatty() and not self.quiet):
            if not isinstance(result, Failure):
                self.read += 1
                yield result
                continue
            self.failed += 1
            if not self.quiet:
                typer.echo(f"kiemtra: {result}", err=True)

    def exit_status(self) -> int:
        """The status of `extract`: 0, 1 where some input failed, 2 where nothing could be read."""
        if not self.read:
            return NOTHING_READ
        return SOME_FAILED if self.failed else DONE

    def check_status(self, *, inconsistent: bool) -> int:
        """The status of `check`: 1 where some verdict is inconsistent, 2 where nothing could be read."""
        if not self.read:
            return NOTHING_READ
        return SOME_FAILED if inconsistent else DONE


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


def day(moment: datetime | None) -> date | None:
    """The day of an option that typer reads as a moment."""
    return moment.date() if moment else None
