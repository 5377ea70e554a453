"""What pages say in their heads, and which of several voices is believed."""

import datetime

import pytest

from extractor.article import facts, metadata, tree
from extractor.article.boilerplate import Selection

DAY = datetime.date(2024, 3, 12)


def head_of(*markup):
    return metadata.read(tree.parse(f"<html><head>{''.join(markup)}</head><body><p>x</p></body></html>"))


def settled(*markup, url=None, fields=None, **visible):
    return facts.settle(Selection(**visible), head_of(*markup), fields or {}, url)


def script(data):
    return f"<script type='application/ld+json'>{data}</script>"


ARTICLE = script(
    '{"@graph": [{"@type": "BreadcrumbList", "itemListElement": [{"name": "Trang chủ"}, {"item": {"name": "Kinh tế"}}]},'
    ' {"@type": ["NewsArticle"], "headline": "Kiểm tra ba xã", "datePublished": "2024-03-12T00:30:00+07:00",'
    ' "author": [{"@type": "Person", "name": "Mỹ Duyên"}], "publisher": {"name": "Báo Sông Trăng"}}]}'
)


def test_json_ld_of_the_article_is_read():
    facts_read = settled(ARTICLE)
    assert (facts_read.headline, facts_read.author) == ("Kiểm tra ba xã", "Mỹ Duyên")
    assert (facts_read.publisher, facts_read.section) == ("Báo Sông Trăng", "Kinh tế")
    assert facts_read.published == DAY


@pytest.mark.parametrize(
    "data", ["{", "[" * 5_000, '{"@type": "NewsArticle", "headline": {"a": 1}, "author": [[]]}', "null", '"x"']
)
def test_broken_json_ld_is_passed_over(data):
    assert settled(script(data)).headline is None


def test_loose_json_ld_is_read():
    data = '<!-- {"@type": "NewsArticle", "headline": "Kiểm tra\nba xã", } -->'
    assert settled(script(data)).headline == "Kiểm tra ba xã"


def test_other_things_than_articles_name_no_headline():
    assert settled(script('{"@type": "Organization", "name": "Báo Sông Trăng"}')).headline is None


@pytest.mark.parametrize(
    "moment", ["2024-03-11T23:30:00Z", "2024-03-12T06:30:00+07:00", "2024-03-12", "2024-03-12 08:00:00"]
)
def test_days_are_days_in_vietnam(moment):
    assert settled(f"<meta property='article:published_time' content='{moment}'>").published == DAY


def test_a_visible_date_is_believed_before_one_that_may_put_the_month_first():
    assert settled("<meta name='pubdate' content='03/12/2024'>", published=DAY).published == DAY
    assert settled("<meta name='pubdate' content='2024-03-11'>", published=DAY).published == datetime.date(2024, 3, 11)


def test_an_article_that_was_only_updated_was_published_then():
    assert settled(modified=DAY).published == DAY


@pytest.mark.parametrize(
    "name", ["admin", "Super User", "quantri", "bientap2", "Ban biên tập", "toasoan@bao.vn", "Báo Sông Trăng"]
)
def test_accounts_and_sites_are_no_authors(name):
    read = settled(f"<meta name='author' content='{name}'>", "<meta property='og:site_name' content='Báo Sông Trăng'>")
    assert read.author is None


def test_the_visible_by_line_is_believed_first_and_written_as_the_head_writes_it():
    assert settled(ARTICLE, author="Hải Yến").author == "Hải Yến"
    assert settled(ARTICLE, author="MỸ DUYÊN").author == "Mỹ Duyên"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kiểm tra ba xã - Báo Sông Trăng", "Kiểm tra ba xã"),
        ("Báo Sông Trăng | Kiểm tra ba xã", "Kiểm tra ba xã"),
        ("Kiểm tra ba xã :: Báo Sông Trăng", "Kiểm tra ba xã"),
    ],
)
def test_a_title_is_offered_without_the_site(title, expected):
    head = head_of(f"<title>{title}</title>", "<meta property='og:site_name' content='Báo Sông Trăng'>")
    offered = facts.titles(head, {})
    assert expected in offered
    assert "Báo Sông Trăng" not in offered


def test_a_headline_is_never_the_site():
    assert settled("<title>Cổng thông tin điện tử huyện An Hòa</title>").headline is None


@pytest.mark.parametrize(
    ("canonical", "url", "expected"),
    [
        ("https://bao.vn/tin/1.html", None, "https://bao.vn/tin/1.html"),
        ("https://bao.vn/tin/1.html", "https://m.bao.vn/tin/1.html?utm=x", "https://bao.vn/tin/1.html"),
        ("https://bao.vn/", "https://bao.vn/tin/1.html", "https://bao.vn/tin/1.html"),
        ("https://khac.vn/tin/1.html", "https://bao.vn/tin/1.html", "https://bao.vn/tin/1.html"),
        ("/tin/1.html", "https://bao.vn/tin/1.html", "https://bao.vn/tin/1.html"),
        ("http://[::1", None, None),
    ],
)
def test_the_canonical_address_counts_on_its_own_site(canonical, url, expected):
    assert settled(f"<link rel='canonical' href='{canonical}'>", url=url).url == expected


def test_microdata_of_the_article_is_read_and_that_of_others_is_not():
    markup = (
        "<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>Kiểm tra ba xã</h1>"
        "<div itemprop='author' itemscope itemtype='https://schema.org/Person'><span itemprop='name'>Mỹ Duyên</span></div>"
        "<time itemprop='datePublished' datetime='2024-03-12T08:00'></time></div>"
        "<div itemscope itemtype='https://schema.org/Event'><span itemprop='headline'>Hội chợ xuân</span></div>"
    )
    head = metadata.read(tree.parse(markup))
    assert (head.headline, head.author, head.published) == (["Kiểm tra ba xã"], ["Mỹ Duyên"], ["2024-03-12T08:00"])


def test_the_path_of_a_page_names_its_section():
    head = metadata.read(
        tree.parse("<ul class='breadcrumb'><li><a href='/'>Trang chủ</a></li><li><a href='/kt'>Kinh tế</a></li></ul>")
    )
    assert facts.settle(Selection(), head, {}, None).section == "Kinh tế"
