"""How the rules of each file are run: `parse` from text to matches, `value` as the examples print it; a line a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Runner:
    parse: Callable[[str], Iterable[Any]]
    value: Callable[[Any], str | None]


RUNNERS: dict[str, Runner] = {}
