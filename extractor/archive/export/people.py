"""Persons, bodies and their memberships in the words of Popolo (http://www.popoloproject.com/specs/)."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import IO, Any

from extractor.schema.record import InspectionRecord, Official, Organization
from extractor.text import fold

Item = dict[str, Any]


class Register:
    """What all records tell of persons and bodies, each once with all its sources.

    A person is one where name and first post's body are the same; of equal names in different bodies nobody can tell.
    """

    def __init__(self) -> None:
        self.persons: dict[str, Item] = {}
        self.organizations: dict[str, Item] = {}
        self.memberships: dict[str, Item] = {}

    def add(self, record: InspectionRecord) -> None:
        """Takes up the officials and bodies of a record."""
        source = {"url": record.source.url or f"urn:kiemtra:{record.id}", "note": record.source.headline or record.id}
        bodies = {body.name: self._body(body, source) for body in record.organizations}
        for official in record.officials:
            self._person(official, bodies, source)

    def _body(self, body: Organization, source: Item) -> str:
        identity = _identity("organization", body.name, body.place or "")
        made = self.organizations.setdefault(
            identity,
            {"id": identity, "name": body.name, "classification": body.kind, "other_names": [], "sources": []},
        )
        known = {name["name"] for name in made["other_names"]}
        made["other_names"] += [{"name": name} for name in body.short_forms if name not in known]
        _cite(made, source)
        return identity

    def _person(self, official: Official, bodies: dict[str, str], source: Item) -> None:
        home = next((post.organization for post in official.posts if post.organization), "") or ""
        identity = _identity("person", official.name, home)
        made = self.persons.setdefault(
            identity,
            {"id": identity, "name": official.name, "honorific_prefix": official.honorific, "sources": []},
        )
        _cite(made, source)
        for post in official.posts:
            key = _identity("membership", identity, post.label)
            member = self.memberships.setdefault(
                key,
                {"id": key, "person_id": identity, "role": post.title, "label": post.label, "sources": []},
            )
            if post.organization in bodies:
                member["organization_id"] = bodies[post.organization]
            _cite(member, source)


def popolo(records: Iterable[InspectionRecord], file: IO[str]) -> None:
    """One JSON document with `persons`, `organizations` and `memberships`."""
    register = Register()
    for record in records:
        register.add(record)
    parts = {name: list(getattr(register, name).values()) for name in ("persons", "organizations", "memberships")}
    json.dump(parts, file, ensure_ascii=False, indent=1)
    file.write("\n")


def _cite(item: Item, source: Item) -> None:
    if source not in item["sources"]:
        item["sources"].append(source)


def _identity(*words: str) -> str:
    return sha256("\n".join(map(fold, words)).encode()).hexdigest()[:20]
