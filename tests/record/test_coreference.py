"""Mentions to persons: who is the same person, which posts are one post, and which body a post belongs to."""

import pytest

from extractor.record.coreference import grouped, posts, repeats
from extractor.schema.record import Organization
from extractor.schema.values import OfficialMention, PostMention
from tests.record.articles import record


def post(title, body=None):
    label = " ".join(filter(None, (title, body)))
    return PostMention(label, title, body, 0, len(label))


def mention(name, *held, role=None):
    return OfficialMention(name, 0, len(name), posts=held, role=role)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (post("Phó Giám đốc", "Sở Nội vụ"), post("Phó Giám đốc", "Sở Nội vụ tỉnh")),
        (post("Chủ tịch", "UBND huyện"), post("Chủ tịch", "huyện")),
        (post("Giám đốc"), post("giám đốc", "Sở Y tế")),
    ],
)
def test_mentions_of_one_post_are_one(first, second):
    assert repeats(first, second)
    assert repeats(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (post("Chủ tịch", "UBND xã"), post("Chủ tịch", "HĐND xã")),
        (post("Giám đốc", "Sở Y tế"), post("Phó Giám đốc", "Sở Y tế")),
        (post("Bí thư", "Huyện ủy"), post("Chủ tịch", "UBND huyện")),
    ],
)
def test_different_posts_stay_apart(first, second):
    assert not repeats(first, second)


def test_a_post_is_told_as_first_written_unless_it_was_a_bare_title():
    kept = posts([post("Phó Giám đốc", "Sở Nội vụ"), post("Phó Giám đốc", "Sở Nội vụ tỉnh")], ())
    assert [one.label for one in kept] == ["Phó Giám đốc Sở Nội vụ"]
    assert [one.label for one in posts([post("Giám đốc"), post("Giám đốc", "Sở Y tế")], ())] == ["Giám đốc Sở Y tế"]


def test_the_body_of_a_post_is_the_body_of_the_record():
    body = Organization(name="UBND huyện Hòa An", short_forms=("UBND huyện",), evidence=())
    assert posts([post("Chủ tịch", "UBND huyện")], (body,))[0].organization == "UBND huyện Hòa An"
    assert posts([post("Chủ tịch", "UBND xã")], (body,))[0].organization == "UBND xã"


def test_capitals_and_the_last_syllables_name_the_same_person():
    groups = grouped([mention("ĐẶNG THỊ MỸ THỬ"), mention("Đặng Thị Mỹ Thử"), mention("Mỹ Thử"), mention("Lê Văn Thử")])
    assert [[one.name for one in group] for group in groups] == [
        ["ĐẶNG THỊ MỸ THỬ", "Đặng Thị Mỹ Thử", "Mỹ Thử"],
        ["Lê Văn Thử"],
    ]


def test_one_person_named_again_by_short_name_is_one_official_with_several_evidences():
    text = (
        "Sở Nội vụ kiểm tra xã Vĩnh Thử\n\nSáng 12/3/2024, Sở Nội vụ kiểm tra công tác cải cách hành chính tại xã. "
        "Ông Trần Hải Mẫu, Phó Giám đốc Sở Nội vụ, làm Trưởng đoàn. Ông Mẫu đề nghị huyện sửa sai. "
        "Ông Trần Hải Mẫu – Phó Giám đốc Sở Nội vụ tỉnh – kết luận."
    )
    (official,) = record(text).officials
    assert [one.label for one in official.posts] == ["Phó Giám đốc Sở Nội vụ"]
    assert [one.quote for one in official.evidence] == ["Trần Hải Mẫu", "Mẫu", "Trần Hải Mẫu"]


def test_a_leader_of_the_delegation_without_a_post_is_kept_and_a_private_person_is_not():
    text = "Đoàn kiểm tra xã Vĩnh Thử. Ông Lê Văn Mẫu, Trưởng đoàn, ghi nhận ý kiến của bà Trần Thị Thử, 60 tuổi."
    assert [(o.name, o.role, o.posts) for o in record(text).officials] == [("Lê Văn Mẫu", "trưởng đoàn", ())]
