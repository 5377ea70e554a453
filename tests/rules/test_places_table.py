"""The dated table of units: three worlds, unique periods, parents and successors that exist, names under all spellings."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules.base import folder
from extractor.rules.places import FILES, bare_name, key, provinces_in, table, type_id

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
UNITS = [unit for level in FILES for unit in table().rows(level)]


def standing(level, day):
    return {unit.code for unit in table().rows(level) if unit.stood(day)}


def one(name, type_, day=None):
    found = [unit for unit in table().named(name) if unit.type == type_ and unit.stood(day)]
    assert len({unit.code for unit in found}) == 1, found
    return found[-1]


@pytest.mark.parametrize(
    ("level", "day", "count"),
    [("province", BEFORE, 63), ("province", AFTER, 34), ("district", BEFORE, 696), ("district", AFTER, 0),
     ("commune", AFTER, 3321), ("province", date(2008, 7, 31), 64), ("province", date(2008, 8, 1), 63)],
)  # fmt: skip
def test_the_units_of_a_day_are_as_many_as_the_law_made(level, day, count):
    assert len(standing(level, day)) == count


def test_the_communes_before_the_reform_are_within_the_unknown_days_of_the_mergers():
    certain = [unit for unit in table().rows("commune") if unit.valid_to == "2025-07-01"]
    assert len(certain) == 10035


@pytest.mark.parametrize("level", FILES)
def test_each_file_tells_its_sources_and_date_in_its_first_line(level):
    first = (folder() / "places" / f"{FILES[level]}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert "Sources: " in first
    assert "read 20" in first


def test_codes_are_strings_of_the_length_of_their_level():
    assert {(unit.level, len(unit.code)) for unit in UNITS} == {("province", 2), ("district", 3), ("commune", 5)}


def test_a_code_has_one_row_from_each_day_on():
    rows = Counter((unit.code, unit.valid_from) for unit in UNITS)
    assert [row for row, count in rows.items() if count > 1] == []


def test_every_unit_but_a_province_has_a_parent_of_its_time():
    assert [unit for unit in UNITS if unit.level != "province" and table().parent(unit) is None] == []


def test_successors_are_units_of_the_table():
    assert [unit for unit in UNITS if not set(unit.successors.split()) <= set(table().by_code)] == []


@pytest.mark.parametrize(
    ("name", "type_", "successors"),
    [
        ("Hà Tây", "tỉnh", ("01",)),
        ("Long An", "tỉnh", ("80",)),
        ("Hoành Bồ", "huyện", ("193",)),
        ("Nghệ An", "tỉnh", ()),
    ],
)
def test_a_unit_that_ended_tells_what_it_became(name, type_, successors):
    assert table().successors(one(name, type_)) == successors


def test_a_dissolved_district_became_the_communes_of_its_communes():
    names = {table().by_code[code][-1].name for code in table().successors(one("Cần Đước", "huyện"))}
    assert "Cần Đước" in names


def test_a_province_that_became_a_city_is_both_in_their_time():
    assert (
        one("Đồng Nai", "tỉnh", date(2026, 4, 29)).code == one("Đồng Nai", "thành phố", date(2026, 4, 30)).code == "75"
    )


@pytest.mark.parametrize(
    ("written", "known"),
    [("Hoà Bình", "Hòa Bình"), ("Phan Rang-Tháp Chàm", "Phan Rang – Tháp Chàm"), ("Mĩ Tho", "Mỹ Tho"),
     ("Đăk Lăk", "Đắk Lắk".replace("Lắk", "Lăk")), ("CẦN ĐƯỚC", "Cần Đước"), ("Cư M’gar", "Cư M'gar")],
)  # fmt: skip
def test_spellings_of_a_name_have_one_key(written, known):
    assert key(written) == key(known)


@pytest.mark.parametrize("name", ["Quy Nhơn", "Hòa Bình", "Thủy Nguyên", "Lấp Vò", "Krông Bông"])
def test_names_are_found_under_their_key(name):
    assert table().named(name)


@given(st.sampled_from(UNITS))
def test_a_title_without_its_type_word_is_the_name(unit):
    assert key(bare_name(unit.title)) == key(unit.name)
    assert type_id(unit.type) is not None


def test_the_address_of_a_paper_tells_its_province():
    assert provinces_in("https://baolamdong.vn/kinh-te/1.html") == ("68",)
    assert provinces_in("https://thuecantho.example") == ("92",)
    assert provinces_in("https://tuoitre.vn/tin.htm") == ()
