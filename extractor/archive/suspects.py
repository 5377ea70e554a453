"""Findings that need a look, those not yet decided on or those decided in one way; the most decisive come first."""

import sqlite3
from typing import Any

from extractor.schema.review import Decision

_SUSPECT = """FROM finding JOIN article ON article.id = finding.article_id LEFT JOIN decision USING (article_id, fingerprint)
    WHERE verdict IN ('inconsistent', 'review') AND decision IS :decision"""
_COUNT = f"SELECT count(*) {_SUSPECT}"
_ROWS = f"""SELECT article.id AS record, coalesce(article.headline, article.id) AS headline, rule, verdict, level,
    decisive, expression, message, message_en, fingerprint {_SUSPECT}
    ORDER BY decisive DESC, verdict, level = 'error' DESC, article.id LIMIT :limit"""


def suspects(connection: sqlite3.Connection, decision: Decision | None, limit: int) -> tuple[int, list[dict[str, Any]]]:
    """How many there are, and the first of them, each with its record and headline; None is "not yet decided"."""
    wanted = {"decision": decision, "limit": limit}
    return connection.execute(_COUNT, wanted).fetchone()[0], [dict(row) for row in connection.execute(_ROWS, wanted)]
