"""How the rules of each file are run: `parse` from text to matches, `value` as the examples print it; a line a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from extractor.parsers import numerals, triggers
from extractor.schema.base import plain


@dataclass(frozen=True)
class Runner:
    parse: Callable[[str], Iterable[Any]]
    value: Callable[[Any], str | None]


def trigger_matches(text):
    """Both kinds of rule of the file: mentions of inspections, and marks of findings and recommendations."""
    return [*triggers.parse(text), *triggers.statements(text)]


RUNNERS: dict[str, Runner] = {
    "numerals": Runner(numerals.parse, lambda match: plain(match.value.value)),
    "triggers": Runner(trigger_matches, lambda match: getattr(match.value, "kind", match.value)),
}
