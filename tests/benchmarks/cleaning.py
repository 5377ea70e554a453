"""The cleaner beside general extractors, in one process, on the same pages.

    pip install '.[benchmark]'
    python -m tests.benchmarks.cleaning [FOLDER ...] [--only NAME] [--encodings] [--anonymous] [--shells N] [--misses]

Pages are the article fixtures in HTML; those under `encodings/` only when asked for, since most peers take text. A FOLDER
adds pages of its own: `x.html` with `x.json` beside it (title, date, author, body_must_contain, captions_must_contain,
tables_must_contain, must_not_contain); `--only-folders` leaves the fixtures out. `--anonymous` takes class names, ids and
microdata from every page, as if no publisher were known. `--shells` adds N pages with markup drawn by chance.

Counted over all pages: phrases of the body, captions and rows of data tables that are in the text; phrases of the page
around it that have leaked in; title, date and author exactly right, where saying nothing is right if the page says nothing
("-": not offered). Milliseconds are CPU time a page, the best of three rounds.
"""

import argparse
import datetime
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.benchmarks.peers import Reading, available
from tests.benchmarks.shells import CHROME, Shell, shells
from tests.page_fixtures import ARTICLES, FixturePage

ROUNDS = 3
COLUMNS = ("body", "captions", "tables", "leaked", "title", "date", "author")
NAMES = re.compile(
    rb"""\s(?:class|id|itemprop|itemtype|itemscope|role|data-role)=(?:"[^"<>]*"|'[^'<>]*')""", re.IGNORECASE
)
# Between two cells of a row an extractor may write white space, bars and dashes, and nothing else.
BETWEEN_CELLS = r"[\s|·;,:—-]{0,12}"


@dataclass(frozen=True)
class Case:
    """One page with what must be read from it. `rows` are data rows as patterns; `facts` are title, date and author."""

    name: str
    content: bytes
    body: list[str]
    captions: list[str]
    rows: list[str]
    chrome: list[str]
    facts: dict[str, str | None]


@dataclass
class Score:
    hits: Counter = field(default_factory=Counter)
    totals: Counter = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    milliseconds: float = 0.0

    def add(self, column: str, page: str, wanted: str | None, hit: bool, bad: bool = False) -> None:
        self.totals[column] += 1
        self.hits[column] += hit
        if hit == bad:
            self.misses.append(f"{column:9} {page}: {wanted}")

    def cell(self, column: str) -> str:
        return f"{self.hits[column] / self.totals[column]:.3f}" if self.totals[column] else "-"


def plain(text: str) -> str:
    """One line in NFC without zero-width characters, so that only words are compared."""
    text = re.sub("[\u200b-\u200d\u2060\ufeff\u00ad]", "", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def fixture_case(page: FixturePage) -> Case:
    expect, silent = page.expect, set(page.expect.get("none", []))
    keys = {"title": "headline", "date": "date_published", "author": "author"}
    facts = {name: expect.get(key) for name, key in keys.items() if key in expect or key in silent}
    cells = [row for table in expect.get("tables", []) for row in table["rows"]]
    rows = [BETWEEN_CELLS.join(re.escape(plain(cell)) for cell in row if cell) for row in cells]
    return Case(page.name, page.content, expect["body"], expect.get("captions", []), rows, expect["chrome"], facts)


def folder_cases(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.rglob("*.json")):
        html = path.with_suffix(".html")
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if html.exists():
            facts = {name: data.get(name) for name in ("title", "date", "author")}
            rows = [re.escape(plain(phrase)) for phrase in data.get("tables_must_contain", [])]
            captions, chrome = data.get("captions_must_contain", []), data.get("must_not_contain", [])
            yield Case(path.stem, html.read_bytes(), data["body_must_contain"], captions, rows, chrome, facts)


def shell_case(number: int, shell: Shell) -> Case:
    html, captions = shell.html(), shell.page.expect.get("captions", [])
    chrome = [phrase for phrase in CHROME if phrase in html.decode()]
    facts = {"title": shell.page.expect["headline"], "date": shell.day.isoformat(), "author": shell.author}
    return Case(f"{number} {shell.page.name}", html, shell.paragraphs(), captions, [], chrome, facts)


def judge(score: Score, case: Case, reading: Reading) -> None:
    text = plain(reading.text)
    for phrase in case.body:
        score.add("body", case.name, phrase, plain(phrase) in text)
    for phrase in case.captions:
        score.add("captions", case.name, phrase, plain(phrase) in text)
    for row in case.rows:
        score.add("tables", case.name, row, re.search(row, text) is not None)
    for phrase in case.chrome:
        score.add("leaked", case.name, phrase, plain(phrase) in text, bad=True)
    for name, right in case.facts.items():
        said = getattr(reading, name)
        if reading.fields or (name == "title" and said is not None):
            score.add(name, case.name, f"{said!r} for {right!r}", same(name, said, right))


def same(name: str, said: str | None, right: str | None) -> bool:
    if not said or not right:
        return not said and not right
    return said[:10] == right if name == "date" else plain(said).casefold() == plain(right).casefold()


def measure(read: Callable[[bytes], Reading], cases: list[Case]) -> Score:
    score, best = Score(), [float("inf")] * len(cases)
    for turn in range(ROUNDS):
        for place, case in enumerate(cases):
            start = time.process_time()
            try:
                reading = read(case.content)
            except Exception as error:  # an extractor that fails on a page has read nothing from it
                reading = Reading()
                score.misses.append(f"failed    {case.name}: {type(error).__name__} {error}")
            best[place] = min(best[place], time.process_time() - start)
            if turn == 0:
                judge(score, case, reading)
    score.milliseconds = 1000 * sum(best) / len(cases)
    return score


def table(scores: dict[str, Score], pages: int) -> Iterator[str]:
    yield f"{datetime.date.today().isoformat()}, {pages} pages"
    yield ""
    yield "| extractor | body kept | captions kept | table rows kept | chrome leaked | title | date | author | ms CPU |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, score in scores.items():
        cells = " | ".join(score.cell(column) for column in COLUMNS)
        yield f"| {name} | {cells} | {score.milliseconds:.1f} |"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The cleaner beside general extractors.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--only", default="", help="extractors whose name contains this")
    parser.add_argument("--encodings", action="store_true", help="with the pages in legacy or misdeclared encodings")
    parser.add_argument("--only-folders", action="store_true", help="without the fixtures")
    parser.add_argument("--anonymous", action="store_true", help="without class names, ids and microdata")
    parser.add_argument("--shells", type=int, default=0, help="this many pages with markup drawn by chance")
    parser.add_argument("--seed", type=int, default=1, help="of the pages drawn by chance")
    parser.add_argument("--misses", action="store_true", help="print what each extractor got wrong")
    return parser.parse_args()


def cases_for(options: argparse.Namespace) -> Iterable[Case]:
    for page in [] if options.only_folders else ARTICLES:
        if page.path.suffix == ".html" and (options.encodings or not page.name.startswith("encodings/")):
            yield fixture_case(page)
    for folder in options.folders:
        yield from folder_cases(folder)
    for number, shell in enumerate(shells(ARTICLES, options.shells, options.seed)):
        yield shell_case(number, shell)


def main() -> None:
    options = arguments()
    cases = list(cases_for(options))
    if options.anonymous:
        cases = [replace(case, content=NAMES.sub(b"", case.content)) for case in cases]
    scores = {name: measure(read, cases) for name, read in available(options.only).items()}
    print("\n".join(table(scores, len(cases))))
    for name, score in scores.items() if options.misses else ():
        print(f"\n{name}", *score.misses, sep="\n  ")


if __name__ == "__main__":
    main()
