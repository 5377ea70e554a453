"""Verdicts as SARIF 2.1.0, the format of code-scanning tools (OASIS standard, 27 March 2020).

Offsets are code points into the article's text as extracted, not into the page: the run says so in its properties.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extractor.checks.catalogue import by_code
from extractor.checks.explain import said
from extractor.checks.suppressions import Suppression
from extractor.rules.checks import Check
from extractor.schema.evidence import Evidence
from extractor.schema.record import InspectionRecord
from extractor.schema.verdict import Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
KINDS = {"consistent": "pass", "inconsistent": "fail", "review": "review", "not_checkable": "notApplicable"}


def sarif(
    records: Iterable[InspectionRecord],
    *,
    lang: str = "vi",
    version: str = "",
    suppressions: Mapping[str, Suppression] | None = None,
) -> dict[str, Any]:
    """The SARIF log of the verdicts of `records` as plain data; suppressed findings are marked and not left out."""
    results = [
        result(record, verdict, lang, (suppressions or {}).get(verdict.fingerprint))
        for record in records
        for verdict in record.checks
    ]
    used = {one["ruleId"] for one in results}
    driver = {"name": "kiemtra", "rules": [rule(check, lang) for code, check in by_code().items() if code in used]}
    if version:
        driver["version"] = version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "properties": {"offsets": "article.text"},
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def rule(check: Check, lang: str) -> dict[str, Any]:
    """The description of one check."""
    alarms = "; ".join(said(words, lang) for words in check.false_alarms)
    return {
        "id": check.code,
        "shortDescription": {"text": said(check.name, lang)},
        "fullDescription": {"text": said(check.formula, lang)},
        "help": {"text": f"{said(check.tolerance, lang)}. {alarms}".strip()},
    }


def result(record: InspectionRecord, verdict: Verdict, lang: str, known: Suppression | None) -> dict[str, Any]:
    """One verdict. SARIF wants level "none" for every kind but "fail"."""
    failed = verdict.verdict == "inconsistent"
    found: dict[str, Any] = {
        "ruleId": verdict.rule,
        "kind": KINDS[verdict.verdict],
        "level": verdict.level if failed else "none",
        "message": {"text": verdict.message_en if lang == "en" else verdict.message},
        "locations": list(locations(record, verdict.evidence)),
        "partialFingerprints": {"kiemtra/v1": verdict.fingerprint},
        "properties": properties(verdict),
    }
    if known is not None:
        found["suppressions"] = [{"kind": "external", "justification": f"{known.reason} ({known.name})"}]
    return found


def locations(record: InspectionRecord, evidence: Iterable[Evidence]) -> Iterator[dict[str, Any]]:
    """The printed words behind a verdict."""
    place = record.source.path or record.source.url or record.id
    for one in evidence:
        region = {"charOffset": one.start, "charLength": one.end - one.start, "snippet": {"text": one.quote}}
        yield {"physicalLocation": {"artifactLocation": {"uri": place}, "region": region}}


def properties(verdict: Verdict) -> dict[str, Any]:
    """The arithmetic and the hypotheses, for tools that show them."""
    return {
        "expression": verdict.expression,
        "computed": verdict.computed,
        "published": verdict.published,
        "decisive": verdict.decisive,
        "alternatives": list(verdict.alternatives),
        "hypotheses": [hypothesis.model_dump(by_alias=True) for hypothesis in verdict.hypotheses],
    }
