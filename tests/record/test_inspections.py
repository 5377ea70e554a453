"""What the record tells of inspections beside their parties, and articles that report several."""

import pytest

from tests.record.articles import AWARD, CHECKED_DISTRICT, CONCLUSION, MEETING, PLAN, article, record

BULLETIN = article(
    "Các đoàn ra quân kiểm tra tại ba huyện",
    "Ngày 3/6/2024, Đoàn kiểm tra liên ngành huyện Hòa An đã kiểm tra đột xuất 14 bếp ăn tại xã Nam Tuấn, nhắc nhở 3 bếp "
    "chưa niêm yết thực đơn. Đoàn yêu cầu các cơ sở khắc phục trong tháng.",
    "Ngày 5/6/2024, Đoàn kiểm tra liên ngành huyện Trùng Khánh đã kiểm tra 21 bếp ăn tại xã Đình Phong, xử phạt 2 bếp.",
    "Thực hiện Kế hoạch số 41/KH-UBND, ngày 7/6/2024, Đoàn kiểm tra liên ngành huyện Hà Quảng đã kiểm tra 9 bếp ăn tại xã "
    "Sóc Hà, chưa phát hiện vi phạm.",
)


def test_a_single_inspection_is_the_one_entry():
    found = record(CHECKED_DISTRICT)
    assert found.inspections == (found.inspection,)


def test_an_article_without_inspection_has_no_entry_and_says_why():
    for text in (AWARD, PLAN, MEETING):
        found = record(text)
        assert found.inspections == ()
        assert found.belief.score < found.belief.threshold


def test_the_belief_shows_the_words_that_decided():
    belief = record(CHECKED_DISTRICT).belief
    assert belief.score >= belief.threshold
    assert "Đoàn kiểm tra" in [evidence.quote for evidence in belief.evidence]


def test_a_bulletin_gives_an_entry_for_each_inspection_with_its_own_day_place_and_figures():
    found = record(BULLETIN)
    entries = found.inspections
    assert found.inspection == entries[0]
    assert [entry.dates for entry in entries] == [("2024-06-03",), ("2024-06-05",), ("2024-06-07",)]
    assert [[party.name for party in entry.inspected] for entry in entries] == [
        ["xã Nam Tuấn"], ["xã Đình Phong"], ["xã Sóc Hà"],
    ]  # fmt: skip
    quotes = {figure.id: figure.evidence[0].quote for figure in found.figures}
    assert [next(quotes[figure] for figure in entry.figures) for entry in entries] == [
        "14 bếp", "21 bếp", "9 bếp",
    ]  # fmt: skip


def test_surprise_and_plan_are_told_apart_and_silence_is_neither():
    assert [entry.unannounced for entry in record(BULLETIN).inspections] == [True, None, False]
    planned = article("Kiểm tra chợ", "Sáng 4/3/2024, đoàn kiểm tra liên ngành đã kiểm tra định kỳ chợ Thanh Nhật.")
    assert record(planned).inspection.unannounced is False


def test_the_documents_it_rests_on_are_named():
    assert record(BULLETIN).inspections[2].legal_basis == ("Kế hoạch số 41/KH-UBND",)


def test_leader_demands_and_findings():
    inspection = record(CHECKED_DISTRICT).inspection
    assert inspection.lead == "Lục Thị Mẫu"
    assert [(finding.kind, finding.text[:12]) for finding in inspection.findings] == [
        ("achievement", "Huyện không "), ("shortcoming", "Đoàn chỉ ra "),
    ]  # fmt: skip
    assert [demand.addressee for demand in inspection.recommendations] == ["huyện"]


def test_the_outcome_lists_the_figures_of_what_followed():
    found = record(BULLETIN)
    quotes = {figure.id: figure.evidence[0].quote for figure in found.figures}
    assert [[quotes[figure] for figure in entry.outcome] for entry in found.inspections] == [["3 bếp"], ["2 bếp"], []]


@pytest.mark.parametrize(
    ("text", "code"),
    [(CHECKED_DISTRICT, "administrative-reform"), (BULLETIN, "food-safety"), (CONCLUSION, "construction"),
     (article("Kiểm tra bến thủy", "Sáng 2/4/2024, đoàn kiểm tra huyện đã kiểm tra ba bến khách ngang sông."), "transport"),
     (article("Kiểm tra thư viện", "Sáng 2/4/2024, đoàn kiểm tra huyện đã kiểm tra ba tủ truyện."), "other")],
)  # fmt: skip
def test_the_topic_has_a_code(text, code):
    assert record(text).inspection.topic_code == code


LISTED = article(
    "Khảo sát chính sách dân tộc",
    "Sáng 16/8/2023, đoàn khảo sát HĐND tỉnh Cao Bằng đã khảo sát tại các xã: Nam Tuấn và Đình Phong.",
)
TOGETHER = article(
    "Kiểm tra tải trọng xe",
    "Ngày 5/12/2022, Thanh tra Sở Giao thông vận tải Đắk Lắk phối hợp với Phòng Cảnh sát giao thông kiểm tra 412 xe tại "
    "chợ Tân An.",
)


def test_a_list_behind_a_colon_is_inspected():
    names = [party.name for party in record(LISTED).inspection.inspected]
    assert [name.removeprefix("xã ") for name in names] == ["Nam Tuấn", "Đình Phong"]


def test_partners_inspect_too_and_a_named_site_is_inspected():
    inspection = record(TOGETHER).inspection
    assert [party.name for party in inspection.inspectors] == [
        "Thanh tra Sở Giao thông vận tải Đắk Lắk", "Phòng Cảnh sát giao thông",
    ]  # fmt: skip
    assert [party.name for party in inspection.inspected] == ["chợ Tân An"]
    assert inspection.dates == ("2022-12-05",)
