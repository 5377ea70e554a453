"""Data tables are told from layout, and their cells stay in their places."""

import pytest
from bs4 import BeautifulSoup

from extractor.article import tables
from extractor.article.chunks import Node


def read(rows):
    return tables.read(BeautifulSoup(f"<table>{rows}</table>", "lxml").table)


def chunk(rows):
    return tables.chunk(read(rows), Node(None))


def header_of(rows):
    found = chunk(rows)
    return [found.text[cell.start : cell.end] for cell in found.cells if cell.header]


TWO = "<tr><td>Xã</td><td>Số vụ</td></tr><tr><td>An Hòa</td><td>3</td></tr>"


def test_a_row_is_a_line_and_its_cells_are_set_apart():
    assert chunk(TWO).text == "Xã | Số vụ\nAn Hòa | 3"


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>Một cột</td></tr><tr><td>Vẫn một cột</td></tr>",
        "<tr><td>Một</td><td>hàng</td></tr>",
        "<tr><td><a href='/1'>Tin một</a></td><td><a href='/2'>Tin hai</a></td></tr>"
        "<tr><td><a href='/3'>Tin ba</a></td><td>x</td></tr>",
        "<tr><td></td><td></td></tr><tr><td></td><td>x</td></tr>",
        f"<tr><td>Mục lục</td><td>{'Nội dung dài của trang. ' * 40}</td></tr><tr><td>x</td><td>y</td></tr>",
    ],
)  # fmt: skip
def test_layout_is_no_data(rows):
    assert read(rows) is None


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        (TWO, ["Xã", "Số vụ"]),
        ("<tr><th>Xã</th><th>2023</th></tr><tr><td>An Hòa</td><td>3</td></tr>", ["Xã", "2023"]),
        ("<thead><tr><td>Xã</td><td>2023</td></tr></thead><tr><td>An Hòa</td><td>3</td></tr>", ["Xã", "2023"]),
        ("<tr><td><b>Xã</b></td><td><b>2023</b></td></tr><tr><td>An Hòa</td><td>3</td></tr>", ["Xã", "2023"]),
        ("<tr><td>Tổ trưởng</td><td>Lưu Khải</td></tr><tr><td>Thư ký</td><td>Âu Lành</td></tr>", []),
        (
            "<tr><td rowspan='2'>Xã</td><td colspan='2'>Số vụ</td></tr><tr><td>Năm nay</td><td>Năm trước</td></tr>"
            "<tr><td>An Hòa</td><td>3</td><td>5</td></tr>",
            ["Xã", "Số vụ", "Năm nay", "Năm trước"],
        ),
    ],
)
def test_header_rows_are_known(rows, header):
    assert header_of(rows) == header


def test_columns_are_counted_under_spans():
    rows = (
        "<tr><td rowspan='2'>Xã</td><td colspan='2'>Số vụ</td></tr><tr><td>Năm nay</td><td>Năm trước</td></tr>"
        "<tr><td>An Hòa</td><td>3</td><td>5</td></tr>"
    )
    found = chunk(rows)
    places = {found.text[cell.start : cell.end]: (cell.row, cell.column) for cell in found.cells}
    assert places == {
        "Xã": (0, 0),
        "Số vụ": (0, 1),
        "Năm nay": (1, 1),
        "Năm trước": (1, 2),
        "An Hòa": (2, 0),
        "3": (2, 1),
        "5": (2, 2),
    }


def test_senseless_spans_are_bounded():
    rows = "<tr><td colspan='99999999' rowspan='x'>a</td><td>b</td></tr>" * 3
    assert max(cell.column for cell in chunk(rows).cells) <= tables.LARGEST_SPAN
