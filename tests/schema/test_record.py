"""The record as other programs see it: plain decimals, contract names, a published schema, nothing unknown accepted."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from extractor.schema import record as module
from extractor.schema.article import Body, Source
from extractor.schema.evidence import Evidence
from extractor.schema.record import Figure, InspectionRecord
from extractor.schema.verdict import Hypothesis, Verdict

FIGURE = Figure(
    id="f1",
    value=Decimal("1.2E+9"),
    lower=Decimal("1150000000.0"),
    upper=Decimal("1.25E+9"),
    unit="đồng",
    decimals=1,
    resolution=Decimal("1E+8"),
    evidence=(Evidence.of("phạt 1,2 tỷ đồng", 5, 16),),
)
VERDICT = Verdict(
    rule="A02",
    kind="balance",
    verdict="inconsistent",
    figures=("f1",),
    message="không khớp",
    message_en="does not match",
    hypotheses=(Hypothesis(figure="f1", from_value="4398", to_value="4393", edit="substitution", closes=("A02",)),),
)
RECORD = InspectionRecord(
    id="x", source=Source(), article=Body(text="phạt 1,2 tỷ đồng", sha256="0", blocks=()), figures=(FIGURE,), checks=(VERDICT,)
)  # fmt: skip


def test_numbers_are_plain_decimal_strings():
    figure = json.loads(RECORD.model_dump_json())["figures"][0]
    assert (figure["value"], figure["lower"], figure["upper"]) == ("1200000000", "1150000000.0", "1250000000")


def test_hypotheses_use_the_words_from_and_to():
    hypothesis = json.loads(RECORD.model_dump_json())["checks"][0]["hypotheses"][0]
    assert (hypothesis["from"], hypothesis["to"]) == ("4398", "4393")


def test_a_record_survives_the_way_to_json_and_back():
    assert InspectionRecord.model_validate_json(RECORD.model_dump_json()) == RECORD


def test_an_unknown_field_is_refused():
    with pytest.raises(ValidationError, match="ghi_chu"):
        InspectionRecord.model_validate({**RECORD.model_dump(), "ghi_chu": 1})


def test_a_record_cannot_be_changed_in_place():
    with pytest.raises(ValidationError, match="frozen"):
        RECORD.id = "y"


def test_the_published_schema_is_that_of_the_record():
    published = Path(module.__file__).with_name("record.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == InspectionRecord.model_json_schema(mode="serialization")
