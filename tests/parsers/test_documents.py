"""Documents: label, number, date, issuer and title; lists, short forms, laws; what is no document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsers import dates, document_numbers, documents

KINDS = ("QĐ", "KH", "TB", "NQ", "CT", "KL", "BC", "TTr", "GP", "CV")
BODIES = ("UBND", "HĐND", "TU", "SNV", "TTr", "BCĐ35", "SNN&PTNT", "CT.UB")


def labels(text):
    return [match.value.label for match in documents.parse(text)]


def only(text):
    (match,) = documents.parse(text)
    return match.value


def test_everything_that_stands_behind_a_number():
    value = only(
        "Theo Quyết định số 731/QĐ-UBND ngày 14/3/2023 của UBND huyện Mẫu Sơn về việc lập đoàn kiểm tra, đoàn đã đến."
    )
    assert (value.label, value.type, value.number) == ("Quyết định số 731/QĐ-UBND", "Quyết định", "731/QĐ-UBND")
    assert (value.date, value.issuer, value.title) == ("2023-03-14", "UBND huyện Mẫu Sơn", "về việc lập đoàn kiểm tra")


@given(st.integers(1, 9999), st.sampled_from(KINDS), st.sampled_from(BODIES), st.sampled_from(("/", "-")))
def test_every_number_of_the_usual_form_reads_back(number, kind, body, mark):
    written = f"{number}{mark}{kind}-{body}" if mark == "/" else f"{number}-{kind}/{body}"
    assert only(f"thực hiện Kế hoạch số {written}, đoàn đã đến").number == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND và 14/QĐ-UBND",
         ["Quyết định số 12/QĐ-UBND", "Quyết định 13/QĐ-UBND", "Quyết định 14/QĐ-UBND"]),
        ("Kế hoạch thực hiện Chỉ thị số 5/CT-UBND", ["Chỉ thị số 5/CT-UBND"]),
        ("Quyết định của UBND tỉnh số 912/QĐ-UB", ["Quyết định của UBND tỉnh số 912/QĐ-UB"]),
        ("QĐ số 80/2002/QĐ-TTg và NĐ 36/CP", ["QĐ số 80/2002/QĐ-TTg", "NĐ 36/CP"]),
        ("Nghị quyết 10 NQ/TW", ["Nghị quyết 10 NQ/TW"]),
        ("Chỉ thị số 27 ngày 16/8/2023", ["Chỉ thị số 27"]),
        ("Luật Đất đai 2013 và Bộ luật Lao động năm 2019", ["Luật Đất đai 2013", "Bộ luật Lao động năm 2019"]),
    ],
)  # fmt: skip
def test_lists_older_habits_and_laws(text, expected):
    assert labels(text) == expected


def test_a_short_form_is_the_document_given_in_full():
    assert (
        labels("Nghị định 98/2020/NĐ-CP xử phạt nặng hơn. Theo Nghị định 98, mức phạt tăng.")
        == ["Nghị định 98/2020/NĐ-CP"] * 2
    )


@pytest.mark.parametrize(
    "text",
    ["quyết định 12 cán bộ", "kết luận số tiền 12 tỷ", "Báo cáo số liệu 12/15 xã", "Chương trình 135", "TT Mẫu Sơn",
     "theo Luật Đất đai", "Luật Cán bộ, công chức, năm 2023 kỷ luật 2 người", "thông báo số điện thoại 0272 3881 000"],
)  # fmt: skip
def test_what_is_no_document(text):
    assert labels(text) == []


def test_known_dates_give_the_year():
    text = "Ngày 20/3/2023, theo Thông báo số 8/TB-UBND ngày 14/3 của huyện"
    (match,) = documents.parse(text, dated=dates.parse(text))
    assert match.value.date == "2023-03-14"


def test_numbers_without_a_type_word():
    found = document_numbers.parse("ký 12/KH-UBND và 01/2024/TT-BYT; 18/44 hộ; từ 5-7 triệu; 9/7/2024")
    assert [match.value for match in found] == ["12/KH-UBND", "01/2024/TT-BYT"]
