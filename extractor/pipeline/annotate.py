"""The pipeline as a list of steps: each component reads the layers below it and writes one layer of spans."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import spacy
from spacy.attrs import IDX, LENGTH
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor import layers
from extractor.parsers import dates, documents, officials, organizations, places, quantities, sentences
from extractor.parsers.match import Match
from extractor.pipeline import words as tagging
from extractor.pipeline.tokenizer import CharacterClassTokenizer
from extractor.rules.places import provinces_in
from extractor.schema.article import Article
from extractor.schema.values import Word

# A day as EDTF writes it, whole and certain.
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def _word(span: Span) -> Word:
    return Word(span.start_char, span.end_char, span.label_)


for _layer, _extension in layers.EXTENSIONS.items():
    if _layer == layers.WORDS:  # one span a word: a stored value each would cost more than finding the words
        Span.set_extension(_extension, getter=_word, force=True)
    else:
        Span.set_extension(_extension, default=None, force=True)


def set_layer(doc: Doc, layer: str, matches: Iterable[Match[Any]]) -> None:
    """Writes matches as the spans of `layer`; a span's label is the first rule behind it, its extension the value."""
    spans = []
    for match in matches:
        span = doc.char_span(match.start, match.end, label=match.rules[0] if match.rules else layer)
        if span is not None:
            span._.set(layers.EXTENSIONS[layer], match.value)
            spans.append(span)
    doc.spans[layer] = spans


def set_words(doc: Doc) -> None:
    """Writes the segmented words as spans labelled with their part of speech, and as a list for the steps that follow."""
    text = layers.text_of(doc)
    found = tagging.words(text, sentences.split(text))
    # One array instead of a Token object for every token, which would cost a tenth of the step.
    edges = doc.to_array([IDX, LENGTH]).tolist()
    first = {start: number for number, (start, _) in enumerate(edges)}
    behind = {start + length: number for number, (start, length) in enumerate(edges, 1)}
    # underthesea ends a word inside a token of ours where a line break is lost: "2020T", "heo" of "năm 2020Theo báo cáo".
    whole = (word for word in found if word.start in first and word.end in behind)
    doc.spans[layers.WORDS] = [Span(doc, first[w.start], behind[w.end], label=w.tag) for w in whole]
    doc.user_data[layers.WORDS] = found


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


def found(doc: Doc, layer: str) -> list[Match[Any]]:
    """The spans of a layer as the parser gave them."""
    extension = layers.EXTENSIONS[layer]
    return [Match(span.start_char, span.end_char, span._.get(extension)) for span in doc.spans[layer]]


def masks(doc: Doc) -> list[tuple[int, int]]:
    """The stretches that dates and documents have taken, in which no quantity is looked for."""
    return [(span.start_char, span.end_char) for layer in (layers.DATES, layers.DOCUMENTS) for span in doc.spans[layer]]


def tags(doc: Doc) -> list[Word]:
    """The words of the Doc with their parts of speech."""
    words: list[Word] = doc.user_data[layers.WORDS]
    return words


@dataclass(frozen=True, slots=True)
class Step:
    """One layer, the layers that it reads, and how it is found."""

    layer: str
    reads: tuple[str, ...]
    run: Callable[[Doc], None]


def _parsed(layer: str, reads: tuple[str, ...], parse: Callable[[Doc], Iterable[Match[Any]]]) -> Step:
    return Step(layer, reads, lambda doc: set_layer(doc, layer, parse(doc)))


STEPS = (
    Step(layers.WORDS, (), set_words),
    _parsed(layers.DATES, (), lambda doc: dates.parse(layers.text_of(doc), published=published(doc))),
    _parsed(
        layers.DOCUMENTS,
        (layers.DATES,),
        lambda doc: documents.parse(layers.text_of(doc), dated=found(doc, layers.DATES)),
    ),
    _parsed(
        layers.QUANTITIES,
        (layers.WORDS, layers.DATES, layers.DOCUMENTS),
        lambda doc: quantities.parse(layers.text_of(doc), words=tags(doc), masks=masks(doc)),
    ),
    _parsed(
        layers.PLACES,
        (layers.DATES,),
        lambda doc: places.parse(layers.text_of(doc), written=written(doc), provinces=publisher(doc)),
    ),
    _parsed(
        layers.ORGANIZATIONS,
        (layers.WORDS, layers.PLACES),
        lambda doc: organizations.parse(layers.text_of(doc), words=tags(doc), places=found(doc, layers.PLACES)),
    ),
    _parsed(layers.OFFICIALS, (), lambda doc: officials.parse(layers.text_of(doc))),
)


@cache
def language() -> Language:
    """The spaCy pipeline, built once a process."""
    # `spacy.blank` would first build the tokenizer of many patterns that ours stands in for.
    nlp = spacy.util.get_lang_class("xx")(create_tokenizer=lambda nlp: CharacterClassTokenizer(nlp.vocab))
    for step in STEPS:
        nlp.add_pipe(_component(step))
    return nlp


def _component(step: Step) -> str:
    def component(doc: Doc) -> Doc:
        step.run(doc)
        return doc

    assigns = ["doc.spans", f"span._.{layers.EXTENSIONS[step.layer]}"]
    requires = [f"span._.{layers.EXTENSIONS[layer]}" for layer in step.reads]
    Language.component(step.layer, assigns=assigns, requires=requires, func=component)
    return step.layer


def annotate(article: Article) -> Doc:
    """The article's text as a Doc with every layer set; `doc.user_data["article"]` is the article."""
    nlp = language()
    doc = nlp.tokenizer(article.body.text)
    doc.user_data["article"] = article
    return nlp(doc)


def warm_up() -> None:
    """Loads every model before the first page: first use is slow, and unsafe when two threads share it."""
    language()
    tagging.words("Đoàn kiểm tra đến xã.", [(0, 21)])
