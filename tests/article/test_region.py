"""Where the article lies when other prose stands on the page too."""

from extractor.article import blocks, region, tree

BODY = [
    "Sáng 12/3, Đoàn kiểm tra của Sở Công Thương tỉnh Vĩnh Sơn làm việc với 14 cơ sở bán gas trên địa bàn huyện An Hòa.",
    "Theo ông Lưu Đình Khải, trưởng đoàn, có 11 cơ sở đạt yêu cầu; 3 cơ sở bị nhắc nhở vì thiếu bình chữa cháy.",
    "Đoàn yêu cầu các cơ sở khắc phục trước ngày 31/3 và sẽ phúc tra vào đầu tháng 4.",
]
TEASER = "Hội thi năm nay có nhiều nét mới, trong đó phần thi ứng xử được khán giả chờ đợi nhất."
ARTICLE = "<div><p>Kiểm tra 14 cơ sở bán gas</p>" + "".join(f"<p>{text}</p>" for text in BODY) + "</div>"


def found(markup, titles=()):
    chunks = blocks.chunks(tree.parse(markup))
    area = region.find(chunks, titles)
    head = None if area.head is None else chunks[area.head].text
    prose = [c.text for c in chunks[area.first : area.end] if c.is_prose and area.in_body(c)]
    return head, prose


def test_teasers_below_linked_titles_are_not_the_article():
    cards = "".join(f"<div><a href='/{n}'>Hội thi số {n}</a><p>{TEASER}</p></div>" for n in range(9))
    assert found(cards + ARTICLE) == ("Kiểm tra 14 cơ sở bán gas", BODY)


def test_teasers_above_a_button_are_not_the_article():
    cards = "".join(f"<div><b>Hội thi số {n}</b><p>{TEASER}</p><a href='/{n}'>Xem tiếp</a></div>" for n in range(9))
    assert found(cards + ARTICLE) == ("Kiểm tra 14 cơ sở bán gas", BODY)


def test_a_lead_above_the_element_of_the_body_belongs_to_the_article():
    lead = "Qua hai tuần ra quân, đoàn kiểm tra của sở đã phát hiện ba cơ sở bán gas thiếu phương tiện chữa cháy."
    markup = f"<h1>Kiểm tra 14 cơ sở bán gas</h1><div><p>{lead}</p></div><div>{''.join(f'<p>{text}</p>' for text in BODY)}</div>"
    chunks = blocks.chunks(tree.parse(markup))
    assert chunks[region.find(chunks).first].text == lead


def test_a_known_title_fixes_the_place_of_the_headline():
    markup = f"<h3>Báo cáo chuyên đề</h3>{ARTICLE}"
    assert found(markup, ["Kiểm tra 14 cơ sở bán gas"])[0] == "Kiểm tra 14 cơ sở bán gas"
    assert found(markup, ["[Ảnh] Kiểm tra 14 cơ sở bán gas"])[0] == "Kiểm tra 14 cơ sở bán gas"


def test_the_title_of_a_teaser_is_no_headline_though_it_is_printed_again_below_the_article():
    cards = "".join(
        f"<div><b>Hội thi tay nghề {n}</b><p>{TEASER}</p><a href='/{n}'>Xem tiếp</a></div>" for n in range(3)
    )
    title = "<div><div>Chấm điểm gas</div><div>Cập nhật: 12/03/2024 08:15</div>"
    below = "<h3>Tin liên quan</h3><ul>" + "".join(
        f"<li><a href='/{n}'>Hội thi tay nghề {n}</a></li>" for n in range(3)
    )
    assert found(f"{cards}{title}<div><p>{BODY[1]}</p></div></div>{below}</ul>") == ("Chấm điểm gas", [BODY[1]])


def test_short_lines_beside_a_single_paragraph_are_the_article():
    figures = ["Xã Phú Hòa: 120 hồ sơ", "Xã Phú An: 95 hồ sơ", "Tổng cộng: 215 hồ sơ"]
    chunks = blocks.chunks(tree.parse(f"<div>{''.join(f'<p>{text}</p>' for text in [BODY[0], *figures])}</div>"))
    area = region.find(chunks)
    assert [chunk.text for chunk in chunks if area.in_body(chunk)] == [BODY[0], *figures]
