"""Signatures, labelled authors and sources."""

import pytest

from extractor.article import byline
from extractor.article.chunks import Chunk


@pytest.mark.parametrize(
    "line",
    [
        "Duy Khanh",
        "HẠNH CHÂU",
        "(Mỹ Duyên)",
        "Hải Yến - Minh Tâm",
        "N.V.H",
        "PV",
        "T.Hà",
        "Y Thái Niê",
        "Kim Sơn Thành",
        "Đ.Kh",
    ],
)
def test_signatures_are_known_by_their_form(line):
    assert byline.signature(line) == line.strip("()")


@pytest.mark.parametrize(
    "line",
    [
        "Kết quả kiểm tra", "PHÒNG CÔNG CHỨC, VIÊN CHỨC", "Hà Nội", "Sở Nội Vụ", "Thời Sự", "Xin cảm ơn ông!", "Tổ 3",
        "Nguồn", "",
        "Theo TTXVN", "Ảnh: CTV", "Kiến nghị của cử tri", "I. Kết Quả 2024", "UBND HUYỆN AN HÒA",
    ],
)  # fmt: skip
def test_other_short_lines_are_no_signature(line):
    assert byline.signature(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Trần Thu An - Phòng Nội vụ", "Trần Thu An"), ("Văn An/TTXVN", "Văn An"), ("Thanh Hà (Trung tâm VHTT)", "Thanh Hà"),
        ("Xuân Diệp, theo VGP", "Xuân Diệp"), ("Hải Yến - Minh Tâm", None), ("LÊ ANH - NGỌC HÂN", None),
    ],
)  # fmt: skip
def test_an_affiliation_is_no_part_of_the_name(line, name):
    assert byline.affiliated(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tác giả: Lưu Thị Hạnh", "Lưu Thị Hạnh"), ("Bài, ảnh: MINH ĐĂNG", "MINH ĐĂNG"),
        ("Tin: Văn Hùng; Ảnh: Thu An", "Văn Hùng"),
        ("Ngọc Lan thực hiện", "Ngọc Lan"), ("M.T (tổng hợp)", "M.T"), ("Người đăng: quantri", None), ("Tổ chức thực hiện", None),
        ("Nội dung: kiểm tra hồ sơ", None),
    ],
)  # fmt: skip
def test_labelled_authors(line, name):
    assert byline.labelled(Chunk(line)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Huyện báo cáo trước ngày 30/9. Minh Thảo", "Minh Thảo"), ("Đề nghị xã khắc phục ngay./.Duy Khanh", "Duy Khanh"),
        ("Đoàn đã làm việc ở TP. Long Xuyên", None), ("Đoàn sẽ phúc tra vào tháng 10.", None),
    ],
)  # fmt: skip
def test_a_signature_glued_to_the_last_sentence(text, name):
    assert byline.glued(text) == name


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("(Theo TTXVN)", "TTXVN", "TTXVN"),
        ("Nguồn: Báo Sông Trăng", "Báo Sông Trăng", None),
        ("Theo Phòng Thanh tra - Kiểm tra", "Phòng Thanh tra - Kiểm tra", None),
        ("Theo ông Lực, kho còn 35 tấn gạo.", None, None),
    ],
)
def test_sources_and_the_agencies_credited_as_author(line, source, author):
    chunk = Chunk(line)
    assert byline.source(chunk) == source
    assert (byline.quoted_source(chunk, source) if source else None) == author
