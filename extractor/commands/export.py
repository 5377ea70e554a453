"""`kiemtra archive export`: the archive in the forms that other programs read."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.commands.archive_options import DEFAULT, Archive
from extractor.commands.common import DONE, SOME_FAILED, Quiet, Tally, extra


class Form(StrEnum):
    """The forms of an export."""

    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    parquet = "parquet"
    sqlite = "sqlite"
    popolo = "popolo"
    annotations = "annotations"
    label_studio = "label-studio"
    claimreview = "claimreview"


def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
    form: Annotated[Form, typer.Option("--format", help="What the file is for.")] = Form.jsonl,
    archive: Archive = DEFAULT,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, which Excel needs.")] = False,
    quiet: Quiet = False,
) -> None:
    """Xuất kho. Write the archive as JSON, tables, a database, people and bodies, annotations or drafts of reviews."""
    from extractor.archive.export.formats import export as write  # noqa: PLC0415 - the help must not wait for it
    from extractor.archive.store import archived  # noqa: PLC0415

    tally = Tally(quiet)
    try:
        with extra("parquet", "--format"):
            write(tally.records(archived(archive)), archive, output, form.value, mark=bom)
    except OSError as error:
        raise typer.BadParameter(f"cannot write {output}: {error.strerror}", param_hint="--output") from error
    if not quiet:
        typer.echo(f"→ {output}", err=True)
    raise typer.Exit(SOME_FAILED if tally.failed else DONE)
