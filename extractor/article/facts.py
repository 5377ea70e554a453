"""What is known of the article: the page's head and its visible lines, conflicts settled in a fixed order.

Headline: the candidate of the head that the page prints; else the printed headline; else the first candidate that is not
the site. Dates: head, then the publisher's elements, then visible lines. Author: visible by-line or label, then head,
then the publisher's elements, never an account, a site or a publisher. Views: visible lines, then the publisher's elements.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from urllib.parse import SplitResult, urlsplit

from extractor.article import lines
from extractor.article.boilerplate import Selection
from extractor.article.metadata import Metadata
from extractor.article.vocabulary import rules
from extractor.parsers import dates
from extractor.text import fold

VIETNAM = timezone(timedelta(hours=7))
_TITLE_BORDER = re.compile(r"\s+[-–—|»:]+\s+|\s*[|»]\s*|::")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$")
_ADDRESS = re.compile(r"@|https?:|www\.|\.(?:vn|com|net|org)\b", re.IGNORECASE)
_LABEL = re.compile(r"^(?:trong|chuyên mục|danh mục|in)\s*:?\s+", re.IGNORECASE)
_HANDLE = re.compile(r"[a-z0-9._-]+")


@dataclass(frozen=True)
class Facts:
    """The fields of `schema.article.Source` that describe the article; dates are days in Vietnam."""

    headline: str | None = None
    author: str | None = None
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    modified: date | None = None
    views: int | None = None


def titles(head: Metadata, fields: dict[str, list[str]]) -> list[str]:
    """The headlines that the head offers, best first: as given, then the parts of <title> without the site's name."""
    offered = [*head.headline, *fields.get("headline", [])]
    parts = [part for text in (*offered, head.title) if text for part in _parts(text)]
    whole = [*offered, head.title]
    return [text for text in dict.fromkeys([*whole, *parts]) if text and not _is_site(text, head)]


def settle(selection: Selection, head: Metadata, fields: dict[str, list[str]], url: str | None) -> Facts:
    """One value a field, in the order of this module's docstring."""
    published = _date([*head.published, *fields.get("published", [])], selection.published)
    modified = _date([*head.modified, *fields.get("modified", [])], selection.modified)
    return Facts(
        headline=_headline(selection, head, fields),
        author=_author(selection, head, fields),
        publisher=next(iter(head.publisher), None) or selection.site,
        section=_section(selection, head, fields),
        url=_url(head, url),
        language="vi",
        published=published or modified or selection.today,
        modified=modified,
        views=selection.views if selection.views is not None else _number(fields.get("views", [])),
    )


def _headline(selection: Selection, head: Metadata, fields: dict[str, list[str]]) -> str | None:
    if selection.headline and not _is_site(selection.headline, head):
        return selection.headline
    return next(iter(titles(head, fields)), None)


def _parts(text: str) -> Iterator[str]:
    """A title as sites print it: "Headline - Section - Site" or "Site | Headline"; longest beginnings first."""
    borders = list(_TITLE_BORDER.finditer(text))
    for border in reversed(borders):
        yield text[: border.start()].strip()
    for border in borders:
        yield text[border.end() :].strip()


def _is_site(text: str, head: Metadata) -> bool:
    """True for a text that names the site and not an article."""
    bare = fold(text).strip(" -–|:.")
    return bare in {fold(name).strip() for name in head.publisher} or lines.read(text).is_only("site", "menu")


def _author(selection: Selection, head: Metadata, fields: dict[str, list[str]]) -> str | None:
    offered = (selection.author, *head.author, *fields.get("author", []))
    names = [name for text in offered if (name := _person(text, head))]
    if not names:
        return selection.source
    # "HẠNH CHÂU" under the article and "Hạnh Châu" in the head are one; the head knows which letters are capitals.
    return next((name for name in names if name != names[0] and fold(name) == fold(names[0])), names[0])


def _person(text: str | None, head: Metadata) -> str | None:
    """`text` as an author; None for an account, an address, a site or its publisher."""
    name = re.sub(r"^(?:tác giả|bài viết|theo|by)\s*:?\s+", "", text or "", flags=re.IGNORECASE).strip(" .,;:-–()")
    if not name or len(name) > 80 or _ADDRESS.search(name) or _HANDLE.fullmatch(name) or fold(name) in _accounts():
        return None
    return None if _is_site(name, head) else name


@cache
def _accounts() -> frozenset[str]:
    return frozenset(fold(name) for name in rules().accounts)


def _section(selection: Selection, head: Metadata, fields: dict[str, list[str]]) -> str | None:
    offered = [*head.section, *fields.get("section", []), selection.section or "", *head.crumbs]
    headline = fold(selection.headline or "")
    named = (_LABEL.sub("", text) for text in offered)
    return next((text for text in named if text and fold(text) != headline and not _is_home(text)), None)


def _is_home(text: str) -> bool:
    return any({"home", "search-login"} & set(part.rules) for part in lines.read(text).parts)


def _url(head: Metadata, url: str | None) -> str | None:
    """The canonical address where it is one of the same site and not merely its home page; else where the page was found."""
    for candidate in head.url:
        parts = _split(candidate)
        if parts and parts.scheme in ("http", "https") and parts.netloc and parts.path.strip("/"):
            return candidate if url is None or _site(parts) == _site(_split(url)) else url
    return url


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _site(parts: SplitResult | None) -> str:
    host = parts.netloc.lower().split(":")[0] if parts else ""
    return ".".join(host.split(".")[-3:]).removeprefix("www.").removeprefix("m.")


def _date(offered: Sequence[str], visible: date | None) -> date | None:
    """ISO dates of the head, then the visible line, then other dates of the head: those may put the month first."""
    exact = [text for text in offered if re.match(r"\d{4}-\d\d-\d\d", text)]
    days = [*map(_day, exact), visible, *map(_day, offered)]
    return next((day for day in days if day), None)


def _day(text: str) -> date | None:
    """The day in Vietnam of a moment or a date; a moment before 7 a.m. there has another day in UTC."""
    if _INSTANT.match(text.strip()):
        try:
            return datetime.fromisoformat(text.strip()).astimezone(VIETNAM).date()
        except ValueError:
            return None
    return dates.parse_single(text)


def _number(texts: Iterable[str]) -> int | None:
    digits = (re.sub(r"\D", "", text) for text in texts)
    return next((int(found) for found in digits if found and len(found) < 12), None)
