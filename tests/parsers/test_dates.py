"""Dates: the cases, every day of two centuries in every form, years that are not written, what is no date."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.parsers import dates
from tests.parsers.date_cases import CASES, FULL_FORMS, published, written

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SHORT_FORMS = ("{d}/{m}", "{d:02}/{m:02}", "{d}-{m}", "{d}.{m}", "{d} tháng {m}")
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def values(text, day=None):
    return [match.value.edtf for match in dates.parse(text, published=day)]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_cases(case):
    found = dates.parse(case["text"], published=published(case))
    assert [{"span": case["text"][match.start : match.end], "edtf": match.value.edtf} for match in found] == case[
        "dates"
    ]


@pytest.mark.parametrize("place", range(len(FULL_FORMS)))
def test_every_day_of_two_centuries_reads_back(place):
    """Each day in one form and each form on every eleventh day; all days in all forms take minutes: see the benchmark."""
    first = date(1900, 1, 1) + timedelta(days=place)
    days = [first + timedelta(days=step) for step in range(0, (date(2100, 12, 31) - first).days + 1, len(FULL_FORMS))]
    lines = [f"ngày {written(FULL_FORMS[(place + step) % len(FULL_FORMS)], day)}," for step, day in enumerate(days)]
    assert values("\n".join(lines)) == [day.isoformat() for day in days]


@pytest.mark.parametrize("form", SHORT_FORMS)
def test_a_day_without_year_is_the_nearest_before_the_publication(form):
    now = date(2023, 7, 10)
    days = [now - timedelta(days=step) for step in range(364)]
    text = "\n".join(f"Sáng ngày {written(form, day)}, đoàn đã đến xã." for day in days)
    assert values(text, now) == [day.isoformat() for day in days]


@given(DAYS, DAYS, st.sampled_from(FULL_FORMS))
def test_two_days_make_a_period_in_every_form(one, other, form):
    assume(one != other)
    first, last = sorted((one, other))
    text = f"từ ngày {written(form, first)} đến ngày {written(form, last)}"
    assert values(text) == [f"{first.isoformat()}/{last.isoformat()}"]


@given(DAYS, st.sampled_from(FULL_FORMS))
def test_the_weekday_beside_a_date_is_kept(day, form):
    (match,) = dates.parse(f"Sáng {WEEKDAYS[day.weekday()]} ({written(form, day)}), đoàn đến xã.")
    assert match.value.weekday == day.isoweekday()


@given(st.text(alphabet="0123456789/.-–, ngàythángnăm()từđếnquýI\n", max_size=120))
def test_whatever_the_text_spans_are_ordered_and_apart(text):
    found = dates.parse(text, published=date(2024, 7, 10))
    edges = [place for match in found for place in (match.start, match.end)]
    assert edges == sorted(edges)
    assert all(text[match.start : match.end].strip() for match in found)


@pytest.mark.parametrize("text", ["ngày 31/6/2024", "ngày 30/02/2023", "ngày 31/13/2024", "Hạn chót là ngày 30/2"])
def test_an_impossible_day_is_kept_and_marked(text):
    (match,) = dates.parse(text, published=date(2024, 7, 10))
    assert not match.value.valid


def test_a_period_that_ends_before_it_begins_is_marked():
    (match,) = dates.parse("từ ngày 15/6/2024 đến ngày 15/3/2024")
    assert not match.value.valid


def test_what_is_not_written_is_named():
    assert [match.value.implied for match in dates.parse("Ngày 5/3, kế hoạch năm 2024")] == [("year",), ()]
    (yesterday,) = dates.parse("Hôm qua, đoàn đến xã.", published=date(2024, 7, 10))
    assert yesterday.value.implied == ("year", "month", "day")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 26/5, đoàn công bố kết luận.", ["XXXX-05-26"]),
        ("Ngày 27/9, tổ kiểm tra kho do ông Mẫu (sinh năm 1996) làm chủ.", ["XXXX-09-27", "1996"]),
        ("Ngày 26/5, đoàn công bố kết luận năm 2004.", ["2004-05-26", "2004"]),
        ("Dự kiến đầu năm 2011 chợ mở cửa. Ngày 15/10, tỉnh kiểm tra.", ["2011", "XXXX-10-15"]),
        ("Ngày 8/5, sở thu hồi quyết định 912 ra ngày 2/5/2003.", ["XXXX-05-08", "2003-05-02"]),
        ("Theo Quyết định số 9/QĐ-TTr ngày 2/5/2003, từ ngày 8/5 đoàn kiểm tra.", ["2003-05-02", "2003-05-08/.."]),
        ("Ngày 12/12/2023 đoàn đến; xã phải nộp trước ngày 15/1.", ["2023-12-12", "../2024-01-15"]),
        ("Giai đoạn 2011-2014. Ngày 3/3, đoàn đến.", ["2011/2014", "XXXX-03-03"]),
        ("Báo cáo trước ngày 15/1/2024. Ngày 22/12, đoàn đến.", ["../2024-01-15", "2023-12-22"]),
    ],
)
def test_without_publication_the_year_comes_from_the_text(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiều 28/12, công an lập biên bản.", ["2023-12-28"]),
        ("Lần hai sẽ kiểm tra vào ngày 28/12.", ["2024-12-28"]),
        ("khắc phục xong trước ngày 20/8", ["../2024-08-20"]),
        ("Đợt hai vào cuối tháng 8.", ["2024-08"]),
        ("9 tháng đầu năm, huyện thu 5 tỷ đồng.", ["2023-01/2023-09"]),
        ("Tổng kết năm 2023, sáng 8/7, huyện họp.", ["2023", "2024-07-08"]),
    ],
)
def test_with_publication_the_words_say_on_which_side_a_day_lies(text, expected):
    assert values(text, date(2024, 7, 10)) == expected


@pytest.mark.parametrize("text", ["Hôm qua, đoàn đến xã.", "Tuần trước, đoàn đến xã.", "so với cùng kỳ năm trước"])
def test_relative_words_need_a_day_to_count_from(text):
    assert dates.parse(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thứ ba, 09/07/2024 | 15:30", date(2024, 7, 9)),
        ("Cập nhật: 18:39, 02/03/2018 (GMT+7)", date(2018, 3, 2)),
        ("Đăng ngày 9-7-2024 14:05", date(2024, 7, 9)),
        ("2024-07-09T14:05:00+07:00", date(2024, 7, 9)),
        ("9 Tháng Bảy, 2024", date(2024, 7, 9)),
        ("Tháng Bảy 9, 2024", date(2024, 7, 9)),
        ("31/02/2024", None),
        ("Lượt xem: 1.204", None),
    ],
)
def test_by_lines(text, expected):
    assert dates.parse_single(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("Trước đó, lúc 9 giờ 30 ngày 1/3, đoàn kiểm tra cơ sở nha khoa.", "2024-03-16", "2024-03-01"),
        ("Đoàn yêu cầu khắc phục trước ngày 30/6.", "2024-03-10", "../2024-06-30"),
        ("Nợ thuế đến hết ngày 31/8 là 586 tỷ đồng.", "2023-09-19", "../2023-08-31"),
        ("Dự án phải xong đến hết ngày 31/12.", "2023-09-19", "../2023-12-31"),
    ],
)
def test_words_that_look_back_and_ahead_are_told_apart(text, published, edtf):
    (match,) = dates.parse(text, published=date.fromisoformat(published))
    assert match.value.edtf == edtf
