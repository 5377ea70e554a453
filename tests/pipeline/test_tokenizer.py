"""Tokens: they give the text back exactly, and any stretch that a parser can find begins and ends with one."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from extractor.pipeline.tokenizer import CharacterClassTokenizer

TOKENIZER = CharacterClassTokenizer(Vocab())
TEXTS = st.text(alphabet=st.sampled_from("aệĐƯ ớ\u0309\u030109.,:/%()-–“” \n\t\u00a0²½'’"), max_size=80) | st.text()


@given(TEXTS)
def test_the_text_is_given_back_exactly(text):
    assert TOKENIZER(text).text == text


@given(TEXTS)
def test_a_token_is_a_run_of_letters_a_run_of_digits_or_one_character(text):
    for token in TOKENIZER(text):
        letters = "".join(c for c in token.text if not unicodedata.combining(c))
        assert len(token.text) == 1 or token.text.isdecimal() or re.fullmatch(r"[^\W\d_]+", letters)


@given(TEXTS)
def test_runs_of_letters_and_of_digits_are_spans(text):
    doc = TOKENIZER(text)
    for run in re.finditer(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+", text):
        assert doc.char_span(*run.span()) is not None


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("đạt 1.234,5m2", ["đạt", "1", ".", "234", ",", "5", "m", "2"]),
        ("5. Số lượng 4đề", ["5", ".", "Số", "lượng", "4", "đề"]),
        ("ông K'Brêm\nký", ["ông", "K", "'", "Brêm", "\n", "ký"]),
        ("26/QĐ-UBND", ["26", "/", "QĐ", "-", "UBND"]),
        ("hai  dấu cách", ["hai", " ", "dấu", "cách"]),
    ],
)
def test_tokens_of_news_text(text, tokens):
    assert [token.text for token in TOKENIZER(text)] == tokens
