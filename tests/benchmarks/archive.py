"""The archive with thousands of records: adding, rebuilding the index, searching, comparing; and writers that are killed.

    python -m tests.benchmarks.archive [--sizes 1000 10000] [--kills 200] [--folder DIR]

The records are made by chance from those of the fixture articles: other provinces and districts, days, numbers and
words, so that no two texts are copies. Seconds of wall time, and the most memory that the process had. Searches are
timed one by one over words, places, metrics and verdicts; the slowest counts.
"""

import argparse
import os
import random
import resource
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from extractor.archive import index
from extractor.archive.copies import copies
from extractor.archive.keeper import keeper
from extractor.archive.search import Query, search
from extractor.archive.store import Entry, Store
from extractor.checks.between.compare import compare
from extractor.rules.places import table
from extractor.schema.record import InspectionRecord
from extractor.stages import extract
from tests.page_fixtures import ARTICLES

WORDS = (
    "lúa", "cầu", "trạm", "mương", "chợ", "đò", "bến", "vườn", "sông", "núi", "đồi",
    "bãi", "kênh", "làng", "thôn", "ấp", "bản", "đường", "hồ", "đập", "rừng", "nương",
)  # fmt: skip
QUERIES = (
    Query("hồ sơ đúng hạn"),
    Query("kiem tra an toan thuc pham"),
    Query(place="Long An"),
    Query(metric="resolved_late"),
    Query(verdict="inconsistent"),
    Query(topic="food-safety", start="2024-01-01", end="2024-06-30"),
    Query("lúa cầu", place="huyện Tân Hưng"),
)


def patterns() -> list[InspectionRecord]:
    """The records that the others are made from."""
    return [extract(page.content) for page in ARTICLES[:20]]


def synthetic(count: int, seed: int = 1) -> Iterator[InspectionRecord]:
    """`count` records, each with its own id, headline, day, place, words and numbers; the same for the same seed."""
    chance, made = random.Random(seed), patterns()
    provinces = table().rows("province")
    for number in range(count):
        pattern = made[number % len(made)]
        province = chance.choice(provinces)
        day = f"20{chance.randint(19, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        # As many words by chance as the pattern has: of two texts of one pattern a third is the same, no copy.
        words = " ".join(chance.choices(WORDS, k=len(pattern.article.text.split())))
        text = pattern.article.text + f"\n{words} {number}."
        source = pattern.source.model_copy(
            update={
                "headline": f"{pattern.source.headline} {number}",
                "date_published": day,
                "url": f"https://a.vn/{number}",
            }
        )
        places = tuple(
            place.model_copy(update={"name": province.title, "code": province.code}) for place in pattern.places[:1]
        )
        yield pattern.model_copy(
            update={
                "id": f"{chance.getrandbits(80):020x}",
                "source": source,
                "article": pattern.article.model_copy(update={"text": text, "sha256": f"{number:064x}"}),
                "places": (*places, *pattern.places[1:]),
            }
        )


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def added(folder: Path, records: Iterator[InspectionRecord]) -> None:
    with keeper(folder) as archive:
        for record in records:
            archive.keep(record)


def searched(folder: Path, *, facets: bool) -> float:
    """The slowest of the queries, in milliseconds, the best of three tries each."""
    with index.connected(index.path_of(folder)) as connection:
        tries = [
            min(timed(partial(search, connection, query, facets=facets))[0] for _ in range(3)) for query in QUERIES
        ]
    return max(tries) * 1000


def compared(folder: Path) -> int:
    with index.connected(index.path_of(folder)) as connection:
        taken = copies(connection)
    entries = (entry for entry in Store(folder).entries() if isinstance(entry, Entry))
    releases = ([release.record for release in entry.releases] for entry in entries)
    return sum(1 for _ in compare(releases, copies=taken))


def measure(count: int, folder: Path) -> str:
    """One line of the table for an archive of `count` records."""
    adding, _ = timed(lambda: added(folder, synthetic(count)))
    rebuilding, _ = timed(lambda: sum(1 for _ in index.rebuild(Store(folder), os.cpu_count() or 1)))
    plain, with_facets = searched(folder, facets=False), searched(folder, facets=True)
    comparing, found = timed(lambda: compared(folder))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return (
        f"{count:8} {adding:8.1f} s {rebuilding:8.1f} s {plain:8.1f} ms {with_facets:8.1f} ms "
        f"{comparing:8.1f} s ({found} found) {memory:8.0f} MB"
    )


def killed(folder: Path, kills: int) -> str:
    """Kills a writer at `kills` random moments; what it said to be kept must be there, and nothing half."""
    chance, context = random.Random(2), get_context("fork")
    records = list(synthetic(400))
    lost = half = 0
    for _ in range(kills):
        receiving, sending = context.Pipe(duplex=False)
        writer = context.Process(target=_write_and_tell, args=(folder, records, sending))
        writer.start()
        time.sleep(chance.uniform(0.01, 0.3))
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()
        sending.close()
        told = set()
        while receiving.poll():
            try:
                told.add(receiving.recv())
            except EOFError:
                break
        half += sum(not isinstance(entry, Entry) for entry in Store(folder).entries())
        lost += sum(Store(folder).get(identity) is None for identity in told)
        chance.shuffle(records)
    return f"{kills} writers killed: {lost} records lost, {half} half written"


def _write_and_tell(folder: Path, records: list[InspectionRecord], sending: Any) -> None:
    for record in records:
        Store(folder).add(record)
        sending.send(record.id)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=None)
    options = parser.parse_args()
    print(" records      add    reindex      search      facets     compare        memory")
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            print(measure(size, Path(folder)), flush=True)
    if options.kills:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            print(killed(Path(folder), options.kills))


if __name__ == "__main__":
    main()
