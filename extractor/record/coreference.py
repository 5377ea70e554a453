"""Mentions to persons: one official with all evidence, posts told once, their bodies found within the article."""

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from extractor import layers
from extractor.schema.evidence import Evidence
from extractor.schema.record import Official, Organization, Post
from extractor.schema.values import OfficialMention, PostMention

# Parts that make a named person an official even where no post is told.
_LEADING = {"trưởng đoàn", "phó trưởng đoàn", "tổ trưởng"}


def officials(doc: Doc, bodies: Iterable[Organization] = ()) -> tuple[Official, ...]:
    """The persons with a post or a leading part, in order of first mention; others are private persons.

    `bodies` are the organizations of the record: "Chủ tịch UBND huyện" is of "UBND huyện Tân Hưng" where the article
    names it.
    """
    mentions = [span._.official for span in doc.spans[layers.OFFICIALS]]
    persons = (official(layers.text_of(doc), found, tuple(bodies)) for found in grouped(mentions))
    return tuple(person for person in persons if person.posts or person.role in _LEADING)


def grouped(mentions: Iterable[OfficialMention]) -> list[list[OfficialMention]]:
    """The mentions of each person: "bà Mỹ Thử" is the "bà Đặng Thị Mỹ Thử" named before."""
    groups: dict[str, list[OfficialMention]] = {}
    for mention in mentions:
        key = key_of(mention.name)
        longer = next((known for known in groups if known.endswith(f" {key}")), key)
        groups.setdefault(longer, []).append(mention)
    return list(groups.values())


def key_of(name: str) -> str:
    """One key for "TRẦN VĂN MẪU" and "Trần Văn Mẫu"."""
    return " ".join(name.casefold().split())


def official(text: str, mentions: list[OfficialMention], bodies: tuple[Organization, ...]) -> Official:
    """One person from all mentions: the first name not in capitals, the first honorific and role that any of them gives."""
    full = [mention.name for mention in mentions if len(mention.name.split()) == len(mentions[0].name.split())]
    return Official(
        name=next((name for name in full if not name.isupper()), mentions[0].name),
        honorific=next((m.honorific.lower() for m in mentions if m.honorific), None),
        role=next((m.role for m in mentions if m.role), None),
        posts=posts([post for mention in mentions for post in mention.posts], bodies),
        evidence=evidence(text, mentions),
    )


def posts(mentions: list[PostMention], bodies: tuple[Organization, ...]) -> tuple[Post, ...]:
    """Each post once, as first written: "Phó Giám đốc Sở Nội vụ tỉnh" repeats "Phó Giám đốc Sở Nội vụ".

    A bare title ("Giám đốc") gives way to the post that a later mention tells in full.
    """
    kept: list[PostMention] = []
    for post in mentions:
        place = next((index for index, earlier in enumerate(kept) if repeats(post, earlier)), None)
        if place is None:
            kept.append(post)
        elif kept[place].organization is None:
            kept[place] = post
    return tuple(
        Post(label=post.label, title=post.title, organization=resolved(post.organization, bodies)) for post in kept
    )


def repeats(post: PostMention, earlier: PostMention) -> bool:
    """Whether two mentions tell one post: the same title, and the words of one body among those of the other.

    "Chủ tịch huyện" is "Chủ tịch UBND huyện", but "Chủ tịch HĐND xã" is not "Chủ tịch UBND xã".
    """
    one, other = key_of(post.organization or ""), key_of(earlier.organization or "")
    some, more = set(one.split()), set(other.split())
    return key_of(post.title) == key_of(earlier.title) and (some <= more or more <= some)


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
