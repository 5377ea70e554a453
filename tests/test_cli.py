"""The `kiemtra` command as users run it: exit statuses, streams, and what a bad input costs the others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
TAN_HUNG = PAGES / "vnpt" / "tan-hung-cai-cach-hanh-chinh" / "source.html"


def kiemtra(*arguments, **options):
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    options.setdefault("encoding", "utf-8")
    return subprocess.run(command, capture_output=True, check=False, timeout=300, **options)


@pytest.fixture(scope="module")
def tan_hung():
    return kiemtra("extract", TAN_HUNG)


def test_extract_prints_one_record_a_line(tan_hung):
    assert tan_hung.returncode == 0
    record = json.loads(tan_hung.stdout)
    assert tan_hung.stdout.count("\n") == 1
    assert (record["schema_version"], record["source"]["path"]) == ("1.0", str(TAN_HUNG))


def test_a_page_on_standard_input_gives_the_same_record_but_for_its_path(tan_hung):
    piped = kiemtra("extract", "-", input=TAN_HUNG.read_bytes(), encoding=None)
    expected, found = json.loads(tan_hung.stdout), json.loads(piped.stdout)
    assert found["source"].pop("path") == "-"
    expected["source"].pop("path")
    assert found == expected


def test_check_of_records_equals_check_of_pages_and_loads_no_language_model(tan_hung, tmp_path):
    records = tmp_path / "records.jsonl"
    records.write_text(tan_hung.stdout, encoding="utf-8")
    code = (
        "import sys; from extractor.cli import app\n"
        f"try: app(['check', {str(records)!r}, '--format', 'jsonl'])\n"
        "except SystemExit as e: print(e.code, 'spacy' in sys.modules, 'underthesea' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.split() == ["1", "False", "False"]
    assert json.loads(done.stdout)["checks"] == json.loads(tan_hung.stdout)["checks"]


def test_check_shows_the_findings_with_their_words_and_exits_1():
    done = kiemtra("check", TAN_HUNG)
    assert done.returncode == 1
    assert "4.398 + 356 = 4.487 + 262" in done.stdout
    assert "không khớp" in done.stdout
    assert "04 ngàn 398 hồ sơ" in " ".join(done.stdout.split())
    assert "sai" not in done.stdout.split()


def test_exit_zero_and_english_are_honoured():
    done = kiemtra("check", "--exit-zero", "--lang", "en", TAN_HUNG)
    assert done.returncode == 0
    assert "inconsistent" in done.stdout


def test_sarif_output_is_one_json_document_with_results():
    done = kiemtra("check", "--format", "sarif", TAN_HUNG)
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    assert {result["ruleId"] for result in log["runs"][0]["results"]} >= {"A02", "A03"}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("rong.html", b"", "rỗng|empty"),
        ("anh.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary|text"),
        ("trong.html", b"<html><body><script>var a = 1;</script></body></html>", "article"),
    ],
)
def test_a_bad_page_costs_one_line_on_stderr_and_nothing_else(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    done = kiemtra("extract", tmp_path / name, TAN_HUNG)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert json.loads(done.stdout)["source"]["path"] == str(TAN_HUNG)
    (line,) = done.stderr.splitlines()
    assert name in line
    assert any(word in line for word in reason.split("|"))


def test_nothing_readable_exits_2_and_prints_no_record(tmp_path):
    done = kiemtra("extract", tmp_path, tmp_path / "khong-co.html")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 2


def test_wrong_usage_exits_2():
    assert kiemtra("extract").returncode == 2
    assert kiemtra("extract", "--published", "hôm nay", TAN_HUNG).returncode == 2


def test_workers_keep_input_order_and_bytes(tan_hung):
    done = kiemtra("extract", "--workers", 2, TAN_HUNG, TAN_HUNG.parent / "khong-co.html", TAN_HUNG)
    assert done.stdout == tan_hung.stdout * 2
    assert done.returncode == 1


def test_output_goes_to_the_named_file(tmp_path, tan_hung):
    done = kiemtra("extract", "-o", tmp_path / "ra.jsonl", TAN_HUNG)
    assert done.stdout == ""
    assert (tmp_path / "ra.jsonl").read_text(encoding="utf-8") == tan_hung.stdout


def test_output_is_utf8_even_in_a_locale_that_is_not(tan_hung):
    done = kiemtra("extract", TAN_HUNG, env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PATH": ""})
    assert done.stdout == tan_hung.stdout


def test_explain_shows_formula_and_false_alarms_of_a_check():
    done = kiemtra("explain", "A03")
    assert done.returncode == 0
    assert "A03" in done.stdout
    assert len(done.stdout) > 200


def test_explain_of_an_unknown_rule_exits_2():
    assert kiemtra("explain", "Z99").returncode == 2


def test_explain_text_names_the_rules_behind_each_value():
    done = kiemtra("explain", "--text", "Tiếp nhận 04 ngàn 398 hồ sơ từ ngày 01/01/2024 đến 30/6/2024.")
    assert "4398" in done.stdout
    assert "2024-01-01/2024-06-30" in done.stdout


def test_importing_the_package_and_its_checks_loads_no_language_library():
    code = "import sys, extractor, extractor.checks.check; print({'spacy', 'underthesea', 'bs4'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
