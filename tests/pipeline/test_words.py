"""Words and tags: the same as underthesea gives, on our own text, with offsets, and untouched by other callers."""

import re

import pytest
import underthesea
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger
from underthesea.pipeline import pos_tag as underthesea_pos
from underthesea.pipeline.pos_tag import pos_tag
from underthesea.pipeline.word_tokenize import regex_tokenize
from underthesea.pipeline.word_tokenize.regex_tokenize import tokenize

from extractor.article.clean import clean
from extractor.parsers import sentences
from extractor.pipeline import words as tagging
from extractor.pipeline.features import attributes
from extractor.text import nfc
from tests.page_fixtures import ARTICLES

SENTENCES = [
    "Sáng 9/7, Đoàn kiểm tra liên ngành do ông Lê Văn Mẫu, Phó Giám đốc Sở Nội vụ làm Trưởng đoàn đã đến xã Vĩnh Thử.",
    "Tổng số hồ sơ tiếp nhận là 04 ngàn 398 hồ sơ (trong đó 1.250 hồ sơ trực tuyến), đạt 99,9%.",
    "Công ty TNHH MTV A&B nộp phạt 1,2 tỷ đồng theo Quyết định số 12/QĐ-XPHC ngày 03-04-2024.",
    "TP.HCM: Thu hồi 15.000m2 đất tại xã N'Thử, huyện Đắk Mẫu…",
    "“Hoá đơn, chứng từ chưa đầy đủ” - bà H'Mẫu Niê nói.",
    "PGS.TS Nguyễn Văn Thử; Th.S Trần Thị Mẫu v.v. dự họp lúc 8:30.",
    "http://vi-du.gov.vn/tin-tuc?id=1 | email: a.b@vi-du.vn | ĐT: 0296-385-1234",
    "2147483647 và 2147483648 là hai số; -5 độ C; +84 912 345 678",
    "nghành nghã baì kiểm tra Ðoàn",
    "A",
]


@pytest.fixture(scope="module")
def model():
    """The POS model that `pos_tag(model="v2.0")` loads, asked with underthesea's own features."""
    tagger = FastCRFSequenceTagger()
    tagger.load(str(tagging._TAGGER))
    return tagger


def own(text):
    return tagging.words(text, [(0, len(text))])


def theirs(model, sentence):
    found = underthesea.word_tokenize(sentence)
    return list(zip(found, [tag[2:] for tag in model.predict([[word] for word in found])], strict=True))


def in_their_spelling(text, word):
    return " ".join(tokenize(text[word.start : word.end]))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_and_tags_are_those_of_underthesea(model, sentence):
    assert [(in_their_spelling(sentence, word), word.tag) for word in own(sentence)] == theirs(model, sentence)


def test_words_and_tags_of_whole_articles_are_those_of_underthesea(model):
    for page in ARTICLES[::4]:
        text = clean(page.content, path=str(page.path)).body.text
        for start, end in sentences.split(text):
            found = [(in_their_spelling(text, word), word.tag) for word in tagging.words(text, [(start, end)])]
            assert found == theirs(model, text[start:end])


SYLLABLES = st.sampled_from(sorted({part for sentence in SENTENCES for part in re.findall(r"\w+|[^\w\s]", sentence)}))


@settings(max_examples=50)
@given(st.lists(SYLLABLES, min_size=1, max_size=30).map(" ".join).map(nfc))
def test_tags_of_any_sequence_of_syllables_are_those_of_underthesea(model, text):
    assert [word.tag for word in own(text)] == [tag for _, tag in theirs(model, text)]


def test_the_tags_are_the_answer_of_pos_tag_itself(monkeypatch):
    monkeypatch.setattr(underthesea_pos, "pos_model_v2", None)  # a second call of pos_tag fails in 9.5.0
    expected = pos_tag(SENTENCES[0], model="v2.0")
    assert [(in_their_spelling(SENTENCES[0], word), word.tag) for word in own(SENTENCES[0])] == expected


def test_offsets_are_those_of_the_text_and_keep_its_spelling():
    text = "Khai báo hoá đơn.  Sở Nội vụ\tkiểm tra."
    found = tagging.words(text, sentences.split(text))
    assert [text[word.start : word.end] for word in found] == [
        "Khai báo", "hoá đơn", ".", "Sở", "Nội vụ", "kiểm tra", ".",
    ]  # fmt: skip


def test_fixed_words_of_another_caller_change_nothing(monkeypatch):
    before = own(SENTENCES[0])
    monkeypatch.setattr(regex_tokenize, "patterns", regex_tokenize.patterns)
    underthesea.word_tokenize("một câu", fixed_words=["Sở Nội vụ làm", "đã đến xã"])
    assert own(SENTENCES[0]) == before


def test_a_file_that_is_no_model_is_refused():
    with pytest.raises(ValueError, match="CRFsuite"):
        attributes(b"PK\x03\x04")


def test_nothing_gives_no_words():
    assert tagging.words(" \n ", [(0, 3)]) == []
