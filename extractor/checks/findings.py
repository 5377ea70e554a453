"""A verdict of a check that looks at the facts directly and not at a relation: calendar, spelling, notation, bounds."""

from collections.abc import Iterable

from extractor.checks.catalogue import kind_of
from extractor.checks.facts import Facts
from extractor.checks.fingerprints import stamp
from extractor.checks.wording import sentence
from extractor.schema.evidence import Evidence
from extractor.schema.record import Date, Figure
from extractor.schema.verdict import Level, Outcome, Verdict


def finding(
    facts: Facts,
    rule: str,
    outcome: Outcome,
    *,
    level: Level = "warning",
    figures: Iterable[Figure] = (),
    dates: Iterable[Date] = (),
    evidence: Iterable[Evidence] = (),
    expression: str = "",
    computed: str = "",
    published: str = "",
    **fields: str,
) -> Verdict:
    """A verdict of `rule` with the words of its own message; `fields` fill the braces that only that message has."""
    figures, dates = tuple(figures), tuple(dates)
    shown = (*(figure.evidence[0] for figure in figures if figure.evidence), *(date.evidence[0] for date in dates))
    shown = (*shown, *evidence)
    quotes = "; ".join(f"“{one.quote}”" for one in shown)
    told = {"expression": expression, "computed": computed, "published": published, "quotes": quotes}
    words = sentence(rule, outcome, {"alternative": "", "difference": "", **fields, **told})
    return Verdict(
        rule=rule,
        kind=kind_of(rule),
        verdict=outcome,
        level=level if outcome in {"inconsistent", "review"} else "none",
        figures=tuple(figure.id for figure in figures),
        dates=tuple(date.id for date in dates),
        expression=expression,
        computed=computed or None,
        published=published or None,
        message=words.vi,
        message_en=words.en,
        evidence=shown,
        fingerprint=stamp(facts.record.id, rule, *sorted(one.quote for one in shown)),
    )
