"""The pipeline as a list of steps: each component reads the layers below it and writes one layer of spans."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor import layers
from extractor.parsers import dates, documents, officials, organizations, places, quantities, sentences
from extractor.parsers.match import Match
from extractor.pipeline import words as tagging
from extractor.pipeline.tokenizer import CharacterClassTokenizer
from extractor.rules.places import provinces_in
from extractor.schema.article import Article
from extractor.schema.values import PlaceMention, Word

# A day as EDTF writes it, whole and certain.
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")

for _extension in layers.EXTENSIONS.values():
    Span.set_extension(_extension, default=None, force=True)


def set_layer(doc: Doc, layer: str, matches: Sequence[Match[Any]]) -> None:
    """Writes matches as the spans of `layer`; a span's label is the first rule behind it, its extension the value."""
    spans = []
    for match in matches:
        span = doc.char_span(match.start, match.end, label=match.rules[0] if match.rules else layer)
        if span is not None:
            span._.set(layers.EXTENSIONS[layer], match.value)
            spans.append(span)
    doc.spans[layer] = spans


def published(doc: Doc) -> date | None:
    """The publication date of the article where it is known to the day."""
    stated = doc.user_data["article"].source.date_published
    try:
        return date.fromisoformat(stated or "")
    except ValueError:
        return None


def written(doc: Doc) -> date | None:
    """The day of the article; where the page does not tell it, the middle one of the days that the text names."""
    values = [span._.date for span in doc.spans[layers.DATES]]
    days = sorted(date.fromisoformat(value.edtf) for value in values if value.valid and _DAY.fullmatch(value.edtf))
    return published(doc) or (days[len(days) // 2] if days else None)


def publisher(doc: Doc) -> tuple[str, ...]:
    """The codes of the provinces that the address or the name of the publisher tells."""
    source = doc.user_data["article"].source
    return provinces_in(" ".join(filter(None, (source.url, source.publisher))))


def found_places(doc: Doc) -> list[Match[PlaceMention]]:
    """The places of the Doc as the parser gave them."""
    return [Match(span.start_char, span.end_char, span._.place) for span in doc.spans[layers.PLACES]]


def masks(doc: Doc) -> list[tuple[int, int]]:
    """The stretches that dates and documents have taken, in which no quantity is looked for."""
    return [(span.start_char, span.end_char) for layer in (layers.DATES, layers.DOCUMENTS) for span in doc.spans[layer]]


def tags(doc: Doc) -> list[Word]:
    """The words of the Doc with their parts of speech."""
    return [span._.word for span in doc.spans[layers.WORDS]]


STEPS: dict[str, Callable[[Doc], list[Match[Any]]]] = {
    layers.WORDS: lambda doc: [
        Match(word.start, word.end, word) for word in tagging.words(doc.text, sentences.split(doc.text))
    ],
    layers.DATES: lambda doc: dates.parse(doc.text, published=published(doc)),
    layers.DOCUMENTS: lambda doc: documents.parse(doc.text),
    layers.QUANTITIES: lambda doc: quantities.parse(doc.text, words=tags(doc), masks=masks(doc)),
    layers.PLACES: lambda doc: list(places.parse(doc.text, written=written(doc), provinces=publisher(doc))),
    layers.ORGANIZATIONS: lambda doc: list(organizations.parse(doc.text, words=tags(doc), places=found_places(doc))),
    layers.OFFICIALS: lambda doc: list(officials.parse(doc.text)),
}


@cache
def language() -> Language:
    """The spaCy pipeline, built once a process."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = CharacterClassTokenizer(nlp.vocab)
    for layer, step in STEPS.items():
        nlp.add_pipe(_component(layer, step))
    return nlp


def _component(layer: str, step: Callable[[Doc], list[Match[Any]]]) -> str:
    def component(doc: Doc) -> Doc:
        set_layer(doc, layer, step(doc))
        return doc

    Language.component(layer, func=component)
    return layer


def annotate(article: Article) -> Doc:
    """The article's text as a Doc with every layer set; `doc.user_data["article"]` is the article."""
    nlp = language()
    doc = nlp.make_doc(article.body.text)
    doc.user_data["article"] = article
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def warm_up() -> None:
    """Loads every model before the first page: first use is slow, and unsafe when two threads share it."""
    language()
    tagging.words("Đoàn kiểm tra đến xã.", [(0, 21)])
