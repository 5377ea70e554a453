"""What no reader of the page can see must not change the article."""

import unicodedata

import pytest

from extractor.article.clean import clean
from tests.page_fixtures import ARTICLES

UTF8 = [pytest.param(page, id=page.name) for page in ARTICLES if page.meta["encoding"] == "utf-8"]
# Changes that no reader sees; `once` on text of the page, so that offsets move and words do not.
HARMLESS = {
    "a byte order mark": lambda text: "\ufeff" + text,
    "Windows line ends": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "stray null bytes": lambda text: text.replace("\n", "\n\x00", 3),
    "zero-width spaces between words": lambda text: text.replace("kiểm tra", "kiểm\u200b tra\ufeff"),
}


@pytest.mark.parametrize("change", HARMLESS)
@pytest.mark.parametrize("fixture", UTF8)
def test_changes_that_no_reader_sees_change_nothing(fixture, change):
    before = clean(fixture.content)
    after = clean(HARMLESS[change](fixture.content.decode("utf-8")).encode("utf-8"))
    assert after.body == before.body
    volatile = {"sha256": "", "encoding": None}
    assert after.source.model_copy(update=volatile) == before.source.model_copy(update=volatile)


@pytest.mark.parametrize("fixture", UTF8)
def test_bytes_and_their_text_give_the_same_article(fixture):
    from_bytes, from_text = clean(fixture.content), clean(fixture.content.decode("utf-8"))
    assert from_text.body == from_bytes.body
    assert from_text.source.sha256 == from_bytes.source.sha256
