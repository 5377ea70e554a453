"""Which figure is a part, a share or a change of which: by the words, whatever the numbers are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.figure_cases import read


def links(text, name="of", **layers_of):
    """Printed words of each linked figure with those of the figure to which it leads."""
    got = read(text, **layers_of)
    quotes = {figure.id: quote for quote, figure in got.items()}
    return {quote: quotes[getattr(figure, name)] for quote, figure in got.items() if getattr(figure, name)}


PARTITIONS = [
    "Xã có ⟦{w} hộ⟧, gồm ⟦{a} hộ⟧ trồng lúa và ⟦{b} hộ⟧ trồng cây.",
    "Xã có ⟦{w} hộ⟧, trong đó ⟦{a} hộ⟧ trồng lúa, ⟦{b} hộ⟧ trồng cây.",
    "Xã có ⟦{w} hộ⟧ (trồng lúa ⟦{a} hộ⟧, trồng cây ⟦{b} hộ⟧).",
    "Xã có ⟦{w} hộ⟧: ⟦{a} hộ⟧ trồng lúa; ⟦{b} hộ⟧ trồng cây.",
    "Xã có ⟦{w} hộ⟧. Trong số đó có ⟦{a} hộ⟧ trồng lúa, còn lại ⟦{b} hộ⟧ trồng cây.",
    "Trong ⟦{w} hộ⟧ của xã, ⟦{a} hộ⟧ trồng lúa, ⟦{b} hộ⟧ trồng cây.",
    "Trồng lúa ⟦{a} hộ⟧, trồng cây ⟦{b} hộ⟧, tổng cộng ⟦{w} hộ⟧.",
    "Toàn xã ⟦{w} hộ⟧; thôn Đông ⟦{a} hộ⟧, thôn Đoài ⟦{b} hộ⟧.",
]


@pytest.mark.parametrize("sentence", PARTITIONS)
@settings(max_examples=20)
@given(a=st.integers(11, 399), b=st.integers(400, 999), rest=st.integers(1, 5000))
def test_a_list_has_its_whole_whether_or_not_it_adds_up(sentence, a, b, rest):
    whole = a + b + rest
    places = [name for name in ("thôn Đông", "thôn Đoài") if name in sentence]
    got = read(sentence.format(w=whole, a=a, b=b), places=places)
    parts = [got[f"{number} hộ"] for number in (a, b)]
    assert {part.of for part in parts} == {got[f"{whole} hộ"].id}
    assert len({part.partition for part in parts}) == 1
    assert got[f"{whole} hộ"].of is None


def test_a_list_inside_a_list_belongs_to_its_own_whole():
    text = (
        "Kế hoạch vốn là ⟦186 tỷ đồng⟧, gồm: vốn trung ương ⟦92 tỷ đồng⟧; vốn tỉnh ⟦61 tỷ đồng⟧ "
        "(trong đó xổ số ⟦20 tỷ đồng⟧); vốn huyện ⟦33 tỷ đồng⟧."
    )
    assert links(text) == {
        "92 tỷ đồng": "186 tỷ đồng", "61 tỷ đồng": "186 tỷ đồng", "20 tỷ đồng": "61 tỷ đồng", "33 tỷ đồng": "186 tỷ đồng",
    }  # fmt: skip


def test_clauses_with_a_list_each_keep_their_own_parts():
    text = (
        "Huyện đã kiểm tra ⟦3 đảng viên⟧, trong đó có ⟦1 cấp⟧ ủy viên; "
        "giám sát ⟦19 chi bộ⟧ và ⟦32 đảng viên⟧, trong đó có ⟦21 cấp⟧ ủy viên."
    )
    assert links(text) == {"1 cấp": "3 đảng viên", "21 cấp": "32 đảng viên"}


def test_what_stands_in_a_bracket_that_has_ended_is_neither_whole_nor_share():
    text = (
        "Huyện kỷ luật ⟦160 đảng viên⟧ (khiển trách ⟦121⟧, khai trừ ⟦39⟧), bằng ⟦171%⟧ so với nửa nhiệm kỳ trước, "
        "trong đó có ⟦41 đảng viên⟧ là lãnh đạo, chiếm ⟦25,6%⟧."
    )
    whole = "160 đảng viên"
    assert links(text) == {"121": whole, "39": whole, "41 đảng viên": whole, "25,6%": whole}
    assert links(text, "part") == {"171%": whole, "25,6%": "41 đảng viên"}
    named = "Các cơ quan nhận nhiều là Công an (⟦590 hồ sơ⟧), Sở Xây dựng (⟦156 hồ sơ⟧), Sở Y tế (⟦209 hồ sơ⟧)."
    assert links(named) == {}


def test_lines_that_say_what_each_part_is_belong_to_the_whole_above_them():
    text = "Tổng dư nợ là ⟦24 tỷ đồng⟧, cụ thể như sau:\n+ Dư nợ của huyện là ⟦21 tỷ đồng⟧.\n+ Dư nợ của xã là ⟦3 tỷ đồng⟧."
    assert links(text) == {"21 tỷ đồng": "24 tỷ đồng", "3 tỷ đồng": "24 tỷ đồng"}


def test_a_semicolon_before_a_list_of_its_own_ends_the_list():
    text = (
        "Khối HĐND có ⟦6 người⟧, gồm: ⟦2 phó chủ tịch⟧ và các trưởng ban; "
        "khối UBND có ⟦23 người⟧, gồm: ⟦3 phó chủ tịch⟧ và ⟦19 ủy viên⟧."
    )
    assert links(text) == {"2 phó chủ tịch": "6 người", "3 phó chủ tịch": "23 người", "19 ủy viên": "23 người"}


def test_a_bracket_tells_of_its_own_sentence():
    text = "Trong năm có ⟦34 vụ⟧ bị hủy. Án quá hạn vẫn còn (⟦59 vụ⟧ bị sửa do lỗi chủ quan)."
    assert links(text) == {}


def test_a_slash_that_cannot_be_a_fraction_links_nothing():
    assert links("Tòa án thụ lý và giải quyết ⟦146⟧/⟦31 vụ⟧ dân sự.") == {}
    assert links("Tòa án giải quyết ⟦31⟧/⟦146 vụ⟧ dân sự.") == {"31": "146 vụ"}


def test_a_metric_that_cannot_be_a_part_ends_the_list():
    text = (
        "Đã giải quyết ⟦510 hồ sơ⟧, trong đó trước hạn ⟦210 hồ sơ⟧; đúng hạn ⟦300 hồ sơ⟧; "
        "đang giải quyết, còn trong hạn ⟦28 hồ sơ⟧."
    )
    assert links(text) == {"210 hồ sơ": "510 hồ sơ", "300 hồ sơ": "510 hồ sơ"}


def test_the_district_and_its_communes_keep_apart():
    text = (
        "Huyện giải quyết ⟦900 hồ sơ⟧, đúng hạn ⟦880 hồ sơ⟧. Cấp xã giải quyết ⟦400 hồ sơ⟧, đúng hạn ⟦390 hồ sơ⟧, "
        "quá hạn ⟦10 hồ sơ⟧."
    )
    assert links(text) == {"880 hồ sơ": "900 hồ sơ", "390 hồ sơ": "400 hồ sơ", "10 hồ sơ": "400 hồ sơ"}


def test_two_ways_of_dividing_one_whole_are_two_lists():
    got = read(
        "Phát hiện ⟦61 vụ⟧ vi phạm; huyện Lâm ⟦24 vụ⟧, huyện Hà ⟦37 vụ⟧. Đã xử lý ⟦55 vụ⟧, chuyển công an ⟦6 vụ⟧.",
        places=["huyện Lâm", "huyện Hà"],
    )
    by_list = {}
    for quote, figure in got.items():
        if figure.of:
            by_list.setdefault(figure.partition, []).append(quote)
    assert sorted(by_list.values()) == [["24 vụ", "37 vụ"], ["55 vụ", "6 vụ"]]


def test_a_whole_named_by_what_it_counts():
    text = (
        "Trong kỳ có ⟦12 hồ sơ⟧ quá hạn. Hồ sơ quá hạn rơi vào ⟦hai lĩnh vực⟧: đất đai ⟦9 hồ sơ⟧, xây dựng ⟦3 hồ sơ⟧."
    )
    assert links(text) == {"9 hồ sơ": "12 hồ sơ", "3 hồ sơ": "12 hồ sơ"}


def test_a_list_over_lines_has_the_figure_that_the_line_above_names():
    text = (
        "Kiểm tra ⟦30 cơ sở⟧, ⟦9 cơ sở⟧ vi phạm. Các vi phạm gồm:\n"
        "- Bán thuốc không có đơn: ⟦4 cơ sở⟧;\n- Hành nghề quá phạm vi: ⟦3 cơ sở⟧;\n- Không niêm yết giá: ⟦2 cơ sở⟧."
    )
    assert links(text) == {name: "9 cơ sở" for name in ("4 cơ sở", "3 cơ sở", "2 cơ sở")} | {"9 cơ sở": "30 cơ sở"}


def test_a_list_over_lines_may_end_in_its_total():
    text = "Số hồ sơ của từng xã:\nLộc Thái: ⟦120 hồ sơ⟧\nLộc Điền: ⟦96 hồ sơ⟧\nTổng cộng: ⟦216 hồ sơ⟧"
    assert links(text) == {"120 hồ sơ": "216 hồ sơ", "96 hồ sơ": "216 hồ sơ"}


def test_results_are_parts_of_what_was_inspected():
    text = "Đoàn kiểm tra ⟦33 cơ sở⟧. Qua kiểm tra, ⟦28 cơ sở⟧ bán bình thường, ⟦5 cơ sở⟧ tạm ngừng bán."
    assert links(text) == {"28 cơ sở": "33 cơ sở", "5 cơ sở": "33 cơ sở"}


def test_more_may_be_reminded_or_fined_than_were_found_violating():
    assert links("Tổ phát hiện ⟦6 trường hợp⟧ vi phạm giãn cách, nhắc nhở ⟦9 trường hợp⟧.") == {}
    assert links("Tổ phát hiện ⟦9 trường hợp⟧ vi phạm giãn cách, nhắc nhở ⟦6 trường hợp⟧.") != {}


def test_a_list_may_count_its_parts_under_other_nouns():
    text = "Trong ⟦30 cơ sở⟧ có ⟦12 phòng khám⟧, ⟦12 nhà thuốc⟧ và ⟦6 cơ sở⟧ dịch vụ."
    assert set(links(text).values()) == {"30 cơ sở"}


def test_fractions_and_what_is_left_of_them():
    assert links("Xã khắc phục ⟦7⟧/⟦12 nội dung⟧, còn ⟦5 nội dung⟧ chưa thực hiện.") == {
        "7": "12 nội dung", "5 nội dung": "12 nội dung",
    }  # fmt: skip
    assert links("Có ⟦20 xã⟧ trên tổng số ⟦23 xã⟧ đạt.") == {"20 xã": "23 xã"}


@pytest.mark.parametrize(
    "text",
    ["Đoàn kiểm tra ⟦12 bến⟧. Cùng ngày, công an phạt ⟦3 bến⟧ khác.",
     "Phạt ⟦3,5 tỷ đồng⟧, tăng ⟦12%⟧.",
     "Xã có ⟦40 hộ⟧, trong đó thu ⟦3 tỷ đồng⟧.",
     "Nhà máy cấp nước cho ⟦9 xã⟧. Ở ven biển, ⟦3.320 hộ⟧ thiếu nước.",
     "Xã tiếp nhận ⟦500 hồ sơ⟧, giải quyết ⟦480 hồ sơ⟧."],
)  # fmt: skip
def test_no_link_where_the_words_give_none(text):
    assert links(text) == {}


SHARES = [
    ("Giải ngân ⟦708 tỷ đồng⟧ trên ⟦1.180 tỷ đồng⟧ (⟦60%⟧).", "60%", "708 tỷ đồng", "1.180 tỷ đồng"),
    ("Kiểm tra ⟦120 cơ sở⟧, có ⟦96 cơ sở⟧ đạt yêu cầu, chiếm ⟦80%⟧.", "80%", "96 cơ sở", "120 cơ sở"),
    ("Kiểm tra ⟦120 cơ sở⟧, có ⟦96 cơ sở⟧ (⟦80%⟧) đạt yêu cầu.", "80%", "96 cơ sở", "120 cơ sở"),
    ("Trong ⟦80 mẫu⟧, có ⟦80%⟧ (⟦64 mẫu⟧) đạt chuẩn.", "80%", "64 mẫu", "80 mẫu"),
    ("Có ⟦20 xã⟧ trên tổng số ⟦25 xã⟧ đạt, tương đương ⟦80%⟧.", "80%", "20 xã", "25 xã"),
    ("Tiếp nhận mới ⟦100 hồ sơ⟧. Giải quyết ⟦90 hồ sơ⟧. Nộp trực tuyến ⟦80 hồ sơ⟧, đạt ⟦80%⟧ số hồ sơ tiếp nhận mới.",
     "80%", "80 hồ sơ", "100 hồ sơ"),
    ("⟦80%⟧ số trường bị nhắc. Đoàn kiểm tra ⟦50 trường⟧, có ⟦40 trường⟧ vi phạm.", "80%", "40 trường", "50 trường"),
    ("Đã tích ⟦400 m3⟧, đạt ⟦80%⟧ dung tích thiết kế (⟦500 m3⟧).", "80%", "400 m3", "500 m3"),
    ("Có ⟦500 thí sinh⟧ dự thi. Toàn tỉnh có ⟦25 thí sinh⟧ ở xa trên ⟦15 km⟧, chiếm ⟦5%⟧ tổng số thí sinh.", "5%",
     "25 thí sinh", "500 thí sinh"),
    ("Tổng dự toán được giao của ⟦12 đơn vị⟧ là ⟦5 tỷ đồng⟧; đã chi ⟦4 tỷ đồng⟧, đạt ⟦80%⟧ dự toán.", "80%", "4 tỷ đồng",
     "5 tỷ đồng"),
    ("Kế hoạch giao ⟦4 tỷ đồng⟧; đã giải ngân ⟦3,2 tỷ đồng⟧, đạt ⟦80%⟧ kế hoạch.", "80%", "3,2 tỷ đồng", "4 tỷ đồng"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "share", "part", "whole"), SHARES)
def test_a_percentage_knows_its_part_and_its_whole(text, share, part, whole):
    assert (links(text, "part")[share], links(text)[share]) == (part, whole)


def test_a_share_of_what_is_not_printed_has_no_whole():
    got = read("Xã tiếp nhận ⟦100 hồ sơ⟧. Tỷ lệ hộ dùng nước sạch đạt ⟦92%⟧.")
    assert (got["92%"].part, got["92%"].of) == (None, None)


CHANGES = [
    ("Sản lượng cá giảm ⟦66 tấn⟧ (⟦851 tấn⟧ xuống ⟦785 tấn⟧).", "66 tấn", "785 tấn", "851 tấn"),
    ("Xã xin tăng vốn thêm ⟦104 tỷ đồng⟧, cao hơn ⟦60%⟧ so với ⟦65 tỷ đồng⟧ năm trước.", "60%", "104 tỷ đồng", "65 tỷ đồng"),
    ("Rừng bị cháy ⟦8 ha⟧, giảm ⟦93%⟧ (3 tháng đầu năm 2021, cháy ⟦115 ha⟧).", "93%", "8 ha", "115 ha"),
    ("Xảy ra ⟦54 vụ⟧, tăng ⟦12,5%⟧ so với cùng kỳ (⟦48 vụ⟧).", "12,5%", "54 vụ", "48 vụ"),
    ("Xảy ra ⟦36 vụ⟧, giảm ⟦8 vụ⟧ so với cùng kỳ (⟦44 vụ⟧).", "8 vụ", "36 vụ", "44 vụ"),
    ("Số thu ⟦9,2 tỷ đồng⟧. So với ⟦8 tỷ đồng⟧ của năm trước, số thu tăng ⟦15%⟧.", "15%", "9,2 tỷ đồng", "8 tỷ đồng"),
    ("Kinh phí tăng từ ⟦420 triệu đồng⟧ lên ⟦610 triệu đồng⟧, tức tăng ⟦45%⟧.", "45%", "610 triệu đồng", "420 triệu đồng"),
    ("Giấy phép cho khai thác ⟦30.000 m3⟧ nhưng công ty lấy ⟦34.600 m3⟧, vượt ⟦4.600 m3⟧.", "4.600 m3", "34.600 m3",
     "30.000 m3"),
    ("Kiểm tra ⟦312 cơ sở⟧. So với cùng kỳ (⟦260 cơ sở⟧), số cơ sở được kiểm tra tăng ⟦20%⟧.", "20%", "312 cơ sở",
     "260 cơ sở"),
    ("Tỷ lệ hộ nghèo là ⟦3,1%⟧, giảm ⟦1,4%⟧ so với năm trước (⟦4,5%⟧).", "1,4%", "3,1%", "4,5%"),
    ("Cảng An tăng ⟦60%⟧ (từ ⟦5 triệu tấn⟧ lên ⟦8 triệu tấn⟧); cảng Bình tăng ⟦50%⟧ (từ ⟦2 triệu tấn⟧ đến ⟦3 triệu tấn⟧).",
     "50%", "3 triệu tấn", "2 triệu tấn"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "change", "new", "old"), CHANGES)
def test_a_change_knows_the_new_figure_and_the_old(text, change, new, old):
    assert (links(text, "part")[change], links(text, "base")[change]) == (new, old)


def test_what_a_project_is_made_of_is_no_share_of_the_projects():
    assert "100%" not in links("Tỉnh có ⟦40 dự án⟧, trong đó ⟦29 dự án⟧ ⟦100%⟧ vốn nước ngoài.", "part")


def test_a_whole_that_is_divided_once_more_is_not_one_of_its_parts():
    text = "Sản lượng ⟦82 tấn⟧. Chia theo loài, cá ⟦59 tấn⟧, tôm ⟦23 tấn⟧. Chia theo nguồn, nuôi ⟦44 tấn⟧, đánh bắt ⟦38 tấn⟧."
    assert links(text) == dict.fromkeys(["59 tấn", "23 tấn", "44 tấn", "38 tấn"], "82 tấn")


def test_the_plan_of_the_whole_is_not_that_of_its_part():
    text = "Số thu ⟦122 tỷ đồng⟧, bằng ⟦52%⟧ dự toán (⟦236 tỷ đồng⟧). Trong đó thu nội địa ⟦101 tỷ đồng⟧, bằng ⟦50%⟧ dự toán."
    assert "50%" not in links(text)


def test_shares_of_plans_are_no_shares_of_the_whole():
    text = "Số thu ⟦400 tỷ đồng⟧, đạt ⟦64%⟧ dự toán, gồm phần tỉnh ⟦203 tỷ đồng⟧ (⟦70%⟧), phần huyện ⟦197 tỷ đồng⟧ (⟦59%⟧)."
    assert links(text) == {"203 tỷ đồng": "400 tỷ đồng", "197 tỷ đồng": "400 tỷ đồng"}


UNPRINTED = [
    ("Số thu ⟦189 tỷ đồng⟧ tăng ⟦42%⟧ so với cùng kỳ; so với chỉ tiêu là ⟦175 tỷ đồng⟧ thì vượt ⟦8%⟧.", "42%", "189 tỷ đồng"),
    ("Doanh thu ⟦930 tỷ đồng⟧, tăng ⟦9%⟧ so với cùng kỳ năm trước và lợi nhuận đạt ⟦265 tỷ đồng⟧.", "9%", "930 tỷ đồng"),
    ("Đàn gia cầm ⟦900 con⟧, tăng ⟦2%⟧ so cùng kỳ (trong đó có ⟦420 con gà⟧).", "2%", "900 con"),
    ("Có ⟦349 lượt khách⟧, tăng ⟦11%⟧ so với cùng kỳ (khách quốc tế khoảng ⟦210 lượt khách⟧).", "11%", "349 lượt khách"),
    ("Số thu ⟦189 tỷ đồng⟧, tăng ⟦42%⟧ so với cùng kỳ và vượt ⟦8%⟧ so với chỉ tiêu được giao (⟦175 tỷ đồng⟧).", "42%",
     "189 tỷ đồng"),
    ("Thu ⟦122 tỷ đồng⟧, đạt ⟦61%⟧ so với nghị quyết (⟦200 tỷ đồng⟧) và tăng ⟦2%⟧ so với cùng kỳ năm trước.", "2%",
     "122 tỷ đồng"),
    ("Doanh thu ⟦409 tỷ đồng⟧, giảm ⟦31%⟧ so với cùng kỳ, lỗ ⟦30 tỷ đồng⟧ so với cùng kỳ lãi ⟦35 tỷ đồng⟧.", "31%",
     "409 tỷ đồng"),
    ("Châu Á có ⟦129 lượt khách⟧, chiếm ⟦79%⟧, tăng ⟦18%⟧ so với cùng kỳ năm trước.", "18%", "129 lượt khách"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "change", "new"), UNPRINTED)
def test_a_base_that_the_words_do_not_print_is_no_other_figure(text, change, new):
    got = read(text)
    part = got[change].part
    assert (next(words for words, figure in got.items() if figure.id == part), got[change].base) == (new, None)


def test_what_rose_to_a_figure_is_no_change():
    got = read("Số vụ tăng lên ⟦54 vụ⟧.")
    assert (got["54 vụ"].role, got["54 vụ"].part) == ("reported", None)
