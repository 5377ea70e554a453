"""Which texts are copies of one another."""

from extractor.archive import index
from extractor.archive.copies import copies, likeness, signature
from extractor.archive.keeper import keeper
from tests.record.articles import AWARD, CHECKED_DISTRICT, CONCLUSION, record

TOLD_BY_ANOTHER = CHECKED_DISTRICT.replace(
    "Đoàn chỉ ra một số hạn chế trong công khai thủ tục tại bộ phận Một cửa.\n\n", ""
)


def test_a_text_resembles_itself_in_other_spelling_and_no_other():
    one, shouted, other = map(signature, (CHECKED_DISTRICT, CHECKED_DISTRICT.upper(), CONCLUSION + AWARD))
    assert likeness(one, shouted) == 1
    assert likeness(one, other) < 0.1


def test_a_short_text_says_nothing():
    assert signature("Đoàn kiểm tra làm việc với xã.") is None


def test_the_article_published_first_is_the_original_in_whatever_order_they_came(tmp_path):
    early = record(TOLD_BY_ANOTHER, "2024-03-12")
    late = record(CHECKED_DISTRICT, "2024-03-14")
    for name, given in (("a", [early, late]), ("b", [late, early])):
        with keeper(tmp_path / name) as archive:
            for one in [*given, record(CONCLUSION)]:
                archive.keep(one)
        with index.connected(index.path_of(tmp_path / name)) as connection:
            assert copies(connection) == {late.id: early.id}
