"""Figures on the sides of a partition, the whole they make up, and what is left of a whole."""

import pytest

from extractor.checks.facts import Facts
from extractor.checks.links import flows, partitions, rests
from tests.checks.building import record


def facts(text, **case):
    return Facts.of(record({"text": text, **case}))


def numbers(claim):
    return [int(figure.value) for figure in claim.readings[0].figures]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("có mặt {61 người}, vắng {14 người}", [("presence", "first"), ("presence", "second")]),
        ("{84 cơ sở} không đạt yêu cầu, {21 cơ sở} đạt yêu cầu", [("quality", "second"), ("quality", "first")]),
        ("đúng hạn {90 hồ sơ}, quá hạn {4 hồ sơ}", [("timing", "second"), ("timing", "third")]),
        ("nộp trực tuyến {90 hồ sơ}, nộp giấy {4 hồ sơ}", [("channel", "first"), ("channel", "second")]),
        ("{8 người} có lý do, {6 người} không có lý do", [("cause", "first"), ("cause", "second")]),
        ("tiếp nhận {9 đơn}, đang thụ lý {4 đơn}", [("flow", "received"), ("progress", "second")]),
    ],
)
def test_the_words_around_a_figure_tell_its_side(text, sides):
    found = facts(text)
    assert [partitions.sides_of(found, mention)[0] for mention in found.mentions] == sides


def test_the_nearest_figure_before_the_sides_is_their_likeliest_whole():
    (claim,) = partitions.claims(facts("Xã có {90 cán bộ}, họp {75 cán bộ}: có mặt {61 người}, vắng {14 người}."))
    assert numbers(claim) == [75, 61, 14]


def test_with_one_possible_whole_the_partition_is_firm_and_with_two_it_is_not():
    (alone,) = partitions.claims(facts("Họp {75 cán bộ}. Có mặt {61 người}, vắng {14 người}."))
    (beside,) = partitions.claims(facts("Mời {90 cán bộ}, họp {75 cán bộ}. Có mặt {61 người}, vắng {14 người}."))
    assert (alone.firm, beside.firm) == (True, False)


def test_sides_that_may_not_be_all_leave_the_claim_open():
    (claim,) = partitions.claims(facts("Kiểm tra {105 cơ sở}: {84 cơ sở} đạt yêu cầu, {15 cơ sở} vi phạm."))
    assert (claim.firm, claim.closed) == (True, False)


@pytest.mark.parametrize(
    ("text", "rule", "values"),
    [
        ("Trong {21 cơ sở}, {9|cơ sở} bị phạt, còn lại {12 cơ sở} được nhắc nhở.", "B07", [12, 21, 9]),
        ("Trong {21 cơ sở}, {9|cơ sở} bị phạt. Số còn lại, {12 cơ sở}, được nhắc nhở.", "B07", [12, 21, 9]),
        ("Có {40 xã}: {20 xã} đạt, {12 xã} gần đạt, còn lại {8 xã}.", "A01", [40, 20, 12, 8]),
        ("Đã giải quyết {19|vụ}/{33 vụ}, {14 vụ} còn lại đang xác minh.", "B07", [14, 33, 19]),
    ],
)
def test_the_rest_is_what_its_whole_has_beside_the_parts(text, rule, values):
    (claim,) = rests.claims(facts(text))
    assert (claim.readings[0].rule, numbers(claim)) == (rule, values)


def accounts(text, **case):
    return [numbers(claim) for claim in flows.claims(facts(text, **case), {})]


def test_each_figure_received_opens_an_account_of_its_own():
    text = (
        "Huyện tiếp nhận {500 hồ sơ}, giải quyết {480 hồ sơ}, đang giải quyết {20 hồ sơ}. "
        "Các xã tiếp nhận {90 hồ sơ}, giải quyết {85 hồ sơ}, đang giải quyết {5 hồ sơ}."
    )
    assert accounts(text) == [[500, 480, 20], [90, 85, 5]]


def test_what_was_carried_over_counts_unless_it_is_part_of_what_was_received():
    beside = (
        "Tiếp nhận mới {500 hồ sơ}, kỳ trước chuyển sang {30 hồ sơ}; giải quyết {510 hồ sơ}, đang xử lý {20 hồ sơ}."
    )
    inside = "Tiếp nhận {500 hồ sơ} (kỳ trước chuyển sang {30 hồ sơ}); giải quyết {480 hồ sơ}, đang xử lý {20 hồ sơ}."
    assert accounts(beside) == [[500, 30, 510, 20]]
    assert accounts(inside) == [[500, 480, 20]]


def test_the_record_keeps_figures_of_different_subjects_apart():
    text = "Tiếp nhận {500 hồ sơ}, giải quyết {480 hồ sơ}, đang xử lý {20 hồ sơ}."
    links = {"f1": {"about": "huyện"}, "f2": {"about": "huyện"}, "f3": {"about": "xã"}}
    assert accounts(text, links=links) == []
