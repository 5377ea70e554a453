"""The check as its callers use it: selection, publication date, stable fingerprints, no language model, no mutation."""

import json
import subprocess
import sys
from datetime import date

import pytest

from extractor.checks.check import check
from extractor.checks.explain import explain
from extractor.checks.sarif import sarif
from extractor.checks.suppressions import load, unused, without
from tests.checks.building import record

FAILING = "Huyện có {3.234 hộ}, gồm {1.845 hộ} nghèo, {912 hộ} cận nghèo và {486 hộ} khác. Sáng thứ Hai, 15/10/2025."
CASE = {"text": FAILING, "dates": [["thứ Hai, 15/10/2025", "2025-10-15", {"weekday": 1}]]}


def rules(**options):
    return [verdict.rule for verdict in check(record(CASE), **options).checks]


def test_a_table_that_lost_its_cells_is_not_checked():
    listed = ", ".join(f"xã {number} có {{{number} hộ}}" for number in range(1, 200))
    assert check(record({"text": f"Huyện có {{7 hộ}}, gồm {listed}."})).checks == ()


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_codes():
    assert rules() == ["D02", "A01"]
    assert rules(select=["A"]) == ["A01"]
    assert rules(select=["A", "D"], ignore=["D02"]) == ["A01"]
    assert rules(select=["T"]) == []


def test_the_given_publication_date_serves_where_the_page_has_none():
    case = {"text": "Ngày 20/10/2025, đoàn đã kiểm tra.", "dates": [["20/10/2025", "2025-10-20"]]}
    assert [v.rule for v in check(record(case), published=date(2025, 10, 15)).checks] == ["D05"]
    dated = {**case, "published": "2025-10-21"}
    assert check(record(dated), published=date(2025, 10, 15)).checks == ()


def test_checking_twice_gives_the_same_and_leaves_the_record_as_it_was():
    before = record(CASE)
    once = check(before)
    assert check(once) == once
    assert before.checks == ()


def test_fingerprints_survive_a_moved_text_and_tell_articles_apart():
    moved = {**CASE, "text": "Tin mới. " + FAILING}
    prints = [v.fingerprint for v in check(record(CASE)).checks]
    assert prints == [v.fingerprint for v in check(record(moved)).checks]
    other = check(record(CASE).model_copy(update={"id": "another"})).checks
    assert not set(prints) & {v.fingerprint for v in other}


def test_an_empty_record_has_no_verdicts():
    assert check(record({"text": ""})).checks == ()


def test_a_figure_without_evidence_is_not_read():
    base = record(CASE)
    bare = base.model_copy(update={"figures": tuple(f.model_copy(update={"evidence": ()}) for f in base.figures)})
    assert [v.rule for v in check(bare).checks] == ["D02"]


def test_importing_the_checks_loads_no_language_model():
    code = "import sys, extractor.checks.check; print({'spacy', 'underthesea', 'bs4', 'lxml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "set()"


def test_a_suppressed_finding_is_left_out_and_one_without_a_reason_is_refused(tmp_path):
    checked = check(record(CASE))
    sum_found = next(v for v in checked.checks if v.rule == "A01")
    path = tmp_path / "explained.toml"
    path.write_text(
        f'[[suppression]]\nfingerprint = "{sum_found.fingerprint}"\nreason = "báo đã đính chính"\nname = "Lan"\n',
        "utf-8",
    )
    known = load(path)
    assert [v.rule for v in without(checked, known).checks] == ["D02"]
    assert unused({check.fingerprint for check in checked.checks}, known) == []
    assert [one.name for one in unused((), known)] == ["Lan"]
    path.write_text(f'[[suppression]]\nfingerprint = "{sum_found.fingerprint}"\nname = "Lan"\n', "utf-8")
    with pytest.raises(ValueError, match="reason"):
        load(path)


def test_sarif_has_a_result_for_each_verdict_and_describes_its_rules(tmp_path):
    checked = check(record(CASE))
    log = sarif([checked], lang="en", version="1")
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["A01", "D02"]
    assert {result["ruleId"] for result in run["results"]} == {"A01", "D02"}
    region = next(r for r in run["results"] if r["ruleId"] == "A01")["locations"][0]["physicalLocation"]["region"]
    text = checked.article.text
    assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
    assert all(r["level"] == "none" or r["kind"] == "fail" for r in run["results"])


def test_sarif_marks_what_is_suppressed(tmp_path):
    checked = check(record(CASE))
    path = tmp_path / "explained.json"
    known = {"fingerprint": checked.checks[0].fingerprint, "reason": "đã hỏi", "name": "Lan"}
    path.write_text(json.dumps({"suppression": [known]}), "utf-8")
    (run,) = sarif([checked], suppressions=load(path))["runs"]
    assert [("suppressions" in result) for result in run["results"]] == [True, False]


def test_explanations_are_in_both_languages_and_unknown_codes_have_none():
    assert "phần / tổng × 100" in explain("A03")
    assert "False" not in explain("a03", lang="en")
    assert "Known false alarms" in explain("A03", lang="en")
    assert explain("Z99") is None
