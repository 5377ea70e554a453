"""Every fixture page is read as a person reads it: one test a field and page, and whole articles as golden files."""

import codecs
import json
from functools import cache

import pytest

from extractor.article.clean import clean
from extractor.schema.article import Article
from extractor.schema.base import plain
from extractor.schema.errors import NotAnArticleError, PageError
from extractor.text import squeeze
from tests import golden
from tests.page_fixtures import ARTICLES, OTHERS, PAGES

# What differs between two versions of the program or between two checkouts says nothing about the page.
VOLATILE = {"path", "extractor", "rules"}
# A date on the page may carry a clock time; the day is what must be right.
DATES = {"date_published", "date_modified"}
SOURCE_FIELDS = ["headline", "author", "section", "language", "url", "views", *sorted(DATES)]


@cache
def outcome(page) -> Article | PageError:
    try:
        return clean(page.content, path=str(page.path))
    except PageError as error:
        return error


def article_of(page) -> Article:
    result = outcome(page)
    if isinstance(result, PageError):
        pytest.fail(f"{page.name} was refused: {result.reason}")
    return result


def case(page, key, *values):
    """A test case; strict xfail where the page's `known_failures` name the key, so that mending one cannot go unseen."""
    known = key in page.meta.get("known_failures", [])
    marks = [pytest.mark.xfail(reason="known failure", strict=True)] if known else []
    return pytest.param(page, *values, id=":".join((page.name, *values)), marks=marks)


def cases(key):
    return [case(page, key) for page in ARTICLES if page.expect.get(key)]


def fields():
    for page in ARTICLES:
        for field in SOURCE_FIELDS:
            if field in page.expect or field in page.expect.get("none", []):
                yield case(page, field, field)


def block_texts(article, *kinds):
    text = article.body.text
    return [squeeze(text[block.start : block.end]) for block in article.body.blocks if block.kind in kinds]


def missing(phrases, texts):
    return [phrase for phrase in phrases if not any(squeeze(phrase) in text for text in texts)]


@pytest.mark.parametrize(("page", "field"), fields())
def test_field(page, field):
    value = getattr(article_of(page).source, field)
    if field in DATES and value:
        value = value[:10]
    assert value == page.expect.get(field)


@pytest.mark.parametrize("page", cases("encoding"))
def test_encoding(page):
    assert same_encoding(article_of(page).source.encoding, page.expect["encoding"])


def same_encoding(left, right):
    """The legacy Vietnamese encodings have no codec; for all others two names of one codec are equal."""
    try:
        return codecs.lookup(left) == codecs.lookup(right)
    except LookupError:
        return left.casefold() == right.casefold()


@pytest.mark.parametrize("page", cases("body"))
def test_body_is_kept_in_reading_order(page):
    text, position, lost = squeeze(article_of(page).body.text), 0, []
    for phrase in page.expect["body"]:
        found = text.find(squeeze(phrase), position)
        if found < 0:
            lost.append(phrase)
        else:
            position = found + len(squeeze(phrase))
    assert not lost


@pytest.mark.parametrize("page", cases("chrome"))
def test_chrome_is_left_out(page):
    text = squeeze(article_of(page).body.text)
    assert [phrase for phrase in page.expect["chrome"] if squeeze(phrase) in text] == []


@pytest.mark.parametrize("page", cases("once"))
def test_what_the_page_repeats_is_kept_once(page):
    text = squeeze(article_of(page).body.text)
    assert [phrase for phrase in page.expect["once"] if text.count(squeeze(phrase)) != 1] == []


@pytest.mark.parametrize("page", cases("captions"))
def test_captions_are_known_as_captions(page):
    assert missing(page.expect["captions"], block_texts(article_of(page), "caption")) == []


@pytest.mark.parametrize("page", cases("lead"))
def test_the_lead_and_nothing_else_is_the_lead(page):
    leads = block_texts(article_of(page), "lead")
    assert len(leads) == 1
    assert page.expect["lead"] in leads[0]


@pytest.mark.parametrize("page", cases("headings"))
def test_headings_are_known_as_headings(page):
    assert missing(page.expect["headings"], block_texts(article_of(page), "heading")) == []


@pytest.mark.parametrize("page", cases("list_items"))
def test_list_items_are_known_as_list_items(page):
    assert missing(page.expect["list_items"], block_texts(article_of(page), "list_item")) == []


@pytest.mark.parametrize("page", cases("tables"))
def test_tables_are_kept_cell_by_cell(page):
    article = article_of(page)
    text = article.body.text
    tables = [block for block in article.body.blocks if block.kind == "table"]
    read = [{(cell.row, cell.column): squeeze(text[cell.start : cell.end]) for cell in block.cells} for block in tables]
    expected = [
        {(row, column): cell for row, cells in enumerate(table["rows"]) for column, cell in enumerate(cells) if cell}
        for table in page.expect["tables"]
    ]
    assert [{place: cell for place, cell in table.items() if cell} for table in read] == expected


@pytest.mark.parametrize("page", cases("tables"))
def test_header_rows_are_known(page):
    article = article_of(page)
    text = article.body.text
    tables = [block for block in article.body.blocks if block.kind == "table"]
    for block, table in zip(tables, page.expect["tables"], strict=True):
        headers = [squeeze(text[cell.start : cell.end]) for cell in block.cells if cell.header]
        assert [cell for cell in table.get("header", []) if cell not in headers] == []


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in OTHERS])
def test_what_is_no_article_is_refused_with_the_reason(page):
    error = outcome(page)
    assert isinstance(error, NotAnArticleError)
    assert any(word in error.reason.casefold() for word in page.meta["reason_says"])


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in ARTICLES])
def test_offsets_are_in_order_and_inside_the_text(page):
    body = article_of(page).body
    edges = [edge for block in body.blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(body.text) for edge in edges)
    for block in body.blocks:
        assert body.text[block.start : block.end].strip() == body.text[block.start : block.end] != ""
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)


@cache
def record_of(page):
    return golden.record_of(page)


@cache
def reviewed(page):
    """What a person found in the record; a part that is read wrongly today is left out there."""
    return json.loads((page.folder / golden.NAME).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("page", "part"),
    [pytest.param(page, part, id=f"{page.name}:{part}") for page in ARTICLES for part in reviewed(page)],
)
def test_the_record_says_what_a_reader_found(page, part):
    assert golden.told(record_of(page)).get(part) == reviewed(page)[part]


def accused(page):
    """The printed values behind each verdict that does not hold."""
    values = {each.id: None if each.value is None else plain(each.value) for each in record_of(page).figures}
    return [
        {values[name] for name in check.figures} for check in record_of(page).checks if check.verdict == "inconsistent"
    ]


def planted(key, *marks):
    for page in ARTICLES:
        for figures in page.expect.get(key, []):
            yield pytest.param(page, figures, id=f"{page.name}:{'-'.join(figures)}", marks=marks)


@pytest.mark.parametrize(
    ("page", "figures"),
    [*planted("misprints"), *planted("unseen_misprints", pytest.mark.xfail(reason="not seen yet", strict=True))],
)
def test_figures_that_do_not_fit_are_found(page, figures):
    assert any(set(figures) <= values for values in accused(page))


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in ARTICLES])
def test_figures_that_fit_are_never_accused(page):
    known = [set(figures) for key in ("misprints", "unseen_misprints") for figures in page.expect.get(key, [])]
    assert [values for values in accused(page) if not any(figures <= values for figures in known)] == []


def goldens(name):
    """Pages with a golden file of this name; an empty file and `pytest --update` make a new one."""
    return [pytest.param(page, id=page.name) for page in ARTICLES if (page.folder / name).exists()]


def agree(golden, answer, update):
    answer["source"] = {key: value for key, value in answer["source"].items() if key not in VOLATILE}
    if update:
        golden.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert answer == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", goldens("article.json"))
def test_the_whole_article_is_as_reviewed(page, request):
    article = article_of(page).model_dump(mode="json")
    agree(page.folder / "article.json", article, request.config.getoption("--update"))


def test_every_page_is_described():
    for page in PAGES:
        assert page.meta["cms"]
        assert page.meta["why"]
        assert page.is_article or page.meta["reason"]
