"""`kiemtra archive`: an archive of records on disk, searched, compared and held against reference tables."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.commands.common import (
    DONE,
    NOTHING_READ,
    SOME_FAILED,
    Paths,
    Published,
    Quiet,
    Reading,
    Seconds,
    Tally,
    Workers,
    day,
)
from extractor.commands.export import export
from extractor.schema.page import Failure, Page

if TYPE_CHECKING:
    from extractor.archive.store import Entry
    from extractor.schema.comparison import Comparison
    from extractor.schema.record import InspectionRecord

app = typer.Typer(
    name="archive", help="Kho bản ghi. An archive of records.", no_args_is_help=True, rich_markup_mode=None
)

app.command()(export)

Archive = Annotated[Path, typer.Option("--archive", metavar="DIR", help="The folder of the archive.")]
Identity = Annotated[str, typer.Argument(metavar="ID", help="The id of a record.")]
DEFAULT = Path("archive")


class Form(StrEnum):
    """How results are printed: a line for people, or JSON Lines."""

    text = "text"
    jsonl = "jsonl"


Format = Annotated[Form, typer.Option("--format", help="Lines for people, or JSON Lines.")]


@app.command()
def add(
    paths: Paths,
    archive: Archive = DEFAULT,
    published: Published = None,
    workers: Workers = 1,
    timeout: Seconds = None,
    quiet: Quiet = False,
    again: Annotated[bool, typer.Option("--again", help="Read pages again that the archive holds unchanged.")] = False,
) -> None:
    """Thêm trang hoặc bản ghi vào kho. Add pages or records; a page read before gains a release when it says something new."""
    from extractor.archive.failures import failures as failed  # noqa: PLC0415 - the help must not wait for the readers
    from extractor.archive.failures import note  # noqa: PLC0415

    fresh: list[Failure] = []
    tally = Tally(quiet, fresh.append)
    with _disk():
        known, changes = {page.path for page in failed(archive)}, Counter[str]()
        reading = Reading(day(published), workers, timeout)
        mended = [p for p in _added(archive, paths, reading, tally, changes, again=again) if p in known]
        note(archive, fresh, mended)
    if not quiet:
        typer.echo(", ".join(f"{count} {change}" for change, count in changes.items()) or "nothing added", err=True)
    raise typer.Exit(DONE if not tally.failed and changes and not tally.stopped else tally.exit_status())


def _added(
    archive: Path, paths: list[str], reading: Reading, tally: Tally, changes: "Counter[str]", *, again: bool
) -> Iterator[str]:
    """Adds what lies under `paths`, but for pages that these versions have read already; the paths that gave a record."""
    from extractor.archive.keeper import keeper  # noqa: PLC0415
    from extractor.run import versions  # noqa: PLC0415

    with keeper(archive) as kept:

        def is_new(page: Page) -> bool:
            held = not again and kept.holds(page, versions())
            changes.update(["already there"] if held else [])
            return not held

        for record in tally.pages(paths, reading, is_new):
            changes[kept.keep(record)] += 1
            yield record.source.path or ""


@app.command()
def failures(archive: Archive = DEFAULT, form: Format = Form.text) -> None:
    """Các trang chưa đọc được. The pages that gave no record, with the reason."""
    from extractor.archive.failures import failures as failed  # noqa: PLC0415

    with _disk():
        for page in failed(archive):
            line = f"{page.path}: {page.reason}" + (f" ({page.advice})" if page.advice else "")
            typer.echo(page.model_dump_json() if form is Form.jsonl else f"{page.tried}  {line}")


@app.command()
def retry(
    archive: Archive = DEFAULT,
    published: Published = None,
    workers: Workers = 1,
    timeout: Seconds = None,
    quiet: Quiet = False,
) -> None:
    """Đọc lại các trang lỗi. Read the failed pages again; those that give a record leave the list."""
    from extractor.archive.failures import failures as failed  # noqa: PLC0415

    with _disk():
        paths = dict.fromkeys(_file_of(page.path) for page in failed(archive))
    if not paths:
        typer.echo("kiemtra: no page has failed", err=True)
        raise typer.Exit(DONE)
    add(list(paths), archive, published, workers, timeout, quiet)


def _file_of(path: str) -> str:
    """The file that holds a failed page: "crawl.jsonl:12" is a line of crawl.jsonl."""
    file, _, number = path.rpartition(":")
    return file if number.isdigit() and Path(file).exists() else path


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
) -> None:
    """Tìm trong kho. Find records by the words of the article and by what was read in it; without words, list them."""
    from extractor.archive import index  # noqa: PLC0415
    from extractor.archive.search import Query  # noqa: PLC0415
    from extractor.archive.search import search as find  # noqa: PLC0415

    query = Query(text, place, topic, body, official, metric, verdict, start, end, limit)
    with _disk(), index.connected(index.path_of(archive)) as connection:
        found = find(connection, query, facets=False)
    for entry in _entries(archive, found.ids):
        typer.echo(entry.latest.model_dump_json() if form is Form.jsonl else _line(entry.latest))
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
def show(identity: Identity, archive: Archive = DEFAULT) -> None:
    """Xem một bản ghi. Print the record as it was read last, as indented JSON."""
    typer.echo(_entry(archive, identity).latest.model_dump_json(indent=2))


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
def reindex(archive: Archive = DEFAULT, quiet: Quiet = False) -> None:
    """Lập lại chỉ mục. Make the index anew from the JSON files; a damaged file is named and skipped."""
    from extractor.archive import index  # noqa: PLC0415
    from extractor.archive.store import DamagedFileError, Store  # noqa: PLC0415

    read = damaged = 0
    with _disk():
        for result in index.rebuild(Store(archive)):
            if isinstance(result, DamagedFileError):
                damaged += 1
                typer.echo(f"kiemtra: {result}", err=True)
            else:
                read += 1
    if not quiet:
        typer.echo(f"{read} records", err=True)
    raise typer.Exit(SOME_FAILED if damaged else DONE)


@app.command()
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

    with _disk(), index.connected(index.path_of(archive)) as connection:
        taken = copies(connection)
    releases = ([release.record for release in entry.releases] for entry in _sound(archive))
    _print(comparisons(releases, copies=taken, select=select or ()), form)


@app.command(name="copies")
def copied(archive: Archive = DEFAULT) -> None:
    """Các bài chép nhau. The articles that are copies of one text, each with the id of the first."""
    from extractor.archive import index  # noqa: PLC0415
    from extractor.archive.copies import copies  # noqa: PLC0415

    with _disk(), index.connected(index.path_of(archive)) as connection:
        for copy, original in sorted(copies(connection).items(), key=lambda pair: (pair[1], pair[0])):
            typer.echo(f"{copy}  {original}")


@app.command()
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
    records = [entry.latest for entry in _sound(archive)]
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


def _entry(archive: Path, identity: str) -> "Entry":
    found = next(iter(_entries(archive, [identity])), None) if identity.isalnum() else None
    if found is None:
        typer.echo(f"kiemtra: no record {identity!r} in {archive}: see kiemtra archive list", err=True)
        raise typer.Exit(NOTHING_READ)
    return found


@contextmanager
def _disk() -> Iterator[None]:
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
