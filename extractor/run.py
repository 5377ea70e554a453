"""What the commands do: pages to records, records to verdicts on a stream."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import IO

from extractor.checks.check import check
from extractor.checks.sarif import sarif
from extractor.checks.suppressions import Suppression, without
from extractor.parsers.precision import Rounding
from extractor.report.verdicts import write_table
from extractor.schema.page import Failure, Page
from extractor.schema.record import InspectionRecord
from extractor.sources.contents import Item


def records_of(
    items: Iterable[Item], published: datetime.date | None = None, workers: int = 1, seconds: float | None = None
) -> Iterator[InspectionRecord | Failure]:
    """One record or failure for every page and record among `items`, in their order.

    The language models load when the first page comes, so records alone are served without them. `seconds` is what a
    page may take where several `workers` read.
    """
    for are_pages, group in groupby(items, key=lambda item: isinstance(item, Page)):
        if are_pages:
            yield from _extracted(group, published, workers, seconds)
        else:
            yield from (item for item in group if not isinstance(item, Page))


def _extracted(
    items: Iterable[Item], published: datetime.date | None, workers: int, seconds: float | None
) -> Iterator[InspectionRecord | Failure]:
    from extractor.stages import SECONDS, outcomes  # noqa: PLC0415 - imports spaCy, which records do not need

    pages = (item for item in items if isinstance(item, Page))
    dated = (replace(page, published=page.published or published) for page in pages)
    return outcomes(dated, workers, seconds or SECONDS)


@dataclass(frozen=True)
class Options:
    """How records are checked. `suppressions` maps the fingerprints of findings already explained."""

    rounding: Rounding = "nearest"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    suppressions: Mapping[str, Suppression] = field(default_factory=dict)


def checked(records: Iterable[InspectionRecord], options: Options) -> Iterator[InspectionRecord]:
    """The records with their verdicts made anew under `options`."""
    for record in records:
        yield check(record, rounding=options.rounding, select=options.select, ignore=options.ignore)


@dataclass
class Written:
    """What was written: how many open findings of each outcome, and the suppressions that met one."""

    outcomes: Counter[str] = field(default_factory=Counter)
    met: set[str] = field(default_factory=set)

    def counting(
        self, records: Iterable[InspectionRecord], suppressions: Mapping[str, Suppression]
    ) -> Iterator[InspectionRecord]:
        """Passes `records` on and counts their findings."""
        for record in records:
            self.met.update(check.fingerprint for check in record.checks if check.fingerprint in suppressions)
            self.outcomes.update(verdict.verdict for verdict in without(record, suppressions).checks)
            yield record


def write_verdicts(
    records: Iterable[InspectionRecord], out: IO[str], options: Options, *, form: str, lang: str
) -> Written:
    """Writes the verdicts of `records` to `out` as a table, JSON Lines or SARIF.

    Suppressed findings are left out, but for SARIF, which marks them.
    """
    written = Written()
    results = written.counting(checked(records, options), options.suppressions)
    if form == "table":
        write_table((without(record, options.suppressions) for record in results), out, lang=lang)
    elif form == "jsonl":
        for record in results:
            out.write(without(record, options.suppressions).model_dump_json() + "\n")
    else:
        log = sarif(results, lang=lang, suppressions=options.suppressions)
        out.write(json.dumps(log, ensure_ascii=False, indent=1) + "\n")
    return written
