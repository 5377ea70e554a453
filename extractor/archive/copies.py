"""Copies of one text: articles that other papers took over whole or nearly so, which are one witness and not several.

MinHash (Broder 1997) over groups of five words, as datasketch computes it, and locality-sensitive hashing in bands, kept
in the index so that each new article is compared with all others at the price of a look-up.
"""

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from itertools import groupby
from typing import Any
from zlib import crc32

from extractor.text import fold

_WORD = re.compile(r"\w+")
SHINGLE = 5
PERMUTATIONS = 128
# 16 bands of 8: a pair that shares 0.8 of its shingles meets in some band with a chance of 0.95, one of 0.5 with 0.06.
BANDS = 16
ROWS = PERMUTATIONS // BANDS
# From this share of equal shingles on, two articles are one text; the estimate is off by about 0.03.
SAME = 0.7
# Different texts that meet in one band and are still remembered there; more of them share a form letter.
MOST_TEXTS = 10
# Shorter texts share their words by chance.
FEWEST_WORDS = 40


def signature(text: str) -> bytes | None:
    """The MinHash of a text without marks, case and punctuation; None where it is too short to tell."""
    words = _WORD.findall(fold(text))
    if len(words) < FEWEST_WORDS:
        return None
    made = _empty().copy()
    made.update_batch(" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1))
    return bytes(made.hashvalues.astype("<u4").tobytes())


@cache
def _empty() -> Any:
    """A MinHash without shingles, to copy: drawing its permutations anew takes longer than an article."""
    from datasketch import MinHash  # noqa: PLC0415 - imports scipy, which only the archive needs

    return MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=crc32)


def bands(minhash: bytes) -> Iterator[tuple[int, bytes]]:
    """The number of each band with a hash of its rows."""
    width = 4 * ROWS
    for number in range(BANDS):
        yield number, blake2b(minhash[number * width : (number + 1) * width], digest_size=8).digest()


def likeness(one: bytes, other: bytes) -> float:
    """The estimated share of shingles that two texts have in common."""
    minima = zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True)
    return sum(left == right for left, right in minima) / PERMUTATIONS


def copies(connection: sqlite3.Connection) -> dict[str, str]:
    """The id of the original by the id of its copy: of one text, the article published first, then the smallest id."""
    groups: dict[str, str] = {}

    def head(identity: str) -> str:
        while groups.get(identity, identity) != identity:
            identity = groups[identity]
        return identity

    for meeting in _meetings(connection):
        # Each is held against one of every text met so far, so a text that a thousand papers took over costs a thousand
        # comparisons and not a million.
        texts: list[str] = []
        for identity in meeting:
            mine = head(identity)
            same = next((text for text in texts if text == mine or _alike(connection, text, mine)), None)
            if same is None:
                texts = [mine, *texts[: MOST_TEXTS - 1]]
            elif same != mine:
                groups[max(same, mine)] = min(same, mine)
                texts[texts.index(same)] = min(same, mine)
    members: dict[str, set[str]] = {}
    for identity in {*groups, *groups.values()}:
        members.setdefault(head(identity), set()).add(identity)
    return {
        copy: original
        for group in members.values()
        for original in [_first(connection, group)]
        for copy in group - {original}
    }


def _meetings(connection: sqlite3.Connection) -> Iterator[list[str]]:
    """The articles that meet in some band, in the order of their ids."""
    rows = connection.execute("SELECT number, hash, article_id FROM band ORDER BY number, hash, article_id")
    for _, found in groupby(rows, key=lambda row: (row[0], row[1])):
        identities = [row[2] for row in found]
        if len(identities) > 1:
            yield identities


def _alike(connection: sqlite3.Connection, first: str, second: str) -> bool:
    return likeness(_minhash(connection, first), _minhash(connection, second)) >= SAME


def _minhash(connection: sqlite3.Connection, identity: str) -> bytes:
    (found,) = connection.execute("SELECT minhash FROM signature WHERE article_id = ?", (identity,)).fetchone()
    return bytes(found)


def _first(connection: sqlite3.Connection, group: set[str]) -> str:
    marks = ", ".join("?" * len(group))
    sql = f"SELECT id FROM article WHERE id IN ({marks}) ORDER BY coalesce(date_published, '9999'), id LIMIT 1"
    (identity,) = connection.execute(sql, sorted(group)).fetchone()
    return str(identity)
