"""Mentions to persons: one official with all evidence, posts told once, their bodies found within the article."""

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from extractor import layers
from extractor.schema.evidence import Evidence
from extractor.schema.record import Official, Organization, Post
from extractor.schema.values import OfficialMention, PostMention


def officials(doc: Doc, bodies: Iterable[Organization] = ()) -> tuple[Official, ...]:
    """The persons with a post, in order of first mention; who has none in the whole article is a private person.

    `bodies` are the organizations of the record: "Chủ tịch UBND huyện" is of "UBND huyện Tân Hưng" where the article
    names it.
    """
    groups: dict[str, list[OfficialMention]] = {}
    for span in doc.spans[layers.OFFICIALS]:
        mention = span._.official
        groups.setdefault(key_of(mention.name), []).append(mention)
    persons = (official(doc.text, mentions, tuple(bodies)) for mentions in groups.values())
    return tuple(person for person in persons if person.posts)


def key_of(name: str) -> str:
    """One key for "TRẦN VĂN MẪU" and "Trần Văn Mẫu"."""
    return " ".join(name.casefold().split())


def official(text: str, mentions: list[OfficialMention], bodies: tuple[Organization, ...]) -> Official:
    """One person from all mentions: the first honorific and role that any of them gives."""
    first = mentions[0]
    return Official(
        name=first.name,
        honorific=next((m.honorific.lower() for m in mentions if m.honorific), None),
        role=next((m.role for m in mentions if m.role), None),
        posts=posts([post for mention in mentions for post in mention.posts], bodies),
        evidence=evidence(text, mentions),
    )


def posts(mentions: list[PostMention], bodies: tuple[Organization, ...]) -> tuple[Post, ...]:
    """Each post once, as first written: "Phó Giám đốc Sở Nội vụ tỉnh" repeats "Phó Giám đốc Sở Nội vụ"."""
    kept: list[PostMention] = []
    for post in mentions:
        if not any(repeats(post.label, earlier.label) for earlier in kept):
            kept.append(post)
    return tuple(
        Post(label=post.label, title=post.title, organization=resolved(post.organization, bodies)) for post in kept
    )


def repeats(label: str, earlier: str) -> bool:
    """Whether one label begins with the other; case and spaces aside."""
    one, other = f"{key_of(label)} ", f"{key_of(earlier)} "
    return one.startswith(other) or other.startswith(one)


def resolved(organization: str | None, bodies: tuple[Organization, ...]) -> str | None:
    """The body of the record that a post's body stands for, else the words as written."""
    if organization is None:
        return None
    wanted = key_of(organization)
    for body in bodies:
        if wanted in {key_of(body.name), *map(key_of, body.short_forms)}:
            return body.name
    return organization


def evidence(text: str, mentions: list[OfficialMention]) -> tuple[Evidence, ...]:
    """Every place where the person is named: the mentions, the bare name elsewhere, and "ông Tuấn"."""
    first = mentions[0]
    spans = {(m.name_start, m.name_end) for m in mentions}
    spans |= {hit.span() for hit in re.finditer(rf"(?<!\w){re.escape(first.name)}(?!\w)", text)}
    if honorific := next((m.honorific for m in mentions if m.honorific), None):
        given = re.escape(first.name.split()[-1])
        pattern = rf"(?<!\w)(?i:{re.escape(honorific)})\s(?P<given>{given})(?!\w)(?!\s[A-ZĐ])"
        spans |= {hit.span("given") for hit in re.finditer(pattern, text)}
    return tuple(Evidence.of(text, *span) for span in sorted(spans))
