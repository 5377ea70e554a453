"""The words around a date that belong to it or tell against it, as patterns; the words are data in `rules/dates.toml`.

Patterns that end in `$` are searched in a short stretch before the date, the others are matched where it ends.
"""

import re
from functools import cache

from extractor.parsers.date_forms import BLANK, compiled, one_of, rules


@cache
def weekdays() -> re.Pattern[str]:
    return re.compile(rf"{not_counted()}(?<!\w)(?P<w>{one_of(rules().words.weekdays)})(?!\w)")


def not_counted() -> str:
    """No noun stands before that makes "thứ sáu" the sixth of its kind: "chuyến thứ sáu, khuya 17/1"."""
    return "".join(rf"(?<!\b{re.escape(noun)} )" for noun in rules().words.counted)


def weekday(written: str) -> int:
    return rules().words.weekdays[" ".join(written.split())]


@cache
def day_words() -> re.Pattern[str]:
    """ "sáng và chiều thứ Ba (", "tối qua, ngày ": words of time up to the number itself."""
    words = rules().words
    named = one_of(words.day_names)
    plain = one_of([*words.day_parts, *(w for r in rules().relative if r.unit == "day" for w in r.words)])
    return re.compile(
        rf"(?<!\w)(?:(?:{plain}|{not_counted()}{one_of(words.weekdays)})(?!\w)"
        rf"(?:{BLANK}(?:và|hoặc){BLANK}(?=\w))?{BLANK}?[,(]?{BLANK}?)*(?:(?<!\w){named}{BLANK}?\(?)?(?<!\w)$"
    )


@cache
def edges() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(rules().words.edges)}{BLANK}$")


@cache
def year_names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(rules().words.year_names)}{BLANK}$")


@cache
def announcing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(rules().words.announcing)}{BLANK}$")


@cache
def counting() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(rules().words.counting)}{BLANK}$")


@cache
def holiday_bracket() -> re.Pattern[str]:
    return compiled(r"(?<!\w)<occasion> ?[^.,;()\d\n]{0,60}\($")


@cache
def weekday_behind() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}?\((?:(?:tức|nhằm|đúng|vào){BLANK})*(?P<w>{one_of(rules().words.weekdays)})\)")


@cache
def every_year() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}{one_of(rules().words.every_year)}(?!\w)")


@cache
def year_words() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (rule.id, rule.step, re.compile(rf"(?:,?{BLANK}(?:của{BLANK})?)?{one_of(rule.words)}(?!\w)"))
        for rule in rules().year_word
    )


@cache
def ahead_after() -> re.Pattern[str]:
    return compiled(rf" {one_of(rules().words.ahead_after)}(?!\w)(?! (?:\d|<timeword>))")


@cache
def past_after() -> re.Pattern[str]:
    return compiled(rf" {one_of(rules().words.past_after)}(?!\w)")


@cache
def clear() -> re.Pattern[str]:
    """After "trước 30-5": the end of the phrase, so that the pair is no range of numbers."""
    return compiled(r" ?(?:[,;.)\n]|$)| (?:đến|tới|và|năm|vừa|trở|là|sẽ|tại)(?!\w)")


@cache
def counted() -> re.Pattern[str]:
    return compiled(r" <measure>(?!\w)")


@cache
def clause_head() -> re.Pattern[str]:
    return compiled(r"(?:^|[.,;:!?)\n]|(?<!\w)(?:nhưng|và|mà|song|thì|tuy nhiên)) ?$")


@cache
def no_month_after() -> re.Pattern[str]:
    return compiled(r"(?:\d|cách mạng|lương) $")


@cache
def date_follows() -> re.Pattern[str]:
    return compiled(
        rf" ?[,(]? ?(?:tức )?(?:{one_of(rules().words.weekdays)} ?[,(]? ?)?(?:ngày )?\d{{1,2}}(?: ?[/.-] ?\d| tháng)| ?:"
    )


@cache
def that() -> re.Pattern[str]:
    return compiled(r" (?:đó|nữa|đây|này)(?!\w)")


@cache
def several() -> re.Pattern[str]:
    return compiled(r"(?:\d|(?<!\w)(?<!thứ\x20)<howmany>) $")
