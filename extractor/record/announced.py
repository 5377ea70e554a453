"""Parties announced by their number and named later: "tại ba xã, thị trấn … thị trấn Diễn Hồ, xã Diễn Lâm và xã Diễn Hoa"."""

import re

from extractor import layers
from extractor.record.parties import LISTED, Parties, Party, is_aside
from extractor.record.reading import Reading
from extractor.schema.values import Quantity

# The nouns under which parties of any kind are counted.
_ANY = {"đơn vị", "địa phương", "cơ sở", "cơ quan"}
# More than these are summed up and not named one by one.
_MOST = 20


def announced(reading: Reading, start: int, end: int, before: re.Pattern[str], parties: Parties) -> list[Party]:
    """The later list of exactly as many parties as are counted from `start` to `end` behind words that match `before`."""
    found: list[Party] = []
    for stretch in reading.layer(layers.QUANTITIES):
        counted = stretch.value
        assert isinstance(counted, Quantity)
        number = counted.numeral.value
        if not start <= stretch.start < end or number is None or not 1 < number <= _MOST:
            continue
        if before.search(reading.text, start, stretch.start):
            found += next(
                (run for run in _runs(reading.text, parties, stretch.end) if _is_of(run, counted, int(number))), []
            )
    return found


def _runs(text: str, parties: Parties, start: int) -> list[list[Party]]:
    """The parties behind `start`, those that are listed together in one run."""
    runs: list[list[Party]] = []
    for party in parties.mentions:
        if party.start < start or (runs and is_aside(text, runs[-1][-1].end, party)):
            continue
        if runs and LISTED.match(text[runs[-1][-1].end : party.start]):
            runs[-1].append(party)
        else:
            runs.append([party])
    return runs


def _is_of(run: list[Party], counted: Quantity, number: int) -> bool:
    """Whether a run has the number and the kind of what was counted."""
    units = {unit.strip() for unit in (counted.unit or "").casefold().split(",")}
    named = any(party.name.casefold().startswith(f"{unit} ") for party in run for unit in units)
    return len(run) == number and (named or not units.isdisjoint(_ANY))
