"""Where values come from, as a user asks for it."""

import re

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from tests.page_fixtures import ROOT
from tests.report.records import tan_hung

PAGE = str(ROOT / "vnpt" / "tan-hung-cai-cach-hanh-chinh" / "source.html")


def run(*words):
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def explained():
    return run("explain", PAGE)


def test_every_value_shows_its_words_where_they_stand(explained):
    text = tan_hung().article.text
    found = re.findall(r"“([^”]*)” \[(\d+):(\d+)\]", explained)
    assert len(found) > 40
    for quote, start, end in found:
        assert text[int(start) : int(end)] == quote


def test_every_value_names_the_rules_that_read_it(explained):
    (line,) = [line for line in explained.splitlines() if line.startswith("figures[1] ")]
    assert "4398 hồ sơ" in line
    assert "“04 ngàn 398 hồ sơ”" in line
    assert not line.endswith("quy tắc: -")
    inspection = next(line for line in explained.splitlines() if line.startswith("inspection "))
    assert "delegation" in inspection


def test_one_field_can_be_asked_for(explained):
    lines = run("explain", PAGE, "--field", "figures[1]", "--lang", "en").splitlines()
    assert lines[0].startswith("figures[1] ")
    assert all(line.startswith("figures[1") for line in lines)
    assert "rules: " in lines[0]


def test_a_record_file_is_explained_as_its_page_is(tmp_path, explained):
    path = tmp_path / "record.json"
    path.write_text(run("extract", PAGE), encoding="utf-8")
    assert run("explain", str(path)) == explained


def test_extract_can_explain_instead_of_printing_records(explained):
    assert run("extract", "--explain", PAGE).strip() == f"# {PAGE}\n{explained}".strip()


def test_checks_between_articles_are_explained_too():
    assert "lũy kế" in run("explain", "C02")
