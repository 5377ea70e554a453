"""`kiemtra archive add`, `failures` and `retry`: pages into an archive, and those that gave no record."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from extractor.commands.archive_options import DEFAULT, Archive, Form, Format, disk
from extractor.commands.common import DONE, Paths, Published, Quiet, Reading, Seconds, Tally, Workers, day
from extractor.schema.page import Failure, Page


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
    with disk():
        known, changes = {page.path for page in failed(archive)}, Counter[str]()
        reading = Reading(day(published), workers, timeout)
        mended = [p for p in _added(archive, paths, reading, tally, changes, again=again) if p in known]
        note(archive, fresh, mended)
    if not quiet:
        typer.echo(", ".join(f"{count} {change}" for change, count in changes.items()) or "nothing added", err=True)
    raise typer.Exit(DONE if not tally.failed and changes and not tally.stopped else tally.exit_status())


def _added(
    archive: Path, paths: list[str], reading: Reading, tally: Tally, changes: Counter[str], *, again: bool
) -> Iterator[str]:
    """Adds what lies under `paths`, but for pages that these versions have read already; the paths that gave a record."""
    from extractor.archive.keeper import keeper  # noqa: PLC0415
    from extractor.rules.base import versions  # noqa: PLC0415

    with keeper(archive) as kept:

        def is_new(page: Page) -> bool:
            held = not again and kept.holds(page, versions())
            changes.update(["already there"] if held else [])
            return not held

        for record in tally.pages(paths, reading, is_new):
            changes[kept.keep(record)] += 1
            yield record.source.path or ""


def failures(archive: Archive = DEFAULT, form: Format = Form.text) -> None:
    """Các trang chưa đọc được. The pages that gave no record, with the reason."""
    from extractor.archive.failures import failures as failed  # noqa: PLC0415

    with disk():
        for page in failed(archive):
            line = f"{page.path}: {page.reason}" + (f" ({page.advice})" if page.advice else "")
            typer.echo(page.model_dump_json() if form is Form.jsonl else f"{page.tried}  {line}")


def retry(
    archive: Archive = DEFAULT,
    published: Published = None,
    workers: Workers = 1,
    timeout: Seconds = None,
    quiet: Quiet = False,
) -> None:
    """Đọc lại các trang lỗi. Read the failed pages again; those that give a record leave the list."""
    from extractor.archive.failures import failures as failed  # noqa: PLC0415

    with disk():
        paths = dict.fromkeys(_file_of(page.path) for page in failed(archive))
    if not paths:
        typer.echo("kiemtra: no page has failed", err=True)
        raise typer.Exit(DONE)
    add(list(paths), archive, published, workers, timeout, quiet)


def _file_of(path: str) -> str:
    """The file that holds a failed page: "crawl.jsonl:12" is a line of crawl.jsonl."""
    file, _, number = path.rpartition(":")
    return file if number.isdigit() and Path(file).exists() else path
