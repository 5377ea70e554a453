"""The templates of the review pages, which extend those of the static report."""

from pathlib import Path
from typing import Any

from extractor.report.templating import environment
from extractor.web import wording

TEMPLATES = Path(__file__).with_name("templates")


def page(template: str, **context: Any) -> str:
    """A page of the service."""
    made = environment(TEMPLATES, linked="/static")
    return made.get_template(template).render({"lang": "vi", "index": "/", "refusal": wording.refusal, **context})
