"""Records as HTML pages: one function a kind of page, each giving the whole self-contained page as text."""

from collections.abc import Sequence
from typing import Any

from extractor.report import charts, equations, marks, wording
from extractor.report.rows import Row
from extractor.report.templating import environment
from extractor.schema.record import InspectionRecord
from extractor.schema.verdict import Verdict

ROWS_A_PAGE = 200
ATTENTION = ("inconsistent", "review")


def record_page(record: InspectionRecord, *, lang: str = "vi", index: str | None = None) -> str:
    """The page of one record. `index`: the address of the list it belongs to."""
    return environment().get_template("record.html.j2").render(record_context(record), lang=lang, index=index)


def record_context(record: InspectionRecord) -> dict[str, Any]:
    """What the template of a record needs to know."""
    order = list(wording.SIGNS)
    verdicts = sorted(record.checks, key=lambda verdict: (order.index(verdict.verdict), verdict.rule))
    cards = [(verdict, equations.terms(record, verdict)) for verdict in verdicts]
    found = marks.marks_of(record)
    kinds = {mark.kind for mark in found}
    return {
        "record": record,
        "passages": marks.passages(record, found),
        "kinds": [kind for kind in marks.KINDS if kind in kinds],
        "attention": [card for card in cards if card[0].verdict in ATTENTION],
        "settled": [card for card in cards if card[0].verdict not in ATTENTION],
        "disputed": _disputed(record.checks),
        "figures": {figure.id: figure for figure in record.figures},
    }


def _disputed(checks: Sequence[Verdict]) -> dict[str, str]:
    """The worst outcome in which each figure takes part, for those that need a look."""
    found: dict[str, str] = {}
    for outcome in reversed(ATTENTION):
        for verdict in checks:
            if verdict.verdict == outcome:
                found |= dict.fromkeys((f"figure-{key}" for key in verdict.figures), outcome)
    return found


def index_pages(rows: Sequence[Row], *, lang: str = "vi") -> list[tuple[str, str]]:
    """(file name, page) of the index: the first holds every row for its script, the others serve readers without one."""
    chunks = [rows[start : start + ROWS_A_PAGE] for start in range(0, len(rows), ROWS_A_PAGE)] or [rows]
    names = [index_name(number) for number in range(len(chunks))]
    template = environment().get_template("index.html.j2")
    shared = {
        "lang": lang,
        "names": names,
        "total": len(rows),
        "by_province": charts.verdicts_by_province(rows),
        "by_month": charts.verdicts_by_month(rows),
        "width": charts.WIDTH,
        "outcomes": [{"name": name, "sign": sign, **wording.words()[name]} for name, sign in wording.SIGNS.items()],
    }
    return [
        (name, template.render(shared, rows=chunk, name=name, data=_packed(rows) if name == names[0] else None))
        for name, chunk in zip(names, chunks, strict=True)
    ]


def index_name(number: int) -> str:
    """The file name of a page of the index, the first being number 0."""
    return f"index-{number + 1}.html" if number else "index.html"


def _packed(rows: Sequence[Row]) -> list[list[Any]]:
    return [
        [row.id, row.headline, row.date, row.province, row.place, row.topic, row.publisher]
        + [row.verdicts.get(outcome, 0) for outcome in wording.SIGNS]
        for row in rows
    ]
