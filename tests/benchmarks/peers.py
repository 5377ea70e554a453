"""General extractors under one interface: the bytes of a page in, text and what they say of title, date and author out.

Each is called as its documentation shows, with its defaults unless the name says otherwise. Those that want text get the
bytes decoded for them (UTF-8 if it is, else as declared), which spares them the encodings.
"""

import importlib
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extractor.article.clean import clean
from extractor.schema.errors import PageError

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What an extractor answers; `None` where it has no answer, and always for fields that it does not offer."""

    text: str = ""
    title: str | None = None
    date: str | None = None
    author: str | None = None
    fields: bool = True


def decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(content[:2000])
        return content.decode(declared[1].decode() if declared else "cp1258", "replace")


def kiemtra() -> Callable[[bytes], Reading]:
    def read(content: bytes) -> Reading:
        try:
            article = clean(content)
        except PageError:
            return Reading()
        source = article.source
        return Reading(article.body.text, source.headline, source.date_published, source.author)

    return read


def trafilatura(**options: Any) -> Callable[[bytes], Reading]:
    module = importlib.import_module("trafilatura")

    def read(content: bytes) -> Reading:
        found = module.bare_extraction(content, with_metadata=True, **options)
        return Reading(found.text or "", found.title, found.date, found.author) if found else Reading()

    return read


def readability() -> Callable[[bytes], Reading]:
    module = importlib.import_module("readability")
    html = importlib.import_module("lxml.html")

    def read(content: bytes) -> Reading:
        document = module.Document(decoded(content))
        tree = html.fromstring(document.summary())
        for block in tree.iter("p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "figcaption"):
            block.tail = "\n" + (block.tail or "")
        return Reading(tree.text_content(), document.short_title(), fields=False)

    return read


def newspaper() -> Callable[[bytes], Reading]:
    module = importlib.import_module("newspaper")

    def read(content: bytes) -> Reading:
        article = module.Article("https://page.example/a.html", language="vi")
        article.download(input_html=decoded(content))
        article.parse()
        date = article.publish_date.date().isoformat() if article.publish_date else None
        return Reading(article.text, article.title, date, ", ".join(article.authors) or None)

    return read


def justext() -> Callable[[bytes], Reading]:
    module = importlib.import_module("justext")
    words = module.get_stoplist("Vietnamese")

    def read(content: bytes) -> Reading:
        paragraphs = module.justext(decoded(content), words)
        return Reading("\n".join(found.text for found in paragraphs if not found.is_boilerplate), fields=False)

    return read


def boilerpy(name: str) -> Callable[[bytes], Reading]:
    extractor = getattr(importlib.import_module("boilerpy3.extractors"), name)(raise_on_failure=False)

    def read(content: bytes) -> Reading:
        document = extractor.get_doc(decoded(content))
        return Reading(document.content, document.title, fields=False)

    return read


def resiliparse() -> Callable[[bytes], Reading]:
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text

    def read(content: bytes) -> Reading:
        return Reading(extract(decoded(content), main_content=True, alt_texts=False), fields=False)

    return read


def goose() -> Callable[[bytes], Reading]:
    module = importlib.import_module("goose3")
    reader = module.Goose({"target_language": "vi", "use_meta_language": False, "enable_image_fetching": False})

    def read(content: bytes) -> Reading:
        article = reader.extract(raw_html=decoded(content))
        date = str(article.publish_date)[:10] if article.publish_date else None
        return Reading(article.cleaned_text, article.title, date, ", ".join(article.authors) or None)

    return read


EXTRACTORS: dict[str, Callable[[], Callable[[bytes], Reading]]] = {
    "kiemtra": kiemtra,
    "trafilatura": trafilatura,
    "trafilatura, precision": lambda: trafilatura(favor_precision=True),
    "trafilatura, recall": lambda: trafilatura(favor_recall=True),
    "readability-lxml": readability,
    "newspaper4k": newspaper,
    "jusText, Vietnamese": justext,
    "boilerpy3, article": lambda: boilerpy("ArticleExtractor"),
    "boilerpy3, default": lambda: boilerpy("DefaultExtractor"),
    "resiliparse": resiliparse,
    "goose3": goose,
}


def available(only: str = "") -> dict[str, Callable[[bytes], Reading]]:
    """The extractors that are installed and whose name contains `only`."""
    logging.disable(logging.CRITICAL)
    found = {}
    for name, make in EXTRACTORS.items():
        try:
            found[name] = make() if only in name else None
        except ImportError:
            continue
    return {name: read for name, read in found.items() if read}
