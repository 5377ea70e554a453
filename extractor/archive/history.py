"""What changed between the releases of a record, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.archive.store import PROVENANCE, Entry

# What differs between readings without the page or its meaning having changed.
_HIDDEN = PROVENANCE | {"encoding"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a release that differs from the release before; None where it was or became absent."""

    released: str
    reason: str
    field: str
    before: Any
    after: Any


def history(entry: Entry) -> Iterator[FieldChange]:
    """Every change of every release in order; the first release has none to differ from."""
    for earlier, later in zip(entry.releases, entry.releases[1:], strict=False):
        old, new = _flat(earlier.record.model_dump(mode="json")), _flat(later.record.model_dump(mode="json"))
        for field in [*old, *(name for name in new if name not in old)]:
            if old.get(field) != new.get(field):
                yield FieldChange(later.released, later.reason, field, old.get(field), new.get(field))


def _flat(value: Any, path: str = "") -> dict[str, Any]:
    """Nested fields by dotted path. List items with an id go by it, so that a new figure does not shift the others."""
    if isinstance(value, dict):
        items = [(key, item) for key, item in value.items() if not (path == "source" and key in _HIDDEN)]
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        items = [(str(item.get("id", item.get("name", index))), item) for index, item in enumerate(value)]
    else:
        return {path: value}
    flat: dict[str, Any] = {}
    for key, item in items:
        flat |= _flat(item, f"{path}.{key}" if path else key)
    return flat
