"""Objects of JSON Lines and rows of tables as what they are: records of this program, or pages as crawlers store them."""

import datetime
from typing import Any

from pydantic import ValidationError

from extractor.schema.page import Failure, Page
from extractor.schema.record import SCHEMA_VERSION, InspectionRecord

# The names under which Scrapy projects, trafilatura, news-please and Fundus store the same things, best first.
CONTENT_KEYS = ("html", "body", "maintext", "text", "raw_text")
URL_KEYS = ("url", "source_url", "link", "source")
DATE_KEYS = ("date_published", "published", "date_publish", "date", "publishing_date")


def item_of(value: Any, path: str) -> Page | InspectionRecord | Failure:
    """The record or page that one object holds; `path` names it in reports."""
    if not isinstance(value, dict):
        return Failure(path, "a JSON value that is no object", "each line must be one JSON object")
    if "schema_version" in value:
        return _record(value, path)
    content = next((value[key] for key in CONTENT_KEYS if _is_content(value.get(key))), None)
    if content is None:
        return Failure(path, "neither a record nor a page", f"a page needs one of {', '.join(CONTENT_KEYS)}")
    url = next((value[key] for key in URL_KEYS if isinstance(value.get(key), str)), None)
    return Page(content, path=path, url=url, published=_date(value))


def _is_content(value: Any) -> bool:
    return isinstance(value, str | bytes) and bool(value.strip())


def _record(value: dict[str, Any], path: str) -> InspectionRecord | Failure:
    if value["schema_version"] != SCHEMA_VERSION:
        return Failure(path, f"record of schema {value['schema_version']}", f"this program reads {SCHEMA_VERSION}")
    try:
        return InspectionRecord.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        return Failure(path, f"damaged record: {field}: {first['msg']}", "extract the page again")


def _date(value: dict[str, Any]) -> datetime.date | None:
    for key in DATE_KEYS:
        try:
            return datetime.date.fromisoformat(str(value.get(key))[:10])
        except ValueError:
            continue
    return None
