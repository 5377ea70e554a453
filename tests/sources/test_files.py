"""Inputs as users give them: files, folders, standard input, records among pages, and what cannot be read."""

import io
import json
from datetime import date

import pytest

from extractor.schema.article import Body, Source
from extractor.schema.page import Failure, Page
from extractor.schema.record import InspectionRecord
from extractor.sources.files import read

RECORD = InspectionRecord(
    id="a1", source=Source(path="a.html"), article=Body(text="Xã có 3 chợ.", sha256="0", blocks=()), figures=()
)


def outcomes(*paths):
    return list(read(map(str, paths)))


def test_a_folder_gives_its_pages_in_a_stable_order_at_any_depth(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/2.html", "a.txt", "b/1.htm", "anh.jpg"):
        (tmp_path / name).write_text("nội dung", encoding="utf-8")
    assert [page.path for page in outcomes(tmp_path)] == [str(tmp_path / n) for n in ("a.txt", "b/1.htm", "b/2.html")]


def test_a_folder_without_pages_and_a_missing_path_are_failures_that_say_what_to_do(tmp_path):
    empty, missing = outcomes(tmp_path, tmp_path / "khong-co.html")
    assert (empty.path, empty.reason) == (str(tmp_path), "no page in this folder")
    assert "no such file" in missing.reason
    assert empty.advice
    assert missing.advice


def test_one_bad_path_leaves_the_others_unharmed(tmp_path):
    good = tmp_path / "tot.txt"
    good.write_text("Đoàn kiểm tra.", encoding="utf-8")
    bad, page = outcomes(tmp_path / "mat.html", good)
    assert isinstance(bad, Failure)
    assert page.content.decode() == "Đoàn kiểm tra."


def test_standard_input_is_one_page(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Trang vào".encode()), encoding="utf-8"))
    assert outcomes("-") == [Page("Trang vào".encode(), path="-")]


def test_a_record_is_recognised_by_its_content_and_not_extracted_again(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text(RECORD.model_dump_json() + "\n" + RECORD.model_dump_json() + "\n", encoding="utf-8")
    assert outcomes(path) == [RECORD, RECORD]


@pytest.mark.parametrize(
    ("item", "content"),
    [
        ({"html": "<p>Trang</p>", "url": "https://a.vn/1"}, "<p>Trang</p>"),
        ({"maintext": "Bài viết", "source_url": "https://a.vn/1"}, "Bài viết"),
        ({"text": "Bài", "url": "https://a.vn/1", "date": "2024-07-10T08:00:00"}, "Bài"),
    ],
)
def test_crawler_output_is_read_under_the_names_that_crawlers_use(tmp_path, item, content):
    path = tmp_path / "crawl.jsonl"
    path.write_text(json.dumps(item, ensure_ascii=False) + "\n", encoding="utf-8")
    (page,) = outcomes(path)
    assert (page.content, page.url) == (content, "https://a.vn/1")
    assert page.published == (date(2024, 7, 10) if "date" in item else None)


def test_a_damaged_line_is_reported_by_number_and_the_next_is_read(tmp_path):
    path = tmp_path / "crawl.jsonl"
    path.write_text('{"html": "<p>một</p>"}\n{"html": \n{"html": "<p>ba</p>"}\n', encoding="utf-8")
    first, second, third = outcomes(path)
    assert (first.content, third.content) == ("<p>một</p>", "<p>ba</p>")
    assert second.path.endswith(":2")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"schema_version": "9.0"}', "schema 9.0"),
        ('{"schema_version": "1.0", "id": 3}', "damaged record"),
        ('{"note": "khác"}', "neither a record nor a page"),
        ("{}\n[1]", "no object"),
    ],
)
def test_what_is_neither_page_nor_sound_record_is_refused_with_its_reason(tmp_path, line, reason):
    path = tmp_path / "x.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    assert reason in outcomes(path)[-1].reason
