from decimal import Decimal

import pytest

from extractor.checks.between.reference import verify
from extractor.schema.page import Failure
from extractor.sources.tables import TableError, read_map, read_table
from tests.checks.between.articles import HALF, article

MAP = """
name = "Niên giám"
decimal = ","
[columns]
place = "Đơn vị"
metric = "Chỉ tiêu"
period = "Kỳ"
value = "Giá trị"
[constants]
unit = "hồ sơ"
[metrics]
"Hồ sơ đã giải quyết" = "resolved"
"""
TABLE = f"""\ufeffĐơn vị;Chỉ tiêu;Kỳ;Giá trị
huyện Thử;Hồ sơ đã giải quyết;{HALF};4.487
huyện Khác;Hồ sơ đã giải quyết;{HALF};12
"""


@pytest.fixture
def table(tmp_path):
    def made(content=TABLE, mapping=MAP):
        (tmp_path / "figures.csv").write_text(content, encoding="utf-8")
        (tmp_path / "map.toml").write_text(mapping, encoding="utf-8")
        return list(read_table(tmp_path / "figures.csv", read_map(tmp_path / "map.toml")))

    return made


@pytest.mark.parametrize(("told", "verdict"), [("4487", "consistent"), ("4478", "inconsistent")])
def test_a_figure_is_held_against_the_row_of_its_place_metric_and_period(table, told, verdict):
    found = list(verify([article("a", (told, "resolved", HALF))], table()))
    assert [(one.rule, one.verdict) for one in found] == [("C07", verdict), ("C07", "not_checkable")]
    assert [one.record for one in found[0].witnesses] == ["a", "Niên giám:2"]
    assert found[0].witnesses[1].quote == f"huyện Thử; Hồ sơ đã giải quyết; {HALF}; 4.487"


def test_units_are_converted_and_kinds_are_not_mixed(table):
    rows = [row.model_copy(update={"unit": "m2", "value": Decimal(52000)}) for row in table()[:1]]
    area = {"unit": "ha", "lower": Decimal("5.2"), "upper": Decimal("5.2"), "value": Decimal("5.2")}
    (found,) = verify([article("a", ("5.2", "resolved", HALF, area))], rows)
    assert (found.verdict, found.expression) == ("consistent", "5.2 = 5.2")
    (found,) = verify([article("a", ("5", "resolved", HALF, {"unit": "tấn"}))], rows)
    assert found.verdict == "not_checkable"


def test_a_place_of_two_provinces_is_not_settled_by_guessing(table):
    both = [article("a", ("1", "resolved", HALF)), article("b", ("2", "resolved", HALF), parent="tỉnh Khác")]
    (found, _) = verify(both, table())
    assert found.verdict == "not_checkable"
    rows = [table()[0].model_copy(update={"place": "huyện Thử, tỉnh Mẫu", "value": Decimal(1)})]
    assert [one.verdict for one in verify(both, rows)] == ["consistent"]


def test_a_threshold_of_law_is_compared_while_it_is_in_force(table):
    row = table()[0].model_copy(
        update={"place": "vượt đèn đỏ", "metric": "fine_amount", "unit": "đồng", "period": "2020/2024",
                "value": Decimal(5000000), "role": "threshold"}
    )  # fmt: skip
    quoted = {"role": "threshold", "label": "mức phạt vượt đèn đỏ", "unit": "đồng"}
    article_then = article("a", ("4000000", "fine_amount", None, quoted))
    assert [(one.rule, one.verdict) for one in verify([article_then], [row])] == [("C08", "inconsistent")]
    later = article("a", ("4000000", "fine_amount", None, quoted), published="2025-03-01")
    assert [one.verdict for one in verify([later], [row])] == ["not_checkable"]


def test_a_bad_row_costs_only_itself_and_names_its_line(table):
    content = TABLE + f"huyện Thử;Hồ sơ đã giải quyết;{HALF};không rõ\n"
    *good, bad = table(content)
    assert len(good) == 2
    assert isinstance(bad, Failure)
    assert bad.path.endswith("figures.csv:4")


@pytest.mark.parametrize(
    ("content", "mapping", "named"),
    [
        (TABLE, "name =", "map.toml"),
        (TABLE, MAP.replace("value = ", "values = "), "columns"),
        (TABLE.replace("Giá trị", "Số"), MAP, "Giá trị"),
        ("", MAP, "Đơn vị"),
    ],
)
def test_a_table_that_cannot_be_used_says_what_is_missing(table, content, mapping, named):
    with pytest.raises(TableError, match=named):
        table(content, mapping)
