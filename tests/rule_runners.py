"""How the rules of each file are run: one line a file, `parse` from text to matches and `value` as the examples print it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Runner:
    parse: Callable[[str], Iterable[Any]]
    value: Callable[[Any], str | None]


RUNNERS: dict[str, Runner] = {}
