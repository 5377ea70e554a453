"""The Doc: tokens that fall together with every find, one layer beside the other, nothing of the text lost."""

from hypothesis import given
from hypothesis import strategies as st

from extractor import layers
from extractor.article.clean import clean
from extractor.pipeline.annotate import annotate, language
from extractor.pipeline.tokenizer import CharacterClassTokenizer
from tests.record.articles import CHECKED_DISTRICT

ALPHABET = st.text("aăđêơưỹĐÁ'’–- .,;:()%/0123456789\n\t\u00a0\u0301mhồsơkg²🙂", max_size=60)


@given(ALPHABET)
def test_the_tokenizer_gives_back_its_text(text):
    assert CharacterClassTokenizer(language().vocab)(text).text == text


@given(ALPHABET)
def test_every_run_of_letters_or_digits_begins_and_ends_a_token(text):
    doc = CharacterClassTokenizer(language().vocab)(text)
    edges = {token.idx for token in doc} | {token.idx + len(token) for token in doc}
    turns = [
        i
        for i in range(1, len(text))
        if text[i - 1].isdecimal() != text[i].isdecimal() and text[i - 1 : i + 1].isalnum()
    ]
    assert set(turns) <= edges


def test_every_layer_is_set_and_carries_its_value():
    doc = annotate(clean(CHECKED_DISTRICT))
    for layer, extension in layers.EXTENSIONS.items():
        assert layer in doc.spans
        assert all(span._.get(extension) is not None for span in doc.spans[layer])
    found = {layer: [span.text for span in doc.spans[layer]] for layer in layers.EXTENSIONS}
    assert "ngày 01/01/2023 đến 31/12/2023" in " ".join(found[layers.DATES])
    assert "2.150 hồ sơ" in found[layers.QUANTITIES]
    assert "huyện Hòa An" in found[layers.PLACES]
    assert "UBND huyện Hòa An" in found[layers.ORGANIZATIONS]


def test_two_layers_over_the_same_words_keep_their_own_values():
    doc = annotate(clean(CHECKED_DISTRICT))
    date = next(span for span in doc.spans[layers.DATES] if "12/3/2024" in span.text)
    assert (date._.date.edtf, date._.quantity) == ("2024-03-12", None)
