"""Figures of tables: the head of the column says what is counted, the head of the row of whom."""

from decimal import Decimal

import pytest

from extractor.stages import extract

PAGE = """<html><body><h1>Kết quả giải quyết hồ sơ tại hai xã của huyện Hòa An</h1>
<p>Đoàn kiểm tra huyện Hòa An đã làm việc với hai xã. Kết quả 6 tháng đầu năm 2024 như bảng dưới đây.</p>
<table><tr><th>Đơn vị</th><th>Tiếp nhận (hồ sơ)</th><th>Lệ phí (triệu đồng)</th><th>Tỷ lệ đúng hạn (%)</th></tr>
<tr><td>Xã Hồng Việt</td><td>412</td><td>3,5</td><td>98,3</td></tr>
<tr><td>Xã Nguyễn Huệ</td><td>388</td><td>2,1</td><td>100</td></tr>
<tr><td>Tổng cộng</td><td>800</td><td>5,6</td><td>99,1</td></tr></table>
<p>Đoàn đề nghị các xã tiếp tục nâng cao chất lượng phục vụ người dân trong thời gian tới.</p></body></html>"""


@pytest.fixture(scope="module")
def record():
    return extract(PAGE)


@pytest.fixture(scope="module")
def cells(record):
    (table,) = [block for block in record.article.blocks if block.cells]
    return [figure for figure in record.figures if table.start <= figure.evidence[0].start < table.end]


def test_every_number_of_the_body_is_a_figure_in_base_units(cells):
    assert [figure.value for figure in cells[:3]] == [Decimal(412), Decimal("3500000"), Decimal("98.3")]
    assert [figure.unit for figure in cells[:3]] == ["hồ sơ", "đồng", "%"]
    assert len(cells) == 9


def test_the_heads_name_metric_label_and_owner(cells):
    assert (cells[0].metric, cells[0].label, cells[0].about) == ("received", "Tiếp nhận", "Xã Hồng Việt")
    assert (cells[2].metric, cells[5].about) == ("resolved_on_time", "Xã Nguyễn Huệ")


def test_the_period_before_the_table_holds_for_it(cells):
    assert {figure.period for figure in cells} == {"2024-01/2024-06"}
