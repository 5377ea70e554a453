"""A match: where it stands, what it means, and which rules made it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """`text[start:end]` means `value`; `rules` are the ids of the rules that made it, in the order they fired."""

    start: int
    end: int
    value: Value
    rules: tuple[str, ...] = ()
