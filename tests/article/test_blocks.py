"""Markup to chunks: borders, line breaks, kinds, and words that borders tear apart or glue together."""

import pytest

from extractor.article import blocks, prune, publishers, tree


def chunks(markup, titles=()):
    root = tree.parse(markup)
    prune.prune(root, publishers.markup_of(markup), titles)
    return blocks.chunks(root)


def texts(markup):
    return [chunk.text for chunk in chunks(markup)]


def kinds(markup):
    return [(chunk.kind, chunk.text) for chunk in chunks(markup)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Một</p><p>Hai</p>", ["Một", "Hai"]),
        ("<div>Một<p>Hai</p>Ba</div>", ["Một", "Hai", "Ba"]),
        ("<td>Đoàn đã về.<br><br>Xã báo cáo.</td>", ["Đoàn đã về.", "Xã báo cáo."]),
        ("<p>Đoàn kiểm tra<br>của huyện</p>", ["Đoàn kiểm tra của huyện"]),
        ("<h2>Kết quả<br>Sáu tháng</h2>", ["Kết quả Sáu tháng"]),
        ("<p><span>Đ</span>oàn <font>kiểm</font> tra</p>", ["Đoàn kiểm tra"]),
        ("<p>rộng 120 m<sup>2</sup></p>", ["rộng 120 m2"]),
        ("<p>Một&nbsp;&nbsp;\u200bhai\n ba</p>", ["Một hai ba"]),
        ("<p>Nội dung<script>var a</script><!-- x --><style>p{}</style></p>", ["Nội dung"]),
        ("<p>Một<o:p></o:p> hai</p>", ["Một hai"]),
        ("<p>-<span>&nbsp;&nbsp; </span>Một</p>", ["- Một"]),
        ("<p>Một<p></p>Hai", ["Một", "Hai"]),
    ],
)  # fmt: skip
def test_text_is_parted_where_the_reader_sees_a_border(markup, expected):
    assert texts(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div><span class='a'>Đang truy cập</span><span class='b'>17</span></div>", "Đang truy cập 17"),
        ("<div><a href='/1'>Tin tức</a><a href='/2'>Giới thiệu</a></div>", "Tin tức Giới thiệu"),
        ("<div><span>13:40</span><span>Số lần xem: 4</span></div>", "13:40 Số lần xem: 4"),
        ("<div><a href='/1'>Mùa dưa lưới</a><span>16/04/2023</span></div>", "Mùa dưa lưới 16/04/2023"),
    ],
)
def test_columns_are_not_glued_to_one_word(markup, expected):
    assert texts(markup) == [expected]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<h3>Kết quả</h3>", "heading"),
        ("<p><b>Vẫn còn xe dù</b></p>", "heading"),
        ("<p><b>Vẫn còn xe dù.</b></p>", "paragraph"),
        ("<ul><li>Xã Đông Hòa</li></ul>", "list_item"),
        ("<figure><img src='a.jpg'><figcaption>Đoàn ở xã</figcaption></figure>", "caption"),
        ("<table><tr><td><img src='a.jpg'></td></tr><tr><td>Đoàn ở xã</td></tr></table>", "caption"),
        ("<div><img src='a.jpg'><p>Đoàn ở xã</p></div>", "caption"),
        ("<p><img src='a.jpg'></p><p><em>Đoàn ở xã</em></p>", "caption"),
        ("<div class='news-sapo'>Đoàn làm việc ở xã</div>", "lead"),
        ("<h2 class='detail-sapo'>Đoàn làm việc ở xã</h2>", "lead"),
    ],
)
def test_the_kind_of_a_block(markup, kind):
    assert [found for found, _ in kinds(markup)] == [kind]


def test_links_are_measured_and_anchors_are_no_links():
    assert chunks("<p><a href='/x'>Xem thêm</a></p>")[0].link_density == 1
    assert chunks("<p><a name='top'>Đoàn kiểm tra</a></p>")[0].link_density == 0


@pytest.mark.parametrize(
    "markup",
    [
        "<nav><ul><li><a href='/'>Trang chủ</a></li></ul></nav>",
        "<div class='tin-lien-quan'><a href='/1'>Mở thêm chợ phiên</a></div>",
        "<div id='binhluan'><p>Cảm ơn tòa soạn đã phản ánh đúng thực trạng ở địa phương.</p></div>",
        "<div style='display: none'>Ẩn</div>",
        "<p hidden>Ẩn</p>",
        "<span class='sr-only'>Ẩn</span>",
        "<div class='footer'>Địa chỉ: 12 đường Hoa Sen</div>",
        "<select><option>Chọn xã</option></select>",
    ],
)
def test_furniture_is_pruned(markup):
    body = "<p>" + "Đoàn kiểm tra của huyện đã làm việc với các xã và ghi nhận kết quả. " * 8 + "</p>"
    assert len(texts(markup + body)) == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='page-header'><h2>Kiểm tra ba xã</h2></div>",
        "<div class='toolbar'><span>12/03/2024 08:00</span></div>",
        "<table><tr class='ms-rteTableHeaderRow'><th>Xã</th><th>Số vụ</th></tr><tr><td>An Hòa</td><td>3</td></tr></table>",
        "<div class='field field-label-hidden'>Kiểm tra ba xã</div>",
        "<form id='aspnetForm'><p>" + "Đoàn kiểm tra của huyện đã làm việc với các xã. " * 10 + "</p></form>",
    ],
)
def test_names_that_only_sound_like_furniture_are_kept(markup):
    assert texts(markup)


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        (
            "<li><a href='/{n}'>Trao học bổng cho học sinh xã {n}</a><p>Sáng nay, huyện trao 20 suất học bổng.</p></li>",
            False,
        ),
        ("<li><a href='/{n}'>Mục {n}</a></li>", False),
        (
            "<li>Xã {n} đã giải quyết 120 hồ sơ <a href='/cchc'>cải cách hành chính</a> đúng hạn, trả 5 hồ sơ trễ hẹn.</li>",
            True,
        ),
        ("<li>Xã {n}: 120 hồ sơ</li>", True),
    ],
)
def test_long_lists_of_links_go_and_lists_of_an_article_stay(item, kept):
    items = "".join(item.format(n=number) for number in range(12))
    found = texts(f"<div><p>Đoàn kiểm tra 12 xã.</p><ul>{items}</ul></div>")
    assert (len(found), found[0]) == (13 if kept else 1, "Đoàn kiểm tra 12 xã.")


def test_a_box_that_prints_the_title_is_kept_whatever_it_is_called():
    markup = "<div class='banner'>Kiểm tra ba xã ở An Hòa</div>"
    assert chunks(markup) == []
    assert len(chunks(markup, titles=["Kiểm tra ba xã ở An Hòa"])) == 1


def test_a_sign_stands_for_its_label():
    assert texts("<p><i class='fa fa-eye'></i> 35</p>") == ["Lượt xem: 35"]
