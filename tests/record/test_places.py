"""Places of the record: one for each unit, under its name with the type word, with code, parent and successors."""

import pytest

from extractor.stages import extract

LEAD = "Sáng 9/7/2024, Đoàn kiểm tra của tỉnh làm việc tại huyện Cần Đước, tỉnh Long An. "


def places(text):
    return {place.name: place for place in extract(text, published="2024-07-10").places}


def test_a_bare_name_is_the_place_that_the_article_names_with_its_type():
    found = places(LEAD + "Cần Đước nhận 40 hồ sơ; Long An có 15 huyện.")
    assert list(found) == ["huyện Cần Đước", "tỉnh Long An"]
    assert len(found["huyện Cần Đước"].evidence) == 2


def test_a_place_tells_code_parent_and_what_it_became():
    place = places(LEAD)["huyện Cần Đước"]
    assert (place.type, place.code, place.parent) == ("huyện", "806", "tỉnh Long An")
    assert "28108" in place.successors


def test_a_district_and_its_town_of_the_same_name_are_two():
    assert set(places(LEAD + "Đoàn đến thị trấn Cần Đước.")) >= {"huyện Cần Đước", "thị trấn Cần Đước"}


def test_an_open_name_keeps_its_candidates_and_has_no_code():
    place = places("Ngày 9/7/2024, Đoàn kiểm tra của Bộ Y tế làm việc tại huyện Châu Thành.")["huyện Châu Thành"]
    assert place.code is None
    assert len(place.candidates) > 5


@pytest.mark.parametrize("brand", ["Công ty Bia Hà Nội", "Báo Hải Dương", "Trường Đại học Cần Thơ"])
def test_names_in_brands_are_no_places(brand):
    assert set(places(LEAD + f"{brand} cùng dự.")) == {"huyện Cần Đước", "tỉnh Long An"}


def test_every_evidence_is_the_text_at_its_place():
    record = extract(LEAD, published="2024-07-10")
    assert all(record.article.text[e.start : e.end] == e.quote for place in record.places for e in place.evidence)
