"""Units and bodies of government that did not exist at the date of which the article speaks (D09, D10, D11)."""

import re
from collections.abc import Iterator
from datetime import date

from extractor.checks.catalogue import rules
from extractor.checks.days import last_day
from extractor.checks.facts import Facts
from extractor.checks.findings import finding
from extractor.rules.places import table
from extractor.rules.vocabulary import pattern
from extractor.schema.evidence import Evidence
from extractor.schema.record import Organization, Place
from extractor.schema.verdict import Verdict

TYPE_WORD = re.compile(r"^(?:tỉnh|thành phố|TP\.?)\s+", re.IGNORECASE)
COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
BEFORE = pattern(r"\b(?:{former}|{back_then}|{merged})\b")


def units(facts: Facts, published: date | None) -> Iterator[Verdict]:
    """D09: a body of a unit that had been abolished when it is said to act."""
    yield from abolished(facts, published, "D09")


def bodies(facts: Facts, published: date | None) -> Iterator[Verdict]:
    """D11: a body that had been abolished when it is said to act."""
    yield from abolished(facts, published, "D11")


def abolished(facts: Facts, published: date | None, rule: str) -> Iterator[Verdict]:
    """One review for the first body that a rule of `rules/checks.toml` ends before the date of the event."""
    event = event_day(facts, published)
    if event is None:
        return
    for body in facts.record.organizations:
        ended = next((one for one in rules().ended if one.rule == rule and re.match(one.pattern, body.name)), None)
        if ended is not None and event > ended.last_day and acts(facts, body):
            yield finding(
                facts, rule, "review", evidence=body.evidence[:1], expression=body.name,
                computed=ended.last_day.isoformat(), published=event.isoformat(), source=ended.source,
            )  # fmt: skip
            return  # the others would say the same


def parents(facts: Facts, published: date | None) -> Iterator[Verdict]:
    """D10: a commune with a province that had been merged into another at the date of the event."""
    event = event_day(facts, published)
    for place in facts.record.places if event else ():
        if event is None or place.parent is None or place.type not in COMMUNES or not _told_now(facts, place):
            continue
        merged = merged_into(place.parent, event)
        if merged is not None:
            yield finding(
                facts, "D10", "review", evidence=place.evidence[:1], expression=f"{place.name}, {place.parent}",
                computed=merged, published=event.isoformat(),
            )  # fmt: skip


def merged_into(province: str, day: date) -> str | None:
    """The province that holds `province` on `day`; None where it stands itself or is no province of the table."""
    rows = [unit for unit in table().named(TYPE_WORD.sub("", province)) if unit.level == "province"]
    if not rows or any(unit.stood(day) for unit in rows):
        return None
    heirs = [unit for code in table().successors(rows[-1]) for unit in table().by_code[code] if unit.stood(day)]
    return heirs[0].title if heirs else None


def _told_now(facts: Facts, place: Place) -> bool:
    parent = place.parent or ""
    return any(_prints(facts, evidence, parent) and not _past(facts, evidence) for evidence in place.evidence)


def _prints(facts: Facts, evidence: Evidence, parent: str) -> bool:
    """Whether the parent stands in the words right after the commune and is not inferred."""
    return parent.lower() in facts.text[evidence.start : evidence.end + 60].lower()


def event_day(facts: Facts, published: date | None) -> date | None:
    """The last day of the inspection, else the day of publication."""
    inspection = facts.record.inspection
    days = [day for day in map(last_day, inspection.dates if inspection else ()) if day]
    return max(days) if days else published


def acts(facts: Facts, body: Organization) -> bool:
    """Whether some sentence with the body speaks of now: no word of the past and no year before the change."""
    return any(not _past(facts, evidence) for evidence in body.evidence)


def _past(facts: Facts, evidence: Evidence) -> bool:
    for start, end in facts.sentences:
        if start <= evidence.start < end:
            sentence = facts.text[start:end]
            return bool(BEFORE.search(sentence.lower()) or re.search(r"\b(?:19\d\d|20[01]\d|202[0-4])\b", sentence))
    return False
