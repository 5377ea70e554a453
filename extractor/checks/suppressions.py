"""Findings that somebody has looked into and explained: a file of fingerprints, each with a reason and a name."""

import json
import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from pydantic import Field

from extractor.schema.base import Frozen
from extractor.schema.record import InspectionRecord
from extractor.schema.verdict import Verdict


class Suppression(Frozen):
    """One explained finding. Reason and name are needed: a finding that nobody answers for stays open."""

    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")
    reason: str = Field(min_length=1)
    name: str = Field(min_length=1)
    date: str | None = None


class Suppressions(Frozen):
    """The whole file: `[[suppression]]` tables in TOML, or `{"suppression": […]}` in JSON."""

    suppression: tuple[Suppression, ...] = ()


def load(path: Path) -> dict[str, Suppression]:
    """The suppressions of `path` by fingerprint.

    Raises OSError where the file cannot be read, and ValueError (pydantic's and tomllib's errors are such) where it is
    not TOML or JSON of that form.
    """
    text = path.read_text(encoding="utf-8")
    data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    return {one.fingerprint: one for one in Suppressions.model_validate(data).suppression}


def without(record: InspectionRecord, suppressions: Mapping[str, Suppression]) -> InspectionRecord:
    """`record` without the verdicts that `suppressions` explain."""
    return record.model_copy(update={"checks": tuple(open_ones(record.checks, suppressions))})


def open_ones(verdicts: Iterable[Verdict], suppressions: Mapping[str, Suppression]) -> Iterable[Verdict]:
    """The verdicts that are not explained; a pass cannot be suppressed, since it accuses nobody."""
    for verdict in verdicts:
        if verdict.fingerprint not in suppressions or verdict.verdict == "consistent":
            yield verdict


def unused(seen: Collection[str], suppressions: Mapping[str, Suppression]) -> list[Suppression]:
    """The suppressions whose fingerprint is none of those `seen`: what they explained is there no more."""
    return [one for one in suppressions.values() if one.fingerprint not in seen]
