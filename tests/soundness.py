"""What every answer of the cleaner must keep to, whatever the page was."""

import hashlib
import unicodedata

from extractor.article.clean import clean
from extractor.schema.article import Article
from extractor.schema.errors import PageError


def sound(content) -> Article | None:
    """The article if there is one; fails on any flaw, and on any exception that is no PageError."""
    try:
        article = clean(content)
    except PageError as error:
        refusal = error
    else:
        check(article)
        return article
    assert refusal.reason
    assert "\n" not in refusal.reason + refusal.advice
    return None


def check(article: Article) -> None:
    """Text in NFC without control characters, offsets in order and inside it, and a round trip through JSON."""
    text = article.body.text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in text.replace("\n", ""))
    assert article.body.sha256 == hashlib.sha256(text.encode("utf-8")).hexdigest()
    edges = [edge for block in article.body.blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    for block in article.body.blocks:
        assert text[block.start : block.end].strip()
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
    assert Article.model_validate_json(article.model_dump_json()) == article
