"""Bytes of one page to its article; the steps in order."""

import datetime
import re

from extractor.article import assemble, blocks, encoding, facts, metadata, plain, prune, publishers, refusal, tree
from extractor.article.boilerplate import Selection, select
from extractor.article.facts import Facts
from extractor.article.metadata import Metadata
from extractor.rules.base import versions
from extractor.schema.article import Article, Source, WarcRecord
from extractor.schema.page import digest

_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|table|article|meta|span|section|title|h[1-6]|script|a)\b", re.IGNORECASE
)
# A page says so early; a text that quotes a tag somewhere is still plain.
_WHERE_MARKUP_BEGINS = 2_000


def clean(
    content: bytes | str,
    *,
    path: str | None = None,
    url: str | None = None,
    published: datetime.date | None = None,
    charset: str | None = None,
    warc: WarcRecord | None = None,
) -> Article:
    """The article of one page, HTML or plain text.

    `published` stands in where the page names no publication date; `charset` is what the transport declared,
    `warc` the record of the web archive that holds the page. Raises PageError where the page cannot be read,
    NotAnArticleError where it holds no article.
    """
    text, name = encoding.sound(content) if isinstance(content, str) else encoding.decode(content, charset)
    selection, known = _read_page(text, url) if is_markup(text) else _read_text(text, url)
    day = known.published or published
    extractor, rules = versions()
    return Article(
        source=Source(
            path=path,
            url=known.url,
            publisher=known.publisher,
            headline=known.headline,
            author=known.author,
            section=known.section,
            language=known.language,
            date_published=day.isoformat() if day else None,
            date_modified=known.modified.isoformat() if known.modified else None,
            views=known.views,
            encoding=name,
            sha256=digest(content),
            extractor=extractor,
            rules=rules,
            warc=warc,
        ),
        body=assemble.body(selection.kept),
    )


def is_markup(text: str) -> bool:
    """True for HTML, by what stands at its beginning."""
    return bool(_MARKUP.search(text, 0, _WHERE_MARKUP_BEGINS))


def _read_text(text: str, url: str | None) -> tuple[Selection, Facts]:
    chunks = plain.chunks(text)
    selection = select(chunks)
    refusal.check(chunks, selection, Metadata())
    return selection, facts.settle(selection, Metadata(), {}, url)


def _read_page(text: str, url: str | None) -> tuple[Selection, Facts]:
    root = tree.parse(text)
    head = metadata.read(root)
    pruned = prune.prune(root, publishers.markup_of(text), facts.titles(head, {}))
    chunks = blocks.chunks(root)
    selection = select(chunks, facts.titles(head, pruned.fields))
    selection.teasers += pruned.teasers
    refusal.check(chunks, selection, head)
    return selection, facts.settle(selection, head, pruned.fields, url)
