"""Counts of 0 stated in words, with whose they are and when."""

from extractor.record import figures
from tests.record.figure_cases import cases, doc_of, marked


def zeros(text, **layers_of):
    return figures.build(doc_of(marked(text, **layers_of)))[1]


def test_both_levels_of_one_statement():
    (zero,) = zeros(
        "Năm 2023, xã tiếp nhận ⟦90 hồ sơ⟧. Huyện và cấp xã đều không có hồ sơ trễ hẹn.", dates=[("Năm 2023", "2023")]
    )
    assert (zero.value, zero.unit, zero.metric, zero.label) == (0, "hồ sơ", "resolved_late", "trễ hẹn")
    assert (zero.about, zero.period) == (("Huyện", "cấp xã"), "2023")
    assert zero.evidence[0].quote == "không có hồ sơ trễ hẹn"


def test_a_statement_without_a_subject_is_of_the_last_owner():
    (zero,) = zeros(
        "Chi cục Kiểm lâm tuần tra ⟦90 lượt⟧. Không để xảy ra vụ cháy nào.", organizations=["Chi cục Kiểm lâm"]
    )
    assert (zero.about, zero.metric) == (("Chi cục Kiểm lâm",), "incidents")


def test_what_is_wished_or_counts_nothing_is_no_zero():
    assert zeros("Xã phấn đấu không có hồ sơ trễ hẹn. ⟦3 cơ sở⟧ không có giấy phép.") == ()


def test_the_annotated_paragraphs_state_their_zeros_and_no_others():
    for case in cases():
        found = [zero.evidence[0].quote for zero in figures.build(doc_of(case))[1]]
        assert found == [zero["quote"] for zero in case.get("implied", [])], case["id"]
