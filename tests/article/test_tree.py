"""Hostile and broken markup is parsed within bounds or refused."""

import pytest

from extractor.article.tree import parse
from extractor.schema.errors import PageError


def test_a_million_attributes_cost_no_more_than_the_few_that_are_read():
    root = parse("<div " + " ".join(f"a{n}=1" for n in range(1_000_000)) + " class='sapo'>Nội dung</div>")
    assert dict(next(root.iter("div")).attrib) == {"class": "sapo"}


def test_pictures_inside_the_page_do_not_count():
    root = parse(f"<p>Nội dung<img src='data:image/png;base64,{'A' * 6_000_000}'></p>")
    assert "".join(root.itertext()) == "Nội dung"


def test_unclosed_formatting_is_brought_back_to_its_height():
    root = parse("<p>" + "<font>" * 1_500 + "Nội dung")
    assert "".join(root.itertext()) == "Nội dung"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<div>" * 100_000 + "x", "deep"),
        ("<table><tr><td>" * 30_000, "deep"),
        ("<span>" * 100_000 + "x", "deep"),
        ("<p>a</p>" * 70_000, "tags"),
        ("<p>" + "a " * 3_000_000, "characters"),
        ("<!-- nothing -->", "no element"),
    ],
)
def test_pages_beyond_the_limits_are_refused(text, reason):
    with pytest.raises(PageError, match=reason):
        parse(text)
