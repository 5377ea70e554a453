"""Bytes to text: right readings win over declarations, and what cannot be read is refused."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import legacy
from extractor.article.encoding import decode, sound
from extractor.schema.errors import PageError

TEXT = "Đoàn kiểm tra của huyện đã làm việc với các xã và không có hồ sơ nào trễ hẹn trong tháng được kiểm tra."


@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1258", "iso-8859-1", "nonsense-8", "hex"])
def test_utf8_is_read_as_utf8_whatever_is_declared(declared):
    assert decode(TEXT.encode(), declared) == (TEXT, "utf-8")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_known_by_its_mark_or_its_zeros(codec):
    text, name = decode((TEXT * 10).encode(codec))
    assert text == TEXT * 10
    assert name in codec


def test_windows_1258_is_composed():
    # The code page has vowels with a breve or a roof, and tone marks as characters of their own behind them.
    apart = "".join(_apart(letter) for letter in TEXT)
    assert decode(apart.encode("cp1258")) == (TEXT, "windows-1258")


def _apart(letter):
    if len(letter.encode("cp1258", "ignore")) == 1:
        return letter
    marks = unicodedata.normalize("NFD", letter)
    tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", marks.replace(tone, "")) + tone


def test_decomposed_text_is_composed():
    assert decode(unicodedata.normalize("NFD", TEXT).encode())[0] == TEXT


def test_a_page_cut_inside_a_letter_is_still_utf8():
    text, name = decode((TEXT * 20).encode()[:-3] + b"\xe1")
    assert name == "utf-8"
    assert text.startswith(TEXT)


def test_invisible_characters_go_and_line_breaks_stay():
    assert sound("Hồ\u200b sơ\ufeff một\u00ad cửa\ncủa xã")[0] == "Hồ sơ một cửa\ncủa xã"


def test_letters_of_old_fonts_are_converted():
    tcvn3 = "Së C«ng nghiÖp tØnh võa kiÓm tra 9 x· cña huyÖn vµ kh«ng cã x· nµo vi ph¹m"
    assert decode(tcvn3.encode("cp1252"))[0].startswith(
        "Sở Công nghiệp tỉnh vừa kiểm tra 9 xã của huyện và không có xã"
    )
    assert decode(tcvn3.encode("cp1252"))[1] == "tcvn3"
    assert decode(tcvn3.encode())[1] == "tcvn3"
    vni = "Chi cuïc kieåm tra nhaõn haøng hoùa ôû chôï cuûa huyeän vaø khoâng coù saïp naøo vi phaïm"
    assert decode(vni.encode("cp1252")) == (
        "Chi cục kiểm tra nhãn hàng hóa ở chợ của huyện và không có sạp nào vi phạm",
        "vni",
    )


def test_utf8_that_was_read_as_western_and_saved_again_is_undone():
    spoilt = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in TEXT.encode())
    assert sound(spoilt) == (TEXT, "utf-8")


def test_sound_text_is_left_alone():
    assert legacy.repaired(TEXT) is None
    assert legacy.repaired("The règlement año façade naïve") is None


@pytest.mark.parametrize("content", [b"\x81\x8d\xfe\xff\xfe" * 50, bytes(range(128, 256)) * 20])
def test_bytes_in_no_known_encoding_are_refused(content):
    with pytest.raises(PageError, match="encoding"):
        decode(content)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_clear_refusal(content):
    text = ""
    with suppress(PageError):
        text, _ = decode(content)
    assert unicodedata.is_normalized("NFC", text)
