"""Tables written as text with bars between the cells."""

from extractor.article import plain

ROWS = "Xã Tân An | 460 | 437 | 95%\nXã Phú Hòa | 250 | 240 | 96%\nCộng | 710 | 677 | 95,4%"


def row_of(table, row: int) -> list[str]:
    """The words of the cells of one row."""
    return [table.text[cell.start : cell.end] for cell in table.cells if cell.row == row]


def test_rows_under_heads_are_a_table() -> None:
    (before, table) = plain.chunks(f"Kết quả như sau:\nXã | Trong diện | Đã tiêm | Tỷ lệ\n{ROWS}")
    assert before.text == "Kết quả như sau:"
    assert table.kind == "table"
    assert all(cell.header == (cell.row == 0) for cell in table.cells)
    assert row_of(table, 0) == ["Xã", "Trong diện", "Đã tiêm", "Tỷ lệ"]
    assert row_of(table, 3) == ["Cộng", "710", "677", "95,4%"]


def test_heads_may_stand_in_a_bracket() -> None:
    (table,) = plain.chunks(f"Kết quả tiêm (trong diện | đã tiêm | tỷ lệ):\n{ROWS}")
    assert row_of(table, 0) == ["Kết quả tiêm", "trong diện", "đã tiêm", "tỷ lệ"]


def test_links_and_short_runs_stay_lines() -> None:
    assert [one.kind for one in plain.chunks("Trang chủ | Tin tức | Liên hệ\nXã hội | Y tế | Giáo dục")] == [
        "paragraph"
    ] * 2
    assert len(plain.chunks(ROWS)) == 3
