"""Mentions of bodies to the bodies of the record: the longest name, its short forms, and all evidence."""

import re

from spacy.tokens import Doc

from extractor import layers
from extractor.schema.evidence import Evidence
from extractor.schema.record import Organization
from extractor.schema.values import OrganizationMention

_ABBREVIATION = re.compile(r"\s*\((?P<short>[A-ZĐƯ&-]{2,})\)")


def build(doc: Doc) -> tuple[Organization, ...]:
    """The bodies of the article in order of first mention.

    A mention whose words stand in a longer name is that body under a short form ("UBND huyện" for "UBND huyện Tân
    Hưng"); where several longer names hold it, the one named last before it is meant.
    """
    mentions = [(span.start_char, span.end_char, span._.organization) for span in doc.spans[layers.ORGANIZATIONS]]
    names = list(dict.fromkeys(mention.name for _, _, mention in mentions))
    groups: dict[str, list[tuple[int, int, OrganizationMention]]] = {}
    for start, end, mention in mentions:
        seen = [earlier.name for position, _, earlier in mentions if position <= start]
        groups.setdefault(full_name(mention.name, names, seen), []).append((start, end, mention))
    ordered = sorted(groups.items(), key=lambda item: item[1][0][0])
    return tuple(organization(doc.text, name, found) for name, found in ordered)


def full_name(name: str, names: list[str], seen: list[str]) -> str:
    """The longest name of the article that holds `name` as whole words, the one last seen before others."""
    holders = [other for other in names if f" {name} ".casefold() in f" {other} ".casefold()]
    longest = max(holders, key=len)
    recent = [other for other in reversed(seen) if other in holders and len(other) > len(name)]
    chosen = recent[0] if recent else longest
    return chosen if chosen in {longest, name} else full_name(chosen, names, seen)


def organization(text: str, name: str, found: list[tuple[int, int, OrganizationMention]]) -> Organization:
    """One body from its mentions; kind, level and place are those of its full name."""
    full = next((mention for _, _, mention in found if mention.name == name), found[0][2])
    short = dict.fromkeys(mention.name for _, _, mention in found if mention.name != name)
    short |= {hit["short"]: None for _, end, _ in found if (hit := _ABBREVIATION.match(text, end))}
    return Organization(
        name=name,
        kind=full.kind,
        level=full.level,
        place=full.place,
        short_forms=tuple(short),
        evidence=tuple(Evidence.of(text, start, end) for start, end, _ in found),
    )
