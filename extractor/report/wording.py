"""The words of the pages in both languages, from `interface.toml`, and the signs of the outcomes."""

import tomllib
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from extractor.rules.base import load
from extractor.rules.metrics import Metrics

# An outcome is told by its sign and its word; the colour of a page only repeats them.
SIGNS = {"inconsistent": "✗", "review": "?", "consistent": "✓", "not_checkable": "–"}


@cache
def words() -> dict[str, dict[str, str]]:
    """Every word of the interface by its key: {"vi": …, "en": …}."""
    file = Path(__file__).with_name("interface.toml")
    return dict(tomllib.loads(file.read_text(encoding="utf-8"))["words"])


def both(key: str) -> Markup:
    """The word in both languages, of which the page shows the reader's; a key unknown here is an error."""
    return bilingual(words()[key]["vi"], words()[key]["en"])


def bilingual(vi: str, en: str) -> Markup:
    """Two texts of one meaning; equal ones are given once."""
    if vi == en:
        return escape(vi)
    return Markup('<span class="vi" lang="vi">{}</span><span class="en" lang="en">{}</span>').format(vi, en)


@cache
def metric_names() -> dict[str, tuple[str, str]]:
    """The Vietnamese and English name of every metric by its id."""
    return {metric.id: (metric.vi, metric.en) for metric in load("metrics", Metrics).metric}
