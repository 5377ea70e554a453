"""The cleaner as its callers see it: bytes or text in, one article or one plain reason out."""

import datetime

import pytest

from extractor.article.clean import clean
from extractor.schema.errors import NotAnArticleError, PageError

BODY = [
    "Sáng 12/3, Đoàn kiểm tra của Sở Công Thương tỉnh Vĩnh Sơn làm việc với 14 cơ sở bán gas trên địa bàn huyện An Hòa.",
    "Theo ông Lưu Đình Khải, trưởng đoàn, có 11 cơ sở đạt yêu cầu; 3 cơ sở bị nhắc nhở vì thiếu bình chữa cháy.",
    "Đoàn yêu cầu các cơ sở khắc phục trước ngày 31/3 và sẽ phúc tra vào đầu tháng 4.",
]
PLAIN = "\n\n".join(BODY)


def page(*inside, head="", title="Kiểm tra 14 cơ sở bán gas ở An Hòa"):
    return f"<html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{''.join(inside)}</body></html>"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def kinds(article):
    return [block.kind for block in article.body.blocks]


def test_a_text_without_chrome_passes_unchanged():
    article = clean(BODY[0].encode())
    assert article.body.text == BODY[0]
    assert kinds(article) == ["paragraph"]


def test_a_dump_keeps_the_article_and_reads_the_lines_around_it():
    dump = f"""Trang chủ > Tin tức > Kinh tế
Kiểm tra 14 cơ sở bán gas ở An Hòa
Thứ ba, 12/03/2024 | 15:30 - Lượt xem: 1.208
A- A A+

{PLAIN}

Mỹ Duyên
Từ khóa: gas, an toàn
Tin liên quan
Mở thêm chợ phiên ở xã Đông Hòa
Tổng lượt truy cập: 5.482.117"""
    article = clean(dump)
    assert article.body.text.split("\n") == ["Kiểm tra 14 cơ sở bán gas ở An Hòa", *BODY, "Mỹ Duyên"]
    assert kinds(article) == ["heading", "paragraph", "paragraph", "paragraph", "byline"]
    source = article.source
    assert (source.headline, source.author) == ("Kiểm tra 14 cơ sở bán gas ở An Hòa", "Mỹ Duyên")
    assert (source.date_published, source.views) == ("2024-03-12", 1208)


def test_every_block_and_cell_can_be_quoted_from_the_text():
    table = "<table><tr><th>Xã</th><th>Số cơ sở</th></tr><tr><td>Đông Hòa</td><td>9</td></tr></table>"
    article = clean(
        page("<h1>Kiểm tra 14 cơ sở bán gas ở An Hòa</h1>", paragraphs(*BODY[:2]), table, paragraphs(BODY[2]))
    )
    text = article.body.text
    block = next(block for block in article.body.blocks if block.kind == "table")
    assert text[block.start : block.end] == "Xã | Số cơ sở\nĐông Hòa | 9"
    cells = {(cell.row, cell.column): text[cell.start : cell.end] for cell in block.cells}
    assert cells == {(0, 0): "Xã", (0, 1): "Số cơ sở", (1, 0): "Đông Hòa", (1, 1): "9"}
    assert [cell.header for cell in block.cells] == [True, True, False, False]


def test_menus_boxes_and_the_foot_stay_outside():
    article = clean(
        page(
            "<ul class='menu'><li><a href='/'>Trang chủ</a></li><li><a href='/gt'>Giới thiệu</a></li></ul>",
            f"<div><h1>Kiểm tra 14 cơ sở bán gas ở An Hòa</h1>{paragraphs(*BODY)}</div>",
            "<div><h3>Tin cùng chuyên mục</h3><a href='/1'>Mở thêm chợ phiên ở xã Đông Hòa</a></div>",
            "<div>Địa chỉ: 12 đường Hoa Sen. Điện thoại: 0290 000 111. Ghi rõ nguồn khi phát hành lại.</div>",
        )
    )
    assert article.body.text.split("\n")[1:] == BODY


def test_the_given_publication_date_stands_in_where_the_page_names_none():
    given = datetime.date(2024, 3, 14)
    assert clean(PLAIN, published=given).source.date_published == "2024-03-14"
    dated = f"Kiểm tra 14 cơ sở bán gas ở An Hòa\n12/03/2024 08:00\n{PLAIN}"
    assert clean(dated, published=given).source.date_published == "2024-03-12"


def test_the_source_says_which_bytes_were_read_and_by_what():
    source = clean(PLAIN.encode(), path="tin/gas.txt", url="https://ansinh.example/gas").source
    assert (source.path, source.url, source.encoding) == ("tin/gas.txt", "https://ansinh.example/gas", "utf-8")
    assert len(source.sha256) == 64
    assert source.extractor
    assert len(source.rules) == 12


def test_the_same_text_twice_is_kept_once():
    article = clean(page("<h1>Kiểm tra 14 cơ sở bán gas ở An Hòa</h1>", paragraphs(BODY[0], *BODY)))
    assert article.body.text.count(BODY[0]) == 1


def test_alternative_texts_of_pictures_are_no_text():
    article = clean(
        page(
            "<h1>Kiểm tra 14 cơ sở bán gas ở An Hòa</h1>",
            paragraphs(BODY[0], "<img alt='Anh-tin-bai' src='a.jpg'>", *BODY[1:]),
        )
    )
    assert "Anh-tin-bai" not in article.body.text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (b"%PDF-1.4 ...", "PDF"),
        (bytes(range(32)) * 200, "binary"),
        (b"a" * 17_000_000, "16 MB"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(content, reason):
    with pytest.raises(PageError, match=reason) as caught:
        clean(content)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Trang chủ\nGiới thiệu\nTin tức\nLiên hệ", "no paragraph"),
        ("<html><body><script>render()</script></body></html>", "no text"),
        (
            page(
                "<h1>Không tìm thấy trang</h1><p>Bài viết đã bị gỡ hoặc đường dẫn không còn đúng nữa, mời bạn trở lại sau.</p>"
            ),
            "error page",
        ),
        (
            page(
                "<form><input type='password'></form><p>Nếu quên mật khẩu, mời bạn gọi cho bộ phận quản trị mạng của sở.</p>"
            ),
            "login page",
        ),
        (
            page(
                paragraphs(
                    "The inspection team visited fourteen shops in the district and found three that had no fire extinguishers. "
                    * 3
                )
            ),
            "Vietnamese",
        ),
        (
            page(
                "".join(
                    f"<div><h3><a href='/{n}'>Bản tin số {n} của huyện An Hòa</a></h3><p>{BODY[n % 3]}</p></div>"
                    for n in range(8)
                )
            ),
            "list",
        ),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(content, reason):
    with pytest.raises(NotAnArticleError, match=reason):
        clean(content)


def test_one_dated_paragraph_among_many_teasers_is_an_article():
    teaser = "Nhiều hộ dân đã mạnh dạn vay vốn để đổi mới cách làm, bước đầu cho thu nhập ổn định."
    cards = "".join(f"<div><a href='/{n}'>Trồng dưa lưới {n}</a><p>{teaser}</p></div>" for n in range(9))
    paragraph = "Sáng 12/3, đoàn kiểm tra của huyện đã làm việc với 14 cơ sở bán gas và nhắc nhở 3 cơ sở."
    head = "<h2>Kiểm tra 14 cơ sở bán gas</h2><div>Cập nhật: 12/03/2024 08:15</div>"
    article = clean(f"<body><div>{head}<div><p>{paragraph}</p></div></div><div>{cards}</div></body>")
    assert paragraph in article.body.text
    assert teaser not in article.body.text
