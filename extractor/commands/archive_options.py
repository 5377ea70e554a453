"""What the commands on an archive share: where it lies, how results are printed, and what the disk refuses."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.commands.common import NOTHING_READ

Archive = Annotated[Path, typer.Option("--archive", metavar="DIR", help="The folder of the archive.")]
DEFAULT = Path("archive")


class Form(StrEnum):
    """How results are printed: a line for people, or JSON Lines."""

    text = "text"
    jsonl = "jsonl"


Format = Annotated[Form, typer.Option("--format", help="Lines for people, or JSON Lines.")]


@contextmanager
def disk() -> Iterator[None]:
    """What the disk or the index refuses, as one line that says what to do."""
    import sqlite3  # noqa: PLC0415

    from extractor.archive.index import OutdatedIndexError  # noqa: PLC0415
    from extractor.archive.store import DamagedFileError  # noqa: PLC0415

    try:
        yield
    except (OSError, OutdatedIndexError, DamagedFileError) as error:
        typer.echo(f"kiemtra: {error}", err=True)
        raise typer.Exit(NOTHING_READ) from error
    except sqlite3.Error as error:
        typer.echo(f"kiemtra: the index: {error}: run kiemtra archive reindex", err=True)
        raise typer.Exit(NOTHING_READ) from error
