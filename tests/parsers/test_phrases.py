"""Phrases are found from left to right, the longest at each place, with offsets into the text."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.parsers.phrases import Phrases, tokens

WORDS = st.sampled_from(["đúng", "hạn", "trước", "hồ", "sơ", "12", ",", "và"])


def found(text, *phrases):
    known = Phrases((phrase, phrase, phrase) for phrase in phrases)
    return [(text[match.start : match.end], match.value) for match in known.find(tokens(text))]


def test_the_longest_phrase_wins_and_hides_those_inside_it():
    assert found("chưa đúng hạn", "đúng hạn", "chưa đúng hạn") == [("chưa đúng hạn", "chưa đúng hạn")]


def test_case_does_not_matter_and_words_are_whole():
    assert found("Trước hạn, trước hạng", "trước hạn") == [("Trước hạn", "trước hạn")]


def test_a_gap_takes_words_and_years_but_no_counts_or_marks():
    phrase = "tiếp nhận … mới"
    assert found("tiếp nhận hồ sơ mới", phrase) == [("tiếp nhận hồ sơ mới", phrase)]
    assert found("tiếp nhận 5 hồ sơ mới; tiếp nhận, làm mới", phrase) == []
    assert found("năm 2023 chuyển sang", "năm … chuyển sang") == [("năm 2023 chuyển sang", "năm … chuyển sang")]


def test_written_words_are_preferred_to_a_gap_over_them():
    text = "giải quyết trước và đúng hạn"
    assert found(text, "giải quyết … đúng hạn", text) == [(text, text)]


@given(st.lists(WORDS), st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=5))
def test_matches_lie_in_order_without_overlap(words, phrases):
    text = " ".join(words)
    known = Phrases((" ".join(phrase), "x", "x") for phrase in phrases)
    matches = known.find(tokens(text))
    ends = [match.end for match in matches]
    assert all(match.start >= end for match, end in zip(matches[1:], ends, strict=False))
    assert all(text[match.start : match.end].split() in phrases for match in matches)
