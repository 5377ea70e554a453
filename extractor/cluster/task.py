"""What a Dask worker does: it reads one shard and puts its records and failures where they belong."""

import datetime
import faulthandler
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from distributed import Variable, WorkerPlugin
from distributed.worker import Worker

from extractor.cluster.output import Form, exists, records_to, whole, write_failures
from extractor.cluster.shards import Shard
from extractor.pipeline.annotate import warm_up
from extractor.schema.page import Failure, Page
from extractor.schema.record import InspectionRecord
from extractor.sources.contents import Item
from extractor.sources.files import read
from extractor.stages import SECONDS, name_of, outcome

# One page at a time in a process: more threads would wait for one another anyway, and share one watch.
_READING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Job:
    """What all shards of a run have in common. `folder`: a path or an fsspec address; `seconds`: for one page."""

    folder: str
    form: Form = "jsonl"
    published: datetime.date | None = None
    seconds: float = SECONDS
    read: Callable[[Page], InspectionRecord | Failure] = outcome

    def output(self, shard: Shard) -> str:
        """Where the records of `shard` go."""
        return f"{self.folder}/part-{shard.key}.{self.form}"

    def failures(self, shard: Shard) -> str:
        """Where its failures go."""
        return f"{self.folder}/failures-{shard.key}.jsonl"


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a shard: how many records, how many failures, and whether an earlier run had read it."""

    records: int = 0
    failures: int = 0
    kept: bool = False


@dataclass(slots=True)
class Attempt:
    """How a shard is read in one run.

    After it has brought workers down, a `careful` attempt tells the scheduler the number of each page before reading
    it, under the name of the attempt, which survives the worker; the pages in `set_aside` are not read again. `suspect`
    is the page at which the attempt before ended, -1 before the first page. `number` counts the attempts.
    """

    name: str
    number: int = 0
    careful: bool = False
    suspect: int | None = None
    set_aside: frozenset[int] = field(default_factory=frozenset)

    @property
    def key(self) -> str:
        """What tells this attempt from all others."""
        return f"{self.name}-{self.number}"


class Warm(WorkerPlugin):
    """Loads the models once a worker, before its first shard."""

    name = "kiemtra"

    def setup(self, worker: Worker) -> None:
        """Called by Dask in every worker, those that join later too."""
        warm_up()


def read_shard(shard: Shard, job: Job, attempt: Attempt) -> Report:
    """Reads `shard` unless its output is there already. The output appears last, so it means that all is done."""
    if exists(job.output(shard)):
        return Report(kept=True)
    records, failures = 0, list[Failure]()
    with whole(job.output(shard)) as out:
        with records_to(out, job.form) as write:
            for result in _results(shard, job, attempt):
                if isinstance(result, Failure):
                    failures.append(result)
                else:
                    write(result)
                    records += 1
        if failures:
            write_failures(job.failures(shard), failures)
    return Report(records, len(failures))


def _results(shard: Shard, job: Job, attempt: Attempt) -> Iterator[InspectionRecord | Failure]:
    reached = Variable(attempt.key) if attempt.careful else None
    for number, item in enumerate(read(shard.inputs)):
        if number in attempt.set_aside:
            yield Failure(_name(item), "every process that read it died", "please report this page")
            continue
        if reached:
            reached.set(number)
        if isinstance(item, Page):
            with _READING, _watched(job.seconds):
                result = job.read(replace(item, published=item.published or job.published))
            yield result
        else:
            yield item


def _name(item: Item) -> str:
    if isinstance(item, Failure):
        return item.path
    return name_of(item) if isinstance(item, Page) else item.source.path or item.id


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """Ends this process when a page takes too long, which Dask then treats as any death.

    A thread of Python's could not: a long search of `re` never lets it run. This watch needs no interpreter.
    """
    faulthandler.dump_traceback_later(seconds, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
