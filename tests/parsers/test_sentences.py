"""Sentences: where they end, and where a dot does not end them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsers import sentences


def split(text):
    return [text[start:end] for start, end in sentences.split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn đến TP. Mẫu Sơn. Có 3 xã.", ["Đoàn đến TP. Mẫu Sơn.", "Có 3 xã."]),
        ("1. Công tác chỉ đạo. Huyện đã làm.", ["1. Công tác chỉ đạo.", "Huyện đã làm."]),
        ("Thanh tra Th.S. Lê Mẫu. Đoàn về.", ["Thanh tra Th.S. Lê Mẫu.", "Đoàn về."]),
        ("ngày 21.5. Tại xã", ["ngày 21.5.", "Tại xã"]),
        ("làm xong.Đoàn kiểm tra", ["làm xong.", "Đoàn kiểm tra"]),
        ("Ông nói: “Tốt.” Đoàn về.", ["Ông nói: “Tốt.”", "Đoàn về."]),
        ("đạt 1.250,5 ha; chậm 3 ngày... nhưng đã xong", ["đạt 1.250,5 ha; chậm 3 ngày... nhưng đã xong"]),
        ("xem www.mau.gov.vn nhé", ["xem www.mau.gov.vn nhé"]),
        ("Tiêu đề\nĐoạn một", ["Tiêu đề", "Đoạn một"]),
    ],
)
def test_where_sentences_end(text, expected):
    assert split(text) == expected


@given(st.text(alphabet="aĐ. !?\n“”1()", max_size=80))
def test_nothing_but_space_is_lost(text):
    assert "".join("".join(split(text)).split()) == "".join(text.split())
