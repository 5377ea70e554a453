"""Bytes of one page to its article; the steps in order."""

import datetime
import re
from hashlib import sha256

from extractor.article import assemble, blocks, plain, tree
from extractor.article.boilerplate import Selection, select
from extractor.article.characters import clean_line, clean_text
from extractor.schema.article import Article, Source
from extractor.schema.errors import NotAnArticleError, PageError

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|br|table|article|meta)\b", re.IGNORECASE)


def clean(
    content: bytes | str,
    *,
    path: str | None = None,
    url: str | None = None,
    published: datetime.date | None = None,
    charset: str | None = None,
) -> Article:
    """The article of one page, HTML or plain text.

    `published` stands in where the page names no publication date; `charset` is what the transport declared. Raises
    PageError where the page cannot be read, NotAnArticleError where it holds no article.
    """
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    text = content if isinstance(content, str) else content.decode(charset or "utf-8-sig")
    if not text.strip():
        raise PageError("the page is empty", "check how it was saved")
    selection = _select(clean_text(text))
    if not any(chunk.is_prose for chunk in selection.kept):
        raise NotAnArticleError("no paragraph of Vietnamese prose", "give the page of one article")
    day = selection.published or selection.modified or published
    return Article(
        source=Source(
            path=path,
            url=url,
            headline=selection.headline,
            author=selection.author or selection.source,
            views=selection.views,
            date_published=day.isoformat() if day else None,
            date_modified=selection.modified.isoformat() if selection.modified else None,
            language="vi",
            sha256=sha256(raw).hexdigest(),
        ),
        body=assemble.body(selection.kept),
    )


def _select(text: str) -> Selection:
    if not _MARKUP.search(text, 0, 5000):
        return select(plain.chunks(text))
    root, soup = tree.parse(text)
    titles = root.xpath("//meta[@property='og:title']/@content|//h1//text()|//title/text()")
    return select(blocks.chunks(soup), clean_line(str(titles[0])) if titles else None)
