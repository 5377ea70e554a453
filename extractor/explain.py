"""What a rule or a check means, and which rules read what in a text."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from extractor.checks import explain as checks
from extractor.parsers import dates, documents, quantities, triggers
from extractor.parsers.match import Match
from extractor.rules.base import folder
from extractor.schema.base import plain
from extractor.schema.values import DateExpression, DocumentReference, Quantity

LABELS = {
    "vi": {"examples": "ví dụ", "counterexamples": "không phải", "known_failures": "chưa đọc được"},
    "en": {"examples": "examples", "counterexamples": "not", "known_failures": "known failures"},
}


def explain_rule(name: str, lang: str) -> str | None:
    """The explanation of a check code or of a rule id of any file in `rules/`; None where there is no such rule."""
    return checks.explain(name, lang=lang) or _data_rule(name, lang)


def _data_rule(name: str, lang: str) -> str | None:
    for path in sorted(folder().rglob("*.toml")):
        for rule in _rules(tomllib.loads(path.read_text(encoding="utf-8"))):
            if rule["id"] == name:
                return "\n".join([f"{name} (rules/{path.relative_to(folder()).as_posix()})", *_lines(rule, lang)])
    return None


def _rules(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, dict):
        if "id" in data and "examples" in data:
            yield data
        for value in data.values():
            yield from _rules(value)
    elif isinstance(data, list):
        for value in data:
            yield from _rules(value)


def _lines(rule: Mapping[str, Any], lang: str) -> Iterator[str]:
    for key, value in rule.items():
        if key in LABELS[lang]:
            yield from (f"  {LABELS[lang][key]}: {_example(example)}" for example in value)
        elif key != "id":
            yield f"  {key}: {value}"


def _example(example: Mapping[str, str] | str) -> str:
    if isinstance(example, str):
        return example
    value = f" = {example['value']}" if "value" in example else ""
    return f"{example['text']} → {example['span']}{value}"


def explain_text(text: str) -> str:
    """One line for every value that the parsers find in `text`: its words, what they mean, and the rules that fired."""
    found: list[Match[Any]] = [
        *quantities.parse(text),
        *dates.parse(text),
        *documents.parse(text),
        *triggers.parse(text),
    ]
    lines = [
        f"“{text[match.start : match.end]}”  {meaning(match.value)}  [{', '.join(match.rules)}]"
        for match in sorted(found, key=lambda match: match.start)
    ]
    return "\n".join(lines) or "không đọc được số liệu, ngày tháng, văn bản nào"


def meaning(value: Any) -> str:
    """A value in one short phrase."""
    if isinstance(value, Quantity):
        ends = (value.numeral.value,) if value.numeral.value is not None else (value.numeral.low, value.numeral.high)
        number = "..".join(plain(end) for end in ends if end is not None)
        return " ".join(filter(None, (value.modifier, number, value.unit)))
    if isinstance(value, DateExpression):
        return value.edtf + ("" if value.valid else " (không có trong lịch)")
    if isinstance(value, DocumentReference):
        return value.label
    return f"{value.kind} ({value.role})"
