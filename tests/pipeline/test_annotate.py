"""The pipeline: layers in an order that fits, spans of exactly the found text, values that no other layer overwrites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import layers
from extractor.article.clean import clean
from extractor.pipeline.annotate import annotate, language, warm_up

TEXT = """Kiểm tra tại Tân Hưng

Ngày 9/7/2024, ông Lê Văn Mẫu, Phó Giám đốc Sở Nội vụ kiểm tra UBND huyện Tân Hưng theo Quyết định số 26/QĐ-UBND.

Huyện tiếp nhận 4.398 hồ sơ.
Năm 2024 có 2024 hồ sơ."""


@pytest.fixture(scope="module")
def doc():
    return annotate(clean(TEXT))


def spans(doc, layer):
    return [span.text for span in doc.spans[layer]]


def test_every_layer_finds_its_own(doc):
    assert spans(doc, layers.DATES)[0] == "Ngày 9/7/2024"
    assert spans(doc, layers.QUANTITIES)[0] == "4.398 hồ sơ"
    assert any("26/QĐ-UBND" in text for text in spans(doc, layers.DOCUMENTS))
    assert "UBND huyện Tân Hưng" in spans(doc, layers.ORGANIZATIONS)
    assert "Sở Nội vụ" in spans(doc, layers.ORGANIZATIONS)
    assert "huyện Tân Hưng" in spans(doc, layers.PLACES)
    assert [span._.official.name for span in doc.spans[layers.OFFICIALS]] == ["Lê Văn Mẫu"]


@pytest.mark.parametrize("layer", layers.EXTENSIONS)
def test_every_span_carries_the_value_of_its_layer_and_the_rule_behind_it(doc, layer):
    assert doc.spans[layer]
    for span in doc.spans[layer]:
        assert span._.get(layers.EXTENSIONS[layer]) is not None
        assert span.label_


def test_two_layers_over_the_same_words_keep_their_own_values(doc):
    date = next(span for span in doc.spans[layers.DATES] if "9/7/2024" in span.text)
    assert (date._.date.edtf, date._.quantity) == ("2024-07-09", None)


def test_a_document_is_dated_by_the_layer_of_dates():
    text = TEXT.replace("26/QĐ-UBND.", "26/QĐ-UBND ngày 5/3/2024 của UBND tỉnh.")
    found = annotate(clean(text))
    assert [span._.document.date for span in found.spans[layers.DOCUMENTS]] == ["2024-03-05"]


def test_the_text_and_the_article_stand_as_they_were(doc):
    article = clean(TEXT)
    assert doc.text == article.body.text
    assert doc.user_data["article"] == article


def test_words_are_spans_with_their_tags(doc):
    words = [(span.text, span.label_, span._.word.tag) for span in doc.spans[layers.WORDS]]
    assert ("kiểm tra", "V", "V") in words
    assert all(doc.text[span._.word.start : span._.word.end] == span.text for span in doc.spans[layers.WORDS])


GLUED = ("2020Theo", "5Tháng", "12/5Tại", "m2Trong", "3.000Số", "24hNgày", "H5N1Khi", "ngoàiĐảng", "98%Tuy", "20kgThịt")
WORDS_AND_GLUED = st.lists(st.sampled_from((*GLUED, "năm", "có", "hộ", "10", ".", "Theo", "báo cáo,")), min_size=1)


@given(WORDS_AND_GLUED.map(" ".join))
def test_sentences_that_lost_the_space_between_them_are_read(words):
    text = f"Theo báo cáo của xã, có 10 hộ nghèo và 12 hộ cận nghèo. Đến {words}."
    found = annotate(clean(text))
    assert spans(found, layers.QUANTITIES)[:2] == ["10 hộ nghèo", "12 hộ cận nghèo"]
    assert all(found.text[span._.word.start : span._.word.end] == span.text for span in found.spans[layers.WORDS])


def test_a_yearless_date_takes_its_year_from_the_publication():
    page = """<html><head><meta property="article:published_time" content="2023-08-02T08:00:00+07:00"></head><body>
    <h1>Kiểm tra tại xã Vĩnh Thử</h1>
    <p>Ngày 28/7, Đoàn kiểm tra của tỉnh đến xã Vĩnh Thử và xem 12 hồ sơ đã trả cho người dân.</p></body></html>"""
    found = annotate(clean(page))
    assert [span._.date.edtf for span in found.spans[layers.DATES]] == ["2023-07-28"]


def test_the_steps_stand_in_an_order_in_which_each_finds_what_it_reads():
    problems = language().analyze_pipes()["problems"]
    assert {name: found for name, found in problems.items() if found} == {}


def test_every_layer_has_its_step():
    assert set(language().pipe_names) == set(layers.EXTENSIONS)


def test_warming_up_twice_is_harmless():
    warm_up()
    warm_up()
    assert language() is language()
