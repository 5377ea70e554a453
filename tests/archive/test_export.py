"""Every form of export, read by a real reader of that form."""

import asyncio
import csv
import json
from decimal import Decimal

import jsonschema
import pandas
import pytest
from datasette.app import Datasette
from typer.testing import CliRunner

from extractor.archive.keeper import keeper
from extractor.archive.reviews import add_review
from extractor.cli import app
from extractor.schema.record import InspectionRecord
from extractor.schema.review import Review
from tests.record.articles import AWARD, CHECKED_DISTRICT, record
from tests.report.records import tan_hung

# What Popolo asks of its classes (http://www.popoloproject.com/specs/): a name, and references that lead somewhere.
POPOLO = {
    "type": "object",
    "required": ["persons", "organizations", "memberships"],
    "properties": {
        "persons": {"type": "array", "items": {"type": "object", "required": ["id", "name"]}},
        "organizations": {"type": "array", "items": {"type": "object", "required": ["id", "name"]}},
        "memberships": {"type": "array", "items": {"type": "object", "required": ["person_id", "role"]}},
    },
}
TITLE = tan_hung().source.headline


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("archive")
    with keeper(made) as archive:
        for one in (tan_hung(), record(CHECKED_DISTRICT), record(AWARD)):
            archive.keep(one)
    return made


@pytest.fixture
def exported(folder, tmp_path):
    def run(form, *options):
        target = tmp_path / f"out.{form}"
        words = ["archive", "export", "--archive", str(folder), "--format", form, "-o", str(target), *options]
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, result.output
        return target

    return run


def test_json_lines_and_the_json_document_hold_all_records_whole(exported):
    lines = exported("jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(exported("json").read_text(encoding="utf-8")) == [json.loads(line) for line in lines]
    assert tan_hung() in [InspectionRecord.model_validate_json(line) for line in lines]
    schema = InspectionRecord.model_json_schema(mode="serialization")
    for line in lines:
        jsonschema.validate(json.loads(line), schema)


def test_the_table_reads_back_as_printed_in_python_and_in_pandas(exported):
    path = exported("csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    mine = {row["figure"]: row for row in rows if row["headline"] == TITLE}
    assert (mine["f2"]["value"], mine["f2"]["unit"], mine["f2"]["quote"]) == ("4398", "hồ sơ", "04 ngàn 398 hồ sơ")
    table = pandas.read_csv(path, dtype=str)
    assert len(table) == len(rows) > 10
    assert list(table["quote"]) == [row["quote"] for row in rows]


def test_excel_gets_its_mark_when_asked_for(exported):
    assert exported("csv", "--bom").read_bytes().startswith(b"\xef\xbb\xbfrecord,")
    assert not exported("csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_parquet_holds_exact_decimals(exported):
    table = pandas.read_parquet(exported("parquet"))
    values = {Decimal(value) for value in table["value"].dropna()}
    assert {Decimal("4398"), Decimal("99.9")} <= values
    assert all(isinstance(value, Decimal) for value in table["value"].dropna())


def test_datasette_serves_the_database_with_its_descriptions_and_its_search(exported):
    path = exported("sqlite")
    metadata = json.loads(path.with_suffix(".metadata.json").read_text(encoding="utf-8"))

    async def fetched(address):
        served = Datasette([str(path)], metadata=metadata)
        return await served.client.get(address)

    found = asyncio.run(fetched("/out/article.json?_search=hanh+chinh&_shape=array"))
    assert TITLE in [row["headline"] for row in found.json()]
    assert "Published figures" in asyncio.run(fetched("/out/figure")).text
    views = asyncio.run(fetched("/out/inconsistent_findings.json?_shape=array")).json()
    assert {row["rule"] for row in views} == {"A02", "A03"}
    assert "band" not in asyncio.run(fetched("/out.json")).text


def test_people_and_bodies_are_popolo_and_their_references_lead_somewhere(exported):
    data = json.loads(exported("popolo").read_text(encoding="utf-8"))
    jsonschema.validate(data, POPOLO)
    persons, bodies = ({item["id"]: item["name"] for item in data[key]} for key in ("persons", "organizations"))
    member = next(item for item in data["memberships"] if item["label"] == "Phó Giám đốc Sở Nội vụ")
    assert persons[member["person_id"]]
    assert bodies[member["organization_id"]].startswith("Sở Nội vụ")
    assert all(item["person_id"] in persons for item in data["memberships"])


def test_annotations_point_at_their_words(exported):
    page = json.loads(exported("annotations").read_text(encoding="utf-8"))
    assert (page["type"], page["@context"]) == ("AnnotationPage", "http://www.w3.org/ns/anno.jsonld")
    text = tan_hung().article.text
    mine = [item for item in page["items"] if tan_hung().id in item["id"]]
    for item in mine:
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert {item["body"][0]["value"] for item in mine} >= {"figure", "date", "official", "organization", "place"}


def test_label_studio_tasks_carry_predictions_over_their_text(exported):
    tasks = json.loads(exported("label-studio").read_text(encoding="utf-8"))
    task = next(task for task in tasks if task["data"]["record"] == tan_hung().id)
    (prediction,) = task["predictions"]
    for result in prediction["result"]:
        value = result["value"]
        assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
    assert len({result["id"] for result in prediction["result"]}) == len(prediction["result"])


def test_reviews_are_drafted_for_confirmed_findings_alone(folder, exported):
    assert json.loads(exported("claimreview").read_text(encoding="utf-8"))["@graph"] == []
    failing = [check for check in tan_hung().checks if check.verdict == "inconsistent"]
    for finding, decision in zip(failing, ("confirm", "explain"), strict=True):
        review = Review(
            fingerprint=finding.fingerprint, decision=decision, name="Lan", note="đã hỏi", moment="2024-08-01T00:00:00Z"
        )
        add_review(folder, tan_hung().id, review)
    (draft,) = json.loads(exported("claimreview").read_text(encoding="utf-8"))["@graph"]
    assert (draft["@type"], draft["creativeWorkStatus"], draft["author"]["name"]) == ("ClaimReview", "Draft", "Lan")
    assert draft["reviewRating"]["alternateName"] == "Không khớp"
    assert failing[0].evidence[0].quote in draft["claimReviewed"]


def test_a_folder_that_cannot_be_written_is_said_so(folder, tmp_path):
    words = ["archive", "export", "--archive", str(folder), "-o", str(tmp_path / "no" / "out.jsonl")]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert "cannot write" in result.output
