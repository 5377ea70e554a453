"""Types of `rules/publishers/*.toml`: how a content management system marks up its articles."""

from functools import cache

from extractor.rules.base import Rule, folder, load
from extractor.schema.base import Frozen


class Mark(Rule):
    """Characters of the page's source by which the publisher is known, compared without regard to case."""

    contains: str


class Publisher(Frozen):
    """A CMS. Selectors are simple: `tag`, `.class`, `#id`, `#*suffix` (an id that ends so), `[name=value]`, and
    a tag before any of these ("td.title").

    `body`: the elements that hold the article, a vote and no order: text around them is still looked at. `drop`:
    elements that never belong to an article. `lead`, `caption`: elements of that kind. `headline`, `published`,
    `modified`, `author`, `views`, `section`: elements whose text is that value.
    """

    name: str
    mark: tuple[Mark, ...]
    body: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    section: tuple[str, ...] = ()


@cache
def publishers() -> tuple[Publisher, ...]:
    """Every file of `rules/publishers`, by name."""
    files = sorted((folder() / "publishers").glob("*.toml"))
    return tuple(load(f"publishers/{file.stem}", Publisher) for file in files)
