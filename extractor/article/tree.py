"""Parsing: the fast parser prunes what can be no article, BeautifulSoup gets the rest."""

from bs4 import BeautifulSoup
from lxml import etree, html

PRUNED = "//script|//style|//noscript|//iframe|//form//select|//nav|//header|//footer|//aside|//button|//input|//svg|//comment()"


def parse(text: str) -> tuple[html.HtmlElement, BeautifulSoup]:
    """The whole tree for metadata, and the pruned page for blocks."""
    root = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    pruned = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for element in pruned.xpath(PRUNED):
        if element.getparent() is not None:
            element.drop_tree() if isinstance(element, html.HtmlElement) else element.getparent().remove(element)
    return root, BeautifulSoup(etree.tostring(pruned, encoding="unicode", method="html"), "lxml")
