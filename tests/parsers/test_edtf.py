"""EDTF values of moments, and which of them the calendar has."""

import pytest

from extractor.parsers.edtf import Moment, is_valid


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(Moment(2024, 7, day=9), "2024-07-09"), (Moment(2024, 4, 6), "2024-04/2024-06"), (Moment(), "XXXX")],
)
def test_values(moment, expected):
    assert moment.edtf == expected


def test_neighbours_cross_the_year():
    assert Moment(2024, 1).before() == Moment(2023, 12)
    assert Moment(2023, 10, 12).after() == Moment(2024, 1)


@pytest.mark.parametrize(
    ("edtf", "valid"),
    [
        ("2023-02-29", False),
        ("XXXX-02-29", True),
        ("../2024-06", True),
        ("2024/2024-03", True),
        ("2024-06/2023", False),
    ],
)
def test_validity(edtf, valid):
    assert is_valid(edtf) is valid
