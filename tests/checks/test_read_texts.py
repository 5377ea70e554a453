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


def test_a_mean_is_of_the_count_that_the_headline_rounds():
    issued = "đã phát hành 35.860 thẻ trong tổng số 48.000 thẻ được in"
    text = (
        f"Phát hành gần 36.000 thẻ tàu điện\n\nĐến hết tháng 5, đơn vị {issued}.\nKinh phí đạt 1,793 tỷ đồng, bình quân"
    )
    record = extract(f"{text} khoảng 50.000 đồng một thẻ.")
    words = {figure.id: figure.evidence[0].quote for figure in record.figures}
    means = [[words[name] for name in check.figures] for check in record.checks if check.rule == "A07"]
    assert means == [["khoảng 50.000 đồng", "1,793 tỷ đồng", "35.860 thẻ"]]
