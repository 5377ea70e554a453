"""What the pipeline costs, component by component, and its words beside `underthesea.pos_tag`, on the fixture pages.

    python -m tests.benchmarks.tags [--rounds N]

Milliseconds of CPU time per 3,000 characters on one core, models loaded, the middle one of the rounds. The last line times
a loop of plain Python on the same machine, so that numbers of different machines can be compared.
"""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

import underthesea
from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

from extractor.article.clean import clean
from extractor.parsers import sentences
from extractor.pipeline import words as tagging
from extractor.pipeline.annotate import language, warm_up
from extractor.schema.article import Article
from tests.page_fixtures import ARTICLES

CHARACTERS = 3_000
LOOP = 1_000_000


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of CPU time of one call."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1000


def components(article: Article) -> Iterator[tuple[str, float]]:
    """Each component of the pipeline with its cost on one article."""
    nlp, start = language(), time.process_time()
    doc = nlp.tokenizer(article.body.text)
    doc.user_data["article"] = article
    yield "tokenizer", (time.process_time() - start) * 1000
    for name, component in nlp.pipeline:
        yield name, timed(lambda component=component: component(doc))


def naively(text: str, tagger: FastCRFSequenceTagger) -> None:
    """The words and tags of underthesea, sentence by sentence, with all the features it builds itself."""
    for start, end in sentences.split(text):
        tagger.predict([[word] for word in underthesea.word_tokenize(text[start:end])])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    articles = [clean(page.content, path=str(page.path)) for page in ARTICLES]
    characters = sum(len(article.body.text) for article in articles)
    theirs = FastCRFSequenceTagger()
    theirs.load(str(tagging._TAGGER))
    warm_up()
    costs: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        totals: defaultdict[str, float] = defaultdict(float)
        for article in articles:
            for name, cost in components(article):
                totals[name] += cost
            totals["(words by underthesea)"] += timed(lambda text=article.body.text: naively(text, theirs))
        for name, cost in totals.items():
            costs[name].append(cost / characters * CHARACTERS)
    for name, values in costs.items():
        print(f"{name:24}{statistics.median(values):8.2f}")
    own = sum(statistics.median(values) for name, values in costs.items() if not name.startswith("("))
    print(f"{'the whole pipeline':24}{own:8.2f}")
    print(f"{'a loop of a million':24}{timed(lambda: sum(range(LOOP))):8.2f}")


if __name__ == "__main__":
    main()
