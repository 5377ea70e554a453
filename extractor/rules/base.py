"""What every rule carries, and how a rule file is found and read."""

import tomllib
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from extractor.schema.base import Frozen

Model = TypeVar("Model", bound=Frozen)


class Example(Frozen):
    """A text, the stretch of it that the rule matches, and the value as a plain string."""

    text: str
    span: str
    value: str | None = None


class Rule(Frozen):
    """A rule with its proof. The tests run every example, counterexample and known failure through the whole parser.

    `known_failures` are strict: one that starts to work turns the suite red until it is moved to `examples`.
    """

    id: str
    examples: tuple[Example, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()
    known_failures: tuple[Example, ...] = ()


def folder() -> Path:
    """The rule folder: beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load(name: str, model: type[Model]) -> Model:
    """The file `rules/<name>.toml` as `model`; a misspelt key or a missing example raises ValidationError."""
    loaded = _load(name, model)
    assert isinstance(loaded, model)
    return loaded


@cache
def _load(name: str, model: type[Frozen]) -> Frozen:
    with (folder() / f"{name}.toml").open("rb") as file:
        return model.model_validate(tomllib.load(file))


@cache
def fingerprint() -> str:
    """A short hash of all rule files, by which two records tell whether they were made by the same rules."""
    digest = sha256()
    for file in sorted(path for path in folder().rglob("*") if path.suffix in {".toml", ".csv"}):
        digest.update(file.relative_to(folder()).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


@cache
def versions() -> tuple[str, str]:
    """The versions of the extractor and of its rules, as records name them."""
    return version("kiemtra"), fingerprint()
