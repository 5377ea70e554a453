"""Every check of the catalogue against its fixtures: what holds and what does not, and nothing besides."""

import json
from pathlib import Path

import pytest

from extractor.checks.catalogue import by_code
from extractor.checks.check import CHECKS, OFF, check
from tests.checks.building import record

FOLDER = Path(__file__).parents[2] / "fixtures" / "checks"


def cases(ending):
    for path in sorted(FOLDER.glob(f"*-{ending}.json")):
        code = path.name[:3]
        for case in json.loads(path.read_text(encoding="utf-8")):
            yield pytest.param(code, case, id=f"{code}: {case['label']}")


def verdicts(code, case):
    select = [code] if code in OFF else None
    return check(record(case), select=select).checks


def shown(verdict, values):
    return [verdict.rule, verdict.verdict, *(values[name] for name in verdict.figures)]


def found(code, case):
    values = {figure.id: format(figure.value.normalize(), "f") for figure in record(case).figures}
    return sorted(shown(verdict, values) for verdict in verdicts(code, case))


@pytest.mark.parametrize(("code", "case"), cases("holds"))
def test_figures_that_can_be_true_together_are_not_accused(code, case):
    assert found(code, case) == sorted(case["expect"])
    assert not {"inconsistent"} & {outcome for _, outcome, *_ in case["expect"]}


@pytest.mark.parametrize(("code", "case"), cases("fails"))
def test_figures_that_cannot_be_true_together_are_shown(code, case):
    assert found(code, case) == sorted(case["expect"])
    assert code in {rule for rule, *_ in case["expect"]} or code == "A10"


@pytest.mark.parametrize("code", by_code())
def test_every_check_has_a_function_and_fixtures_of_both_kinds(code):
    assert callable(CHECKS[code])
    for ending in ("holds", "fails"):
        assert json.loads((FOLDER / f"{code}-{ending}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("code", "case"), [*cases("holds"), *cases("fails")])
def test_no_message_says_that_a_figure_is_wrong_and_every_quote_is_in_the_article(code, case):
    text = record(case).article.text
    for verdict in verdicts(code, case):
        assert "sai" not in verdict.message.split()
        assert "wrong" not in verdict.message_en
        assert "{" not in verdict.message + verdict.message_en
        assert all(text[one.start : one.end] == one.quote for one in verdict.evidence)
