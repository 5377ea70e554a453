"""Marks in longer texts: datelines, photo credits, the foot of a site, words by which a page says what it is."""

import re
from functools import cache

from extractor.article import stamps
from extractor.article.lines import read, short
from extractor.article.vocabulary import pattern_of, photo_credits, rules
from extractor.parsers.match import Match
from extractor.rules.chrome import Dateline

LONGEST_IMPRINT = 600


def parse(text: str) -> list[Match[str]]:
    """Every rule of `rules/chrome.toml` that holds in a line; the value is its role, or the reason of a refusal.

    The phrases of a line of text are not chrome, so they are none: a line with a rest counts only where a label
    explains the rest, or where the rest stands beside a view counter.
    """
    line = read(text)
    explained = line.roles & {"author", "account", "section", "source", "views"} or {"published", "date"} <= line.roles
    read_as_chrome = line.all_chrome or (explained and short(line.rest))
    phrases = [part for part in line.parts if part.rules] if read_as_chrome else []
    return [*phrases, *datelines(text), *stamps.stamps(text), *refusals(text)]


def datelines(text: str) -> list[Match[str]]:
    """The marks that open a first sentence ("(NLĐ) -"), wherever they stand."""
    return [
        Match(found.start(), found.end(), "dateline", (rule.id,))
        for rule, pattern in _datelines()
        for found in pattern.finditer(text)
    ]


def refusals(text: str) -> list[Match[str]]:
    """The words by which a page's title or heading says that the page is no article; the value is the reason."""
    found = ((rule, re.search(rule.pattern, text, re.IGNORECASE)) for rule in rules().refusal)
    return [Match(hit.start(), hit.end(), rule.reason, (rule.id,)) for rule, hit in found if hit]


def credit_at_end(text: str) -> bool:
    """True for a caption that ends by naming its photographer.

    >>> credit_at_end("Quang cảnh buổi làm việc. Ảnh: Q.M"), credit_at_end("Ảnh chụp tang vật được gửi đi.")
    (True, False)
    """
    return any(hit.end() == len(text) for pattern in photo_credits() for hit in pattern.finditer(text))


def is_imprint(text: str) -> bool:
    """True for the foot of a site: who answers for it, where he is reached, under which licence.

    >>> is_imprint("Địa chỉ: 12 đường Hoa Sen. Điện thoại: 0290 000 111. Ghi rõ nguồn khi phát hành lại.")
    True
    """
    if len(text) > LONGEST_IMPRINT:
        return False
    lowered = text.lower()
    return sum([word in lowered for word in rules().imprint_words]) >= 2


@cache
def _datelines() -> tuple[tuple[Dateline, re.Pattern[str]], ...]:
    return tuple((rule, pattern_of(rule.pattern)) for rule in rules().dateline)
