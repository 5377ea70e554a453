"""Finding records in the index: by words of the text, and by what was read in it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.text import fold

FACETS = {
    "verdict": "SELECT verdict, COUNT(DISTINCT article_id) FROM finding JOIN matched ON matched.id = article_id GROUP BY 1",
    "topic": "SELECT topic, COUNT(*) FROM inspection JOIN matched ON matched.id = article_id WHERE topic <> '' GROUP BY 1",
    "place": (
        "SELECT name, COUNT(DISTINCT article_id) FROM place JOIN matched ON matched.id = article_id "
        "WHERE length(code) = 2 GROUP BY 1"
    ),
}
MOST_VALUES = 12
BEFORE, AFTER = 60, 120


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; None or empty is no condition. `start` and `end` are days ("2024-07-09"), both included.

    `text`: words with or without diacritics, all of which must occur; a phrase stands in double quotes. `place`: a name
    or GSO code, old or new. `topic`: its code or a part of its words. `body`, `official`: a part of the name.
    """

    text: str = ""
    place: str = ""
    topic: str = ""
    body: str = ""
    official: str = ""
    metric: str = ""
    verdict: str = ""
    start: str = ""
    end: str = ""
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """`total` of all matches; `ids` of this page; the words around a match by id; how all matches divide by facet."""

    total: int
    ids: tuple[str, ...]
    snippets: dict[str, str] = field(default_factory=dict)
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


def search(connection: sqlite3.Connection, query: Query, *, facets: bool = True) -> Found:
    """The records that meet every condition, best match first for words, else the latest first.

    Without `facets`, which cost a look at every match, those of the result are empty.
    """
    conditions, values = _conditions(query)
    where = " AND ".join(conditions) or "1"
    (total,) = connection.execute(f"SELECT COUNT(*) FROM article WHERE {where}", values).fetchone()
    others = " AND ".join(condition for condition in conditions if condition != _TEXT) or "1"
    snippets = dict(_page(connection, query, others, values))
    counted = _facets(connection, where, values) if facets else {}
    return Found(total, tuple(snippets), {key: text for key, text in snippets.items() if text}, counted)


def _facets(connection: sqlite3.Connection, where: str, values: dict[str, str]) -> dict[str, dict[str, int]]:
    """How all matches divide."""
    connection.execute("DROP TABLE IF EXISTS temp.matched")
    connection.execute("CREATE TEMP TABLE matched (id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute(f"INSERT INTO matched SELECT article.id FROM article WHERE {where}", values)
    return {
        name: dict(connection.execute(f"{sql} ORDER BY 2 DESC LIMIT {MOST_VALUES}").fetchall())
        for name, sql in FACETS.items()
    }


_TEXT = "article.number IN (SELECT rowid FROM article_text WHERE article_text MATCH :text)"


def _conditions(query: Query) -> tuple[list[str], dict[str, str]]:
    """The conditions of SQL for the fields that are filled, and the values that they name."""
    part = {key: f"%{fold(value)}%" if (value := getattr(query, key)) else "" for key in ("topic", "body", "official")}
    values = {
        "text": match_of(query.text), "place": fold(query.place), "code": query.place, "metric": query.metric,
        "topic_code": query.topic, "verdict": query.verdict, "start": query.start, "end": query.end, **part,
    }  # fmt: skip
    sql = {
        "text": _TEXT,
        "place": (
            "article.id IN (SELECT article_id FROM place WHERE folded_name = :place OR bare_name = :place OR code = :code "
            "UNION SELECT article_id FROM place_successor WHERE folded_name = :place OR bare_name = :place)"
        ),
        "topic": (
            "article.id IN (SELECT article_id FROM inspection WHERE topic_code = :topic_code "
            "UNION SELECT article_id FROM inspection WHERE folded_topic LIKE :topic)"
        ),
        "body": "article.id IN (SELECT article_id FROM organization WHERE folded_name LIKE :body)",
        "official": "article.id IN (SELECT article_id FROM official WHERE folded_name LIKE :official)",
        "metric": "article.id IN (SELECT article_id FROM figure WHERE metric = :metric)",
        "verdict": "article.id IN (SELECT article_id FROM finding WHERE verdict = :verdict)",
        "start": "article.day >= :start",
        # "2024-07" lies before the end "2024-07-31", and the end "2024-07" holds the whole month.
        "end": "article.day <= :end || '~'",
    }
    return [condition for key, condition in sql.items() if values[key]], values


def match_of(text: str) -> str:
    """The words of a reader as an FTS5 expression over the folded column; none of them is read as an operator.

    >>> match_of('hồ sơ "đúng hạn"')
    'folded : ("ho" AND "so" AND "dung han")'
    """
    pieces = fold(text).split('"')
    terms = [term for number, piece in enumerate(pieces) for term in ([piece.strip()] if number % 2 else piece.split())]
    quoted = " AND ".join(f'"{term}"' for term in terms if any(character.isalnum() for character in term))
    return f"folded : ({quoted})" if quoted else ""


def _page(
    connection: sqlite3.Connection, query: Query, where: str, values: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The ids of the asked page with the words around the match; `where` holds the conditions beside the words."""
    if values["text"]:
        sql = (
            "SELECT article.id, article_text.headline || char(10) || article_text.text, article_text.folded "
            "FROM article_text JOIN article ON article.number = article_text.rowid "
            f"WHERE article_text MATCH :text AND {where} ORDER BY rank"
        )
    else:
        sql = f"SELECT article.id, '', '' FROM article WHERE {where} ORDER BY article.day DESC, article.id"
    bounds = {**values, "limit": query.limit, "offset": query.offset}
    for identity, text, folded in connection.execute(f"{sql} LIMIT :limit OFFSET :offset", bounds):
        yield identity, around(text, query.text, folded)


def around(text: str, words: str, folded: str) -> str:
    """The words of `text` around the first of the looked-for `words`, which are found in `folded`.

    Folding keeps offsets, so what is found in the folded text stands at the same place in the other.

    >>> text = "Huyện không có hồ sơ trễ hẹn."
    >>> around(text, "ho so", fold(text))
    'Huyện không có hồ sơ trễ hẹn.'
    """
    starts = [folded.find(word) for word in fold(words).replace('"', " ").split()]
    start = min((place for place in starts if place >= 0), default=0)
    first = text.rfind(" ", 0, max(start - BEFORE, 0)) + 1
    last = text.find(" ", start + AFTER)
    cut = " ".join(text[first : last if last > 0 else None].split())
    return ("… " if first else "") + cut + (" …" if last > 0 else "") if text else ""
