"""One entry as rows of the index; the columns are those of `schema.sql`."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from extractor.archive import copies
from extractor.archive.store import Entry
from extractor.rules.places import table
from extractor.schema.base import plain
from extractor.schema.record import Figure, InspectionRecord, Place
from extractor.text import fold

Row = tuple[object, ...]


class Lines(NamedTuple):
    """What the index holds of one entry: `rows` by table in an order that satisfies the foreign keys, headline and text
    with both folded, and each official with the posts."""

    id: str
    rows: list[tuple[str, list[Row]]]
    texts: tuple[str, str, str]
    officials: list[tuple[Row, list[Row]]]


def lines_of(entry: Entry) -> Lines:
    """The lines of the latest release."""
    tables = groupby(_rows_of(entry), key=itemgetter(0))
    rows = [(table, [row for _, row in found]) for table, found in tables]
    return Lines(entry.id, rows, _text_of(entry), list(_officials(entry.latest)))


def _rows_of(entry: Entry) -> Iterator[tuple[str, Row]]:
    record = entry.latest
    yield "article", _article(entry)
    yield from _inspection(record)
    yield from (("organization", _named(record.id, o.name, o.kind, o.level, o.place)) for o in record.organizations)
    yield from (("place", (record.id, *_place(place))) for place in record.places)
    codes = {code for place in record.places for code in place.successors}
    yield from (("place_successor", (record.id, *names)) for names in sorted(_successors(codes)))
    yield from (("figure", _figure(record.id, figure)) for figure in record.figures)
    yield from _findings(record)
    yield from _signature(record)


def _place(place: Place) -> Row:
    name = fold(place.name)
    return (place.name, name, name.removeprefix(f"{fold(place.type or '')} "), place.type, place.code, place.parent)


def _successors(codes: Iterable[str]) -> set[tuple[str, str]]:
    """The units of today that bear the codes, and those above these: the code or folded name, with and without type."""
    found = {(code, code) for code in codes}
    for code in codes:
        standing = [unit for unit in table().by_code.get(code, []) if not unit.valid_to]
        found.update((fold(one.title), fold(one.name)) for unit in standing for one in (unit, *table().above(unit)))
    return found


def _text_of(entry: Entry) -> tuple[str, str, str]:
    """Headline, text, and both folded for search without diacritics."""
    headline, text = entry.latest.source.headline or "", entry.latest.article.text
    return headline, text, fold(f"{headline}\n{text}")


def _officials(record: InspectionRecord) -> Iterator[tuple[Row, list[Row]]]:
    for official in record.officials:
        row = (record.id, official.name, fold(official.name), official.honorific, official.role)
        yield row, [(post.label, post.title, post.organization) for post in official.posts]


def _article(entry: Entry) -> Row:
    record = entry.latest
    source = record.source
    return (
        None, record.id, source.path, source.url, source.publisher, source.headline, source.author, source.section,
        source.date_published, source.date_modified, source.views, _first_day(record) or source.date_published,
        source.sha256, record.article.sha256,
        source.extractor, source.rules,
        len(entry.releases), entry.releases[0].released, entry.releases[-1].released,
    )  # fmt: skip


def _first_day(record: InspectionRecord) -> str | None:
    dates = record.inspection.dates if record.inspection else ()
    return min((edtf.partition("/")[0].strip(".") for edtf in dates), default=None)


def _inspection(record: InspectionRecord) -> Iterator[tuple[str, Row]]:
    inspection = record.inspection
    if inspection is None:
        return
    yield "inspection", (
        record.id, inspection.kind, inspection.topic, fold(inspection.topic or ""), inspection.topic_code,
        inspection.period_examined, _first_day(record), json.dumps(inspection.dates),
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
