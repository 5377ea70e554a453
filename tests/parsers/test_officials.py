"""Persons and posts at one mention: what is written before and behind a name, and what only looks like a name."""

import pytest

from extractor.parsers import officials
from extractor.parsers.names import trailing_name

HELD = [
    ("Chủ tịch UBND tỉnh Lê Văn Mẫu chủ trì.", {"Lê Văn Mẫu": ["Chủ tịch UBND tỉnh"]}),
    ("Bà Trần Thị Thử (Phó Chủ tịch HĐND huyện) nói.", {"Trần Thị Thử": ["Phó Chủ tịch HĐND huyện"]}),
    ("Theo ông Ngô Văn Mẫu - Giám đốc Sở Y tế TP.HCM, đoàn đã kiểm tra.", {"Ngô Văn Mẫu": ["Giám đốc Sở Y tế TP.HCM"]}),
    ("Ông Ngô Văn Mẫu, nguyên Giám đốc Sở Y tế, bị kỷ luật.", {"Ngô Văn Mẫu": ["nguyên Giám đốc Sở Y tế"]}),
    (
        "đồng chí Lò Văn Mẫu, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Thường trực UBND tỉnh làm Trưởng đoàn",
        {"Lò Văn Mẫu": ["Ủy viên Ban Thường vụ Tỉnh ủy", "Phó Chủ tịch Thường trực UBND tỉnh"]},
    ),
    ("Ksor H'Mẫu, Phó Chủ tịch HĐND tỉnh, cho hay", {"Ksor H'Mẫu": ["Phó Chủ tịch HĐND tỉnh"]}),
    ("ông Y Thử Niê, Phó Giám đốc Sở Công Thương cho biết", {"Y Thử Niê": ["Phó Giám đốc Sở Công Thương"]}),
    (
        "Các Phó Chủ tịch UBND tỉnh: Lê Văn Mẫu, Trần Thị Thử dự họp.",
        {"Lê Văn Mẫu": ["Phó Chủ tịch UBND tỉnh"], "Trần Thị Thử": ["Phó Chủ tịch UBND tỉnh"]},
    ),
    (
        "ông Lê Văn Mẫu, chi cục trưởng Chi cục Kiểm lâm Đắk Nông, thừa nhận",
        {"Lê Văn Mẫu": ["chi cục trưởng Chi cục Kiểm lâm Đắk Nông"]},
    ),
    ("phó chánh thanh tra Bộ Xây dựng Phạm Văn Thử nói", {"Phạm Văn Thử": ["phó chánh thanh tra Bộ Xây dựng"]}),
    ("Bộ trưởng Bộ Y tế Nguyễn Thị Mẫu yêu cầu", {"Nguyễn Thị Mẫu": ["Bộ trưởng Bộ Y tế"]}),
    ("Bộ trưởng Nguyễn Thị Mẫu yêu cầu", {"Nguyễn Thị Mẫu": ["Bộ trưởng"]}),
    ("Thứ trưởng Bộ Công Thương Đỗ Mẫu Hải ký", {"Đỗ Mẫu Hải": ["Thứ trưởng Bộ Công Thương"]}),
    ("Phó thủ tướng Trần Mẫu Hà vừa chỉ đạo", {"Trần Mẫu Hà": ["Phó thủ tướng"]}),
    (
        "Ông Hà Công Mẫu - Trưởng phòng Quản lý Y Dược tư nhân, Sở Y tế TP.HCM - cho biết",
        {"Hà Công Mẫu": ["Trưởng phòng Quản lý Y Dược tư nhân, Sở Y tế TP.HCM"]},
    ),
    ("Trung tá Vũ Mẫu, Phó trưởng Công an huyện, nói", {"Vũ Mẫu": ["Phó trưởng Công an huyện"]}),
    ("Đại tá Bùi Văn Thử, Giám đốc Công an tỉnh", {"Bùi Văn Thử": ["Giám đốc Công an tỉnh"]}),
    (
        "Cách chức hai hiệu trưởng gồm: Lê Mẫu - Hiệu trưởng trường THCS xã Thanh Hóa.",
        {"Lê Mẫu": ["Hiệu trưởng trường THCS xã Thanh Hóa"]},
    ),
    ("Ông Lê Mẫu, Hiệu trưởng Trường THPT Nguyễn Du, nói", {"Lê Mẫu": ["Hiệu trưởng Trường THPT Nguyễn Du"]}),
    (
        "hiệu trưởng Trường tiểu học Kim Đồng Nguyễn Thị Thử thừa nhận",
        {"Nguyễn Thị Thử": ["hiệu trưởng Trường tiểu học Kim Đồng"]},
    ),
    (
        "PGS.TS Trần Mẫu Đáng, Cục trưởng Cục An toàn thực phẩm (Bộ Y tế), cho biết",
        {"Trần Mẫu Đáng": ["Cục trưởng Cục An toàn thực phẩm (Bộ Y tế)"]},
    ),
    ("bác sĩ Lê Mẫu, giám đốc Bệnh viện Đa khoa tỉnh", {"Lê Mẫu": ["giám đốc Bệnh viện Đa khoa tỉnh"]}),
    (
        "Ông Lê Văn Mẫu là Chủ tịch Hội đồng quản trị Công ty CP Thử Nghiệm.",
        {"Lê Văn Mẫu": ["Chủ tịch Hội đồng quản trị Công ty CP Thử Nghiệm"]},
    ),
    (
        "Chủ tịch HĐQT kiêm Tổng Giám đốc Công ty Mẫu Lê Văn Thử ký",
        {"Lê Văn Thử": ["Chủ tịch HĐQT", "Tổng Giám đốc Công ty Mẫu"]},
    ),
    ("Chị Nguyễn Thị Mẫu, chủ cơ sở bánh ở phường 5, cho biết", {"Nguyễn Thị Mẫu": ["chủ cơ sở bánh ở phường 5"]}),
    ("Theo Bí thư Tỉnh uỷ Hà Giang Đặng Quốc Mẫu, việc này", {"Đặng Quốc Mẫu": ["Bí thư Tỉnh uỷ Hà Giang"]}),
    (
        "Đồng chí Triệu Thị Mẫu, Phó Trưởng ban Thường trực Ban Dân vận Tỉnh ủy; "
        "đồng chí Nông Văn Thử, Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh",
        {
            "Triệu Thị Mẫu": ["Phó Trưởng ban Thường trực Ban Dân vận Tỉnh ủy"],
            "Nông Văn Thử": ["Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh"],
        },
    ),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Mẫu", {"Lê Văn Mẫu": ["CHỦ TỊCH"]}),
    (
        "ông Trần Mẫu Anh, Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh làm trưởng đoàn",
        {"Trần Mẫu Anh": ["Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh"]},
    ),
    (
        "Ông Lê Mẫu, phó trưởng phòng quản lý thị trường Sở Thương mại TP.HCM",
        {"Lê Mẫu": ["phó trưởng phòng quản lý thị trường Sở Thương mại TP.HCM"]},
    ),
    ("Ông Mã A Mẫu, Phó Chủ tịch UBND huyện Mù Cang Chải", {"Mã A Mẫu": ["Phó Chủ tịch UBND huyện Mù Cang Chải"]}),
    (
        "Ông Lê Văn Mẫu, Viện trưởng Viện KSND huyện Thử, và bà Hồ Thị Thử, Chánh án TAND huyện",
        {"Lê Văn Mẫu": ["Viện trưởng Viện KSND huyện Thử"], "Hồ Thị Thử": ["Chánh án TAND huyện"]},
    ),
    (
        "Ông Kim Jong Mau, giám đốc Công ty TNHH Mau Vina (Hàn Quốc)",
        {"Kim Jong Mau": ["giám đốc Công ty TNHH Mau Vina"]},
    ),
    ("ông John Smith, Tổng Giám đốc Công ty Mẫu", {"John Smith": ["Tổng Giám đốc Công ty Mẫu"]}),
    (
        "Ông Đàng Văn Mẫu, Đội phó Đội Quản lý thị trường số 2, bị tạm đình chỉ",
        {"Đàng Văn Mẫu": ["Đội phó Đội Quản lý thị trường số 2"]},
    ),
    ("Chánh văn phòng UBND tỉnh Bình Dương Võ Văn Mẫu", {"Võ Văn Mẫu": ["Chánh văn phòng UBND tỉnh Bình Dương"]}),
    ("Đoàn kiểm tra do Phó Chủ tịch Quốc hội Nguyễn Mẫu làm Trưởng đoàn", {"Nguyễn Mẫu": ["Phó Chủ tịch Quốc hội"]}),
    ("Đoàn giám sát do Phó Trưởng Đoàn ĐBQH tỉnh Hồ Thị Mẫu dẫn đầu", {"Hồ Thị Mẫu": ["Phó Trưởng Đoàn ĐBQH tỉnh"]}),
    ("Phó tổng thanh tra Chính phủ Lê Mẫu Hùng ký kết luận", {"Lê Mẫu Hùng": ["Phó tổng thanh tra Chính phủ"]}),
    ("Giám đốc Trần Văn Mẫu và kế toán Lê Thị Thử bị bắt", {"Trần Văn Mẫu": ["Giám đốc"], "Lê Thị Thử": ["kế toán"]}),
    ("ông LÊ VĂN MẪU, chủ tịch UBND xã", {"Lê Văn Mẫu": ["chủ tịch UBND xã"]}),
    ("Thanh tra viên Ngô Thị Mẫu lập biên bản", {"Ngô Thị Mẫu": ["Thanh tra viên"]}),
    ("bà Lê Thị Mẫu - Trưởng Công an phường 7, Q.8 - nói", {"Lê Thị Mẫu": ["Trưởng Công an phường 7, Q.8"]}),
    ("Ông Phùng Văn Thử được bổ nhiệm làm Giám đốc Sở Tài chính", {"Phùng Văn Thử": ["Giám đốc Sở Tài chính"]}),
    (
        "Ông Lê Mẫu, Phó Chủ tịch Thường trực UBND TP Cần Thơ, và ông Hồ Thử, Giám đốc Sở Xây dựng",
        {"Lê Mẫu": ["Phó Chủ tịch Thường trực UBND TP Cần Thơ"], "Hồ Thử": ["Giám đốc Sở Xây dựng"]},
    ),
    ("Phó Chủ tịch UBND TP Hà Nội Nguyễn Mẫu Tuấn cho hay.", {"Nguyễn Mẫu Tuấn": ["Phó Chủ tịch UBND TP Hà Nội"]}),
    ("Quyền Cục trưởng Cục Hàng hải Việt Nam Lê Mẫu", {"Lê Mẫu": ["Quyền Cục trưởng Cục Hàng hải Việt Nam"]}),
    ("Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Trần Mẫu Sơn", {"Trần Mẫu Sơn": ["Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy"]}),
    ("đ/c Lê Mẫu - UVBTV, Trưởng ban Tổ chức Huyện ủy", {"Lê Mẫu": ["UVBTV", "Trưởng ban Tổ chức Huyện ủy"]}),
    ("Giám đốc Sở Y tế, ông Lê Văn Mẫu, cho biết", {"Lê Văn Mẫu": ["Giám đốc Sở Y tế"]}),
    ("Giám đốc Sở Y tế là ông Lê Văn Mẫu.", {"Lê Văn Mẫu": ["Giám đốc Sở Y tế"]}),
    ("Phó chủ tịch UBND TP Lê Mẫu Hải giao các sở kiểm tra", {"Lê Mẫu Hải": ["Phó chủ tịch UBND TP"]}),
    ("Giám đốc Bệnh viện Nguyễn Trãi Lê Văn Mẫu ký", {"Lê Văn Mẫu": ["Giám đốc Bệnh viện Nguyễn Trãi"]}),
    (
        "Hiệu trưởng Trường THPT Lương Mẫu Chánh Nguyễn Văn Thử cho hay",
        {"Nguyễn Văn Thử": ["Hiệu trưởng Trường THPT Lương Mẫu Chánh"]},
    ),
    (
        "Dự buổi làm việc có các đồng chí: Lê Văn Mẫu, Phó Bí thư Tỉnh ủy; Trần Thị Thử, Trưởng Ban Nội chính Tỉnh ủy.",
        {"Lê Văn Mẫu": ["Phó Bí thư Tỉnh ủy"], "Trần Thị Thử": ["Trưởng Ban Nội chính Tỉnh ủy"]},
    ),
    (
        "Trong ảnh: Phó Chủ tịch UBND tỉnh Lê Văn Mẫu, Giám đốc Sở Y tế Trần Văn Thử kiểm tra kho",
        {"Lê Văn Mẫu": ["Phó Chủ tịch UBND tỉnh"], "Trần Văn Thử": ["Giám đốc Sở Y tế"]},
    ),
    (
        "Hai Phó Giám đốc Sở Y tế Lê Văn Mẫu và Trần Văn Thử bị nhắc nhở",
        {"Lê Văn Mẫu": ["Phó Giám đốc Sở Y tế"], "Trần Văn Thử": ["Phó Giám đốc Sở Y tế"]},
    ),
    (
        "Bí thư Đảng ủy, Chủ tịch UBND xã Thử Mẫu Hồ Văn Kiểm nói",
        {"Hồ Văn Kiểm": ["Bí thư Đảng ủy", "Chủ tịch UBND xã Thử Mẫu"]},
    ),
    ("Công ty do ông Trần Văn Thử làm giám đốc bị phạt", {"Trần Văn Thử": ["giám đốc"]}),
    (
        "Ông Trần Văn Mẫu, trưởng ban quản lý chợ Bình Thử, cho biết",
        {"Trần Văn Mẫu": ["trưởng ban quản lý chợ Bình Thử"]},
    ),
    ("ông Trần Mẫu Phước, trưởng phòng GD-ĐT quận 3", {"Trần Mẫu Phước": ["trưởng phòng GD-ĐT quận 3"]}),
    (
        "Ông Hồ Mẫu, Phó Chánh Thanh tra phụ trách Thanh tra Sở Xây dựng",
        {"Hồ Mẫu": ["Phó Chánh Thanh tra phụ trách Thanh tra Sở Xây dựng"]},
    ),
    (
        "ông Nguyễn Mẫu - phó giám đốc phụ trách Sở Tài nguyên - môi trường Khánh Hòa",
        {"Nguyễn Mẫu": ["phó giám đốc phụ trách Sở Tài nguyên - môi trường Khánh Hòa"]},
    ),
    (
        "Đại diện đoàn kiểm tra, ông Ngô Mẫu, Phó trưởng Phòng Quản lý chất lượng",
        {"Ngô Mẫu": ["Phó trưởng Phòng Quản lý chất lượng"]},
    ),
    (
        "đại úy Lê Mẫu Thành, cán bộ Đội Cảnh sát kinh tế Công an thị xã Mẫu",
        {"Lê Mẫu Thành": ["cán bộ Đội Cảnh sát kinh tế Công an thị xã Mẫu"]},
    ),
    ("Phó Chủ nhiệm Văn phòng Chính phủ Lê Mẫu ký", {"Lê Mẫu": ["Phó Chủ nhiệm Văn phòng Chính phủ"]}),
    ("Tổng Thanh tra Chính phủ Trần Mẫu Truyền trả lời", {"Trần Mẫu Truyền": ["Tổng Thanh tra Chính phủ"]}),
    ("nguyên chủ tịch UBND xã Mẫu Đức Hồ Văn Thử", {"Hồ Văn Thử": ["nguyên chủ tịch UBND xã Mẫu Đức"]}),
    ("Vụ trưởng Vụ Giáo dục trung học Lê Mẫu Định nói", {"Lê Mẫu Định": ["Vụ trưởng Vụ Giáo dục trung học"]}),
    ("Chủ tịch huyện Mẫu Thử, ông Hà Văn Kiểm, thừa nhận", {"Hà Văn Kiểm": ["Chủ tịch huyện Mẫu Thử"]}),
    ("Chủ tịch xã Lò Văn Mẫu thừa nhận", {"Lò Văn Mẫu": ["Chủ tịch xã"]}),
    (
        "ông Lê Văn Mẫu, Chủ tịch UBND phường 15, quận 10, TP.HCM cho biết",
        {"Lê Văn Mẫu": ["Chủ tịch UBND phường 15, quận 10, TP.HCM"]},
    ),
    ("Cùng đi có lãnh đạo Sở Nội vụ; đồng chí Bí thư Huyện ủy Lê Văn Mẫu", {"Lê Văn Mẫu": ["Bí thư Huyện ủy"]}),
    (
        "Đoàn do đồng chí Trần Mẫu Sơn, UVTV, Chủ nhiệm UBKT Tỉnh ủy làm Trưởng đoàn",
        {"Trần Mẫu Sơn": ["UVTV", "Chủ nhiệm UBKT Tỉnh ủy"]},
    ),
    (
        "Thạc sĩ Lê Mẫu, Trưởng khoa An toàn thực phẩm, Trung tâm Y tế dự phòng tỉnh, nói",
        {"Lê Mẫu": ["Trưởng khoa An toàn thực phẩm, Trung tâm Y tế dự phòng tỉnh"]},
    ),
    (
        "Theo Phó trưởng Ban Tuyên giáo Trung ương Lê Mẫu Vĩnh",
        {"Lê Mẫu Vĩnh": ["Phó trưởng Ban Tuyên giáo Trung ương"]},
    ),
    ("Sơn La: Chủ tịch tỉnh Hoàng Mẫu chỉ đạo", {"Hoàng Mẫu": ["Chủ tịch tỉnh"]}),
    ("Trạm trưởng Trạm Kiểm lâm Mẫu Lâm Đỗ Văn Thử bị đình chỉ", {"Đỗ Văn Thử": ["Trạm trưởng Trạm Kiểm lâm Mẫu Lâm"]}),
    ("Ông Park Mau Seo - Giám đốc nhân sự Công ty Mau Vina", {"Park Mau Seo": ["Giám đốc nhân sự Công ty Mau Vina"]}),
    ("Ông Lê Văn Mẫu được giao làm Phó Giám đốc Sở", {"Lê Văn Mẫu": ["Phó Giám đốc Sở"]}),
    ("Bà Phan Thị Mỹ Mẫu, Bí thư, Chủ tịch UBND xã", {"Phan Thị Mỹ Mẫu": ["Bí thư", "Chủ tịch UBND xã"]}),
]
NOBODY = [
    "Ông Trần Văn Mẫu (ngụ quận 3) bị phạt.",
    "Giám đốc Sở Xây dựng đã báo cáo Chủ tịch UBND thành phố Hà Nội.",
    "Trưởng phòng GD-ĐT quận 1 cho biết",
    "Bệnh viện Nguyễn Tri Phương và Trường Lê Quý Đôn được kiểm tra.",
    "Giám đốc Sở Y tế Thái Nguyên cho biết",
    "Giám đốc Sở Y tế Hà Nội cho biết",
    "Phó Giám đốc Công an Cao Bằng nói",
    "tốc độ tăng trưởng Lâm Đồng đạt 8%",
    "học tập tư tưởng, đạo đức Chủ tịch Hồ Chí Minh",
    "Giám đốc Công ty Lê Văn Thử bị phạt vì thuê đất",
    "Hiệu trưởng Trường THCS Trần Mẫu Phú, huyện Thử cho hay",
    "Ông Lê Văn Mẫu và bà Trần Thị Thử, 45 tuổi, đều ở xã Mẫu",
    "Ông Lê Văn Mẫu - người đứng đầu cơ sở",
    "Thanh tra Sở Y tế kiểm tra phòng khám của bác sĩ Lê Văn Mẫu trên đường Lê Lợi.",
    "đường Phạm Văn Đồng, phường Mai Dịch",
    "Trưởng đoàn kiểm tra Lê Văn Mẫu cho biết",
    "Luật sư Lê Mẫu (Đoàn luật sư TP.HCM) cho rằng",
    "Ông Lê Văn Mẫu không còn là Giám đốc nữa",
]


def held(text):
    """The posts by name; a person without a post is left out."""
    found = {}
    for match in officials.parse(text):
        if match.value.posts:
            posts = found.setdefault(match.value.name.casefold(), [])
            posts += [post.label for post in match.value.posts]
    return found


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_each_person_holds_the_posts_written_beside_the_name(text, expected):
    assert held(text) == {name.casefold(): posts for name, posts in expected.items()}


@pytest.mark.parametrize("text", NOBODY)
def test_bodies_places_roads_and_private_persons_hold_no_post(text):
    assert held(text) == {}


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_offsets_are_those_of_the_text(text, expected):
    for match in officials.parse(text):
        assert text[match.value.name_start : match.value.name_end] == match.value.name
        assert all(text[post.start : post.end] == post.label for post in match.value.posts)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ông Lê Văn Mẫu, Phó Giám đốc Sở Y tế, làm Trưởng đoàn.", "trưởng đoàn"),
        ("Trưởng đoàn là ông Lê Văn Mẫu, Phó Giám đốc Sở Y tế.", "trưởng đoàn"),
        ("Bà Lê Thị Mẫu, Trưởng phòng Y tế huyện, Phó Trưởng đoàn.", "phó trưởng đoàn"),
        ("Phó Chủ tịch UBND tỉnh Lê Văn Mẫu vừa ký kết luận thanh tra.", "người ký"),
        ("Ông Lê Văn Mẫu, Giám đốc Sở Y tế, cho biết.", None),
    ],
)
def test_the_part_in_the_inspection(text, role):
    assert officials.parse(text)[0].value.role == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UBND tỉnh Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("UBND thành phố Hà Nội", None),
        ("UBND quận Lê Chân", None),
        ("Sở Y tế Lâm Đồng Trần Mẫu", "Trần Mẫu"),
        ("Trường THPT Nguyễn Du", None),
        ("nhà trường Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("Sở Công Thương", None),
        ("UBND tỉnh Lê Hồng Mẫu", "Lê Hồng Mẫu"),  # Lê Hồng is a commune of Hải Dương
        ("UBND xã Lê Hồng", None),
    ],
)
def test_a_name_at_the_end_is_told_from_a_place_and_an_institution(text, name):
    start = trailing_name(text)
    assert (None if start is None else text[start:]) == name


def test_posts_behind_a_semicolon_are_of_others_when_they_name_no_body():
    text = "Tham gia đoàn có ông Đinh Thanh Mẫu, Phó Chủ tịch HĐND huyện; Trưởng ban, Phó ban và thành viên các ban."
    assert [[post.label for post in one.value.posts] for one in officials.parse(text)] == [["Phó Chủ tịch HĐND huyện"]]
