"""Persons with posts: who they are, what they hold, which part they play, and every place that names them."""

import pytest

from tests.record.articles import AWARD, CHECKED_DISTRICT, CONCLUSION, article, record

# A single sentence is no article; this one names nobody.
CLOSING = "Buổi làm việc diễn ra trong một ngày tại hội trường của đơn vị và có đông đủ cán bộ tham dự."


def officials(text):
    return {official.name: official for official in record(article(text, CLOSING)).officials}


def labels(text, name):
    return [post.label for post in officials(text)[name].posts]


def test_the_head_of_the_delegation_has_the_role_and_every_mention():
    head = officials(CHECKED_DISTRICT)["Lục Thị Mẫu"]
    assert (head.honorific, head.role) == ("bà", "trưởng đoàn")
    assert len(head.evidence) == 2


def test_several_posts_of_one_person_are_split_and_their_bodies_resolved():
    posts = officials(CHECKED_DISTRICT)["Nông Văn Thử"].posts
    assert [(post.title, post.organization) for post in posts] == [
        ("Phó Bí thư", "Huyện ủy"),
        ("Chủ tịch", "UBND huyện Hòa An"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "posts"),
    [
        ("Bí thư Thị ủy Lê Văn Mẫu bị kiểm điểm.", "Lê Văn Mẫu", ["Bí thư Thị ủy"]),
        ("Phó Giám đốc Sở Tài nguyên và Môi trường K'Thử dẫn đầu.", "K'Thử", ["Phó Giám đốc Sở Tài nguyên và Môi trường"]),
        ("Đ/c Hà Văn Mẫu, Tỉnh ủy viên, Giám đốc Sở Y tế, Trưởng đoàn.", "Hà Văn Mẫu", ["Tỉnh ủy viên", "Giám đốc Sở Y tế"]),
        ("Bà Phan Thị Mẫu - chủ tịch HĐQT kiêm giám đốc - đã ký.", "Phan Thị Mẫu", ["chủ tịch HĐQT", "giám đốc"]),
        ("Thượng tá Đỗ Văn Mẫu, Trưởng phòng Cảnh sát PCCC và CNCH Công an tỉnh cho hay.", "Đỗ Văn Mẫu",
         ["Trưởng phòng Cảnh sát PCCC và CNCH Công an tỉnh"]),
        ("Chủ tịch UBND thị xã Hồng Lĩnh Bùi Văn Mẫu nhận đất.", "Bùi Văn Mẫu", ["Chủ tịch UBND thị xã Hồng Lĩnh"]),
        ("Ông Vũ Văn Mẫu, Trưởng ban chỉ đạo 389 tỉnh, nói.", "Vũ Văn Mẫu", ["Trưởng ban chỉ đạo 389 tỉnh"]),
        ("Ông Vũ Văn Mẫu (Trưởng phòng Tài chính - Kế hoạch huyện) ký.", "Vũ Văn Mẫu",
         ["Trưởng phòng Tài chính - Kế hoạch huyện"]),
    ],
)  # fmt: skip
def test_posts_are_read_before_and_after_the_name(text, name, posts):
    assert labels(text, name) == posts


def test_a_list_of_members_gives_each_their_own_post_and_role():
    text = (
        "Tham gia đoàn có các đ/c: Đoàn Văn Mẫu - Phó Giám đốc Sở Tư pháp; "
        "Phạm Thị Thử - Trưởng phòng Cải cách hành chính Sở Nội vụ."
    )
    found = officials(text)
    assert [(o.name, o.posts[0].label, o.role) for o in found.values()] == [
        ("Đoàn Văn Mẫu", "Phó Giám đốc Sở Tư pháp", "thành viên"),
        ("Phạm Thị Thử", "Trưởng phòng Cải cách hành chính Sở Nội vụ", "thành viên"),
    ]


def test_one_post_for_several_persons():
    found = officials("Dự có các Phó Chủ tịch UBND huyện: Lê Văn Mẫu, Trần Thị Thử và Ngô Văn Kiểm.")
    assert list(found) == ["Lê Văn Mẫu", "Trần Thị Thử", "Ngô Văn Kiểm"]
    assert {o.posts[0].label for o in found.values()} == {"Phó Chủ tịch UBND huyện"}


@pytest.mark.parametrize(
    "text",
    [
        "Bà Nguyễn Thị Mẫu, 56 tuổi, bán hàng ở chợ, cho biết.",
        "Đoàn kiểm tra đường Nguyễn Văn Mẫu và Trường Trần Văn Thử.",
        "Công ty TNHH Lê Văn Mẫu bị phạt.",
    ],
)
def test_private_persons_roads_and_companies_are_no_officials(text):
    assert officials(text) == {}


@pytest.mark.parametrize("source", [AWARD, CHECKED_DISTRICT, CONCLUSION])
def test_evidence_of_an_official_is_the_name_or_its_last_syllable(source):
    text = record(source).article.text
    for official in record(source).officials:
        for evidence in official.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
            assert official.name.casefold().endswith(evidence.quote.casefold())
