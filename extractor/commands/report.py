"""`kiemtra report`: static pages of records, for looking rather than for programs."""

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from extractor.commands.common import Language, Paths, Published, Quiet, Reading, Tally, Workers, day

Folder = Annotated[Path, typer.Option("-o", "--output", help="The folder to write, made where it is not there.")]


def report(
    paths: Paths,
    output: Folder = Path("report"),
    lang: Annotated[Language, typer.Option(help="The language a page opens in; each has both.")] = Language.vi,
    published: Published = None,
    workers: Workers = 1,
    quiet: Quiet = False,
) -> None:
    """Lập trang xem. Write one static HTML page a record and an index of all, readable offline."""
    from extractor.archive.store import archived, is_archive  # noqa: PLC0415 - the help text must not wait for the types
    from extractor.report.site import write_site  # noqa: PLC0415

    tally = Tally(quiet)
    try:
        archives = [path for path in paths if is_archive(Path(path))]
        pages = [path for path in paths if path not in archives]
        kept = tally.records(record for path in archives for record in archived(Path(path)))
        read = tally.pages(pages, Reading(day(published), workers))
        written = write_site(chain(kept, read), output, lang=lang.value)
    except OSError as error:
        reason = f"cannot write {error.filename or output}: {error.strerror}"
        raise typer.BadParameter(reason, param_hint="--output") from error
    if not quiet:
        typer.echo(f"{written} → {output / 'index.html'}", err=True)
    raise typer.Exit(tally.exit_status())
