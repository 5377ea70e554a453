"""`rules/dates.toml` compiled: the written forms of dates, found by the word with which they begin."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extractor.rules.base import load
from extractor.rules.dates import DateForm, Dates, Relative

DIGIT = "0"
# White space inside a line. The bound keeps a page of blanks from being read again at each of them.
BLANK = r"(?:[^\S\n]{1,4})"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of date with its compiled pattern."""

    rule: DateForm
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RelativeForm:
    """Words for a time relative to the day of publication, compiled."""

    rule: Relative
    pattern: re.Pattern[str]


@cache
def rules() -> Dates:
    """The validated `rules/dates.toml`."""
    return load("dates", Dates)


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """The forms that can begin with a word, in the order in which they are tried; `DIGIT` stands for any digit."""
    table: dict[str, list[Form]] = {}
    for rule in rules().form:
        form = Form(rule, re.compile(_unique(_expanded(rule.pattern))))
        for lead in rule.lead:
            table.setdefault(lead.split()[0], []).append(form)
    return {lead: tuple(found) for lead, found in table.items()}


@cache
def gates() -> Mapping[str, re.Pattern[str]]:
    """For each word that begins forms one pattern for all of them: most numbers of a text are turned away by it."""
    return {
        lead: re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", form.pattern.pattern) for form in found))
        for lead, found in forms().items()
    }


@cache
def leads() -> re.Pattern[str]:
    """A run of digits, or a word with which a form can begin."""
    words = {lead.split()[0] for lead in (*forms(), *relatives()) if lead != DIGIT}
    return re.compile(rf"\d+|(?<!\w){one_of(words)}(?!\w)")


@cache
def relatives() -> Mapping[str, tuple[RelativeForm, ...]]:
    """The relative forms that can begin with a word; of several the one with more words comes first."""
    table: dict[str, list[tuple[int, RelativeForm]]] = {}
    for rule in rules().relative:
        for words in rule.words:
            form = RelativeForm(rule, re.compile(rf"{phrase(words)}(?!\w)"))
            table.setdefault(words.split()[0], []).append((-len(words), form))
    return {lead: tuple(form for _, form in sorted(found, key=lambda pair: pair[0])) for lead, found in table.items()}


def phrase(words: str) -> str:
    """A pattern for words with any white space of a line between them."""
    return BLANK.join(map(re.escape, words.split()))


def one_of(words: Iterable[str]) -> str:
    """A pattern for one of several phrases, the longest first."""
    return f"(?:{'|'.join(phrase(word) for word in sorted(words, key=len, reverse=True))})"


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space stands for white space and `<name>` for a fragment of the rule file."""
    return re.compile(_unique(_expanded(pattern)))


def _expanded(pattern: str) -> str:
    """Fragments in place of `<name>`; in those of `<name2>` the groups carry a 2."""
    while hit := re.search(r"(?<!\?P)<(\w+?)(2?)>", pattern):
        body = rules().fragment[hit[1]].replace("#>", f"{hit[2]}>")
        if hit[2]:
            body = re.sub(r"(?<!\?P)<(\w+?)>", r"<\g<1>2>", body)
        pattern = pattern[: hit.start()] + body + pattern[hit.end() :]
    return pattern.replace(" ", BLANK)


def _unique(pattern: str) -> str:
    """Python allows a group name once: the second and third "d" become "d__1", "d__2", read alike by `groups`."""
    seen: dict[str, int] = {}

    def rename(hit: re.Match[str]) -> str:
        count = seen.get(hit[1], 0)
        seen[hit[1]] = count + 1
        return f"?P<{hit[1]}__{count}>" if count else hit[0]

    return re.sub(r"\?P<(\w+)>", rename, pattern)


def groups(hit: re.Match[str]) -> dict[str, str]:
    """The groups that took part, by their plain names."""
    return {name.partition("__")[0]: value for name, value in hit.groupdict().items() if value is not None}


def number(text: str) -> int:
    """A number of a date in digits, roman numerals or words ("giêng" is 1)."""
    return int(text) if text.isdigit() else rules().words.numbers[" ".join(text.split())]
