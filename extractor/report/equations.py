"""The arithmetic of a verdict, its terms tied to the figures that they stand for."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.schema.record import InspectionRecord
from extractor.schema.verdict import Verdict

_TERM = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])")


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of an expression; `key` names the figure it stands for, None for signs and derived numbers."""

    text: str
    key: str | None = None
    is_number: bool = False


def terms(record: InspectionRecord, verdict: Verdict) -> list[Term]:
    """The expression cut into numbers and what stands between them.

    A number belongs to the first figure of the verdict with that value which no earlier number has taken, so that
    "12 + 12 = 24" lights up two different places.
    """
    values = {figure.id: figure.value for figure in record.figures}
    free = [key for key in verdict.figures if values.get(key) is not None]
    found, place = [], 0
    for match in _TERM.finditer(verdict.expression):
        if match.start() > place:
            found.append(Term(verdict.expression[place : match.start()]))
        key = next((key for key in free if values[key] == Decimal(match.group())), None)
        if key is not None:
            free.remove(key)
        found.append(Term(match.group(), None if key is None else f"figure-{key}", is_number=True))
        place = match.end()
    rest = verdict.expression[place:]
    return [*found, Term(rest)] if rest else found
