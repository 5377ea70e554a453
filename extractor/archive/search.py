"""Finding records in the index: by words of the text, and by what was read in it."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.text import fold

# CROSS JOIN: SQLite begins with the matches, which are few beside the table.
FACETS = {
    "verdict": (
        "SELECT verdict, COUNT(DISTINCT article_id) FROM matched CROSS JOIN finding ON matched.id = article_id GROUP BY 1"
    ),
    "topic": (
        "SELECT topic, COUNT(*) FROM matched CROSS JOIN inspection ON matched.id = article_id WHERE topic <> '' GROUP BY 1"
    ),
    "place": (
        "SELECT name, COUNT(DISTINCT article_id) FROM matched CROSS JOIN place ON matched.id = article_id "
        "WHERE length(code) = 2 GROUP BY 1"
    ),
}
MOST_VALUES = 12
# Matches up to which words are ranked, and up to which a page is sorted.
MOST_RANKED = 2_000
FEW = 2_000
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
    """The records that meet every condition, the latest first; of words that are not too common the best match first.

    Without `facets`, which cost a look at every match, those of the result are empty.
    """
    conditions, values = _conditions(connection, query)
    where = " AND ".join(conditions) or "1"
    counted_in = "article_text WHERE article_text MATCH :text" if conditions == [_TEXT] else f"article WHERE {where}"
    (total,) = connection.execute(f"SELECT COUNT(*) FROM {counted_in}", values).fetchone()
    ids = _page(connection, query, where, values, total) if total else []
    counted = _facets(connection, where, values) if facets else {}
    return Found(total, tuple(ids), dict(_snippets(connection, query.text, ids)), counted)


def _facets(connection: sqlite3.Connection, where: str, values: dict[str, str]) -> dict[str, dict[str, int]]:
    """How all matches divide."""
    connection.execute("DROP TABLE IF EXISTS temp.matched")
    connection.execute("CREATE TEMP TABLE matched (id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute(f"INSERT INTO matched SELECT article.id FROM article WHERE {where}", values)
    return {
        name: dict(connection.execute(f"{sql} ORDER BY 2 DESC LIMIT {MOST_VALUES}").fetchall())
        for name, sql in FACETS.items()
    }


# The sign before a column keeps SQLite from beginning with this condition: a word may be common, and of the other
# conditions the days are the quickest.
_TEXT = "+article.number IN (SELECT rowid FROM article_text WHERE article_text MATCH :text)"


def _conditions(connection: sqlite3.Connection, query: Query) -> tuple[list[str], dict[str, str]]:
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
        "topic": f"article.id IN (SELECT article_id FROM inspection WHERE {_topic(connection, query.topic)})",
        "body": "article.id IN (SELECT article_id FROM organization WHERE folded_name LIKE :body)",
        "official": "article.id IN (SELECT article_id FROM official WHERE folded_name LIKE :official)",
        "metric": "article.id IN (SELECT article_id FROM figure WHERE metric = :metric)",
        "verdict": "article.id IN (SELECT article_id FROM finding WHERE verdict = :verdict)",
        "start": "article.day >= :start",
        # "2024-07" lies before the end "2024-07-31", and the end "2024-07" holds the whole month.
        "end": "article.day <= :end || '~'",
    }
    chosen = [condition for key, condition in sql.items() if values[key]]
    if query.start or query.end:
        chosen = [condition.replace("article.id IN", "+article.id IN") for condition in chosen]
    return chosen, values


def match_of(text: str) -> str:
    """The words of a reader as an FTS5 expression over the folded column; none of them is read as an operator.

    >>> match_of('hồ sơ "đúng hạn"')
    'folded : ("ho" AND "so" AND "dung han")'
    """
    pieces = fold(text).split('"')
    terms = [term for number, piece in enumerate(pieces) for term in ([piece.strip()] if number % 2 else piece.split())]
    quoted = " AND ".join(f'"{term}"' for term in terms if any(character.isalnum() for character in term))
    return f"folded : ({quoted})" if quoted else ""


def _topic(connection: sqlite3.Connection, topic: str) -> str:
    """A topic is given by its code, or by a part of its words."""
    known = connection.execute("SELECT 1 FROM inspection WHERE topic_code = ? LIMIT 1", (topic,)).fetchone()
    return "topic_code = :topic_code" if known else "folded_topic LIKE :topic"


def _page(connection: sqlite3.Connection, query: Query, where: str, values: dict[str, str], total: int) -> list[str]:
    """The ids of the asked page.

    Ranking looks at every match, so common words are not ranked. Many matches are found soonest by going back through
    the days, few by collecting and sorting them.
    """
    if values["text"] and _is_rare(connection, values["text"]):
        tables = "article_text JOIN article ON article.number = article_text.rowid"
        sql = f"{tables} WHERE article_text MATCH :text AND {where} ORDER BY rank"
    else:
        by_day = "INDEXED BY article_day" if total > FEW else ""
        sql = f"article {by_day} WHERE {where} ORDER BY article.day DESC, article.id DESC"
    bounds = {**values, "limit": query.limit, "offset": query.offset}
    found = connection.execute(f"SELECT article.id FROM {sql} LIMIT :limit OFFSET :offset", bounds)
    return [identity for (identity,) in found]


def _is_rare(connection: sqlite3.Connection, match: str) -> bool:
    sql = "SELECT COUNT(*) FROM (SELECT 1 FROM article_text WHERE article_text MATCH ? LIMIT ?)"
    (count,) = connection.execute(sql, (match, MOST_RANKED + 1)).fetchone()
    return bool(count <= MOST_RANKED)


def _snippets(connection: sqlite3.Connection, words: str, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words around the match by id."""
    marks = ", ".join("?" * len(ids))
    sql = (
        "SELECT article.id, article_text.headline || char(10) || article_text.text, article_text.folded FROM article "
        f"JOIN article_text ON article_text.rowid = article.number WHERE article.id IN ({marks})"
    )
    for identity, text, folded in connection.execute(sql, ids) if words and ids else ():
        yield identity, around(text, words, folded)


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
