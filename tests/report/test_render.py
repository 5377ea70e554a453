import json
import re

import pytest
from bs4 import BeautifulSoup

from extractor.report.render import ROWS_A_PAGE, index_pages, record_page
from extractor.report.rows import Row, province, row_of
from tests.report.records import HOSTILE, hostile, tan_hung


def parsed(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser")


def rows(count: int) -> list[Row]:
    return [
        Row(f"{n:020x}", f"Kiểm tra lần {n}", "Báo Thử", "2024-03-05", "tỉnh Thử", "xã Thử", "an toàn", {"review": 1})
        for n in range(count)
    ]


def test_every_link_inside_a_record_page_leads_somewhere():
    page = parsed(record_page(tan_hung()))
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    targets = {link["href"][1:] for link in page.find_all("a", href=re.compile("^#"))}
    assert targets <= set(ids)
    assert len(targets) > 40


def in_vietnamese(element) -> str:
    """The text that a reader of Vietnamese sees."""
    for english in element.select(".en"):
        english.decompose()
    return " ".join(element.text.split())


def test_the_findings_come_first_with_words_arithmetic_and_hypothesis():
    first = in_vietnamese(parsed(record_page(tan_hung())).select_one(".card"))
    assert "không khớp" in first
    assert "4.398 + 356 = 4.487 + 262" in first
    assert "04 ngàn 398 hồ sơ" in first
    assert "4.398 → 4.393 thì khớp A02, A03" in first
    assert "sai" not in first.split()


@pytest.mark.parametrize("page", [record_page(hostile()), *(page for _, page in index_pages([row_of(hostile())]))])
def test_words_of_a_page_are_data_and_never_markup(page):
    assert HOSTILE not in page
    assert "alert(" in page
    assert not [link for link in parsed(page).find_all("a", href=True) if link["href"].startswith("javascript")]


def test_a_page_needs_nothing_from_outside():
    page = parsed(record_page(tan_hung(), index="../index.html"))
    assert not page.find_all(src=True)
    assert [link["href"] for link in page.find_all("link")] == ["data:,"]
    assert "default-src 'none'" in page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]


def test_both_languages_are_in_the_page_and_the_asked_one_is_chosen():
    page = parsed(record_page(tan_hung(), lang="en"))
    assert page.select_one("#lang-en").has_attr("checked")
    assert not page.select_one("#lang-vi").has_attr("checked")
    assert len(page.select(".vi")) == len(page.select(".en"))


def test_the_index_is_cut_into_pages_for_readers_without_scripts_and_whole_for_the_script():
    pages = dict(index_pages(rows(ROWS_A_PAGE + 1)))
    assert list(pages) == ["index.html", "index-2.html"]
    first, second = (parsed(page) for page in pages.values())
    assert len(first.select("tbody tr td a")) == ROWS_A_PAGE
    assert len(second.select("tbody tr td a")) == 1
    assert len(json.loads(first.select_one("#rows").text)) == ROWS_A_PAGE + 1
    assert second.select_one("#rows") is None


def test_an_index_of_nothing_is_a_page_all_the_same():
    ((name, page),) = index_pages([])
    assert name == "index.html"
    assert parsed(page).select_one("table.articles")


def test_a_row_says_when_where_and_how():
    row = row_of(tan_hung())
    assert (row.date, row.province, row.topic) == ("2024-07-09", "tỉnh Long An", "cải cách hành chính")
    assert row.verdicts["inconsistent"] == 2
    assert row.worst == "inconsistent"


def test_a_city_below_a_province_is_no_province():
    record = tan_hung()
    city = record.places[0].model_copy(update={"name": "thành phố Vinh", "code": "412", "parent": "tỉnh Nghệ An"})
    assert province(record.model_copy(update={"places": (city,)})) == "tỉnh Nghệ An"
    lone = city.model_copy(update={"parent": None})
    assert province(record.model_copy(update={"places": (lone,)})) is None
