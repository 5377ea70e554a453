"""Verdicts as a table for people: per page the findings that need a look, then what could be checked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.report.wording import SIGNS
from extractor.report.wording import words as outcome_words
from extractor.schema.base import spelled, told
from extractor.schema.record import InspectionRecord
from extractor.schema.verdict import Hypothesis, Verdict

# Told apart by sign and word; colour only underlines.
STYLES = {"inconsistent": "bold red", "review": "yellow", "consistent": "green", "not_checkable": "dim"}
WORDS = {
    "vi": {
        "rule": "Phép kiểm", "verdict": "Kết quả", "expression": "Số liệu", "computed": "Tính được",
        "published": "Công bố", "note": "Câu chữ và giải thích", "hypothesis": "Giả thuyết", "fits": "thì khớp", "or": "hoặc",
        "summary": "{pages} trang, {relations} quan hệ số liệu, kiểm được {checked}: {counts}.",
        "none": "không có quan hệ nào để kiểm",
    },
    "en": {
        "rule": "Check", "verdict": "Verdict", "expression": "Figures", "computed": "Computed",
        "published": "Published", "note": "Words and explanation", "hypothesis": "Hypothesis", "fits": "would satisfy",
        "or": "or",
        "summary": "{pages} pages, {relations} relations, {checked} of them checkable: {counts}.",
        "none": "nothing to check",
    },
}  # fmt: skip
# A pipe has no width of its own; this one keeps a message readable in a log.
PIPE_WIDTH = 120
# How many misprints that would satisfy as much are named.
MOST_HYPOTHESES = 3
# Below this width the arithmetic leaves its words no room beside it.
NARROW = 100


def write_table(records: Iterable[InspectionRecord], out: IO[str], *, lang: str) -> Counter[str]:
    """One table a record on `out`, one line a finding, and a closing count; returns the number of each outcome."""
    console = console_on(out)
    words, counts, pages = words_in(lang), Counter[str](), 0
    for record in records:
        pages += 1
        counts.update(verdict.verdict for verdict in record.checks)
        console.print(heading(record), style="bold", soft_wrap=True)
        narrow = console.width < NARROW
        console.print(table(record, words, lang, narrow=narrow) if record.checks else f"  {words['none']}\n")
    console.print(closing(pages, counts, words))
    return counts


def console_on(out: IO[str]) -> Console:
    """A console as wide as the terminal; what stands in an article is printed as it is, "[/b]" and ":100:" too."""
    width = None if out.isatty() else PIPE_WIDTH
    return Console(file=out, width=width, highlight=False, markup=False, emoji=False)


def words_in(lang: str) -> dict[str, str]:
    """The words of the table; the outcomes are called as on the pages."""
    return {outcome: outcome_words()[outcome][lang] for outcome in SIGNS} | WORDS[lang]


def heading(record: InspectionRecord) -> str:
    """The page as a reader finds it again: its path or address, and its headline."""
    place = record.source.path or record.source.url or record.id
    return f"{place}: {record.source.headline}" if record.source.headline else place


def table(record: InspectionRecord, words: dict[str, str], lang: str, *, narrow: bool = False) -> Table:
    """The verdicts of one record, those that need a look first; a `narrow` one has the arithmetic above its words."""
    result = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    arithmetic = () if narrow else ("expression", "computed", "published")
    for key in ("verdict", "rule", *arithmetic):
        result.add_column(words[key], no_wrap=key not in {"verdict", "expression"}, overflow="fold")
    result.add_column(words["note"], ratio=1)
    order = list(SIGNS)
    for verdict in sorted(record.checks, key=lambda verdict: order.index(verdict.verdict)):
        cells = told({key: getattr(verdict, key) or "" for key in ("expression", "computed", "published")}, lang)
        explained = note(verdict, words, lang)
        result.add_row(
            Text(f"{SIGNS[verdict.verdict]} {words[verdict.verdict]}", style=STYLES[verdict.verdict]),
            verdict.rule,
            *(cells[key] for key in arithmetic),
            f"{cells['expression']}\n{explained}" if narrow else explained,
        )
    return result


def note(verdict: Verdict, words: dict[str, str], lang: str) -> str:
    """The printed words, then what the check says of them; a figure that fits needs its words only."""
    quotes = "; ".join(f"“{evidence.quote}”" for evidence in verdict.evidence)
    if verdict.verdict == "consistent":
        return quotes
    lines = [quotes, verdict.message if lang == "vi" else verdict.message_en]
    if verdict.hypotheses:
        lines.append(hypotheses(verdict.hypotheses, words, lang))
    return "\n".join(line for line in lines if line)


def hypotheses(found: Sequence[Hypothesis], words: dict[str, str], lang: str) -> str:
    """The misprints that would satisfy most: where several satisfy as much, none of them is the one."""
    best = [one for one in found if one.closes == found[0].closes]
    changes = [f"{spelled(one.from_value, lang)} → {spelled(one.to_value, lang)}" for one in best[:MOST_HYPOTHESES]]
    more = ["…"] if len(best) > MOST_HYPOTHESES else []
    told = f" {words['or']} ".join(changes + more)
    return f"{words['hypothesis']}: {told} {words['fits']} {', '.join(found[0].closes)}"


def closing(pages: int, counts: Counter[str], words: dict[str, str]) -> str:
    """How many pages, how many relations, how many of them could be checked, and which outcome they had."""
    named = ", ".join(f"{counts[key]} {words[key]}" for key in SIGNS if counts[key]) or words["none"]
    return words["summary"].format(
        pages=pages, relations=counts.total(), checked=counts.total() - counts["not_checkable"], counts=named
    )
