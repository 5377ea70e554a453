"""JSON documents and JSON Lines: records of this program, and pages as crawlers store them."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractor.schema.page import Failure, Page
from extractor.schema.record import SCHEMA_VERSION, InspectionRecord

# The names under which Scrapy projects, trafilatura, news-please and Fundus store the same things, best first.
CONTENT_KEYS = ("html", "body", "maintext", "text", "raw_text")
URL_KEYS = ("url", "source_url", "link", "source")
DATE_KEYS = ("date_published", "published", "date_publish", "date", "publishing_date")
JSON_SUFFIXES = {".json", ".jsonl", ".ndjson"}


def looks_like_json(content: bytes, path: str) -> bool:
    """By content first: a page saved as .json is a page, a record piped in without a name is a record."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return start == b"{" or (start == b"[" and Path(path).suffix.lower() in JSON_SUFFIXES)


def read_json(content: bytes, path: str) -> Iterator[Page | InspectionRecord | Failure]:
    """Every object of a JSON document, array or JSON Lines; a damaged line is a Failure that names its number."""
    text = content.decode("utf-8-sig", errors="replace")
    try:
        whole = json.loads(text)
    except ValueError:
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                yield _line(line, f"{path}:{number}")
        return
    items = whole if isinstance(whole, list) else [whole]
    for number, item in enumerate(items, start=1):
        yield _item(item, path if len(items) == 1 else f"{path}:{number}")


def _line(line: str, path: str) -> Page | InspectionRecord | Failure:
    try:
        return _item(json.loads(line), path)
    except ValueError as error:
        return Failure(path, f"not valid JSON: {error}", "each line must be one JSON object")


def _item(item: Any, path: str) -> Page | InspectionRecord | Failure:
    if not isinstance(item, dict):
        return Failure(path, "a JSON value that is no object", "each line must be one JSON object")
    if "schema_version" in item:
        return _record(item, path)
    content = next((item[key] for key in CONTENT_KEYS if isinstance(item.get(key), str) and item[key].strip()), None)
    if content is None:
        return Failure(path, "neither a record nor a page", f"a page needs one of {', '.join(CONTENT_KEYS)}")
    url = next((item[key] for key in URL_KEYS if isinstance(item.get(key), str)), None)
    return Page(content, path=path, url=url, published=_date(item))


def _record(item: dict[str, Any], path: str) -> InspectionRecord | Failure:
    if item["schema_version"] != SCHEMA_VERSION:
        return Failure(path, f"record of schema {item['schema_version']}", f"this program reads {SCHEMA_VERSION}")
    try:
        return InspectionRecord.model_validate(item)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        return Failure(path, f"damaged record: {field}: {first['msg']}", "extract the page again")


def _date(item: dict[str, Any]) -> datetime.date | None:
    for key in DATE_KEYS:
        try:
            return datetime.date.fromisoformat(str(item.get(key))[:10])
        except ValueError:
            continue
    return None
