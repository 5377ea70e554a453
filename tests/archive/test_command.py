"""The commands of the archive as a user runs them."""

import json

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from tests.report.records import PAGES, tan_hung

PAGE = PAGES / "vnpt" / "tan-hung-cai-cach-hanh-chinh" / "source.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("archive")
    bad = made / "bad.html"
    bad.write_text("")
    result = CliRunner().invoke(app, ["archive", "add", str(PAGE), str(bad), "--archive", str(made)])
    assert result.exit_code == 1
    assert "bad.html" in result.stderr
    assert "1 added" in result.stderr
    return made


def run(*words):
    return CliRunner().invoke(app, ["archive", *map(str, words)])


def test_adding_again_changes_nothing(folder):
    result = run("add", PAGE, "--archive", folder)
    assert result.exit_code == 0
    assert "1 unchanged" in result.stderr


def test_search_list_show_and_history_find_the_record(folder):
    identity = tan_hung().id
    for words in (["search", "ho so tre hen"], ["search", "--place", "80"], ["list"]):
        result = run(*words, "--archive", folder)
        assert identity in result.stdout
        assert "✗2" in result.stdout
    assert json.loads(run("show", identity, "--archive", folder).stdout)["id"] == identity
    assert json.loads(run("search", "--format", "jsonl", "--archive", folder).stdout)["id"] == identity
    assert "added" in run("history", identity, "--archive", folder).stdout


def test_a_record_that_is_not_there_is_said_so(folder):
    for words in (["show", "abc"], ["history", "../../etc/passwd"]):
        result = run(*words, "--archive", folder)
        assert result.exit_code == 2
        assert "no record" in result.stderr


def test_the_index_is_made_again_from_the_files(folder):
    (folder / "index.sqlite").unlink()
    assert run("reindex", "--archive", folder).exit_code == 0
    assert tan_hung().id in run("list", "--archive", folder).stdout


def test_figures_are_held_against_a_table(folder, tmp_path):
    table, mapping = tmp_path / "t.csv", tmp_path / "m.toml"
    table.write_text("a,b\nhuyện Tân Hưng,1\n", encoding="utf-8")
    mapping.write_text(
        'name = "Bảng"\n[columns]\nplace = "a"\nvalue = "b"\n[constants]\nmetric = "received"\nperiod = "2024"\n',
        encoding="utf-8",
    )
    result = run("verify", "--table", table, "--map", mapping, "--archive", folder)
    assert result.exit_code == 0
    assert "C07  Không đối chiếu được" in result.stdout
    missing = run("verify", "--table", tmp_path / "no.csv", "--map", mapping, "--archive", folder)
    assert missing.exit_code == 2
    assert "no.csv" in missing.stderr


def test_articles_are_compared_and_reported(folder, tmp_path):
    assert run("compare", "--archive", folder).exit_code == 0
    result = CliRunner().invoke(app, ["report", str(folder), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert (tmp_path / "out" / "records" / f"{tan_hung().id}.html").is_file()
