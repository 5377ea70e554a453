from decimal import Decimal

import pytest

from extractor.checks.between.compare import compare
from extractor.checks.between.findings import by_code
from tests.checks.between.articles import HALF, article, misfit

Q1, Q2 = "2024-01/2024-03", "2024-04/2024-06"


def outcomes(*records, copies=None, select=()):
    found = compare(([record] for record in records), copies=copies, select=select)
    return [(one.rule, one.verdict, one.expression) for one in found]


def test_two_papers_that_tell_one_figure_differently_are_shown_with_both_quotes():
    first, second = article("a", ("4487", "resolved", HALF)), article("b", ("4478", "resolved", HALF))
    (found,) = compare([[first], [second]])
    assert (found.rule, found.verdict, found.difference) == ("C01", "review", "9")
    assert [(one.record, one.quote) for one in found.witnesses] == [("a", "4487 hồ sơ"), ("b", "4478 hồ sơ")]
    assert "sai" not in found.message.split()


def test_a_hedged_figure_agrees_with_the_exact_one():
    hedge = {"lower": Decimal(4400), "upper": Decimal(4840), "lower_open": True, "modifier": "over"}
    first, second = article("a", ("4487", "resolved", HALF)), article("b", ("4400", "resolved", HALF, hedge))
    assert outcomes(first, second) == [("C01", "consistent", "4487 = 4400")]


def test_copies_of_one_text_are_one_witness():
    first, second = article("a", ("4487", "resolved", HALF)), article("b", ("4478", "resolved", HALF))
    assert outcomes(first, second, copies={"b": "a"}) == []


@pytest.mark.parametrize(
    "other",
    [
        article("b", ("9", "resolved", HALF), parent="tỉnh Khác"),
        article("b", ("9", "resolved", Q1)),
        article("b", ("9", "received", HALF)),
        article("b", ("9", "resolved", HALF, {"role": "target"})),
        article("b", ("9", "resolved", HALF, {"about": "huyện"}), parent=None),
        article("b", ("9", "resolved", HALF, {"unit": "trường hợp"})),
    ],
)
def test_figures_of_other_places_periods_metrics_roles_and_units_are_not_compared(other):
    assert outcomes(article("a", ("4487", "resolved", HALF)), other) == []


def test_a_count_since_january_does_not_fall():
    eight = article("a", ("12450", "received", "2024-01/2024-08"))
    nine = article("b", ("12310", "received", "2024-01/2024-09"))
    assert outcomes(nine, eight) == [("C02", "review", "12450 → 12310")]
    next_year = article("b", ("12310", "received", "2025-01/2025-09"))
    assert outcomes(eight, next_year) == []
    stock = [article(name, (value, "pending", period)) for name, value, period in
             [("a", "300", "2024-01/2024-08"), ("b", "200", "2024-01/2024-09")]]  # fmt: skip
    assert outcomes(*stock) == []


@pytest.mark.parametrize(("half", "verdict"), [("260", "consistent"), ("270", "review")])
def test_quarters_make_up_the_half_year(half, verdict):
    told = article("a", ("120", "resolved", Q1), ("140", "resolved", Q2)), article("b", (half, "resolved", HALF))
    found = [one for one in outcomes(*told) if one[0] == "C03"]
    assert found == [("C03", verdict, f"120 + 140 {'=' if verdict == 'consistent' else '≠'} {half}")]


def test_a_missing_quarter_leaves_nothing_to_add_up():
    told = (
        article("a", ("120", "resolved", Q1), ("140", "resolved", "2024-07/2024-09")),
        article("b", ("260", "resolved", "2024")),
    )
    assert [one for one in outcomes(*told) if one[0] == "C03"] == []


@pytest.mark.parametrize(("opening", "verdict"), [("262", "consistent"), ("267", "review")])
def test_what_is_left_is_what_is_carried_over(opening, verdict):
    closing = article("a", ("262", "pending", HALF))
    following = article("b", (opening, "carried_over", "2024-07-01/2024-12-31"))
    (found,) = outcomes(following, closing)
    assert found[:2] == ("C04", verdict)
    gap = article("b", (opening, "carried_over", "2024-08-01/2024-12-31"))
    assert outcomes(closing, gap) == []


def test_communes_together_do_not_exceed_their_district():
    communes = [article(name, (value, "fined", HALF, {"about": f"xã {name}"}), parent="huyện Thử")
                for name, value in [("A", "12"), ("B", "9"), ("C", "8")]]  # fmt: skip
    small, large = (article("d", (value, "fined", HALF)) for value in ("25", "40"))
    assert outcomes(*communes, small) == [("C05", "review", "12 + 9 + 8 > 25")]
    assert outcomes(*communes, large) == []


def test_two_bodies_with_one_set_of_figures_are_noted_and_round_figures_are_not():
    def told(name, *values):
        metrics = ("received", "resolved", "pending")
        return article(
            name, *((value, metric, HALF) for value, metric in zip(values, metrics, strict=True)), place=f"xã {name}"
        )

    same = told("A", "1237", "1189", "48"), told("B", "1237", "1189", "48")
    assert [(rule, verdict) for rule, verdict, _ in outcomes(*same)] == [("C06", "review")]
    round_ones = told("A", "1200", "1100", "100"), told("B", "1200", "1100", "100")
    assert outcomes(*round_ones) == []


def test_a_figure_mended_on_the_page_is_told_and_what_it_closed():
    before = article("a", ("4398", "received_new", HALF), checks=[misfit("f1")])
    after = article("a", ("4393", "received_new", HALF))
    (found,) = compare([[before, after]])
    assert (found.rule, found.expression, found.difference) == ("C09", "4398 → 4393", "5")
    assert "nay đã khớp" in found.message
    assert list(compare([[before, before]])) == []


def test_outliers_are_shown_only_when_asked_for():
    history = [article(str(n), (value, "fined", f"2024-{n:02}")) for n, value in
               enumerate(["40", "42", "39", "41", "40", "420", "43"], start=1)]  # fmt: skip
    assert outcomes(*history) == []
    assert [one[2] for one in outcomes(*history, select=["C10"])] == ["40, 42, 39, 41, 40, 420"]


def test_every_comparison_explains_itself_in_both_languages():
    for rule in by_code().values():
        assert rule.false_alarms
        for words in rule.messages.values():
            assert words.vi != words.en
            assert "sai" not in words.vi.split()
