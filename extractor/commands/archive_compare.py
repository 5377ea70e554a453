"""`kiemtra archive compare`, `copies` and `verify`: what articles tell between them, and beside a reference table."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.commands.archive_options import DEFAULT, Archive, Form, Format, disk
from extractor.commands.common import DONE, NOTHING_READ, SOME_FAILED
from extractor.schema.page import Failure

if TYPE_CHECKING:
    from extractor.archive.store import Entry
    from extractor.schema.comparison import Comparison


def compare(
    archive: Archive = DEFAULT,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these checks, e.g. C01; C10 runs only when named.")
    ] = None,
    form: Format = Form.text,
) -> None:
    """So sánh các bài. What several articles of the archive tell of the same thing."""
    from extractor.archive import index  # noqa: PLC0415
    from extractor.archive.copies import copies  # noqa: PLC0415
    from extractor.checks.between.compare import compare as comparisons  # noqa: PLC0415

    with disk(), index.connected(index.path_of(archive)) as connection:
        taken = copies(connection)
    releases = ([release.record for release in entry.releases] for entry in _sound(archive))
    _print(comparisons(releases, copies=taken, select=select or ()), form)


def copied(archive: Archive = DEFAULT) -> None:
    """Các bài chép nhau. The articles that are copies of one text, each with the id of the first."""
    from extractor.archive import index  # noqa: PLC0415
    from extractor.archive.copies import copies  # noqa: PLC0415

    with disk(), index.connected(index.path_of(archive)) as connection:
        for copy, original in sorted(copies(connection).items(), key=lambda pair: (pair[1], pair[0])):
            typer.echo(f"{copy}  {original}")


def verify(
    table: Annotated[Path, typer.Option(help="The reference table, a CSV file in UTF-8.")],
    mapping: Annotated[Path, typer.Option("--map", help="A TOML file that says what its columns and words mean.")],
    archive: Archive = DEFAULT,
    form: Format = Form.text,
) -> None:
    """Đối chiếu với bảng số liệu. Hold published figures against a reference table."""
    from extractor.checks.between.reference import verify as held  # noqa: PLC0415
    from extractor.sources.tables import TableError, read_map, read_table  # noqa: PLC0415

    try:
        rows = list(read_table(table, read_map(mapping)))
    except TableError as error:
        typer.echo(f"kiemtra: {error}", err=True)
        raise typer.Exit(NOTHING_READ) from error
    for failure in (row for row in rows if isinstance(row, Failure)):
        typer.echo(f"kiemtra: {failure}", err=True)
    records = (entry.latest for entry in _sound(archive))
    misfit = _print(held(records, [row for row in rows if not isinstance(row, Failure)]), form)
    raise typer.Exit(SOME_FAILED if misfit else DONE)


def _print(found: "Iterable[Comparison]", form: Form) -> bool:
    """Prints comparisons; whether any is inconsistent."""
    misfit = False
    for one in found:
        misfit = misfit or one.verdict == "inconsistent"
        quotes = "; ".join(f"{shown.record} “{shown.quote}”" for shown in one.witnesses)
        typer.echo(one.model_dump_json() if form is Form.jsonl else f"{one.rule}  {one.message}  {quotes}")
    return misfit


def _sound(archive: Path) -> "Iterator[Entry]":
    from extractor.archive.store import DamagedFileError, Store  # noqa: PLC0415

    for entry in Store(archive).entries():
        if isinstance(entry, DamagedFileError):
            typer.echo(f"kiemtra: {entry}", err=True)
        else:
            yield entry
