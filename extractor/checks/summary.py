"""How many relations the articles hold and how many of them could be checked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.rules.checks import Words
from extractor.schema.record import InspectionRecord


@dataclass(frozen=True)
class Summary:
    """`found` relations, of which `checked` could be; `outcomes` counts each verdict."""

    records: int
    outcomes: Counter[str]

    @property
    def found(self) -> int:
        """Every relation and finding."""
        return self.outcomes.total()

    @property
    def checked(self) -> int:
        """Those that have all their figures."""
        return self.found - self.outcomes["not_checkable"]

    def sentence(self) -> Words:
        """The closing line in both languages."""
        bad, review = self.outcomes["inconsistent"], self.outcomes["review"]
        return Words(
            vi=f"Tìm thấy {self.found} quan hệ, kiểm được {self.checked}: {bad} không khớp, {review} cần xem lại.",
            en=f"Found {self.found} relations, could check {self.checked}: {bad} inconsistent, {review} to review.",
        )


def summary(records: Iterable[InspectionRecord]) -> Summary:
    """The counts over the verdicts of `records`."""
    outcomes: Counter[str] = Counter()
    number = 0
    for record in records:
        number += 1
        outcomes.update(verdict.verdict for verdict in record.checks)
    return Summary(number, outcomes)
