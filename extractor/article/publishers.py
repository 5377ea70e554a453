"""The publishers' rules on one page: which of them apply, and what role they give to an element."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from re import compile as pattern

from extractor.parsers.match import Match
from extractor.rules.publishers import Mark, Publisher, publishers

ROLES = ("body", "drop", "lead", "caption", "headline", "published", "modified", "author", "views", "section")

_SELECTOR = pattern(r"(?P<tag>[a-z][\w-]*)?(?:\.(?P<class>[\w-]+)|#(?P<suffix>\*)?(?P<id>[\w-]+)|"
                    r"\[(?P<name>[\w-]+)=(?P<value>[^\]]+)\])?")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selector:
    """One simple selector, and the role of the elements it selects."""

    role: str
    tag: str | None
    key: str
    value: str
    suffix: bool = False

    @classmethod
    def of(cls, text: str, role: str) -> "Selector":
        """Reads `td.title`, `#content`, `#*_lblTitle`, `[itemprop=headline]`; raises ValueError for anything else."""
        found = _SELECTOR.fullmatch(text)
        if not found or not text:
            raise ValueError(f"not a simple selector: {text!r}")
        tag, suffix = found["tag"], bool(found["suffix"])
        if found["class"]:
            return cls(role, tag, "class", found["class"])
        if found["id"]:
            return cls(role, tag, "id", found["id"], suffix)
        if found["name"]:
            return cls(role, tag, found["name"], found["value"])
        return cls(role, tag, "", "")


@dataclass(frozen=True, eq=False)
class Markup:
    """The selectors of all publishers whose marks a page carries, ready to be asked about an element.

    There is one for each set of publishers, so it is compared and remembered by identity.
    """

    names: tuple[str, ...]
    by_value: Mapping[tuple[str, str], tuple[Selector, ...]]
    by_suffix: tuple[Selector, ...]
    attributes: frozenset[str]
    tags: Mapping[str, tuple[Selector, ...]]

    def roles(self, tag: str, attributes: Mapping[str, str]) -> frozenset[str]:
        """The roles of an element with `attributes`."""
        found = {selector.role for selector in self.tags.get(tag, ())}
        for key in self.attributes & attributes.keys():
            values = attributes[key].split() if key == "class" else [attributes[key]]
            for value in values:
                chosen = self.by_value.get((key, value), ())
                found.update(selector.role for selector in chosen if selector.tag in (None, tag))
        identity = attributes.get("id")
        if identity and self.by_suffix:
            found.update(s.role for s in self.by_suffix if identity.endswith(s.value) and s.tag in (None, tag))
        return frozenset(found)


def parse(source: str) -> list[Match[str]]:
    """The marks of all publishers in the source of a page; the value is the publisher's name."""
    # Bytes, whose ASCII letters alone have case: folding all the letters of a page costs more than the search.
    folded, found = source.encode("utf-8", "replace").lower(), []
    for name, mark, sought in _marks():
        at = folded.find(sought)
        if at >= 0:
            start = len(folded[:at].decode("utf-8"))
            found.append(Match(start, start + len(mark.contains), name, (mark.id,)))
    return found


@cache
def _marks() -> list[tuple[str, Mark, bytes]]:
    return [(rules.name, mark, mark.contains.encode().lower()) for rules in publishers() for mark in rules.mark]


def markup_of(source: str) -> Markup:
    """The rules for the page with this source; a page of no known publisher gets rules without selectors."""
    return _markup(frozenset(match.value for match in parse(source)))


@lru_cache(maxsize=64)
def _markup(names: frozenset[str]) -> Markup:
    chosen = [rules for rules in publishers() if rules.name in names]
    selectors = [selector for rules in chosen for selector in _selectors(rules)]
    by_value: dict[tuple[str, str], list[Selector]] = {}
    tags: dict[str, list[Selector]] = {}
    for selector in selectors:
        if selector.key and not selector.suffix:
            by_value.setdefault((selector.key, selector.value), []).append(selector)
        elif not selector.key and selector.tag:
            tags.setdefault(selector.tag, []).append(selector)
    return Markup(
        names=tuple(rules.name for rules in chosen),
        by_value={key: tuple(value) for key, value in by_value.items()},
        by_suffix=tuple(selector for selector in selectors if selector.suffix),
        attributes=frozenset(key for key, _ in by_value),
        tags={key: tuple(value) for key, value in tags.items()},
    )


@cache
def _selectors(rules: Publisher) -> tuple[Selector, ...]:
    return tuple(Selector.of(text, role) for role in ROLES for text in _texts(rules, role))


def _texts(rules: Publisher, role: str) -> Iterable[str]:
    texts: tuple[str, ...] = getattr(rules, role)
    return texts
