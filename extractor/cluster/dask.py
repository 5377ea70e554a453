"""The run as the client sees it: shards sent to Dask's workers, their reports, and the pages that kill workers."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from uuid import uuid4

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, Variable, as_completed

from extractor.cluster.output import tidy, write_failures
from extractor.cluster.shards import Shard, shards
from extractor.cluster.task import Attempt, Job, Report, Warm, read_shard
from extractor.schema.page import Failure

# Shards sent ahead: enough for the largest cluster, few enough for a plan of millions.
AHEAD = 10_000
# Attempts at one shard before it is given up as a whole: two for each page that brings workers down.
MOST_ATTEMPTS = 40
# Where an attempt ends that does not come as far as its first page.
BEFORE_FIRST = -1
# Deaths of workers over one shard before Dask gives it back; one may be the machine's fault.
DEATHS = 1
# How a cluster of this machine treats its workers. Dask asks some seconds after each death whether the worker is back,
# and closes its place for good when it has just died again; pages that kill workers would use up all places.
LOCAL = {
    "distributed.scheduler.allowed-failures": DEATHS,
    "distributed.deploy.lost-worker-timeout": "1 day",
}


@contextmanager
def connected(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A client of the cluster at `scheduler`, or of `workers` processes on this machine.

    `scheduler` is an address, or the JSON file that `dask scheduler --scheduler-file` writes, which may yet have to appear.
    """
    if scheduler:
        with Client(scheduler_file=scheduler) if scheduler.endswith(".json") else Client(scheduler) as client:
            yield client
        return
    with (
        dask.config.set(LOCAL),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client


def extract_on(client: Client, paths: Iterable[str], job: Job) -> Iterator[Report]:
    """Reads everything under `paths` on the workers of `client`; a report for each shard as it is done.

    Outputs that are there already are kept, so a run that was stopped goes on where it was. A worker that dies loses
    only the shard it had, which is read again; a page that kills every worker it meets is found by a careful second
    reading, set aside and reported.
    """
    client.register_plugin(Warm())
    run = _Run(client, job)
    try:
        yield from run.reports(shards(paths))
    finally:
        run.cancel()
    tidy(job.folder)


@dataclass(slots=True)
class _Run:
    client: Client
    job: Job
    name: str = field(default_factory=lambda: uuid4().hex)
    running: dict["Future[Report]", tuple[Shard, Attempt]] = field(default_factory=dict)

    def reports(self, waiting: Iterator[Shard]) -> Iterator[Report]:
        done = as_completed([self._sent(shard, self._first(shard)) for shard in islice(waiting, AHEAD)])
        for future in done:
            shard, attempt = self.running.pop(future)
            again = None
            try:
                yield future.result()
            except KilledWorker:
                again = self._next(shard, attempt)
                if again is None:
                    yield self._given_up(shard)
            if again is not None:
                done.add(self._sent(shard, again))
            else:
                done.update([self._sent(following, self._first(following)) for following in islice(waiting, 1)])

    def _first(self, shard: Shard) -> Attempt:
        return Attempt(f"kiemtra-{self.name}-{shard.key}")

    def _sent(self, shard: Shard, attempt: Attempt) -> Any:
        future = self.client.submit(read_shard, shard, self.job, attempt, key=attempt.key, pure=False)
        self.running[future] = (shard, attempt)
        return future

    def _next(self, shard: Shard, before: Attempt) -> Attempt | None:
        """How the shard is read after it has killed its workers once more; None to give it up.

        A cluster also closes workers for reasons of its own, and whatever they had counts as what killed them: a page
        is set aside only where two attempts have ended at it.
        """
        following = replace(before, number=before.number + 1, careful=True)
        if not before.careful:
            return following
        reached = self._reached(before)
        if before.number >= MOST_ATTEMPTS or reached == before.suspect == BEFORE_FIRST:
            return None
        if reached != before.suspect:
            return replace(following, suspect=reached)
        return replace(following, suspect=None, set_aside=before.set_aside | {reached})

    def _reached(self, attempt: Attempt) -> int:
        """The number of the page that an attempt was reading when it ended."""
        try:
            return int(Variable(attempt.key, client=self.client).get(timeout=1))
        except TimeoutError:
            return BEFORE_FIRST

    def _given_up(self, shard: Shard) -> Report:
        failure = Failure(shard.inputs[0], "every process that read this shard died", "read its files one by one")
        write_failures(self.job.failures(shard), [failure])
        return Report(failures=1)

    def cancel(self) -> None:
        """Takes back what is not done."""
        self.client.cancel(list(self.running))
