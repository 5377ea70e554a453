"""How much text each element of a tree holds, how much of it inside links, and which lists are nothing but links."""

from dataclasses import dataclass

from lxml import etree

IMAGES = frozenset({"img", "amp-img"})
# What a table of data does not hold.
_LAYOUT = frozenset({"table", "h1", "h2", "form"})
# A list of links has so many items or more, of which this share leads elsewhere: by a link of so many characters, or one
# that is half of the item, and at least this share of it. An item of an article is longer or leads nowhere.
LONG_LIST = 8
MOST_LEAD = 0.9
LEADS = 20
LINKED_SHARE = 0.2
LONGEST_ITEM = 500
# Characters outside the link from which on an item announces an article.
TEASER = 40


@dataclass(slots=True)
class Size:
    """Characters of text in an element, how many of them inside links, and what else it holds."""

    text: int = 0
    linked: int = 0
    headline: bool = False
    image: bool = False
    table: bool = False


def sizes_of(root: etree._Element, titles: frozenset[str]) -> dict[etree._Element, Size]:
    """The size of every element; children come before their parents."""
    elements = list(root.iter())
    sizes = {element: Size() for element in elements}
    for element in reversed(elements):
        size, own = sizes[element], (element.text or "").strip()
        size.text += len(own)
        if element.tag == "a" and element.get("href"):
            size.linked, size.headline = size.text, False
        elif element.tag == "h1" or own in titles:
            size.headline = True
        elif element.tag in IMAGES:
            size.image = True
        parent = element.getparent()
        if parent is not None and element is not root:
            above = sizes[parent]
            above.text += size.text + len((element.tail or "").strip())
            above.linked += size.linked
            above.headline |= size.headline
            above.image |= size.image
            above.table |= size.table or element.tag in _LAYOUT
    return sizes


def lists_links(element: etree._Element, sizes: dict[etree._Element, Size]) -> bool:
    """True for a long list in which each item leads to a page of its own: a menu, or the teasers of other articles."""
    items = [sizes[item] for item in element if item.tag == "li"]
    if len(items) < LONG_LIST or len(items) < len(element) or sizes[element].headline:
        return False
    return sum(map(_leads, items)) >= MOST_LEAD * len(items)


def teasers_in(element: etree._Element, sizes: dict[etree._Element, Size]) -> int:
    """How many items of a list of links announce an article."""
    return sum(sizes[item].text - sizes[item].linked >= TEASER for item in element)


def _leads(item: Size) -> bool:
    """Whether an item is a link, with or without a few words; a sentence with a linked keyword is none."""
    enough = max(min(LEADS, 0.5 * item.text), LINKED_SHARE * item.text)
    return 0 < item.text <= LONGEST_ITEM and item.linked >= enough
