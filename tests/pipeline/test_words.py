"""Words and tags: what underthesea itself would say, with offsets, at a fraction of its cost."""

from itertools import pairwise

import underthesea
from underthesea.pipeline import pos_tag as its_tagger

from extractor.pipeline.words import words

SENTENCES = [
    "Đoàn kiểm tra liên ngành đến làm việc tại xã Bình Hòa ngày 09/7/2024.",
    "Trung tâm tiếp nhận mới 04 ngàn 398 hồ sơ, cùng 356 hồ sơ năm 2023 chuyển sang.",
    "Bà Lục Thị Mẫu – Phó Giám đốc Sở Nội vụ tỉnh – làm Trưởng đoàn.",
    "Giá 45.000 đồng/kg, tăng 12,5% so với cùng kỳ; hoá đơn ghi 1.250,5m2.",
    "Xã N'Thôl Hạ có 3/11 điểm vi phạm (H'Mông, Ê-đê).",
    "Xem tại www.tinh.gov.vn hoặc gọi 0912 345 678!",
]


def its_words(sentence):
    """`underthesea.pos_tag(…, model="v2.0")`, whose answer stands only in the branch that loads the model."""
    its_tagger.pos_model_v2 = None
    return underthesea.pos_tag(sentence, model="v2.0")


def test_words_and_tags_are_those_of_underthesea():
    for sentence in SENTENCES:
        ours = [(sentence[word.start : word.end], word.tag) for word in words(sentence, [(0, len(sentence))])]
        theirs = its_words(sentence)
        assert [tag for _, tag in ours] == [tag for _, tag in theirs]
        assert [word.replace("hoá", "hóa").split() for word, _ in ours] == [word.split() for word, _ in theirs]


def test_offsets_are_those_of_the_text_and_in_order():
    text = "\n".join(SENTENCES)
    spans, start = [], 0
    for sentence in SENTENCES:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 1
    found = words(text, spans)
    assert all(text[word.start : word.end].strip() == text[word.start : word.end] != "" for word in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_fixed_words_that_somebody_else_passed_do_not_change_the_tags():
    before = words(SENTENCES[0], [(0, len(SENTENCES[0]))])
    underthesea.word_tokenize("Đoàn kiểm tra", fixed_words=["kiểm tra liên ngành đến"])
    assert words(SENTENCES[0], [(0, len(SENTENCES[0]))]) == before


def test_an_empty_text_has_no_words():
    assert words("", []) == []
    assert words("   ", [(0, 3)]) == []
