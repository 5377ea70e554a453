import pytest

from extractor.archive import index
from extractor.archive.search import Query, match_of, search
from extractor.archive.store import Store
from tests.archive.test_store import changed, variant
from tests.report.records import hostile, tan_hung


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("archive")
    for record in (tan_hung(), hostile().model_copy(update={"places": (), "inspection": None, "checks": ()})):
        Store(made).add(record)
    assert list(index.rebuild(Store(made))) == sorted([tan_hung().id, hostile().id])
    return made


def found(folder, **conditions):
    with index.connected(index.path_of(folder)) as connection:
        return search(connection, Query(**conditions))


@pytest.mark.parametrize(
    "conditions",
    [
        {"text": "hồ sơ trễ hẹn", "place": "long an"},
        {"text": "ho so tre hen", "place": "tỉnh Long An"},
        {"place": "huyện Tân Hưng"},
        {"topic": "cai cach"},
        {"body": "sở nội vụ", "verdict": "inconsistent"},
        {"official": "le minh khoi", "topic": "hành chính"},
        {"metric": "received_new", "start": "2024-07-01", "end": "2024-07-31"},
        {"end": "2024-07-09", "verdict": "consistent"},
    ],
)
def test_a_record_is_found_by_what_it_says(folder, conditions):
    assert found(folder, **conditions).ids == (tan_hung().id,)


@pytest.mark.parametrize(
    "conditions",
    [{"text": "máy bay"}, {"place": "Hà Nội"}, {"start": "2024-07-10"}, {"verdict": "review"}, {"metric": "deaths"}],
)
def test_what_no_record_says_finds_nothing(folder, conditions):
    assert found(folder, **conditions).total == 0


@pytest.mark.parametrize("text", ['"', "AND", 'a" OR "b', "folded:", "*", "NEAR(", "-", "'; DROP TABLE article"])
def test_no_word_of_a_reader_is_read_as_an_operator(folder, text):
    assert found(folder, text=text).total >= 0
    assert "DROP" not in match_of(text)


def test_the_words_around_the_match_are_shown_as_printed(folder):
    assert "không có hồ sơ trễ hẹn" in found(folder, text="tre hen").snippets[tan_hung().id]


def test_facets_divide_what_was_found(folder):
    assert found(folder).facets["verdict"] == {"consistent": 1, "inconsistent": 1}
    assert found(folder).total == 2


def test_pages_follow_each_other(folder):
    pages = [found(folder, limit=1, offset=offset).ids for offset in (0, 1, 2)]
    assert sorted(pages[0] + pages[1]) == sorted([tan_hung().id, hostile().id])
    assert pages[2] == ()


def test_an_index_kept_up_to_date_is_the_index_made_anew(tmp_path):
    store = Store(tmp_path)
    tables = ("article", "figure", "finding", "official", "post", "place", "organization", "party", "article_text")

    def rows():
        with index.connected(index.path_of(tmp_path)) as connection:
            return {name: sorted(map(repr, map(tuple, connection.execute(f"SELECT * FROM {name}")))) for name in tables}

    for record in (variant(1), variant(2), changed(variant(2)), variant(3)):
        store.add(record)
        with index.connected(index.path_of(tmp_path)) as connection:
            index.put(connection, [store.get(record.id)])
    counts = {name: len(found) for name, found in rows().items()}
    list(index.rebuild(store))
    assert {name: len(found) for name, found in rows().items()} == counts
    assert rows()["figure"] != []


def test_several_workers_make_the_same_index(tmp_path):
    store = Store(tmp_path)
    for number in range(5):
        store.add(variant(number))
    damaged = store.path_of(variant(3).id)
    damaged.write_bytes(b"{")
    made = []
    for workers in (1, 2):
        results = [result if isinstance(result, str) else str(result) for result in index.rebuild(store, workers)]
        with index.connected(index.path_of(tmp_path)) as connection:
            made.append((results, list(map(tuple, connection.execute("SELECT * FROM published_figures")))))
    assert made[0] == made[1]
    assert any(str(damaged) in result for result in made[0][0])


def test_a_place_is_found_without_the_type_before_its_name(folder):
    assert found(folder, place="tan hung").ids == found(folder, place="huyện Tân Hưng").ids == (tan_hung().id,)
