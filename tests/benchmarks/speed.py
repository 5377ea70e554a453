"""What one page costs, stage by stage, beside what others take for a part of it; and the memory of a worker.

    python -m tests.benchmarks.speed [--rounds N] [--memory PAGES]

The pages are fixture articles of 2 to 4 KB in their own markup, filled up with menus, teasers, scripts and styles to
100 KB. Milliseconds of CPU time a page on one core, models loaded, the best of the rounds, all in one process, so the
ratios hold on any machine. "the limit" is what no way of doing it could save: lxml's parse of the whole page, and the
two CRF models fed with features made before. With `--memory` the pages are read over and over, and the size of the
process is told after every tenth of them.
"""

import argparse
import gc
import importlib.util
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import lxml.html
import underthesea

from extractor.article.clean import clean
from extractor.checks.check import check
from extractor.parsers import sentences
from extractor.pipeline import words as tagging
from extractor.pipeline.annotate import annotate, warm_up
from extractor.record.build import build
from extractor.schema.page import Page
from extractor.stages import read_page
from tests.benchmarks.shells import MENU, TEASERS, TITLES
from tests.benchmarks.tags import components
from tests.page_fixtures import ARTICLES

SIZE = 100_000
SHORTEST, LONGEST = 2_000, 4_000
SCRIPT = "<script>var q{n}=[];q{n}.push({{'w':{n},'slot':'top-{n}'}});function f{n}(a){{return a*{n}}};</script>\n"
STYLE = "<style>.m{n}{{margin:{n}px;padding:0 4px}} .m{n} a{{color:#0{n}}}</style>\n"
LINK = "<li class='item m{n}'><a href='/tin/{n}' title='{title}'><span>{title}</span></a><p>{teaser}</p></li>\n"
ROW = "{name:44}{cost:9.2f}{share:9.1%}"


def filled(content: bytes) -> bytes:
    """The page with boxes before its first and behind its last element, until it has the size of a portal's page."""
    text = content.decode("utf-8")
    missing = SIZE - len(content)
    boxes: list[str] = []
    while missing > 0:
        n = len(boxes)
        title, teaser = TITLES[n % len(TITLES)], TEASERS[n % len(TEASERS)]
        shape = (LINK, SCRIPT, LINK, STYLE, f"<li><a href='/{n}'>{MENU[n % len(MENU)]}</a></li>\n")[n % 5]
        boxes.append(shape.format(n=n, title=title, teaser=teaser))
        missing -= len(boxes[-1].encode())
    half = len(boxes) // 2
    before, behind = (f"<div class='col'><ul>{''.join(part)}</ul></div>" for part in (boxes[:half], boxes[half:]))
    start = text.lower().find(">", text.lower().find("<body")) + 1
    end = text.lower().rfind("</body")
    return (text[:start] + before + text[start:end] + behind + text[end:]).encode()


def pages() -> list[bytes]:
    """The pages that are measured."""
    found = []
    for page in ARTICLES:
        try:
            content = page.content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if "<body" in content and SHORTEST <= len(clean(page.content).body.text.encode()) <= LONGEST:
            found.append(filled(page.content))
    return found


def cost(call: Callable[[Any], object], inputs: Sequence[Any], rounds: int) -> float:
    """Milliseconds of CPU time for each input, the best of the rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for given in inputs:
            call(given)
        best = min(best, time.process_time() - start)
    return best / len(inputs) * 1000


def layers(articles: Sequence[Any], rounds: int) -> Iterable[tuple[str, float]]:
    """Each step of the pipeline over all articles; a step reads what those before it have left in the Doc."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        spent: Counter[str] = Counter()
        for article in articles:
            spent.update(dict(components(article)))
        best = {name: min(value, best.get(name, value)) for name, value in spent.items()}
    return [(f"  {name}", value / len(articles)) for name, value in best.items()]


def by_sentence(text: str) -> None:
    """The entities of underthesea with each sentence for itself, which is how it is fast."""
    for start, end in sentences.split(text):
        underthesea.ner(text[start:end])


def crf(texts: Sequence[str], rounds: int) -> float:
    """Both CRF models with their features made beforehand."""
    segmenter, tagger = tagging._model(tagging._SEGMENTER), tagging._model(tagging._TAGGER)
    calls = []
    for text in texts:
        for start, end in sentences.split(text):
            found = tagging.words(text, [(start, end)])
            tokens = [tagging._normalized(hit[0]) for hit in tagging._TOKEN.finditer(text, start, end)]
            calls.append((segmenter._tagger, segmenter._features(tokens)))
            calls.append((tagger._tagger, tagger._features([text[word.start : word.end] for word in found])))
    return cost(lambda call: call[0].tag(call[1]), calls, rounds) * len(calls) / len(texts)


def table(contents: list[bytes], rounds: int) -> None:
    """Prints what every stage takes, and what others take."""
    articles = [clean(content) for content in contents]
    texts = [article.body.text for article in articles]
    docs = [annotate(article) for article in articles]
    records = [build(doc) for doc in docs]
    size = sum(map(len, contents)) / len(contents) / 1000
    length = sum(len(text.encode()) for text in texts) / len(texts) / 1000
    print(f"{len(contents)} pages of {size:.0f} KB with articles of {length:.1f} KB")
    whole = cost(lambda content: read_page(Page(content)), contents, rounds)
    rows = [("clean", cost(clean, contents, rounds)), ("annotate", cost(annotate, articles, rounds))]
    rows += layers(articles, rounds)
    rows += [("build", cost(build, docs, rounds)), ("check", cost(check, records, rounds))]
    rows += [("HTML to checked record", whole), ("as JSON", cost(lambda r: r.model_dump_json(), records, rounds))]
    parse, models = cost(lxml.html.document_fromstring, contents, rounds), crf(texts, rounds)
    rows += [("the limit: lxml's parse", parse), ("the limit: both CRF models", models)]
    underthesea.ner(texts[0])  # loads its model
    rows += [("underthesea.ner of the article", cost(underthesea.ner, texts, 1))]
    rows += [("underthesea.ner, sentence by sentence", cost(by_sentence, texts, 1))]
    if importlib.util.find_spec("trafilatura"):
        trafilatura = importlib.import_module("trafilatura")
        rows.append(("trafilatura.extract (cleaning only)", cost(trafilatura.extract, contents, rounds)))
    for name, value in rows:
        print(ROW.format(name=name, cost=value, share=value / whole))
    print(f"{1000 / whole:.0f} pages a second on one core")


def resident() -> float:
    """The size of this process in megabytes."""
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1000


def memory(contents: list[bytes], count: int) -> None:
    """Prints the size of this process while it reads `count` pages, each a little different."""
    for place in range(count):
        if place % max(count // 10, 1) == 0:
            print(f"{place:8} pages {resident():7.0f} MB", flush=True)
        content = contents[place % len(contents)].replace(b"2024", str(1950 + place % 100).encode())
        read_page(Page(content, path=f"{place}.html"))
    print(f"{count:8} pages {resident():7.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory", type=int, default=0, metavar="PAGES")
    options = parser.parse_args()
    warm_up()
    contents = pages()
    gc.freeze()  # as the command does once its models are loaded
    if options.memory:
        memory(contents, options.memory)
    else:
        table(contents, options.rounds)


if __name__ == "__main__":
    main()
