"""A misfit counts against the figures only where the words settle them and no legitimate reading is left."""

import pytest

from extractor.checks.check import check
from tests.checks.building import record


def only(text, **case):
    verdicts = check(record({"text": text, **case})).checks
    assert len(verdicts) == 1, [(verdict.rule, verdict.expression) for verdict in verdicts]
    return verdicts[0]


def test_truncation_holds_with_a_note():
    verdict = only("Huyện có {7.850 hộ}, đã khảo sát {1.143 hộ}, đạt {14,5%}.")
    assert (verdict.verdict, verdict.level) == ("consistent", "note")
    assert "cắt bớt" in verdict.message
    assert "truncated" in verdict.message_en


def test_the_named_rounding_needs_no_note():
    text = "Huyện có {7.850 hộ}, đã khảo sát {1.143 hộ}, đạt {14,5%}."
    (verdict,) = check(record({"text": text}), rounding="truncated").checks
    assert (verdict.verdict, verdict.level) == ("consistent", "none")


def test_a_hedge_that_is_not_met_is_decisive():
    verdict = only("Trong tổng số {4.398 hồ sơ}, nộp qua mạng {4.391 hồ sơ}, đạt {trên 99,9%}.")
    assert (verdict.verdict, verdict.computed, verdict.published) == ("inconsistent", "99.84", "99.9")
    assert verdict.decisive
    assert verdict.difference == "0.06"


def test_the_bound_itself_is_reviewed_and_not_accused():
    verdict = only("Trong tổng số {40 hồ sơ}, có {20 hồ sơ} đạt, chiếm {hơn 50%}.")
    assert (verdict.verdict, verdict.level) == ("review", "note")


def test_a_base_elsewhere_in_the_article_is_named():
    verdict = only("Tỉnh có {484 đại biểu}. Trong tổng số {449 đại biểu} dự, {443 đại biểu} tán thành, đạt {91,53%}.")
    assert verdict.verdict == "review"
    assert any("484 đại biểu" in alternative for alternative in verdict.alternatives)


def test_the_denominators_that_would_fit_are_named():
    verdict = only("Trong tổng số {80 hồ sơ}, {71 hồ sơ} đúng quy định, đạt {87%}.")
    assert "từ 82 đến 82" in verdict.message


def test_a_round_number_may_be_approximate():
    verdict = only("Huyện có {5.000 hộ}, gồm {2.481 hộ} nghèo và {2.500 hộ} cận nghèo.")
    assert (verdict.verdict, verdict.level) == ("review", "note")


def test_a_pass_tells_how_likely_chance_would_have_failed():
    sharp = only("Huyện có {40 hộ}, gồm {25 hộ} nghèo và {15 hộ} cận nghèo.")
    assert float(sharp.fail_probability) > 0.9


def test_a_pass_that_could_not_have_failed_is_not_shown_as_verification():
    text = "Quỹ chi {ít nhất 3 tỷ đồng}, gồm {2 tỷ đồng} xây nhà và {4 tỷ đồng} học bổng."
    assert [v.verdict for v in check(record({"text": text})).checks] in ([], ["not_checkable"])


@pytest.mark.parametrize("hedge", ["khoảng", "không quá"])
def test_vague_figures_are_never_accused(hedge):
    text = f"Huyện có {{{hedge} 40 hộ}}, gồm {{25 hộ}} nghèo và {{12 hộ}} cận nghèo."
    assert not {"inconsistent"} & {verdict.verdict for verdict in check(record({"text": text})).checks}
