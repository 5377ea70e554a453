"""Every number reads back from every form in which newsrooms print it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsers import numerals
from tests.parsers.number_words import grouped, mixed, otherwise, spelled

UP_TO_A_MILLION_BILLIONS = st.integers(0, 10**15)
# Integers of all lengths alike; drawn evenly, nearly all would have fifteen digits.
ANY = st.integers(0, 15).flatmap(lambda exponent: st.integers(0, 10**exponent)) | UP_TO_A_MILLION_BILLIONS


def read(text):
    """The value of the one number that is all of `text`."""
    matches = numerals.parse(text)
    assert [text[match.start : match.end] for match in matches] == [text], text
    return matches[0].value.value


@given(ANY)
def test_every_number_reads_back_from_its_words(number):
    assert read(spelled(number)) == number
    assert read(otherwise(spelled(number))) == number


@given(ANY)
def test_every_number_reads_back_from_digits_with_scale_words(number):
    assert read(mixed(number)) == number
    assert read(otherwise(mixed(number))) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("bốn trăm hai ba", "423"),
        ("chín trăm sáu mốt", "961"),
        ("bảy trăm tám chín triệu", "789000000"),
        ("một ngàn chín lăm", "1095"),
        ("một nghìn phẩy không năm", "1000.05"),
        ("ba phẩy bốn nghìn", "3400"),
        ("hai chấm tư tỷ", "2400000000"),
    ],
)
def test_short_forms_of_speech_read_whole(text, value):
    assert read(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [("hai ba hộ", ["2", "3"]), ("một trăm năm ba hộ", ["100", "3"]), ("hai trăm hai tư thương", ["200", "2"])],
)
def test_words_that_may_be_two_numbers_are_not_joined(text, values):
    assert [str(match.value.value) for match in numerals.parse(text)] == values


@pytest.mark.parametrize("separator", [".", " ", "\u00a0"])
@given(number=ANY)
def test_every_number_reads_back_from_grouped_digits(separator, number):
    assert read(grouped(separator)(number)) == number


@given(ANY, st.integers(0, 9999), st.integers(1, 4))
def test_decimals_are_kept_as_printed(whole, fraction, places):
    written = f"{fraction % 10**places:0{places}d}"
    numeral = numerals.parse(f"{whole},{written}%")[0].value
    flagged = "comma" in "".join(numeral.flags)
    assert flagged or (str(numeral.value) == f"{whole}.{written}" and numeral.decimals == places)


@given(
    st.integers(1, 999), st.integers(1, 9), st.sampled_from([("nghìn", 3), ("triệu", 6), ("tỷ", 9), ("nghìn tỷ", 12)])
)
def test_a_scale_word_multiplies_what_stands_before_it(whole, tenth, scale):
    word, zeros = scale
    numeral = numerals.parse(f"{whole},{tenth} {word} đồng")[0].value
    assert numeral.value == Decimal(f"{whole}.{tenth}") * 10**zeros
    assert numeral.resolution == Decimal(10) ** (zeros - 1)


@given(st.text(alphabet="0123456789.,  một hai mươi trăm nghìn tỷ linh rưỡi năm không phẩy nửa-", max_size=60))
def test_any_text_is_read_in_order_and_without_overlap(text):
    end = 0
    for match in numerals.parse(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("04 ngàn 398", "4398"),
        ("1 ngàn 05", "1005"),
        ("1 tỷ 200 triệu", "1200000000"),
        ("1.088 tỷ 473 triệu 419 nghìn", "1088473419000"),
        ("1,475 ngàn tỷ", "1475000000000"),
        ("15 nghìn 600 tỷ", "15600000000000"),
        ("14 vạn", "140000"),
        ("2 triệu rưỡi", "2500000"),
        ("3 chục", "30"),
        ("một trăm linh năm", "105"),
        ("2 triệu 500", "2500000"),
        ("1 tỷ 2", "1200000000"),
        ("ba triệu hai", "3200000"),
        ("một trăm hai", "120"),
        ("nửa triệu", "500000"),
        ("hai mốt", "21"),
        ("5triệu", "5000000"),
    ],
)
def test_forms_that_newsrooms_mix(text, value):
    assert read(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("hai mươi năm tù", ["20"]),
        ("ba triệu một tháng", ["3000000", "1"]),
        ("mấy chục hộ, hàng trăm người", []),
        ("quận 2,4,6,8", ["2", "4", "6", "8"]),
        ("xe B2, virus H5N1, dịch Covid-19", []),
        ("chiếm 2,5 ha, còn 3.", ["2.5", "3"]),
    ],
)
def test_where_one_number_ends_and_the_next_begins(text, values):
    assert [str(match.value.value) for match in numerals.parse(text)] == values


def test_doubtful_forms_are_flagged():
    flags = {text: numerals.parse(text)[0].value.flags for text in ["15,000 tấn", "4,398 mm", "50.0000", "2 triệu 500"]}
    assert flags == {
        "15,000 tấn": ("comma-thousands",),
        "4,398 mm": ("ambiguous-comma",),
        "50.0000": ("damaged",),
        "2 triệu 500": ("short-tail",),
    }


def test_keys_of_many_digits_are_no_numbers():
    assert numerals.parse("tài khoản 12345678901234567890123456789 tại ngân hàng") == []
