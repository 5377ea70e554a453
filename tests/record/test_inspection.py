"""What an article says of the inspection itself: whether there is one, its kind, topic, dates, parties, demands."""

import pytest

from tests.record.articles import AWARD, CHECKED_DISTRICT, CONCLUSION, PLAN, record


@pytest.fixture(scope="module")
def inspection():
    return record(CHECKED_DISTRICT).inspection


def names(parties):
    return [party.name for party in parties]


def test_kind_topic_and_date_of_a_reported_inspection(inspection):
    assert (inspection.kind, inspection.topic, inspection.dates) == ("kiểm tra", "cải cách hành chính", ("2024-03-12",))


def test_the_period_examined_is_that_of_the_reported_figures(inspection):
    assert inspection.period_examined == "2023-01-01/2023-12-31"


def test_inspectors_and_inspected_are_told_apart(inspection):
    assert names(inspection.inspectors) == ["Đoàn kiểm tra cải cách hành chính tỉnh Cao Bằng"]
    assert names(inspection.inspected) == ["huyện Hòa An"]


def test_findings_and_recommendations_are_sentences_of_the_article(inspection):
    assert [statement.text for statement in inspection.recommendations] == [
        "Kết luận buổi làm việc, bà Lục Thị Mẫu đề nghị huyện rà soát quy trình, báo cáo trước ngày 30/4."
    ]
    assert any("chỉ ra một số hạn chế" in statement.text for statement in inspection.findings)


def test_every_part_of_the_inspection_has_its_words(inspection):
    text = record(CHECKED_DISTRICT).article.text
    parts = [
        *inspection.inspectors,
        *inspection.inspected,
        *inspection.findings,
        *inspection.recommendations,
        inspection,
    ]
    assert all(part.evidence for part in parts)
    assert all(text[e.start : e.end] == e.quote for part in parts for e in part.evidence)


@pytest.mark.parametrize("article", [AWARD, PLAN], ids=["award", "plan"])
def test_awards_and_plans_report_no_inspection(article):
    assert record(article).inspection is None


def test_a_conclusion_of_the_inspectorate_is_an_inspection_without_the_date_of_what_was_found():
    found = record(CONCLUSION).inspection
    assert (found.kind, found.dates) == ("thanh tra", ())
    assert names(found.inspectors) == ["Thanh tra tỉnh Đắk Nông"]


def read(*paragraphs):
    return record("\n".join(paragraphs), "2024-07-10").inspection


def test_a_body_right_before_its_verb_inspects():
    found = read(
        "Kiểm tra nhãn hàng hóa tại chợ đầu mối",
        "Chi cục Quản lý thị trường tỉnh Tiền Giang kiểm tra 84 sạp và đã nhắc nhở 21 sạp có nhãn không đúng.",
    )
    assert (names(found.inspectors), found.topic) == (["Chi cục Quản lý thị trường tỉnh Tiền Giang"], "nhãn hàng hóa")
    assert found.inspected == ()


def test_who_is_told_what_to_do_or_is_counted_is_not_inspected():
    found = read(
        "Kiểm tra thu chi tại 14 trường học",
        "Ngày 2/7, Sở Giáo dục và Đào tạo tỉnh Phú Thọ kiểm tra thu chi tại 9 trường THPT và 5 trường tiểu học.",
        "Trưởng đoàn Cao Thị Mẫu yêu cầu Công ty Điện lực Phú Thọ bảo đảm điện.",
    )
    assert found.inspected == ()


@pytest.mark.parametrize(
    ("sentence", "inspecting", "inspected"),
    [
        (
            "Ngày 2/7, Thường trực HĐND xã Mường Mẫu giám sát UBND xã về rà soát hộ nghèo.",
            ["Thường trực HĐND xã Mường Mẫu"],
            ["UBND xã"],
        ),
        (
            "Ngày 2/7, UBND huyện Bình Mẫu kiểm tra việc giải ngân tại 02 xã Đông Mẫu, Tây Mẫu.",
            ["UBND huyện Bình Mẫu"],
            ["xã Đông Mẫu", "Tây Mẫu"],
        ),
        (
            "Ngày 2/7, Công an thành phố Huế kiểm tra an toàn cháy nổ tại cơ sở karaoke Hoa Sim, phường An Mẫu.",
            ["Công an thành phố Huế"],
            ["cơ sở karaoke Hoa Sim"],
        ),
    ],
)
def test_the_words_around_the_verb_tell_who_was_inspected(sentence, inspecting, inspected):
    found = read("Kiểm tra, giám sát tại cơ sở", sentence)
    assert (names(found.inspectors), names(found.inspected)) == (inspecting, inspected)


def test_what_an_inspection_shows_is_told_of_the_inspected():
    found = read(
        "Giám sát rà soát hộ nghèo",
        "Ngày 2/7, Thường trực HĐND xã Mường Mẫu giám sát việc rà soát hộ nghèo.",
        "Qua giám sát cho thấy UBND xã làm việc với đoàn giám sát nghiêm túc.",
    )
    assert names(found.inspectors) == ["Thường trực HĐND xã Mường Mẫu"]


def test_what_is_to_be_done_dates_no_inspection_and_no_period():
    found = read(
        "Hậu kiểm 35 sản phẩm OCOP",
        "Đoàn hậu kiểm của tỉnh Hà Nam vừa hậu kiểm 35 sản phẩm, 4 cơ sở phải hoàn trả kinh phí trong tháng 9/2024.",
        "Tỉnh sẽ hậu kiểm đột xuất 40 sản phẩm trong quý IV năm 2024.",
    )
    assert (found.dates, found.period_examined, found.unannounced) == ((), None, None)


def test_what_will_be_inspected_is_no_period_examined():
    found = read(
        "Thanh tra 722 đơn vị",
        "Thanh tra sở đã thanh tra 722 đơn vị, ban hành 200 quyết định xử phạt.",
        "6 tháng cuối năm 2016, Thanh tra sở sẽ kiểm tra hơn 800 công trình.",
    )
    assert found.period_examined is None


def test_a_caption_tells_neither_topic_nor_inspectors():
    page = (
        "<article><h1>Siết chặt an toàn trên sông Hậu</h1>"
        "<figure><img src='a.jpg'><figcaption>Tổ liên ngành kiểm tra áo phao trên ghe.</figcaption></figure>"
        "<p>Ngày 5/5, Sở Giao thông vận tải TP Cần Thơ cho biết đã kiểm tra phương tiện thủy tại bến Ninh Kiều.</p>"
        "<p>Trong số phương tiện được kiểm tra, 1.836 phương tiện bảo đảm điều kiện, 324 phương tiện vi phạm.</p></article>"
    )
    found = record(page, "2024-05-06").inspection
    assert (names(found.inspectors), found.topic) == (["Sở Giao thông vận tải TP Cần Thơ"], "phương tiện thủy")


@pytest.mark.parametrize(
    ("headline", "topic"),
    [
        ("Kiểm tra 30 cơ sở hành nghề y tế tư nhân", "cơ sở hành nghề y tế tư nhân"),
        ("Kiểm tra phòng cháy, chữa cháy tại 312 cơ sở", "phòng cháy, chữa cháy"),
        ("Kiểm tra việc sử dụng vốn vay giải quyết việc làm ở huyện Hàm Tân", "sử dụng vốn vay giải quyết việc làm"),
        ("Thanh tra, kiểm tra truy thu hơn 87 tỷ đồng", None),
        ("Triển khai 144 cuộc thanh tra, kiểm tra chuyên ngành", None),
        ("Giám sát chính sách hỗ trợ nhà ở cho người có công", "chính sách hỗ trợ nhà ở"),
        ("Thanh tra 3 cuộc về các khoản thu chi tại 28 trường", "khoản thu chi"),
        ("Kiểm tra phòng cháy, chữa cháy, phạt 12 cơ sở", "phòng cháy, chữa cháy"),
    ],
)
def test_the_topic_is_a_whole_noun_phrase(headline, topic):
    assert read(headline, "Ngày 2/7, đoàn kiểm tra huyện đã kiểm tra 12 cơ sở, xử phạt 3 cơ sở.").topic == topic


@pytest.mark.parametrize(
    ("sentences", "inspected"),
    [
        (
            (
                "Sáng 8/11/2023, đoàn kiểm tra kỷ cương tỉnh Nghệ An có mặt tại trụ sở ba xã, thị trấn của huyện.",
                "Theo biên chế, thị trấn Diễn Châu, xã Diễn Kỷ và xã Diễn Bích có 75 cán bộ.",
            ),
            ["thị trấn Diễn Châu", "xã Diễn Kỷ", "xã Diễn Bích"],
        ),
        (
            (
                "Sáng 8/11/2023, đoàn kiểm tra kỷ cương tỉnh Nghệ An có mặt tại trụ sở ba xã của huyện.",
                "Xã Diễn Kỷ và xã Diễn Bích có 50 cán bộ.",
            ),
            [],
        ),
        (
            ("Thanh tra tỉnh đã thanh tra tại một số đơn vị như Công ty Cổ phần An Hòa, Công ty Cổ phần Bình Minh.",),
            ["Công ty Cổ phần An Hòa", "Công ty Cổ phần Bình Minh"],
        ),
        (
            ("Qua kiểm tra hồ sơ, đoàn kiểm tra của Bộ đã công nhận tỉnh Quảng Trị đạt chuẩn phổ cập.",),
            ["tỉnh Quảng Trị"],
        ),
        (("Đoàn kiểm tra huyện đến gặp Hồ Sỹ Nguyên, người nuôi tôm.",), []),
        (
            ("Đoàn kiểm tra Sở Y tế đã tiến hành kiểm tra hoạt động của Phòng khám đa khoa Phượng Đạt.",),
            ["Phòng khám đa khoa Phượng Đạt"],
        ),
        (("Đoàn kiểm tra Sở Y tế đã tiến hành kiểm tra theo kế hoạch của UBND tỉnh Gia Lai.",), []),
        (
            (
                "Đoàn kiểm tra đã tiến hành kiểm tra 4 đơn vị: Chi cục Chăn nuôi và Thú y (Sở Nông nghiệp); "
                "UBND phường Trung Sơn Trầm (thị xã Sơn Tây); UBND xã Tản Lĩnh và UBND xã Sơn Đông (huyện Ba Vì).",
            ),
            ["Chi cục Chăn nuôi và Thú y", "UBND phường Trung Sơn Trầm", "UBND xã Tản Lĩnh", "UBND xã Sơn Đông"],
        ),
        (
            ("Chi cục Quản lý thị trường tỉnh đã kiểm tra 3 kho tại thị trấn Yên Lạc, huyện Yên Lạc, tỉnh Vĩnh Phúc.",),
            ["thị trấn Yên Lạc"],
        ),
        (
            (
                "Đội Quản lý thị trường số 2 đã kiểm tra điểm bán hàng của hộ kinh doanh Đỗ Thị Mẫu tại thôn Hạ, xã Nhân Hòa.",
            ),
            ["hộ kinh doanh Đỗ Thị Mẫu"],
        ),
        (
            (
                "Đoàn kiểm tra đã tiến hành kiểm tra 3 tổ chức đảng, gồm: Đảng ủy Sở Y tế, Đảng ủy bộ phận Trung tâm Y tế "
                "huyện Bình Mẫu, Ban Chi ủy Chi bộ Phòng Tư pháp.",
            ),
            ["Đảng ủy Sở Y tế", "Đảng ủy bộ phận Trung tâm Y tế huyện Bình Mẫu", "Ban Chi ủy Chi bộ Phòng Tư pháp"],
        ),
        (
            (
                "Đội Quản lý thị trường số 4 đã kiểm tra đột xuất cửa hàng xăng dầu số 11 (thuộc Công ty An Mẫu) hôm 2/7.",
            ),
            ["cửa hàng xăng dầu số 11"],
        ),
        (
            ("Đoàn kiểm tra huyện đã kiểm tra cửa hàng xăng dầu Long Mẫu thuộc Công ty TNHH Lực Mẫu ở xã Lộc Thủy.",),
            ["cửa hàng xăng dầu Long Mẫu"],
        ),
        (
            ("Đoàn kiểm tra huyện đã kiểm tra kho của ông Đỗ Mẫu (ngụ ở xã Gia Canh, huyện Định Quán).",),
            [],
        ),
        (
            (
                "Đoàn kiểm tra huyện đã kiểm tra phòng chứa đề thi tại Trường THCS Trần Mẫu, phường Bến Nghé vào chiều 10/6.",
            ),
            ["Trường THCS Trần Mẫu"],
        ),
        (
            (
                "Các cơ quan chức năng đã kiểm tra gia đình ông Đỗ Mẫu, nơi 3 con lợn đã chết.",
                "Chi cục Chăn nuôi và Thú y tỉnh Nam Định lấy 3 mẫu, phối hợp với xã tiêu hủy đàn lợn.",
            ),
            [],
        ),
        (("Đoàn kiểm tra liên ngành gồm: Sở Xây dựng; Sở Công thương đã kiểm tra quy trình khai thác đá.",), []),
        (("Các đoàn đã kiểm tra 182 cây xăng (có ba đại lý của Công ty TNHH Đông Nam).",), []),
    ],
)
def test_the_inspected_are_found_where_they_are_named(sentences, inspected):
    assert names(read("Kiểm tra đột xuất", *sentences).inspected) == inspected


def test_a_period_compared_with_is_not_the_one_examined():
    found = read(
        "Kiểm tra thị trường",
        "6 tháng đầu năm 2024, Cục Quản lý thị trường tỉnh kiểm tra 672 vụ.",
        "So với 8 tỷ đồng của 6 tháng đầu năm 2023, số thu tăng 15%.",
    )
    assert found.period_examined is None


def test_partners_of_a_joint_inspection_are_all_named():
    found = read(
        "Thanh tra nợ bảo hiểm",
        "BHXH tỉnh phối hợp với Công an tỉnh và Sở Lao động - Thương binh và Xã hội tỉnh thanh tra đột xuất 3 đơn vị.",
    )
    partners = ["BHXH tỉnh", "Công an tỉnh", "Sở Lao động - Thương binh và Xã hội tỉnh"]
    assert names(found.inspectors) == partners


def test_all_who_sent_a_delegation_inspect():
    found = read(
        "Giám sát công tác quân sự",
        "Chiều 12/9, Đoàn giám sát của Ủy ban Kiểm tra Tỉnh ủy Nghệ An và Ủy ban Kiểm tra Đảng ủy Quân khu 4 do ông Bùi Văn "
        "Mẫu làm trưởng đoàn đã giám sát Đảng ủy Quân sự tỉnh Nghệ An.",
    )
    senders = ["Ủy ban Kiểm tra Tỉnh ủy Nghệ An", "Ủy ban Kiểm tra Đảng ủy Quân khu 4"]
    assert (names(found.inspectors), names(found.inspected)) == (senders, ["Đảng ủy Quân sự tỉnh Nghệ An"])


def test_days_told_in_a_row_are_all_days_of_the_inspection():
    found = read(
        "Kiểm tra phòng khám", "Trong các ngày 8, 9 và 22-7-2025, đoàn kiểm tra Sở Y tế đã kiểm tra 3 phòng khám."
    )
    assert found.dates == ("2025-07-08", "2025-07-09", "2025-07-22")


@pytest.mark.parametrize(
    ("sentence", "inspecting"),
    [
        (
            "Thông tin từ Ban Chỉ đạo 389 cho biết đoàn kiểm tra do Chi cục Kiểm lâm Đồng Nai chủ trì đã kiểm tra 2 kho.",
            ["Chi cục Kiểm lâm Đồng Nai"],
        ),
        (
            "Thông tin từ Chi cục Kiểm lâm Đồng Nai cho biết, đơn vị vừa phối hợp với Công an tỉnh Đồng Nai kiểm tra 2 kho.",
            ["Chi cục Kiểm lâm Đồng Nai", "Công an tỉnh Đồng Nai"],
        ),
        (
            "Theo Chi cục Kiểm lâm Đồng Nai, Hạt Kiểm lâm huyện Định Quán đã kiểm tra 2 kho.",
            ["Hạt Kiểm lâm huyện Định Quán"],
        ),
        ("Theo Chi cục Kiểm lâm Đồng Nai, qua kiểm tra 2 kho thì 1 kho vi phạm.", ["Chi cục Kiểm lâm Đồng Nai"]),
    ],
)
def test_who_only_tells_of_an_inspection_did_not_make_it(sentence, inspecting):
    assert names(read("Kiểm tra kho gỗ", f"Ngày 2/7, {sentence[0].lower()}{sentence[1:]}").inspectors) == inspecting


def test_who_opens_a_campaign_of_inspections_makes_them_and_is_not_their_object():
    found = read(
        "Xử lý hàng giả dịp Tết",
        "Chi cục Quản lý thị trường tỉnh Nam Định đang triển khai đợt cao điểm kiểm tra thị trường.",
        "Qua kiểm tra, lực lượng này phát hiện 47 vụ vi phạm.",
    )
    assert names(found.inspectors) == ["Chi cục Quản lý thị trường tỉnh Nam Định"]
    assert found.inspected == ()


def test_who_punishes_after_an_inspection_without_a_subject_made_it():
    found = read(
        "Phạt 70 tỉ đồng về phòng cháy",
        "Qua kiểm tra 3.256 lượt cơ sở karaoke, nhiều nơi thiếu lối thoát hiểm.",
        "Công an thành phố Hà Nội đã lập biên bản 8.861 vụ vi phạm.",
    )
    assert names(found.inspectors) == ["Công an thành phố Hà Nội"]
