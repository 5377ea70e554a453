"""The cleaner under attack: whatever the bytes, it answers with a sound article or a clear refusal."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.article.clean import clean
from extractor.schema.errors import PageError
from tests.page_fixtures import PAGES
from tests.soundness import sound

RELAXED = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
SENTENCE = "<p>Đoàn kiểm tra của tỉnh đã làm việc với huyện và ghi nhận 356 hồ sơ được giải quyết đúng hạn.</p>"
TAGS = "<p>|</p>|<div|>|<table><tr>|<td>|</td>|<th colspan=99>|</table>|<br>|<li>|<h1>|<script>|</script>|<!--|-->"
MORE_TAGS = "<title>|</title>|<meta charset=utf-16>|<a href='|<caption>|<figcaption>|<![CDATA[|]]>|&#0;|&#x110000;|\x00"
DATA = ['<script type="application/ld+json">{"headline": [', '"datePublished": "2024-02-31"}', SENTENCE]
LINES = ["Lượt xem: 35", "Thứ ba, 09/07/2024 | 15:30", "Tin liên quan", "Nguồn:", "Ảnh: T.L", "1. ", "- "]
PIECES = st.sampled_from([*TAGS.split("|"), *MORE_TAGS.split("|"), *DATA, *LINES])


@RELAXED
@given(st.binary(max_size=3000))
def test_any_bytes(content):
    sound(content)


@RELAXED
@given(st.text(max_size=1500))
def test_any_text(content):
    sound(content)


@RELAXED
@given(st.lists(PIECES | st.text(max_size=20), max_size=60).map("".join))
def test_any_soup_of_tags(content):
    sound(content)
    sound(content.encode("utf-8", "replace"))


@st.composite
def mutated_pages(draw):
    content = draw(st.sampled_from(PAGES)).content
    place = st.integers(0, len(content) - 1)
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted((draw(place), draw(place)))
        content = draw(
            st.sampled_from(
                [
                    content[:end],
                    content[start:],
                    content[:start] + content[end:],
                    content[:end] + content[start:],
                    content[:start] + b"\x00\xff" + content[start:],
                    content[:start] + bytes(byte ^ 0x40 for byte in content[start : start + 8]) + content[start + 8 :],
                    content[:start] + content[start:end].replace(b">", b"") + content[end:],
                    content[:start] + content[start:end].replace(b"</", b"<") + content[end:],
                    content[:start] + content[start:end].replace(b'"', b"") + content[end:],
                ]
            )
        )
        place = st.integers(0, max(len(content) - 1, 0))
    return content


@RELAXED
@given(mutated_pages())
def test_any_mutation_of_a_fixture(content):
    sound(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n\t ",
        b"\xef\xbb\xbf",
        b"\x00" * 5000,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>> endobj\n" * 50,
        b"PK\x03\x04" + bytes(range(256)) * 20,
        b"\x1f\x8b\x08\x00" + bytes(range(255, -1, -1)) * 20,
        b"<html><body></body></html>",
        b"<html><body><script>var a = 'x';</script></body></html>",
        "",
        "\ud800\udfff",
    ],
    ids=[
        "nothing",
        "spaces",
        "bom",
        "nulls",
        "png",
        "pdf",
        "zip",
        "gzip",
        "no body",
        "script",
        "no text",
        "surrogates",
    ],
)
def test_what_holds_no_text_is_refused(content):
    with pytest.raises(PageError):
        clean(content)


def page(inner, head=""):
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{inner}</body></html>".encode()


@pytest.mark.parametrize("name", ["{{", "{{ attrs }}", "{%", "{}a", "{a"])
def test_a_placeholder_that_no_template_filled_costs_nothing(name):
    article = clean(page(f"<div {name} class='x'><h1>Huyện kiểm tra hồ sơ</h1>{SENTENCE}</div>"))
    assert "356 hồ sơ" in article.body.text


def article_page(inner="", head=""):
    return page(f"<h1>Kiểm tra hồ sơ tại huyện</h1>{SENTENCE * 3}{inner}{SENTENCE}", head)


def test_an_article_survives_what_surrounds_it():
    """Junk of a real page's size beside the article must not cost the article."""
    for junk in (
        "<div>" * 150,
        "<script>if (a < b && c > d) {</script>",
        "<!-- <p> -->",
        "<p",
        "<img alt='" + "x" * 50_000 + "'>",
    ):
        article = sound(article_page(head="<title>Kiểm tra hồ sơ tại huyện</title>") + junk.encode())
        assert article is not None
        assert article.body.text.count("356 hồ sơ") >= 1


WRONG_METADATA = [
    {"headline": 5, "datePublished": 20240709, "author": 7},
    {"headline": None, "datePublished": None, "author": None},
    {"headline": ["a", {"b": 1}], "datePublished": ["2024-02-31"], "author": [[{"name": {"name": 1}}]]},
    {"headline": "x", "datePublished": "0000-00-00T99:99", "dateModified": "9999-99-99", "author": {"name": []}},
    {"@graph": {"@graph": [None, 1, "x", {"@type": ["NewsArticle", 3]}]}},
    [[]],
    "text",
    None,
]


@pytest.mark.parametrize("data", WRONG_METADATA, ids=range(len(WRONG_METADATA)))
def test_metadata_of_wrong_types_is_ignored(data):
    if isinstance(data, dict):
        data = {"@context": "https://schema.org", "@type": "NewsArticle", **data}
    assert sound(article_page(head=f"<script type='application/ld+json'>{json.dumps(data)}</script>"))


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset='klingon'>",
        "<meta charset=''>",
        "<meta http-equiv='content-type' content='text/html; charset=utf-7'>",
        "<meta http-equiv='content-type' content='text/html; charset=base64'>",
        "<meta property='article:published_time' content='31/02/2024'>",
        "<meta property='og:title' content=''><title></title>",
        "<base href='::::'><link rel='canonical' href='http://[::1'>",
        '<script type=\'application/ld+json\'>{"headline": "\\ud800"}</script>',
        "<script type='application/ld+json'>{broken</script>",
    ],
)
def test_nonsense_in_the_head_does_not_cost_the_article(head):
    article = sound(article_page(head=head))
    assert article is not None
    assert "356 hồ sơ" in article.body.text


@pytest.mark.parametrize(
    "line", ["Lượt xem: " + "9" * 400, "Lượt xem: -5", "Thứ ba, 99/99/9999 | 99:99", "Ngày đăng: 00/00/0000"]
)
def test_impossible_counters_and_dates_do_not_cost_the_article(line):
    article = sound(page(f"<h1>Kiểm tra hồ sơ tại huyện</h1><div>{line}</div>{SENTENCE * 3}"))
    assert article is not None
    assert article.source.date_published is None
