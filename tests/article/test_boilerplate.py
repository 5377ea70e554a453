"""What of a page is the article: plain lines, and chunks of markup in their elements."""

import datetime

import pytest

from extractor.article import plain
from extractor.article.boilerplate import select

LEAD = (
    "Trong hai ngày 4 và 5/6, Đoàn giám sát của HĐND huyện An Hòa đã làm việc với ba xã về việc sử dụng quỹ đất công."
)
MORE = "Theo báo cáo, ba xã đang quản lý 86 ha, trong đó 71 ha đã cho thuê; 15 ha còn bỏ trống vì chưa có đường vào."
LAST = "Trưởng đoàn, bà Âu Thị Lành, đề nghị các xã công khai hợp đồng và báo cáo lại trước ngày 30/6."
HEADLINE = "Giám sát việc sử dụng quỹ đất công ở ba xã"


def selected(*lines):
    return select(plain.chunks("\n".join(lines)))


def texts(selection):
    return [chunk.text for chunk in selection.kept]


def test_everything_is_kept_where_no_chrome_is_printed():
    lines = ["An Hòa:", HEADLINE, LEAD, "Khó khăn về đường vào", MORE, LAST]
    assert texts(selected(*lines)) == lines


def test_the_headline_is_the_line_that_speaks_of_the_body():
    selection = selected("TRANG TIN ĐIỆN TỬ HUYỆN AN HÒA", "Tin tức", HEADLINE, "05/06/2023 08:00", LEAD, MORE, LAST)
    assert selection.headline == HEADLINE
    assert selection.site == "TRANG TIN ĐIỆN TỬ HUYỆN AN HÒA"
    assert texts(selection) == [HEADLINE, LEAD, MORE, LAST]


def test_a_headline_may_end_like_a_sentence():
    assert (
        selected("Đất công bỏ trống vì không có đường vào!", LEAD, MORE).headline
        == "Đất công bỏ trống vì không có đường vào!"
    )


def test_a_headline_that_asks_is_no_paragraph_of_the_body():
    asks = "Quỹ đất công của ba xã: hết thời “bỏ trống”?"
    selection = selected("An Hòa Online", "Chính trị / Đất đai", asks, "05/06/2023 08:00", LEAD, MORE, LAST)
    assert selection.headline == asks


def test_a_first_paragraph_is_no_headline():
    assert selected(LEAD, MORE).headline is None


def test_a_headline_glued_to_the_first_sentence_is_read_and_the_text_kept():
    glued = f"{HEADLINE} (NLĐ) - {LEAD}"
    selection = selected(glued, MORE)
    assert selection.headline == HEADLINE
    assert texts(selection) == [glued, MORE]


@pytest.mark.parametrize("marker", ["Tin liên quan", "Từ khóa: đất công", "THÔNG BÁO", "Bình luận (2)", "Các tin khác"])
def test_the_article_ends_at_the_first_marker(marker):
    selection = selected(HEADLINE, LEAD, MORE, marker, "Mở thêm chợ phiên ở xã Đông Hòa", "Xem thêm")
    assert texts(selection) == [HEADLINE, LEAD, MORE]


def test_an_article_goes_on_behind_a_box_between_its_paragraphs():
    selection = selected(
        HEADLINE, LEAD, "Tin liên quan", "Mở thêm chợ phiên ở xã Đông Hòa", MORE, LAST, "Từ khóa: đất công"
    )
    assert texts(selection) == [HEADLINE, LEAD, MORE, LAST]


def test_a_marker_between_headline_and_body_ends_nothing():
    assert texts(selected(HEADLINE, "2 bình luận", LEAD, MORE, LAST)) == [HEADLINE, LEAD, MORE, LAST]


def test_stray_lines_go_and_captions_are_named():
    selection = selected(HEADLINE, LEAD, "Anh-tin-bai", "Đoàn khảo sát khu đất ở xã Đông Hòa.", MORE, LAST)
    assert [(chunk.kind, chunk.text) for chunk in selection.kept][2] == (
        "caption",
        "Đoàn khảo sát khu đất ở xã Đông Hòa.",
    )
    assert "Anh-tin-bai" not in texts(selection)


def test_a_photo_credit_is_a_caption_and_no_author():
    selection = selected(HEADLINE, LEAD, MORE, "Ảnh: T.C")
    assert selection.author is None
    assert selection.kept[-1].kind == "caption"


def test_a_name_under_the_headline_is_the_author_and_no_text():
    selection = selected(HEADLINE, "Mỹ Duyên", "2 bình luận", LEAD, MORE)
    assert selection.author == "Mỹ Duyên"
    assert "Mỹ Duyên" not in texts(selection)


def test_closing_lines_are_read_in_any_order():
    selection = selected(HEADLINE, LEAD, MORE, "Mỹ Duyên", "Ảnh: T.C", "Nguồn: Báo Sông Trăng", "Ngày đăng: 05/06/2023")
    assert selection.author == "Mỹ Duyên"
    assert selection.published == datetime.date(2023, 6, 5)
    assert [chunk.kind for chunk in selection.kept[-3:]] == ["byline", "caption", "source"]


def test_sub_headings_that_look_like_sections_stay_in_the_body():
    assert "Kinh tế" in texts(selected(HEADLINE, "05/06/2023", LEAD, "Kinh tế", MORE, LAST))


def test_values_below_the_article_are_read():
    assert selected(HEADLINE, LEAD, MORE, "Tin khác", "Lượt xem: 87").views == 87
