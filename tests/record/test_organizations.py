"""Bodies of the record: the fullest name, the short forms that mean it, level and place from the article."""

import pytest

from extractor.stages import extract

# Prose enough for a page that is an article, without a body or a place.
REST = "Qua kiểm tra, đoàn ghi nhận 40 hồ sơ đúng hạn và 2 hồ sơ trễ hạn, đề nghị khắc phục trước ngày 30/9."


def bodies(text):
    return {body.name: body for body in extract(f"{text} {REST}", published="2024-07-10").organizations}


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("Đoàn làm việc với UBND huyện Tân Trụ. UBND huyện báo cáo 40 hồ sơ.", "UBND huyện Tân Trụ", "UBND huyện"),
        ("Sở Y tế kiểm tra 4 xã. Sở Y tế tỉnh Long An đề nghị khắc phục.", "Sở Y tế tỉnh Long An", "Sở Y tế"),
        ("Sở NN&PTNT kiểm tra. Sở Nông nghiệp và Phát triển nông thôn Lâm Đồng kết luận.",
         "Sở Nông nghiệp và Phát triển nông thôn Lâm Đồng", "Sở NN&PTNT"),
        ("Thanh tra kết luận Công ty CPDP Hoa Sen sai. Công ty Hoa Sen đã nộp phạt.",
         "Công ty CPDP Hoa Sen", "Công ty Hoa Sen"),
        ("Chi cục Kiểm lâm tỉnh bị kiểm tra. Chi cục Kiểm lâm Kiên Giang đã nộp lại tiền.",
         "Chi cục Kiểm lâm Kiên Giang", "Chi cục Kiểm lâm tỉnh"),
        ("Ban Chỉ đạo 389 tỉnh Long An họp. Ban chỉ đạo 389 tỉnh Long An lập đoàn.",
         "Ban Chỉ đạo 389 tỉnh Long An", "Ban chỉ đạo 389 tỉnh Long An"),
        ("Cục QLTT tỉnh Long An kiểm tra. Cục Quản lý thị trường (QLTT) tỉnh Long An kết luận.",
         "Cục Quản lý thị trường (QLTT) tỉnh Long An", "Cục QLTT tỉnh Long An"),
        ("Đoàn kiểm tra của tỉnh đến xã. Đoàn kiểm tra CCHC tỉnh Long An đề nghị khắc phục.",
         "Đoàn kiểm tra CCHC tỉnh Long An", "Đoàn kiểm tra của tỉnh"),
    ],
)  # fmt: skip
def test_a_short_form_is_the_body_that_the_article_names_in_full(text, name, short):
    found = bodies(text)
    assert list(found) == [name]
    assert short in found[name].short_forms
    assert len(found[name].evidence) == 2


def test_of_two_full_names_the_one_named_last_is_meant():
    found = bodies(
        "Đoàn đến UBND huyện Tân Trụ. UBND huyện báo cáo. Đoàn đến UBND huyện Bến Lức. UBND huyện giải trình."
    )
    assert [len(body.evidence) for body in found.values()] == [2, 2]


@pytest.mark.parametrize(
    ("first", "second"),
    [("UBND huyện", "UBND tỉnh Long An"), ("Thanh tra tỉnh", "Thanh tra Sở Y tế"), ("Công an xã", "Công an huyện Tân Trụ"),
     ("Sở Y tế Long An", "Sở Y tế An Giang")],
)  # fmt: skip
def test_different_bodies_stay_apart(first, second):
    assert set(bodies(f"{first} báo cáo. Sau đó, {second} kết luận.")) == {first, second}


def test_who_only_issued_a_document_is_no_body_of_the_article():
    text = "Theo Quyết định số 486/QĐ-UBND ngày 27/02/2024 của UBND tỉnh, Sở Nội vụ kiểm tra huyện."
    assert list(bodies(text)) == ["Sở Nội vụ"]


def test_level_and_place_come_from_the_article_where_the_name_tells_none():
    found = bodies("Sở Nội vụ kiểm tra UBND huyện Tân Trụ, tỉnh Long An.")
    assert (found["Sở Nội vụ"].level, found["Sở Nội vụ"].place) == ("tỉnh", "tỉnh Long An")
    assert (found["UBND huyện Tân Trụ"].level, found["UBND huyện Tân Trụ"].place) == ("huyện", "huyện Tân Trụ")
