"""How the rules of each file are run: `parse` from text to matches, `value` as the examples print it; a line a file."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from extractor.article import legacy, marks, publishers
from extractor.checks import cues
from extractor.parsers import (
    dates,
    documents,
    numerals,
    officials,
    organizations,
    places,
    posts,
    quantities,
    sentences,
    topics,
    triggers,
)
from extractor.parsers.match import Match
from extractor.pipeline import words
from extractor.record import figure_cues, metrics, negations
from extractor.rules import abbreviations, vocabulary
from extractor.rules.base import folder
from extractor.schema.base import plain

PUBLISHERS = sorted((folder() / "publishers").glob("*.toml"))


@dataclass(frozen=True)
class Runner:
    parse: Callable[[str], Iterable[Any]]
    value: Callable[[Any], str | None]


def trigger_matches(text):
    """All kinds of rule of the file: mentions of inspections, findings and demands with their tone and addressee."""
    found = (triggers.parse, triggers.statements, triggers.tones, triggers.addressees, triggers.demands)
    return [match for parse in found for match in parse(text)]


PUBLISHED = datetime.date(2024, 7, 10)


def date_matches(text):
    """Dates without a publication day, and with one, which words such as "tuần trước" need."""
    return [*dates.parse(text), *dates.parse(text, published=PUBLISHED)]


def quantity_matches(text):
    """Quantities, and the stretches that are masked because they are none."""
    return [*quantities.parse(text), *quantities.set_aside(text)]


def quantity_value(match):
    """A quantity as "4398 hồ sơ"; a mask has no value."""
    return None if isinstance(match.value, str) else f"{plain(match.value.numeral.value)} {match.value.unit}"


def title_matches(text):
    """Posts with their head, honorifics, and roles, each as a match of its own."""
    found = [Match(p.mention.start, p.mention.end, p.mention.title, (p.rule,)) for p in posts.parse(text)]
    return [*found, *officials.words(text)]


def organization_matches(text):
    """Bodies, found with the tags that the pipeline gives."""
    return organizations.parse(text, words=words.words(text, sentences.split(text)))


def abbreviation_matches(text):
    """Every known abbreviation of the text with its long form, by the family that lists it."""
    return [
        Match(hit.start(), hit.end(), family.entries[hit[0]], (family.id,))
        for hit in abbreviations.pattern().finditer(text)
        for family in abbreviations.families()
        if hit[0] in family.entries
    ]


def vocabulary_matches(text):
    """Every word of every list."""
    return [Match(start, end, None, (name,)) for start, end, name in vocabulary.parse(text)]


RUNNERS: dict[str, Runner] = {
    "organizations": Runner(organization_matches, lambda match: match.value.kind),
    "titles": Runner(title_matches, lambda match: match.value),
    "chrome": Runner(marks.parse, lambda match: match.value),
    "encodings": Runner(legacy.parse, lambda match: match.value),
    **{f"publishers/{file.stem}": Runner(publishers.parse, lambda match: match.value) for file in PUBLISHERS},
    "places": Runner(places.parse, lambda match: match.value.type),
    "abbreviations": Runner(abbreviation_matches, lambda match: match.value),
    "dates": Runner(date_matches, lambda match: match.value.edtf),
    "sentences": Runner(sentences.abbreviations, lambda match: match.value),
    "documents": Runner(documents.parse, lambda match: match.value.label),
    "quantities": Runner(quantity_matches, quantity_value),
    "units": Runner(quantity_matches, quantity_value),
    "figure_cues": Runner(figure_cues.cues, lambda match: match.value),
    "negations": Runner(negations.parse, lambda match: match.value.metric),
    "metrics": Runner(metrics.parse, lambda match: match.value),
    "vocabulary": Runner(vocabulary_matches, lambda match: match.value),
    "links": Runner(cues.parse, lambda match: match.value),
    "numerals": Runner(numerals.parse, lambda match: plain(match.value.value)),
    "topics": Runner(topics.parse, lambda match: match.value),
    "triggers": Runner(trigger_matches, lambda match: getattr(match.value, "kind", match.value)),
}
