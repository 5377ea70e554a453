"""The entries of `rules/checks.toml` by code."""

from functools import cache

from extractor.rules.base import load
from extractor.rules.checks import Check, Checks


@cache
def rules() -> Checks:
    """The validated `rules/checks.toml`."""
    checks: Checks = load("checks", Checks)
    return checks


@cache
def by_code() -> dict[str, Check]:
    """The checks of the catalogue by code."""
    return {check.code: check for check in rules().check}


def kind_of(rule: str) -> str:
    """The kind of relation that `rule` looks at, in the words of the record."""
    return by_code()[rule].kind
