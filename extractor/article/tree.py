"""Markup to a tree: the page is made safe to parse, then parsed by lxml."""

import re

from lxml import etree

from extractor.article import limits
from extractor.schema.errors import PageError

_DATA_URI = re.compile(r"data:[\w.+-]+/[\w.+-]+(?:;[\w=.+-]+)*;base64,[\w+/=%\s-]*")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{limits.MAX_TAG_LENGTH},}}>?")
_TAG_NAME = re.compile(r"<([a-zA-Z][\w:-]*)")
_READ = "class|id|style|href|hidden|lang|type|rel|name|property|content|itemprop|itemtype|datetime|colspan|rowspan"
_ATTRIBUTE = re.compile(rf"""\s({_READ})\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
# Tags that format words; removing them loses no text and brings a tree of unclosed <font> back to its height.
_FORMATTING = (
    "font",
    "span",
    "b",
    "i",
    "u",
    "strong",
    "em",
    "small",
    "big",
    "sup",
    "sub",
    "tt",
    "a",
    "ins",
    "del",
    "s",
)
# A step for every level: libxml2 follows it in the time that Python takes for ten elements.
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (limits.MAX_DEPTH + 1)})")


def parse(text: str) -> etree._Element:
    """The tree of a page; raises PageError where it is too large, too deep or holds no element."""
    text = _LONG_TAG.sub(_slim, _DATA_URI.sub("", text))
    limits.check_length(text)
    if text.count("<") > limits.MAX_TAGS:
        raise PageError(f"the page holds more than {limits.MAX_TAGS} tags", "give the page of one article")
    root = _parsed(text)
    if root is None:
        raise PageError("the page holds no element", "check how it was saved")
    if not _is_too_deep(root):
        return root
    if _depth(root) < limits.PARSER_DEPTH:
        etree.strip_tags(root, *_FORMATTING)
    if _is_too_deep(root):
        raise PageError(f"elements are nested more than {limits.MAX_DEPTH} deep", "the page is damaged")
    return root


def _parsed(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _slim(match: re.Match[str]) -> str:
    """A tag that would take too long to parse, with the first of each attribute that the cleaner reads."""
    tag = match[0]
    name = _TAG_NAME.match(tag)
    kept: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(tag):
        if len(attribute[2]) <= limits.MAX_TAG_LENGTH:
            kept.setdefault(attribute[1].lower(), attribute[2])
    return f"<{name[1]} {' '.join(f'{key}={value}' for key, value in kept.items())}>" if name else ""


def _is_too_deep(root: etree._Element) -> bool:
    return bool(_TOO_DEEP(root))


def _depth(root: etree._Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
