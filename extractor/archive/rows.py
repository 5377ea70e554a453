"""One entry as rows of the index; the columns are those of `schema.sql`."""

import json
from collections.abc import Iterable, Iterator

from extractor.archive import copies
from extractor.archive.store import Entry
from extractor.rules.places import table
from extractor.schema.base import plain
from extractor.schema.record import Figure, InspectionRecord
from extractor.text import fold

Row = tuple[object, ...]


def rows_of(entry: Entry) -> Iterator[tuple[str, Row]]:
    """The rows of the latest release as (table, values) in an order that satisfies the foreign keys."""
    record = entry.latest
    yield "article", _article(entry)
    yield from _inspection(record)
    yield from (("organization", _named(record.id, o.name, o.kind, o.level, o.place)) for o in record.organizations)
    yield from (("place", _named(record.id, p.name, p.type, p.code, p.parent)) for p in record.places)
    codes = {code for place in record.places for code in place.successors}
    yield from (("place_successor", (record.id, name)) for name in sorted(_successors(codes)))
    yield from (("figure", _figure(record.id, figure)) for figure in record.figures)
    yield from _findings(record)
    yield from _signature(record)


def _successors(codes: Iterable[str]) -> set[str]:
    """The codes with the folded names of the units of today that bear them, and of those above these."""
    found = set(codes)
    for code in codes:
        standing = [unit for unit in table().by_code.get(code, []) if not unit.valid_to]
        found.update(fold(one.title) for unit in standing for one in (unit, *table().above(unit)))
    return found


def text_of(entry: Entry) -> tuple[str, str, str]:
    """Headline, text, and both folded for search without diacritics."""
    headline, text = entry.latest.source.headline or "", entry.latest.article.text
    return headline, text, fold(f"{headline}\n{text}")


def _article(entry: Entry) -> Row:
    record = entry.latest
    source = record.source
    return (
        None, record.id, source.path, source.url, source.publisher, source.headline, source.author, source.section,
        source.date_published, source.date_modified, source.views, source.sha256, record.article.sha256,
        source.extractor, source.rules,
        len(entry.releases), entry.releases[0].released, entry.releases[-1].released,
    )  # fmt: skip


def _inspection(record: InspectionRecord) -> Iterator[tuple[str, Row]]:
    inspection = record.inspection
    if inspection is None:
        return
    first = min((edtf.partition("/")[0].strip(".") for edtf in inspection.dates), default=None)
    dates = json.dumps(inspection.dates)
    yield "inspection", (
        record.id, inspection.kind, inspection.topic, inspection.topic_code, inspection.period_examined, first, dates,
    )  # fmt: skip
    yield from (("party", (record.id, "inspector", party.name)) for party in inspection.inspectors)
    yield from (("party", (record.id, "inspected", party.name)) for party in inspection.inspected)


def _named(identity: str, name: str, *rest: str | None) -> Row:
    return (identity, name, fold(name), *rest)


def _figure(identity: str, figure: Figure) -> Row:
    value, lower, upper = (
        None if number is None else plain(number) for number in (figure.value, figure.lower, figure.upper)
    )
    evidence = figure.evidence[0]
    return (
        identity, figure.id, value, lower, upper, None if figure.value is None else float(figure.value),
        figure.unit, figure.modifier, figure.metric, figure.label, figure.about, figure.period, figure.role,
        evidence.quote, evidence.start,
    )  # fmt: skip


def _findings(record: InspectionRecord) -> Iterator[tuple[str, Row]]:
    for check in record.checks:
        yield "finding", (
            record.id, check.rule, check.kind, check.verdict, check.level, check.decisive, check.expression,
            check.computed, check.published, check.difference, check.message, check.message_en,
            check.fingerprint,
        )  # fmt: skip


def _signature(record: InspectionRecord) -> Iterator[tuple[str, Row]]:
    minhash = copies.signature(record.article.text)
    if minhash is not None:
        yield "signature", (record.id, minhash)
        yield from (("band", (number, digest, record.id)) for number, digest in copies.bands(minhash))
