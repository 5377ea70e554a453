"""Annotated paragraphs as Docs, so that the meaning of figures is tested apart from finding them."""

import hashlib
import json
from decimal import Decimal
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span

from extractor import layers
from extractor.parsers.precision import interval
from extractor.pipeline.tokenizer import CharacterClassTokenizer
from extractor.schema.article import Article, Block, Body, Source
from extractor.schema.values import DateExpression, Numeral, OrganizationMention, PlaceMention, Quantity

PATH = Path(__file__).parents[2] / "fixtures" / "cases" / "figure-meanings.jsonl"

for _extension in layers.EXTENSIONS.values():
    Span.set_extension(_extension, default=None, force=True)

DIMENSIONS = {
    "%": "share", "đồng": "currency", "phút": "time", "ngày": "time", "ha": "area", "m2": "area", "m3": "volume",
    "kg": "mass",
}  # fmt: skip
NLP = spacy.blank("xx")
NLP.tokenizer = CharacterClassTokenizer(NLP.vocab)


def cases() -> list[dict]:
    """The paragraphs of the data file."""
    return [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]


def doc_of(case: dict) -> Doc:
    """A paragraph with its annotated figures, dates, bodies and places as the layers of a Doc."""
    text = case["text"]
    doc = NLP.make_doc(text)
    doc.user_data["article"] = article_of(text)
    values = {
        layers.QUANTITIES: [(figure, quantity_of(figure)) for figure in case["figures"]],
        layers.DATES: [(date, DateExpression(date["edtf"])) for date in case.get("dates", [])],
        layers.ORGANIZATIONS: [(o, OrganizationMention(o["quote"], "", o["level"])) for o in case["organizations"]],
        layers.PLACES: [(place, PlaceMention(place["quote"], None)) for place in case.get("places", [])],
    }
    for layer in layers.EXTENSIONS:
        spans = []
        for place, value in values.get(layer, []):
            span = doc.char_span(place["start"], place["end"])
            span._.set(layers.EXTENSIONS[layer], value)
            spans.append(span)
        doc.spans[layer] = spans
    return doc


def article_of(text: str) -> Article:
    """The article whose paragraphs are the lines of `text`."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(kind="paragraph", start=start, end=start + len(line)))
        start += len(line) + 1
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(source=Source(), body=Body(text=text, sha256=sha256, blocks=tuple(blocks)))


def quantity_of(figure: dict) -> Quantity:
    """The quantity that the annotation describes; a value "a..b" is a range."""
    low, _, high = figure["value"].partition("..")
    lower, upper = Decimal(low), Decimal(high or low)
    numeral = Numeral(None if high else lower, lower, upper)
    unit, modifier = figure["unit"], figure.get("modifier", "exact")
    bounds = interval(numeral, modifier, rounded=unit in {"%", "đồng"})
    dimension = DIMENSIONS.get(unit or "")
    return Quantity(numeral, unit, modifier, bounds, dimension=dimension)
