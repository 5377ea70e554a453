"""A record told in a few lines, as a person reviews it; kept beside its page as `record.json`.

    python -m tests.golden [NAME ...]

prints the lines of the fixture pages as they are read now. A file is changed only after its lines have been held against
the page: it says what the record must be, not what the program happens to make.
"""

import json
import sys
from collections.abc import Iterable
from typing import Any

from extractor.schema.base import plain
from extractor.schema.record import Figure, Inspection, InspectionRecord
from extractor.stages import extract
from tests.page_fixtures import ARTICLES, FixturePage

NAME = "record.json"
Told = dict[str, Any]


def record_of(page: FixturePage) -> InspectionRecord:
    return extract(page.content, published=page.meta.get("published"))


def told(record: InspectionRecord) -> Told:
    """What is worth a reader's look, without offsets and ids; what is empty is left out."""
    figures = {figure.id: figure for figure in record.figures}
    found = {
        "inspections": [_inspection(one) for one in record.inspections],
        "officials": [_line(o.name, o.role, *(post.label for post in o.posts)) for o in record.officials],
        "organizations": [_line(o.name, o.kind, o.level, o.place, *o.short_forms) for o in record.organizations],
        "places": [_line(p.name, p.code, p.parent) for p in record.places],
        "documents": [_line(d.label, d.date, d.issuer) for d in record.documents],
        "dates": [_line(d.evidence[0].quote, d.edtf) for d in record.dates],
        "figures": [_figure(one, figures) for one in record.figures],
        "implied_figures": [_line(plain(one.value), one.unit, one.label, one.metric) for one in record.implied_figures],
        "checks": [_line(check.rule, check.verdict, check.expression) for check in record.checks],
    }
    return {key: value for key, value in found.items() if value}


def _inspection(one: Inspection) -> Told:
    parties = {"inspectors": one.inspectors, "inspected": one.inspected}
    words = {"outcome": one.outcome, "members": one.members, "legal_basis": one.legal_basis, "dates": one.dates}
    sentences = {"findings": one.findings, "recommendations": one.recommendations}
    found = {
        **{key: getattr(one, key) for key in ("kind", "topic", "topic_code", "period_examined", "lead", "unannounced")},
        **{key: list(values) for key, values in words.items()},
        **{key: [party.name for party in named] for key, named in parties.items()},
        **{key: [said.evidence[0].quote[:60] for said in spoken] for key, spoken in sentences.items()},
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


def _figure(figure: Figure, figures: dict[str, Figure]) -> str:
    links = ((name, getattr(figure, name)) for name in ("of", "part", "base"))
    linked = (f"{name} {figures[target].evidence[0].quote}" for name, target in links if target)
    role = None if figure.role == "reported" else figure.role
    facts = (figure.evidence[0].quote, figure.label, figure.metric, figure.about, figure.period, role)
    return _line(*facts, *linked)


def _line(*facts: str | None) -> str:
    return " | ".join(fact or "-" for fact in facts)


def as_text(lines: Told) -> str:
    return json.dumps(lines, ensure_ascii=False, indent=1) + "\n"


def main(names: Iterable[str]) -> None:
    for page in ARTICLES:
        if not names or page.name in names:
            print(page.name)
            print(as_text(told(record_of(page))))


if __name__ == "__main__":
    main(sys.argv[1:])
