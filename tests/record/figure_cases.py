"""Annotated paragraphs as Docs, so that the meaning of figures is tested apart from finding them."""

import hashlib
import json
import re
from decimal import Decimal
from pathlib import Path

from spacy.tokens import Doc

from extractor import layers
from extractor.parsers import quantities
from extractor.parsers.precision import interval
from extractor.pipeline.annotate import language
from extractor.record import figures
from extractor.schema.article import Article, Block, Body, Source
from extractor.schema.record import Figure
from extractor.schema.values import DateExpression, Numeral, OrganizationMention, PlaceMention, Quantity

PATH = Path(__file__).parents[2] / "fixtures" / "cases" / "figure-meanings.jsonl"

DIMENSIONS = {
    "%": "share", "đồng": "currency", "phút": "time", "ngày": "time", "ha": "area", "m2": "area", "m3": "volume",
    "kg": "mass",
}  # fmt: skip


def cases() -> list[dict]:
    """The paragraphs of the data file."""
    return [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]


def doc_of(case: dict) -> Doc:
    """A paragraph with its annotated figures, dates, bodies and places as the layers of a Doc."""
    text = case["text"]
    doc = language().make_doc(text)
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


MARK = re.compile(r"⟦(.*?)⟧")


def marked(text: str, **layers_of: list) -> dict:
    """A case from a text whose figures are marked, "kiểm tra ⟦120 cơ sở⟧"; bodies, places and dates by their words.

    `organizations` and `places` are names, `dates` pairs of words and EDTF.
    """
    plain_text = MARK.sub(r"\1", text)
    case = {"text": plain_text, "figures": [], "organizations": [], "places": [], "dates": []}
    for number, hit in enumerate(MARK.finditer(text)):
        start = hit.start() - 2 * number
        figure = {"start": start, "end": start + len(hit[1]), "quote": hit[1]}
        case["figures"].append(figure | counted(hit[1]))
    for name in ("organizations", "places", "dates"):
        for words in layers_of.get(name, []):
            quote, edtf = words if isinstance(words, tuple) else (words, None)
            start = plain_text.index(quote)
            place = {"start": start, "end": start + len(quote), "quote": quote, "level": None}
            case[name].append(place | ({"edtf": edtf} if edtf else {}))
    return case


def counted(quote: str) -> dict:
    """Value, unit and modifier of a printed figure; a noun that the parser does not know without tags is a unit too."""
    found = quantities.parse(f"có {quote}")
    if not found:
        number, _, unit = quote.partition(" ")
        return {"value": number, "unit": unit or None, "modifier": "exact"}
    value = found[0].value
    ends = [value.numeral.low, value.numeral.high] if value.numeral.value is None else [value.numeral.value]
    return {"value": "..".join(map(str, ends)), "unit": value.unit, "modifier": value.modifier}


def read(text: str, **layers_of: list) -> dict[str, Figure]:
    """The figures of a marked text by their printed words, of equal words the last."""
    return {figure.evidence[0].quote: figure for figure in figures.build(doc_of(marked(text, **layers_of)))[0]}
