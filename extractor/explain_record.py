"""Where every value of a record comes from: the words of the article, and the rules that read them."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from extractor import layers
from extractor.parsers import topics, triggers
from extractor.pipeline.annotate import annotate
from extractor.record import figure_cues, metrics
from extractor.schema.article import Article
from extractor.schema.base import plain
from extractor.schema.record import Figure, InspectionRecord

# Fields of the source come from the markup of the page and not from the words of the article.
_MARKUP = ("headline", "author", "publisher", "section", "date_published", "date_modified", "views", "url")
_WORDS = {
    "vi": {
        "source": "phần đầu trang, nhãn hoặc dòng ghi ngày",
        "none": "không có căn cứ trong bài",
        "rules": "quy tắc",
    },
    "en": {"source": "the page's head, labels or date line", "none": "no words of the article", "rules": "rules"},
}


def explain_record(record: InspectionRecord, field: str = "", lang: str = "vi") -> str:
    """One line for every value of `record` whose name begins with `field`: its words with their offsets, and the rules.

    The article is read again with the rules of today, so a record of older rules shows what they would read now.
    """
    doc = annotate(Article(source=record.source, body=record.article))
    rules = Rules(doc)
    lines = [line for name, line in _lines(record, rules, lang) if name.startswith(field)]
    return "\n".join(lines)


class Rules:
    """The rules that read each stretch of an article."""

    def __init__(self, doc: Doc) -> None:
        text = layers.text_of(doc)
        self._found: list[tuple[int, int, str]] = [
            (span.start_char, span.end_char, span.label_)
            for layer in layers.EXTENSIONS
            if layer != layers.WORDS
            for span in doc.spans.get(layer, ())
        ]
        parsers = (triggers.parse, triggers.statements, topics.parse, metrics.parse, figure_cues.cues)
        for parse in parsers:
            self._found += [(m.start, m.end, rule) for m in parse(text) for rule in m.rules]

    def over(self, start: int, end: int) -> tuple[str, ...]:
        """The rules of everything that shares a character with the stretch."""
        return tuple(dict.fromkeys(rule for a, b, rule in self._found if a < end and start < b))


def _lines(record: InspectionRecord, rules: Rules, lang: str) -> Iterator[tuple[str, str]]:
    for name in _MARKUP:
        value = getattr(record.source, name)
        if value is not None:
            yield f"source.{name}", f"source.{name}  {value}  ({_WORDS[lang]['source']})"
    for name, value in record:
        if name not in ("source", "article", "checks"):
            yield from _values(name, value, rules, lang)


def _values(name: str, value: Any, rules: Rules, lang: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _values(f"{name}[{number}]", item, rules, lang)
        return
    if not hasattr(value, "evidence"):
        return
    told = "; ".join(f"“{e.quote}” [{e.start}:{e.end}]" for e in value.evidence) or _WORDS[lang]["none"]
    names = dict.fromkeys(rule for e in value.evidence for rule in rules.over(e.start, e.end))
    yield name, f"{name}  {_told(value)}  {told}  {_WORDS[lang]['rules']}: {', '.join(names) or '-'}"
    for inner, item in value:
        if inner != "evidence":
            yield from _values(f"{name}.{inner}", item, rules, lang)


def _told(value: Any) -> str:
    """A value in one short phrase."""
    if isinstance(value, Figure):
        number = "" if value.value is None else plain(value.value)
        links = {key: getattr(value, key) for key in ("metric", "label", "about", "period", "of", "part", "base")}
        return " ".join(filter(None, (number, value.unit, *(f"{key}={item}" for key, item in links.items() if item))))
    for key in ("name", "label", "edtf", "text", "kind", "score"):
        if getattr(value, key, None) is not None:
            return str(getattr(value, key))
    return type(value).__name__
