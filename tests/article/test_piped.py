"""Tables written as text with bars between the cells."""

from extractor.article import plain

ROWS = "Xã Tân An | 460 | 437 | 95%\nXã Phú Hòa | 250 | 240 | 96%\nCộng | 710 | 677 | 95,4%"


def test_rows_under_heads_are_a_table() -> None:
    (before, table) = plain.chunks(f"Kết quả như sau:\nXã | Trong diện | Đã tiêm | Tỷ lệ\n{ROWS}")
    assert before.text == "Kết quả như sau:"
    assert table.kind == "table"
    assert [table.text[cell.start : cell.end] for cell in table.cells if cell.header] == [
        "Xã",
        "Trong diện",
        "Đã tiêm",
        "Tỷ lệ",
    ]
    assert [table.text[cell.start : cell.end] for cell in table.cells if cell.row == 3] == [
        "Cộng",
        "710",
        "677",
        "95,4%",
    ]


def test_heads_may_stand_in_a_bracket() -> None:
    (table,) = plain.chunks(f"Kết quả tiêm (trong diện | đã tiêm | tỷ lệ):\n{ROWS}")
    assert [table.text[cell.start : cell.end] for cell in table.cells if cell.row == 0] == [
        "Kết quả tiêm",
        "trong diện",
        "đã tiêm",
        "tỷ lệ",
    ]


def test_links_and_short_runs_stay_lines() -> None:
    assert [one.kind for one in plain.chunks("Trang chủ | Tin tức | Liên hệ\nXã hội | Y tế | Giáo dục")] == [
        "paragraph"
    ] * 2
    assert len(plain.chunks(ROWS)) == 3
