"""Every rule proves itself: its examples hold, its counterexamples are not hit, its failures are known."""

import re
import tomllib
import unicodedata

import pytest

from extractor.rules.base import folder
from tests.rule_runners import RUNNERS

FILES = sorted(path for path in folder().rglob("*.toml"))


def strings_of(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from strings_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings_of(value)


def rules_of(data, path=""):
    """Every table with an id and examples, wherever the file keeps it."""
    if isinstance(data, dict):
        if "id" in data and "examples" in data:
            yield data
        for value in data.values():
            yield from rules_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from rules_of(value)


def name_of(path):
    return path.relative_to(folder()).with_suffix("").as_posix()


DATA = {name_of(path): tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
RULES = [(name, rule) for name, data in DATA.items() if name in RUNNERS for rule in rules_of(data)]


def cases(key):
    return [pytest.param(name, rule["id"], case, id=f"{name}:{rule['id']}:{number}")
            for name, rule in RULES for number, case in enumerate(rule.get(key, []))]  # fmt: skip


def hits(name, rule_id, text):
    return [
        (text[match.start : match.end], RUNNERS[name].value(match))
        for match in RUNNERS[name].parse(text)
        if rule_id in match.rules
    ]


def found(name, rule_id, example):
    wanted = example.get("value")
    return any(
        span == example["span"] and wanted in (None, value) for span, value in hits(name, rule_id, example["text"])
    )


@pytest.mark.parametrize(("name", "rule_id", "example"), cases("examples"))
def test_the_rule_itself_finds_its_example(name, rule_id, example):
    assert found(name, rule_id, example), hits(name, rule_id, example["text"])


@pytest.mark.parametrize(("name", "rule_id", "text"), cases("counterexamples"))
def test_the_rule_leaves_its_counterexample_alone(name, rule_id, text):
    assert hits(name, rule_id, text) == []


KNOWN_FAILURES = cases("known_failures")
if KNOWN_FAILURES:

    @pytest.mark.parametrize(("name", "rule_id", "example"), KNOWN_FAILURES)
    @pytest.mark.xfail(strict=True, reason="recorded in the rule file")
    def test_known_failures_still_fail(name, rule_id, example):
        assert found(name, rule_id, example)


@pytest.mark.parametrize("name", DATA)
def test_rule_files_are_composed_text_with_unique_ids(name):
    strings = list(strings_of(DATA[name]))
    ids = [rule["id"] for rule in rules_of(DATA[name])]
    assert [text for text in strings if not unicodedata.is_normalized("NFC", text)] == []
    assert sorted(ids) == sorted(set(ids))


PATTERNS = [pytest.param(text, id=f"{name}:{text[:40]}") for name, data in DATA.items() for rule in rules_of(data)
            if (text := rule.get("pattern"))]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_matches_nothing_at_all(pattern):
    assert re.compile(pattern).match("") is None
