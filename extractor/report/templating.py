"""The template environment of pages, whether they stand alone or are served with their styles and scripts beside them."""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extractor.report import numbers, wording
from extractor.schema.base import spelled, told
from extractor.schema.record import Figure

TEMPLATES = Path(__file__).with_name("templates")
STATIC = Path(__file__).with_name("static")


@cache
def environment(*folders: Path, linked: str | None = None) -> Environment:
    """Templates of `folders`, then those of the report. They escape everything: a page that holds <script> is data.

    `linked`: the address under which styles and scripts are served; None puts them into the page.
    """
    made = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.globals |= {
        "t": wording.both,
        "bilingual": wording.bilingual,
        "signs": wording.SIGNS,
        "words": wording.words(),
    }
    made.globals |= {"linked": linked, "asset": _asset}
    made.filters |= {"day": numbers.day, "metric": _metric, "json_data": _json_data}
    made.filters |= {"number": _bilingual(spelled), "value": _bilingual(numbers.figure_value)}
    made.filters["arithmetic"] = _bilingual(lambda text, lang: told({"expression": text}, lang)["expression"])
    made.filters["interval"] = _bilingual(numbers.interval)
    return made


def _asset(name: str) -> Markup:
    """A style sheet or script of ours to stand inside the page; it is trusted, so it is not escaped."""
    return Markup((STATIC / name).read_text(encoding="utf-8"))


def _json_data(value: Any) -> Markup:
    """JSON for a script element: `<` is escaped, so that no text of an article can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _bilingual(write: Callable[[Any, str], str]) -> Callable[[Decimal | str | Figure], Markup]:
    return lambda value: wording.bilingual(write(value, "vi"), write(value, "en"))


def _metric(key: str) -> Markup:
    return wording.bilingual(*wording.metric_names().get(key, (key, key)))
