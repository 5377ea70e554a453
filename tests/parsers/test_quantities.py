"""Quantities as newsrooms write them, each sentence with everything that a reader would count in it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsers import quantities, sentences
from extractor.pipeline import words
from extractor.schema.base import plain

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "fixtures/cases/numbers.jsonl").read_text(encoding="utf-8").splitlines()
]


def value(numeral):
    if numeral.value is None:
        return f"{plain(numeral.low)}..{plain(numeral.high)}"
    return plain(numeral.value)


def found(text, tagged=()):
    return [
        {
            "span": text[match.start : match.end],
            "value": value(match.value.numeral),
            "unit": match.value.unit,
            "modifier": match.value.modifier,
        }
        for match in quantities.parse(text, words=tagged)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sentences_hold_these_quantities_and_no_others(case):
    text = case["text"]
    assert found(text, words.words(text, sentences.split(text))) == case["quantities"]


NEGATIVE = [case["text"] for case in CASES if not case["quantities"]]


@pytest.mark.parametrize("text", NEGATIVE, ids=lambda text: text[:40])
def test_names_dates_and_ranks_count_nothing_even_without_tags(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("nhận 5 lượt người đến khám", "lượt người"),
        ("bắt 2 phó giám đốc", "phó giám đốc"),
        ("có 75 cán bộ, công chức", "cán bộ, công chức"),
        ("thu 300.000 đồng/người/tháng", "đồng/người/tháng"),
        ("phạt 200 triệu, tước giấy phép", "đồng"),
    ],
)
def test_units_are_named_as_written_or_as_understood(text, unit):
    assert [quantity["unit"] for quantity in found(text)] == [unit]


def test_a_hedge_has_a_direction_and_a_range_its_two_ends():
    over, span = (match.value.interval for match in quantities.parse("hơn 4.480 hồ sơ; 30 - 35 tấn"))
    assert (str(over.lower), str(over.upper), over.lower_open) == ("4480", "4490", True)
    assert (str(span.lower), str(span.upper)) == ("30", "35")


def test_dates_and_documents_are_found_or_taken_as_given():
    text = "Năm 2023 356 hồ sơ được chuyển sang"
    assert [quantity["value"] for quantity in found(text)] == ["356"]
    assert [text[m.start : m.end] for m in quantities.parse(text, masks=[(0, len(text))])] == []


def test_what_was_set_aside_says_why():
    text = "trên Quốc lộ 62, gọi 0912 345 678"
    aside = [(text[match.start : match.end], match.value) for match in quantities.set_aside(text)]
    assert aside == [("Quốc lộ 62", "road"), ("0912 345 678", "phone")]


@given(st.text(alphabet="0123456789., /-()%hồ sơ triệu đồng một năm từ đến hơn và\n", max_size=80))
def test_any_text_gives_ordered_quantities_that_hold_their_noun(text):
    end = 0
    for match in quantities.parse(text, masks=()):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        if match.value.noun:
            assert match.start <= match.value.noun[0] < match.value.noun[1] <= match.end


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Xã giải ngân 1.502/6.735 tỷ đồng.", ["1502000000000", "6735000000000"]),
        ("Công ty nộp 12 trong tổng số 30 tỷ đồng.", ["12000000000", "30000000000"]),
        ("Có 18/44 trường hợp quá hạn.", ["18", "44"]),
        ("Đoàn xem 5 nghìn trên tổng số 9 nghìn hồ sơ.", ["5000", "9000"]),
    ],
)
def test_both_halves_of_a_fraction_are_of_one_scale(text, values):
    assert [plain(match.value.numeral.value) for match in quantities.parse(text)] == values
