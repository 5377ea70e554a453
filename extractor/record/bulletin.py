"""Bulletins: articles that report several inspections, one after the other, each with its own day and place."""

from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.inspected import inspected
from extractor.record.inspection_dates import DAY_LENGTH, dates_of
from extractor.record.parties import Parties
from extractor.record.reading import Reading

# A cue of this weight reports an inspection by itself.
REPORTS = 2
_PROSE = frozenset({"paragraph", "list_item", "lead"})


def parts(reading: Reading, parties: Parties) -> list[Reading]:
    """The stretches of a bulletin, each from the paragraph that opens an inspection to the next such one; else none.

    Two paragraphs open two inspections when each reports one with a day and an inspected party of its own, and neither
    the days nor the parties are the same. Anything less is one inspection told at length.
    """
    opened: list[tuple[int, str, frozenset[str]]] = []
    for block in reading.article.body.blocks:
        if block.kind not in _PROSE:
            continue
        inside = reading.within(block.start, block.end)
        acts = tuple(match for match in inside.cues if _reports(match))
        days = dates_of(inside, acts) if acts else ()
        # the days of a period are those that the figures cover, or of one delegation on its way
        on_a_day = bool(days) and len(days[0]) == DAY_LENGTH
        named = inspected(inside, acts, parties.within(block.start, block.end), set()) if on_a_day else ()
        if named:
            opened.append((block.start, days[0], frozenset(party.name for party in named)))
    if len(opened) < 2 or not _are_apart(opened):
        return []
    starts = [reading.heading()[1] if place == 0 else start for place, (start, _, _) in enumerate(opened)]
    ends = [*starts[1:], len(reading.text)]
    return [reading.within(start, end) for start, end in zip(starts, ends, strict=True)]


def _reports(match: Match[Cue]) -> bool:
    return match.value.weight >= REPORTS and match.value.role in {"act", "delegation"}


def _are_apart(opened: list[tuple[int, str, frozenset[str]]]) -> bool:
    days = [day for _, day, _ in opened]
    parties = [name for _, _, names in opened for name in names]
    return len(set(days)) == len(days) and len(set(parties)) == len(parties)
