"""Places in text: what is one and what is none, how far a name goes, and which unit of the table is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsers import places
from extractor.rules.places import table


def written(text, **known):
    return [text[match.start : match.end] for match in places.parse(text, **known)]


def codes(text, **known):
    return {text[match.start : match.end]: match.value.candidates for match in places.parse(text, **known)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn đến TP. Long Xuyên, TX.Tân Uyên và H.Hóc Môn.", ["TP. Long Xuyên", "TX.Tân Uyên", "H.Hóc Môn"]),
        ("Kiểm tra ở các huyện: Lắk, Krông Bông và thị xã Buôn Hồ.", ["Lắk", "Krông Bông", "thị xã Buôn Hồ"]),
        ("Các quận 1, 3 và 10 có 40 điểm.", ["quận 1", "3", "10"]),
        ("Nhà ở phường 12, quận 3.", ["phường 12", "quận 3"]),
        ("Công an P.Tân Phú, Q.7, TP.HCM lập biên bản.", ["P.Tân Phú", "Q.7", "TP.HCM"]),
        ("Các xã Tân Lập, Mới Tinh và Hòa Bình chưa đạt.", ["xã Tân Lập", "Mới Tinh", "Hòa Bình"]),
        ("Chủ tịch UBND tỉnh Cà Mau Huỳnh Quốc Tám ký.", ["tỉnh Cà Mau"]),
        ("Phó Chủ tịch UBND xã An Bình Nguyễn Văn Tám nói.", ["xã An Bình"]),
        ("Bí thư Tỉnh ủy Bà Rịa-Vũng Tàu họp.", ["Bà Rịa-Vũng Tàu"]),
        ("THANH TRA TỈNH QUẢNG NAM CÔNG BỐ KẾT LUẬN", ["TỈNH QUẢNG NAM"]),
        ("huyện miền núi Hướng Hóa có 20 xã", ["Hướng Hóa"]),
    ],
)
def test_places_as_newsrooms_write_them(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bà Nguyễn Thị Hà Giang vắng mặt.",
        "Nhà mặt đường Điện Biên Phủ bị tháo dỡ.",
        "Xe dừng trước cầu Bình Lợi, sông Tiền.",
        "Thông tấn xã Việt Nam và Hợp tác xã Tân Hưng cùng dự.",
        "Xã hội hóa, nông thôn mới và Tỉnh ủy.",
        "Năm phường 3 tháng liền không có đơn.",
        "Trưởng phòng Nội vụ huyện Lê Văn Sáu dự.",
        "Khu công nghiệp Biên Hòa 2 có 40 xưởng.",
        "Người Việt Nam định cư ở nước ngoài.",
    ],
)
def test_what_looks_like_a_place_and_is_none(text):
    assert written(text) == []


def test_a_paper_and_a_province_are_told_apart_by_what_stands_before():
    assert written("Sở Tài nguyên và Môi trường Lâm Đồng phối hợp.") == ["Lâm Đồng"]
    assert written("Nhà ở cạnh trường Lâm Đồng.") == []


# Sentences with the one code of each place, checked by hand against the lists of the statistics office.
SETTLED = [
    ("Đoàn kiểm tra xã Vĩnh Đại, Vĩnh Lợi của huyện Tân Hưng, tỉnh Long An.",
     "2024-07-09", {"xã Vĩnh Đại": "27748", "Vĩnh Lợi": "27745", "huyện Tân Hưng": "796", "tỉnh Long An": "80"}),
    ("Tại ấp 3, xã Tân Thạch, huyện Châu Thành, tỉnh Bến Tre có 4 hộ.",
     "2019-03-02", {"xã Tân Thạch": "28804", "huyện Châu Thành": "831", "tỉnh Bến Tre": "83"}),
    ("Cơ sở ở huyện Châu Thành (Tiền Giang) bị phạt.", "2015-05-05", {"huyện Châu Thành": "821", "Tiền Giang": "82"}),
    ("Trại heo ở Cầu Ngang (Trà Vinh) xả thải.", "2015-05-05", {"Cầu Ngang": "848", "Trà Vinh": "84"}),
    ("Kho hàng ở huyện Ba Vì, tỉnh Hà Tây.", "2005-05-05", {"huyện Ba Vì": "271", "tỉnh Hà Tây": "28"}),
    ("Xưởng ở quận 9 và quận 2, TP.HCM.", "2012-01-01", {"quận 9": "763", "quận 2": "769", "TP.HCM": "79"}),
    ("Đoàn về phường Trúc Bạch, quận Ba Đình, Hà Nội.",
     "2020-02-02", {"phường Trúc Bạch": "00004", "quận Ba Đình": "001", "Hà Nội": "01"}),
    ("Đoàn về phường Ba Đình, thành phố Hà Nội.", "2025-09-01", {"phường Ba Đình": "00004", "thành phố Hà Nội": "01"}),
    ("UBND huyện Chợ Mới, tỉnh Bắc Kạn báo cáo.", "2018-01-01", {"huyện Chợ Mới": "065", "tỉnh Bắc Kạn": "06"}),
    ("UBND huyện Chợ Mới, tỉnh An Giang báo cáo.", "2018-01-01", {"huyện Chợ Mới": "893", "tỉnh An Giang": "89"}),
    ("Tỉnh Đắc Lắc và tỉnh Kontum cùng ký.", "2006-01-01", {"Tỉnh Đắc Lắc": "66", "tỉnh Kontum": "62"}),
    ("Chợ ở TP Huế, tỉnh Thừa Thiên - Huế.", "2010-01-01", {"TP Huế": "474", "tỉnh Thừa Thiên - Huế": "46"}),
    ("Đoàn kiểm tra thành phố Huế.", "2025-03-01", {"thành phố Huế": "46"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "expected"), SETTLED)
def test_places_are_settled_by_parent_and_day(text, day, expected):
    found = codes(text, written=date.fromisoformat(day))
    assert {name: found[name] for name in expected} == {name: (code,) for name, code in expected.items()}


def test_a_name_that_nothing_settles_keeps_its_candidates():
    (match,) = places.parse("Đoàn đến huyện Châu Thành.", written=date(2020, 1, 1))
    assert len(match.value.candidates) > 5
    assert match.value.parent is None


def test_the_publisher_settles_what_the_text_leaves_open():
    found = codes("Đoàn đến huyện Châu Thành.", written=date(2020, 1, 1), provinces=("83",))
    assert found == {"huyện Châu Thành": ("831",)}


def test_a_settled_place_names_what_holds_it():
    found = places.parse("huyện Cần Đước, tỉnh Long An", written=date(2023, 1, 1))
    assert found[0].value.parent == "tỉnh Long An"


@given(st.sampled_from([unit for unit in table().rows("district") if not unit.name.isdigit()]))
def test_every_district_is_found_behind_its_type_word(unit):
    text = f"Đoàn kiểm tra tại {unit.title}, {table().parent(unit).title}."
    assert unit.title in written(text)


@given(st.text(alphabet="xãhuyệntỉnh TPQ.,12()-AĐBàn\n", max_size=60))
def test_any_text_gives_places_in_order_within_it(text):
    found = places.parse(text)
    assert all(text[match.start : match.end].strip() for match in found)
    assert [match.start for match in found] == sorted(match.start for match in found)
