"""What each figure counts, of whom, for when: against annotated paragraphs, and what always holds of a record's figures."""

from collections import Counter

import pytest

from extractor.record import figures
from tests.record.articles import record
from tests.record.figure_cases import cases, doc_of, read

FLOORS = {
    "label": 0.9, "metric": 0.9, "about": 0.85, "period": 0.9, "role": 0.9, "of": 0.9, "part": 0.9, "base": 0.9,
}  # fmt: skip


def index_of(link):
    return None if link is None else int(link.removeprefix("f")) - 1


def found(figure):
    fields = {name: getattr(figure, name) for name in ("metric", "about", "period", "role")}
    links = {name: index_of(getattr(figure, name)) for name in ("of", "part", "base")}
    return fields | links | {"label": (figure.label or "").lower()}


def accepted(annotation):
    """The values that a careful reader would take for each field; an empty list of owners leaves the owner open."""
    values = {name: annotation.get(name) for name in ("metric", "period", "of", "part", "base")}
    values["role"] = annotation.get("role", "reported")
    values["label"] = [label.lower() for label in annotation["label"]]
    values["about"] = annotation["about"] or None
    return {name: value if isinstance(value, list) else [value] for name, value in values.items()}


@pytest.fixture(scope="module")
def marks():
    """Right answers and annotated figures by field."""
    right, total = Counter(), Counter()
    for case in cases():
        built, _ = figures.build(doc_of(case))
        for annotation, figure in zip(case["figures"], built, strict=True):
            wanted = accepted(annotation)
            for name, value in found(figure).items():
                if name == "about" and not annotation["about"]:
                    continue
                total[name] += 1
                right[name] += value in wanted[name]
    return {name: right[name] / total[name] for name in total}


@pytest.mark.parametrize("name", FLOORS)
def test_fields_agree_with_the_annotated_paragraphs(marks, name):
    assert marks[name] >= FLOORS[name]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_figures_keep_their_order_their_words_and_links_that_lead_somewhere(case):
    built, _ = figures.build(doc_of(case))
    ids = [figure.id for figure in built]
    assert ids == [f"f{number}" for number in range(1, len(built) + 1)]
    for figure, annotation in zip(built, case["figures"], strict=True):
        assert figure.evidence[0].quote == annotation["quote"] == case["text"][annotation["start"] : annotation["end"]]
        assert {figure.of, figure.part, figure.base} - {None} <= set(ids) - {figure.id}


def test_a_label_is_what_the_words_around_the_figure_say():
    got = read("Xã tiếp nhận ⟦90 hồ sơ⟧, gồm đất đai ⟦64 hồ sơ⟧ và ⟦26 hồ sơ⟧ hộ tịch.")
    assert [figure.label for figure in got.values()] == ["tiếp nhận", "đất đai", "hộ tịch"]


def test_money_takes_the_metric_of_the_fines_that_it_pays():
    got = read("Đoàn xử phạt ⟦8 cơ sở⟧ với tổng số tiền ⟦54 triệu đồng⟧.")
    assert [figure.metric for figure in got.values()] == ["fined", "fine_amount"]


def test_words_behind_two_figures_speak_of_both():
    got = read("Qua đó, ⟦9 tổ chức đảng⟧, ⟦27 đảng viên⟧ vi phạm.")
    assert {figure.metric for figure in got.values()} == {"violating"}


def test_a_place_in_a_list_owns_its_figure_and_the_body_goes_on_after_it():
    got = read(
        "Chi cục Thú y phát hiện ⟦61 vụ⟧; huyện Sơn Bình ⟦24 vụ⟧, huyện Ea Nam ⟦37 vụ⟧. Đã xử lý ⟦55 vụ⟧.",
        organizations=["Chi cục Thú y"], places=["huyện Sơn Bình", "huyện Ea Nam"],
    )  # fmt: skip
    assert [f.about for f in got.values()] == ["Chi cục Thú y", "huyện Sơn Bình", "huyện Ea Nam", "Chi cục Thú y"]


def test_a_bare_noun_stands_for_the_body_named_before():
    got = read(
        "Tổ công tác đến UBND phường Lê Hồng. Phường có ⟦28 cán bộ⟧.",
        organizations=["Tổ công tác", "UBND phường Lê Hồng"],
    )
    assert got["28 cán bộ"].about == "UBND phường Lê Hồng"


def test_a_body_that_only_reports_is_not_the_owner():
    got = read(
        "Theo báo cáo của Sở Nội vụ, Trung tâm Hành chính công tiếp nhận ⟦90 hồ sơ⟧.",
        organizations=["Sở Nội vụ", "Trung tâm Hành chính công"],
    )
    assert got["90 hồ sơ"].about == "Trung tâm Hành chính công"


def test_a_period_is_carried_on_and_the_same_time_of_another_year_is_worked_out():
    got = read(
        "Trong 9 tháng năm 2022, tỉnh xảy ra ⟦36 vụ⟧ cháy. Thiệt hại ⟦12 tỷ đồng⟧, giảm so với cùng kỳ (⟦15 tỷ đồng⟧).",
        dates=[("9 tháng năm 2022", "2022-01/2022-09")],
    )
    assert [figure.period for figure in got.values()] == ["2022-01/2022-09", "2022-01/2022-09", "2021-01/2021-09"]


def test_a_year_in_a_list_of_years_holds_for_its_own_figure_only():
    got = read(
        "Trong 2019-2020, tỉnh kiểm tra ⟦134 lượt⟧: năm 2019 là ⟦64 lượt⟧, năm 2020 là ⟦70 lượt⟧; xử phạt ⟦58 cơ sở⟧.",
        dates=[("2019-2020", "2019/2020"), ("năm 2019", "2019"), ("năm 2020", "2020")],
    )
    assert [figure.period for figure in got.values()] == ["2019/2020", "2019", "2020", "2019/2020"]


@pytest.mark.parametrize(
    ("text", "quote", "role"),
    [("Xã phấn đấu đạt ⟦95%⟧ hồ sơ trực tuyến.", "95%", "target"),
     ("Bụi vượt mức cho phép là ⟦0,5 lần⟧.", "0,5 lần", "threshold"),
     ("Thu ⟦9 tỷ đồng⟧, tăng ⟦15%⟧.", "15%", "comparison"),
     ("Đoàn tăng cường kiểm tra ⟦12 bến⟧.", "12 bến", "reported"),
     ("Xã tiếp nhận ⟦90 hồ sơ⟧, kỳ trước chuyển sang ⟦4 hồ sơ⟧.", "4 hồ sơ", "reported")],
)  # fmt: skip
def test_plans_limits_and_changes_are_told_from_what_is_reported(text, quote, role):
    assert read(text)[quote].role == role


def test_words_about_law_set_a_limit_only_where_they_say_so():
    held = {
        "Đoàn phạt ⟦4 đơn vị⟧ có vi phạm về giấy phép với tổng số tiền ⟦0,93 tỷ đồng⟧.": "reported",
        "Xảy ra ⟦171 vụ⟧ cháy theo quy định thống kê và ⟦209 vụ⟧ sự cố.": "reported",
        "Xã đã xử lý theo quy định của pháp luật ⟦1 vụ⟧.": "reported",
        "Thời hạn theo quy định là ⟦10 ngày⟧.": "threshold",
        "Mức phạt theo quy định ⟦5 triệu đồng⟧.": "threshold",
    }
    assert {text: list(read(text).values())[-1].role for text in held} == held


def test_what_is_done_of_a_demand_is_reported():
    text = "Kiểm toán yêu cầu huyện nộp ⟦410 tỷ đồng⟧, đến nay huyện đã nộp ⟦378 tỷ đồng⟧."
    assert [figure.role for figure in read(text).values()] == ["target", "reported"]
    text = "Viện gửi ⟦132⟧ yêu cầu khởi tố; gửi ⟦46 kiến nghị⟧."
    assert read(text)["46 kiến nghị"].role == "reported"
    text = "Đoàn phát hiện ⟦41 cơ sở⟧ không đạt yêu cầu về vệ sinh, phạt ⟦11 cơ sở⟧."
    assert read(text)["11 cơ sở"].role == "reported"
    text = "Đoàn yêu cầu xã nộp ⟦41 triệu đồng⟧, trả dân ⟦11 triệu đồng⟧."
    assert [figure.role for figure in read(text).values()] == ["target", "target"]


def test_the_lower_figure_of_a_fraction_in_a_bracket_is_no_part_of_the_figure_before():
    text = "Kiểm tra trung tâm y tế\nĐoàn kiểm tra trung tâm, nơi thiếu 14 bác sĩ so với định biên (42/56 bác sĩ)."
    got = record(text, "2024-07-10")
    of = {figure.evidence[0].quote: figure.of for figure in got.figures}
    assert of["56 bác sĩ"] is None
    assert all(check.verdict == "consistent" for check in got.checks)


@pytest.mark.parametrize(
    ("clause", "quote", "metric"),
    [
        ("9 công trình chưa ban hành quyết định xử phạt", "9 công trình", None),
        ("thanh tra 24 trường học trong đợt kiểm tra", "24 trường học", "inspected"),
        ("15 tổ chức khai thác khoáng sản", "15 tổ chức", None),
        ("được khai thác 45.000 m3", "45.000 m3", "extracted_volume"),
        ("không khám sức khỏe định kỳ: 6 doanh nghiệp", "6 doanh nghiệp", None),
        ("thu hồi 4 giấy chứng nhận", "4 giấy chứng nhận", None),
    ],
)
def test_a_metric_counts_its_own_kind_of_thing(clause, quote, metric):
    got = record(f"Kiểm tra huyện Mẫu\nNgày 2/7, đoàn kiểm tra huyện cho biết có {clause}.", "2024-07-10")
    assert {figure.evidence[0].quote: figure.metric for figure in got.figures}[quote] == metric


def test_a_period_that_lies_ahead_or_only_takes_up_a_rest_is_not_carried_on():
    text = (
        "Kiểm tra chi ngân sách\nĐoàn kiểm tra công bố kết quả chi năm 2017: chi 81 tỷ đồng, kết dư chuyển sang năm 2018 là "
        "5 tỷ đồng. Các đơn vị phải nộp đủ trong tháng 4/2018. Đoàn xem 1.540 chứng từ."
    )
    got = record(text, "2018-03-02")
    assert {figure.evidence[0].quote: figure.period for figure in got.figures}["1.540 chứng từ"] == "2017"


def test_items_below_a_demand_are_targets():
    text = (
        "Giám sát khu công nghiệp\nNgày 2/7, đoàn giám sát đã làm việc với Sở và các doanh nghiệp.\n"
        "Đoàn đề nghị Sở:\n- Lắp 13 trạm quan trắc;\n- Công khai 2 danh sách."
    )
    assert [figure.role for figure in record(text, "2024-07-10").figures] == ["target", "target"]
