"""Values with their words, for tools that show or correct them: W3C Web Annotations and Label Studio tasks."""

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from extractor.archive.export.lines import array
from extractor.schema.base import plain
from extractor.schema.evidence import Evidence
from extractor.schema.record import InspectionRecord

Labelled = tuple[str, str, Evidence]
# Characters before and behind the quote by which a reader finds it when the page has changed.
AROUND = 32


def labelled(record: InspectionRecord) -> Iterator[Labelled]:
    """Every evidence of the record with its label and its value as text, in the order of the layers."""
    for figure in record.figures:
        value = "" if figure.value is None else plain(figure.value)
        yield from (("figure", f"{value} {figure.unit or ''}".strip(), evidence) for evidence in figure.evidence)
    for date in record.dates:
        yield from (("date", date.edtf, evidence) for evidence in date.evidence)
    for name, items in (
        ("official", record.officials), ("organization", record.organizations), ("place", record.places),
    ):  # fmt: skip
        yield from ((name, item.name, evidence) for item in items for evidence in item.evidence)
    yield from (("document", item.label, evidence) for item in record.documents for evidence in item.evidence)


def web_annotations(records: Iterable[InspectionRecord], file: IO[str]) -> None:
    """One AnnotationPage (https://www.w3.org/TR/annotation-model/): each value with its quote and its offsets."""
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:kiemtra:annotations", "type": "AnnotationPage"}
    file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "items": ')
    found = enumerate((record, value) for record in records for value in labelled(record))
    array((json.dumps(_annotation(*one, number), ensure_ascii=False) for number, one in found), file)
    file.write("}\n")


def _annotation(record: InspectionRecord, found: Labelled, number: int) -> dict[str, Any]:
    label, value, evidence = found
    text = record.article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": evidence.quote,
        "prefix": text[max(0, evidence.start - AROUND) : evidence.start],
        "suffix": text[evidence.end : evidence.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
    return {
        "id": f"urn:kiemtra:{record.id}:{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": label},
            {"type": "TextualBody", "purpose": "identifying", "value": value, "language": "vi"},
        ],
        "target": {"source": record.source.url or f"urn:kiemtra:{record.id}", "selector": [quote, position]},
    }


def label_studio(records: Iterable[InspectionRecord], file: IO[str]) -> None:
    """Tasks with predictions (https://labelstud.io/guide/predictions): import them to correct what was read."""
    array((json.dumps(_task(record), ensure_ascii=False) for record in records), file)
    file.write("\n")


def _task(record: InspectionRecord) -> dict[str, Any]:
    results = [
        {
            "id": f"{record.id}-{number}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": found.start, "end": found.end, "text": found.quote, "labels": [label]},
            "meta": {"text": [value]},
        }
        for number, (label, value, found) in enumerate(labelled(record))
    ]
    version = f"kiemtra {record.source.extractor} {record.source.rules}".strip()
    data = {"text": record.article.text, "record": record.id, "headline": record.source.headline or ""}
    return {"data": data, "predictions": [{"model_version": version, "result": results}]}
