"""Publishers are known by their marks, and their selectors give roles to elements."""

import pytest

from extractor.article.publishers import Selector, markup_of, parse
from extractor.rules.publishers import publishers

NUKEVIET = '<meta name="generator" content="NukeViet v4.4">'


def test_a_page_is_known_by_its_marks():
    assert {match.value for match in parse(NUKEVIET)} == {"NukeViet"}
    assert markup_of(NUKEVIET.upper()).names == ("NukeViet",)


def test_a_page_of_no_known_publisher_has_no_rules():
    markup = markup_of("<html><body><p>Nội dung</p></body></html>")
    assert markup.names == ()
    assert markup.roles("div", {"id": "news-bodyhtml", "class": "bodytext"}) == frozenset()


def test_elements_get_their_roles():
    markup = markup_of(NUKEVIET)
    assert markup.roles("div", {"id": "news-bodyhtml"}) == {"body"}
    assert markup.roles("div", {"class": "m-bottom hometext"}) == {"lead"}
    assert markup.roles("ul", {"class": "hometext"}) == frozenset()


def test_generated_ids_are_known_by_their_end():
    markup = markup_of('<input type="hidden" name="__VIEWSTATE" value="" />')
    assert markup.roles("span", {"id": "ctl00_m_g_8f1b_lblTitle"}) == {"headline"}
    assert markup.roles("span", {"id": "lblTitleOther"}) == frozenset()


@pytest.mark.parametrize("text", ["", "div .a", "div > p", "p:first-child", ".a.b", "[x]"])
def test_only_simple_selectors_are_accepted(text):
    with pytest.raises(ValueError, match="selector"):
        Selector.of(text, "body")


@pytest.mark.parametrize("rules", publishers(), ids=lambda rules: rules.name)
def test_every_publisher_has_valid_selectors_and_a_name_of_its_own(rules):
    assert markup_of(rules.mark[0].contains).names.count(rules.name) == 1
    assert [other.name for other in publishers()].count(rules.name) == 1
