"""The `kiemtra` command. Results go to standard output, progress and diagnostics to standard error."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from extractor.schema.page import Failure

if TYPE_CHECKING:
    from extractor.checks.suppressions import Suppression
    from extractor.schema.record import InspectionRecord

app = typer.Typer(
    name="kiemtra",
    help="Đọc tin kiểm tra, thanh tra và đối chiếu số liệu. "
    "Reads Vietnamese inspection news and tells whether its figures can be true together.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the help must not wait for rich
)

DONE, SOME_FAILED, NOTHING_READ = 0, 1, 2


class RecordFormat(StrEnum):
    """How `extract` prints records: one a line, or for reading."""

    jsonl = "jsonl"
    json = "json"


class CheckFormat(StrEnum):
    """How `check` prints verdicts: for people, as records, or for code-scanning tools."""

    table = "table"
    jsonl = "jsonl"
    sarif = "sarif"


class Language(StrEnum):
    """The language of messages."""

    vi = "vi"
    en = "en"


class Rounding(StrEnum):
    """How the writer is thought to have shortened numbers: none of the lenient readings, or the one named."""

    nearest = "nearest"
    truncated = "truncated"
    ceiling = "ceiling"


Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")]
Published = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Publication date for pages that name none, e.g. 2024-07-10."),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead of standard output.")]
Workers = Annotated[int, typer.Option(min=1, help="Number of processes.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar and no diagnostics.")]


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
    format: Annotated[RecordFormat, typer.Option(help="One record a line, or indented.")] = RecordFormat.jsonl,  # noqa: A002
    published: Published = None,
    output: Output = None,
    workers: Workers = 1,
    quiet: Quiet = False,
) -> None:
    """Đọc trang thành bản ghi. Turn pages into records, printed in input order."""
    from extractor.run import records_of  # noqa: PLC0415 - the help text must not wait for the readers

    tally = Tally(quiet)
    indent = 2 if format is RecordFormat.json else None
    with opened(output) as out:
        for record in tally.records(records_of(paths, _day(published), workers)):
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
    quiet: Quiet = False,
    select: Annotated[list[str] | None, typer.Option(help="Only these rules, e.g. A02 or A.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these rules.")] = None,
    rounding: Annotated[Rounding, typer.Option(help="How printed numbers were shortened.")] = Rounding.nearest,
    suppress: Annotated[Path | None, typer.Option(help="TOML file of findings already explained.")] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even when figures do not match.")] = False,
) -> None:
    """Đối chiếu số liệu của các trang. Show whether the figures of pages or records can be true together."""
    from extractor.run import Options, records_of, report  # noqa: PLC0415

    options = Options(rounding.value, tuple(select or ()), tuple(ignore or ()), suppressed(suppress))
    tally = Tally(quiet)
    with opened(output) as out:
        records = tally.records(records_of(paths, _day(published), workers))
        inconsistent = report(records, out, options, form=format.value, lang=lang.value)
    raise typer.Exit(tally.check_status(inconsistent=inconsistent and not exit_zero))


@app.command()
def explain(
    rule: Annotated[str | None, typer.Argument(help="A check (A03) or a rule of rules/ (grouped-decimal).")] = None,
    text: Annotated[str | None, typer.Option(help="Show what is read in this text, and by which rules.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the explanation.")] = Language.vi,
) -> None:
    """Giải thích một quy tắc. Explain a rule or check: its meaning, formula and known false alarms."""
    from extractor.explain import explain_rule, explain_text  # noqa: PLC0415

    if text is not None:
        typer.echo(explain_text(text))
        return
    if rule is None:
        raise typer.BadParameter("name a rule, or give --text")
    explanation = explain_rule(rule, lang.value)
    if explanation is None:
        typer.echo(f"kiemtra: no rule {rule!r}; the checks are listed in rules/checks.toml", err=True)
        raise typer.Exit(NOTHING_READ)
    typer.echo(explanation)


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


def suppressed(path: Path | None) -> "Mapping[str, Suppression]":
    """The findings that the user's file explains, by fingerprint."""
    from extractor.checks.suppressions import load  # noqa: PLC0415

    try:
        return load(path) if path else {}
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise typer.BadParameter(f"cannot use {path}: {reason}", param_hint="--suppress") from error


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def main() -> None:
    """The entry point of the `kiemtra` command."""
    app()
