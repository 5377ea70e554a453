"""From the words of an article to its findings: what is checked, and how it comes out, with the words of every figure."""

import json
from pathlib import Path

import pytest

from extractor.stages import extract

CASES = Path(__file__).parents[2] / "fixtures/cases/read-texts.jsonl"
TEXTS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
LEAD = "Kiểm tra tại huyện Tân Hòa\n\nNgày 12/7/2024, đoàn kiểm tra làm việc với UBND huyện Tân Hòa."


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["label"])
def test_figures_are_tied_as_the_words_tie_them(case):
    record = extract(f"{LEAD}\n\n{case['text']}")
    words = {figure.id: figure.evidence[0].quote for figure in record.figures}
    found = [[check.rule, check.verdict, *(words[name] for name in check.figures)] for check in record.checks]
    assert sorted(found) == sorted(case["expect"])
