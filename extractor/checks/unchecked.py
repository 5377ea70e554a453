"""Percentages that state a share or a change without the figures to check it by: counted, so that a reader of the verdicts
knows how much of the article they cover (statcheck reports the same of the statistics it detects)."""

from collections.abc import Container, Iterator

from extractor.checks.facts import Facts, Mention
from extractor.checks.findings import finding
from extractor.checks.links.directions import direction_of
from extractor.checks.links.plans import of_target
from extractor.checks.links.share_words import is_share
from extractor.checks.units import is_percent
from extractor.checks.wording import printed
from extractor.schema.verdict import Verdict

ALL = 100


def unchecked(facts: Facts, checked: Container[str]) -> Iterator[Verdict]:
    """One verdict "not checkable" for each such percentage; `checked`: ids of the figures of relations that were judged."""
    for mention in facts.mentions:
        rule = rule_of(facts, mention) if mention.id not in checked else None
        if rule is not None:
            yield finding(
                facts, rule, "not_checkable", figures=[mention.figure], expression=f"{printed(mention.figure)}%",
                published=printed(mention.figure),
            )  # fmt: skip


def rule_of(facts: Facts, mention: Mention) -> str | None:
    """The rule under which the percentage would fall; None where it states neither a share nor a change."""
    if not is_percent(mention.figure) or mention.cell is not None or mention.figure.role in {"target", "threshold"}:
        return None
    if direction_of(facts, mention):
        return "B02"
    start = mention.start - len(facts.before(mention))
    if not is_share(facts, mention) or not facts.cues.any("share", start, mention.start):
        return None
    if of_target(facts, mention):
        return "B06"
    # "100% hồ sơ" is said of all and asks for no arithmetic; more than all is for A17.
    return "A03" if mention.figure.value is None or mention.figure.value < ALL else None
