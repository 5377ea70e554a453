"""Pages as crawlers and web archives store them: compressed, in WARC, in Parquet, and what is damaged among them."""

import gzip
import io
import json

import pyarrow
import pyarrow.parquet
import pytest
import zstandard

from extractor.schema.article import WarcRecord
from extractor.schema.page import Failure, Page
from extractor.sources.contents import items
from extractor.sources.files import Position, read
from extractor.stages import outcome
from tests.record.articles import CHECKED_DISTRICT

LINES = b'{"html": "<p>m\xe1\xbb\x99t</p>", "url": "https://a.vn/1"}\n{"body": "<p>hai</p>"}\n'


def frames(data):
    """Two Zstandard frames one behind the other, as tools that append write them."""
    half = len(data) // 2
    return zstandard.compress(data[:half]) + zstandard.compress(data[half:])


def members(data):
    half = len(data) // 2
    return gzip.compress(data[:half]) + gzip.compress(data[half:])


@pytest.mark.parametrize("packed", [bytes, members, frames], ids=["plain", "gzip", "zstd"])
def test_compression_is_told_by_content_and_makes_no_difference(packed):
    first, second = items(io.BytesIO(packed(LINES)), "crawl.jsonl")
    assert (first.content, first.url, first.path) == ("<p>một</p>", "https://a.vn/1", "crawl.jsonl:1")
    assert (second.content, second.path) == ("<p>hai</p>", "crawl.jsonl:2")


@pytest.mark.parametrize("packed", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_a_compressed_page_is_one_page(packed):
    assert list(items(io.BytesIO(packed("<p>Xã</p>".encode())), "a.html.gz")) == [
        Page("<p>Xã</p>".encode(), path="a.html.gz")
    ]


@pytest.mark.parametrize("packed", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_a_file_that_breaks_off_is_reported_by_name_after_what_was_whole(packed):
    lines = b"".join(b'{"html": "<p>%d</p>"}\n' % number for number in range(100_000))
    found = list(items(io.BytesIO(packed(lines)[:-100]), "crawl.jsonl.gz"))
    assert isinstance(found[-1], Failure)
    assert found[-1].path == "crawl.jsonl.gz"
    assert found[0] == Page("<p>0</p>", path="crawl.jsonl.gz:1")


def test_lines_are_read_one_at_a_time():
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            line = b'{"html": "<p>a</p>"}\n'
            buffer[: len(line)] = line
            return len(line)

    found = items(Endless(), "-")
    assert [next(found).path for _ in range(3)] == ["-:1", "-:2", "-:3"]


@pytest.mark.parametrize(
    ("content", "paths"),
    [(json.dumps({"html": "<p>a</p>"}, indent=2), ["a.json"]), ('[{"html": "a"}, {"html": "b"}]', ["a.json:1", "a.json:2"]),
     ('\ufeff{"html": "a"}', ["a.json"]), ('\n\n{"html": "a"}\n\n{"html": "b"}\n', ["a.json:3", "a.json:5"])],
)  # fmt: skip
def test_documents_arrays_and_lines_are_told_apart(content, paths):
    assert [item.path for item in items(io.BytesIO(content.encode()), "a.json")] == paths


def response(body, kind="text/html; charset=utf-8", status="200 OK", headers="", number=1):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://xa.vn/tin\r\nWARC-Date: 2024-07-10T01:02:03Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Payload-Digest: sha1:ABC\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


ARCHIVE = [
    response(b"<p>a</p>", number=1),
    response(b"\x89PNG", kind="image/png", number=2),
    response(b"", status="301 Moved", number=3),
    response(gzip.compress(b"<p>b</p>"), headers="Content-Encoding: gzip\r\n", number=4),
    response(b"8\r\n<p>c</p>\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n", number=5),
]


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_web_archive_gives_its_html_responses_with_their_provenance(packed):
    pages = list(items(io.BytesIO(b"".join(map(packed, ARCHIVE))), "crawl.warc"))
    assert [page.content for page in pages] == [b"<p>a</p>", b"<p>b</p>", b"<p>c</p>"]
    assert [page.path for page in pages] == ["crawl.warc:1", "crawl.warc:4", "crawl.warc:5"]
    assert {(page.url, page.charset) for page in pages} == {("https://xa.vn/tin", "utf-8")}
    assert pages[1].warc == WarcRecord(
        record_id="<urn:uuid:00000000-0000-0000-0000-000000000004>",
        payload_digest="sha1:ABC",
        date="2024-07-10T01:02:03Z",
    )


def test_a_record_tells_the_record_of_the_web_archive_it_came_from():
    (page,) = items(io.BytesIO(response(CHECKED_DISTRICT.encode())), "crawl.warc")
    assert outcome(page).source.warc == page.warc


def test_a_broken_web_archive_is_reported_after_its_last_whole_record():
    packed = b"".join(map(gzip.compress, ARCHIVE))
    first, second, last = items(io.BytesIO(packed[:-30]), "crawl.warc.gz")
    assert (first.content, second.content) == (b"<p>a</p>", b"<p>b</p>")
    assert last == Failure(
        "crawl.warc.gz", "damaged from response 5 on: the archive ends inside a record", "fetch the archive again"
    )


def test_a_response_that_does_not_unpack_costs_only_itself():
    broken = response(b"no gzip at all", headers="Content-Encoding: gzip\r\n", number=6)
    first, second, third = items(io.BytesIO(ARCHIVE[0] + broken + ARCHIVE[0]), "crawl.warc")
    assert (first.content, third.content) == (b"<p>a</p>", b"<p>a</p>")
    assert (second.path, second.reason.partition(":")[0]) == ("crawl.warc:2", "damaged response")


def test_a_table_of_pages_is_read_by_the_names_of_its_columns(tmp_path):
    path = tmp_path / "crawl.parquet"
    rows = {"url": ["https://a.vn/1", None], "html": ["<p>a</p>", b"<p>b</p>".decode()], "status": [200, 200]}
    pyarrow.parquet.write_table(pyarrow.table(rows), path)
    first, second = read([str(path)])
    assert first == Page("<p>a</p>", path=f"{path}:1", url="https://a.vn/1")
    assert second == Page("<p>b</p>", path=f"{path}:2")
    path.write_bytes(path.read_bytes()[:200])
    (broken,) = read([str(path)])
    assert isinstance(broken, Failure)


def test_the_position_ends_at_the_size_of_all_files(tmp_path):
    (tmp_path / "a.html").write_bytes(b"<p>a</p>")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES))
    position = Position()
    assert len(list(read([str(tmp_path)], position))) == 3
    assert position.bytes == sum(path.stat().st_size for path in tmp_path.iterdir())
