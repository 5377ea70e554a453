"""Records as HTML pages: one function a kind of page, each giving the whole self-contained page as text."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extractor.report import charts, equations, marks, numbers, wording
from extractor.report.rows import Row
from extractor.schema.record import Figure, InspectionRecord
from extractor.schema.verdict import Verdict

TEMPLATES = Path(__file__).with_name("templates")
ROWS_A_PAGE = 200
ATTENTION = ("inconsistent", "review")


@cache
def environment() -> Environment:
    """Templates that escape everything: a page that contains <script> is data."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "t": wording.both,
        "bilingual": wording.bilingual,
        "signs": wording.SIGNS,
        "words": wording.words(),
    }
    made.globals["asset"] = _asset
    made.filters |= {"day": numbers.day, "number": _number, "value": _value, "interval": _interval, "metric": _metric}
    made.filters |= {"json_data": _json_data}
    return made


def record_page(record: InspectionRecord, *, lang: str = "vi", index: str | None = None, **extra: Any) -> str:
    """The page of one record. `index`: the address of the list it belongs to; `extra` is for the review pages."""
    verdicts = sorted(record.checks, key=lambda verdict: (list(wording.SIGNS).index(verdict.verdict), verdict.rule))
    context = {
        "record": record,
        "lang": lang,
        "index": index,
        "passages": marks.passages(record),
        "kinds": [kind for kind in marks.KINDS if any(mark.kind == kind for mark in marks.marks_of(record))],
        "attention": [
            (verdict, equations.terms(record, verdict)) for verdict in verdicts if verdict.verdict in ATTENTION
        ],
        "settled": [
            (verdict, equations.terms(record, verdict)) for verdict in verdicts if verdict.verdict not in ATTENTION
        ],
        "disputed": _disputed(record.checks),
        "figures": {figure.id: figure for figure in record.figures},
    }
    return environment().get_template("record.html.j2").render(context | extra)


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


def _asset(name: str) -> Markup:
    """A style sheet or script of ours to stand inside the page; it is trusted, so it is not escaped."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


def _json_data(value: Any) -> Markup:
    """JSON for a script element: `<` is escaped, so that no text of an article can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _number(value: Decimal | str) -> Markup:
    return wording.bilingual(numbers.number(value, "vi"), numbers.number(value, "en"))


def _value(figure: Figure) -> Markup:
    return wording.bilingual(numbers.figure_value(figure, "vi"), numbers.figure_value(figure, "en"))


def _interval(figure: Figure) -> Markup:
    return wording.bilingual(numbers.interval(figure, "vi"), numbers.interval(figure, "en"))


def _metric(key: str) -> Markup:
    return wording.bilingual(*wording.metric_names().get(key, (key, key)))


def row_data(row: Row) -> dict[str, Any]:
    """A row as plain data, for interfaces that answer in JSON."""
    return asdict(row)
