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
# Pages of one shard that may bring workers down before the shard as a whole is given up.
MOST_SET_ASIDE = 20
# Deaths of workers over one shard before Dask gives it back; one may be the machine's fault.
DEATHS = 1


@contextmanager
def connected(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A client of the cluster at `scheduler`, or of `workers` processes on this machine."""
    if scheduler:
        with Client(scheduler) as client:
            yield client
        return
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": DEATHS}),
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
        key = f"{attempt.reached}-{attempt.careful:d}-{len(attempt.set_aside)}"
        future = self.client.submit(read_shard, shard, self.job, attempt, key=key, pure=False)
        self.running[future] = (shard, attempt)
        return future

    def _next(self, shard: Shard, before: Attempt) -> Attempt | None:
        """How the shard is read after it has killed its workers once more; None to give it up."""
        if not before.careful:
            return replace(before, careful=True)
        try:
            reached = Variable(before.reached, client=self.client).get(timeout=1)
        except TimeoutError:  # it did not come as far as its first page
            return None
        if reached in before.set_aside or len(before.set_aside) >= MOST_SET_ASIDE:
            return None
        return replace(before, set_aside=before.set_aside | {reached})

    def _given_up(self, shard: Shard) -> Report:
        failure = Failure(shard.inputs[0], "every process that read this shard died", "read its files one by one")
        write_failures(self.job.failures(shard), [failure])
        return Report(failures=1)

    def cancel(self) -> None:
        """Takes back what is not done."""
        self.client.cancel(list(self.running))
