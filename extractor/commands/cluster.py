"""`kiemtra extract --engine dask`: the same pages and records, read by Dask's workers into a folder of files."""

from pathlib import Path
from typing import Literal

import typer

from extractor.commands.common import DONE, NOTHING_READ, SOME_FAILED, STOPPED, Reading, extra
from extractor.commands.interrupts import Interrupt


def extract_on_cluster(
    paths: list[str], output: Path | None, form: str, reading: Reading, *, scheduler: str | None, quiet: bool
) -> int:
    """Reads `paths` on the cluster at `scheduler`, or on `reading.workers` processes here; the exit status.

    `output` is a folder; what an earlier run has finished there is kept.
    """
    if output is None or "-" in paths:
        raise typer.BadParameter("--engine dask reads files and writes a folder: give -o FOLDER and no -")
    chosen = _form(form)
    with extra("dask", "--engine"):
        from extractor.cluster.dask import connected, extract_on  # noqa: PLC0415
        from extractor.cluster.task import Job  # noqa: PLC0415
    from extractor.stages import SECONDS  # noqa: PLC0415

    job = Job(str(output), chosen, reading.published, reading.seconds or SECONDS)
    records = failures = kept = done = 0
    with Interrupt() as interrupt, connected(scheduler, reading.workers) as client:
        for report in interrupt.until(extract_on(client, paths, job)):
            records, failures = records + report.records, failures + report.failures
            kept, done = kept + report.kept, done + 1
            if not quiet:
                typer.echo(f"kiemtra: {done} parts, {records} records, {failures} failures", err=True)
    if kept and not quiet:
        typer.echo(f"kiemtra: {kept} parts were there already", err=True)
    if interrupt.stopped:
        return STOPPED
    if not records and not kept:
        return NOTHING_READ
    return SOME_FAILED if failures else DONE


def _form(name: str) -> Literal["jsonl", "parquet"]:
    match name:
        case "jsonl" | "parquet":
            return name
    raise typer.BadParameter("--engine dask writes jsonl or parquet", param_hint="--format")
