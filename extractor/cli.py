"""The `kiemtra` command. Results go to standard output, progress and diagnostics to standard error."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.commands.archive import app as archive
from extractor.commands.common import (
    Language,
    Output,
    Paths,
    Published,
    Quiet,
    Reading,
    Seconds,
    Tally,
    Workers,
    day,
    opened,
)
from extractor.commands.explain import explain, print_explained
from extractor.commands.report import report
from extractor.commands.serve import serve

if TYPE_CHECKING:
    from extractor.checks.suppressions import Suppression

app = typer.Typer(
    name="kiemtra",
    help="Đọc tin kiểm tra, thanh tra và đối chiếu số liệu. "
    "Reads Vietnamese inspection news and tells whether its figures can be true together.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the help must not wait for rich
)


class RecordFormat(StrEnum):
    """How `extract` writes records: one a line, for reading, or as tables (Dask only)."""

    jsonl = "jsonl"
    json = "json"
    parquet = "parquet"


class Engine(StrEnum):
    """What reads the pages: processes of this program, or Dask."""

    local = "local"
    dask = "dask"


class CheckFormat(StrEnum):
    """How `check` prints verdicts: for people, as records, or for code-scanning tools."""

    table = "table"
    jsonl = "jsonl"
    sarif = "sarif"


class Rounding(StrEnum):
    """How the writer is thought to have shortened numbers: none of the lenient readings, or the one named."""

    nearest = "nearest"
    truncated = "truncated"
    ceiling = "ceiling"


@app.callback(invoke_without_command=True)
def kiemtra(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    """Options that stand before any command."""
    if version:
        from importlib.metadata import version as installed  # noqa: PLC0415

        typer.echo(installed("kiemtra"))
        raise typer.Exit


@app.command()
def extract(
    paths: Paths,
    format: Annotated[RecordFormat, typer.Option(help="One record a line, indented, or Parquet.")] = RecordFormat.jsonl,  # noqa: A002
    published: Published = None,
    output: Output = None,
    workers: Workers = 1,
    timeout: Seconds = None,
    quiet: Quiet = False,
    engine: Annotated[Engine, typer.Option(help="Processes here, or Dask, which writes a folder.")] = Engine.local,
    explained: Annotated[
        bool, typer.Option("--explain", help="Print where every value comes from, not the record.")
    ] = False,
    scheduler: Annotated[
        str | None, typer.Option(help="The address of Dask's scheduler, or its file; else workers here.")
    ] = None,
) -> None:
    """Đọc trang thành bản ghi. Turn pages into records, printed in input order."""
    reading = Reading(day(published), workers, timeout)
    if engine is Engine.dask:
        from extractor.commands.cluster import extract_on_cluster  # noqa: PLC0415 - the help must not wait for Dask

        raise typer.Exit(extract_on_cluster(paths, output, format.value, reading, scheduler=scheduler, quiet=quiet))
    if scheduler or format is RecordFormat.parquet:
        raise typer.BadParameter("--scheduler and --format parquet need --engine dask")
    tally = Tally(quiet)
    indent = 2 if format is RecordFormat.json else None
    with opened(output) as out:
        for record in tally.pages(paths, reading):
            if explained:
                print_explained(record, out)
            else:
                out.write(record.model_dump_json(indent=indent) + "\n")
            out.flush()
    raise typer.Exit(tally.exit_status())


@app.command()
def check(
    paths: Paths,
    format: Annotated[CheckFormat, typer.Option(help="A table, records, or SARIF 2.1.0.")] = CheckFormat.table,  # noqa: A002
    lang: Annotated[Language, typer.Option(help="Language of the messages.")] = Language.vi,
    published: Published = None,
    output: Output = None,
    workers: Workers = 1,
    timeout: Seconds = None,
    quiet: Quiet = False,
    select: Annotated[list[str] | None, typer.Option(help="Only these rules, e.g. A02 or A.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these rules.")] = None,
    rounding: Annotated[Rounding, typer.Option(help="How printed numbers were shortened.")] = Rounding.nearest,
    suppress: Annotated[Path | None, typer.Option(help="TOML file of findings already explained.")] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even when figures do not match.")] = False,
) -> None:
    """Đối chiếu số liệu của các trang. Show whether the figures of pages or records can be true together."""
    from extractor.checks.suppressions import unused  # noqa: PLC0415
    from extractor.run import Options, write_verdicts  # noqa: PLC0415

    options = Options(rounding.value, tuple(select or ()), tuple(ignore or ()), suppressed(suppress))
    tally = Tally(quiet)
    with opened(output) as out:
        records = tally.pages(paths, Reading(day(published), workers, timeout))
        written = write_verdicts(records, out, options, form=format.value, lang=lang.value)
    for one in () if quiet else unused(written.met, options.suppressions):
        typer.echo(f"kiemtra: nothing here has the fingerprint {one.fingerprint} that {one.name} explained", err=True)
    raise typer.Exit(tally.check_status(inconsistent=written.outcomes["inconsistent"] > 0 and not exit_zero))


app.command()(explain)
app.command()(report)
app.command()(serve)
app.add_typer(archive, name="archive")


def suppressed(path: Path | None) -> "Mapping[str, Suppression]":
    """The findings that the user's file explains, by fingerprint."""
    from extractor.checks.suppressions import load  # noqa: PLC0415

    try:
        return load(path) if path else {}
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise typer.BadParameter(f"cannot use {path}: {reason}", param_hint="--suppress") from error


def main() -> None:
    """The entry point of the `kiemtra` command."""
    app()
