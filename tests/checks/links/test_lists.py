"""Where a list of parts begins, how far it reaches, what it is about, and whether it is said to be complete."""

import pytest

from extractor.checks.facts import Facts
from extractor.checks.links import lists
from tests.checks.building import record


def claims(text, **case):
    return list(lists.claims(Facts.of(record({"text": text, **case}))))


def first(text, **case):
    """The likeliest reading of the one list of `text` as numbers, the whole first."""
    (claim,) = claims(text, **case)
    return [int(figure.value) for figure in claim.readings[0].figures]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Xã có {40 hộ}, gồm {25 hộ} nghèo và {15 hộ} cận nghèo.", [40, 25, 15]),
        ("Xã có {40 hộ} ({25 hộ} nghèo, {15 hộ} cận nghèo) cần giúp.", [40, 25, 15]),
        ("Xã có {40 hộ} cần giúp: {25 hộ} nghèo, {15 hộ} cận nghèo.", [40, 25, 15]),
        ("Xã có {40 hộ} ở {6 thôn}, bao gồm {25 hộ} nghèo và {15 hộ} cận nghèo.", [40, 25, 15]),
        ("Trong {40 hộ}, {25 hộ} nghèo và {15 hộ} cận nghèo.", [40, 25, 15]),
        ("Xã có {40 hộ} cần giúp. Trong đó, {25 hộ} nghèo, {15 hộ} cận nghèo.", [40, 25, 15]),
        ("Xã có {40 hộ}, gồm {25 hộ} nghèo, tăng {3 hộ}, và {15 hộ} cận nghèo.", [40, 25, 15]),
        ("Xã có {40 hộ}, gồm {25 hộ} nghèo (năm trước {22 hộ}) và {15 hộ} cận nghèo.", [40, 25, 15]),
        ("Xã có {40 hộ}, gồm {25 hộ} nghèo, {15 hộ} cận nghèo; đã giúp {31 hộ}.", [40, 25, 15]),
        ("Xây {40 nhà}, gồm {25 nhà} dân, {9 trạm}, {6 nhà} kho.", [40, 25, 9, 6]),
        ("Xã có {40 hộ}, gồm {25 hộ} nghèo, chiếm {62,5%}, và {15 hộ} cận nghèo.", [40, 25, 15]),
    ],
)
def test_a_list_opens_after_its_whole_and_takes_up_what_counts_the_same(text, numbers):
    assert first(text) == numbers


def test_a_list_that_may_end_sooner_has_the_shorter_readings_too():
    (claim,) = claims("Đội phát hiện {90 vụ}, gồm {50 vụ} rượu, {40 vụ} thuốc lá, đã xử lý {70 vụ}.")
    read = [[int(figure.value) for figure in relation.terms] for relation in claim]
    assert [50, 40, 70] in read
    assert [50, 40] in read


def test_a_nested_list_belongs_to_its_part():
    text = "Tỉnh thu {90 giấy}, gồm {60 giấy} cát (trong đó {25 giấy} sông, {35 giấy} biển) và {30 giấy} đá."
    read = [[int(figure.value) for figure in claim.readings[0].figures] for claim in claims(text)]
    assert [90, 60, 30] in read
    assert [60, 25, 35] in read
    assert [90, 25, 35] not in read


@pytest.mark.parametrize(
    "ending",
    ["và một số hộ khác", "và nhiều hộ ở xa", "…", ", v.v."],
)
def test_a_list_that_leaves_parts_out_is_not_closed(ending):
    (claim,) = claims(f"Xã có {{40 hộ}}, gồm {{25 hộ}} nghèo, {{10 hộ}} cận nghèo {ending}")
    assert not claim.firm


def test_trong_do_promises_nothing_but_is_likely():
    (claim,) = claims("Xã có {40 hộ}, trong đó {25 hộ} nghèo và {15 hộ} cận nghèo.")
    assert (claim.firm, claim.likely) == (False, True)


def test_parts_on_all_sides_of_a_partition_close_a_list_of_any_kind():
    (claim,) = claims("Đã trả {40 hồ sơ}, trong đó trước hạn {25 hồ sơ}, đúng hạn {15 hồ sơ}.")
    assert claim.firm


def test_a_number_that_was_not_read_leaves_the_list_open():
    (claim,) = claims("Xã có {40 hộ}, gồm {25 hộ} nghèo, 7 hộ khó khăn và {8 hộ} cận nghèo.")
    assert not claim.firm


def test_the_number_of_a_name_is_no_part_that_was_missed():
    (claim,) = claims("Có {40 hộ}, gồm {25 hộ} ở tổ 1 và {15 hộ} ở tổ 2.")
    assert claim.firm


def test_two_things_counted_in_one_list_are_two_claims():
    text = (
        "Đã tiếp {40 lượt} với {30 người}, gồm thường xuyên {25 lượt} với {20 người}, định kỳ {15 lượt} với {10 người}."
    )
    wholes = {claim.readings[0].printed[0].unit for claim in claims(text)}
    assert wholes == {"lượt", "người"}


def test_the_head_of_a_list_can_name_a_whole_of_some_sentences_ago():
    text = (
        "Đã trả {900 hồ sơ}, trong đó {12 hồ sơ} quá hạn. Hiện {115 hồ sơ} đang xử lý. "
        "Các hồ sơ trễ thuộc hai lĩnh vực: đất đai {9|hồ sơ} và xây dựng {3|hồ sơ}."
    )
    assert [int(f.value) for f in claims(text)[-1].readings[0].figures] == [12, 9, 3]


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn gồm {5 người} đến {3 xã}.",
        "Xã có {40 hộ} (tăng từ {25 hộ} lên {40 hộ}).",
        "Tỷ lệ {40%}, gồm {25%} nghèo và {15%} cận nghèo.",
        "Trong {6 tháng}, đoàn đến {4 xã} và {2 phường}.",
    ],
)
def test_what_is_no_list_of_parts_gives_no_firm_claim(text):
    assert not any(claim.firm for claim in claims(text))
