"""The cases of `fixtures/cases/dates.jsonl`: a sentence, perhaps a publication day, and every date that it holds; and the
forms in which a full date is written.
"""

import json
from datetime import date
from pathlib import Path

PATH = Path(__file__).parents[2] / "fixtures" / "cases" / "dates.jsonl"
CASES = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]

FULL_FORMS = (
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d:02}-{m:02}-{y}", "{d}.{m}.{y}", "{d}-{m}/{y}", "{d} / {m} / {y}",
    "{d} tháng {m} năm {y}", "{d:02} tháng {m:02} năm {y}", "{d} tháng {m}/{y}", "{d}/{m} năm {y}",
)  # fmt: skip


def published(case):
    return date.fromisoformat(case["published"]) if "published" in case else None


def written(form, day):
    return form.format(d=day.day, m=day.month, y=day.year)
