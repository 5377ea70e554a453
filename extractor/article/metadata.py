"""What a page says of its article in its head: JSON-LD, OpenGraph, meta tags, microdata.

Each field is a list of candidates in the order of trust: JSON-LD of an article, microdata, meta tags and OpenGraph, the
publisher's own elements. Which candidate holds is decided where the visible lines are known (`facts`).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from extractor.article import limits
from extractor.article.characters import clean_line

_ARTICLE_TYPES = re.compile(
    r"(?:News|Blog|Tech|Report|Reportage|Opinion|Analysis|Background|Review|Social)?\w*(?:Article|Posting)$"
)
_STAMPED = {"published": "published", "entry-date": "published", "post-date": "published", "updated": "modified"}
_CRUMBS = re.compile(r"bread-?crumb|breakcumb|crumbs|\bduongdan|duong-dan", re.IGNORECASE)
_META = {
    "headline": ("og:title", "twitter:title", "dc.title", "title"),
    "published": (
        "article:published_time", "og:article:published_time", "pubdate", "publishdate", "publish-date",
        "datepublished", "date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.issued", "parsely-pub-date",
        "sailthru.date", "its_publication",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "lastmod", "last-modified", "dcterms.modified", "datemodified",
        "dc.date.modified",
    ),
    "author": (
        "article:author", "author", "dc.creator", "dcterms.creator", "dable:author", "parsely-author",
        "sailthru.author", "byl",
    ),
    "section": ("article:section", "its_section", "section"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "its_publisher"),
    "url": ("og:url",),
}  # fmt: skip
_ITEMPROPS = {
    "headline": "headline", "datePublished": "published", "dateCreated": "published", "dateModified": "modified",
    "author": "author", "articleSection": "section",
}  # fmt: skip
_WITH_ITEMPROP = etree.XPath("//*[@itemprop]")
_BOXES = ("nav", "div", "ul", "ol", "p", "td", "section")


@dataclass
class Metadata:
    """Candidates by field, the most trusted first. `title` is the text of <title>; `kind` the OpenGraph type;
    `password` is True where the page asks for one."""

    headline: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    modified: list[str] = field(default_factory=list)
    author: list[str] = field(default_factory=list)
    publisher: list[str] = field(default_factory=list)
    section: list[str] = field(default_factory=list)
    crumbs: list[str] = field(default_factory=list)
    url: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    kind: str = ""
    password: bool = False

    def add(self, name: str, value: object) -> None:
        """Appends a candidate, if it is text."""
        text = clean_line(value) if isinstance(value, str) else ""
        if text and len(text) < 500:
            candidates: list[str] = getattr(self, name)
            candidates.append(text)


def read(root: etree._Element) -> Metadata:
    """The candidates of a page; reads the tree before it is pruned."""
    found = Metadata(language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    title = root.find(".//head/title")
    title = title if title is not None else root.find(".//title")
    found.title = clean_line(text_of(title)) if title is not None else ""
    _read_scripts(root, found)
    _read_items(root, found)
    _read_meta(root, found)
    _read_crumbs(root, found)
    found.password = any((field.get("type") or "").lower() == "password" for field in root.iter("input"))
    for time in root.iter("time"):
        if name := _STAMPED.get(next((word for word in (time.get("class") or "").split() if word in _STAMPED), "")):
            found.add(name, time.get("datetime"))
    for link in root.iterfind(".//a[@rel='category tag']"):
        found.add("section", text_of(link))
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            found.url.insert(0, link.get("href") or "")
    return found


def text_of(element: etree._Element) -> str:
    """All text in an element."""
    return " ".join(text for text in element.itertext() if isinstance(text, str))


def _read_meta(root: etree._Element, found: Metadata) -> None:
    values: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or ""
        values.setdefault(key.lower(), element.get("content") or "")
    for name, keys in _META.items():
        for key in keys:
            found.add(name, values.get(key))
    found.kind = values.get("og:type", "").lower()


def _read_items(root: etree._Element, found: Metadata) -> None:
    """Microdata; an author or publisher is an item of its own with a name."""
    for element in cast(list[etree._Element], _WITH_ITEMPROP(root)):
        prop = element.get("itemprop")
        if prop in _ITEMPROPS and not _inside_other_item(element):
            found.add(_ITEMPROPS[prop], _item_value(element))
        elif prop == "publisher":
            found.add("publisher", _item_value(element))


def _inside_other_item(element: etree._Element) -> bool:
    """True inside a list of other articles, where every entry is an item too."""
    own = next((above for above in element.iterancestors() if "itemscope" in above.attrib), None)
    kind = own.get("itemtype", "") if own is not None else ""
    return bool(kind) and not _ARTICLE_TYPES.search(kind)


def _item_value(element: etree._Element) -> str:
    name = next((inner for inner in element.iter() if inner is not element and inner.get("itemprop") == "name"), None)
    chosen = name if name is not None else element
    return chosen.get("content") or chosen.get("datetime") or text_of(chosen)


def _read_scripts(root: etree._Element, found: Metadata) -> None:
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind and script.text and len(script.text) <= limits.MAX_JSON:
            for item in _items(_parsed(script.text)):
                _read_item(item, found)


def _parsed(text: str) -> Any:
    """Loose JSON: pages wrap it in comments or CDATA, and leave raw line breaks and trailing commas in it."""
    bare = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text.strip())
    for attempt in (bare, re.sub(r",\s*([}\]])", r"\1", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """Every typed object at the top, in lists and in @graph."""
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            waiting.extend(item.get("@graph") or [])
            yield item


def _read_item(item: dict[str, Any], found: Metadata) -> None:
    kinds = [kind for kind in _listed(item.get("@type")) if isinstance(kind, str)]
    if "BreadcrumbList" in kinds:
        _read_breadcrumb(item, found)
    if not any(_ARTICLE_TYPES.search(kind) for kind in kinds):
        return
    found.add("headline", item.get("headline") or item.get("name"))
    found.add("published", item.get("datePublished") or item.get("dateCreated"))
    found.add("modified", item.get("dateModified"))
    for author in _listed(item.get("author")) or _listed(item.get("creator")):
        found.add("author", author.get("name") if isinstance(author, dict) else author)
    for publisher in _listed(item.get("publisher")):
        found.add("publisher", publisher.get("name") if isinstance(publisher, dict) else publisher)
    for section in _listed(item.get("articleSection"))[:1]:
        found.add("section", section)


def _read_breadcrumb(item: dict[str, Any], found: Metadata) -> None:
    """The last section of the path; a path may end with the article itself, which `facts` sorts out."""
    for entry in reversed(_listed(item.get("itemListElement"))):
        if isinstance(entry, dict):
            inner = entry.get("item")
            found.add("section", entry.get("name") or (inner.get("name") if isinstance(inner, dict) else None))


def _read_crumbs(root: etree._Element, found: Metadata) -> None:
    """The visible path to the page, its last section first."""
    for element in root.iter(*_BOXES):
        names = (element.get("class"), element.get("id"), element.get("aria-label"))
        if any(names) and _CRUMBS.search(" ".join(filter(None, names))):
            for link in reversed(list(element.iter("a"))):
                found.add("crumbs", text_of(link))
            return


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
