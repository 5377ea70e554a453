"""Units of measure behind numbers, and what they convert to."""

from decimal import Decimal

import pytest

from extractor.parsers import units


@pytest.mark.parametrize(
    ("text", "name", "per"),
    [
        (" m²", "m2", None),
        ("m 2", "m2", None),
        (" héc-ta", "ha", None),
        ("đ", "đồng", None),
        (" tấn/ha", "tấn", "ha"),
        (" đồng/người/tháng", "đồng", "người/tháng"),
        (" đồng/năm 2024", "đồng", None),
        (" giờ đồng hồ", "giờ đồng hồ", None),
    ],
)
def test_measures_are_known_by_every_written_form(text, name, per):
    unit = units.measure_at(text, 0).value
    assert (unit.name, unit.per) == (name, per)


@pytest.mark.parametrize("text", [" tiếng súng", " phân xưởng", " khối nhà", " chỉ tiêu", " M", "G"])
def test_words_that_only_begin_like_a_measure_are_none(text):
    assert units.measure_at(text, 0) is None


@pytest.mark.parametrize(
    ("value", "name", "base"),
    [("5.2", "ha", "52000"), ("6", "tạ", "600"), ("1.5", "km", "1500"), ("2", "tấn", "2000"), ("3", "giờ", "10800")],
)
def test_conversion_is_exact(value, name, base):
    assert units.to_base(Decimal(value), name)[0] == Decimal(base)


@pytest.mark.parametrize("name", ["sào", "mẫu", "hồ sơ", "đồng"])
def test_what_differs_by_region_or_is_no_measure_is_not_converted(name):
    assert units.to_base(Decimal(1), name) is None
