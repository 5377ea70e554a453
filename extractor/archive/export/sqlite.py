"""The index as a database for Datasette, with the `metadata.json` that tells what is in it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from extractor.archive import index

_TABLES = {
    "article": "Mỗi bài một dòng. One row an article.",
    "inspection": "Cuộc kiểm tra chính của bài. The article's main inspection.",
    "party": "Bên kiểm tra và bên được kiểm tra. Who inspects, and who is inspected.",
    "official": "Người có chức vụ. Named persons with a post.",
    "post": "Chức vụ. Posts.",
    "organization": "Cơ quan, tổ chức. Bodies.",
    "place": "Địa danh hành chính. Administrative places.",
    "figure": "Số liệu công bố, kèm nguyên văn. Published figures with their words.",
    "finding": "Kết quả đối chiếu. Verdicts of the checks.",
}
_FACETS = {
    "article": ["publisher"],
    "inspection": ["kind", "topic_code"],
    "organization": ["kind", "level"],
    "place": ["type"],
    "figure": ["metric", "unit", "role"],
    "finding": ["verdict", "rule"],
}


def database(folder: Path, target: Path) -> None:
    """Writes the index of the archive to `target`, and `<target>.metadata.json` for `datasette --metadata`.

    What only this program needs (the signatures of copies) is left out.
    """
    with index.connected(index.path_of(folder)) as connection, closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
        copy.executescript("DROP TABLE band; DROP TABLE signature; PRAGMA journal_mode = DELETE; VACUUM;")


def metadata(name: str) -> str:
    """The metadata of the database `name` as JSON text."""
    tables: dict[str, Any] = {
        table: {"description": text, "facets": _FACETS.get(table, [])} for table, text in _TABLES.items()
    }
    tables["article"] |= {"fts_table": "article_text", "fts_pk": "number", "sort_desc": "date_published"}
    tables["article"]["label_column"] = "headline"
    described = {
        "title": "Kho bản ghi kiểm tra",
        "description": "Tin kiểm tra, thanh tra đã đọc và đối chiếu. Inspection news, read and checked.",
        "databases": {name: {"tables": tables}},
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"
