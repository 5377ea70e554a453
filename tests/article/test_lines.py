"""Lines of chrome and metadata are told from lines of text, and their values are read."""

import datetime

import pytest

from extractor.article import stamps
from extractor.article.lines import read


@pytest.mark.parametrize(
    "line",
    [
        "A- A A+", "Chia sẻ Facebook Zalo", "In trang", "Quay lại trang trước", "Nghe đọc bài", "Thích 12", "Anh-tin-bai",
        "image advertisement", "Đăng nhập | RSS", "Trang chủ / Chính trị / Xây dựng chính quyền", "Đời sống | Môi trường",
        "Tin liên quan", "Các tin khác:", "Từ khóa: một cửa, giám sát", "Bình luận (0)", "Chưa có bình luận nào.",
        "Thống kê truy cập • Đang online: 4 • Tất cả: 982.114", "Hôm nay: 125 | Tất cả: 123456", "THÔNG BÁO",
        "Ngày đăng 12/03/2019 | 10:00 AM | Lượt xem: 123", "Chủ nhật, 10/03/2019, 07:30 [GMT+7]", "5 phút trước",
        "Gửi cho bạn bè qua email", "Theo dõi Báo Sông Trăng trên Google News", "© Bản quyền thuộc về UBND huyện",
    ],
)  # fmt: skip
def test_lines_of_chrome_hold_nothing_else(line):
    assert read(line).all_chrome


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ khó khăn với bà con vùng lũ", "In ấn trái phép hơn 2.000 cuốn sách", "Tìm kiếm nạn nhân vụ lật ghe",
        "Thông báo kết luận thanh tra tại xã Phú Thọ", "Đời sống công nhân khu nhà trọ", "Giấy phép lái xe hạng B2 tăng phí",
        "Ý kiến cử tri phường 3 về nước sạch", "Tất cả: 12 hộ được hỗ trợ", "Đoàn kiểm tra 84 cơ sở",
        "Thứ hai, đoàn kiểm tra tiếp bốn xã còn lại.", "Video ghi lại cảnh xe tải lật", "Lưu Đình Khải",
    ],
)  # fmt: skip
def test_lines_of_text_are_not_chrome(line):
    assert not read(line).all_chrome


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("29/01/2024 - 07:05", (2024, 1, 29)),
        ("Cập nhật: 18:39, 02/03/2018 (GMT+7)", (2018, 3, 2)),
        ("Đăng ngày 9-7-2024 14:05", (2024, 7, 9)),
        ("Thứ ba ngày 12 tháng 3 năm 2019 8:00 AM", (2019, 3, 12)),
        ("12.03.2019", (2019, 3, 12)),
        ("Được đăng: 08 Tháng 10 2019", (2019, 10, 8)),
        ("18 Tháng Tư, 2024", (2024, 4, 18)),
        ("Tháng Mười Hai 7, 2023", (2023, 12, 7)),
        ("Thứ Sáu, 17 tháng 7, 2015", (2015, 7, 17)),
        ("April 18, 2024", (2024, 4, 18)),
    ],
)
def test_dates_are_read_day_first(line, day):
    assert read(line).day() == datetime.date(*day)


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("Lượt xem: 35", 35), ("Lượt xem: 1,234", 1234), ("Số lần xem: 4.406", 4406), ("Đã xem 92 lần", 92),
        ("1,9 nghìn lượt đọc", 1900), ("1026 lần đọc", 1026), ("Lượt truy cập: 24.310", None), ("Views: 45", 45),
    ],
)  # fmt: skip
def test_readers_of_the_article_are_counted_and_visits_of_the_site_are_not(line, views):
    assert read(line).views() == views


def test_what_remains_after_a_label_is_its_value():
    assert read("Tác giả: Lưu Thị Hạnh").rest == "Lưu Thị Hạnh"
    assert read("Minh Anh | 12/3/2024 07:00").rest == "Minh Anh"


def test_a_bare_number_beside_a_date_is_a_counter():
    assert read("Thứ hai - 20/09/2021 08:12 1.482 0").all_chrome


def test_long_lines_are_text_whatever_they_hold():
    line = "Chia sẻ " * 60
    assert read(line).rest == line


def test_an_impossible_date_is_none():
    assert stamps.read_day("31 Tháng 2 2024") is None
