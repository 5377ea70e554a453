"""Bodies in text: where a name begins, how far it goes, and what names no single body."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsers import organizations


def written(text):
    return [text[match.start : match.end] for match in organizations.parse(text)]


def value(text):
    (match,) = organizations.parse(text)
    return match.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh lập đoàn (gồm Sở Công Thương, Sở NN&PTNT, Công an tỉnh, Chi cục Quản lý thị trường).",
         ["UBND tỉnh", "Sở Công Thương", "Sở NN&PTNT", "Công an tỉnh", "Chi cục Quản lý thị trường"]),
        ("Cục An toàn thực phẩm (Bộ Y tế) báo cáo.", ["Cục An toàn thực phẩm", "Bộ Y tế"]),
        ("Sở Văn hóa, Thể thao và Du lịch báo cáo.", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Lao động – Thương binh và Xã hội tổ chức tập huấn.", ["Sở Lao động – Thương binh và Xã hội"]),
        ("Sở Xây dựng và UBND TP Hội An chịu trách nhiệm.", ["Sở Xây dựng", "UBND TP Hội An"]),
        ("Đội Cảnh sát kinh tế Công an huyện Văn Quan vào cuộc.", ["Đội Cảnh sát kinh tế Công an huyện Văn Quan"]),
        ("Phòng PA03 - Công an TP Đà Nẵng và Sở TT&TT kiểm tra.", ["Phòng PA03 - Công an TP Đà Nẵng", "Sở TT&TT"]),
        ("Phó Chánh Thanh tra Sở Y tế và Ủy ban MTTQ tỉnh.", ["Thanh tra Sở Y tế", "Ủy ban MTTQ tỉnh"]),
        ("Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh dự.", ["Tỉnh ủy", "HĐND tỉnh"]),
        ("Trưởng Ban Dân vận Huyện ủy và Bí thư Huyện đoàn dự.", ["Ban Dân vận Huyện ủy", "Huyện đoàn"]),
        ("Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh chậm.",
         ["Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh"]),
        ("Hạt Kiểm lâm Vườn quốc gia U Minh Thượng lập biên bản.", ["Hạt Kiểm lâm Vườn quốc gia U Minh Thượng"]),
        ("Kiểm toán Nhà nước khu vực V công bố.", ["Kiểm toán Nhà nước khu vực V"]),
        ("UBND phường Tân Định và ủy ban nhân dân quận 1.", ["UBND phường Tân Định", "ủy ban nhân dân quận 1"]),
    ],
)  # fmt: skip
def test_state_bodies_end_where_their_name_does(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công ty Cổ phần Đầu tư xây dựng Bình Minh, số 1 đường Hùng Vương.",
         ["Công ty Cổ phần Đầu tư xây dựng Bình Minh"]),
        ("đối với Công ty cổ phần mía đường Hoa Ngà.", ["Công ty cổ phần mía đường Hoa Ngà"]),
        ("Công ty Phượng Hoàng kinh doanh xăng dầu không phép.", ["Công ty Phượng Hoàng"]),
        ("Công ty liên doanh Bông Sen và DNTN Thành Tâm nợ thuế.", ["Công ty liên doanh Bông Sen", "DNTN Thành Tâm"]),
        ("Xí nghiệp Quản lý khai thác công trình thủy lợi Củ Chi.",
         ["Xí nghiệp Quản lý khai thác công trình thủy lợi Củ Chi"]),
        ("Trường THPT chuyên Lê Hồng Phong và Trường Mẫu giáo Hướng Dương.",
         ["Trường THPT chuyên Lê Hồng Phong", "Trường Mẫu giáo Hướng Dương"]),
        ("Hợp tác xã vận tải số 4 và HTX Thanh Long Chợ Gạo.", ["Hợp tác xã vận tải số 4", "HTX Thanh Long Chợ Gạo"]),
        ("TTXVN và báo Tuổi Trẻ đưa tin.", ["TTXVN", "báo Tuổi Trẻ"]),
        ("Công ty “Hoa Sen” bị phạt.", ["Công ty “Hoa Sen”"]),
    ],
)  # fmt: skip
def test_companies_schools_and_papers(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Qua thanh tra, Sở phát hiện công ty phát hành vé trùng; Chi cục chưa lập biên bản.",
        "Các sở, ban, ngành và UBND các huyện, UBND cấp xã, phòng Nội vụ các huyện rà soát.",
        "Đoàn kiểm tra làm việc với thanh tra; đoàn đã kết luận.",
        "Thanh tra đột xuất việc quản lý đất; Thanh tra khu dân cư mới.",
        "Ban Giám đốc, Ban Giám hiệu và Hội đồng quản trị họp.",
        "Ban hành quyết định, bộ phận Một cửa, trụ sở, cán bộ, cơ sở Thanh Bình.",
        "Chi cục trưởng, Đội trưởng và tỉnh ủy viên cùng dự.",
        "giám đốc công ty Nguyễn Văn Tám nói",
        "Ông Đoàn Văn Quyết và bà Hội dự Hội nghị ở Trường Sa.",
        "CỤC QUẢN LÝ THỊ TRƯỜNG",
    ],
)
def test_what_names_no_single_body(text):
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn kiểm tra liên ngành số 2 tỉnh An Giang đi chợ.", "Đoàn kiểm tra liên ngành số 2 tỉnh An Giang"),
        ("Đoàn kiểm tra 1234 của Tỉnh ủy Sơn La đến xã.", "Đoàn kiểm tra 1234 của Tỉnh ủy Sơn La"),
        ("Đoàn kiểm tra liên ngành gồm công an.", "Đoàn kiểm tra liên ngành"),
        ("Đoàn giám sát của Ban Pháp chế HĐND tỉnh làm việc.", "Ban Pháp chế HĐND tỉnh"),
        ("đoàn công tác của Sở Y tế Lâm Đồng kiểm tra", "Sở Y tế Lâm Đồng"),
    ],
)
def test_delegations_are_bodies_unless_only_their_owner_names_them(text, expected):
    assert value(text).name == expected


def test_kind_level_and_place_come_with_the_name():
    found = value("Sở Y tế tỉnh Long An báo cáo.")
    assert (found.kind, found.level, found.place) == ("sở", "tỉnh", "tỉnh Long An")
    found = value("UBND TP. Long Xuyên báo cáo.")
    assert (found.level, found.place) == ("huyện", "TP. Long Xuyên")


def test_an_abbreviation_that_the_article_defines_is_the_body():
    text = "Công ty Thép Sông Hằng (TSH) nợ thuế. Theo TSH, số nợ đã trả."
    assert [match.value.name for match in organizations.parse(text)] == ["Công ty Thép Sông Hằng"] * 2


@given(st.lists(st.sampled_from(
    ["Sở Y tế", "UBND huyện", "Công ty", "Đoàn kiểm tra", "liên ngành", "số 2", "tỉnh Long An", "và", ",", "(ATTP)",
     "của", "389", "-", "Hoa Sen", "\n", "đã", "Thanh tra", "quản lý"]), max_size=14))  # fmt: skip
def test_any_run_of_parts_gives_bodies_in_order_without_overlap(parts):
    text = " ".join(parts)
    found = organizations.parse(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(text[match.start : match.end].strip() for match in found)
