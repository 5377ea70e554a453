"""The work in parts that are worth sending to a worker: one file of many pages, or a handful of files of one each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from extractor.sources.files import CONTAINERS, paths_under
from extractor.sources.streams import without_suffix

# Files of one page each in one shard: some ten seconds of work, so that neither sending nor losing it costs much.
TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Shard:
    """The part `number` of a job: the files to read, in order."""

    number: int
    inputs: tuple[str, ...]

    @property
    def key(self) -> str:
        """The same for the same files at the same place of the same job, in every run."""
        digest = sha256("\n".join(self.inputs).encode("utf-8", "surrogateescape")).hexdigest()
        return f"{self.number:06}-{digest[:12]}"


def shards(paths: Iterable[str], together: int = TOGETHER) -> Iterator[Shard]:
    """The shards of all files under `paths`, whose outputs one behind the other are in input order."""
    number = 0
    for alone, group in groupby(paths_under(paths), key=_is_container):
        names = list(group)
        step = 1 if alone else together
        for begin in range(0, len(names), step):
            yield Shard(number, tuple(names[begin : begin + step]))
            number += 1


def _is_container(path: str) -> bool:
    return without_suffix(path).endswith(CONTAINERS)
