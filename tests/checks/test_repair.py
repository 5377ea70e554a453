"""The smallest misprint: one keystroke that closes what does not match and breaks nothing that does."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractor.checks.check import check
from extractor.checks.repair import edits
from tests.checks.building import figure, record

TWO_PROBLEMS = {
    "text": "Trung tâm tiếp nhận mới {4.398 hồ sơ}, cùng {356 hồ sơ} năm trước chuyển sang. Đã giải quyết "
    "{4.487 hồ sơ} (trước hạn {1.962 hồ sơ}, đúng hạn {2.525 hồ sơ}); {262 hồ sơ} chưa đến hạn. Nộp trực tuyến "
    "{4.391 hồ sơ}, đạt tỷ lệ {trên 99,9%} số hồ sơ tiếp nhận mới.",
    "links": {"f8": {"part": "f7", "of": "f1"}},
}


def failing(case):
    return [verdict for verdict in check(record(case)).checks if verdict.verdict == "inconsistent"]


def test_the_only_digit_that_closes_both_problems_comes_first():
    balance, share = failing(TWO_PROBLEMS)
    for verdict in (balance, share):
        first, *others = verdict.hypotheses
        assert (first.figure, first.from_value, first.to_value, first.edit) == ("f1", "4398", "4393", "substitution")
        assert set(first.closes) == {"A02", "A03"}
        assert all(set(other.closes) == {verdict.rule} for other in others)


def test_an_edit_that_breaks_a_sum_that_holds_is_no_hypothesis():
    balance, _ = failing(TWO_PROBLEMS)
    assert {hypothesis.figure for hypothesis in balance.hypotheses} == {"f1", "f2", "f6"}


def test_a_number_in_words_has_no_misprint():
    assert list(edits(figure(1, "mười lăm", "người", "15", 0))) == []


def test_a_slip_of_the_scale_word_is_one_slip():
    assert (Decimal(1_200_000), "scale") in list(edits(figure(1, "1,2 tỷ đồng", None, None, 0)))


def distance(one, other):
    """Optimal string alignment distance, written as in the textbook."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = one[i - 1] != other[j - 1]
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + cost)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]


@given(st.integers(min_value=1, max_value=10**6))
def test_every_edit_is_one_keystroke_away_and_none_is_forgotten(value):
    found = {str(int(edit)) for edit, _ in edits(figure(1, f"{value} hồ sơ", None, None, 0))}
    digits = str(value)
    assert all(distance(digits, other) == 1 for other in found)
    assert {digits[:-1] + digit for digit in "0123456789"} - {digits} <= found | {"0"}
