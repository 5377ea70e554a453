"""The tree without what can be no article: scripts, hidden parts, menus, boxes. What remains is small enough to be slow with.

One pass over the elements. What later steps need of the attributes is written into one attribute, `role`; all others go.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from lxml import etree

from extractor.article.blocks import BLOCKS
from extractor.article.characters import clean_line
from extractor.article.metadata import text_of
from extractor.article.publishers import Markup
from extractor.article.sizes import IMAGES, Size, lists_links, sizes_of, teasers_in
from extractor.article.vocabulary import rules

_NEVER = (
    "script", "style", "noscript", "iframe", "frame", "object", "embed", "applet", "svg", "canvas", "template", "select",
    "option", "button", "input", "textarea", "link", "meta", "base", "head", "title", "audio", "video", "map", "area",
    "xml", "math", "datalist", "amp-sidebar", "amp-analytics", "amp-ad", "amp-iframe", "amp-social-share",
)  # fmt: skip
# Inline tags that say nothing about the text; stripping them joins the syllables that word processors tear apart.
_INLINE = (
    "span", "font", "u", "sup", "sub", "small", "big", "tt", "ins", "del", "s", "strike", "abbr", "cite", "code", "mark",
    "nobr", "bdo", "bdi",
)  # fmt: skip
_BOX_TAGS = frozenset({"nav", "footer", "aside", "menu", "dialog", "header", "form"})
_BLOCKS = frozenset({
    "div", "ul", "ol", "table", "section", "aside", "nav", "footer", "header", "form", "dl", "td", "menu", "dialog", "p",
    "article",
})  # fmt: skip
_ICONS = frozenset({"i", "em", "span"})
# The header of an article is no header of a page, and header rows of tables are data.
_HEADS = frozenset(
    f"{of}header" for of in ("page", "entry", "post", "article", "content", "detail", "news", "item", "blog")
)
_ENDS = frozenset({"header", "footer", "foot", "head"})
_LISTS = frozenset({"ul", "ol"})
# Elements that mean something without text.
_FRAMES = frozenset({"table", "div", "figure", "center", "p"})
_STRUCTURE = frozenset({"html", "body", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "br", "hr"}) | IMAGES
_SPANS = frozenset({"colspan", "rowspan"})
_COLUMNS = frozenset({"span", "a", "label", "time", "small", "em", "i", "b", "strong"})
_CELLS = frozenset({"td", "th", "tr", "thead", "tfoot", "tbody"})
# Attributes that differ from element to element and by which no rule chooses.
_TELL_NOTHING = frozenset({"href", "src", "title", "alt", "target", "width", "height", "srcset", "loading"})
_FIELDS = frozenset({"headline", "published", "modified", "author", "views", "section"})
_SUSPECT = frozenset({"drop", "closed", "boxes", "hidden"})
_KEPT = frozenset({"body", "lead", "caption", "center", "layout"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTERED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# A short box with a date, a counter or a by-line is read line by line instead.
_METADATA = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d\s+tháng|tháng\s+\w+\s+\d|lượt|tác giả|nguồn|\d{1,2}:\d\d",
    re.IGNORECASE,
)

# Characters of text outside links up to which a box is furniture, and a hidden element is no article.
LITTLE_PROSE = 300
HIDDEN_PROSE = 600
LONGEST_CAPTION = 250
# Characters up to which an element may be a lead or a caption; a class name may speak of both and mean the body.
LONGEST_LEAD = 1_000


@dataclass
class Pruned:
    """What the pass found: the text of the elements that the publishers' rules name as a field.

    `teasers` counts those of other articles in the lists of links that went.
    """

    fields: dict[str, list[str]] = field(default_factory=dict)
    teasers: int = 0


def prune(root: etree._Element, markup: Markup, titles: Collection[str] = ()) -> Pruned:
    """Removes from `root`, in place, everything that is certainly chrome, and reads the publishers' fields.

    A box that prints one of `titles`, the headlines that the page's head offers, is kept whatever it is called.
    """
    etree.strip_elements(root, *_NEVER, with_tail=False)
    pruned, sizes = Pruned(), sizes_of(root, frozenset(titles))
    whole = sizes[root].text
    stack = [root]
    while stack:
        element = stack.pop()
        roles, size = _roles(element, markup), sizes[element]
        for role in roles & _FIELDS if roles else ():
            pruned.fields.setdefault(role, []).append(clean_line(text_of(element)))
        if element is not root and _is_chrome(element, roles, size, whole):
            _drop(element)
            continue
        if _is_empty(element, size):
            continue
        if element.tag in _LISTS and lists_links(element, sizes):
            pruned.teasers += teasers_in(element, sizes)
            _drop(element)
            continue
        children = list(element)
        _reduce(element, _settled(element, roles, size))
        stack.extend(reversed(children))
    etree.strip_tags(root, *_INLINE)
    return pruned


def _roles(element: etree._Element, markup: Markup) -> frozenset[str]:
    chosen = tuple([item for item in element.items() if item[0] not in _TELL_NOTHING])
    if not chosen and not markup.tags:
        return frozenset()
    return _roles_of(markup, str(element.tag), chosen)


@lru_cache(maxsize=8192)
def _roles_of(markup: Markup, tag: str, chosen: tuple[tuple[str, str], ...]) -> frozenset[str]:
    attributes = dict(chosen)
    found = set(markup.roles(tag, attributes))
    words = _words(attributes.get("class", ""), attributes.get("id", ""))
    if words:
        found.update(role for role, known in _known().items() if role != "hidden" and words & known)
        names = {"".join(_WORDS.findall(name)).lower() for name in attributes.get("class", "").split()}
        found.update({"hidden"} if names & _known()["hidden"] else set())
    if words & _HEADS or (tag in _CELLS and words & _ENDS):
        found.discard("boxes")
    if "hidden" in attributes or _HIDING.search(attributes.get("style", "")):
        found.add("hidden")
    if attributes.get("align", "").lower() == "center" or _CENTERED.search(attributes.get("style", "")):
        found.add("center")
    return frozenset(found)


@cache
def _known() -> dict[str, frozenset[str]]:
    words = rules().markup
    return {role: frozenset(getattr(words, role)) for role in ("closed", "boxes", "hidden", "lead", "caption")}


@lru_cache(maxsize=8192)
def _words(names: str, identity: str) -> frozenset[str]:
    """The words of class names and an id, their joined pairs, and each name as one word."""
    found: set[str] = set()
    for name in (*names.split(), identity):
        words = [word.lower() for word in _WORDS.findall(name)]
        found.update(words)
        found.update(a + b for a, b in pairwise(words))
        found.add("".join(words))
    return frozenset(found - {""})


def _is_chrome(element: etree._Element, roles: frozenset[str], size: Size, whole: int) -> bool:
    """True for an element that goes with all it holds."""
    if not isinstance(element.tag, str):
        return True
    if not (roles & _SUSPECT or element.tag in _BOX_TAGS):
        return False
    if "body" in roles or element.tag in {"body", "html", "h1"}:
        return False
    prose = size.text - size.linked
    if "drop" in roles or ("hidden" in roles and prose < HIDDEN_PROSE):
        return True
    if element.tag not in _BLOCKS or "hidden" in roles or size.headline:
        return False
    if "closed" in roles:
        return prose < 0.5 * whole
    furniture = prose < LITTLE_PROSE or (size.linked > prose and prose < HIDDEN_PROSE)
    return furniture and not _worth_reading(element, size)


def _is_empty(element: etree._Element, size: Size) -> bool:
    """True for an element without text or picture, which is cut down to the border that it sets."""
    if size.text or size.image or element.tag in _STRUCTURE or _label_icon(element):
        return False
    if element.tag not in BLOCKS:
        blank = any(element.itertext())
        element.tail = f" {element.tail or ''}" if blank else element.tail
        _drop(element)
    else:
        tail = element.tail
        element.clear()
        element.tag, element.tail = "br", tail
    return True


def _settled(element: etree._Element, roles: frozenset[str], size: Size) -> frozenset[str]:
    """The roles that hold at this size: a long element is neither lead nor caption, a small frame
    around a picture holds its caption."""
    if size.text > LONGEST_LEAD or "body" in roles:
        roles -= {"lead", "caption"}
    if element.tag == "table" and size.table:
        roles |= {"layout"}
    if element.tag in _FRAMES and size.image and size.text <= LONGEST_CAPTION and not size.linked:
        roles |= {"caption", "layout"}
    return roles


def _worth_reading(element: etree._Element, size: Size) -> bool:
    short = size.text < LITTLE_PROSE and size.linked < size.text / 2
    return short and bool(_METADATA.search(text_of(element)))


def _drop(element: etree._Element) -> None:
    """Removes an element but not the text behind it."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and previous is not None:
        previous.tail = (previous.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _reduce(element: etree._Element, roles: frozenset[str]) -> None:
    """Leaves of the attributes what later steps read; sets apart what only a style sheet sets apart."""
    if element.tag in _COLUMNS:
        previous = element.getprevious()
        if element.get("class") or element.tag == "a" or (previous is not None and previous.tag == "a"):
            _set_apart(element)
        _part_words(element)
    if element.tag == "a" and not element.get("href"):
        element.tag = "span"
    for name, value in element.items():
        # A placeholder that no template filled ("<div {{ attrs }}>") reads as a namespace, and lxml cannot delete it.
        if (name not in _SPANS or not value) and name[0] != "{":
            del element.attrib[name]
    kept = roles & _KEPT
    if kept:
        element.set("role", " ".join(sorted(kept)))
        if element.tag in _INLINE:
            element.tag = "label"


def _label_icon(element: etree._Element) -> bool:
    """Writes the label of a sign ("fa fa-eye": Lượt xem) into its element; False where there is no sign."""
    if element.tag not in _ICONS or len(element):
        return False
    icons, words = rules().markup.icons, _words(element.get("class", ""), "")
    label = next((icons[word] for word in icons if word in words), None)
    element.text = f" {label} " if label else element.text
    return label is not None


def _set_apart(element: etree._Element) -> None:
    """Links and elements with a class, with nothing between them, are columns to the reader and not one word."""
    previous = element.getprevious()
    if previous is not None and not previous.tail:
        previous.tail = " "


def _part_words(element: etree._Element) -> None:
    """A capital after a digit or a small letter begins a new word, also where only an element's border shows it."""
    previous = element.getprevious()
    if previous is not None:
        before = previous.tail or ""
        if not before and _meet(previous.text, element.text):
            previous.tail = " "
        elif _meet(before, element.text):
            previous.tail = before + " "
    if not len(element) and _meet(element.text, element.tail):
        element.tail = f" {element.tail}"


def _meet(before: str | None, after: str | None) -> bool:
    if not before or not after:
        return False
    return after[0].isupper() and (before[-1].isdigit() or before[-1].islower())
