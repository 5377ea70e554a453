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


def test_a_page_that_is_there_already_is_not_read_again_unless_asked_for(folder):
    result = run("add", PAGE, "--archive", folder)
    assert result.exit_code == 0
    assert "1 already there" in result.stderr
    assert "1 unchanged" in run("add", "--again", PAGE, "--archive", folder).stderr


def test_failed_pages_are_listed_and_leave_the_list_when_they_can_be_read(tmp_path):
    archive, page = tmp_path / "archive", tmp_path / "page.html"
    page.write_text("")
    assert run("add", page, "--archive", archive).exit_code == 2
    (failed,) = map(json.loads, run("failures", "--format", "jsonl", "--archive", archive).stdout.splitlines())
    assert (failed["path"], bool(failed["reason"])) == (str(page), True)
    assert run("retry", "--archive", archive).exit_code == 2
    assert str(page) in run("failures", "--archive", archive).stdout
    page.write_bytes(PAGE.read_bytes())
    assert run("retry", "--archive", archive).exit_code == 0
    assert run("failures", "--archive", archive).stdout == ""
    assert tan_hung().id in run("list", "--archive", archive).stdout
    assert "no page has failed" in run("retry", "--archive", archive).stderr


def test_search_list_show_and_history_find_the_record(folder):
    identity = tan_hung().id
    for words in (
        ["search", "ho so tre hen"],
        ["search", "--place", "80"],
        ["search", "--place", "Long An"],
        ["search", "--place", "tay ninh"],
        ["search", "--topic", "administrative-reform"],
        ["list"],
    ):
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


def test_copies_of_one_text_are_one_witness(tmp_path):
    html = PAGE.read_text(encoding="utf-8")
    lines = [json.dumps({"html": html, "url": f"https://{host}.vn/tin"}) for host in ("xa", "bao")]
    (tmp_path / "crawl.jsonl").write_text("\n".join(lines), encoding="utf-8")
    archive = tmp_path / "archive"
    run("add", tmp_path / "crawl.jsonl", "--archive", archive)
    identities = [
        json.loads(line)["id"] for line in run("list", "--format", "jsonl", "--archive", archive).stdout.splitlines()
    ]
    assert len(identities) == 2
    copy, original = run("copies", "--archive", archive).stdout.split()
    assert {copy, original} == set(identities)
    told = run("compare", "--format", "jsonl", "--archive", archive).stdout.splitlines()
    assert not [line for line in told if json.loads(line)["rule"] == "C01"]
