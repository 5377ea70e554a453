"""`kiemtra archive`: an archive of records on disk, searched, compared and held against reference tables."""

import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.commands.archive_add import add, failures, retry
from extractor.commands.archive_compare import compare, copied, verify
from extractor.commands.archive_options import DEFAULT, Archive, Form, Format, disk
from extractor.commands.common import DONE, NOTHING_READ, SOME_FAILED, Language, Quiet, Workers
from extractor.commands.export import export

if TYPE_CHECKING:
    from extractor.archive.store import Entry
    from extractor.schema.record import InspectionRecord

app = typer.Typer(
    name="archive", help="Kho bản ghi. An archive of records.", no_args_is_help=True, rich_markup_mode=None
)

Identity = Annotated[str, typer.Argument(metavar="ID", help="The id of a record.")]

CPUS = os.cpu_count() or 1


class Shown(StrEnum):
    """How one record is printed."""

    table = "table"
    json = "json"


for _command in (export, add, failures, retry):
    app.command()(_command)


def _entries(archive: Path, identities: Iterable[str]) -> "Iterator[Entry]":
    from extractor.archive.keeper import entries  # noqa: PLC0415

    return entries(archive, identities)


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="Words of the article, with or without diacritics.")] = "",
    archive: Archive = DEFAULT,
    place: Annotated[str, typer.Option(help="A place by name or GSO code, old or new.")] = "",
    topic: Annotated[str, typer.Option(help="The code of a topic, e.g. food-safety, or a part of its words.")] = "",
    body: Annotated[str, typer.Option(help="A part of the name of a body.")] = "",
    official: Annotated[str, typer.Option(help="A part of the name of an official.")] = "",
    metric: Annotated[str, typer.Option(help="The id of a metric, e.g. resolved_late.")] = "",
    verdict: Annotated[str, typer.Option(help="An outcome, e.g. inconsistent.")] = "",
    start: Annotated[str, typer.Option("--from", help="The first day, e.g. 2024-07-01.")] = "",
    end: Annotated[str, typer.Option("--to", help="The last day.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    form: Format = Form.text,
    lang: Annotated[Language, typer.Option(help="Language of the tables.")] = Language.vi,
) -> None:
    """Tìm trong kho. Find records by the words of the article and by what was read in it; without words, list them."""
    from extractor.archive import index  # noqa: PLC0415
    from extractor.archive.search import Query  # noqa: PLC0415
    from extractor.archive.search import search as find  # noqa: PLC0415

    query = Query(text, place, topic, body, official, metric, verdict, start, end, limit)
    with disk(), index.connected(index.path_of(archive)) as connection:
        found = find(connection, query, facets=False)
    records = (entry.latest for entry in _entries(archive, found.ids))
    if form is Form.text and sys.stdout.isatty():
        from extractor.report.terminal import write_list  # noqa: PLC0415

        write_list(records, sys.stdout, lang)
    else:
        for record in records:
            typer.echo(record.model_dump_json() if form is Form.jsonl else _line(record))
    if form is Form.text:
        typer.echo(f"{len(found.ids)}/{found.total}", err=True)


app.command(name="list")(search)


def _line(record: "InspectionRecord") -> str:
    from extractor.report.rows import row_of  # noqa: PLC0415
    from extractor.report.wording import SIGNS  # noqa: PLC0415

    row = row_of(record)
    counts = " ".join(f"{SIGNS[outcome]}{row.verdicts[outcome]}" for outcome in SIGNS if row.verdicts.get(outcome))
    return f"{row.id}  {row.date or '-':<10}  {row.province or row.place or '-'}  {row.headline}  {counts}".rstrip()


@app.command()
def show(
    identity: Identity,
    archive: Archive = DEFAULT,
    form: Annotated[
        Shown | None, typer.Option("--format", help="Tables or JSON; by default tables at a terminal, JSON in a pipe.")
    ] = None,
    lang: Annotated[Language, typer.Option(help="Language of the tables.")] = Language.vi,
) -> None:
    """Xem một bản ghi. Print the record as it was read last."""
    record = _entry(archive, identity).latest
    if (form or (Shown.table if sys.stdout.isatty() else Shown.json)) is Shown.json:
        typer.echo(record.model_dump_json(indent=2))
    else:
        from extractor.report.terminal import write_record  # noqa: PLC0415

        write_record(record, sys.stdout, lang)


@app.command()
def history(identity: Identity, archive: Archive = DEFAULT) -> None:
    """Các lần đọc của một bản ghi. What changed from release to release, field by field."""
    from extractor.archive.history import history as changes  # noqa: PLC0415

    entry = _entry(archive, identity)
    fields = list(changes(entry))
    for release in entry.releases:
        typer.echo(f"{release.released}  {release.reason}")
        for change in fields:
            if change.released == release.released:
                typer.echo(f"  {change.field}: {change.before!r} → {change.after!r}")


@app.command()
def reindex(archive: Archive = DEFAULT, workers: Workers = CPUS, quiet: Quiet = False) -> None:
    """Lập lại chỉ mục. Make the index anew from the JSON files; a damaged file is named and skipped."""
    from extractor.archive import index  # noqa: PLC0415
    from extractor.archive.store import DamagedFileError, Store  # noqa: PLC0415

    read = damaged = 0
    with disk():
        for result in index.rebuild(Store(archive), workers):
            if isinstance(result, DamagedFileError):
                damaged += 1
                typer.echo(f"kiemtra: {result}", err=True)
            else:
                read += 1
    if not quiet:
        typer.echo(f"{read} records", err=True)
    raise typer.Exit(SOME_FAILED if damaged else DONE)


app.command()(compare)
app.command(name="copies")(copied)
app.command()(verify)


def _entry(archive: Path, identity: str) -> "Entry":
    found = next(iter(_entries(archive, [identity])), None) if identity.isalnum() else None
    if found is None:
        typer.echo(f"kiemtra: no record {identity!r} in {archive}: see kiemtra archive list", err=True)
        raise typer.Exit(NOTHING_READ)
    return found
