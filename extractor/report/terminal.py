"""Records for people at a terminal: one whole, or many in a list; the words are those of the pages."""

from collections.abc import Iterable, Iterator
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from extractor.report import verdicts
from extractor.report.rows import row_of
from extractor.report.wording import SIGNS, words
from extractor.schema.base import spelled
from extractor.schema.record import Figure, InspectionRecord

LONGEST_QUOTE = 60


def write_record(record: InspectionRecord, out: IO[str], lang: str) -> None:
    """The record on `out`: what was inspected by whom, each figure with its words, each finding with its arithmetic."""
    console = verdicts.console_on(out)
    console.print(verdicts.heading(record), style="bold")
    facts = Table(box=None, show_header=False, pad_edge=False)
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(ratio=1)
    for key, value in _facts(record):
        facts.add_row(words()[key][lang], value)
    console.print(facts)
    console.print(_figures(record.figures, lang) if record.figures else "")
    if record.checks:
        narrow = console.width < verdicts.NARROW
        console.print(verdicts.table(record, verdicts.words_in(lang), lang, narrow=narrow))


def write_list(records: Iterable[InspectionRecord], out: IO[str], lang: str) -> None:
    """One line a record: its id, when, where, what about, and how many findings had which outcome."""
    listed = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for header in ("ID", words()["dates"][lang]):
        listed.add_column(header, no_wrap=True)
    listed.add_column(words()["article"][lang], ratio=1)
    listed.add_column(no_wrap=True)
    for record in records:
        row = row_of(record)
        article = Text(row.headline).append(f"\n{row.province or row.place}", style="dim")
        listed.add_row(row.id, row.date.partition("/")[0], article, _outcomes(row.verdicts))
    verdicts.console_on(out).print(listed)


def _outcomes(counts: dict[str, int]) -> Text:
    found = Text()
    for outcome, sign in SIGNS.items():
        if counts.get(outcome):
            found.append(f"{sign}{counts[outcome]} ", style=verdicts.STYLES[outcome])
    return found


def _facts(record: InspectionRecord) -> Iterator[tuple[str, str]]:
    inspection, source = record.inspection, record.source
    if inspection is None:
        yield "inspection", "–"
    else:
        parties = {"inspectors": inspection.inspectors, "inspected": inspection.inspected}
        found = {
            "kind": inspection.kind,
            "topic": inspection.topic,
            "dates": ", ".join(inspection.dates),
            "period_examined": inspection.period_examined,
            **{key: ", ".join(party.name for party in named) for key, named in parties.items()},
        }
        yield from ((key, value) for key, value in found.items() if value)
    told = {"publisher": source.publisher, "date_published": source.date_published, "author": source.author}
    yield from ((key, value) for key, value in told.items() if value)


def _figures(figures: Iterable[Figure], lang: str) -> Table:
    listed = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    listed.add_column(words()["figure"][lang], justify="right")
    listed.add_column(words()["label"][lang], ratio=1)
    listed.add_column(words()["about"][lang], ratio=1)
    listed.add_column(words()["words_of"][lang], ratio=2)
    for figure in figures:
        value = "–" if figure.value is None else spelled(figure.value, lang)
        quote = figure.evidence[0].quote
        listed.add_row(
            f"{value} {figure.unit or ''}".strip(),
            figure.label or "",
            figure.about or "",
            quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]}…",
        )
    return listed
